import {readFileSync} from "node:fs";
import type {Scenario} from "../model/scenarioTypes.js";
import {systemReason} from "../scan/fileStore.js";
import {UsageError, problems} from "./usageError.js";

/** Text of an input file; a file that cannot be read is refused with one line. */
export function readInput(path: string, what: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read the ${what} ${path}: ${systemReason(error)}`);
  }
}

/** A scenario file, checked; every problem is a line of its own. */
export async function readScenario(path: string): Promise<Scenario> {
  const text = readInput(path, "scenario");
  const [{parseScenario}, {knownMeasurements}] = await Promise.all([import("../model/scenario.js"), import("../likelihood/measurements.js")]);
  const reading = parseScenario(text, path, knownMeasurements);
  if (!reading.ok) throw problems(reading.problems);
  return reading.scenario;
}
