/** Whole multiples of 2^−128 in place of reals: slow, and the same to the last bit on every machine. The tables of the elementary functions are made from them. */

const BITS = 128n;
export const ONE = 1n << BITS;
const UNIT = 1 / Number(ONE);

export const product = (a: bigint, b: bigint): bigint => (a * b) >> BITS;

/** Σ (±1)^k t^{2k+1}/(2k+1) with t = p/q below 1: artanh t, or arctan t for sign −1n. */
function oddSeries(p: bigint, q: bigint, sign: bigint): bigint {
  const t = (ONE * p) / q, square = sign * product(t, t);
  let term = t;
  let sum = 0n;
  for (let k = 1n; term !== 0n && term !== -1n; k += 2n) {
    sum += term / k;
    term = product(term, square);
  }
  return sum;
}

/** ln(p/q), of which the series likes p/q near 1. */
export const logarithmOfRatio = (p: bigint, q: bigint): bigint => 2n * oddSeries(p - q, p + q, 1n);
export const arctangentOfRatio = (p: bigint, q: bigint): bigint => oddSeries(p, q, -1n);

export const LN2 = logarithmOfRatio(2n, 1n);
/** π = 16 arctan(1/5) − 4 arctan(1/239). - Machin (1706) */
export const PI = 16n * arctangentOfRatio(1n, 5n) - 4n * arctangentOfRatio(1n, 239n);

/** e^t, t below 1. */
export function exponential(t: bigint): bigint {
  let sum = 0n;
  let term = ONE;
  for (let k = 1n; term !== 0n; k++) {
    sum += term;
    term = product(term, t) / k;
  }
  return sum;
}

export type HeadAndTail = readonly [head: number, tail: number];

/** The nearest number and the nearest to what is left: 106 bits together. */
export function headAndTail(value: bigint): HeadAndTail {
  const head = Number(value);
  return [head * UNIT, Number(value - BigInt(head)) * UNIT];
}

/** The multiple of 2^−bits below, and the number nearest to what is left. */
export function shortHeadAndTail(value: bigint, bits: number): HeadAndTail {
  const shift = BITS - BigInt(bits), head = (value >> shift) << shift;
  return [Number(head) * UNIT, Number(value - head) * UNIT];
}
