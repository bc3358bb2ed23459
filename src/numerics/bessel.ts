/**
 * Modified Bessel functions of the second kind of whole order. K₀ and K₁ by their power series up to x = 2, above by a Chebyshev
 * expansion in 2/x of √x e^x K; K_n by the upward recurrence, along which K dominates. - DLMF §10.29, §10.31, §10.32
 */
import {chebyshevCoefficients, chebyshevSum} from "./chebyshev.js";
import {cosh, exp, log as logOf, sinh, square} from "./elementary.js";

const SERIES_END = 2;
const EULER = 0.5772156649015329;

/**
 * e^x K_n(x) = ∫_0^∞ e^{−2x sinh²(t/2)} cosh(nt) dt by the trapezoidal rule, which converges exponentially: slow, short and independent
 * of the expansions below, which it feeds above x = 2 and checks below. - DLMF (10.32.9)
 */
export function besselKScaledByIntegral(n: number, x: number): number {
  const step = Math.min(0.2, 0.6 / Math.sqrt(x));
  let sum = 0.5;
  let largest = 1;
  for (let i = 1; ; i++) {
    const t = i * step;
    const term = exp(-2 * x * square(sinh(t / 2))) * cosh(n * t);
    sum += term;
    largest = Math.max(largest, term);
    // Past the saddle x sinh t = n the terms fall faster than geometrically.
    if (term < 1e-19 * largest && x * sinh(t) > n) return sum * step;
  }
}

// √x e^x K_n(x) over s = 2/x in (0, 1]; at s = 0 it is √(π/2).
const expansions = [0, 1].map((n) =>
  chebyshevCoefficients((s) => Math.sqrt(2 / s) * besselKScaledByIntegral(n, 2 / s), 0, 1, 30));

/** K₀(x) and K₁(x), 0 < x ≤ 2, by their power series. - DLMF (10.31.1), (10.31.2) */
function besselKSeries(order: 0 | 1, x: number): number {
  const q = (x * x) / 4;
  const log = logOf(x / 2) + EULER;
  let term = 1;
  let harmonic = 0;
  let sum = 0;
  if (order === 0) {
    for (let k = 0; term > 1e-18; k++, term *= q / (k * k)) {
      if (k > 0) harmonic += 1 / k;
      sum += term * (harmonic - log);
    }
    return sum;
  }
  for (let k = 0; term > 1e-18; k++, term *= q / (k * (k + 1))) {
    if (k > 0) harmonic += 1 / k;
    sum += term * (log - harmonic - 0.5 / (k + 1));
  }
  return 1 / x + (x / 2) * sum;
}

function scaledZeroOrOne(order: 0 | 1, x: number): number {
  if (x <= SERIES_END) return exp(x) * besselKSeries(order, x);
  return chebyshevSum(expansions[order], 4 / x - 1) / Math.sqrt(x);
}

function requireArguments(n: number, x: number): void {
  if (!Number.isInteger(n)) throw new RangeError(`besselK: order n = ${n} must be a whole number`);
  if (!(x >= 0)) throw new RangeError(`besselK: x = ${x} must not be negative`);
}

/** Upward from K₀ and K₁ in any common scale. */
function upward(n: number, x: number, zero: number, one: number): number {
  let before = zero;
  let value = one;
  for (let k = 1; k < n; k++) {
    const next = before + ((2 * k) / x) * value;
    before = value;
    value = next;
  }
  return value;
}

/** e^x K_n(x), x ≥ 0; Infinity at 0. Relative error below 1e-14 for small n. */
export function besselKScaled(n: number, x: number): number {
  requireArguments(n, x);
  const order = Math.abs(n);
  if (x === 0) return Infinity;
  if (x === Infinity) return 0;
  if (order === 0) return scaledZeroOrOne(0, x);
  const one = scaledZeroOrOne(1, x);
  return order === 1 ? one : upward(order, x, scaledZeroOrOne(0, x), one);
}

/** K_n(x), x ≥ 0; Infinity at 0, 0 beyond x = 745, where it is below the smallest number. */
export function besselK(n: number, x: number): number {
  requireArguments(n, x);
  const order = Math.abs(n);
  if (x === 0) return Infinity;
  if (x > SERIES_END) return exp(-x) * besselKScaled(order, x);
  if (order === 0) return besselKSeries(0, x);
  const one = besselKSeries(1, x);
  return order === 1 ? one : upward(order, x, besselKSeries(0, x), one);
}
