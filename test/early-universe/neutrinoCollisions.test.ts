import {describe, expect, it} from "vitest";
import {electronMassMeV, fermiConstantPerMeV2} from "../../src/constants/particles.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {neutrinoHeating} from "../../solvers/early-universe/neutrinoCollisions.js";
import * as table from "../../solvers/early-universe/tables/collisionSuppression.js";
import {
  angularFunctions, annihilationTransfer, coarse, couplings, linearResponse, masslessStatistics, mixings, scatteringTransfer,
} from "../../tools/collision-suppression.js";
import type {Plasma} from "../../tools/collision-suppression.js";

const middle = {outer: 32, second: 26, inner: 12};
const unit = fermiConstantPerMeV2 ** 2 / Math.PI ** 5;
const strengths = [couplings.leftElectron, couplings.leftMuTau].map(left => 4 * (left ** 2 + couplings.right ** 2));
const out = new Float64Array(2);
const heating = (tg: number, te: number, tm: number): [number, number] => {
  neutrinoHeating(tg, te, tm, out);
  return [out[0], out[1]];
};
const fermi = (x: number): number => 1 / (Math.exp(x) + 1);

type Distribution = (momentumMeV: number) => number;
type Pairing = "12" | "13" | "14" | "mass12" | "mass13" | "mass24";
/**
 * Slow twin: (π⁵/G²) ∫d³p/(2π)³ w C of particle 1 in 1 + 2 → 3 + 4, momentum by momentum, without the symmetries the table uses;
 * S|M|²/G² = 128·Σ coefficient·pairing. One neutrino with w = p: 2X, for (g_L² + g_R²) = 1.
 */
const collisionMoment = (
  masses: readonly number[], occupations: readonly Distribution[], terms: readonly (readonly [Pairing, number])[],
  weight: (momentum: number, energy: number) => number, topMeV: number, n: number,
): number => {
  const {nodes, weights} = gaussLegendre(n), d = new Float64Array(8), m2 = electronMassMeV ** 2;
  const p = Float64Array.from(nodes, x => (topMeV * (1 + x) ** 2) / 4), w = p.map((_, i) => (weights[i] * topMeV * (1 + nodes[i])) / 2);
  const [f1, f2, f3, f4] = occupations;
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) {
    const e1 = Math.hypot(p[i], masses[0]), e2 = Math.hypot(p[j], masses[1]), e3 = Math.hypot(p[k], masses[2]), e4 = e1 + e2 - e3;
    if (e4 <= masses[3]) continue;
    const p4 = Math.sqrt(e4 * e4 - masses[3] ** 2);
    const largest = Math.max(p[i], p[j], p[k], p4);
    if (2 * largest >= p[i] + p[j] + p[k] + p4) continue;
    angularFunctions(p[i], p[j], p[k], p4, d);
    const last = d[1] / (e1 * e2 * e3 * e4);
    let pi = 0;
    for (const [pairing, coefficient] of terms) {
      if (pairing === "12") pi += coefficient * (d[0] + d[2] / (e1 * e2) + d[3] / (e3 * e4) + last);
      else if (pairing === "13") pi += coefficient * (d[0] - d[4] / (e1 * e3) - d[5] / (e2 * e4) + last);
      else if (pairing === "14") pi += coefficient * (d[0] - d[6] / (e1 * e4) - d[7] / (e2 * e3) + last);
      else if (pairing === "mass12") pi += (coefficient * m2 * (d[0] + d[2] / (e1 * e2))) / (e3 * e4);
      else if (pairing === "mass13") pi += (coefficient * m2 * (d[0] - d[4] / (e1 * e3))) / (e2 * e4);
      else pi += (coefficient * m2 * (d[0] - d[5] / (e2 * e4))) / (e1 * e3);
    }
    const a = f1(p[i]), b = f2(p[j]), c = f3(p[k]), q = f4(p4), balance = c * q * (1 - a) * (1 - b) - a * b * (1 - c) * (1 - q);
    sum += w[i] * w[j] * w[k] * weight(p[i], e1) * p[i] * p[j] * p[k] * e4 * pi * balance;
  }
  return sum;
};

