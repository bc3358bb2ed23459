/**
 * What the solvers find at a point, before anything measured enters: another measurement, confidence level or constraint judges it anew
 * (judgement.ts) without a run. All JSON-safe. Only where the tier of a point depends on how near a contour is (accuracy "auto") do measurements
 * and statistics decide what is computed.
 */
import type {Scenario} from "../model/scenarioTypes.js";
import type {RelativeCovariance} from "./chiSquares.js";
import {wantsCosmology, wantsLate} from "./constraints.js";
import type {LateFindings} from "./lateResult.js";
import type {Elements} from "./lightElementResponse.js";
import type {PointEnding} from "./pointResult.js";
import {standardTier} from "./tiers.js";

/** At the three ω_b of a LightElementResponse. */
export type ElementRuns = readonly [Elements, Elements, Elements];

type Broken = LateFindings["photodisintegration"];

/** LateFindings with the nuclei at the three ω_b, and null for an infinite ³He/D. */
export interface LateFound extends Omit<LateFindings, "photodisintegration"> {
  /** After photons. */
  readonly elements: ElementRuns;
  readonly photodisintegration: Omit<Broken, "elements" | "he3OverD"> & {readonly he3OverD: number | null};
}

/** One universe in one tier. */
export interface EarlyEvidence {
  readonly nEff: number;
  /** Whether one number N_eff describes what the CMB sees. */
  readonly cmbApplies: boolean;
  /** As nucleosynthesis leaves them. */
  readonly elements: ElementRuns;
  /** Absent where nobody asked, or where all is gone too early. */
  readonly late?: LateFound;
}

export interface PointEvidence {
  readonly massMeV: number;
  readonly dipolePerGeV?: number;
  readonly mixingSquared?: number;
  readonly lifetimeSeconds: number | null;
  /** Null where nobody asked, and where it failed. */
  readonly early: EarlyEvidence | null;
  /** Tier of `early`; absent where there is none. */
  readonly accuracy?: "fast" | "spectral";
  /** In the fast tier, where `early` is of the spectral one and both were computed. */
  readonly fast?: EarlyEvidence;
  /** Luminosity of N from SN1987A seen at infinity [erg/s]; null where nobody asked. */
  readonly luminosityErgPerSecond: number | null;
  readonly ending: PointEnding;
}

/** Errors of nucleosynthesis by where they come from, in the standard universe; used at every point. */
export interface TheoryErrors {
  readonly nuclearRates: RelativeCovariance;
  readonly neutronLifetime: RelativeCovariance;
}

/** The universe without N, and what all points share. */
export interface StandardEvidence {
  readonly early: EarlyEvidence;
  readonly theory: TheoryErrors;
}

/** Covariances from the linear response of ln Y_P and ln D/H, at [4 j] and [4 j + 1], to one σ of each parameter. */
export const theoryErrors = ({responses, parameters}: {readonly responses: Float64Array; readonly parameters: readonly string[]}): TheoryErrors => {
  const of = (chosen: (parameter: string) => boolean): RelativeCovariance => parameters.reduce<RelativeCovariance>(([yy, yd, dd], name, j) => {
    const y = chosen(name) ? responses[4 * j]! : 0, d = chosen(name) ? responses[4 * j + 1]! : 0;
    return [yy + y * y, yd + y * d, dd + d * d];
  }, [0, 0, 0]);
  return {nuclearRates: of(name => name !== "neutronLifetime"), neutronLifetime: of(name => name === "neutronLifetime")};
};

export const quoted = ({yP, heliumMassFraction, dOverH, he3OverH, li7OverH}: Elements): Elements => ({yP, heliumMassFraction, dOverH, he3OverH, li7OverH});

export const elementRuns = (runs: readonly Elements[]): ElementRuns => runs.map(quoted) as unknown as ElementRuns;

/** From the findings at the three ω_b. */
export const lateFound = (late: readonly LateFindings[]): LateFound => {
  const {photodisintegration: {elements: _elements, he3OverD, li6OverH, secondaryLi6OverH, conservative}, distortions: {mu, y, heats}, anisotropies, relic: {omegaUndecayed, verdict, overBound}} = late[1]!;
  return {
    elements: elementRuns(late.map(({photodisintegration: {elements}}) => elements)), photodisintegration: {he3OverD: Number.isFinite(he3OverD) ? he3OverD : null, li6OverH, ...(secondaryLi6OverH !== undefined && {secondaryLi6OverH}), conservative},
    distortions: {mu, y, heats}, anisotropies: anisotropies && {overBound: anisotropies.overBound}, relic: {omegaUndecayed, verdict, overBound}
  };
};

/**
 * What of a scenario changes an evidence: `cosmic` its `early`, `supernova` its luminosity and the spread of the bound, which knows the
 * critical luminosity; null where nobody asks. `standard` changes the standard evidence, which is there whoever asks.
 */
export interface EvidenceIdentity {
  readonly standard: object;
  readonly cosmic: object | null;
  readonly supernova: object | null;
}

/** Equal parts (as text with sorted keys) give equal evidence at equal mass and coupling. Name, plane, band and constraints do not enter. */
export const evidenceIdentity = (scenario: Scenario): EvidenceIdentity => {
  const {model, cosmology, accuracy, tolerances, supernova, measurements, statistics, constraints} = scenario;
  // The combined χ² that chooses a tier is that after photons, where photodisintegration is asked for.
  const chosen = accuracy === "auto" && {measurements, statistics, photodisintegration: constraints.includes("photodisintegration")};
  return {
    standard: {cosmology, tier: standardTier(accuracy), tolerances},
    cosmic: wantsCosmology(scenario) ? {model, cosmology, accuracy, tolerances, late: wantsLate(scenario), ...chosen} : null,
    supernova: constraints.includes("sn1987a") ? {model, star: supernova} : null
  };
};
