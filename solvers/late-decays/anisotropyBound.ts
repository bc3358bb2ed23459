/**
 * Bound from the anisotropies of the CMB on particles that decay between 1e12 s and beyond the age of the universe, parametrised:
 *   f < (τ/τ_min)/W(τ),   W = ⟨e^{−t(z)/τ}⟩ over ln z with a Gaussian weight around z = 300, z ≤ 1300
 *   t(z) = 17.3 Gyr (1+z)^{−3/2} (1 + (1+z)/3400)^{−1/2}
 * f = electromagnetic energy of the particle if undecayed over that of dark matter; τ_min the bound on all of dark matter decaying to
 * photons of that energy. An estimate, good to a factor of 3 in f (which is 10 % in τ below 3e12 s): draw it as a band, label it so.
 * Below 1e12 s, where spectral distortions decide, it is kept until W has killed it, so that nothing ends abruptly.
 * No transfer functions, no likelihood of maps; linear in f. References: Liu:2023, Slatyer:2016, Poulin:2017, Zhang:2007.
 */
import {yearInSeconds} from "../../src/constants/units.js";
import {exp, log, power, square} from "../../src/numerics/elementary.js";
import {darkMatterLifetimes, hardPhotonLifetime1e25Seconds} from "./tables/darkMatterLifetimes.js";

/** Lifetime [s] below which nothing is left of the particle after recombination: f is free, by W < e⁻⁸⁰. */
export const shortestLifetimeSeconds = 1e11;
/** The band is f·3^{±1}. */
export const bandFactor = 3;

/** τ_min [s] for photons of E_γ [keV], log-log between the rows; the first row below 23 eV, 0.3e25 s above 0.5 MeV. */
export const leastLifetimeSeconds = (photonKeV: number): number => {
  const rows = darkMatterLifetimes;
  if (!(photonKeV > 0)) throw new RangeError(`photonKeV = ${photonKeV} is not above 0`);
  if (photonKeV >= 500) return hardPhotonLifetime1e25Seconds * 1e25;
  if (photonKeV <= rows[0]![0]) return rows[0]![1] * 1e25;
  const i = rows.findIndex(([energy]) => energy >= photonKeV), [e1, t1] = i < 0 ? [500, hardPhotonLifetime1e25Seconds] : rows[i]!, [e0, t0] = i < 0 ? rows.at(-1)! : rows[i - 1]!;
  return 1e25 * t0 * power(t1 / t0, log(photonKeV / e0) / log(e1 / e0));
};

/** t(z) [s] of the parametrisation: 6 % too long at z = 300, 12 % at 1090. */
export const cosmicTimeSeconds = (z: number): number => 17.3e9 * yearInSeconds * power(1 + z, -1.5) / Math.sqrt(1 + (1 + z) / 3400);

/** W(τ), share of the particle that is left while the CMB is sensitive. `width` is σ of ln z, 0.5 to 0.7. */
export const sensitivityWeight = (lifetimeSeconds: number, width = 0.7): number => {
  const steps = 400, low = log(300) - 5 * width, high = Math.min(log(1300), log(300) + 5 * width);
  let sum = 0, norm = 0;
  for (let k = 0; k <= steps; k++) {
    const l = low + (high - low) * k / steps, end = k === 0 || k === steps ? 0.5 : 1, weight = end * exp(-(square((l - log(300)) / width)) / 2);
    norm += weight;
    sum += weight * exp(-cosmicTimeSeconds(exp(l)) / lifetimeSeconds);
  }
  return sum / norm;
};

export interface AnisotropyBound {
  /** Largest f allowed: central, and the edges of the band. */
  readonly fraction: number;
  readonly strongest: number;
  readonly weakest: number;
  /** False below 1e11 s: other bounds decide. */
  readonly applies: boolean;
}

/** Largest fraction of dark matter in the electromagnetic energy of a particle with this lifetime, decaying to photons of E_γ. */
export const anisotropyBound = ({lifetimeSeconds, photonKeV, width = 0.7}: {readonly lifetimeSeconds: number; readonly photonKeV: number; readonly width?: number}): AnisotropyBound => {
  const fraction = lifetimeSeconds / leastLifetimeSeconds(photonKeV) / sensitivityWeight(lifetimeSeconds, width);
  return {fraction, strongest: fraction / bandFactor, weakest: fraction * bandFactor, applies: lifetimeSeconds >= shortestLifetimeSeconds};
};
