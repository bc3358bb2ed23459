import cephes from "cephes";
import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {gammaModulusSquared, logGamma} from "../../src/numerics/gamma.js";

beforeAll(async () => { await cephes.compiled; });

describe("logGamma", () => {
  it("agrees with cephes to 2e-14 for positive arguments", () => {
    fc.assert(fc.property(fc.double({min: -6, max: 6, noNaN: true}), (log) => {
      const x = 10 ** log;
      const reference = cephes.lgam(x);
      expect(Math.abs(logGamma(x) - reference)).toBeLessThan(2e-14 * Math.max(1, Math.abs(reference)));
    }), {seed: 8, numRuns: 1000});
  });

  it("keeps its relative digits around its zeros", () => {
    // ln Γ(1+ε) = −γε + π²ε²/12 + O(ε³).
    const e = 1e-7;
    expect(logGamma(1 + e) / (-0.5772156649015329 * e + (Math.PI ** 2 / 12) * e * e)).toBeCloseTo(1, 8);
    expect(logGamma(1)).toBe(0);
    expect(logGamma(2)).toBe(0);
  });

  it("fulfils recurrence and reflection, on the left too", () => {
    fc.assert(fc.property(fc.double({min: -30, max: 30, noNaN: true}).filter((x) => Math.abs(x - Math.round(x)) > 1e-3), (x) => {
      expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(Math.abs(x)), 11);
      expect(logGamma(x) + logGamma(1 - x)).toBeCloseTo(Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))), 10);
    }), {seed: 9});
  });

  it("is infinite at 0 and at negative whole numbers", () => {
    for (const x of [0, -1, -7, -40]) expect(logGamma(x)).toBe(Infinity);
  });
});

describe("gammaModulusSquared", () => {
  it("has the closed forms on the lines Re z = 0, 1/2, 1", () => {
    // DLMF (5.4.3), (5.4.4).
    for (const y of [1e-3, 0.1, 1, 3, 10, 40]) {
      expect((gammaModulusSquared(0, y) * y * Math.sinh(Math.PI * y)) / Math.PI).toBeCloseTo(1, 12);
      expect((gammaModulusSquared(0.5, y) * Math.cosh(Math.PI * y)) / Math.PI).toBeCloseTo(1, 12);
      expect((gammaModulusSquared(1, y) * Math.sinh(Math.PI * y)) / (Math.PI * y)).toBeCloseTo(1, 12);
    }
  });

  it("fulfils the recurrence, is even in Im z, and is Γ² on the real line", () => {
    fc.assert(fc.property(fc.double({min: -4, max: 20, noNaN: true}), fc.double({min: 0.01, max: 30, noNaN: true}), (x, y) => {
      const value = gammaModulusSquared(x, y);
      expect(gammaModulusSquared(x, -y)).toBeCloseTo(value, 12);
      expect(gammaModulusSquared(x + 1, y) / (value * (x * x + y * y))).toBeCloseTo(1, 12);
    }), {seed: 10});
    for (const x of [0.3, 1, 4.5]) expect(gammaModulusSquared(x, 0) / cephes.gamma(x) ** 2).toBeCloseTo(1, 13);
  });
});
