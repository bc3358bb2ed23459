import {describe, expect, it} from "vitest";
import {axialCoupling, electronMassMeV, fineStructure, neutronMassMeV, neutronProtonMassDifferenceMeV, protonMassMeV} from "../../src/constants/particles.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";
import {finiteMassCoefficients, finiteMassTerm} from "../../solvers/bbn/finiteMass.js";
import {fermiFunction, radiativeFactor, sirlinFunction} from "../../solvers/bbn/radiativeCorrection.js";
import {weakRatesAlong, withLifetimeScaled} from "../../solvers/bbn/weakHistory.js";
import {weakIntegrator} from "../../solvers/bbn/weakRates.js";
import {standardBackground} from "./standardBackground.js";

const off = {coulombAndRadiative: false, finiteMass: false, thermalRadiative: false, neutrinoSpectra: false};
const born = weakIntegrator(off), ccr = weakIntegrator({...off, coulombAndRadiative: true});
const mass = weakIntegrator({...off, finiteMass: true}), both = weakIntegrator({...off, coulombAndRadiative: true, finiteMass: true});
const at = (integrator: typeof born, T: number, Tnu: number): readonly [number, number] => {
  const out = new Float64Array(2);
  integrator.evaluate(T, Tnu, out);
  return [out[0], out[1]];
};

describe("limits", () => {
  it("a cold neutron decays freely, and p → n stops", () => {
    const [out, back] = at(both, 0.005, 0.004);
    expect(out).toBeCloseTo(1, 4);
    expect(back).toBeLessThan(1e-100);
  });
  it("at one temperature, rates are in detailed balance: e^{−Q/T}, times (m_n/m_p)^{3/2} with finite masses", () => {
    for (const T of [0.2, 0.5, 1, 3]) {
      const boltzmann = Math.exp(-neutronProtonMassDifferenceMeV / T);
      for (const exact of [born, ccr]) {
        const [out, back] = at(exact, T, T);
        expect(back / out / boltzmann).toBeCloseTo(1, 8);
      }
      const [out, back] = at(mass, T, T);
      expect(back / out / boltzmann / (neutronMassMeV / protonMassMeV) ** 1.5).toBeCloseTo(1, 3);
    }
  });
  it("stays finite and positive for any T_ν/T_γ", () => {
    for (const T of [12, 1, 0.1, 0.005]) {
      for (const ratio of [0.3, 0.7, 1.5, 5, 20]) {
        for (const rate of at(both, T, T * ratio)) expect(rate).toBeGreaterThan(0);
      }
    }
  });
  it("hot neutrinos drive n and p to equal numbers", () => {
    const [out, back] = at(born, 0.5, 10);
    expect(back / out).toBeGreaterThan(0.8);
    expect(back / out).toBeLessThan(1);
  });
});

describe("quadrature", () => {
  it("converges with the nodes of a panel", () => {
    const fine = weakIntegrator({...off, coulombAndRadiative: true, finiteMass: true}, 16);
    for (const T of [12, 2, 0.5, 0.1]) {
      for (const ratio of [0.3, 0.716, 3, 20]) {
        const a = at(both, T, T * ratio), b = at(fine, T, T * ratio);
        expect(Math.abs(a[0] / b[0] - 1)).toBeLessThan(1e-7);
        expect(Math.abs(a[1] / b[1] - 1)).toBeLessThan(1e-6);
      }
    }
  });
  it("agrees with a slow twin: Born rates channel by channel", () => {
    const q = neutronProtonMassDifferenceMeV / electronMassMeV;
    const g = (y: number): number => (y > 0 ? Math.exp(-y) / (1 + Math.exp(-y)) : 1 / (1 + Math.exp(y)));
    for (const [T, Tnu] of [[3, 2.9], [0.7, 1.4], [0.3, 0.21]]) {
      const x = electronMassMeV / T, xNu = electronMassMeV / Tnu;
      const channel = (s: number, sign: number) => (p: number): number => {
        const E = sign * Math.sqrt(p * p + 1), nu = E - s * q;
        return p * p * nu * nu * g(xNu * nu) * g(-x * E);
      };
      const limit = Math.sqrt(q * q - 1), end = 60 * Math.max(1 / x, 1 / xNu);
      const slow = [1, -1].map((s) => [1, -1].reduce((sum, sign) =>
        sum + tanhSinh(channel(s, sign), 0, limit).value + tanhSinh(channel(s, sign), limit, end).value, 0));
      const [out, back] = at(born, T, Tnu);
      expect(out * born.freeDecay / slow[0]).toBeCloseTo(1, 8);
      expect(back * born.freeDecay / slow[1]).toBeCloseTo(1, 8);
    }
  });
  it("finite-mass term agrees with derivatives taken by differences", () => {
    const c = finiteMassCoefficients(-1), xNu = 0.7, inverseX = 1.3;
    const g = (y: number): number => 1 / (Math.exp(xNu * y) + 1);
    for (const [y, E] of [[2.2, 1.5], [-1.1, 3.3], [4.1, -1.9]]) {
      const h = (k: number) => (v: number): number => v ** k * g(v), step = 1e-3;
      const d = (k: number): number => (h(k)(y + step) - h(k)(y - step)) / (2 * step);
      const dd = (k: number): number => (h(k)(y + step) - 2 * h(k)(y) + h(k)(y - step)) / step ** 2;
      const p2 = E * E - 1, {f1, f2, f3} = c, sum = f1 + f2 + f3;
      const slow = (f1 * h(2)(y) * p2) / E - f2 * h(3)(y) + 0.5 * inverseX * sum * (dd(4) + dd(2) * p2) + 0.5 * sum * (d(4) + d(2) * p2)
        - inverseX * (f1 + f2) * (d(3) - (d(2) * p2) / E) - 3 * f3 * inverseX * h(2)(y) + (f3 * d(3) * p2) / (3 * E)
        + (f3 * inverseX * dd(3) * p2) / (3 * E) - 1.5 * inverseX * sum * c.mass * (1 - protonMassMeV / neutronMassMeV) * d(2);
      const slope = -xNu * g(y) * (1 - g(y)), curvature = -xNu * slope * (1 - 2 * g(y));
      expect(finiteMassTerm(c, inverseX, y, g(y), slope, curvature, E, p2) / slow).toBeCloseTo(1, 4);
    }
  });
});

