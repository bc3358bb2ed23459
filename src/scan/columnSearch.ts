/**
 * Which couplings of a column are worth a run: all edges of all curves shall be known within a tolerance in log₁₀ of the coupling.
 * A curve is the level of a constraint, tamed by asinh; positive where it excludes, NaN where it does not apply.
 *
 *   crossing   is known where interpolations of different order agree; else a point goes where it is expected
 *   turn       where a curve may reach zero and come back between two points, a point goes to the turn
 *   border     of where an excluding constraint applies: halved
 *   coarse     intervals in which a curve is not clearly straight, or near zero, are halved to a quarter of a decade
 */
import type {Precision} from "./levelCurves.js";
import {cubicRoot, limitedSlopes} from "../numerics/limitedCubic.js";

/** Spacing that a search starts with, and the one that nothing but calm may exceed, in log₁₀. */
export const coarseSpacing = 0.5, fineSpacing = 0.25;
/** Kinks are looked for down to this. */
const kinkSpacing = 0.07;

/** Values of x at which points are wanted next, ascending; none when all is known. `x` ascends. One for each interval at most: it may settle several curves. */
export function wantedBetween(x: readonly number[], curves: readonly ArrayLike<number>[], precision: Precision): number[] {
  const middle = (i: number): number => (x[i]! + x[i + 1]!) / 2;
  const halves: boolean[] = x.map(() => false), places: number[][] = x.map(() => []);
  curves.forEach((curve, k) => {
    const tolerance = (at: number): number => precision.tolerance(k, at);
    for (const stretch of stretchesOf(curve)) searchStretch(x, curve, stretch, tolerance, precision.tightest, halves, places);
    for (let i = 0; i + 1 < x.length; i++) {
      const border = Number.isNaN(curve[i]!) !== Number.isNaN(curve[i + 1]!), excludes = curve[i]! > 0 || curve[i + 1]! > 0;
      if (border && x[i + 1]! - x[i]! > (excludes ? tolerance(middle(i)) : fineSpacing + 1e-9)) halves[i] = true;
    }
  });
  return x.flatMap((_, i) => halves[i] ? [middle(i)] : places[i]!.length > 0 ? [median(places[i]!)] : []);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** First and last index of each run of numbers. */
function stretchesOf(curve: ArrayLike<number>): (readonly [number, number])[] {
  const stretches: [number, number][] = [];
  for (let i = 0; i < curve.length; i++) {
    if (Number.isNaN(curve[i]!)) continue;
    const open = stretches.at(-1);
    if (open !== undefined && open[1] === i - 1) open[1] = i;
    else stretches.push([i, i]);
  }
  return stretches;
}

function searchStretch(allX: readonly number[], whole: ArrayLike<number>, [first, last]: readonly [number, number], tolerance: (at: number) => number, tightest: number, halves: boolean[], places: number[][]): void {
  const x = allX.slice(first, last + 1), y = Array.from({length: x.length}, (_, i) => whole[first + i]!), slopes = limitedSlopes(x, y);
  for (let i = 0; i + 1 < x.length; i++) {
    const width = x[i + 1]! - x[i]!;
    if (width <= tightest) continue;
    if (width > fineSpacing + 1e-9 && !calm(x, y, slopes, i)) halves[first + i] = true;
    const place = y[i]! > 0 !== y[i + 1]! > 0 ? crossingPoint(x, y, slopes, i, tolerance) : turnPoint(x, y, i);
    if (place !== null) places[first + i]!.push(place);
  }
}

/** Root of the parabola through three points within the bracket of i and i + 1; the straight line's where there is none. */
function parabolaRoot(x: readonly number[], y: readonly number[], i: number, third: number): number {
  const a = x[i]!, h = x[i + 1]! - a, ya = y[i]!, yb = y[i + 1]!;
  // y(a + h t) = ya + (yb - ya) t + c t (t - 1)
  const t = (x[third]! - a) / h, c = (y[third]! - ya - (yb - ya) * t) / (t * (t - 1));
  let low = 0, high = 1;
  for (let k = 0; k < 40; k++) {
    const s = (low + high) / 2, value = ya + (yb - ya) * s + c * s * (s - 1);
    if (value > 0 === yb > 0) high = s;
    else low = s;
  }
  return a + h * low;
}

/** Where to look for the crossing between i and i + 1; null where it is known. */
function crossingPoint(x: readonly number[], y: readonly number[], slopes: Float64Array, i: number, toleranceAt: (at: number) => number): number | null {
  const root = cubicRoot(x, y, slopes, i), a = x[i]!, b = x[i + 1]!, tolerance = toleranceAt(root);
  if (b - a <= tolerance) return null;
  // Two points know no curvature: the straight line has nobody to disagree with.
  if (x.length === 2) return (a + b) / 2;
  const others = [
    ...(i > 0 ? [parabolaRoot(x, y, i, i - 1)] : []), ...(i + 2 < x.length ? [parabolaRoot(x, y, i, i + 2)] : []),
    ...(i === 0 || i + 2 >= x.length ? [a + (b - a) * y[i]! / (y[i]! - y[i + 1]!)] : []),
  ];
  const spread = Math.max(...others.map(other => Math.abs(other - root)));
  if (spread <= tolerance / 3) return null;
  // Beside a point that is there already, on whose level all agree: what they disagree on is the slope over half a tolerance.
  if (root - a < tolerance / 2) return spread <= tolerance ? null : Math.min(a + tolerance, (a + b) / 2);
  if (b - root < tolerance / 2) return spread <= tolerance ? null : Math.max(b - tolerance, (a + b) / 2);
  return root;
}

/** Where a curve of one sign on both sides may come to zero between i and i + 1; null where it does not. */
function turnPoint(x: readonly number[], y: readonly number[], i: number): number | null {
  const a = x[i]!, b = x[i + 1]!, sign = Math.sign(y[i]!) || Math.sign(y[i + 1]!) || 1, ya = sign * y[i]!, yb = sign * y[i + 1]!;
  for (const third of [i - 1, i + 2]) {
    if (third < 0 || third >= x.length) continue;
    const h = b - a, t = (x[third]! - a) / h, c = (sign * y[third]! - ya - (yb - ya) * t) / (t * (t - 1));
    if (!(c > 0)) continue;
    const turn = 0.5 - (yb - ya) / (2 * c);
    // A fifth further than the parabola says.
    if (turn > 0.05 && turn < 0.95 && ya + (yb - ya) * turn + 1.2 * c * turn * (turn - 1) < 0 && b - a > kinkSpacing / 2) return a + h * turn;
  }
  if (i === 0 || i + 2 >= x.length || b - a <= kinkSpacing) return null;
  const left = sign * (y[i]! - y[i - 1]!) / (a - x[i - 1]!), right = sign * (y[i + 2]! - y[i + 1]!) / (x[i + 2]! - b);
  if (!(left < 0 && right > 0)) return null;
  const meet = (yb - ya + left * a - right * b) / (left - right);
  // A window in what is excluded is a valley of a logarithm, which falls faster within than beside it.
  return meet > a && meet < b && ya + (sign > 0 ? 3 : 1) * left * (meet - a) < 0 ? (a + b) / 2 : null;
}

/** Whether the curve between i and i + 1 is straight enough to be trusted where it is: it cannot reach zero. */
function calm(x: readonly number[], y: readonly number[], slopes: Float64Array, i: number): boolean {
  const h = x[i + 1]! - x[i]!, least = Math.min(Math.abs(y[i]!), Math.abs(y[i + 1]!));
  const bend = (h / 8) * Math.abs(slopes[i]! - slopes[i + 1]!), jump = Math.abs(y[i + 1]! - y[i]!);
  return bend < 0.25 * least && jump < least;
}
