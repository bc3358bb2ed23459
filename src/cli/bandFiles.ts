/** The files of a band above those of its planes: one figure of all, and result.json that says where the planes are. */
import type {BandScenario} from "../model/scenarioBand.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {figureFiles} from "./figureFiles.js";
import {planeOfBand} from "./planeOfScan.js";
import type {Files, ResultFiles} from "./resultFiles.js";
import {RESULT, type ResultRecord} from "./resultFolder.js";
import {wordsOf} from "./words.js";

export async function bandFiles(scenario: Scenario, variants: readonly BandScenario[], planes: readonly Pick<ResultFiles, "plane" | "record">[]): Promise<Files> {
  const {record: last} = planes[planes.length - 1]!;
  const record: ResultRecord = {
    ...last, scenario, ...wordsOf(scenario),
    points: {total: planes.reduce((sum, {record: {points}}) => sum + points.total, 0), failed: planes.flatMap(({record: {points}}) => points.failed)},
    band: variants.map(({folder, scenario: {cosmology}}) => ({folder, reheatingMeV: cosmology.reheatingMeV})),
  };
  return new Map<string, string | Uint8Array>([
    ...(await figureFiles(planeOfBand(scenario, variants, planes.map(({plane}) => plane())))),
    [RESULT, JSON.stringify(record, null, 2) + "\n"],
  ]);
}