describe("radiative corrections", () => {
  it("Fermi function has Sommerfeld's limit and no seam", () => {
    const eta = fineStructure / 0.01;
    expect(fermiFunction(0.01) / ((2 * Math.PI * eta) / (1 - Math.exp(-2 * Math.PI * eta)))).toBeCloseTo(1, 2);
    const seam = fineStructure / 30;
    expect(fermiFunction(seam * (1 + 1e-9)) / fermiFunction(seam * (1 - 1e-9))).toBeCloseTo(1, 4);
    expect(Number.isFinite(fermiFunction(1e-7))).toBe(true);
  });
  it("Sirlin's function is smooth where its series at rest begins", () => {
    expect(sirlinFunction(1.01e-4, 1.4, 1) / sirlinFunction(0.99e-4, 1.4, 1)).toBeCloseTo(1, 5);
    expect(radiativeFactor(0.5, 1, 1.2)).toBeGreaterThan(1.03);
  });
});

describe("published numbers", () => {
  it("phase space of free decay, F_n", () => {
    expect(born.freeDecay).toBeCloseTo(1.6361, 4);
    expect(ccr.freeDecay).toBeCloseTo(1.7584, 4);
    expect(mass.freeDecay).toBeCloseTo(1.6327, 4);
    expect(both.freeDecay).toBeCloseTo(1.7547, 3);
  });
  it("shifts at T = 1 MeV: −2.91 % by CCR, −0.97 % and −0.77 % by finite mass", () => {
    const plain = at(born, 1, 1), radiative = at(ccr, 1, 1), recoil = at(mass, 1, 1);
    for (const k of [0, 1]) expect(100 * (radiative[k] / plain[k] - 1)).toBeCloseTo(-2.91, 2);
    expect(100 * (recoil[0] / plain[0] - 1)).toBeCloseTo(-0.97, 2);
    expect(100 * (recoil[1] / plain[1] - 1)).toBeCloseTo(-0.77, 2);
    expect(axialCoupling).toBeCloseTo(1.2755, 3);
  });
});

describe("along a history", () => {
  const background = standardBackground();
  it("is converged between its nodes", () => {
    const coarse = weakRatesAlong(background, {neutronLifetimeSeconds: 878.4});
    const fine = weakRatesAlong(background, {neutronLifetimeSeconds: 878.4, spacing: 0.01});
    let worst = 0;
    for (let x = coarse.lnA[0]; x < coarse.lnA[0] + 5; x += 0.0037) {
      worst = Math.max(worst, Math.abs(coarse.logNeutronToProton.at(x) - fine.logNeutronToProton.at(x)),
        Math.abs(coarse.logProtonToNeutron.at(x) - fine.logProtonToNeutron.at(x)));
    }
    expect(worst).toBeLessThan(3e-5);
  });
  it("scales with the lifetime", () => {
    const a = withLifetimeScaled(weakRatesAlong(background, {neutronLifetimeSeconds: 878.4}), 1.02);
    const b = weakRatesAlong(background, {neutronLifetimeSeconds: 878.4 * 1.02});
    expect(a.logNeutronToProton.at(2.5)).toBeCloseTo(b.logNeutronToProton.at(2.5), 12);
    expect(a.logProtonToNeutron.at(2.5)).toBeCloseTo(b.logProtonToNeutron.at(2.5), 12);
  });
  it("refuses a lifetime that is not positive", () => {
    expect(() => weakRatesAlong(background, {neutronLifetimeSeconds: 0})).toThrow(/neutronLifetimeSeconds = 0 is not positive/);
  });
});
