/**
 * A column between others: its levels are foretold by the columns around, and what its own points find corrects the forecast.
 * Between two points the correction is a limited cubic, so that few points serve: where edges are expected, and here and there to tell
 * whether anything else is there. How well a place is known follows from the corrections beside it:
 *
 *   doubt(t) = t (1 − t) min(4 c, 0.6 c + 1.5 |bend|)   c the larger correction of the two points, bend that of a parabola through a third
 *
 * An edge is known where its doubt over its slope is below half of the tolerance and a point is near.
 */
import type {Curve, Precision} from "./levelCurves.js";
import {LevelField, type Breaks, type FieldColumn} from "./levelField.js";
import {coarseSpacing} from "./columnSearch.js";
import {cubicAt, limitedSlopes} from "../numerics/limitedCubic.js";

/** Spacing at which a forecast is read [log₁₀ of the coupling]. */
const readingSpacing = 0.05;
/** An edge is believed no further than this from a point; farther where it may be known less well than others. */
const reach = 0.15;
/** Between points closer than this nothing is looked for but edges. */
const closest = 0.1;
/** How much steeper an edge is than what leads to it, to be a cliff. */
const cliff = 4;
/** Points are no further apart than this. */
const widest = 2;

/** The levels of a column, as others see it. */
export interface SearchedColumn {
  readonly massMeV: number;
  /** Whether anything of the early universe was reached. */
  readonly universe: boolean;
  readonly curves: readonly Pick<Curve, "name" | "role">[];
  /** Of each curve. */
  readonly fields: readonly FieldColumn[];
}

/** Whether columns on both sides of a mass foretell its universes. */
export const enclosed = (columns: readonly Pick<SearchedColumn, "massMeV" | "universe">[], massMeV: number): boolean =>
  columns.some(column => column.universe && column.massMeV < massMeV) && columns.some(column => column.universe && column.massMeV > massMeV);

/** The field of curve k of columns. */
export const fieldAround = (columns: readonly SearchedColumn[], k: number, breaks?: Breaks): LevelField => new LevelField(columns.map(({fields}) => fields[k]!), breaks);

/** Values on a lattice, where they vanish, and on both sides of where they begin to apply. */
export interface Forecast {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The columns on both sides have the same edges in the same order. */
  readonly steady: boolean;
  /** Where one of them has edges that the other has not. */
  readonly disputed: readonly number[];
}

/** Reads a field between two couplings [log₁₀]. */
export function forecastOf(field: LevelField, logMass: number, from: number, to: number): Forecast {
  const begin = Math.floor(from / readingSpacing), count = Math.ceil(to / readingSpacing) - begin + 1;
  const lattice = Float64Array.from({length: count}, (_, k) => (begin + k) * readingSpacing), values = field.levels(logMass, lattice), x: number[] = [];
  for (let k = 0; k < count; k++) {
    x.push(lattice[k]!);
    if (k + 1 === count) break;
    const here = values[k]!, next = values[k + 1]!, border = Number.isNaN(here) !== Number.isNaN(next);
    if (!border && (Number.isNaN(here) || here > 0 === next > 0)) continue;
    let low = lattice[k]!, high = lattice[k + 1]!;
    for (let i = 0; i < 14; i++) {
      const middle = (low + high) / 2, value = field.levels(logMass, [middle])[0]!;
      if (border ? Number.isNaN(value) === Number.isNaN(here) : value > 0 === here > 0) low = middle;
      else high = middle;
    }
    for (const at of border ? [low, high] : [low]) if (at > lattice[k]! && at < lattice[k + 1]!) x.push(at);
  }
  const nodes = Float64Array.from(x);
  const left = field.columns.findLast(column => column.logMass < logMass), right = field.columns.find(column => column.logMass > logMass);
  return {x: nodes, y: field.levels(logMass, nodes), steady: left?.pattern === right?.pattern, disputed: field.disputed(logMass)};
}

