/**
 * Levels between columns. Edges run along lines of constant lifetime more often than not, so columns are compared at equal
 * x = log₁₀(coupling) − shear(m), with shear the coupling at which N lives a second: cubic in log₁₀ m through the four nearest columns,
 * each a limited cubic in x. Columns with the same edges are stretched so that these lie on each other: an edge between two columns is then as
 * smooth a function of the mass as the edges in them.
 */
import {cubicAt, cubicRoot, limitedSlopes} from "../numerics/limitedCubic.js";

/** A curve of one column: stretches of numbers between what does not apply. */
interface Stretch {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly slopes: Float64Array;
}

export interface FieldColumn {
  readonly logMass: number;
  /** Whether anything was computed. */
  readonly known: boolean;
  /** Ends of what was computed. */
  readonly from: number;
  readonly to: number;
  /** log₁₀ of the coupling at which N lives a second; 0 where nobody knows. */
  readonly shear: number;
  readonly stretches: readonly Stretch[];
  /** Where the curve vanishes, less the shear, ascending; and where it begins and ends, positive, beside what does not apply. */
  readonly edges: readonly number[];
  /** What the edges are: + where the curve rises through zero, - where it falls, [ and ] where a stretch begins and ends. */
  readonly pattern: string;
}

/** `logCouplings` ascend; `levels` are tamed, NaN where they do not apply. */
export function fieldColumn(logMass: number, shear: number, logCouplings: readonly number[], levels: ArrayLike<number>): FieldColumn {
  const stretches: Stretch[] = [];
  for (let i = 0; i < logCouplings.length;) {
    if (Number.isNaN(levels[i]!)) {
      i++;
      continue;
    }
    let end = i;
    while (end + 1 < logCouplings.length && !Number.isNaN(levels[end + 1]!)) end++;
    const x = Float64Array.from({length: end - i + 1}, (_, k) => logCouplings[i + k]!), y = Float64Array.from(x, (_, k) => levels[i + k]!);
    stretches.push({x, y, slopes: limitedSlopes(x, y)});
    i = end + 1;
  }
  const edges: number[] = [], from = logCouplings[0]!, to = logCouplings.at(-1)!;
  let pattern = "";
  for (const {x, y, slopes} of stretches) {
    const n = x.length;
    if (x[0]! > from && y[0]! > 0) {
      edges.push(x[0]! - shear);
      pattern += "[";
    }
    for (let i = 0; i + 1 < n; i++) {
      if (y[i]! > 0 === y[i + 1]! > 0) continue;
      edges.push(cubicRoot(x, y, slopes, i) - shear);
      pattern += y[i + 1]! > 0 ? "+" : "-";
    }
    if (x[n - 1]! < to && y[n - 1]! > 0) {
      edges.push(x[n - 1]! - shear);
      pattern += "]";
    }
  }
  return {logMass, known: logCouplings.length > 0, from, to, shear, stretches, edges, pattern};
}

/** How far beside a border, beyond which it does not apply, a level holds, where nothing else is said. */
const besideBorder = 0.05;

/** Level of a column at log₁₀ of a coupling; NaN outside what was computed. Up to `beyond` past the ends of a column the level there holds, and up to `border` past where it does not apply any more. */
export function columnLevel({stretches, from, to}: FieldColumn, at: number, beyond = 0, border = Math.min(beyond, besideBorder)): number {
  for (const {x, y, slopes} of stretches) {
    const n = x.length;
    if (at < x[0]! - (x[0]! > from ? border : beyond) || at > x[n - 1]! + (x[n - 1]! < to ? border : beyond)) continue;
    if (at <= x[0]!) return y[0]!;
    if (at >= x[n - 1]!) return y[n - 1]!;
    let low = 0, high = n - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (x[middle]! <= at) low = middle;
      else high = middle;
    }
    return cubicAt(x, y, slopes, low, at);
  }
  return NaN;
}

/** What it costs to leave an edge alone [log₁₀, at equal lifetime]: two are the same one only if no further apart than twice this; less readily where columns have other edges. */
const alone = {alike: 0.6, unlike: 0.2};

