/** Columns of a scan as fields over the plane, and fields as values on a regular grid. */
import {couplingOf} from "../likelihood/pointResult.js";
import type {Scenario} from "../model/scenarioTypes.js";
import type {ScanColumn} from "./columnPlan.js";
import {carries, shearOf} from "./massSearch.js";
import type {Scale} from "./levelCurves.js";
import {fieldColumn, LevelField} from "./levelField.js";

/** Columns with what of them does not depend on a quantity. */
export interface FieldBase {
  readonly scenario: Scenario;
  readonly columns: readonly ScanColumn[];
  readonly shears: readonly number[];
  /** log₁₀ of the couplings of each column. */
  readonly logCouplings: readonly (readonly number[])[];
}

/** Columns without a single point that was reached say nothing of the plane. */
export function fieldBase(scenario: Scenario, all: readonly ScanColumn[]): FieldBase {
  const columns = all.filter(({points}) => points.some(({ending}) => ending.kind === "reached"));
  return {scenario, columns, shears: columns.map(column => shearOf(column, scenario)), logCouplings: columns.map(({points}) => points.map(point => Math.log10(couplingOf(point))))};
}

type Value = (point: ScanColumn["points"][number], index: number, iColumn: number) => number;

/** Field of a quantity at those points that carry the constraint of this name; NaN where it does not apply. */
export const fieldOf = ({scenario, columns, shears, logCouplings}: FieldBase, name: string, value: Value): LevelField =>
  new LevelField(columns.map(({massMeV, points}, i) => {
    const kept = points.flatMap((point, j) => carries(name, scenario, point) ? [j] : []);
    return fieldColumn(Math.log10(massMeV), shears[i]!, kept.map(j => logCouplings[i]![j]!), kept.map(j => value(points[j]!, j, i)));
  }));

/** Level of a constraint; `level` runs over all points of the columns of the scan, those of `base` are found by `offsets`. */
export const levelField = (base: FieldBase, name: string, level: readonly (number | null)[], offsets: readonly number[], {of}: Scale): LevelField =>
  fieldOf(base, name, (_, j, i) => of(level[offsets[i]! + j] ?? null));

/** Values on a grid [iMass][iCoupling], by `read` from what the field holds; null where it does not apply. */
export const gridded = (field: LevelField, massMeV: readonly number[], logCouplings: readonly number[], read: (value: number) => number): (number | null)[][] =>
  massMeV.map(mass => Array.from(field.levels(Math.log10(mass), logCouplings), value => Number.isNaN(value) ? null : read(value)));
