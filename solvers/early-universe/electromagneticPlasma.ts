/**
 * Everything in the bath but neutrinos and N: photons, e±, their QED corrections and, from 5 MeV up, the rest of the
 * Standard Model, as one thermodynamic function of T. [MeV⁴]
 *
 *   P = (π²/45)T⁴ + P_e + P₂ + P₃ + P_x,    ρ = −P + T dP/dT
 *   P₂ = (α/π)T⁴[−⅔I − (2/π²)I²],  P₃ = α^{3/2}(4/3)√(2π)T⁴[(I + J)/π²]^{3/2},
 *   I = ∫dp p²/[e(exp e + 1)],  J = ∫dp e/(exp e + 1),  e² = p² + (m_e/T)²      (Bennett:2020, Pitrou:2018)
 *   P_x(T) = ∫ dT s_x,  s_x = w(T)(2π²/45)T³[g_s(T) − g_s(γ, e, QED, 3ν)],  w: 0 below 5 MeV, 1 above 10 MeV, C².
 * g_s alone is taken from Saikawa:2018; P and ρ follow from it, so the bath is thermodynamically consistent.
 * Tabulated on ln T and splined (C²); the table reproduces the integrals to 1e-8.
 */
import {electronMassMeV, fineStructure} from "../../src/constants/particles.js";
import {exp, log, power, square} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {Spline, UniformSplineBank} from "../../src/numerics/spline.js";
import {entropyDegrees, entropyTemperaturesMeV} from "./tables/entropyDegrees.js";

/** QED corrections to the equation of state: none, O(e²), or O(e²) and O(e³). */
export type QedOrder = 0 | 2 | 3;

const lowestMeV = 5e-5, highestMeV = 1e6, step = 0.02, window = [5, 10] as const;
const rule = gaussLegendre(96);

/** Dimensionless e± integrals at x = m_e/T: pressure P/T⁴, energy ρ/T⁴, dρ/dT/T³, and I, J of the QED corrections. */
export const electronIntegrals = (x: number): {pressure: number; energy: number; heat: number; I: number; J: number} => {
  const half = Math.sqrt(60) / 2;
  let pressure = 0, energy = 0, heat = 0, I = 0, J = 0;
  if (x < 700) for (let i = 0; i < rule.nodes.length; i++) {
    const v = half * (1 + rule.nodes[i]!), u = v * v, e = x + u, p2 = u * (2 * x + u), p = Math.sqrt(p2);
    const w = half * rule.weights[i]! * 2 * v, f = 1 / (exp(e) + 1);
    pressure += w * f * p2 * p;
    energy += w * f * e * e * p;
    heat += w * f * (1 - f) * e * e * e * p;
    I += w * f * p;
    J += w * f * e * e / p;
  }
  return {pressure: 2 * pressure / (3 * Math.PI * Math.PI), energy: 2 * energy / (Math.PI * Math.PI), heat: 2 * heat / (Math.PI * Math.PI), I, J};
};

/** QED pressure over T⁴. */
const qedPressure = (I: number, J: number, order: QedOrder): number =>
  (order >= 2 ? fineStructure / Math.PI * (-2 / 3 * I - 2 / (Math.PI * Math.PI) * I * I) : 0)
  + (order >= 3 ? power(fineStructure, 1.5) * 4 / 3 * Math.sqrt(2 * Math.PI) * power((I + J) / (Math.PI * Math.PI), 1.5) : 0);

/** Smooth step from 0 at 5 MeV to 1 at 10 MeV, twice differentiable. */
const blend = (temperatureMeV: number): number => {
  const u = log(temperatureMeV / window[0]) / log(window[1] / window[0]);
  return u <= 0 ? 0 : u >= 1 ? 1 : u * u * u * (10 - 15 * u + 6 * u * u);
};

/** Thermodynamics of the electromagnetic plasma, from 50 eV to 1 TeV; below, photons alone. */
export class ElectromagneticPlasma {
  readonly #bank: UniformSplineBank;
  readonly #out = new Float64Array(3);

