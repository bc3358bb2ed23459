import {existsSync, statSync} from "node:fs";
import {join} from "node:path";
import type {StandardResult} from "../likelihood/observables.js";
import type {SupernovaSpread} from "../likelihood/supernovaEvidence.js";
import type {Scenario} from "../model/scenarioTypes.js";
import type {BirthCertificate} from "./birthCertificate.js";
import {readInput} from "./scenarioFile.js";
import {UsageError} from "./usageError.js";

export const RESULT = "result.json";

/** An entry of the bibliography as it stands in a result. */
export interface Reference {
  readonly key: string;
  readonly bibtex: string;
}

/** A point that was not computed, with the coupling of its portal. */
export interface FailedPoint {
  readonly massMeV: number;
  readonly dipolePerGeV?: number;
  readonly mixingSquared?: number;
  readonly lifetimeSeconds?: number;
  readonly reason: string;
}

/** What result.json says: everything a reader needs to know where the limits come from. No clock, no machine. */
export interface ResultRecord {
  readonly nuportal: string;
  readonly scenario: Scenario;
  readonly tolerances: Scenario["tolerances"];
  readonly standard: StandardResult;
  readonly statistics: Scenario["statistics"] & {readonly rules: readonly {readonly name: string; readonly threshold: number; readonly rule: string}[]};
  /** `spectral`: how many points the spectral tier decided; `tiersDiffer`: at how many the fast one is off by more than a tenth of an observational error. */
  readonly points: {readonly total: number; readonly failed: readonly FailedPoint[]; readonly spectral?: number; readonly tiersDiffer?: number};
  /** How far the bound of SN1987A moves with its assumptions, at the masses where that was computed. */
  readonly supernova?: readonly ({readonly massMeV: number} & SupernovaSpread)[];
  /** Where the result rests on more than is known. */
  readonly warnings: readonly string[];
  /** What is not the default, and what is not in it. */
  readonly notes: readonly string[];
  /** Of a band: the folders of its planes, from the lowest reheating temperature on. */
  readonly band?: readonly {readonly folder: string; readonly reheatingMeV: number}[];
  readonly references: readonly Reference[];
  /** Absent of results before it was kept. */
  readonly certificate?: BirthCertificate;
}

/** Reads result.json of a results folder. */
export function readResult(folder: string): ResultRecord {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new UsageError(`${folder} is a file; give the folder that \`nuportal scan --out\` wrote`);
  const path = join(folder, RESULT);
  if (existsSync(folder) && !existsSync(path)) throw new UsageError(`${folder} holds no ${RESULT}; give the folder of a finished \`nuportal scan --out\``);
  const text = readInput(path, "result");
  try {
    const record = JSON.parse(text) as Partial<ResultRecord> | null;
    if (record?.nuportal !== undefined && record.scenario !== undefined && record.references !== undefined) return record as ResultRecord;
  } catch {
    // The line below says what to do.
  }
  throw new UsageError(`${path} is not a result of nuportal; run \`nuportal scan\` again`);
}