/** Straight between the nodes; NaN where it does not apply. */
function read({x, y}: Pick<Forecast, "x" | "y">, at: number): number {
  let low = 0, high = x.length - 1;
  if (at <= x[0]!) return y[0]!;
  if (at >= x[high]!) return y[high]!;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x[middle]! <= at) low = middle;
    else high = middle;
  }
  return at === x[low]! ? y[low]! : y[low]! + (y[high]! - y[low]!) * (at - x[low]!) / (x[high]! - x[low]!);
}

/** A column with nodes between its points. */
export interface Corrected {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** By how much a value may be wrong; 0 at the points. */
  readonly doubt: readonly number[];
  /** Which of the nodes are points. */
  readonly points: readonly number[];
  /** Between a point and the next, both of which the level applies to: where it is foretold not to. */
  readonly gaps: readonly (readonly [number, number] | undefined)[];
  readonly steady: boolean;
  readonly disputed: readonly number[];
}

/** The forecast made to pass through points, or the points alone: `x` ascend, `y` are NaN where the level does not apply. Beside a point that is `unknown` nothing is foretold. */
export function corrected(forecast: Forecast | undefined, x: readonly number[], y: ArrayLike<number>, unknown: (i: number) => boolean = () => false): Corrected {
  if (forecast === undefined) return {x, y: Array.from(y), doubt: x.map(() => 0), points: x.map((_, i) => i), gaps: [], steady: false, disputed: []};
  const outX: number[] = [], outY: number[] = [], doubt: number[] = [], points: number[] = [], gaps: ([number, number] | undefined)[] = x.map(() => undefined), n = x.length, miss = x.map((at, i) => y[i]! - read(forecast, at)), slopes = slopesOf(x, miss);
  const own = Array.from(y), ownSlopes = slopesOf(x, own);
  for (let i = 0, k = 0; i < n; i++) {
    points.push(outX.length);
    outX.push(x[i]!);
    outY.push(y[i]!);
    doubt.push(0);
    if (i + 1 === n || unknown(i) || unknown(i + 1)) continue;
    const a = x[i]!, b = x[i + 1]!, left = miss[i]!, right = miss[i + 1]!, both = !Number.isNaN(left) && !Number.isNaN(right);
    const most = Math.max(Math.abs(left), Math.abs(right)), bends = Math.max(Math.abs(bendBy(x, miss, i, i - 1)), Math.abs(bendBy(x, miss, i, i + 2)));
    const bend = Number.isNaN(bends) ? 4 * most : Math.min(4 * most, 0.6 * most + 1.5 * bends), atBorder = Number.isNaN(y[i]!) || Number.isNaN(y[i + 1]!);
    while (k < forecast.x.length && forecast.x[k]! <= a + 1e-9) k++;
    const ownDoubt = doubtAlone(forecast, k, x, own, ownSlopes, i), alone = both && ownDoubt < bend;
    for (; k < forecast.x.length && forecast.x[k]! < b - 1e-9; k++) {
      const at = forecast.x[k]!, said = forecast.y[k]!, t = (at - a) / (b - a);
      // A level that applies at both ends applies between them; one that applies at neither end is left out.
      if (Number.isNaN(said) && !atBorder) gaps[i] = [gaps[i]?.[0] ?? at, at];
      if (Number.isNaN(said) ? !atBorder : Number.isNaN(left) && Number.isNaN(right)) continue;
      outX.push(at);
      if (alone) {
        outY.push(cubicAt(x, own, ownSlopes, i, at));
        doubt.push(t * (1 - t) * ownDoubt);
        continue;
      }
      outY.push(said + (both ? cubicAt(x, miss, slopes, i, at) : Number.isNaN(left) ? right : left));
      doubt.push(both ? t * (1 - t) * bend : 2 * Math.abs(Number.isNaN(left) ? right * (1 - t) : left * t));
    }
  }
  return {x: outX, y: outY, doubt, points, gaps, steady: forecast.steady, disputed: forecast.disputed};
}