/** Indices of the edges that two columns share, in order: of all ways to pair them the one that moves and leaves alone least. */
export function matchedEdges(a: Pick<FieldColumn, "edges" | "pattern">, b: Pick<FieldColumn, "edges" | "pattern">): readonly (readonly [number, number])[] {
  const n = a.edges.length, m = b.edges.length, single = a.pattern === b.pattern ? alone.alike : alone.unlike, width = m + 1, cost = new Float64Array((n + 1) * width);
  const paired = (i: number, j: number): number => a.pattern[i] === b.pattern[j] ? Math.abs(a.edges[i]! - b.edges[j]!) + cost[(i + 1) * width + j + 1]! : Infinity;
  const skipped = (i: number, j: number): number => single + Math.min(i < n ? cost[(i + 1) * width + j]! : Infinity, j < m ? cost[i * width + j + 1]! : Infinity);
  for (let i = n; i >= 0; i--) for (let j = m; j >= 0; j--) if (i < n || j < m) cost[i * width + j] = Math.min(i < n && j < m ? paired(i, j) : Infinity, skipped(i, j));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < n && j < m;) {
    if (paired(i, j) <= cost[i * width + j]!) pairs.push([i++, j++]);
    else if (cost[(i + 1) * width + j]! <= cost[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** Columns no further apart than this are the two sides of a break [log₁₀]. */
export const closestColumns = 6e-4;
/** How much of log₁₀ of the distance above a break is in the scale of masses. */
const breakWeight = 0.05;

/** Masses at which levels jump, and from which on they go as powers of the distance, below some coupling: above it N are gone before photons break anything. */
export interface Breaks {
  /** log₁₀, ascending. */
  readonly logMasses: readonly number[];
  /** log₁₀ of the coupling over that at which N lives a second. */
  readonly below: number;
}

/** What levels are polynomials of, at log₁₀ of a mass: between breaks it rises with the mass. */
export function placeOfMass(logMass: number, breaks?: Pick<Breaks, "logMasses">): number {
  let place = logMass;
  for (const at of breaks?.logMasses ?? []) if (at < logMass) place += breakWeight * Math.log10(1 - 10 ** (at - logMass));
  return place;
}

/** A column that knows nothing of edges below. */
function edgesAbove(column: FieldColumn, from: number): FieldColumn {
  const first = column.edges.findIndex(edge => edge > from), cut = first < 0 ? column.edges.length : first;
  return {...column, edges: column.edges.slice(cut), pattern: column.pattern.slice(cut)};
}

/** Columns in order of mass. Nothing is interpolated across a break. */
export class LevelField {
  readonly columns: readonly FieldColumn[];
  readonly #breaks: Breaks | undefined;
  /** Those that are known and stand apart: of the two sides of a break that is none here, one. */
  readonly #apart: readonly FieldColumn[];
  readonly #above: {readonly from: number; readonly field: LevelField} | undefined;

  constructor(columns: readonly FieldColumn[], breaks?: Breaks) {
    this.columns = columns;
    this.#breaks = breaks;
    this.#above = breaks && {from: breaks.below, field: new LevelField(columns.map(column => edgesAbove(column, breaks.below)))};
    const known = columns.filter(column => column.known);
    this.#apart = breaks !== undefined ? known : known.reduce<FieldColumn[]>((kept, column) => kept.length > 0 && column.logMass - kept.at(-1)!.logMass <= closestColumns ? kept : [...kept, column], []);
  }

  /** Whether a mass is among the columns that are known. */
  covers(logMass: number): boolean {
    return this.columns.some(column => column.known && column.logMass < logMass + closestColumns) && this.columns.some(column => column.known && column.logMass > logMass - closestColumns);
  }

  /** Up to four columns around a mass, which may be one of them; all of them on its side of every break. */
  #around(logMass: number): readonly FieldColumn[] {
    const own = this.columns.find(column => column.known && Math.abs(column.logMass - logMass) < 1e-9);
    if (own !== undefined) return [own];
    const logMasses = this.#breaks?.logMasses ?? [], below = logMasses.findLast(at => at <= logMass) ?? -Infinity, above = logMasses.find(at => at > logMass) ?? Infinity;
    const columns = this.#apart.filter(column => column.logMass >= below && column.logMass < above);
    if (columns.length === 0) return [];
    let right = columns.findIndex(column => column.logMass >= logMass - 1e-12);
    if (right < 0) return [columns.at(-1)!];
    if (right === 0) return [columns[0]!];
    return columns.slice(Math.max(0, right - 2), right + 2);
  }

  /** Shear at a mass, by the same interpolation. */
  shear(logMass: number): number {
    const near = this.#around(logMass);
    return lagrange(near.map(column => column.logMass), near.map(({shear}) => shear), logMass);
  }

  /** Levels at one mass and ascending couplings: NaN where they do not apply. */
  levels(logMass: number, logCouplings: ArrayLike<number>, beyond = 0.25, border = Math.min(beyond, besideBorder)): Float64Array {
    if (this.#above === undefined) return this.#levels(logMass, logCouplings, beyond, border);
    const {from, field} = this.#above, last = from + field.shear(logMass), all = Array.from(logCouplings), below = all.filter(at => at < last);
    return Float64Array.from([...this.#levels(logMass, below, beyond, border), ...field.levels(logMass, all.slice(below.length), beyond, border)]);
  }

  /** Couplings [log₁₀] in the middle of windows and islands, and at edges, that one of the two columns beside a mass has and the other has not. */
  disputed(logMass: number): number[] {
    if (this.#above === undefined) return this.#disputed(logMass);
    const {from, field} = this.#above, last = from + field.shear(logMass);
    return [...this.#disputed(logMass).filter(at => at < last), ...field.disputed(logMass).filter(at => at >= last)];
  }

  #disputed(logMass: number): number[] {
    const around = this.#around(logMass);
    if (around.length < 2) return [];
    const {shear, left, right, pairs, own, edges, anchored} = this.#frame(logMass, around);
    return [left, right].flatMap((column, side) => {
      const list = own[around.indexOf(column)]!.at, shared = pairs.map(pair => pair[side]!);
      const here = (at: number): number => {
        const k = anchored ? list.findIndex(edge => edge > at) : -1;
        if (!anchored || list.length === 0) return shear + at;
        if (k === 0) return shear + edges[0]! + at - list[0]!;
        if (k < 0) return shear + edges.at(-1)! + at - list.at(-1)!;
        return shear + edges[k - 1]! + (edges[k]! - edges[k - 1]!) * (at - list[k - 1]!) / (list[k]! - list[k - 1]!);
      };
      const places: number[] = [];
      for (let i = 0; i < column.edges.length; i++) {
        if (shared.includes(i)) continue;
        const next = i + 1 < column.edges.length && !shared.includes(i + 1);
        places.push(here(next ? (column.edges[i]! + column.edges[i + 1]!) / 2 : column.edges[i]!));
        if (next) i++;
      }
      return places;
    });
  }

  /** The two columns beside a mass among those around it, the edges that they share, and where these are in each and at the mass. */
  #frame(logMass: number, around: readonly FieldColumn[]) {
    const left = around.findLast(column => column.logMass < logMass) ?? around[0]!, right = around.find(column => column.logMass > logMass) ?? around.at(-1)!, shear = this.shear(logMass);
    // Edges that both columns beside the mass have lie on each other; columns further out help wherever they have them too.
    const pairs = matchedEdges(left, right), place = placeOfMass(logMass, this.#breaks), places = around.map(column => placeOfMass(column.logMass, this.#breaks));
    const own = around.map(column => sharedEdges(column, left, right, pairs)), edges = pairs.map((_, k) => {
      const have = around.flatMap((_, i) => Number.isNaN(own[i]!.at[k]!) ? [] : [i]);
      return lagrange(have.map(i => places[i]!), have.map(i => own[i]!.at[k]!), place);
    });
    return {left, right, shear, pairs, place, places, own, edges, anchored: edges.length > 0 && edges.every((edge, k) => k === 0 || edge > edges[k - 1]! + 1e-6)};
  }

  #levels(logMass: number, logCouplings: ArrayLike<number>, beyond: number, border: number): Float64Array {
    const around = this.#around(logMass), out = new Float64Array(logCouplings.length);
    if (around.length === 0) return out.fill(NaN);
    if (around.length === 1) {
      for (let j = 0; j < out.length; j++) out[j] = columnLevel(around[0]!, logCouplings[j]!, beyond, border);
      return out;
    }
    const {left, right, shear, place, places, own, edges, anchored} = this.#frame(logMass, around), isInner = around.map(column => column === left || column === right);
    // Between two edges: the columns that have both and nothing between them, where the two beside the mass have no more.
    const between = Array.from({length: edges.length + 1}, (_, k): readonly number[] => {
      const clean = around.flatMap((_, i) => !anchored || own[i]!.clean[k]! ? [i] : []), inner = around.flatMap((_, i) => isInner[i]! ? [i] : []);
      return inner.every(i => clean.includes(i)) ? clean : inner;
    });
    const values = new Array<number>(around.length);
    for (let j = 0; j < out.length; j++) {
      const at = logCouplings[j]! - shear;
      let k = 0;
      if (anchored) while (k < edges.length && edges[k]! <= at) k++;
      const level = (i: number, past: number, pastBorder?: number): number => {
        const list = own[i]!.at, x = !anchored ? at : k === 0 ? list[0]! + (at - edges[0]!) : k === edges.length ? list[k - 1]! + (at - edges[k - 1]!)
          : list[k - 1]! + (list[k]! - list[k - 1]!) * (at - edges[k - 1]!) / (edges[k]! - edges[k - 1]!);
        const column = around[i]!, {from, to} = column, aligned = x + column.shear, inside = logCouplings[j]! >= from - past && logCouplings[j]! <= to + past;
        // Where it was computed at this coupling, its level at the end holds beyond it.
        return columnLevel(column, inside ? Math.max(from, Math.min(to, aligned)) : aligned, past, pastBorder);
      };
      let whole = true;
      for (const i of between[k]!) whole = !Number.isNaN(values[i] = level(i, 1e-9)) && whole;
      const l = around.indexOf(left), r = around.indexOf(right);
      if (whole) out[j] = restrained(lagrange(between[k]!.map(i => places[i]!), between[k]!.map(i => values[i]!), place), values[l]!, values[r]!);
      else {
        // At the border of what applies: between the two columns beside the mass, or as the nearer one has it.
        const beside = [l, r].map(i => level(i, anchored ? 1e-9 : beyond, anchored ? 1e-9 : border));
        out[j] = beside.every(value => !Number.isNaN(value)) ? lagrange([places[l]!, places[r]!], beside, place) : level(logMass - left.logMass <= right.logMass - logMass ? l : r, beyond, border);
      }
    }
    return out;
  }
}

/** Where a column has the edges that two others share, NaN where it has not; and whether it has both ends of the stretch before each, and after the last, and no edge within. */
function sharedEdges(column: FieldColumn, left: FieldColumn, right: FieldColumn, pairs: readonly (readonly [number, number])[]): {readonly at: readonly number[]; readonly clean: readonly boolean[]} {
  const near = column.logMass <= left.logMass ? left : right, side = near === left ? 0 : 1, match = near === column ? undefined : new Map(matchedEdges(near, column));
  const indices = pairs.map(pair => match === undefined ? pair[side] : match.get(pair[side]));
  const clean = Array.from({length: pairs.length + 1}, (_, k) => {
    const from = k === 0 ? -1 : indices[k - 1], to = k === pairs.length ? column.edges.length : indices[k];
    return from !== undefined && to !== undefined && to === from + 1;
  });
  return {at: indices.map(i => i === undefined ? NaN : column.edges[i]!), clean};
}

/** No further from the two values beside it than half of what lies between them: a cubic through a cliff makes waves. */
const restrained = (value: number, left: number, right: number): number => {
  const apart = Math.abs(right - left) / 2;
  return Math.max(Math.min(left, right) - apart, Math.min(Math.max(left, right) + apart, value));
};

/** The polynomial through all nodes. */
export function lagrange(x: readonly number[], y: readonly number[], at: number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    let weight = 1;
    for (let j = 0; j < x.length; j++) if (j !== i) weight *= (at - x[j]!) / (x[i]! - x[j]!);
    sum += weight * y[i]!;
  }
  return sum;
}
