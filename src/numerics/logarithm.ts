/**
 * Logarithms and their kin from + − × ÷ √ alone, so that every engine returns the same bits.
 *   x = 2^k z, F = 1 + j/256 the nearest to z, r = (z − F)/F, |r| ≤ 2^−9:  ln x = k ln2 + ln F + r − r²/2 + ... + r⁵/5 − r⁶/6, r⁷/7 given to r⁵.
 * Around 1 it is F = 1: nothing cancels. Error in units of the last place: log 0.8, log1p 0.95, log2 and log10 1.4, the inverse hyperbolic functions 2.2.
 * - Tang, ACM Trans. Math. Softw. 16, 378 (1990); Dekker, Numer. Math. 18, 224 (1971) for products in two parts
 */
import {LN2, logarithmOfRatio, ONE, shortHeadAndTail} from "./fixedPoint.js";
import {powersDown} from "./powersOfTwo.js";

/** The compiler knows where a constant of this file lies; an imported one it looks up at each use. */
const DOWN = powersDown;
/** 2^27 + 1. */
const SPLITTER = 134217729;

/** F, 1/F, head and tail of ln F; the heads, like that of ln 2, are multiples of 2^−42: k ln2 + ln F is exact. */
const CELLS = new Float64Array(1024);
{
  let logarithm = 0n;
  let before = 67108864;
  for (let j = 0; j < 256; j++) {
    // The first of the numbers of 27 bits from 1 + j/256 on of which the reciprocal has lost little to rounding, almost nothing where ln F is small.
    let number = 67108864 + 262144 * j - 1;
    let lost: number;
    do {
      const inverse = 67108864 / ++number, spread = SPLITTER * inverse, upper = spread - (spread - inverse);
      lost = number * upper - 67108864 + number * (inverse - upper);
    } while (Math.abs(lost) > 2e-10 * Math.min(j, 256 - j));
    logarithm += logarithmOfRatio(BigInt(number), BigInt(before));
    CELLS.set([number / 67108864, 67108864 / number, ...shortHeadAndTail(logarithm, 42)], 4 * j);
    before = number;
  }
}

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);
bits[0] = 1;
/** Where sign and exponent stand. */
const UPPER = words[1] === 0 ? 0 : 1;

/** ln x: NaN below 0. */
export function log(x: number): number {
  bits[0] = x;
  const word = words[UPPER];
  // Positive, normal and finite, in one comparison.
  if ((word - 1048576) >>> 0 >= 2145386496) return logAtTheEnds(x);
  // Half a cell up before cutting.
  const h = word + 2048, e = h >> 20, j = (h >> 10) & 1020, k = e - 1023;
  const r = (x * DOWN[e & 2047] - CELLS[j]) * CELLS[j + 1], square = r * r, sum = k * 0.6931471805598903 + CELLS[j + 2], head = sum + r;
  return head + (sum - head + r + (k * 5.497923018708371e-14 + CELLS[j + 3] + square * (r * 0.3333333333333333 - 0.5 + square * (r * 0.20000048664637976 - 0.25 - square * 0.16666666666666666))));
}

function logAtTheEnds(x: number): number {
  if (x > 0) return x === Infinity ? x : log(x * 18014398509481984) - 37.42994775023705;
  return x === 0 ? -Infinity : NaN;
}

/** ln(1 + x): NaN below −1. */
export function log1p(x: number): number {
  if (x > -0.001 && x < 0.001953125) {
    const square = x * x;
    // A difference, so that −0 stays −0.
    return x - square * (0.5 - x * 0.3333333333333333 + square * (0.25 - x * 0.20000048664637976 + square * 0.16666666666666666));
  }
  const u = 1 + x, v = u - 1;
  bits[0] = u;
  const word = words[UPPER];
  if ((word - 1048576) >>> 0 >= 2145386496) return logAtTheEnds(u);
  const h = word + 2048, e = h >> 20, j = (h >> 10) & 1020, k = e - 1023, scale = DOWN[e & 2047], inverse = CELLS[j + 1];
  const r = (u * scale - CELLS[j]) * inverse, square = r * r, sum = k * 0.6931471805598903 + CELLS[j + 2], head = sum + r;
  // What rounding took from u, over u.
  const lost = (1 - (u - v) + (x - v)) * scale * (inverse - inverse * r);
  return head + (sum - head + r + (lost + k * 5.497923018708371e-14 + CELLS[j + 3] + square * (r * 0.3333333333333333 - 0.5 + square * (r * 0.20000048664637976 - 0.25 - square * 0.16666666666666666))));
}

