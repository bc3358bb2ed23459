/** Dilogarithm. - L. Lewin, Polylogarithms and Associated Functions (1981), ch. 1 */
import {log, log1p, square as squareOf} from "./elementary.js";

/** B_{2k}/(2k+1)!, k = 1 ... 11. */
const BERNOULLI_OVER_FACTORIAL = (() => {
  const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510, 43867 / 798, -174611 / 330, 854513 / 138];
  let factorial = 1;
  return bernoulli.map((b, i) => {
    const k = i + 1;
    factorial *= 2 * k * (2 * k + 1);
    return b / factorial;
  });
})();

const PI_SQUARED_OVER_6 = Math.PI * Math.PI / 6;

/** Real Li₂(x) = −∫_0^x ln(1−t)/t dt, x ≤ 1. */
export function dilogarithm(x: number): number {
  if (!(x <= 1)) throw new RangeError(`dilogarithm: x = ${x} is above 1, where it is complex`);
  if (x === 1) return PI_SQUARED_OVER_6;
  if (x === -Infinity) return -Infinity;
  // Both reflections bring the argument into [−1, 1/2], where |ln(1−x)| < ln 2 and the series gains two digits with each term.
  if (x > 0.5) return PI_SQUARED_OVER_6 - log(x) * log1p(-x) - dilogarithm(1 - x);
  if (x < -1) return -PI_SQUARED_OVER_6 - 0.5 * squareOf(log(-x)) - dilogarithm(1 / x);
  const u = -log1p(-x);
  const square = u * u;
  let series = 0;
  for (let k = BERNOULLI_OVER_FACTORIAL.length - 1; k >= 0; k--) series = series * square + BERNOULLI_OVER_FACTORIAL[k];
  return u * (1 - u / 4 + square * series);
}
