import {describe, expect, it} from "vitest";
import {chiSquareQuantile} from "../../src/numerics/chiSquare.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";

describe("chi-square quantiles", () => {
  it("are those of every table", () => {
    for (const [probability, one, two] of [[0.6826894921, 1, 2.2957488], [0.9, 2.705543454, 4.605170186], [0.95, 3.841458821, 5.991464547], [0.99, 6.634896601, 9.210340372]] as const) {
      expect(chiSquareQuantile(probability, 1)).toBeCloseTo(one, 7);
      expect(chiSquareQuantile(probability, 2)).toBeCloseTo(two, 6);
    }
  });

  it("invert the integral of the density", () => {
    for (const probability of [0.01, 0.3, 0.77, 0.9973]) {
      const one = chiSquareQuantile(probability, 1), two = chiSquareQuantile(probability, 2);
      // x = u², dx = 2u du.
      expect(tanhSinh(u => Math.exp(-u * u / 2) * Math.sqrt(2 / Math.PI), 0, Math.sqrt(one)).value).toBeCloseTo(probability, 11);
      expect(tanhSinh(x => Math.exp(-x / 2) / 2, 0, two).value).toBeCloseTo(probability, 11);
    }
  });

  it("grow with the probability and refuse what is none", () => {
    expect(chiSquareQuantile(0.5, 1)).toBeLessThan(chiSquareQuantile(0.51, 1));
    for (const probability of [0, 1, -0.1, 95, NaN]) expect(() => chiSquareQuantile(probability, 2)).toThrow(/probability = .* is outside/);
  });
});
