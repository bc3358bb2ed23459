/**
 * Gamma rays from decays of N outside the envelope of SN1987A, against the Solar Maximum Mission: fluence within 223 s, 25-100 MeV.
 *   F = 1/(4πD²) ∫dk Σ N(E) (1/p) [e^{−2kΓt₀/M} − e^{−2kΓ·223 s/M}],   t₀ = R_env M²/(2Ekβ),  E > k + M²/4k
 * A photon of energy k arrives t = t_dec M²/(2Ek) after the neutrinos. Limit: 3σ of 1393 counts of background on 63 cm², 1.78 cm⁻².
 * Caveat: where photons are dense they make a fireball of e± and come out soft; the limit then fails and that of PVO takes its place.
 * It is flagged by  τ_γγ = σ_T N_γ(decayed)/(16·4πR²) > 1 at R = max(R_env, ℓ), a rough estimate.
 * Units: MeV, s, cm, 1/GeV. References: Chupp:1989 (data), Diamond:2023 (fireball).
 */
import {parsecInCm, speedOfLightCmPerSecond} from "../../src/constants/units.js";
import {exp, expm1} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {decayingBurst, type EscapedLeptons} from "./decaySpectrum.js";

/** Distance of SN1987A [cm]. */
export const distanceCm = 51.4e3 * parsecInCm;
/** 3σ limit on the fluence of 25-100 MeV in 223 s [1/cm²]. */
export const fluenceLimitPerCm2 = 1.78;

const thomsonCm2 = 6.6524587e-25;

export interface GammaRays {
  readonly fluencePerCm2: number;
  readonly fireballOpticalDepth: number;
  /** True where the limit is exceeded and no fireball spoils it. */
  readonly excluded: boolean;
  readonly caveat: string | null;
}

export interface GammaOptions {
  readonly envelopeCm?: number;
  readonly windowSeconds?: number;
  readonly energiesMeV?: readonly [number, number];
}

export function gammaRays(escaped: EscapedLeptons, dipolePerGeV: number, options: GammaOptions = {}): GammaRays {
  const {envelopeCm = 3e12, windowSeconds = 223, energiesMeV: [low, high] = [25, 100]} = options, M = escaped.column.massMeV;
  const {energiesMeV, numbers, widthPerSecond: width, lengthsKm} = decayingBurst(escaped, dipolePerGeV), {nodes, weights} = gaussLegendre(24);
  let photons = 0, decayed = 0;
  for (let j = 0; j < numbers.length; j++) {
    const E = energiesMeV[j]!, p = Math.sqrt((E - M) * (E + M)), from = Math.max(low, 0.5 * (E - p)), to = Math.min(high, 0.5 * (E + p));
    const lengthCm = lengthsKm[j]! * 1e5, radius = Math.max(envelopeCm, lengthCm);
    decayed += (numbers[j]! * exp(-envelopeCm / lengthCm)) / (4 * Math.PI * radius * radius);
    if (!(to > from)) continue;
    for (let i = 0; i < nodes.length; i++) {
      const k = 0.5 * (from + to) + 0.5 * (to - from) * nodes[i]!, rate = (2 * k * width) / M;
      const first = (envelopeCm * M * M) / (2 * k * p * speedOfLightCmPerSecond);
      if (first >= windowSeconds) continue;
      photons += 0.5 * (to - from) * weights[i]! * (numbers[j]! / p) * -exp(-rate * first) * expm1(-rate * (windowSeconds - first));
    }
  }
  const fluencePerCm2 = photons / (4 * Math.PI * distanceCm * distanceCm), fireballOpticalDepth = (thomsonCm2 * decayed) / 16;
  return {
    fluencePerCm2, fireballOpticalDepth, excluded: fluencePerCm2 > fluenceLimitPerCm2 && fireballOpticalDepth < 1,
    caveat: fireballOpticalDepth < 1 ? null : "the photons are dense enough for a fireball: this limit fails here, and that of the Pioneer Venus Orbiter takes its place",
  };
}
