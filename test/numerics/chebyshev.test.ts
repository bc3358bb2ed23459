import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {chebyshevCoefficients, chebyshevSum} from "../../src/numerics/chebyshev.js";

describe("chebyshev", () => {
  it("reproduces a polynomial of lower degree exactly", () => {
    fc.assert(fc.property(fc.array(fc.double({min: -1, max: 1, noNaN: true}), {minLength: 1, maxLength: 6}), fc.double({min: 0, max: 1, noNaN: true}), (p, share) => {
      const polynomial = (x: number): number => p.reduceRight((sum, c) => sum * x + c, 0);
      const c = chebyshevCoefficients(polynomial, -1, 2, 6);
      expect(chebyshevSum(c, 2 * share - 1)).toBeCloseTo(polynomial(-1 + 3 * share), 12);
    }), {seed: 18});
  });

  it("converges geometrically for 1/(x+2) on [-1, 1]: by 2 + √3 a term", () => {
    const worst = (n: number): number => {
      const c = chebyshevCoefficients((x) => 1 / (x + 2), -1, 1, n);
      return Math.max(...Array.from({length: 201}, (_, i) => Math.abs(chebyshevSum(c, i / 100 - 1) - 1 / (1 + i / 100))));
    };
    expect((worst(8) / worst(16)) ** (1 / 8)).toBeCloseTo(2 + Math.sqrt(3), 1);
  });
});
