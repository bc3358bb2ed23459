import {isProfileName, PROFILES} from "../model/scenarioTypes.js";
import {readInput} from "./scenarioFile.js";
import {UsageError} from "./usageError.js";

export const profileNames = PROFILES;

export interface ProfileColumns {
  readonly densityColumn?: number | undefined;
  readonly electronFractionColumn?: number | undefined;
}

/** Refuses what is bad input to a solver in its own words. */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

/** A profile by its name, or from a file: CSV, or the Garching text layout. */
export async function readProfile(text: string, {densityColumn, electronFractionColumn}: ProfileColumns) {
  if (isProfileName(text)) return text;
  const content = readInput(text, "profile"), [{profileFromColumns}, {readStellarTable}] = await Promise.all([import("../likelihood/observables.js"), import("../model/stellarProfileText.js")]);
  return refusing(() => profileFromColumns(readStellarTable(text, content, {...(densityColumn !== undefined && {densityColumn}), ...(electronFractionColumn !== undefined && {electronFractionColumn})})));
}
