/** The plane of a scan whose edges were followed: drawn on a regular grid, with exact edges at the masses that were computed. */
import {excludedLevels, furtherLevels, type ExcludedLevel} from "../likelihood/constraints.js";
import type {StandardResult} from "../likelihood/laboratory.js";
import {withCoupling} from "../likelihood/models.js";
import {couplingOf, LIKELIHOODS, noChiSquares, type ChiSquares, type PointResult} from "../likelihood/pointResult.js";
import {couplingAxis, couplingNameOf, lifetimePower} from "../model/coupling.js";
import type {Scenario} from "../model/scenarioTypes.js";
import type {Cell} from "../plots/exclusionPlane.js";
import type {LimitRow, EdgeKind} from "../plots/limitsTable.js";
import {axisValues} from "../scan/axis.js";
import type {ScanColumn} from "../scan/columnPlan.js";
import {besideBreaks} from "../scan/massBreaks.js";
import {carries} from "../scan/massSearch.js";
import {ofSupernova, referenceOver, scaleOf} from "../scan/levelCurves.js";
import type {FieldColumn} from "../scan/levelField.js";
import {cubicRoot} from "../numerics/limitedCubic.js";
import {fieldBase, fieldOf, gridded, levelField, shearField, type FieldBase} from "../scan/planeField.js";
import {failureReason} from "./failureReason.js";

/** A level at the points that were computed, and on the grid. */
export interface PlaneLevel extends ExcludedLevel {
  /** "68 % CL", "CMB-S4"; absent for the contours of the confidence level itself. */
  readonly contour?: string;
  readonly confidenceLevel?: number;
  readonly grid: readonly (readonly (number | null)[])[];
}

export interface RefinedPlane {
  readonly massMeV: readonly number[];
  readonly coupling: readonly number[];
  readonly levels: readonly PlaneLevel[];
  readonly failed: readonly Cell[];
  /** Interpolated: what a map is drawn from. */
  readonly points: readonly (readonly PointResult[])[];
  readonly limits: readonly LimitRow[];
}

export function refinedPlane(scenario: Scenario, columns: readonly ScanColumn[], standard: StandardResult): RefinedPlane {
  const massMeV = drawnMasses(scenario), coupling = axisValues(couplingAxis(scenario.plane)), logCouplings = coupling.map(Math.log10);
  const points = columns.flatMap(column => column.points), base = fieldBase(scenario, columns);
  const starts = new Map<ScanColumn, number>();
  let start = 0;
  for (const column of columns) {
    starts.set(column, start);
    start += column.points.length;
  }
  const cells = failedCells(points, massMeV, coupling), offsets = base.columns.map(column => starts.get(column)!);
  const main = excludedLevels(points, standard, scenario), further = furtherLevels(points, standard, scenario).map(level => ({...level, contour: level.label}));
  const levels = [...main, ...further].map((level): PlaneLevel => ({...level, grid: gridded(levelField(base, level.name, level.level, offsets, scaleOf(level)), massMeV, logCouplings, scaleOf(level).level)}));
  return {
    massMeV, coupling, levels, failed: [...cells.values()].map(({ending: _ending, ...cell}) => cell), points: withFailed(interpolated(base, massMeV, coupling, chiSquareGrids(levels, referenceOver(points, standard, scenario))), cells.values()),
    limits: inOrderOfMass(levels.map(level => limitsOf(base, level, offsets)))
  };
}

/** The masses of the axis, and both sides of where levels jump. */
function drawnMasses(scenario: Scenario): number[] {
  const axis = axisValues(scenario.plane.massMeV), sides = besideBreaks(scenario, axis[0]!, axis.at(-1)!).filter(mass => !axis.includes(mass));
  return [...axis, ...sides].sort((a, b) => a - b);
}

/** Mass by mass, and at each in the order of the levels. */
const inOrderOfMass = (limits: readonly (readonly LimitRow[])[]): LimitRow[] => limits.flat().map((row, i) => [row, i] as const).sort(([a, i], [b, j]) => a.massMeV - b.massMeV || i - j).map(([row]) => row);

interface FailedCell extends Cell {
  readonly ending: PointResult["ending"];
}

/** Nodes beside points that failed. */
function failedCells(points: readonly PointResult[], massMeV: readonly number[], coupling: readonly number[]): ReadonlyMap<string, FailedCell> {
  const nearest = (nodes: readonly number[], value: number): number => nodes.reduce((best, node, i) => Math.abs(Math.log(node / value)) < Math.abs(Math.log(nodes[best]! / value)) ? i : best, 0);
  const cells = new Map<string, FailedCell>();
  for (const point of points) {
    const reason = failureReason(point);
    if (reason === undefined) continue;
    const iMass = nearest(massMeV, point.massMeV), iCoupling = nearest(coupling, couplingOf(point));
    cells.set(`${iMass} ${iCoupling}`, {iMass, iCoupling, reason, ending: point.ending});
  }
  return cells;
}

/** At a node beside a point that failed nothing is known but its luminosity. */
function withFailed(points: readonly (readonly PointResult[])[], cells: Iterable<FailedCell>): PointResult[][] {
  const out = points.map(column => [...column]);
  for (const {iMass, iCoupling, ending} of cells) {
    const {massMeV, dipolePerGeV, mixingSquared, lifetimeSeconds, luminosityErgPerSecond} = out[iMass]![iCoupling]!;
    out[iMass]![iCoupling] = {
      massMeV, ...(dipolePerGeV !== undefined && {dipolePerGeV}), ...(mixingSquared !== undefined && {mixingSquared}), lifetimeSeconds, nEff: null, yP: null, heliumMassFraction: null, dOverH: null,
      he3OverH: null, li7OverH: null, omegaB: null, luminosityErgPerSecond, chiSquares: noChiSquares, late: null, ending
    };
  }
  return out;
}

