import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {electronMassMeV, fineStructure} from "../../src/constants/particles.js";
import {besselK} from "../../src/numerics/bessel.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";
import {ElectromagneticPlasma, electronIntegrals, neutrinoEnergyDensity} from "../../solvers/early-universe/electromagneticPlasma.js";
import {entropyDegrees, entropyTemperaturesMeV} from "../../solvers/early-universe/tables/entropyDegrees.js";

const plasma = new ElectromagneticPlasma(), bare = new ElectromagneticPlasma(0), out = new Float64Array(3);
const at = (T: number, which = plasma): readonly [number, number, number] => { which.at(T, out); return [out[0]!, out[1]!, out[2]!]; };
const temperatures = fc.double({min: Math.log(1e-4), max: Math.log(8e5), noNaN: true}).map(Math.exp);
/** s of the bath with coupled neutrinos, as g_s. */
const entropyCount = (T: number): number => { const [P, rho] = at(T); return ((P + rho) / T + 4 / 3 * 3 * neutrinoEnergyDensity(T) / T) / (2 * Math.PI ** 2 / 45 * T ** 3); };

describe("thermodynamics", () => {
  it("obeys dP/dT = s and drho/dT = T ds/dT at random T", () => {
    fc.assert(fc.property(temperatures, T => {
      const h = 2e-3, [P, rho, heat] = at(T), samples = [-2, -1, 1, 2].map(k => at(T * Math.exp(k * h)));
      const slope = (f: (x: readonly [number, number, number]) => number, i = samples.map(f)): number => (i[0]! - 8 * i[1]! + 8 * i[2]! - i[3]!) / (12 * h * T);
      expect(slope(x => x[0]) / ((P + rho) / T)).toBeCloseTo(1, 6);
      expect(slope(x => x[1]) / heat).toBeCloseTo(1, 5);
      const entropies = [-2, -1, 1, 2].map((k, i) => (samples[i]![0] + samples[i]![1]) / (T * Math.exp(k * h)));
      expect((entropies[0]! - 8 * entropies[1]! + 8 * entropies[2]! - entropies[3]!) / (12 * h) / heat).toBeCloseTo(1, 5);
    }), {numRuns: 200, seed: 31});
  });

  it("has the electron gas of the Bessel series, P = (2 m^2 T^2/pi^2) sum (-1)^(n+1) K2(n m/T)/n^2", () => {
    for (const T of [0.03, 0.1, 0.5, 1.7]) {
      const x = electronMassMeV / T;
      let P = 0, rho = 0;
      for (let n = 1; n < 400 && n * x < 600; n++) {
        const sign = n % 2 ? 1 : -1, k2 = besselK(2, n * x), k1 = besselK(1, n * x);
        P += sign * 2 * x * x / Math.PI ** 2 * k2 / n ** 2;
        rho += sign * 2 * x * x / Math.PI ** 2 * (3 * k2 / n ** 2 + x * k1 / n);
      }
      const photon = Math.PI ** 2 / 45, [p, r] = at(T, bare);
      expect((p / T ** 4 - photon) / P).toBeCloseTo(1, 5);
      expect((r / T ** 4 - 3 * photon) / rho).toBeCloseTo(1, 5);
    }
  });

  it("has the massless limits of its integrals", () => {
    const {pressure, energy, heat, I, J} = electronIntegrals(1e-8);
    expect(pressure / (7 * Math.PI ** 2 / 180)).toBeCloseTo(1, 9);
    expect(energy / (7 * Math.PI ** 2 / 60)).toBeCloseTo(1, 9);
    expect(heat / (7 * Math.PI ** 2 / 15)).toBeCloseTo(1, 9);
    expect(I / (Math.PI ** 2 / 12)).toBeCloseTo(1, 9);
    expect(J / (Math.PI ** 2 / 12)).toBeCloseTo(1, 6);
  });

  it("has the integrals I and J of direct quadrature at m/T = 1.7", () => {
    const x = 1.7, f = (p: number): number => 1 / (Math.exp(Math.hypot(p, x)) + 1), {I, J} = electronIntegrals(x);
    expect(I / tanhSinh(p => p * p / Math.hypot(p, x) * f(p), 0, 50).value).toBeCloseTo(1, 9);
    expect(J / tanhSinh(p => Math.hypot(p, x) * f(p), 0, 50).value).toBeCloseTo(1, 9);
  });

  it("has the QED pressure of massless electrons: -5 e^2 T^4/288 and e^3 T^4/(36 sqrt(3) pi)", () => {
    // Textbook limits: P2 = −5e²T⁴/288, P3 = e³T⁴/(36√3 π).
    const e2 = 4 * Math.PI * fineStructure, T = 4.5, second = new ElectromagneticPlasma(2);
    const P2 = (at(T, second)[0] - at(T, bare)[0]) / T ** 4, P3 = (at(T)[0] - at(T, second)[0]) / T ** 4;
    expect(P2 / (-5 * e2 / 288)).toBeCloseTo(1, 1);
    expect(P3 / (e2 ** 1.5 / (36 * Math.sqrt(3) * Math.PI))).toBeCloseTo(1, 1);
    // Closer still where m is smaller against T: the miss falls as (m/T)².
    const miss = (t: number): number => Math.abs((at(t, second)[0] - at(t, bare)[0]) / t ** 4 / (-5 * e2 / 288) - 1);
    expect(miss(4.5)).toBeLessThan(miss(1.5) / 5);
  });

  it("holds photons alone in the cold", () => {
    for (const T of [1e-6, 4.9e-5, 5.1e-5, 3e-3]) {
      const [P, rho, heat] = at(T), photon = Math.PI ** 2 / 45 * T ** 4;
      expect(P / photon).toBeCloseTo(1, 9);
      expect(rho / photon / 3).toBeCloseTo(1, 9);
      expect(heat * T / photon / 12).toBeCloseTo(1, 9);
    }
  });
});

