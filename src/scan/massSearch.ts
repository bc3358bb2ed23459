/**
 * Which masses are worth a column: between two, a third is computed in the middle, and more where it is not what the columns around foretold.
 * Foretold are the levels, so that an edge that appears between two columns is as good as one that runs on; an error of a level is an error of
 * the edge by the gradient of the level. The columns that decide are the two beside and one further on either side, nothing else:
 * an interval is refined in the same way in whatever part of the plane it is computed.
 */
import type {StandardResult} from "../likelihood/laboratory.js";
import {couplingOf} from "../likelihood/pointResult.js";
import {couplingNameOf, lifetimePower} from "../model/coupling.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {alignedValues, latticeValue} from "./axis.js";
import type {ScanColumn} from "./columnPlan.js";
import {levelsFrom, ofSupernova, referencesOf, scaleOf, supernovaOnly} from "./levelCurves.js";
import {fieldColumn, LevelField, type FieldColumn} from "./levelField.js";

/** Masses with columns of their own, per decade. */
export const massesPerDecade = 4;

/** Masses that a plane begins with. */
export const firstMasses = ({plane}: Pick<Scenario, "plane">): number[] => alignedValues(plane.massMeV, massesPerDecade);

/** The mass in the middle, on a lattice of 1/10000 of a decade. */
export const middleMass = (a: number, b: number): number => latticeValue(Math.round((Math.log10(a) + Math.log10(b)) / 2 * 1e4), 1e4);

/** log₁₀ of the coupling at which N lives a second. */
export function shearOf({points}: Pick<ScanColumn, "points">, {model}: Pick<Scenario, "model">): number {
  const power = lifetimePower[couplingNameOf(model)], point = points.find(({lifetimeSeconds}) => lifetimeSeconds !== null);
  return point === undefined ? 0 : Math.log10(couplingOf(point)) + Math.log10(point.lifetimeSeconds!) / power;
}

/** Points of a column whose level of this name is a level: not those that failed, nor those of the other kind. */
export const carries = (name: string, scenario: Scenario, point: ScanColumn["points"][number]): boolean =>
  ofSupernova(name) ? point.luminosityErgPerSecond !== null : point.ending.kind === "reached" && !supernovaOnly(scenario, point);

export interface SearchedColumn {
  readonly massMeV: number;
  /** By constraint and reference. */
  readonly fields: readonly FieldColumn[];
}

/** A column as the search for masses sees it: its levels for the lowest and the highest reference of a plane. */
export function searchedColumn(column: ScanColumn, standard: StandardResult, scenario: Scenario): SearchedColumn {
  const logMass = Math.log10(column.massMeV), shear = shearOf(column, scenario), shares = referencesOf(scenario).filter(share => share === 0 || share === 1);
  const fields = shares.flatMap(share => levelsFrom(share, column.points, standard, scenario).map(found => {
    const {name, level} = found, {of} = scaleOf(found), kept = column.points.flatMap((point, i) => carries(name, scenario, point) ? [i] : []);
    return fieldColumn(logMass, shear, kept.map(i => Math.log10(couplingOf(column.points[i]!))), kept.map(i => of(level[i]!)));
  }));
  return {massMeV: column.massMeV, fields};
}

/** By how much the edges of a column are from where the columns around put them [log₁₀, at right angles to the edge]. */
export function surprise(columns: readonly SearchedColumn[], middle: SearchedColumn): number {
  let worst = 0;
  middle.fields.forEach((own, k) => {
    const around = columns.map(({fields}) => fields[k]!), field = new LevelField(around), left = around.filter(({logMass}) => logMass < own.logMass).at(-1)!, right = around.find(({logMass}) => logMass > own.logMass)!;
    const step = (right.logMass - left.logMass) / 2, alone = new LevelField([own]), points = own.stretches.flatMap(({x}) => [...x]), edges = own.edges.map(edge => edge + own.shear);
    const x = [...points, ...edges].sort((a, b) => a - b), level = alone.levels(own.logMass, x, 1e-9), foretold = field.levels(own.logMass, x), sides = [left, right].map(column => new LevelField([column]).levels(column.logMass, x));
    for (let j = 0; j < x.length; j++) {
      const here = level[j]!, guess = foretold[j]!, isEdge = Math.abs(here) < 1e-6;
      if (Number.isNaN(here) || Number.isNaN(guess) || (!isEdge && here > 0 === guess > 0)) continue;
      const h = 0.02, beside = alone.levels(own.logMass, [x[j]! - h, x[j]! + h], h), alongCoupling = (beside[1]! - beside[0]!) / (2 * h), alongMass = (sides[1]![j]! - sides[0]![j]!) / (2 * step);
      const gradient = Math.hypot(Number.isNaN(alongCoupling) ? 0 : alongCoupling, Number.isNaN(alongMass) ? 0 : alongMass);
      worst = Math.max(worst, Math.min((isEdge ? Math.abs(guess) : Math.min(Math.abs(here), Math.abs(guess))) / Math.max(gradient, 1e-9), 2 * step));
    }
  });
  return worst;
}

/** A surprise of this many tolerances is left to the finer columns that are there now: the error of a cubic falls sixteenfold when the spacing is halved. */
const allowance = 6;

/** Whether the halves of an interval are searched too. */
export const searchesOn = (surprised: number, tolerance: number, leftMeV: number, rightMeV: number): boolean =>
  surprised > allowance * tolerance && Math.log10(rightMeV / leftMeV) > 2 * tolerance;
