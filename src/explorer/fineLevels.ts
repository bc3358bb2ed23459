/**
 * A coarse grid of levels made fine enough to draw: cubic through asinh(level), which is nearly linear where a constraint has its edge.
 * Between two masses the eye follows whichever changes less: levels at the same coupling (the star, freeze-out), or at the same
 * lifetime, τ ~ m⁻³ d⁻² (all that decays late). Edges along lines of constant lifetime would otherwise be stairs.
 */

type Level = number | null;

/** Catmull–Rom through four values at a share of the middle interval; little more than the two beside it. */
function cubic(a: number, b: number, c: number, d: number, t: number): number {
  const left = (c - a) / 2, right = (d - b) / 2, value = b + t * (left + t * (3 * (c - b) - 2 * left - right + t * (2 * (b - c) + left + right)));
  const room = 0.25 * Math.abs(c - b);
  return Math.min(Math.max(value, Math.min(b, c) - room), Math.max(b, c) + room);
}

const bent = (level: Level): number => (level === null ? NaN : Math.asinh(Math.min(Math.max(level, -1e15), 1e15)));

/** Four values, of which the outer ones may be missing. */
const through = (a: number, b: number, c: number, d: number, t: number): number => cubic(Number.isNaN(a) ? 2 * b - c : a, b, c, Number.isNaN(d) ? 2 * c - b : d, t);

/** A column at a fractional row; NaN outside it, and next to a node without a value. */
function columnAt(column: Float64Array, row: number): number {
  const last = column.length - 1;
  if (row < -1e-9 || row > last + 1e-9) return NaN;
  const k = Math.min(Math.max(Math.floor(row + 1e-9), 0), last - 1), t = row - k, b = column[k]!, c = column[k + 1]!;
  if (Math.abs(t) < 1e-9) return b;
  if (Math.abs(t - 1) < 1e-9) return c;
  if (Number.isNaN(b) || Number.isNaN(c)) return t < 0.5 ? b : c;
  return through(k > 0 ? column[k - 1]! : NaN, b, c, k + 2 <= last ? column[k + 2]! : NaN, t);
}

/** d at constant lifetime goes as m^−1.5. */
const lifetimeSlope = -1.5;

/** level[iMass][iCoupling] with `factor` intervals in the place of one, in both directions; nodes ascend, couplings evenly in their logarithm. */
export function fineLevels(massMeV: readonly number[], couplings: readonly number[], level: readonly (readonly Level[])[], factor: number): Level[][] {
  const columns = level.map(column => Float64Array.from(column, bent)), rows = (couplings.length - 1) * factor + 1, rowStep = Math.log(couplings[1]! / couplings[0]!), fine: Level[][] = [];
  const at = (i: number, row: number): number => (i < 0 || i >= columns.length ? NaN : columnAt(columns[i]!, row));
  for (let i = 0; i < massMeV.length; i++) {
    for (let s = 0; s < (i === massMeV.length - 1 ? 1 : factor); s++) {
      const t = s / factor, shift = i === massMeV.length - 1 ? 0 : (lifetimeSlope * Math.log(massMeV[i + 1]! / massMeV[i]!)) / rowStep;
      /** Through four columns; each is met `slope` rows further than the one before. */
      const along = (row: number, slope: number): {readonly value: number; readonly change: number} => {
        const start = row - slope * t, b = at(i, start), c = at(i + 1, start + slope);
        if (Number.isNaN(b) || Number.isNaN(c)) return {value: NaN, change: Infinity};
        return {value: through(at(i - 1, start - slope), b, c, at(i + 2, start + 2 * slope), t), change: Math.abs(c - b)};
      };
      fine.push(Array.from({length: rows}, (_, k): Level => {
        const row = k / factor;
        if (s === 0) return unbent(at(i, row));
        const level0 = along(row, 0), slanted = along(row, shift);
        if (Number.isNaN(level0.value) && Number.isNaN(slanted.value)) return unbent(at(t < 0.5 ? i : i + 1, row));
        if (Number.isNaN(slanted.value)) return unbent(level0.value);
        if (Number.isNaN(level0.value)) return unbent(slanted.value);
        const u = (level0.change + 1e-6) ** 2, v = (slanted.change + 1e-6) ** 2;
        return unbent((v * level0.value + u * slanted.value) / (u + v));
      }));
    }
  }
  return fine;
}

const unbent = (value: number): Level => (Number.isNaN(value) ? null : Math.sinh(value));

/** Logarithmic nodes with `factor` intervals in the place of one. */
export const fineNodes = (nodes: readonly number[], factor: number): number[] =>
  nodes.flatMap((node, k) => (k === nodes.length - 1 ? [node] : Array.from({length: factor}, (_, s) => (s === 0 ? node : node * (nodes[k + 1]! / node) ** (s / factor)))));
