import cephes from "cephes";
import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {dilogarithm} from "../../src/numerics/dilogarithm.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";

beforeAll(async () => { await cephes.compiled; });

describe("dilogarithm", () => {
  it("has its known values", () => {
    const golden = (1 + Math.sqrt(5)) / 2;
    // Lewin, §1.2 and (1.20).
    expect(dilogarithm(1)).toBeCloseTo(Math.PI ** 2 / 6, 15);
    expect(dilogarithm(-1)).toBeCloseTo(-(Math.PI ** 2) / 12, 15);
    expect(dilogarithm(0.5)).toBeCloseTo(Math.PI ** 2 / 12 - Math.log(2) ** 2 / 2, 15);
    expect(dilogarithm(1 / golden ** 2)).toBeCloseTo(Math.PI ** 2 / 15 - Math.log(golden) ** 2, 15);
    expect(dilogarithm(-golden)).toBeCloseTo(-(Math.PI ** 2) / 10 - Math.log(golden) ** 2, 14);
    expect(dilogarithm(0)).toBe(0);
  });

  it("agrees with cephes: spence(1 − x) = Li₂(x)", () => {
    fc.assert(fc.property(fc.double({min: -1e4, max: 1, noNaN: true}), (x) => {
      expect(Math.abs(dilogarithm(x) - cephes.spence(1 - x))).toBeLessThan(1e-14 * (1 + Math.abs(dilogarithm(x))));
    }), {seed: 11, numRuns: 500});
  });

  it("agrees with its integral and is x + x²/4 near 0", () => {
    for (const x of [-30, -0.8, 0.2, 0.77, 0.999]) {
      expect(dilogarithm(x)).toBeCloseTo(tanhSinh((t) => -Math.log1p(-x * t) / t, 0, 1).value, 11);
    }
    for (const x of [1e-5, -1e-5]) expect(dilogarithm(x) / (x + x ** 2 / 4 + x ** 3 / 9)).toBeCloseTo(1, 14);
  });

  it("refuses x above 1", () => {
    expect(() => dilogarithm(1.5)).toThrow("x = 1.5 is above 1");
  });
});
