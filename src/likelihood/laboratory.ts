/** What a laboratory answers: the contract between the runs of points (observables.ts) and those who ask for them. */
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
  /** n_N/s. */
  readonly nOverEntropy: number;
  readonly rhoNMeV4: number;
  /** X_n = n_n/n_b. */
  readonly neutronFraction: number;
  /** Y_i = n_i/n_b by nucleus. */
  readonly abundances: Readonly<Record<string, number>>;
}

export interface SupernovaResult {
  readonly luminosityErgPerSecond: number;
  readonly lowerDipolePerGeV: number | null;
  readonly upperDipolePerGeV: number | null;
}

export interface Laboratory {
  /** The d = 0 run. */
  standard(): StandardResult;
  /** All couplings [GeV⁻¹] of one mass [MeV]. */
  column(massMeV: number, dipolesPerGeV: readonly number[], onPoint?: (point: PointResult) => void): Column;
  point(massMeV: number, dipolePerGeV: number): PointResult;
  /** History of one point, or of the standard universe where the mass is null. */
  history(massMeV: number | null, dipolePerGeV: number): {readonly rows: readonly HistoryRow[]; readonly ending: PointEnding};
  supernova(massMeV: number, dipolePerGeV: number): SupernovaResult;
}
