/**
 * ν_e n → p e⁻ (s = 1) and ν̄_e p → n e⁺ (s = −1) of neutrinos beyond the thermal ones, and what hard neutrinos add to n ↔ p.
 *
 *   reach = p_e E_e (1 + δ) R F in m_e², E_e = E_ν + s q;   Γ = 2π² Σ n_ν reach/(τ_n F_n m_e³), F_n: free decay with the same corrections
 *   δ: recoil and weak magnetism to first order in E/m_N, e^δ where δ < 0: 1.0 E/m_N for ν_e n, −7.2 E/m_N for ν̄_e p
 * R F as in radiativeCorrection.ts, from a table (to 1e-7). Neglected: blocking by e± (below e^{−6} where neutrinos are hard).
 * References: Vogel:1999, Seckel:1993, Pitrou:2018.
 */
import {axialCoupling, electronMassMeV, isovectorAnomalousMoment, neutronMassMeV, neutronProtonMassDifferenceMeV, protonMassMeV} from "../../src/constants/particles.js";
import {exp, hypot, log, square} from "../../src/numerics/elementary.js";
import {UniformSplineBank} from "../../src/numerics/spline.js";
import type {HardElectronNeutrinos} from "../early-universe/background.js";
import {fermiFunction, radiativeFactor} from "./radiativeCorrection.js";
import type {WeakCorrections} from "./weakRates.js";

const q = neutronProtonMassDifferenceMeV / electronMassMeV;

/** Couplings of recoil and weak magnetism over the nucleon's mass [m_e]. - Seckel:1993 */
const nucleon = (s: 1 | -1): readonly [number, number, number] => {
  const g = axialCoupling, magnetic = 2 * s * isovectorAnomalousMoment * g, norm = (1 + 3 * g * g) * (s === 1 ? neutronMassMeV : protonMassMeV) / electronMassMeV;
  return [(square(1 + s * g) + magnetic) / norm, (square(1 - s * g) - magnetic) / norm, (g * g - 1) / norm];
};
const onNeutron = nucleon(1), onProton = nucleon(-1);

/** δ of the cross section on a nucleon at rest; y = E_ν/m_e. - Vogel:1999 */
export const recoilShift = (s: 1 | -1, y: number): number => {
  const [f1, f2, f3] = s === 1 ? onNeutron : onProton, E = y + s * q, p2 = E * E - 1;
  return f1 * p2 / E - (f2 + f3) * y - 0.5 * (f1 + f2 + f3) * ((1 / E + E / p2) * (y * y + p2) + 2 * E);
};

/** R F at E_ν = z m_e. Slow twin of the table. */
export const radiativeReach = (s: 1 | -1, z: number): number => {
  const E = z + s * q, b = Math.sqrt(1 - 1 / (E * E));
  return radiativeFactor(b, z, E) * (s === 1 ? fermiFunction(b) : 1);
};
/** ln R F of both directions, by ln z for ν_e and ln p_e for ν̄_e. */
const first = -7, step = 0.05, nodes = 400;
const tabulated = new UniformSplineBank(first, step, nodes, 2, Float64Array.from({length: 2 * nodes}, (_, k) => {
  const v = exp(first + (k >> 1) * step);
  return log(k % 2 === 0 ? radiativeReach(1, v) : radiativeReach(-1, hypot(1, v) + q));
}));
const row = new Float64Array(2);

/** p_e E_e (1 + δ) R F/m_e² at E_ν = z m_e; 0 below threshold. No recoil below E_e = 1.2 m_e. */
export const nucleonReach = (s: 1 | -1, z: number, {finiteMass, coulombAndRadiative}: Pick<WeakCorrections, "finiteMass" | "coulombAndRadiative">): number => {
  const E = z + s * q;
  if (!(E > 1)) return 0;
  const p = Math.sqrt(E * E - 1), delta = finiteMass && E > 1.2 ? recoilShift(s, z) : 0;
  let reach = p * E * (delta < 0 ? exp(delta) : 1 + delta);
  if (coulombAndRadiative) {
    tabulated.at(Math.max(first, log(s === 1 ? z : p)), row);
    reach *= exp(row[s === 1 ? 0 : 1]!);
  }
  return reach;
};

/** Rates times τ_n that hard neutrinos add at the samples of a history; half of them are ν̄_e. `freeDecay`: F_n with the same corrections. */
export const hardNeutrinoRates = (
  {comovingEnergyMeV: eps, comovingNumberMeV3: numbers}: HardElectronNeutrinos, lnA: Float64Array, freeDecay: number, corrections: WeakCorrections
): {readonly neutronToProton: Float64Array; readonly protonToNeutron: Float64Array} => {
  const nodes = eps.length, neutronToProton = new Float64Array(lnA.length), protonToNeutron = new Float64Array(lnA.length);
  for (let i = 0; i < lnA.length; i++) {
    const unit = electronMassMeV * exp(lnA[i]!), perNumber = Math.PI * Math.PI / (freeDecay * unit * unit * unit);
    for (let k = 0, at = i * nodes; k < nodes; k++, at++) {
      if (!(numbers[at]! > 0)) continue;
      neutronToProton[i]! += perNumber * numbers[at]! * nucleonReach(1, eps[k]! / unit, corrections);
      protonToNeutron[i]! += perNumber * numbers[at]! * nucleonReach(-1, eps[k]! / unit, corrections);
    }
  }
  return {neutronToProton, protonToNeutron};
};