/** What to doubt in a cubic through the points alone, as the bend of a parabola: how it bends and rises, and what the forecast has between the points besides. Nothing is known of wide intervals, and edges are left to the forecast. */
function doubtAlone(forecast: Forecast, from: number, x: readonly number[], y: readonly number[], slopes: Float64Array, i: number): number {
  const a = x[i]!, b = x[i + 1]!, bends = Math.max(Math.abs(bendBy(x, y, i, i - 1)), Math.abs(bendBy(x, y, i, i + 2)));
  if (!(b - a <= coarseSpacing + 1e-9) || Number.isNaN(bends) || y[i]! > 0 !== y[i + 1]! > 0) return Infinity;
  const left = read(forecast, a), rise = read(forecast, b) - left;
  let besides = 0;
  for (let k = from; k < forecast.x.length && forecast.x[k]! < b - 1e-9; k++) {
    const at = forecast.x[k]!, t = (at - a) / (b - a);
    besides = Math.max(besides, Math.abs(forecast.y[k]! - left - rise * t - (cubicAt(x, y, slopes, i, at) - y[i]! - (y[i + 1]! - y[i]!) * t)));
    if (Number.isNaN(besides)) return Infinity;
  }
  return 0.6 * Math.abs(y[i + 1]! - y[i]!) + 1.5 * bends + 4 * besides;
}

/** Slopes of each run of numbers. */
function slopesOf(x: readonly number[], y: readonly number[]): Float64Array {
  const slopes = new Float64Array(x.length);
  for (let i = 0; i < x.length;) {
    let end = i;
    while (end < x.length && !Number.isNaN(y[end]!)) end++;
    if (end > i) slopes.set(limitedSlopes(x.slice(i, end), y.slice(i, end)), i);
    i = end + 1;
  }
  return slopes;
}

/** c of the parabola y(a) + (y(b) − y(a)) t + c t (t − 1) through a third point; NaN where there is none. */
function bendBy(x: readonly number[], y: readonly number[], i: number, third: number): number {
  if (third < 0 || third >= x.length) return NaN;
  const t = (x[third]! - x[i]!) / (x[i + 1]! - x[i]!);
  return (y[third]! - y[i]! - (y[i + 1]! - y[i]!) * t) / (t * (t - 1));
}

/** Places at which points are wanted next, ascending, one between two points at most; none when all is known. */
export function wantedAmong(curves: readonly Corrected[], precision: Precision): number[] {
  const [first] = curves;
  if (first === undefined) return [];
  return first.points.slice(1).flatMap((_, i) => {
    const places = curves.flatMap((curve, k) => placeWithin(curve, i, at => precision.tolerance(k, at), precision.tightest, precision.expected(k)) ?? []).sort((a, b) => a - b);
    const a = first.x[first.points[i]!]!, b = first.x[first.points[i + 1]!]!;
    return places.length > 0 ? [outOfCreep(first, i, places[places.length >> 1]!)] : b - a > widest ? [(a + b) / 2] : [];
  });
}

/** Where points follow each other in small steps that do not shrink, an edge runs away from them: the next step is thrice what lies behind. */
function outOfCreep({x, points}: Corrected, i: number, place: number): number {
  const a = x[points[i]!]!, b = x[points[i + 1]!]!, middle = (a + b) / 2;
  const behind = (k: number, direction: number, step: number): number => {
    const near = points[k + direction], far = points[k + 2 * direction];
    if (near === undefined || far === undefined) return 0;
    const last = Math.abs(x[points[k]!]! - x[near]!), before = Math.abs(x[near]! - x[far]!);
    return step < 0.4 * closest && step < 2 * last && last < 2 * before && step > 0.6 * last && last > 0.6 * before ? 3 * last : 0;
  };
  const fromLeft = behind(i, -1, place - a), fromRight = behind(i + 1, 1, b - place);
  if (fromLeft > 0) return Math.min(middle, Math.max(place, a + fromLeft));
  return fromRight > 0 ? Math.max(middle, Math.min(place, b - fromRight)) : place;
}

