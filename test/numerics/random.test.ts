import {describe, expect, it} from "vitest";
import {RandomStream} from "../../src/numerics/random.js";

describe("random numbers", () => {
  it("are those of xoshiro128**, by a slow twin in whole numbers", () => {
    const mask = 2n ** 32n - 1n, turn = (x: bigint, k: bigint): bigint => ((x << k) | (x >> (32n - k))) & mask;
    const s = [1n, 2n, 3n, 4n], stream = RandomStream.fromState([1, 2, 3, 4]);
    const twin = (): bigint => {
      const result = (turn((s[1]! * 5n) & mask, 7n) * 9n) & mask, t = (s[1]! << 9n) & mask;
      s[2]! ^= s[0]!;
      s[3]! ^= s[1]!;
      s[1]! ^= s[2]!;
      s[0]! ^= s[3]!;
      s[2]! ^= t;
      s[3] = turn(s[3]!, 11n);
      return result;
    };
    // The first words of the reference code.
    expect([0, 1, 2, 3].map(() => stream.nextWord())).toEqual([11520, 0, 5927040, 70819200]);
    for (let i = 0; i < 4; i++) twin();
    for (let i = 0; i < 200; i++) expect(stream.nextWord()).toBe(Number(twin()));
  });
  it("depend on seed and index alone, and streams differ", () => {
    const first = (seed: number, index: number): number[] => {
      const stream = new RandomStream(seed, index);
      return [stream.nextWord(), stream.nextWord(), stream.nextWord()];
    };
    expect(first(7, 3)).toEqual(first(7, 3));
    const heads = new Set<number>();
    for (let seed = 0; seed < 60; seed++) for (let index = 0; index < 60; index++) heads.add(first(seed, index)[0]!);
    expect(heads.size).toBeGreaterThan(3595);
    expect(first(3, 7)).not.toEqual(first(7, 3));
    expect(first(2 ** 33 + 1, 0)).not.toEqual(first(1, 0));
  });
  it("normal numbers over many streams have the moments of a Gaussian, and no correlation between streams", () => {
    const count = 20000;
    let one = 0, two = 0, four = 0, neighbours = 0, before = 0;
    for (let k = 0; k < count; k++) {
      const stream = new RandomStream(1, k), z = stream.normal();
      one += z;
      two += z * z;
      four += z ** 4;
      neighbours += z * before;
      before = z;
    }
    expect(Math.abs(one / count)).toBeLessThan(4 / Math.sqrt(count));
    expect(Math.abs(two / count - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    expect(Math.abs(four / count - 3)).toBeLessThan(4 * Math.sqrt(96 / count));
    expect(Math.abs(neighbours / count)).toBeLessThan(4 / Math.sqrt(count));
  });
  it("uniform numbers fill (0, 1) evenly", () => {
    const stream = new RandomStream(5), bins = new Float64Array(20), count = 20000;
    for (let i = 0; i < count; i++) {
      const u = stream.uniform();
      expect(u > 0 && u < 1).toBe(true);
      bins[Math.floor(20 * u)]!++;
    }
    const chiSquare = bins.reduce((sum, n) => sum + (n - count / 20) ** 2 / (count / 20), 0);
    expect(chiSquare).toBeLessThan(43.8);
  });
  it("refuse a seed that is no whole number", () => {
    expect(() => new RandomStream(1.5)).toThrow(/seed = 1.5 is not an integer/);
    expect(() => new RandomStream(1, -1)).toThrow(/index = -1 is not an integer/);
  });
});
