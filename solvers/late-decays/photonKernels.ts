/**
 * Differential rates K(E out ← E' in) of what energetic photons and electrons make, number per MeV and per second of one particle.
 *   γγ → γγ:  ∝ (1 − z + z²)², z = E/E', with ∫K dE = 2Γ and ∫E K dE = E'Γ
 *   Compton photon:  π r_e² (m/E'²) n_e [E'/E + E/E' + (m/E − m/E')² − 2m(1/E − 1/E')]; the electron gets E' + m − E
 *   Bethe-Heitler e⁻ (e⁺ alike): unscreened Born approximation, nucleus at rest
 * References: Kawasaki:1994, Hufnagel:2018.
 */
import {electronMassMeV as m} from "../../src/constants/particles.js";
import {log, square} from "../../src/numerics/elementary.js";
import {alphaRadiusSquared, electronRadiusSquared} from "./photonRates.js";

/** Shape of γγ → γγ over its rate, per unit of z: (20/7)(1 − z + z²)²; integrates to 2, its energy to 1. */
export const lightByLightShape = (z: number): number => 20 / 7 * square(1 - z + z * z);

/** dσ/dE of the Compton photon [MeV⁻³] for E'/(1 + 2E'/m) ≤ E ≤ E'. */
export const comptonKernel = (energyMeV: number, fromMeV: number): number => {
  const inverse = m / energyMeV - m / fromMeV;
  return Math.PI * electronRadiusSquared * m / (fromMeV * fromMeV) * (fromMeV / energyMeV + energyMeV / fromMeV + inverse * inverse - 2 * inverse);
};

/** dσ/dE of the e⁻ of total energy E [MeV⁻³] over Z². 0 outside m … E' − m. */
export const betheHeitlerKernel = (energyMeV: number, fromMeV: number): number => {
  const E = energyMeV, F = fromMeV - energyMeV;
  if (!(E > m && F > m)) return 0;
  const m2 = m * m, p2 = E * E - m2, q2 = F * F - m2, p = Math.sqrt(p2), q = Math.sqrt(q2), EF = E * F, pq = p * q;
  const lp = 2 * log((E + p) / m), lq = 2 * log((F + q) / m), L = 2 * log((EF + pq + m2) / (m * fromMeV));
  const bracket = -4 / 3 - 2 * EF * (q2 + p2) / (q2 * p2)
    + m2 * (lp * F / (p2 * p) + lq * E / (q2 * q) - lp * lq / pq)
    + L * (-8 * EF / (3 * pq) + fromMeV * fromMeV * (EF * EF + pq * pq - m2 * EF) / (pq * pq * pq))
    - L * m2 * fromMeV / (2 * pq) * (lq * (EF - q2) / (q2 * q) + lp * (EF - p2) / (p2 * p));
  return alphaRadiusSquared * pq / (fromMeV * fromMeV * fromMeV) * bracket;
};
