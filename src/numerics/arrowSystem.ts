/**
 * Linear algebra of "many diagonal unknowns, few that couple to all": J = [diag(D), B; C, E] with n diagonal and m border unknowns.
 * W = shift·I − J is factored by its Schur complement in O(n m²) instead of O((n + m)³).
 * Auxiliary border unknowns carry an algebraic row (0 = C f + E u with unit diagonal −1 in E), which gives rank-one couplings
 * among the diagonal unknowns: they enter and leave the solve inside, and are not part of the state.
 * A mass matrix in the head rows, M = [I, 0; N, diag(μ)], lets the heads be other variables than those the Jacobian is taken by:
 * with state heads w = μ u + N f, J holds ∂(f′, w′)/∂(f, u); `solve` takes and returns (w, f).
 */
import {luFactor, luSolve} from "./linear.js";

export class ArrowSystem {
  readonly diagonalCount: number;
  readonly borderCount: number;
  /** Border unknowns that belong to the state; the other border unknowns are auxiliary. */
  readonly headCount: number;
  /** D[i] */
  readonly diagonal: Float64Array;
  /** B[i·m + k] = ∂(diagonal i)/∂(border k) */
  readonly column: Float64Array;
  /** C[k·n + i] = ∂(border k)/∂(diagonal i) */
  readonly row: Float64Array;
  /** E[k·m + l] */
  readonly corner: Float64Array;
  /** N[k·n + i], zero unless set. */
  readonly rowMass: Float64Array;
  /** μ[k], one unless set. */
  readonly headMass: Float64Array;
  readonly #inverse: Float64Array;
  readonly #schur: Float64Array;
  /** (C − shift·N) over (shift − D), [diagonal · m + border]. */
  readonly #coupled: Float64Array;
  readonly #pivots: Int32Array;
  readonly #right: Float64Array;

  constructor(diagonalCount: number, headCount: number, auxiliaryCount: number) {
    const n = diagonalCount, m = headCount + auxiliaryCount;
    this.diagonalCount = n; this.headCount = headCount; this.borderCount = m;
    this.diagonal = new Float64Array(n);
    this.column = new Float64Array(n * m);
    this.row = new Float64Array(m * n);
    this.corner = new Float64Array(m * m);
    this.rowMass = new Float64Array(headCount * n);
    this.headMass = new Float64Array(headCount).fill(1);
    this.#inverse = new Float64Array(n);
    this.#schur = new Float64Array(m * m);
    this.#coupled = new Float64Array(n * m);
    this.#pivots = new Int32Array(m);
    this.#right = new Float64Array(m);
  }

  /** Factors W = shift·M − J (auxiliary rows without shift); false when it is singular. */
  factor(shift: number): boolean {
    const n = this.diagonalCount, m = this.borderCount, h = this.headCount, inverse = this.#inverse, schur = this.#schur, coupled = this.#coupled, column = this.column;
    for (let i = 0; i < n; i++) inverse[i] = 1 / (shift - this.diagonal[i]!);
    for (let k = 0; k < m; k++) {
      for (let l = 0; l < m; l++) schur[k * m + l] = (k === l && k < h ? shift * this.headMass[k]! : 0) - this.corner[k * m + l]!;
      for (let i = 0, at = k * n; i < n; i++, at++) coupled[i * m + k] = (k < h ? this.row[at]! - shift * this.rowMass[at]! : this.row[at]!) * inverse[i]!;
    }
    for (let i = 0, first = 0; i < n; i++, first += m) {
      for (let k = 0; k < m; k++) {
        const left = coupled[first + k]!;
        if (left !== 0) for (let l = 0; l < m; l++) schur[k * m + l]! -= left * column[first + l]!;
      }
    }
    return luFactor(schur, m, this.#pivots);
  }

  /** Solves W u = b in place; b holds the heads first, then the diagonal unknowns. */
  solve(b: Float64Array): void {
    const n = this.diagonalCount, m = this.borderCount, h = this.headCount, inverse = this.#inverse, right = this.#right, coupled = this.#coupled, column = this.column, rowMass = this.rowMass;
    for (let k = 0; k < m; k++) right[k] = k < h ? b[k]! : 0;
    for (let i = 0, at = 0; i < n; i++) {
      const value = b[h + i]!;
      for (let k = 0; k < m; k++, at++) right[k]! += coupled[at]! * value;
    }
    luSolve(this.#schur, m, this.#pivots, right);
    for (let i = 0; i < n; i++) {
      let sum = b[h + i]!;
      for (let k = 0, at = i * m; k < m; k++, at++) sum += column[at]! * right[k]!;
      b[h + i] = sum * inverse[i]!;
    }
    for (let k = 0; k < h; k++) {
      let sum = this.headMass[k]! * right[k]!;
      for (let i = 0, at = k * n; i < n; i++, at++) sum += rowMass[at]! * b[h + i]!;
      b[k] = sum;
    }
  }
}
