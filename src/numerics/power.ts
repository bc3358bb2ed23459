/**
 * Powers and roots from + − × ÷ √ alone, so that every engine returns the same bits: x^y = exp(y ln x) with logarithm and product in two parts.
 * Error in units of the last place: power 0.55 (0.8 where it is subnormal), exact where the result is a number of 53 bits; cbrt 0.67; hypot 1.2.
 * - Dekker, Numer. Math. 18, 224 (1971) for products in two parts
 */
import {exp, scaledExpOfSum} from "./exponential.js";
import {log, logInTwoParts} from "./logarithm.js";

/** 2^27 + 1. */
const SPLITTER = 134217729;
const parts = new Float64Array(2);

/** 10^n, n = 0 ... 22: all of them numbers. */
const TENS = new Float64Array(23);
for (let n = 0, ten = 1; n <= 22; n++, ten *= 10) TENS[n] = ten;

/** x². */
export const square = (x: number): number => x * x;

/** x³. */
export const cube = (x: number): number => x * x * x;

/** x^y, with the special values of Math.pow; 10^n, |n| ≤ 22, is the number that 1e<n> is. */
export function power(x: number, y: number): number {
  if (y === 2) return x * x;
  if (x === 10 && y >= -22 && y <= 22 && Math.floor(y) === y) return y < 0 ? 1 / TENS[-y] : TENS[y];
  // Beyond 2^64 every other x than 1 leaves the numbers.
  if (!(x > 0 && x <= 1.7976931348623157e308 && y < 18446744073709551616 && y > -18446744073709551616)) return powerAtTheEnds(x, y);
  logInTwoParts(x, parts);
  const head = parts[0], exponent = y * head;
  if (exponent > 1400) return Infinity;
  if (exponent < -1400) return 0;
  const s = SPLITTER * y, upper = s - (s - y), lower = y - upper, t = SPLITTER * head, left = t - (t - head), right = head - left;
  return scaledExpOfSum(exponent, upper * left - exponent + upper * right + lower * left + lower * right + y * parts[1], 0);
}

function powerAtTheEnds(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  const a = Math.abs(x);
  if (Math.abs(y) === Infinity) return a === 1 ? NaN : a > 1 === y > 0 ? Infinity : 0;
  const odd = Math.abs(y) <= 9007199254740991 && Math.floor(y) === y && Math.abs(y) % 2 === 1;
  let value: number;
  if (a === 0 || a === Infinity) value = (a === 0) === y > 0 ? 0 : Infinity;
  else if (x < 0 && Math.floor(y) !== y) return NaN;
  else if (Math.abs(y) >= 18446744073709551616) value = a === 1 ? 1 : a > 1 === y > 0 ? Infinity : 0;
  else value = power(a, y);
  return odd && (x < 0 || Object.is(x, -0)) ? -value : value;
}

/** ∛x: one step of Halley's from a value of 26 bits, of which the square is exact. */
export function cbrt(x: number): number {
  const a = Math.abs(x);
  if (!(a > 0 && a < Infinity)) return x;
  const near = exp(log(a) / 3), spread = SPLITTER * near, root = spread - (spread - near), other = a / (root * root);
  const value = root + (root * (other - root)) / (root + root + other);
  return x < 0 ? -value : value;
}

/** √(a² + b²). */
export function hypot(a: number, b: number): number {
  const sum = a * a + b * b;
  return sum > 1e-280 && sum < 1e300 ? Math.sqrt(sum) : hypotAtTheEnds(Math.abs(a), Math.abs(b));
}

function hypotAtTheEnds(a: number, b: number): number {
  if (a === Infinity || b === Infinity) return Infinity;
  // By a power of two: exact.
  const scale = a > 1 || b > 1 ? 2.409919865102884e-181 : 4.149515568880993e180;
  const p = a * scale, q = b * scale;
  return Math.sqrt(p * p + q * q) / scale;
}