describe("collision integrals", () => {
  it("give 0.2091369 G²T⁹ per neutrino for massless Maxwell-Boltzmann annihilation into an empty sea", () => {
    const plasma: Plasma = {massMeV: 0, photonTemperatureMeV: 1, neutrinoTemperatureMeV: 0.01, statistics: 0};
    const perNeutrino = (4 * annihilationTransfer(plasma, middle).chiral * 99) / (2 * Math.PI ** 5);
    expect(Math.abs(perNeutrino / 0.2091369 - 1)).toBeLessThan(1e-6);
  });

  it.each([1, 0.25, 4])("agree with 32(T₁⁹ − T₂⁹) and 56 T₁⁴T₂⁴(T₁ − T₂) of massless Maxwell-Boltzmann particles, T₂/T₁ = %d", ratio => {
    const plasma: Plasma = {massMeV: 0, photonTemperatureMeV: 1, neutrinoTemperatureMeV: ratio, statistics: 0};
    const norm = ratio === 1 ? 9 : (1 - ratio ** 9) / (1 / ratio - 1);
    expect(annihilationTransfer(plasma, middle).chiral / (32 * norm)).toBeCloseTo(1, 8);
    expect(scatteringTransfer(plasma, middle).chiral / (56 * ratio ** 5)).toBeCloseTo(1, 4);
  });

  it("give the published factors 0.884 and 0.829 of Fermi-Dirac statistics", () => {
    const [annihilation, scattering] = masslessStatistics(0, middle);
    expect(annihilation).toBeCloseTo(0.88411, 5);
    expect(scattering).toBeCloseTo(0.82874, 4);
    expect(annihilation).toBeCloseTo(0.884, 3);
    expect(scattering).toBeCloseTo(0.829, 3);
  });

  it("reduce, for massive Maxwell-Boltzmann pairs, to one integral over s of the cross-section", () => {
    // ρ̇ = (2π T/(16π⁴·64π²)) ∫ds s β M̄²(s) K₂(√s/T), M̄² = 128[(g_L²+g_R²)(s²/16)(1+β²/3) + g_L g_R m² s/2].
    const besselK2 = (z: number): number => {
      let sum = 0;
      for (let i = 0; i <= 400; i++) { const t = i * 0.02; sum += (i === 0 ? 0.5 : 1) * Math.exp(-z * Math.cosh(t)) * Math.cosh(2 * t) * 0.02; }
      return sum;
    };
    const {nodes, weights} = gaussLegendre(80), mass = electronMassMeV, temperature = 0.2, cold = 0.01;
    for (const kappa of mixings) {
      let integral = 0;
      for (let i = 0; i < 80; i++) {
        const u = (1 + nodes[i]) / 2, root = 2 * mass + 50 * temperature * u * u, s = root * root, beta = Math.sqrt(1 - (4 * mass * mass) / s);
        const matrix = (s * s / 16) * (1 + beta * beta / 3) + (kappa * mass * mass * s) / 2;
        integral += weights[i] * 50 * temperature * u * 2 * root * s * beta * matrix * besselK2(root / temperature);
      }
      const expected = (128 * 2 * Math.PI * temperature * integral * Math.PI ** 5) / (16 * Math.PI ** 4 * 64 * Math.PI ** 2 * 4);
      const {chiral, mixed} = annihilationTransfer({massMeV: mass, photonTemperatureMeV: temperature, neutrinoTemperatureMeV: cold, statistics: 0}, middle);
      expect(Math.abs(((chiral + kappa * mixed) * (1 / cold - 1 / temperature)) / expected - 1)).toBeLessThan(1e-5);
    }
  });

  it("agree with the momentum-by-momentum collision term, and conserve number and energy", () => {
    const m = electronMassMeV, tg = 0.5, tn = 0.35, top = 16, n = 56;
    const nu: Distribution = p => fermi(p / tn), e: Distribution = p => fermi(Math.hypot(p, m) / tg);
    const kappa = mixings[0];
    const plasma: Plasma = {massMeV: m, photonTemperatureMeV: tg, neutrinoTemperatureMeV: tn, statistics: 1};
    const scattering = [["12", 1], ["14", 1], ["mass13", -2 * kappa]] as const;
    const direct = collisionMoment([0, m, 0, m], [nu, e, nu, e], scattering, p => p, top, n);
    const {chiral, mixed} = scatteringTransfer(plasma, middle), expected = 2 * (chiral + kappa * mixed) * (1 / tn - 1 / tg);
    expect(Math.abs(direct / expected - 1)).toBeLessThan(0.01);
    const number = collisionMoment([0, m, 0, m], [nu, e, nu, e], scattering, () => tn, top, n);
    expect(Math.abs(number / direct)).toBeLessThan(0.01);
    const electrons = collisionMoment([m, 0, m, 0], [e, nu, e, nu], [["12", 1], ["14", 1], ["mass24", -2 * kappa]], (_, energy) => energy, top, n);
    expect(Math.abs(electrons / direct + 1)).toBeLessThan(0.01);

    const annihilation = [["14", 0.5], ["13", 0.5], ["mass12", kappa]] as const;
    const pairs = collisionMoment([0, 0, m, m], [nu, nu, e, e], annihilation, p => p, top, n), fast = annihilationTransfer(plasma, middle);
    expect(Math.abs(pairs / (2 * (fast.chiral + kappa * fast.mixed) * (1 / tn - 1 / tg)) - 1)).toBeLessThan(0.01);
  }, 20000);

  it("vanish in thermal equilibrium, whatever the process", () => {
    const m = electronMassMeV, t = 0.7, nu: Distribution = p => fermi(p / t), e: Distribution = p => fermi(Math.hypot(p, m) / t);
    const disturbed: Distribution = p => fermi(p / t) * 1.01;
    const rate = (f: Distribution): number => collisionMoment([0, 0, m, m], [f, f, e, e], [["14", 1], ["13", 1]], p => p, 20, 24);
    expect(Math.abs(rate(nu) / rate(disturbed))).toBeLessThan(1e-11);
  });
});

