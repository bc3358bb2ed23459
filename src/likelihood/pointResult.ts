/** What a point of the plane carries to the scan and the figure. All JSON-safe: a number that is not defined is null. */
import type {Ending} from "../numerics/ending.js";
import type {ConstraintName} from "../model/scenarioTypes.js";

export interface PointResult {
  readonly massMeV: number;
  readonly dipolePerGeV: number;
  readonly lifetimeSeconds: number | null;
  readonly nEff: number | null;
  /** 4 n(⁴He)/n_b. */
  readonly yP: number | null;
  readonly heliumMassFraction: number | null;
  readonly dOverH: number | null;
  readonly he3OverH: number | null;
  readonly li7OverH: number | null;
  /** Baryon density that minimises the combined χ² at this point. */
  readonly omegaB: number | null;
  /** Luminosity of N from SN1987A seen at infinity [erg/s]. */
  readonly luminosityErgPerSecond: number | null;
  /** χ² of each constraint with its own profiled ω_b; null where it does not apply or the point failed. */
  readonly chiSquares: Readonly<Record<Exclude<ConstraintName, "sn1987a"> | "combined", number | null>>;
  readonly ending: PointEnding;
}

/** Ending of a point: the first stage that did not reach its end, and how. */
export type PointEnding =
  | {readonly kind: "reached"}
  | {readonly kind: "failed"; readonly stage: "early-universe" | "bbn" | "supernova"; readonly cause: Ending; readonly temperatureMeV: number | null}
  | {readonly kind: "failed"; readonly stage: "worker"; readonly cause: {readonly kind: "workerDied"; readonly advice: string}; readonly temperatureMeV: null};

/** One column of the plane: a mass with all its couplings; the unit of work of a scan. */
export interface Column {
  readonly massMeV: number;
  readonly points: readonly PointResult[];
}
