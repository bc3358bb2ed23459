/** The files of a finished scan, as texts and bytes: what they hold depends on scenario and version alone. */
import {bibtex} from "../model/bibliography.js";
import {citedKeys, deltaChiSquares, excludedLevels, furtherLevels} from "../likelihood/constraints.js";
import type {ExcludedLevel} from "../likelihood/constraints.js";
import {couplingOf, type PointResult} from "../likelihood/pointResult.js";
import type {StandardResult} from "../likelihood/laboratory.js";
import {couplingNameOf} from "../model/coupling.js";
import {canonicalScenario} from "../model/scenario.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {gridCsv, limitsCsv, parseGridCsv} from "../plots/csv.js";
import type {CsvHead} from "../plots/csv.js";
import type {ExclusionPlane} from "../plots/exclusionPlane.js";
import {limitsTable, type LimitRow} from "../plots/limitsTable.js";
import type {ScanColumn} from "../scan/columnPlan.js";
import {referenceOver} from "../scan/levelCurves.js";
import {pointsOf} from "../scan/scan.js";
import type {ScanResult} from "../scan/scan.js";
import {birthCertificate, certificateLines} from "./birthCertificate.js";
import {figureFiles} from "./figureFiles.js";
import {historyFiles} from "./historyFigureFile.js";
import {failureReason, planeOfEdges, planeOfScan} from "./planeOfScan.js";
import {refinedPlane} from "./refinedPlane.js";
import {RESULT} from "./resultFolder.js";
import type {ResultRecord} from "./resultFolder.js";
import {wordsOf} from "./words.js";

export type Files = ReadonlyMap<string, string | Uint8Array>;

export interface ResultFiles {
  /** In the order of writing; result.json last, so that where it stands the others do. */
  readonly files: Files;
  readonly plane: () => ExclusionPlane;
  readonly record: ResultRecord;
  readonly failed: number;
  readonly total: number;
}

/** What is drawn of a scan and tabulated: the plane, the edges, and the grid where not every point of it was computed. */
function drawnOf(scenario: Scenario, columns: readonly ScanColumn[], standard: StandardResult): {readonly plane: ExclusionPlane; readonly limits: readonly LimitRow[]; readonly grid: readonly PointResult[] | null} {
  if (scenario.plane.contours !== undefined) {
    const refined = refinedPlane(scenario, columns, standard);
    return {plane: planeOfEdges(scenario, refined, columns), limits: refined.limits, grid: refined.points.flat()};
  }
  const points = columns.flatMap(column => column.points), plane = planeOfScan(scenario, points, excludedLevels(points, standard, scenario), furtherLevels(points, standard, scenario), columns);
  return {plane, limits: limitsTable(plane), grid: null};
}

/** `code`: hash of the code that computed. */
export async function resultFiles(result: ScanResult, version: string, code: string): Promise<ResultFiles> {
  const {scenario, standard, columns} = result;
  const points = pointsOf(result);
  const levels = [...excludedLevels(points, standard, scenario), ...furtherLevels(points, standard, scenario)];
  const {plane, limits, grid} = drawnOf(scenario, columns, standard);
  const certificate = birthCertificate(scenario, version, code), record: ResultRecord = {...recordOf(result, points, levels, version), certificate};
  const head: CsvHead = {
    version, scenario: canonicalScenario(scenario), confidenceLevel: scenario.statistics.confidenceLevel, certificate: certificateLines(certificate),
    references: record.references.map(({key}) => key), remarks: [...levels.map(({name, rule}) => `${name}: ${rule}`), ...record.warnings.map(warning => `warning: ${warning}`)],
  };
  // Packing of pictures goes on beside what follows.
  const drawn = figureFiles(plane), history = historyFiles(scenario, plane);
  const coupling = couplingNameOf(scenario.model), delta = deltaChiSquares(points, standard, scenario);
  const files = new Map<string, string | Uint8Array>([
    ["limits.csv", limitsCsv(limits, head, coupling, new Map(columns.flatMap(({massMeV, supernova}) => (supernova?.edges ? [[massMeV, supernova.edges] as const] : []))))],
    ...(grid === null ? [["grid.csv", gridCsv(points, head, coupling, delta)] as const] : [
      [POINTS, gridCsv(points, head, coupling, delta)] as const,
      ["grid.csv", gridCsv(grid, {...head, remarks: [`interpolated between the points of ${POINTS}, for maps; what late decays left is not in it`, ...head.remarks ?? []]}, coupling, deltaChiSquares(grid, withLeast(points, standard, scenario), scenario))] as const
    ]),
    ...(await drawn),
    ...(await history),
    [RESULT, JSON.stringify(record, null, 2) + "\n"],
  ]);
  return {files, plane: () => plane, record, failed: record.points.failed.length, total: record.points.total};
}

