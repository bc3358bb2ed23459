/**
 * Exponential and hyperbolic functions from + − × ÷ alone, so that every engine returns the same bits.
 *   x = (256 m + j) ln2/256 + r, |r| ≤ ln2/512:  eˣ = 2^m · 2^{j/256} · (1 + r + r²/2 + r³/6 + r⁴/24), r⁵/120 spread over its neighbours.
 * Error in units of the last place: exp 0.55 (0.8 where it is subnormal), expm1 0.6, cosh 1.1, sinh and tanh 1.9. - Tang, ACM Trans. Math. Softw. 15, 144 (1989); 18, 211 (1992)
 */
import {powersDown, rootsOfTwo} from "./powersOfTwo.js";

/** The compiler knows where a constant of this file lies; an imported one it looks up at each use. */
const ROOTS = rootsOfTwo, DOWN = powersDown;

/** eˣ. */
export function exp(x: number): number {
  if (!(x > -708 && x < 709)) return scaledExp(x, 0);
  // Adding and taking away 1.5 · 2^52 rounds to a whole number.
  const k = x * 369.3299304675746 + 6755399441055744 - 6755399441055744, n = k | 0, j = (n & 255) << 1;
  const r = x - k * 0.0027076061737716373 - k * 2.9064910585985925e-13, root = ROOTS[j];
  return (root + (ROOTS[j + 1] + root * (r + r * r * (0.5 + r * (0.16666667989324918 + r * 0.041666666666666664))))) * DOWN[(1023 - (n >> 8)) & 2047];
}

/** 2^shift · eˣ for any x, gradual underflow and overflow being those of the product. */
export function scaledExp(x: number, shift: number): number {
  if (x > 1400) return Infinity;
  if (x < -1400) return 0;
  return x === x ? scaledExpOfSum(x, 0, shift) : x;
}

/** 2^shift · e^{x+tail} for |x| ≤ 1400 and a tail below the last place of x. */
export function scaledExpOfSum(x: number, tail: number, shift: number): number {
  const k = x * 369.3299304675746 + 6755399441055744 - 6755399441055744, n = k | 0, j = (n & 255) << 1;
  const r = x - k * 0.0027076061737716373 - k * 2.9064910585985925e-13 + tail, root = ROOTS[j];
  const value = root + (ROOTS[j + 1] + root * (r + r * r * (0.5 + r * (0.16666667989324918 + r * 0.041666666666666664))));
  // In two factors, of which the first is exact: the powers of two in the table end before the subnormal numbers do.
  const m = (n >> 8) + shift, half = m >> 1;
  return value * DOWN[1023 - half] * DOWN[1023 - (m - half)];
}

/** eˣ − 1. */
export function expm1(x: number): number {
  if (x > -0.0625 && x < 0.0625) {
    const square = x * x;
    return x === 0 ? x : x + square * (0.5 + x * ((1 / 6 + x * (1 / 24)) + square * ((1 / 120 + x * (1 / 720)) + square * (1 / 5040 + x * (1 / 40320) + square * (1 / 362880)))));
  }
  if (!(x > -40 && x < 709)) return x <= -40 ? -1 : scaledExp(x, 0);
  const k = x * 369.3299304675746 + 6755399441055744 - 6755399441055744, n = k | 0, j = (n & 255) << 1;
  const r = x - k * 0.0027076061737716373 - k * 2.9064910585985925e-13, scale = DOWN[(1023 - (n >> 8)) & 2047], head = ROOTS[j] * scale;
  const square = r * r, tail = ROOTS[j + 1] * scale + head * (r + square * (0.5 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120))));
  const difference = head - 1, lost = head > 1 ? head - difference - 1 : head - (difference + 1);
  return difference + (lost + tail);
}

/** sinh x = (t + t/(1+t))/2, t = e^|x| − 1. */
export function sinh(x: number): number {
  const a = Math.abs(x);
  if (!(a > 1e-9)) return x;
  let value: number;
  if (a < 22) {
    const t = expm1(a);
    value = a < 1 ? t - (0.5 * t * t) / (t + 1) : 0.5 * (t + t / (t + 1));
  } else value = scaledExp(a, -1);
  return x < 0 ? -value : value;
}

/** cosh x. */
export function cosh(x: number): number {
  const a = Math.abs(x);
  if (!(a < 22)) return scaledExp(a, -1);
  const e = 0.5 * exp(a);
  return e + 0.25 / e;
}

/** tanh x = t/(t+2), t = e^{2|x|} − 1. */
export function tanh(x: number): number {
  const a = Math.abs(x);
  if (!(a > 1e-9)) return x;
  let value = 1;
  if (a < 22) {
    const t = expm1(2 * a);
    value = a < 0.25 ? 0.5 * (t - (t * t) / (t + 2)) : a < 0.55 ? t / (t + 2) : 1 - 2 / (t + 2);
  }
  return x < 0 ? -value : value;
}