/** T [MeV]; f_a ν_e, f_s ν_e, f_a ν_μ, f_s ν_μ. - Escudero:2020, tabulated rates of NUDEC_BSM */
const published = [
  [0.04, 6.719e-6, 9.038e-5, 7.916e-7, 1.722e-4], [0.05, 2.753e-4, 9.191e-4, 4.084e-5, 1.637e-3], [0.07, 0.01224, 0.01178, 0.002595, 0.01891],
  [0.1, 0.1267, 0.07049, 0.03921, 0.1012], [0.2, 0.7084, 0.4214, 0.4203, 0.5011], [0.5, 0.9714, 0.8525, 0.8746, 0.8898],
  [1, 0.99393, 0.9599, 0.9678, 0.9714], [2, 0.9986, 0.99, 0.99216, 0.99293], [5, 0.99983, 0.99877, 0.99903, 0.99914],
] as const;

describe("suppression by the electron mass", () => {
  it.each(published)("agrees at %d MeV with the published table, which is the response to T_ν = 0.99 T_γ", (t, ...values) => {
    const [sa, ss] = masslessStatistics(0, middle), tn = 0.99 * t, delta = 1 / tn - 1 / t;
    const plasma: Plasma = {massMeV: electronMassMeV, photonTemperatureMeV: t, neutrinoTemperatureMeV: tn, statistics: 1};
    const a = annihilationTransfer(plasma, middle), s = scatteringTransfer(plasma, middle);
    for (const k of [0, 1]) {
      const annihilation = ((a.chiral + mixings[k] * a.mixed) * delta) / (32 * sa * (t ** 9 - tn ** 9));
      const scattering = ((s.chiral + mixings[k] * s.mixed) * delta) / (56 * ss * (t * tn) ** 4 * (t - tn));
      // Published digits and their norm at 10 MeV; below 0.1 MeV their quadrature.
      expect(Math.abs(annihilation / values[2 * k] - 1)).toBeLessThan(t < 0.1 ? 3e-3 : 8e-4);
      expect(Math.abs(scattering / values[2 * k + 1] - 1)).toBeLessThan(t < 0.1 ? 8e-3 : 1.2e-3);
    }
  });

  it("is 1 at high temperature and falls as pairs and electrons die out", () => {
    const [sa, ss] = masslessStatistics(0, coarse), hot = linearResponse(50, coarse);
    const cold = linearResponse(0.02, coarse), colder = linearResponse(0.016, coarse), exponent = electronMassMeV * (1 / 0.016 - 1 / 0.02);
    for (const k of [0, 1]) {
      expect(hot.annihilation[k] / sa).toBeCloseTo(1, 4);
      expect(hot.scattering[k] / ss).toBeCloseTo(1, 4);
      // e^{−2m/T} of pairs, e^{−m/T} of electrons, times powers of m/T.
      const pairs = Math.log(cold.annihilation[k] / colder.annihilation[k]), electrons = Math.log(cold.scattering[k] / colder.scattering[k]);
      expect(pairs / (2 * exponent)).toBeGreaterThan(0.8);
      expect(pairs / (2 * exponent)).toBeLessThan(1);
      expect(electrons / exponent).toBeGreaterThan(0.8);
      expect(electrons / exponent).toBeLessThan(1);
    }
  });

  it("is generated for the couplings in use", () => expect(table.couplings).toEqual(couplings));
});

