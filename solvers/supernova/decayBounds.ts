/**
 * Couplings that decays of N outside the proto-neutron star exclude: energy put into faint supernovae, gamma rays of SN1987A, energetic neutrinos of SN1987A.
 *   excluded where  E_dep > 1e50 erg,   F > 1.78 cm⁻² without a fireball,   events > 3
 * Units: 1/GeV; quantities in those of their files. References: CaputoJanka:2022, Chupp:1989, Diamond:2023, Fiorillo:2022.
 * Neglected: what the three neglect. Edges are found to 1e-4 between points of a scan with eight in a decade.
 */
import {exp, log, log10} from "../../src/numerics/elementary.js";
import {findRoot} from "../../src/numerics/roots.js";
import type {EscapedLeptons} from "./decaySpectrum.js";
import {energeticNeutrinoEvents, eventLimit} from "./energeticNeutrinos.js";
import {fluenceLimitPerCm2, gammaRays, type GammaRays} from "./gammaRayBurst.js";
import {depositedEnergyErg, depositedEnergyLimitErg} from "./lowEnergyExplosion.js";

export interface DecayBound {
  readonly name: string;
  readonly unit: string;
  readonly limit: number;
  readonly cites: readonly string[];
  /** Excluded couplings [1/GeV]. */
  readonly bandsPerGeV: readonly (readonly [number, number])[];
  /** Where the limit is exceeded but does not hold, and why. */
  readonly spoilt?: {readonly bandsPerGeV: DecayBound["bandsPerGeV"]; readonly because: string};
}

/** R_far of the column [km]: decays count from there. */
export const decayRadiusKm = 100;

const pointsPerDecade = 8;

/** Where ln of a function of d is positive, within a range [1/GeV]. */
function positive(excess: (dipolePerGeV: number) => number, [from, to]: readonly [number, number]): DecayBound["bandsPerGeV"] {
  const f = (x: number): number => excess(exp(x)), count = Math.ceil(log10(to / from) * pointsPerDecade), step = log(to / from) / count;
  const bands: [number, number][] = [];
  let before = f(log(from)), start = from;
  for (let i = 1; i <= count; i++) {
    const x = log(from) + i * step, value = f(x);
    if (value > 0 !== before > 0) {
      const crossing = exp(findRoot(f, x - step, x, 1e-4));
      if (value > 0) start = crossing;
      else bands.push([start, crossing]);
    }
    before = value;
  }
  return before > 0 ? [...bands, [start, to]] : bands;
}

const logRatio = (value: number, limit: number): number => log(Math.max(value, 1e-300) / limit);

/** The three bounds; the column wants `keepSpectrum` and R_far = 100 km. */
export function decayBounds(escaped: EscapedLeptons, rangePerGeV: readonly [number, number] = [1e-14, 1e-3]): readonly DecayBound[] {
  const seen = new Map<number, GammaRays>();
  const rays = (d: number): GammaRays => {
    let found = seen.get(d);
    if (found === undefined) seen.set(d, found = gammaRays(escaped, d));
    return found;
  };
  const fluence = (d: number): number => logRatio(rays(d).fluencePerCm2, fluenceLimitPerCm2), thin = (d: number): number => -logRatio(rays(d).fireballOpticalDepth, 1);
  const spoilt = positive(d => Math.min(fluence(d), -thin(d)), rangePerGeV);
  return [
    {
      name: "energy in faint supernovae", unit: "erg", limit: depositedEnergyLimitErg, cites: ["CaputoJanka:2022", "Chauhan:2024"],
      bandsPerGeV: positive(d => logRatio(depositedEnergyErg(escaped, d), depositedEnergyLimitErg), rangePerGeV),
    },
    {
      name: "gamma rays of SN1987A, SMM", unit: "1/cm^2", limit: fluenceLimitPerCm2, cites: ["Chupp:1989", "Diamond:2023"],
      bandsPerGeV: positive(d => Math.min(fluence(d), thin(d)), rangePerGeV),
      ...(spoilt.length > 0 && {spoilt: {bandsPerGeV: spoilt, because: "the photons make a fireball"}}),
    },
    {
      name: "energetic neutrinos of SN1987A, approximate", unit: "events", limit: eventLimit, cites: ["Fiorillo:2022", "Brdar:2023"],
      bandsPerGeV: positive(d => logRatio(energeticNeutrinoEvents(escaped, d), eventLimit), rangePerGeV),
    },
  ];
}
