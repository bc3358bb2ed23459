/**
 * Which masses are worth a column: between two, a third is computed in the middle, and more where it is not what the columns around foretold.
 * Foretold are the levels, so that an edge that appears between two columns is as good as one that runs on; an error of a level is an error of
 * the edge by the gradient of the level. The columns that decide are the two beside and one further on either side, nothing else:
 * an interval is refined in the same way in whatever part of the plane it is computed.
 */
import type {StandardResult} from "../likelihood/laboratory.js";
import {couplingOf, type ChiSquares} from "../likelihood/pointResult.js";
import {couplingAxis, couplingNameOf, lifetimePower} from "../model/coupling.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {alignedValues, latticeValue} from "./axis.js";
import {besideBreaks, breaksOf} from "./massBreaks.js";
import type {ScanColumn} from "./columnPlan.js";
import {corrected, enclosed, fieldAround, forecastOf, type SearchedColumn} from "./foretold.js";
import {curvesOf, ofSupernova, precisionOf, supernovaOnly} from "./levelCurves.js";
import {closestColumns, placeOfMass, type Breaks, columnLevel, fieldColumn, LevelField} from "./levelField.js";

/** Masses with columns of their own, per decade. */
export const massesPerDecade = 3;

/** Masses that a plane begins with: a lattice, and both sides of where the levels jump in the place of what is close by. */
export const firstMasses = (scenario: Pick<Scenario, "plane" | "constraints">): number[] => {
  const lattice = alignedValues(scenario.plane.massMeV, massesPerDecade), first = lattice[0]!, last = lattice.at(-1)!;
  const beside = besideBreaks(scenario, first, last);
  const standsIn = (mass: number): boolean => mass > first && mass < last && beside.some(side => Math.abs(Math.log10(side / mass)) * massesPerDecade < 0.25);
  return [...lattice.filter(mass => !standsIn(mass)), ...beside].sort((a, b) => a - b);
};

/** The mass in the middle on the scale of the levels, on a lattice of 1/10000 of a decade. */
export function middleMass(a: number, b: number, breaks?: Breaks): number {
  const wanted = (placeOfMass(Math.log10(a), breaks) + placeOfMass(Math.log10(b), breaks)) / 2;
  let low = Math.log10(a), high = Math.log10(b);
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (placeOfMass(middle, breaks) < wanted) low = middle;
    else high = middle;
  }
  return latticeValue(Math.round((low + high) / 2 * 1e4), 1e4);
}

/** Whether anything is looked for between two masses: nothing between the two sides of a break. */
export const apart = (left: number, right: number): boolean => Math.log10(right / left) > closestColumns;

/** A mass, and those that foretell what is there: up to two on either side, none of a first mass. */
export interface Birth {
  readonly massMeV: number;
  readonly around: readonly number[];
}

/** The masses of a plane, each after those around it. */
export function birthsOf(first: readonly number[], has: (massMeV: number) => boolean, breaks?: Breaks): Birth[] {
  const births: Birth[] = first.filter(has).map(massMeV => ({massMeV, around: []}));
  const between = (outerLeft: number | undefined, left: number, right: number, outerRight: number | undefined): void => {
    const middle = middleMass(left, right, breaks);
    if (!(middle > left && middle < right) || !has(middle)) return;
    births.push({massMeV: middle, around: around(outerLeft, left, right, outerRight).filter(has)});
    between(outerLeft, left, middle, right);
    between(left, middle, right, outerRight);
  };
  for (let i = 0; i + 1 < first.length; i++) if (apart(first[i]!, first[i + 1]!)) between(first[i - 1], first[i]!, first[i + 1]!, first[i + 2]);
  return births;
}

export const around = (...masses: readonly (number | undefined)[]): number[] => masses.filter(mass => mass !== undefined);

/** log₁₀ of the coupling at which N lives a second. */
export function shearOf({points}: Pick<ScanColumn, "points">, {model}: Pick<Scenario, "model">): number {
  const power = lifetimePower[couplingNameOf(model)], point = points.find(({lifetimeSeconds}) => lifetimeSeconds !== null);
  return point === undefined ? 0 : Math.log10(couplingOf(point)) + Math.log10(point.lifetimeSeconds!) / power;
}

/** Points of a column whose level of this name is a level: not those that failed, nor those of the other kind. */
export const carries = (name: string, scenario: Scenario, point: ScanColumn["points"][number]): boolean =>
  ofSupernova(name) ? point.luminosityErgPerSecond !== null : point.ending.kind === "reached" && !supernovaOnly(scenario, point);

/** Whether anything can be learned from a column, of the universe or of the supernova. */
export const tells = ({points}: Pick<ScanColumn, "points">): boolean => points.some(({ending, luminosityErgPerSecond}) => ending.kind === "reached" || luminosityErgPerSecond !== null);

/** Whether anything can be learned of the universe. */
export const tellsOfUniverse = ({points}: Pick<ScanColumn, "points">, scenario: Pick<Scenario, "constraints">): boolean =>
  points.some(point => point.ending.kind === "reached" && !supernovaOnly(scenario, point));