describe("neutrinoHeating", () => {
  it.each([
    [0.05, 1.001], [0.08, 3], [0.1, 0.72], [0.2, 0.9], [0.5, 1.3], [0.8, 0.99], [1.7, 0.5], [2, 40], [3, 1.02], [12, 0.25], [60, 0.97],
  ])("agrees with the integrals at T_γ = %d MeV, T_ν/T_γ = %d", (tg, ratio) => {
    const tn = ratio * tg, plasma: Plasma = {massMeV: electronMassMeV, photonTemperatureMeV: tg, neutrinoTemperatureMeV: tn, statistics: 1};
    const a = annihilationTransfer(plasma, middle), s = scatteringTransfer(plasma, middle), rates = heating(tg, tn, tn);
    for (const k of [0, 1]) {
      const expected = unit * strengths[k] * (1 / tn - 1 / tg) * (a.chiral + s.chiral + mixings[k] * (a.mixed + s.mixed));
      expect(Math.abs(rates[k] / expected - 1)).toBeLessThan(1e-4);
    }
  });

  it("vanishes exactly at equal temperatures", () => {
    for (const t of [1e-4, 0.01, 0.0377, 0.3, 1, 7.7, 100, 400]) for (const rate of heating(t, t, t)) expect(Math.abs(rate)).toBe(0);
  });

  it("flows from hot to cold, finitely, far beyond the table", () => {
    for (let x = -6; x <= 6; x += 0.37) for (const ratio of [1e-3, 0.1, 0.2, 0.5, 0.9, 0.999, 1.001, 1.1, 2, 10, 50, 1000]) {
      const tg = Math.exp(x);
      for (const rate of heating(tg, tg * ratio, tg * ratio)) {
        expect(Number.isFinite(rate)).toBe(true);
        expect(Math.sign(rate) * Math.sign(1 - ratio)).toBeGreaterThanOrEqual(0);
      }
      if (tg > 0.02) for (const rate of heating(tg, tg * ratio, tg * ratio)) expect(Math.sign(rate)).toBe(Math.sign(1 - ratio));
    }
  });

  it("exchanges energy between flavours without loss, from hot to cold", () => {
    for (const [tg, te, tm] of [[1, 0.9, 0.6], [0.3, 0.5, 0.2], [5, 4.9, 4.8], [0.02, 0.015, 3]] as const) {
      const [e, mu] = heating(tg, te, tm), alone = heating(tg, te, te)[0], other = heating(tg, tm, tm)[1];
      expect(Math.abs((e + 2 * mu) / (alone + 2 * other) - 1)).toBeLessThan(1e-12);
      expect(Math.sign(e - alone)).toBe(Math.sign(tm - te));
    }
    // Massless partners, Maxwell-Boltzmann times 0.884 and 0.829 for a small difference.
    const t = 2, dt = 1e-4, between = heating(t, t - dt, t + dt)[0] - heating(t, t - dt, t - dt)[0];
    expect(Math.abs(between / (2 * unit * 2 * dt * (0.88411 * 288 + 0.82874 * 56) * t ** 8) - 1)).toBeLessThan(1e-3);
  });

  it("has continuous slope and curvature across the nodes of the table", () => {
    const node = Math.exp(table.annihilationGrid.first + 72 * table.annihilationGrid.step), h = 1e-3 * node;
    for (const ratio of [0.7, 0.9, 1, 1.5]) for (const k of [0, 1]) {
      const scaled = (t: number): number => heating(t, 0.71 * t * ratio, 0.71 * t * ratio)[k] / t ** 9;
      const bend = (t: number): number => (scaled(t + h) - 2 * scaled(t) + scaled(t - h)) / (h * h);
      expect(Math.abs(bend(node - 1.5 * h) - bend(node + 1.5 * h))).toBeLessThan(0.02 * Math.abs(bend(node)) + 1e-3 * Math.abs(scaled(node)));
    }
  });
});
