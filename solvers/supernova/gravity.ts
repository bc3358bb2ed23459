/**
 * Enclosed mass and Newtonian lapse of a profile.
 *   dM/dr = 4π r² ρ,  dφ/dr = G M / r²,  φ(∞) = 0 (vacuum beyond the last radius),  α = √(1 + 2φ)
 * Units: km, solar masses; φ and α have none.
 * Reference: the escape condition E α > M is that of Lucente:2020 and Caputo:2022.
 * Neglected: general relativity beyond the lapse (pressure, curved space): a few per cent of φ at the centre.
 */
import {newtonCm3PerGramSecond2, solarMassGram, speedOfLightCmPerSecond} from "../../src/constants/units.js";
import {succeeded} from "../../src/numerics/ending.js";
import {integrateNonStiff} from "../../src/numerics/nonstiff.js";
import type {StellarProfile} from "./profiles.js";

/** G M_sun / c² [km], 1.4766. */
const solarLengthKm = (newtonCm3PerGramSecond2 * solarMassGram) / (speedOfLightCmPerSecond * speedOfLightCmPerSecond) / 1e5;
/** 1 g/cm³ · km³ [solar masses]. */
const densityVolumeInSolarMasses = 1e15 / solarMassGram;

export interface Gravity {
  readonly enclosedMassSun: Float64Array;
  readonly lapse: Float64Array;
}

/** Enclosed mass and lapse at the given radii [km], ascending and starting at 0; the profile is taken to end at the last one. */
export function gravityOf(profile: StellarProfile, radiiKm: Float64Array): Gravity {
  const n = radiiKm.length;
  const enclosedMassSun = new Float64Array(n), potential = new Float64Array(n), lapse = new Float64Array(n);
  let state = Float64Array.of(0, 0);
  for (let i = 1; i < n; i++) {
    if (radiiKm[i] > radiiKm[i - 1]) {
      const result = integrateNonStiff({
        from: radiiKm[i - 1], to: radiiKm[i], initial: state, relativeTolerance: 1e-9, absoluteTolerance: 1e-12,
        derivative(r, y, out) {
          out[0] = 4 * Math.PI * r * r * profile.at(r).densityGramPerCm3 * densityVolumeInSolarMasses;
          out[1] = r > 0 ? (solarLengthKm * y[0]) / (r * r) : 0;
        },
      });
      if (!succeeded(result.ending)) {
        throw new RangeError(`the mass of profile "${profile.name}" cannot be integrated at r = ${radiiKm[i]} km: give a finite density there`);
      }
      state = Float64Array.from(result.y);
    }
    enclosedMassSun[i] = state[0];
    potential[i] = state[1];
  }
  const atInfinity = potential[n - 1] + (solarLengthKm * enclosedMassSun[n - 1]) / radiiKm[n - 1];
  for (let i = 0; i < n; i++) {
    const squared = 1 + 2 * (potential[i] - atInfinity);
    if (!(squared > 0)) {
      throw new RangeError(`profile "${profile.name}" has 1 + 2φ = ${squared} at r = ${radiiKm[i]} km: it is too dense for a Newtonian lapse`);
    }
    lapse[i] = Math.sqrt(squared);
  }
  return {enclosedMassSun, lapse};
}