type Grid = readonly (readonly (number | null)[])[];

/** χ² of which a level is the excess over the least one: interpolated as the edges are. The combination is that of the light elements where the CMB says nothing. */
const chiSquareGrids = (levels: readonly PlaneLevel[], reference: ChiSquares): ReadonlyMap<string, Grid> => new Map((["bbn", "cmb", "combined"] as const).flatMap(likelihood => {
  const found = levels.find(({name, contour, forecast}) => name === likelihood && contour === undefined && !forecast), least = reference[likelihood];
  return found === undefined || least === null ? [] : [[likelihood, found.grid.map(column => column.map(level => level === null ? null : Math.max(0, level + found.threshold + least)))] as const];
}));

/** Observables between the points; what late decays left is not among them. */
function interpolated(base: FieldBase, massMeV: readonly number[], coupling: readonly number[], known: ReadonlyMap<string, Grid>): PointResult[][] {
  const {scenario} = base, logCouplings = coupling.map(Math.log10);
  const grid = (name: string, value: (point: PointResult) => number | null, write: (value: number) => number, read: (value: number) => number): (number | null)[][] =>
    gridded(fieldOf(base, name, point => {
      const given = value(point);
      return given === null ? NaN : write(given);
    }), massMeV, logCouplings, read);
  const ln = (pick: (point: PointResult) => number | null): (number | null)[][] => grid("bbn", pick, value => Math.log(Math.max(value, 1e-300)), Math.exp);
  const nEff = grid("bbn", ({nEff}) => nEff, value => value, value => value), yP = ln(({yP}) => yP), heliumMassFraction = ln(point => point.heliumMassFraction), dOverH = ln(point => point.dOverH);
  const he3OverH = ln(point => point.he3OverH), li7OverH = ln(point => point.li7OverH), omegaB = ln(point => point.omegaB);
  const luminosity = grid("sn1987a", point => point.luminosityErgPerSecond, value => Math.log(Math.max(value, 1e-300)), Math.exp);
  const chiSquares = LIKELIHOODS.map(name => [name, known.get(name) ?? grid("bbn", point => point.chiSquares[name], Math.log1p, Math.expm1)] as const);
  const power = lifetimePower[couplingNameOf(scenario.model)], shear = shearField(base);
  return massMeV.map((mass, i) => {
    const unit = shear.shear(Math.log10(mass));
    return coupling.map((value, j): PointResult => ({
      massMeV: mass, ...withCoupling(scenario.model, value), lifetimeSeconds: 10 ** (power * (unit - Math.log10(value))),
      nEff: nEff[i]![j]!, yP: yP[i]![j]!, heliumMassFraction: heliumMassFraction[i]![j]!, dOverH: dOverH[i]![j]!, he3OverH: he3OverH[i]![j]!, li7OverH: li7OverH[i]![j]!, omegaB: omegaB[i]![j]!,
      luminosityErgPerSecond: luminosity[i]![j]!, chiSquares: {...noChiSquares, ...Object.fromEntries(chiSquares.map(([name, values]) => [name, values[i]![j]!]))} as ChiSquares, late: null,
      ending: {kind: "reached"}
    }));
  });
}

/** Excluded stretches of one constraint, column by column. */
function limitsOf(base: FieldBase, found: PlaneLevel, offsets: readonly number[]): LimitRow[] {
  const {name, level, contour} = found;
  // What failed is a gap: nobody knows whether it is excluded.
  const failed = (point: PointResult): boolean => !ofSupernova(name) && point.ending.kind === "failed", field = levelField(base, name, level, offsets, scaleOf(found), failed);
  return field.columns.flatMap((column, i) => {
    const {massMeV, points} = base.columns[i]!, kept = points.filter(point => carries(name, base.scenario, point) || failed(point)), ends = [kept[0], kept.at(-1)].map(point => point === undefined ? NaN : Math.log10(couplingOf(point)));
    return stretches(column).map(([lower, upper], k): LimitRow => {
      const kind = ({at, zero}: Edge, border: number): EdgeKind => zero ? "solver" : at === border ? "plane" : "gap";
      return {
        massMeV, constraint: name, branch: k + 1, lower: 10 ** lower.at, lowerEdge: kind(lower, ends[0]!), upper: 10 ** upper.at, upperEdge: kind(upper, ends[1]!), ...(contour !== undefined && {contour})
      };
    });
  });
}

interface Edge {
  readonly at: number;
  /** The level vanishes here; else it ends here. */
  readonly zero: boolean;
}

/** Where the level of a column is positive. */
function stretches({stretches: parts}: FieldColumn): (readonly [Edge, Edge])[] {
  return parts.flatMap(({x, y, slopes}) => {
    const found: [Edge, Edge][] = [];
    let open: Edge | null = y[0]! > 0 ? {at: x[0]!, zero: false} : null;
    for (let i = 0; i + 1 < x.length; i++) {
      if (y[i]! > 0 === y[i + 1]! > 0) continue;
      const edge = {at: cubicRoot(x, y, slopes, i), zero: true};
      if (open === null) open = edge;
      else {
        found.push([open, edge]);
        open = null;
      }
    }
    if (open !== null) found.push([open, {at: x[x.length - 1]!, zero: false}]);
    return found;
  });
}

