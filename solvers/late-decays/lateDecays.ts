/**
 * Everything that late decays leave, for one run: broken nuclei, μ and y, anisotropies, relic density. What judges need, in one call.
 * References: Cyburt:2002, Hufnagel:2018, Poulin:2017, Liu:2023, Planck:2018.
 */
import type {NucleusName} from "../../src/constants/nuclei.js";
import {anisotropyBound, type AnisotropyBound} from "./anisotropyBound.js";
import {type DecayingMatter, linesOf} from "./decayingMatter.js";
import {photodisintegrate, photodisintegrationTrack, type PhotodisintegrationResult} from "./photodisintegration.js";
import {relicDensity, type RelicDensity} from "./relicDensity.js";
import type {ResponseTable} from "./responses.js";
import {spectralDistortions, type Distortions} from "./spectralDistortions.js";
import type {LateHistory, TestParticle} from "./timeline.js";

/** What a network ended with, before β decays, at its ω_b. */
export interface LateNuclei {
  readonly omegaB: number;
  readonly species: readonly NucleusName[];
  readonly abundancesAtEnd: Float64Array;
}

export interface LateDecaysRequest {
  readonly history: LateHistory;
  readonly particle: DecayingMatter;
  readonly responses?: ResponseTable;
  /** So many particles instead of the N of the history. */
  readonly testParticle?: TestParticle;
}

export interface LateDecays {
  readonly photodisintegration: PhotodisintegrationResult;
  readonly distortions: Distortions;
  readonly relic: RelicDensity;
  /** Null where nothing electromagnetic is left to decay after 1e11 s. */
  readonly anisotropies: (AnisotropyBound & {
    /** f over its bound: above 1 excluded; above 3 beyond the band of the parametrisation. */
    readonly overBound: number;
  }) | null;
}

/** Shortest life that breaks nuclei [s]: photons above the threshold of D do not survive the pairs they make before. */
export const shortestBreakingSeconds = 1e3;

/** Bibliography keys by constraint. */
export const lateDecayCites = {
  photodisintegration: ["Cyburt:2002", "Kawasaki:1994", "Hufnagel:2018", "Depta:2020"],
  "spectral-distortions": ["Chluba:2013", "Poulin:2017"],
  "cmb-anisotropy": ["Liu:2023", "Slatyer:2016", "Poulin:2017"],
  "relic-density": ["Planck:2018", "Poulin:2016"]
} as const;

/** Mean energy [keV] of what is injected, by energy: the E_γ for the CMB. */
const meanEnergyKeV = (particle: DecayingMatter): number => {
  let energy = 0, weighted = 0;
  for (const {energyMeV, number} of linesOf(particle)) { energy += energyMeV * number; weighted += energyMeV * energyMeV * number; }
  return energy > 0 ? 1e3 * weighted / energy : 0;
};

/** All late decays of one run at each ω_b, of which only broken nuclei know. */
export function lateDecaysAt({history, particle, responses, testParticle}: LateDecaysRequest, nuclei: readonly LateNuclei[]): LateDecays[] {
  const shared = {history, particle, ...(testParticle && {testParticle})}, {lifetimeSeconds} = particle, photonKeV = meanEnergyKeV(particle);
  const relic = relicDensity(shared), distortions = spectralDistortions(shared), track = photodisintegrationTrack(shared);
  const bound = photonKeV > 0 && Number.isFinite(lifetimeSeconds) ? anisotropyBound({lifetimeSeconds, photonKeV}) : undefined;
  const anisotropies = bound?.applies && relic.electromagneticFraction > 0 ? {...bound, overBound: relic.electromagneticFraction / bound.fraction} : null;
  return nuclei.map(({omegaB, species, abundancesAtEnd}) => ({
    photodisintegration: photodisintegrate({...shared, omegaB, species, abundances: abundancesAtEnd, track, ...(responses && {responses})}), distortions, relic, anisotropies
  }));
}

/** All late decays of one run at one ω_b. */
export const lateDecays = ({omegaB, species, abundancesAtEnd, ...request}: LateDecaysRequest & LateNuclei): LateDecays => lateDecaysAt(request, [{omegaB, species, abundancesAtEnd}])[0]!;
