/**
 * Seeded random numbers: xoshiro128** (Blackman & Vigna, ACM Trans. Math. Softw. 47:36 (2021)), one stream for each pair (seed, index).
 * A stream depends on its pair alone, so that work split over any number of threads draws the same numbers.
 */
import {cos, log, power, sin} from "./elementary.js";

const rotate = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/** SplitMix-like finaliser on 32 bits: each bit of the input moves half of those of the output (constants of MurmurHash3). */
const mix = (x: number): number => {
  let z = x | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return z ^ (z >>> 16);
};

const golden = 0x9e3779b9;

export class RandomStream {
  readonly #s = new Int32Array(4);
  #spare = NaN;

  /** Stream `index` of `seed`, both integers from 0 to 2^53 − 1. */
  constructor(seed: number, index = 0) {
    for (const [name, value] of [["seed", seed], ["index", index]] as const) {
      if (!(Number.isSafeInteger(value) && value >= 0)) throw new RangeError(`${name} = ${value} is not an integer from 0 to 2^53 - 1`);
    }
    const s = this.#s;
    let state = 0;
    for (const word of [seed % 4294967296, Math.floor(seed / 4294967296), index % 4294967296, Math.floor(index / 4294967296)]) state = mix((state + golden) ^ mix(word + golden));
    // Four words absorb all of the pair, one after the other; xoshiro must not begin with zeros alone.
    for (let i = 0; i < 4; i++) s[i] = mix((state += golden) ^ mix((i % 2 === 0 ? seed : index) % 4294967296));
    if ((s[0]! | s[1]! | s[2]! | s[3]!) === 0) s[0] = 1;
  }

  /** The stream that begins with these four words. */
  static fromState(words: readonly [number, number, number, number]): RandomStream {
    const stream = new RandomStream(0);
    stream.#s.set(words);
    return stream;
  }

  /** Next 32 bits, 0 to 2^32 − 1. */
  nextWord(): number {
    const s = this.#s, result = Math.imul(rotate(Math.imul(s[1]!, 5), 7), 9) >>> 0, t = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= t;
    s[3] = rotate(s[3]!, 11);
    return result;
  }

  /** Uniform in (0, 1), the middles of 2^52 cells: neither 0 nor 1 comes up. */
  uniform(): number {
    return ((this.nextWord() >>> 6) * 67108864 + (this.nextWord() >>> 6) + 0.5) * power(2, -52);
  }

  /** Normal with mean 0 and variance 1, by Box and Muller. */
  normal(): number {
    if (!Number.isNaN(this.#spare)) {
      const kept = this.#spare;
      this.#spare = NaN;
      return kept;
    }
    const radius = Math.sqrt(-2 * log(this.uniform())), angle = 2 * Math.PI * this.uniform();
    this.#spare = radius * sin(angle);
    return radius * cos(angle);
  }
}
