/**
 * One universe from reheating to recombination: history, mesons, weak rates, light elements at several ω_b, and what late decays do.
 * Two tiers of the same history: "fast" follows energies and numbers of neutrinos with a cascade of hard ones, "spectral" their spectra.
 */
import {absentLepton} from "../early-universe/absentLepton.js";
import {particleOf} from "../early-universe/decayingMatter.js";
import type {Fork} from "../early-universe/fork.js";
import {SpectralUniverse} from "../early-universe/spectral/spectralUniverse.js";
import type {EarlyUniverse, EvolutionOptions, ThermalHistory} from "../early-universe/thermalHistory.js";
import {withMesonSources} from "../bbn/mesonConversion.js";
import {runNetwork, type LightElements, type NetworkRequest} from "../bbn/nucleosynthesis.js";
import {weakRatesAlong, type WeakHistory} from "../bbn/weakHistory.js";
import type {DecayingMatter} from "../late-decays/decayingMatter.js";
import {lateDecaysAt, shortestBreakingSeconds, type LateDecays} from "../late-decays/lateDecays.js";
import type {HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {succeeded, type Ending} from "../../src/numerics/ending.js";
import {effectiveNumber} from "./effectiveNumber.js";

export type Tier = "fast" | "spectral";

export interface HistoryRequest {
  /** N, or null where there is none or it is matter of `options`. */
  readonly lepton: HeavyNeutralLepton | null;
  readonly options: EvolutionOptions;
  readonly tier: Tier;
  /** Where the fast tier goes on from; from the beginning when absent. */
  readonly begun?: Fork;
}

export interface UniverseRequest extends HistoryRequest {
  readonly neutronLifetimeSeconds: number;
  readonly network: Pick<NetworkRequest, "compilation" | "relativeTolerance">;
  readonly omegaBs: readonly number[];
  /** Whether photons from late decays are followed. */
  readonly late: boolean;
}

export interface PointUniverse {
  readonly history: ThermalHistory;
  readonly weakRates: WeakHistory;
  /** As the network leaves them, and after photons have broken nuclei, at each ω_b. */
  readonly elements: readonly LightElements[];
  readonly late?: readonly LateDecays[];
  readonly nEff: number;
  /** Whether one number N_eff describes what the CMB sees. */
  readonly cmbApplies: boolean;
}
export interface FailedUniverse {
  readonly failed: "early-universe" | "bbn";
  readonly cause: Ending;
  readonly temperatureMeV: number | null;
}

const spectral = new WeakMap<EarlyUniverse, SpectralUniverse>();
const spectralOf = (universe: EarlyUniverse): SpectralUniverse => {
  const known = spectral.get(universe) ?? new SpectralUniverse(universe);
  spectral.set(universe, known);
  return known;
};

/** N, or the particle that is followed as matter; undefined where nothing decays. */
const parentOf = ({lepton, options: {decayingMatter}}: HistoryRequest): HeavyNeutralLepton | undefined =>
  lepton ?? (decayingMatter?.massMeV === undefined ? undefined : particleOf(decayingMatter, decayingMatter.massMeV));

/** Thermal history of a point, with the mesons of its decays. */
export const historyOf = (universe: EarlyUniverse, request: HistoryRequest): ThermalHistory => {
  const {lepton, options: {relativeTolerance, ...options}, tier} = request, parent = parentOf(request);
  const {degeneracy: _asymmetry, hardNeutrinos: _hard, neutrinoNumbers: _numbers, flavorConversion, ...shared} = options;
  const history = tier === "fast" ? universe.run(lepton ?? absentLepton, request.options, request.begun)
    : spectralOf(universe).run(lepton ?? absentLepton, {...shared, ...(flavorConversion === "none" && {flavorConversion})});
  return parent === undefined || !succeeded(history.ending) ? history : withMesonSources(history, parent);
};

/** What photons do after nucleosynthesis, at each ω_b; undefined where nobody asks, or nothing decays late. */
export const lateDecaysOf = ({late, omegaBs}: UniverseRequest, particle: DecayingMatter | undefined, history: ThermalHistory, elements: readonly LightElements[]): LateDecays[] | undefined => {
  return late && particle !== undefined && particle.lifetimeSeconds > shortestBreakingSeconds
    ? lateDecaysAt({history, particle}, omegaBs.map((omegaB, i) => ({omegaB, species: elements[i]!.species, abundancesAtEnd: elements[i]!.abundancesAtEnd}))) : undefined;
};

/** Everything that happens to one point. */
export const pointUniverse = (universe: EarlyUniverse, request: UniverseRequest): PointUniverse | FailedUniverse => {
  const history = historyOf(universe, request), parent = parentOf(request), {omegaBs, network, neutronLifetimeSeconds} = request;
  if (!succeeded(history.ending)) return {failed: "early-universe", cause: history.ending, temperatureMeV: history.endTemperatureMeV};
  const weakRates = weakRatesAlong(history, {neutronLifetimeSeconds}), elements = omegaBs.map(omegaB => runNetwork({background: history, weakRates, omegaB, ...network}));
  const broken = elements.find(({ending}) => !succeeded(ending));
  if (broken !== undefined) return {failed: "bbn", cause: broken.ending, temperatureMeV: null};
  const late = lateDecaysOf(request, parent, history, elements);
  return {history, weakRates, elements, ...(late && {late}), ...effectiveNumber(history, parent?.lifetimeSeconds ?? Infinity)};
};
