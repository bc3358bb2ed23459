/**
 * Small dense linear systems, row-major and in place: PA = LU with partial pivoting.
 * Indices run along the rows instead of being computed, and rows with a zero multiplier are passed over: at n = 9 this decides the time.
 */

/**
 * Overwrites the n×n matrix `a` with its factors L (unit diagonal, below) and U; pivots[k] is the row swapped with row k.
 * False where the matrix is singular or not finite: then `a` holds rubbish.
 */
export function luFactor(a: Float64Array, n: number, pivots: Int32Array): boolean {
  for (let k = 0, rowK = 0; k < n; k++, rowK += n) {
    let pivotRow = k;
    let largest = Math.abs(a[rowK + k]);
    for (let i = k + 1, at = rowK + n + k; i < n; i++, at += n) {
      const size = Math.abs(a[at]);
      if (size > largest) {
        largest = size;
        pivotRow = i;
      }
    }
    pivots[k] = pivotRow;
    // Also false for NaN; an infinite entry is refused here as well.
    if (!(largest > 0 && largest < Infinity)) return false;
    if (pivotRow !== k) {
      for (let j = 0, p = rowK, q = pivotRow * n; j < n; j++, p++, q++) {
        const kept = a[p];
        a[p] = a[q];
        a[q] = kept;
      }
    }
    const inverse = 1 / a[rowK + k];
    for (let i = k + 1, rowI = rowK + n; i < n; i++, rowI += n) {
      const entry = a[rowI + k];
      if (entry === 0) continue;
      const multiplier = entry * inverse;
      a[rowI + k] = multiplier;
      for (let p = rowI + k + 1, q = rowK + k + 1, end = rowI + n; p < end; p++, q++) a[p] -= multiplier * a[q];
    }
  }
  return true;
}

/** Overwrites b with the solution of A x = b, given the factors of `luFactor`. */
export function luSolve(a: Float64Array, n: number, pivots: Int32Array, b: Float64Array): void {
  for (let k = 0; k < n; k++) {
    const p = pivots[k];
    if (p !== k) {
      const kept = b[k];
      b[k] = b[p];
      b[p] = kept;
    }
  }
  for (let i = 1, at = n; i < n; i++, at += n) {
    let sum = b[i];
    for (let j = 0, p = at; j < i; j++, p++) sum -= a[p] * b[j];
    b[i] = sum;
  }
  for (let i = n - 1, at = (n - 1) * n; i >= 0; i--, at -= n) {
    let sum = b[i];
    for (let j = i + 1, p = at + i + 1; j < n; j++, p++) sum -= a[p] * b[j];
    b[i] = sum / a[at + i];
  }
}
