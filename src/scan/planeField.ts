/** Columns of a scan as fields over the plane, and fields as values on a regular grid. */
import {couplingOf} from "../likelihood/pointResult.js";
import {couplingAxis} from "../model/coupling.js";
import type {Scenario} from "../model/scenarioTypes.js";
import type {ScanColumn} from "./columnPlan.js";
import {breaksOf} from "./massBreaks.js";
import {corrected, enclosed, forecastOf} from "./foretold.js";
import {birthsOf, carries, firstMasses, shearOf, tells, tellsOfUniverse} from "./massSearch.js";
import {ofSupernova, type Scale} from "./levelCurves.js";
import {fieldColumn, LevelField, type FieldColumn} from "./levelField.js";

/** Columns with what of them does not depend on a quantity. */
export interface FieldBase {
  readonly scenario: Scenario;
  readonly columns: readonly ScanColumn[];
  readonly shears: readonly number[];
  /** log₁₀ of the couplings of each column. */
  readonly logCouplings: readonly (readonly number[])[];
  /** Indices of the columns, each after those that foretell it. */
  readonly births: readonly {readonly index: number; readonly around: readonly number[]}[];
}

/** Columns without a single point that was reached say nothing of the plane. */
export function fieldBase(scenario: Scenario, all: readonly ScanColumn[]): FieldBase {
  const columns = all.filter(column => tells(column)), indexOf = new Map(columns.map(({massMeV}, i) => [massMeV, i] as const)), first = firstMasses(scenario);
  const births = birthsOf(first, massMeV => indexOf.has(massMeV), breaksOf("combined", scenario)).map(({massMeV, around}) => ({index: indexOf.get(massMeV)!, around: around.map(mass => indexOf.get(mass)!)}));
  // A result of another version may have masses that this one would not come to.
  const born = new Set(births.map(({index}) => index)), others = columns.flatMap((_, index) => born.has(index) ? [] : [{index, around: []}]);
  return {scenario, columns, births: [...others, ...births], shears: columns.map(column => shearOf(column, scenario)), logCouplings: columns.map(({points}) => points.map(point => Math.log10(couplingOf(point))))};
}

type Value = (point: ScanColumn["points"][number], index: number, iColumn: number) => number;

/** Field of a quantity at those points that carry the constraint of this name; NaN where it does not apply. Columns between others are foretold by them. */
export function fieldOf({scenario, columns, shears, logCouplings, births}: FieldBase, name: string, value: Value, unknown: (point: ScanColumn["points"][number]) => boolean = () => false): LevelField {
  const {from, to} = couplingAxis(scenario.plane), breaks = breaksOf(name, scenario), universes = columns.map(column => tellsOfUniverse(column, scenario)), made = new Array<FieldColumn>(columns.length), shown = new Array<FieldColumn>(columns.length);
  for (const {index, around} of births) {
    const {massMeV, points} = columns[index]!, logMass = Math.log10(massMeV), foretold = !ofSupernova(name) && enclosed(around.map(i => ({massMeV: columns[i]!.massMeV, universe: universes[i]!})), massMeV);
    const forecast = foretold ? forecastOf(new LevelField(around.map(i => made[i]!), breaks), logMass, Math.log10(from), Math.log10(to)) : undefined;
    const column = (isGap: (point: ScanColumn["points"][number]) => boolean): FieldColumn => {
      const kept = points.flatMap((point, j) => carries(name, scenario, point) || isGap(point) ? [j] : []), x = kept.map(j => logCouplings[index]![j]!), y = kept.map(j => isGap(points[j]!) ? NaN : value(points[j]!, j, index));
      const nodes = corrected(forecast, x, y, i => isGap(points[kept[i]!]!));
      return fieldColumn(logMass, shears[index]!, nodes.x, nodes.y);
    };
    // What is foretold is what the search was told: there the curve goes on beside points that failed.
    made[index] = column(() => false);
    shown[index] = points.some(unknown) ? column(unknown) : made[index]!;
  }
  return new LevelField(shown, breaks);
}

/** Level of a constraint; `level` runs over all points of the columns of the scan, those of `base` are found by `offsets`. */
export const levelField = (base: FieldBase, name: string, level: readonly (number | null)[], offsets: readonly number[], {of}: Scale, unknown?: (point: ScanColumn["points"][number]) => boolean): LevelField =>
  fieldOf(base, name, (_, j, i) => of(level[offsets[i]! + j] ?? null), unknown);

/** Values on a grid [iMass][iCoupling], by `read` from what the field holds; null where it does not apply, and beyond the columns that know anything. */
export const gridded = (field: LevelField, massMeV: readonly number[], logCouplings: readonly number[], read: (value: number) => number): (number | null)[][] =>
  massMeV.map(Math.log10).map(logMass => field.covers(logMass) ? Array.from(field.levels(logMass, logCouplings), value => Number.isNaN(value) ? null : read(value)) : logCouplings.map(() => null));

/** log₁₀ of the coupling at which N lives a second, between the columns. */
export const shearField = ({columns, shears}: FieldBase): LevelField => new LevelField(columns.map(({massMeV}, i) => fieldColumn(Math.log10(massMeV), shears[i]!, [0], [0])));
