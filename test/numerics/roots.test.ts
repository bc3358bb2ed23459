import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {findRoot} from "../../src/numerics/roots.js";

describe("findRoot", () => {
  it("finds the root of any rising cubic, from either side", () => {
    fc.assert(fc.property(fc.double({min: -5, max: 5, noNaN: true}), fc.double({min: 0, max: 3, noNaN: true}), fc.boolean(), (root, linear, swapped) => {
      const f = (x: number): number => (x - root) ** 3 + linear * (x - root) + 1e-3 * (x - root);
      const found = swapped ? findRoot(f, 7, -6.5) : findRoot(f, -6.5, 7);
      expect(Math.abs(found - root)).toBeLessThanOrEqual(1e-12 * Math.abs(root) + 1e-15);
    }), {seed: 6});
  });

  it("is relative over many decades", () => {
    expect(findRoot((x) => Math.log(x / 3e-7), 1e-20, 1e9) / 3e-7 - 1).toBeCloseTo(0, 11);
  });

  it("takes about ten evaluations where the secant works", () => {
    let evaluations = 0;
    expect(findRoot((x) => { evaluations++; return Math.cos(x) - x; }, 0, 1)).toBeCloseTo(0.7390851332151607, 13);
    expect(evaluations).toBeLessThan(13);
  });

  it("finds a jump, a root at an end and a root at zero", () => {
    expect(findRoot((x) => (x < 0.3 ? -1 : 1), 0, 1)).toBeCloseTo(0.3, 11);
    expect(findRoot((x) => x - 2, 2, 5)).toBe(2);
    expect(Math.abs(findRoot((x) => x ** 3, -1, 2))).toBeLessThan(1e-6);
  });

  it("throws where the ends do not bracket, and says how", () => {
    expect(() => findRoot((x) => x * x + 1, -1, 2)).toThrow("f(-1) = 2 and f(2) = 5 do not bracket a root");
    expect(() => findRoot(() => NaN, -1, 2)).toThrow(RangeError);
  });
});
