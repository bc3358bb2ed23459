/** Points of a results folder as a regular grid: what maps and slices are drawn from. */
import {join} from "node:path";
import {couplingOf, type PointResult} from "../likelihood/pointResult.js";
import {couplingNameOf} from "../model/coupling.js";
import {parseGridCsv} from "../plots/csv.js";
import type {Cell} from "../plots/exclusionPlane.js";
import {readResult, type ResultRecord} from "./resultFolder.js";
import {readInput} from "./scenarioFile.js";
import {UsageError} from "./usageError.js";

export interface StoredGrid {
  readonly record: ResultRecord;
  readonly massMeV: readonly number[];
  readonly coupling: readonly number[];
  /** Mass by mass. */
  readonly points: readonly PointResult[];
  /** points[iMass][iCoupling]. */
  readonly columns: readonly (readonly PointResult[])[];
  readonly failed: readonly Cell[];
}

const ascending = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

export function storedGrid(folder: string): StoredGrid {
  const record = readResult(folder), path = join(folder, "grid.csv");
  if (record.band !== undefined) throw new UsageError(`${folder} holds a band of planes; give the folder of one of them: ${record.band.map((one) => join(folder, one.folder)).join(", ")}`);
  try {
    const {points} = parseGridCsv(readInput(path, "grid"), couplingNameOf(record.scenario.model));
    const massMeV = ascending(points.map((point) => point.massMeV)), coupling = ascending(points.map(couplingOf));
    if (points.length !== massMeV.length * coupling.length || massMeV.length < 2 || coupling.length < 2) {
      throw new RangeError(`its ${points.length} points are no grid of ${massMeV.length} masses and ${coupling.length} couplings; scan the plane on a grid`);
    }
    const [iMass, iCoupling] = [new Map(massMeV.map((m, i) => [m, i])), new Map(coupling.map((d, i) => [d, i]))];
    const columns = massMeV.map(() => new Array<PointResult>(coupling.length));
    for (const point of points) columns[iMass.get(point.massMeV)!]![iCoupling.get(couplingOf(point))!] = point;
    const failed = columns.flatMap((column, i) => column.flatMap((point, j): Cell[] => (point.ending.kind === "reached" ? [] : [{iMass: i, iCoupling: j}])));
    return {record, massMeV, coupling, points: columns.flat(), columns, failed};
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}