/** The place between points i and i + 1 that is known least; null where all is known well enough. */
function placeWithin({x, y, doubt, points, gaps, steady, disputed}: Corrected, i: number, toleranceAt: (at: number) => number, tightest: number, expected: boolean): number | null {
  const from = points[i]!, to = points[i + 1]!, a = x[from]!, b = x[to]!;
  if (b - a <= tightest) return null;
  let worst = 1, place: number | null = null;
  const gap = gaps[i];
  if (gap !== undefined && (y[from]! > 0 || y[to]! > 0) && gap[1] - gap[0] > readingSpacing - 1e-9) return (gap[0] + gap[1]) / 2;
  const consider = (need: number, at: number): void => {
    if (!(need > worst)) return;
    worst = need;
    place = at;
  };
  for (let j = from; j < to; j++) {
    const here = y[j]!, next = y[j + 1]!, gap = x[j + 1]! - x[j]!;
    if (Number.isNaN(here) !== Number.isNaN(next)) {
      // Where an excluding constraint begins to apply: a point close by on either side.
      if (!(here > 0 || next > 0)) continue;
      const at = (x[j]! + x[j + 1]!) / 2, tolerance = toleranceAt(at);
      if (b - a <= tolerance) continue;
      const left = Math.max(at - 0.4 * tolerance, a + tolerance / 4), right = Math.min(at + 0.4 * tolerance, b - tolerance / 4);
      consider((b - a) / tolerance, gap > 2 * readingSpacing || j === from || j + 1 === to ? (a + b) / 2 : at - a > tolerance / 2 ? left : right);
    } else if (!Number.isNaN(here) && here > 0 !== next > 0) {
      const t = here / (here - next), at = x[j]! + t * gap, tolerance = toleranceAt(at), near = tolerance > tightest ? 4 * reach : reach, steepness = Math.abs(next - here) / gap;
      if (b - a <= tolerance) continue;
      const unsure = ((1 - t) * doubt[j]! + t * doubt[j + 1]!) / steepness, left = at - a, right = b - at;
      if (Math.min(left, right) > tolerance / 2 && !(2 * unsure <= tolerance && Math.min(left, right) <= near)) consider(Math.max(2 * unsure / tolerance, Math.min(left, right) / near), at);
      else if (expected) continue;
      // What forecasts say behind an edge needs a point there, where they do not agree.
      else if (!steady && tolerance <= tightest && Math.max(left, right) > 2 * near) consider(Math.max(left, right) / (2 * near), left > right ? at - near : at + near);
      // At a cliff the points on its sides are far closer to zero than its steepness would have them; unless the one close by stands on the slope.
      else for (const [side, level, other, towards] of [[left, y[from]!, y[to]!, -1], [right, y[to]!, y[from]!, 1]] as const) {
        if (side > tolerance / 2 && steepness * side > cliff * Math.abs(level) && Math.abs(other) > steepness * tolerance / 4) consider(1 + side / tolerance, at + towards * 0.4 * tolerance);
      }
    }
  }
  if (place !== null || b - a <= closest || expected) return place;
  // Columns that disagree are no witnesses.
  for (const at of disputed) if (at > a + closest && at < b - closest && toleranceAt(at) <= tightest) consider(2, at);
  // What is near zero may come to zero.
  for (let j = from + 1; j < to; j++) {
    const size = Math.abs(y[j]!), unsure = doubt[j]!;
    if (unsure > 0 && size < 2.5 * unsure && (size < unsure / 2 || toleranceAt(x[j]!) <= tightest)) consider(1 + 2.5 * unsure / Math.max(size, 1e-9), x[j]!);
  }
  return place === null ? null : Math.max(a + closest / 2, Math.min(b - closest / 2, place));
}
