/** Chebyshev expansion of one function on one interval, made from its values at the roots of T_n. */
import {cos} from "./elementary.js";

/** Coefficients c_0 ... c_{n−1} of f ≈ Σ c_j T_j(t), t ∈ [−1, 1] over [a, b]. */
export function chebyshevCoefficients(f: (x: number) => number, a: number, b: number, n: number): Float64Array {
  const coefficients = new Float64Array(n);
  const middle = 0.5 * (a + b);
  const half = 0.5 * (b - a);
  for (let i = 0; i < n; i++) {
    const angle = (Math.PI * (i + 0.5)) / n;
    const value = f(middle + half * cos(angle));
    for (let j = 0; j < n; j++) coefficients[j] += ((j === 0 ? 1 : 2) / n) * value * cos(j * angle);
  }
  return coefficients;
}

/** Σ c_j T_j(t) by Clenshaw's recurrence, t ∈ [−1, 1]. */
export function chebyshevSum(coefficients: Float64Array, t: number): number {
  let one = 0;
  let two = 0;
  for (let j = coefficients.length - 1; j > 0; j--) {
    const next = 2 * t * one - two + coefficients[j];
    two = one;
    one = next;
  }
  return t * one - two + coefficients[0];
}