/** ln x in two parts, the second below the last place of the first: out[0] + out[1], relative error 2^−68; x positive and finite. */
export function logInTwoParts(x: number, out: Float64Array): void {
  let k = -1023, normal = x;
  if (x < 2.2250738585072014e-308) {
    normal = x * 18014398509481984;
    k -= 54;
  }
  bits[0] = normal;
  const h = words[UPPER] + 2048, e = h >> 20, j = (h >> 10) & 1020;
  k += e;
  const F = CELLS[j], inverse = CELLS[j + 1], f = normal * DOWN[e & 2047] - F;
  // f/F = r + rest; r = upper + lower, of half the digits each: their products with one another and with F are exact.
  const r = f * inverse, spread = SPLITTER * r, upper = spread - (spread - r), lower = r - upper, rest = (f - upper * F - lower * F) * inverse;
  const square = r * r, squareRest = upper * upper - square + 2 * upper * lower + lower * lower;
  const series = square * r * (1 / 3 - r * (1 / 4) + square * (1 / 5 - r * (1 / 6) + square * (1 / 7 - r * (1 / 8))));
  const whole = k * 0.6931471805598903 + CELLS[j + 2], first = whole + r, second = first - 0.5 * square;
  const tail = whole - first + r + (first - second - 0.5 * square) + (k * 5.497923018708371e-14 + CELLS[j + 3] + (rest - (0.5 * squareRest + r * rest) + series));
  const head = second + tail;
  out[0] = head;
  out[1] = second - head + tail;
}

/** 1/ln 2 and 1/ln 10: 26 bits, of which the products with 26 bits are exact, and what is left. */
const [PER_LN2, PER_LN2_TAIL] = shortHeadAndTail((ONE * ONE) / LN2, 25);
const [PER_LN10, PER_LN10_TAIL] = shortHeadAndTail((ONE * ONE) / (3n * LN2 + logarithmOfRatio(5n, 4n)), 26);

/** (factor + factorTail) ln x; `octaves` is that of 2^54. */
function scaledLog(x: number, factor: number, factorTail: number, octaves: number): number {
  bits[0] = x;
  const word = words[UPPER];
  if ((word - 1048576) >>> 0 >= 2145386496) return x > 0 && x < 1 ? scaledLog(x * 18014398509481984, factor, factorTail, octaves) - octaves : log(x);
  const h = word + 2048, e = h >> 20, j = (h >> 10) & 1020, k = e - 1023;
  const r = (x * DOWN[e & 2047] - CELLS[j]) * CELLS[j + 1], square = r * r, sum = k * 0.6931471805598903 + CELLS[j + 2], head = sum + r;
  const tail = sum - head + r + (k * 5.497923018708371e-14 + CELLS[j + 3] + square * (r * 0.3333333333333333 - 0.5 + square * (r * 0.20000048664637976 - 0.25 - square * 0.16666666666666666)));
  const spread = SPLITTER * head, upper = spread - (spread - head);
  return upper * factor + (upper * factorTail + (head - upper + tail) * (factor + factorTail));
}

/** log₂ x: exact at powers of two. */
export const log2 = (x: number): number => scaledLog(x, PER_LN2, PER_LN2_TAIL, 54);

/** log₁₀ x: exact at powers of ten. */
export const log10 = (x: number): number => scaledLog(x, PER_LN10, PER_LN10_TAIL, 16.255619765854984);

/** arsinh x. */
export function asinh(x: number): number {
  const a = Math.abs(x);
  if (!(a > 1e-9)) return x;
  const value = a < 1e8 ? log1p(a + (a * a) / (1 + Math.sqrt(1 + a * a))) : log(a) + Math.LN2;
  return x < 0 ? -value : value;
}

/** arcosh x = 2 arsinh √((x−1)/2): NaN below 1. */
export function acosh(x: number): number {
  if (!(x < 1e8)) return log(x) + Math.LN2;
  const half = 0.5 * (x - 1);
  return 2 * log1p(Math.sqrt(half) + half / (1 + Math.sqrt(1 + half)));
}

/** artanh x: NaN outside [−1, 1]. */
export function atanh(x: number): number {
  const a = Math.abs(x);
  if (!(a > 1e-9)) return x;
  const value = 0.5 * log1p((2 * a) / (1 - a));
  return x < 0 ? -value : value;
}
