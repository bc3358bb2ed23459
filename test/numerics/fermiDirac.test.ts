import cephes from "cephes";
import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {boseEinsteinIntegral, fermiDiracByIntegral, fermiDiracIntegral} from "../../src/numerics/fermiDirac.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";

beforeAll(async () => { await cephes.compiled; });

const relative = (value: number, reference: number): number => Math.abs(value / reference - 1);

describe("fermiDiracIntegral", () => {
  it.each([-0.9, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 7.3])("of order %d agrees with its slow twin to 1e-12 for eta in [-30, 100]", (k) => {
    for (let eta = -30; eta <= 100; eta += 1.237) expect(relative(fermiDiracIntegral(k, eta), fermiDiracByIntegral(k, eta))).toBeLessThan(1e-12);
  });

  it("has its known values", () => {
    expect(relative(fermiDiracIntegral(1, 0), Math.PI ** 2 / 12)).toBeLessThan(1e-14);
    expect(relative(fermiDiracIntegral(2, 0), 1.5 * 1.2020569031595942)).toBeLessThan(1e-14);
    expect(relative(fermiDiracIntegral(3, 0), (7 * Math.PI ** 4) / 120)).toBeLessThan(1e-14);
    expect(relative(fermiDiracIntegral(5, 0), (31 * Math.PI ** 6) / 252)).toBeLessThan(1e-14);
    for (const eta of [-20, -1, 0.3, 5, 60]) expect(relative(fermiDiracIntegral(0, eta), Math.log1p(Math.exp(-Math.abs(eta))) + Math.max(eta, 0))).toBeLessThan(1e-13);
  });

  it("is Γ(k+1) (1 − 2^−k) ζ(k+1) at eta = 0", () => {
    fc.assert(fc.property(fc.double({min: 0.1, max: 8, noNaN: true}), (k) => {
      expect(relative(fermiDiracIntegral(k, 0), cephes.gamma(k + 1) * -Math.expm1(-k * Math.LN2) * cephes.zeta(k + 1, 1))).toBeLessThan(1e-12);
    }), {seed: 15});
  });

  it("has the slope k F_{k−1}", () => {
    fc.assert(fc.property(fc.constantFrom(0.5, 1, 1.5, 2, 3, 3.3), fc.double({min: -20, max: 90, noNaN: true}), (k, eta) => {
      const h = 1e-3;
      const F = (at: number): number => fermiDiracIntegral(k, at);
      const slope = (8 * (F(eta + h) - F(eta - h)) - (F(eta + 2 * h) - F(eta - 2 * h))) / (12 * h);
      expect(relative(slope, k * fermiDiracIntegral(k - 1, eta))).toBeLessThan(1e-9);
    }), {seed: 16});
  });

  it("has no step where its methods meet", () => {
    for (const k of [0.5, 1, 1.5]) {
      for (const eta of [0, 2, 4, 34, 36]) {
        // The true change over 2e-13 is below 2e-13 of the value.
        expect(relative(fermiDiracIntegral(k, eta + 1e-13), fermiDiracIntegral(k, eta - 1e-13))).toBeLessThan(1e-12);
      }
    }
  });

  it("is finite and right at the smallest positive eta", () => {
    // Dividing by eta² once made this NaN.
    for (const k of [0, 1, 2, 20]) expect(relative(fermiDiracIntegral(k, 5e-324), fermiDiracIntegral(k, 0))).toBeLessThan(1e-13);
  });

  it("becomes Boltzmann's and the degenerate limit", () => {
    expect(relative(fermiDiracIntegral(2, -40), 2 * Math.exp(-40))).toBeLessThan(1e-14);
    expect(relative(fermiDiracIntegral(0.5, 1e4), (2 / 3) * 1e6)).toBeLessThan(1e-7);
    expect(fermiDiracIntegral(0.5, -Infinity)).toBe(0);
  });

  it("refuses orders that diverge", () => {
    expect(() => fermiDiracIntegral(-1, 0)).toThrow("k = -1 is outside (-1, Infinity)");
  });
});

describe("boseEinsteinIntegral", () => {
  it("has its known values at eta = 0", () => {
    expect(relative(boseEinsteinIntegral(1, 0), Math.PI ** 2 / 6)).toBeLessThan(1e-14);
    expect(relative(boseEinsteinIntegral(2, 0), 2 * 1.2020569031595942)).toBeLessThan(1e-14);
    expect(relative(boseEinsteinIntegral(3, 0), Math.PI ** 4 / 15)).toBeLessThan(1e-14);
    expect(relative(boseEinsteinIntegral(0.5, 0), 0.886226925452758 * 2.612375348685488)).toBeLessThan(1e-13);
    expect(boseEinsteinIntegral(0, 0)).toBe(Infinity);
  });

  it("is −ln(1 − e^η) at order 0", () => {
    fc.assert(fc.property(fc.double({min: -10, max: 2.5, noNaN: true}), (log) => {
      const eta = -(10 ** log);
      const exact = eta < -0.69 ? -Math.log1p(-Math.exp(eta)) : -Math.log(-Math.expm1(eta));
      expect(relative(boseEinsteinIntegral(0, eta), exact)).toBeLessThan(1e-13);
    }), {seed: 17});
  });

  it.each([-0.5, 0.5, 1, 2, 3, 4.2])("of order %d agrees with the integral to 1e-12", (k) => {
    for (const eta of [-30, -7, -2, -0.5, -0.01]) {
      const slow = tanhSinh((t) => (t - eta > 740 ? 0 : t ** k / Math.expm1(t - eta)), 0, Infinity, 1e-14).value;
      expect(relative(boseEinsteinIntegral(k, eta), slow)).toBeLessThan(1e-12);
    }
  });

  it("refuses a positive eta", () => {
    expect(() => boseEinsteinIntegral(2, 0.1)).toThrow("eta = 0.1 is above 0");
  });
});
