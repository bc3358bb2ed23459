/** Small dense square matrices, row-major: product and exponential. */
import {log2, power} from "../../src/numerics/elementary.js";

export const identity = (size: number): Float64Array => {
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) out[i * size + i] = 1;
  return out;
};

/** out = a·b; out is neither a nor b. */
export const multiply = (a: Float64Array, b: Float64Array, size: number, out: Float64Array): void => {
  out.fill(0);
  for (let i = 0; i < size; i++) for (let k = 0; k < size; k++) {
    const x = a[i * size + k]!;
    if (x !== 0) for (let j = 0; j < size; j++) out[i * size + j]! += x * b[k * size + j]!;
  }
};

/** Terms of the series that make it exact to 1e-15, where the norm has been brought below 1/16. */
const termsAt = (norm: number): number => norm < 1e-8 ? 2 : norm < 1e-4 ? 4 : norm < 1e-2 ? 6 : 8;

/** Largest sum of a column's sizes. */
const normOf = (A: Float64Array, size: number): number => {
  let norm = 0;
  for (let j = 0; j < size; j++) {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += Math.abs(A[i * size + j]!);
    norm = Math.max(norm, sum);
  }
  return norm;
};

/** Room for a term of the series and the next, by size. */
const rooms = new Map<number, readonly [Float64Array, Float64Array]>();
const roomOf = (size: number): readonly [Float64Array, Float64Array] => {
  const known = rooms.get(size) ?? [new Float64Array(size * size), new Float64Array(size * size)];
  rooms.set(size, known);
  return known;
};

/** X ← e^A X; `room` is as large. A is spoiled. Where A is small the series is summed on X itself, which spares a product. */
export const applyExponential = (A: Float64Array, size: number, X: Float64Array, room: Float64Array): void => {
  const norm = normOf(A, size);
  if (norm > 1 / 16) {
    exponential(A, size, room);
    const [, next] = roomOf(size);
    multiply(room, X, size, next);
    X.set(next);
    return;
  }
  let [term, next] = roomOf(size);
  term.set(X);
  for (let k = 1, needed = termsAt(norm); k <= needed; k++) {
    multiply(A, term, size, next);
    for (let i = 0; i < next.length; i++) X[i]! += next[i]! /= k;
    [term, next] = [next, term];
  }
};

/** out = e^A, by Taylor's series of A/2^k with norm below 1/16, squared k times: 1e-15 relative. A is spoiled. */
export const exponential = (A: Float64Array, size: number, out: Float64Array): void => {
  const norm = normOf(A, size), halvings = norm > 1 / 16 ? Math.ceil(log2(16 * norm)) : 0, scale = power(2, -halvings);
  if (halvings > 0) for (let i = 0; i < A.length; i++) A[i]! *= scale;
  const needed = termsAt(norm);
  let [term, next] = roomOf(size);
  term.set(A);
  out.set(A);
  for (let i = 0; i < size; i++) out[i * size + i]! += 1;
  for (let k = 2; k <= needed; k++) {
    multiply(A, term, size, next);
    for (let i = 0; i < next.length; i++) out[i]! += next[i]! /= k;
    [term, next] = [next, term];
  }
  for (let k = 0; k < halvings; k++) { multiply(out, out, size, next); out.set(next); }
};