  constructor(qed: QedOrder = 3) {
    const n = Math.ceil(log(highestMeV / lowestMeV) / step) + 1, lnT0 = log(lowestMeV);
    const lnT = Float64Array.from({length: n}, (_, i) => lnT0 + i * step);
    const integrals = Array.from(lnT, l => electronIntegrals(electronMassMeV / exp(l)));
    const q = new Spline(lnT, integrals.map(({I, J}) => qedPressure(I, J, qed)));
    const degrees = new Spline(entropyTemperaturesMeV.map(log), entropyDegrees);
    const values = new Float64Array(3 * n), photon = Math.PI * Math.PI / 45;
    /** Extra entropy over T³ at ln T, and the plasma's own numbers. */
    const own = (l: number): readonly [number, number] => {
      const e = electronIntegrals(electronMassMeV / exp(l)), q0 = q.at(l), q1 = q.slope(l);
      return [photon + e.pressure + q0, 3 * photon + e.energy + 3 * q0 + q1];
    };
    const extra = (l: number): number => {
      const w = blend(exp(l));
      if (w === 0) return 0;
      const [P, rho] = own(l);
      return w * (2 * Math.PI * Math.PI / 45 * (degrees.at(l) - 5.25) - (P + rho));
    };
    const extraEntropy = Float64Array.from(lnT, extra), extraSpline = new Spline(lnT, extraEntropy);
    const fine = gaussLegendre(6);
    let extraPressure = 0;
    for (let i = 0; i < n; i++) {
      const l = lnT[i]!, e = integrals[i]!, q0 = q.at(l), q1 = q.slope(l), q2 = q.curvature(l);
      if (i > 0 && extraEntropy[i] !== 0) {
        // P_x(T_i)/T_i⁴ from the cell before: ∫ s dT = ∫ ŝ T⁴ dlnT.
        let cell = 0;
        for (let k = 0; k < 6; k++) {
          const lk = l - step / 2 * (1 - fine.nodes[k]!);
          cell += step / 2 * fine.weights[k]! * extraSpline.at(lk) * exp(4 * (lk - l));
        }
        extraPressure = extraPressure * exp(-4 * step) + cell;
      }
      const s = extraEntropy[i]!, slope = extraSpline.slope(l);
      values[3 * i] = photon + e.pressure + q0 + extraPressure;
      values[3 * i + 1] = 3 * photon + e.energy + 3 * q0 + q1 + s - extraPressure;
      values[3 * i + 2] = 12 * photon + e.heat + 12 * q0 + 7 * q1 + q2 + 3 * s + slope;
    }
    this.#bank = new UniformSplineBank(lnT0, step, n, 3, values);
  }

  /** Writes P [MeV⁴], ρ [MeV⁴], dρ/dT [MeV³] at T [MeV] into out[0..2]. */
  at(temperatureMeV: number, out: Float64Array): void {
    const T3 = temperatureMeV * temperatureMeV * temperatureMeV, T4 = T3 * temperatureMeV;
    if (temperatureMeV < lowestMeV) {
      const photon = Math.PI * Math.PI / 45;
      out[0] = photon * T4; out[1] = 3 * photon * T4; out[2] = 12 * photon * T3;
      return;
    }
    this.#bank.at(log(temperatureMeV), this.#out);
    out[0] = this.#out[0]! * T4; out[1] = this.#out[1]! * T4; out[2] = this.#out[2]! * T3;
  }
}

const newtonTolerance = 1e-14, newtonSteps = 60;

/**
 * L = ln(T a) where plasma and a bath of ρ = `bath` T⁴ hold ρ [MeV⁴], by Newton's method, which converges from any side because ρ(T) is
 * convex in ln T; NaN where ρ is not positive. `eos` is left at the last place.
 */
export const plasmaPlace = (plasma: ElectromagneticPlasma, energyMeV4: number, bath: number, x: number, guess: number, eos: Float64Array): number => {
  if (!(energyMeV4 > 0)) return NaN;
  let l = guess;
  for (let i = 0; i < newtonSteps; i++) {
    const T = exp(l - x), extra = bath === 0 ? 0 : bath * square(T * T);
    plasma.at(T, eos);
    const move = (energyMeV4 - eos[1]! - extra) / (T * eos[2]! + 4 * extra);
    l += Math.max(-2, Math.min(2, move));
    if (!(Math.abs(move) > newtonTolerance * (1 + Math.abs(l)))) break;
  }
  return l;
};

/** Energy density [MeV⁴] of one neutrino flavour, ν and ν̄, without asymmetry: (7π²/120)T⁴. */
export const neutrinoEnergyDensity = (temperatureMeV: number): number => 7 * Math.PI * Math.PI / 120 * square(temperatureMeV * temperatureMeV);

/** ρ of ν and ν̄ with chemical potentials ±ξT over that without: 1 + (30/7)(ξ/π)² + (15/7)(ξ/π)⁴, exact for massless fermions. */
export const degeneracyFactor = (xi: number): number => 1 + 30 / 7 * square(xi / Math.PI) + 15 / 7 * square(square(xi / Math.PI));
