/**
 * A continuous energy spectrum as a few lines: the Gauss rule of the spectrum taken as a measure, from a fine quadrature of it.
 *
 *   n lines have the first 2n moments of the spectrum: number and mean energy to rounding, and every smooth reaction rate
 * Recurrence of the orthogonal polynomials by Stieltjes' procedure; nodes and weights from its tridiagonal matrix (Golub and Welsch),
 * diagonalised by Jacobi rotations.
 */
import {square} from "../numerics/elementary.js";

/** Numbers of neutrinos at energies, in the unit of the spectrum. */
export interface Lines {
  readonly energies: readonly number[];
  readonly numbers: readonly number[];
}

export const noLines: Lines = {energies: [], numbers: []};

/** Lines of a continuum, unless asked otherwise. */
const usual = 8;
/** Width of what is left of the spectrum, over its extent, below which another line would be rounding. */
const exhausted = 1e-9;

/** At most `most` lines with the number, mean and further moments of `numbers` ≥ 0 at `energies`. */
export function condensedLines(energies: ArrayLike<number>, numbers: ArrayLike<number>, most = usual): Lines {
  const at: number[] = [], weight: number[] = [];
  for (let i = 0; i < energies.length; i++) if (numbers[i]! > 0) { at.push(energies[i]!); weight.push(numbers[i]!); }
  if (at.length <= most) return {energies: at, numbers: weight};
  const total = weight.reduce((sum, w) => sum + w, 0), low = Math.min(...at), extent = Math.max(...at) - low;
  const x = at.map(e => extent > 0 ? (e - low) / extent : 0);
  const diagonal: number[] = [], beside: number[] = [];
  let before = x.map(() => 0), here = x.map(() => 1 / Math.sqrt(total));
  for (let n = 0; n < most; n++) {
    const a = x.reduce((sum, xi, i) => sum + weight[i]! * xi * square(here[i]!), 0), b = beside[n - 1] ?? 0;
    diagonal.push(a);
    const next = x.map((xi, i) => (xi - a) * here[i]! - b * before[i]!), norm = Math.sqrt(next.reduce((sum, v, i) => sum + weight[i]! * v * v, 0));
    if (n === most - 1 || !(norm > exhausted)) break;
    beside.push(norm);
    before = here;
    here = next.map(v => v / norm);
  }
  const {values, firsts} = tridiagonalEigenvalues(diagonal, beside);
  const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!);
  return {energies: order.map(i => low + extent * values[i]!), numbers: order.map(i => total * square(firsts[i]!))};
}

/** Eigenvalues of a small symmetric tridiagonal matrix, and the first component of each normalised eigenvector. */
function tridiagonalEigenvalues(diagonal: readonly number[], beside: readonly number[]): {values: number[]; firsts: number[]} {
  const n = diagonal.length, A = diagonal.map((d, i) => diagonal.map((_, j) => (i === j ? d : Math.abs(i - j) === 1 ? beside[Math.min(i, j)]! : 0)));
  const firsts: number[] = diagonal.map((_, i) => (i === 0 ? 1 : 0));
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) {
      const apq = A[p]![q]!;
      off += apq * apq;
      if (apq === 0) continue;
      const theta = (A[q]![q]! - A[p]![p]!) / (2 * apq), t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
      const c = 1 / Math.sqrt(t * t + 1), s = t * c;
      for (let k = 0; k < n; k++) {
        const kp = A[k]![p]!, kq = A[k]![q]!;
        A[k]![p] = c * kp - s * kq;
        A[k]![q] = s * kp + c * kq;
      }
      for (let k = 0; k < n; k++) {
        const pk = A[p]![k]!, qk = A[q]![k]!;
        A[p]![k] = c * pk - s * qk;
        A[q]![k] = s * pk + c * qk;
      }
      const fp = firsts[p]!, fq = firsts[q]!;
      firsts[p] = c * fp - s * fq;
      firsts[q] = s * fp + c * fq;
    }
    if (off < 1e-32) break;
  }
  return {values: A.map((row, i) => row[i]!), firsts};
}