/** A column as the search for masses sees it: foretold by those around and corrected by its points, where there are any around. */
export function searchedColumn(column: ScanColumn, reference: ChiSquares, standard: StandardResult, scenario: Scenario, columns: readonly SearchedColumn[] = []): SearchedColumn {
  const logMass = Math.log10(column.massMeV), shear = shearOf(column, scenario), curves = curvesOf(column.points, reference, standard, scenario), foretold = enclosed(columns, column.massMeV);
  const {from, to} = couplingAxis(scenario.plane);
  const fields = curves.map(({name, values}, k) => {
    const kept = column.points.flatMap((point, i) => carries(name, scenario, point) ? [i] : []), x = kept.map(i => Math.log10(couplingOf(column.points[i]!))), y = kept.map(i => values[i]!);
    const nodes = corrected(foretold && !ofSupernova(name) ? forecastOf(fieldAround(columns, k, breaksOf(name, scenario)), logMass, Math.log10(from), Math.log10(to)) : undefined, x, y);
    return fieldColumn(logMass, shear, nodes.x, nodes.y);
  });
  return {massMeV: column.massMeV, universe: tellsOfUniverse(column, scenario), curves: curves.map(({name, role}) => ({name, role})), fields};
}

/** Tolerances by which an edge may be off that are left to the finer columns that are there now: the error of a cubic falls sixteenfold when the spacing is halved, that of a kink by half. */
const allowed = {edge: 3, innerEdge: 6} as const;

/** Of two slopes the smaller one; the known one where one is not. */
const gentler = (a: number, b: number): number => Number.isNaN(a) || Math.abs(b) < Math.abs(a) ? b : a;

/** How far the edges of a column are from where the columns around put them, over what is allowed [log₁₀, at right angles to the edge]. */
export function surprise(columns: readonly SearchedColumn[], middle: SearchedColumn, scenario: Scenario, of: (name: string) => boolean = () => true): number {
  const precision = precisionOf(scenario.plane.contours!, middle.curves, (k, at) => columnLevel(middle.fields[k]!, at));
  let worst = 0;
  middle.fields.forEach((own, k) => {
    if (!own.known || !of(middle.curves[k]!.name)) return;
    const fields = columns.map(({fields}) => fields[k]!).filter(({known}) => known), breaks = breaksOf(middle.curves[k]!.name, scenario), field = new LevelField(fields, breaks), left = fields.findLast(({logMass}) => logMass < own.logMass), right = fields.find(({logMass}) => logMass > own.logMass);
    if (left === undefined || right === undefined) return;
    const step = (right.logMass - left.logMass) / 2, alone = new LevelField([own]), points = own.stretches.flatMap(({x}) => [...x]), edges = own.edges.map(edge => edge + own.shear);
    const x = [...points, ...edges].sort((a, b) => a - b), level = alone.levels(own.logMass, x, 1e-9), foretold = field.levels(own.logMass, x), sides = [left, right].map(column => new LevelField([column]).levels(column.logMass, x));
    for (let j = 0; j < x.length; j++) {
      const here = level[j]!, guess = foretold[j]!, isEdge = Math.abs(here) < 1e-6;
      if (Number.isNaN(here) || Number.isNaN(guess) || (!isEdge && here > 0 === guess > 0)) continue;
      const h = 0.02, beside = alone.levels(own.logMass, [x[j]! - h, x[j]! + h], h), alongCoupling = (beside[1]! - beside[0]!) / (2 * h), alongMass = gentler((here - sides[0]![j]!) / (own.logMass - left.logMass), (sides[1]![j]! - here) / (right.logMass - own.logMass));
      const gradient = Math.hypot(Number.isNaN(alongCoupling) ? 0 : alongCoupling, Number.isNaN(alongMass) ? 0 : alongMass);
      const apart = Math.min((isEdge ? Math.abs(guess) : Math.min(Math.abs(here), Math.abs(guess))) / Math.max(gradient, 1e-9), 2 * step);
      const tolerance = precision.tolerance(k, x[j]!);
      worst = Math.max(worst, apart / (tolerance * (tolerance <= precision.tightest ? allowed.edge : allowed.innerEdge)));
    }
  });
  return worst;
}

/** Columns with other edges than their neighbour are no further from it than this [log₁₀ of the mass]: near where an edge begins or ends it runs faster than any column foretells. */
const closestChange = 0.05;
const changes = ({curves, fields}: SearchedColumn, other: SearchedColumn): boolean => curves.some(({role}, k) => role === "combined" && fields[k]!.known && other.fields[k]!.known && fields[k]!.pattern !== other.fields[k]!.pattern);

/** Whether an edge of the supernova's band, or all of it, is at one of two masses and not at the other. */
export const bandEnds = ({supernova: a}: Pick<ScanColumn, "supernova">, {supernova: b}: Pick<ScanColumn, "supernova">): boolean =>
  a !== undefined && b !== undefined && (a.edges === null || b.edges === null ? a.edges !== b.edges : a.edges.some((edge, i) => (edge === null) !== (b.edges![i] === null)));

/** Whether an interval is searched: one side of it was a surprise, or has edges that the other has not. */
export const searchesOn = (surprised: number, left: SearchedColumn, right: SearchedColumn, {tolerance, innerTolerance}: {readonly tolerance: number; readonly innerTolerance: number}): boolean => {
  const width = Math.log10(right.massMeV / left.massMeV);
  return surprised > 1 && width > Math.min(tolerance, innerTolerance) || width > closestChange && changes(left, right);
};
