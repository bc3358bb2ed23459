/** Tables: powers of two with whole exponents and with 256ths. */
import {exponential, headAndTail, LN2, ONE, product} from "./fixedPoint.js";

/** 2^{1023−i}, i = 0 ... 2047. */
export const powersDown = new Float64Array(2048);
/** Head and tail of 2^{j/256}, j = 0 ... 255. */
export const rootsOfTwo = new Float64Array(512);

let power = 1;
for (let i = 1023; i < 2048; i++, power /= 2) powersDown[i] = power;
power = 1;
for (let i = 1023; i >= 0; i--, power *= 2) powersDown[i] = power;

const step = exponential(LN2 / 256n);
let root = ONE;
for (let j = 0; j < 512; j += 2) {
  rootsOfTwo.set(headAndTail(root), j);
  root = product(root, step);
}
