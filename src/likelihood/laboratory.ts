/** What a laboratory answers: the contract between the runs of points (observables.ts) and those who ask for them. */
import {exp} from "../numerics/elementary.js";
import type {PointEvidence, StandardEvidence} from "./pointEvidence.js";
import type {SupernovaSpread} from "./supernovaEvidence.js";
import type {Column, PointEnding, PointResult} from "./pointResult.js";

export interface StandardResult {
  readonly nEff: number;
  /** 4 n(⁴He)/n_b. */
  readonly yP: number;
  readonly heliumMassFraction: number;
  readonly dOverH: number;
  readonly he3OverH: number;
  readonly li7OverH: number;
  readonly chiSquares: PointResult["chiSquares"];
}

export interface HistoryRow {
  readonly timeSeconds: number;
  /** a, 1 today. */
  readonly scaleFactor: number;
  readonly temperatureMeV: number;
  readonly electronNeutrinoTemperatureMeV: number;
  readonly muTauNeutrinoTemperatureMeV: number;
  readonly hubbleMeV: number;
  /** n_N/s. */
  readonly nOverEntropy: number;
  readonly rhoNMeV4: number;
  /** X_n = n_n/n_b. */
  readonly neutronFraction: number;
  /** Y_i = n_i/n_b by nucleus. */
  readonly abundances: Readonly<Record<string, number>>;
}

/** A run with its network, sampled alike. */
interface SampledRun {
  readonly lnA: Float64Array;
  readonly timeSeconds: Float64Array;
  readonly temperatureMeV: Float64Array;
  readonly electronNeutrinoTemperatureMeV: Float64Array;
  readonly muTauNeutrinoTemperatureMeV: Float64Array;
  readonly hubbleMeV: Float64Array;
  readonly leptonOverEntropy: Float64Array;
  readonly leptonEnergyMeV4: Float64Array;
  readonly photonTemperatureTimesScaleFactorToday: number;
}

/** Rows of a history, and of the abundances of `species` along it: [row · species + nucleus], the neutron first. */
export const historyRows = (run: SampledRun, {species, history: {abundances}}: {readonly species: readonly string[]; readonly history: {readonly abundances: ArrayLike<number>}}, todayMeV: number): HistoryRow[] => {
  const size = species.length, today = run.photonTemperatureTimesScaleFactorToday / todayMeV;
  return Array.from(run.lnA, (x, i): HistoryRow => ({
    timeSeconds: run.timeSeconds[i]!, scaleFactor: exp(x) / today, temperatureMeV: run.temperatureMeV[i]!,
    electronNeutrinoTemperatureMeV: run.electronNeutrinoTemperatureMeV[i]!, muTauNeutrinoTemperatureMeV: run.muTauNeutrinoTemperatureMeV[i]!, hubbleMeV: run.hubbleMeV[i]!,
    nOverEntropy: run.leptonOverEntropy[i]!, rhoNMeV4: run.leptonEnergyMeV4[i]!, neutronFraction: abundances[i * size]!,
    abundances: Object.fromEntries(species.map((name, k) => [name, abundances[i * size + k]!]))
  }));
};

export interface SupernovaResult {
  readonly luminosityErgPerSecond: number;
  /** The first excluded band [1/GeV]; null where none is. */
  readonly lowerDipolePerGeV: number | null;
  readonly upperDipolePerGeV: number | null;
  /** All of them; a light Dirac N has two. */
  readonly bandsPerGeV: readonly (readonly [number, number])[];
}

/** Couplings are those of the scenario's portal (model/coupling.ts): d [GeV⁻¹], U², or a lifetime [s]. */
export interface Laboratory {
  /** What the solvers find without N, and the errors of theory. */
  standardEvidence(): StandardEvidence;
  /** What the solvers find at couplings of one mass [MeV]. Each is asked for after `onPoint` has had the one before: a search may choose as it goes. */
  evidence(massMeV: number, couplings: Iterable<number>, onPoint?: (evidence: PointEvidence) => void): PointEvidence[];
  /** What the measurements of the scenario say of it; asks for the standard evidence. judgement.ts judges without a laboratory. */
  judge(evidence: PointEvidence): PointResult;
  /** The run without N, judged. */
  standard(): StandardResult;
  /** Evidence of all couplings of one mass [MeV], judged. */
  column(massMeV: number, couplings: readonly number[], onPoint?: (point: PointResult) => void): Column;
  point(massMeV: number, coupling: number): PointResult;
  /** History of one point, or of the standard universe where the mass is null. */
  history(massMeV: number | null, coupling: number): {readonly rows: readonly HistoryRow[]; readonly ending: PointEnding};
  /** Of the dipole portal. Throws RangeError for another. */
  supernova(massMeV: number, dipolePerGeV: number): SupernovaResult;
  /** How far the bound of SN1987A moves at a mass with what is assumed; null where the scenario does not ask. A star that cannot be built is its `problem`. */
  supernovaSpread(massMeV: number): SupernovaSpread | null;
}