/** The interpolated grid is measured from the least χ² of the points. */
const withLeast = (points: readonly PointResult[], standard: StandardResult, scenario: Scenario): StandardResult => ({...standard, chiSquares: referenceOver(points, standard, scenario)});

/** The points of a scan that followed edges; where every point of a grid was computed they are its grid.csv. */
export const POINTS = "points.csv";
/** Where the points of a result are. */
export const pointsFile = ({plane}: Pick<Scenario, "plane">): string => plane.contours === undefined ? "grid.csv" : POINTS;

/** The plane of a results folder, from the text of its points. Throws RangeError where the text is not its own. */
export function planeOfPoints(text: string, {scenario, standard, points: {total}, supernova = []}: ResultRecord): ExclusionPlane {
  const {points} = parseGridCsv(text, couplingNameOf(scenario.model));
  if (points.length !== total) throw new RangeError(`it has ${points.length} points; the plane of ${RESULT} has ${total}`);
  const spreads = new Map(supernova.map(({massMeV, ...spread}) => [massMeV, spread])), columns = new Map<number, PointResult[]>();
  for (const point of points) (columns.get(point.massMeV) ?? columns.set(point.massMeV, []).get(point.massMeV)!).push(point);
  return drawnOf(scenario, [...columns].map(([massMeV, points]) => ({massMeV, points, ...(spreads.has(massMeV) && {supernova: spreads.get(massMeV)!})})), standard).plane;
}

/** Where spectra of neutrinos change more than a tenth of an observational error. */
const tierWarnings = (differ: number, spectral: number): readonly string[] => differ === 0 ? []
  : [`At ${differ} of the ${spectral} points that are followed by spectra the fast tier is off by more than a tenth of an observational error; the spectral one is used there.`];

function recordOf({scenario, standard, columns}: ScanResult, points: readonly PointResult[], levels: readonly ExcludedLevel[], version: string): ResultRecord {
  const coupling = couplingNameOf(scenario.model);
  const failed = points.flatMap(point => {
    const reason = failureReason(point);
    return reason === undefined ? [] : [{massMeV: point.massMeV, [coupling]: couplingOf(point), reason}];
  });
  const spectral = points.filter(({accuracy}) => accuracy === "spectral").length, tiersDiffer = points.filter(point => point.tiersDiffer === true).length, words = wordsOf(scenario);
  return {
    nuportal: version,
    scenario,
    tolerances: scenario.tolerances,
    standard,
    statistics: {...scenario.statistics, rules: levels.map(({name, threshold, rule}) => ({name, threshold, rule}))},
    points: {total: points.length, failed, ...(scenario.accuracy !== "fast" && {spectral, tiersDiffer})},
    ...(columns.some(({supernova}) => supernova !== undefined) && {supernova: columns.flatMap(({massMeV, supernova}) => supernova === undefined ? [] : [{massMeV, ...supernova}])}),
    ...words, warnings: [...words.warnings, ...tierWarnings(tiersDiffer, spectral)],
    references: citedKeys(scenario).map(key => ({key, bibtex: bibtex(key)})),
  };
}
