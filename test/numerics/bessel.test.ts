import cephes from "cephes";
import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {besselK, besselKScaled, besselKScaledByIntegral} from "../../src/numerics/bessel.js";

beforeAll(async () => { await cephes.compiled; });

const argument = fc.double({min: -8, max: 2.8, noNaN: true}).map((log) => 10 ** log);

describe("besselK", () => {
  it("agrees with cephes to 1e-13", () => {
    fc.assert(fc.property(argument, (x) => {
      expect(Math.abs(besselK(0, x) / cephes.k0(x) - 1)).toBeLessThan(1e-13);
      expect(Math.abs(besselK(1, x) / cephes.k1(x) - 1)).toBeLessThan(1e-13);
      expect(Math.abs(besselKScaled(0, x) / cephes.k0e(x) - 1)).toBeLessThan(1e-13);
      expect(Math.abs(besselKScaled(1, x) / cephes.k1e(x) - 1)).toBeLessThan(1e-13);
    }), {seed: 12, numRuns: 1000});
  });

  it("agrees with its slow twin, the integral, to 1e-13 up to order 5", () => {
    fc.assert(fc.property(argument, fc.integer({min: 0, max: 5}), (x, n) => {
      expect(Math.abs(besselKScaled(n, x) / besselKScaledByIntegral(n, x) - 1)).toBeLessThan(1e-13);
    }), {seed: 13, numRuns: 1000});
  });

  it("has its limits", () => {
    // DLMF (10.30.2), (10.30.3), (10.40.2).
    expect(besselK(2, 1e-6) / (2 / 1e-12)).toBeCloseTo(1, 11);
    expect(besselK(1, 1e-9) * 1e-9).toBeCloseTo(1, 14);
    const x = 1e6;
    expect(besselKScaled(2, x) / (Math.sqrt(Math.PI / (2 * x)) * (1 + 15 / (8 * x)))).toBeCloseTo(1, 11);
    expect(besselK(2, 0)).toBe(Infinity);
    expect(besselKScaled(3, Infinity)).toBe(0);
    expect(besselK(1, 800)).toBe(0);
  });

  it("is even in its order, and falls with x and rises with the order", () => {
    fc.assert(fc.property(argument, fc.integer({min: 0, max: 6}), (x, n) => {
      expect(besselK(-n, x)).toBe(besselK(n, x));
      expect(besselKScaled(n + 1, x)).toBeGreaterThan(besselKScaled(n, x));
      expect(besselKScaled(n, x)).toBeGreaterThan(besselKScaled(n, x * 1.001));
    }), {seed: 14});
  });

  it("joins its two expansions without a step", () => {
    for (const n of [0, 1, 2]) expect(besselK(n, 2 * (1 + 1e-15)) / besselK(n, 2)).toBeCloseTo(1, 13);
  });

  it("refuses a negative argument and a broken order", () => {
    expect(() => besselK(1, -1)).toThrow("x = -1 must not be negative");
    expect(() => besselK(1.5, 1)).toThrow("n = 1.5 must be a whole number");
  });
});