describe("the rest of the Standard Model", () => {
  it("gives g_s of the table above 10 MeV and its own below 5 MeV", () => {
    entropyTemperaturesMeV.forEach((T, i) => { if (T > 10.1 && T < 9e5) expect(entropyCount(T) / entropyDegrees[i]!).toBeCloseTo(1, 4); });
    expect(entropyCount(4.9) / 10.72).toBeCloseTo(1, 2);
    const [P, rho] = at(4.5), own = electronIntegrals(electronMassMeV / 4.5);
    expect(Math.abs((P + rho) / 4.5 ** 4 / (4 * Math.PI ** 2 / 45 + own.pressure + own.energy) - 1)).toBeLessThan(3e-3);
  });

  it("joins smoothly between: g_s rises and has no kink or jump from 4 to 12 MeV", () => {
    const h = 0.01, values = Array.from({length: 110}, (_, i) => entropyCount(4 * Math.exp(i * h)));
    for (let i = 1; i < values.length; i++) expect(Math.abs(values[i]! - values[i - 1]!)).toBeLessThan(3e-3);
    const second = values.slice(2).map((v, i) => (v - 2 * values[i + 1]! + values[i]!) / h ** 2);
    for (let i = 1; i < second.length; i++) expect(Math.abs(second[i]! - second[i - 1]!)).toBeLessThan(0.12);
  });

  it("keeps g_rho and g_s within 10 % of each other and the sound speed below c", () => {
    for (let T = 1; T < 8e5; T *= 1.3) {
      const [P, rho, heat] = at(T), soundSpeedSquared = (P + rho) / (T * heat);
      expect(P / rho).toBeLessThan(1 / 3 + 1e-3);
      expect(P / rho).toBeGreaterThan(0.12);
      expect(soundSpeedSquared).toBeGreaterThan(0.05);
      expect(soundSpeedSquared).toBeLessThan(0.36);
    }
  });
});
