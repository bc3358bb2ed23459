/**
 * Channel ν p → N p and back: Primakoff upscattering on the screened charge of a static proton, by helicity.
 *   t = |momentum transfer|²,  t∓ = (E ∓ p)²,  static target: E_N = E_ν = E
 *   dσ₊/dt = α d² (E+p)³ (t − t₋)/(2E²p) · S(t),   dσ₋/dt = α d² (E−p)³ (t₊ − t)/(2E²p) · S(t)
 *   S = 1/(t(t+K)) ("struct": correlated charges), 1/(t+K)² ("yukawa": one charge in a screened potential) or
 *       1/((t+k_e²)(t+K)) ("response": slow protons among electrons that follow at once), K = k_e² + k_p²
 *   Γ_E = n_eff σ_h (E/p) f_ν,   Γ_A = n_eff σ_h (E/p) (1 − f_ν)
 * Units: MeV, d = 1/MeV. References: Brdar:2020 (cross section), Raffelt:1986 (screening of Primakoff processes).
 * Neglected: recoil, form factors and the magnetic moment of the proton: nucleonScattering.ts has them, and this is its limit.
 */
import {fineStructure} from "../../src/constants/particles.js";
import {log1p} from "../../src/numerics/elementary.js";
import {neutrinoOccupation, neutrinoVacancy, type Channel} from "./channel.js";

export type Screening = "struct" | "yukawa" | "response";

export interface HelicityCrossSections {
  active: number;
  sterile: number;
}

/** σ₊ and σ₋ [1/MeV² at d = 1/MeV] on one proton; K = 0 is the vacuum. E must exceed M. */
export function protonCrossSections(
  massMeV: number, energyMeV: number, screeningSquaredMeV2: number, screening: Screening, out: HelicityCrossSections, electronScreeningSquaredMeV2 = 0,
): void {
  const M = massMeV, E = energyMeV, K = screeningSquaredMeV2;
  const p = Math.sqrt((E - M) * (E + M)), sum = E + p, difference = (M * M) / sum;
  const tMin = difference * difference, tMax = sum * sum, span = 4 * E * p;
  // ln(t₊+K)/(t₋+K) by log1p: near threshold the span is small against t₋.
  const L = log1p(span / (tMin + K));
  let rising: number, falling: number;
  if (screening === "yukawa") {
    // ∫(t − t₋)/(t+K)² dt and ∫(t₊ − t)/(t+K)² dt
    rising = L - span / (tMax + K);
    falling = span / (tMin + K) - L;
  } else if (screening === "response" && electronScreeningSquaredMeV2 > 0) {
    // S = [1/(t+a) − 1/(t+K)]/(K − a)
    const a = electronScreeningSquaredMeV2, A = log1p(span / (tMin + a));
    rising = ((tMin + K) * L - (tMin + a) * A) / (K - a);
    falling = ((tMax + a) * A - (tMax + K) * L) / (K - a);
  } else {
    // ∫(t − t₋)/(t(t+K)) dt = L − t₋ J, ∫(t₊ − t)/(t(t+K)) dt = t₊ J − L, J = ∫dt/(t(t+K))
    const J = K > 0 ? log1p((K * span) / (tMin * (tMax + K))) / K : span / (tMin * tMax);
    rising = L - tMin * J;
    falling = tMax * J - L;
  }
  const factor = fineStructure / (2 * E * E * p);
  out.active = factor * sum * sum * sum * Math.max(rising, 0);
  out.sterile = factor * difference * difference * difference * Math.max(falling, 0);
}

export function protonScattering(screening: Screening): Channel {
  const sigma = {active: 0, sterile: 0};
  return {
    name: "nu p -> N p",
    cites: ["Brdar:2020", "Raffelt:1986"],
    addRates(massMeV, energyMeV, medium, neutrinoChemicalPotentialMeV, rates) {
      protonCrossSections(massMeV, energyMeV, medium.screeningSquaredMeV2, screening, sigma, medium.electronScreeningMeV * medium.electronScreeningMeV);
      const p = Math.sqrt((energyMeV - massMeV) * (energyMeV + massMeV));
      const flux = (medium.protonTargetsMeV3 * energyMeV) / p;
      const f = neutrinoOccupation(energyMeV, medium, neutrinoChemicalPotentialMeV), notF = neutrinoVacancy(energyMeV, medium, neutrinoChemicalPotentialMeV);
      rates.emissionActive += flux * sigma.active * f;
      rates.emissionSterile += flux * sigma.sterile * f;
      rates.absorptionActive += flux * sigma.active * notF;
      rates.absorptionSterile += flux * sigma.sterile * notF;
    },
  };
}
