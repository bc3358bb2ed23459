/** Linear algebra of an implicit step: J at one point, then (shift·I − J) x = b for several b. */
import {luFactor, luSolve} from "./linear.js";

export interface JacobianSystem {
  /** Stores J = ∂f/∂y at (x, y). */
  evaluate(x: number, y: Float64Array): void;
  /** Factorises W = shift·I − J of the stored J; false where W is singular or not finite. */
  factor(shift: number): boolean;
  /** Overwrites b with W⁻¹ b. */
  solve(b: Float64Array): void;
}

/** Dense system of a Jacobian that is known: `jacobian` writes ∂f_i/∂y_j into J[i·size + j], every entry. */
export function denseSystem(size: number, jacobian: (x: number, y: Float64Array, J: Float64Array) => void): JacobianSystem {
  const J = new Float64Array(size * size);
  const W = new Float64Array(size * size);
  const pivots = new Int32Array(size);
  return {
    evaluate(x, y) {
      jacobian(x, y, J);
    },
    factor(shift) {
      for (let i = 0; i < W.length; i++) W[i] = -J[i];
      for (let i = 0; i < W.length; i += size + 1) W[i] += shift;
      return luFactor(W, size, pivots);
    },
    solve(b) {
      luSolve(W, size, pivots, b);
    },
  };
}

/**
 * Dense system whose Jacobian comes from one-sided differences: `size` + 1 more derivatives at each step.
 * `typical` is the size of y below which a component counts as zero: it sets the smallest increment.
 * Too small a one drowns the difference in the rounding of the derivative.
 */
export function numericalSystem(
  size: number,
  derivative: (x: number, y: Float64Array, out: Float64Array) => void,
  typical: number | Float64Array = 1e-3,
): JacobianSystem {
  const base = new Float64Array(size);
  const moved = new Float64Array(size);
  const point = new Float64Array(size);
  const root = Math.sqrt(Number.EPSILON);
  return denseSystem(size, (x, y, J) => {
    point.set(y);
    derivative(x, point, base);
    for (let j = 0; j < size; j++) {
      const kept = point[j];
      const floor = typeof typical === "number" ? typical : typical[j];
      point[j] = kept + (kept < 0 ? -root : root) * Math.max(Math.abs(kept), floor);
      // The increment that was made, not the one that was asked for.
      const perIncrement = 1 / (point[j] - kept);
      derivative(x, point, moved);
      for (let i = 0, at = j; i < size; i++, at += size) J[at] = (moved[i] - base[i]) * perIncrement;
      point[j] = kept;
    }
  });
}
