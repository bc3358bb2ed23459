/**
 * Sine, cosine and the angle of a point from + − × ÷ alone, so that every engine returns the same bits: π/2 in four parts takes whole quarters off, Taylor the rest.
 * Error in units of the last place: sin and cos 0.8 for |x| ≤ 500000, which is all they take; atan2 1.5.
 */
import {arctangentOfRatio, headAndTail} from "./fixedPoint.js";

/** π/2: three parts of 33 bits, of which the products with a whole number below 2^20 are exact, and what is left. */
const QUARTER = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.478427660368901e-32] as const;
const MOST = 500000;

/** Head and tail of arctan(j/32), j = 0 ... 32. */
const ANGLES = new Float64Array(66);
{
  let angle = 0n;
  for (let j = 0; j <= 32; j++) {
    ANGLES.set(headAndTail(angle), 2 * j);
    angle += arctangentOfRatio(32n, BigInt(1024 + j * (j + 1)));
  }
}

const sineNear = (x: number, tail: number): number => {
  const z = x * x;
  const series = 1 / 120 + z * (-1 / 5040 + z * (1 / 362880 + z * (-1 / 39916800 + z * (1 / 6227020800 + z * (-1 / 1307674368000 + z * (1 / 355687428096000))))));
  return x + (tail * (1 - 0.5 * z) + x * z * (-1 / 6 + z * series));
};

const cosineNear = (x: number, tail: number): number => {
  const z = x * x, half = 0.5 * z, head = 1 - half;
  const series = 1 / 24 + z * (-1 / 720 + z * (1 / 40320 + z * (-1 / 3628800 + z * (1 / 479001600 + z * (-1 / 87178291200 + z * (1 / 20922789888000))))));
  return head + (1 - head - half + (z * z * series - x * tail));
};

/** sin(x + quarters π/2). */
function sineAfter(x: number, quarters: number, name: string): number {
  if (!(x >= -MOST && x <= MOST)) {
    if (!Number.isFinite(x)) return NaN;
    throw new RangeError(`${name}: x = ${x} is outside -${MOST}...${MOST}, where its digits are kept: take whole turns off first`);
  }
  const k = Math.round(x * 0.6366197723675814), a = x - k * QUARTER[0], b = k * QUARTER[1], c = k * QUARTER[2];
  const d = a - b, e = d - c, tails = a - d - b + (d - e - c) - k * QUARTER[3], near = e + tails, tail = e - near + tails;
  const quarter = (k + quarters) & 3, value = quarter & 1 ? cosineNear(near, tail) : sineNear(near, tail);
  return quarter & 2 ? -value : value;
}

/** sin x, |x| ≤ 500000. */
export const sin = (x: number): number => (x > -1e-9 && x < 1e-9 ? x : sineAfter(x, 0, "sin"));

/** cos x, |x| ≤ 500000. */
export const cos = (x: number): number => sineAfter(x, 1, "cos");

/** Angle of the point (x, y) in [−π, π]: arctan p/q = arctan c + arctan (p − cq)/(q + cp), c the nearest of j/32. */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  let a = Math.abs(y), b = Math.abs(x);
  const steep = a > b;
  if (steep) [a, b] = [b, a];
  let head = 0;
  let tail = 0;
  if (a === Infinity) head = ANGLES[64];
  else if (b > 0 && b < Infinity) {
    if (b > 1e300 || b < 1e-280) {
      const scale = b > 1 ? 2.409919865102884e-181 : 4.149515568880993e180;
      a *= scale;
      b *= scale;
    }
    const j = Math.round((32 * a) / b), c = j / 32, t = (a - c * b) / (b + c * a), z = t * t;
    head = ANGLES[2 * j];
    tail = ANGLES[2 * j + 1] + (t - t * z * (1 / 3 - z * (1 / 5 - z * (1 / 7 - z * (1 / 9)))));
  }
  if (steep) [head, tail] = [1.5707963267948966 - head, 6.123233995736766e-17 - tail];
  // The sign of x may be that of −0.
  if (x < 0 || Object.is(x, -0)) [head, tail] = [3.141592653589793 - head, 1.2246467991473532e-16 - tail];
  const angle = head + tail;
  return y < 0 || Object.is(y, -0) ? -angle : angle;
}
