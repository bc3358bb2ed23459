/**
 * N ↔ ν γ of a moving N in the plasma, where the photon has the mass m_γ: what multiplies (M/E) Γ of a decay at rest in vacuum.
 *   (1 − r)²(1 + r/2) ⟨1 − f_ν(E − k) + f_γ(k)⟩,  r = m_γ²/M²,  over [E(1 + r) − p(1 − r)]/2 ≤ k ≤ [E(1 + r) + p(1 − r)]/2
 * The mass keeps k away from 0, where f_γ is large: it takes 6 % off the average at T = M and a quarter at T = 2M (S = 1).
 * Neglected: the alignment of the photon with the spin of N.
 */
import {exp, expm1, hypot, log, log1p} from "../numerics/elementary.js";
import {offShellWidthRatio} from "./dipoleKernels.js";

/** ⟨1 − f_ν(E − k) + f_γ(k)⟩ over the photon energies k of N → ν γ, in closed form; r = m_γ²/M² < 1. */
export const decayStatistics = (massMeV: number, momentumMeV: number, photonMeV: number, neutrinoMeV: number, r = 0): number => {
  const p = momentumMeV, E = hypot(massMeV, p), plus = E + p, minus = massMeV * massMeV / plus, span = p * (1 - r);
  const high = (plus + r * minus) / 2, low = (minus + r * plus) / 2, nuHigh = (1 - r) * plus / 2, nuLow = (1 - r) * minus / 2;
  if (span < 1e-3 * Math.min(photonMeV, neutrinoMeV)) {
    return 1 - 1 / (exp((1 - r) * E / 2 / neutrinoMeV) + 1) + 1 / expm1((1 + r) * E / 2 / photonMeV);
  }
  const photon = photonMeV * log(expm1(-high / photonMeV) / expm1(-low / photonMeV));
  const neutrino = neutrinoMeV * (log1p(exp(-nuLow / neutrinoMeV)) - log1p(exp(-nuHigh / neutrinoMeV)));
  return 1 + (photon - neutrino) / span;
};

/** The whole factor of Γ M/E, at one temperature [MeV] of plasma and neutrinos; 0 where m_γ ≥ M. */
export const inverseDecayFactor = (massMeV: number, momentumMeV: number, temperatureMeV: number, photonMassSquaredMeV2: number): number => {
  const open = offShellWidthRatio(photonMassSquaredMeV2, massMeV);
  return open > 0 ? open * decayStatistics(massMeV, momentumMeV, temperatureMeV, temperatureMeV, photonMassSquaredMeV2 / (massMeV * massMeV)) : 0;
};
