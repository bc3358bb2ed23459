/**
 * Energy that decays of N put into the mantle of a supernova, which explosions of low energy bound to 1e50 erg (a tenth of 1e51).
 *   E_dep = f_vis Σ N(E) E [1 − e^{−(R_* − R_far)/ℓ}],  R_far (where the column ends) being the core, 100 km
 * Units: erg, km, 1/GeV. References: CaputoJanka:2022, Chauhan:2024. Neglected: energy that decays within 100 km put there too.
 */
import {ergInMeV} from "../../src/constants/units.js";
import {expm1} from "../../src/numerics/elementary.js";
import {decayingBurst, type EscapedLeptons} from "./decaySpectrum.js";

/** Most that decays may deposit [erg]. - CaputoJanka:2022 */
export const depositedEnergyLimitErg = 1e50;

export interface ExplosionOptions {
  /** Radius of the progenitor [km]; 5e8 (a red supergiant). */
  readonly progenitorRadiusKm?: number;
  /** Radius from which decays count [km], R_far of the column; 100. */
  readonly coreRadiusKm?: number;
  /** Share of the energy that photons take; 1/2. */
  readonly visibleShare?: number;
}

/** Deposited energy [erg]. */
export function depositedEnergyErg(escaped: EscapedLeptons, dipolePerGeV: number, options: ExplosionOptions = {}): number {
  const {progenitorRadiusKm = 5e8, coreRadiusKm = 100, visibleShare = 0.5} = options;
  if (!(progenitorRadiusKm > coreRadiusKm)) throw new RangeError(`progenitorRadiusKm = ${progenitorRadiusKm} must exceed coreRadiusKm = ${coreRadiusKm}: 5e8 for a red supergiant`);
  const {energiesMeV, numbers, lengthsKm} = decayingBurst(escaped, dipolePerGeV);
  let sum = 0;
  for (let j = 0; j < numbers.length; j++) sum -= numbers[j]! * energiesMeV[j]! * expm1(-(progenitorRadiusKm - coreRadiusKm) / lengthsKm[j]!);
  return (visibleShare * sum) / ergInMeV;
}
