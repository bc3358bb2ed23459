/** Root of one function of one variable by Brent's method. - R. P. Brent, Algorithms for Minimization without Derivatives (1973), ch. 4 */

const EPSILON = Number.EPSILON;
const MAX_ITERATIONS = 1000;

/**
 * A zero of f in [a, b], to `tolerance` relative to the root (a root at 0: to 1e-40 of the bracket).
 * Throws RangeError where f(a) and f(b) have the same sign or are not numbers.
 */
export function findRoot(f: (x: number) => number, a: number, b: number, tolerance = 1e-12): number {
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa * fb < 0 || (fa > 0) !== (fb > 0)) || Number.isNaN(fa) || Number.isNaN(fb)) {
    throw new RangeError(`f(${a}) = ${fa} and f(${b}) = ${fb} do not bracket a root: give ends where f has opposite signs`);
  }
  const floor = 1e-40 * Math.abs(b - a);
  // b is the best estimate, c the other end of the bracket, a the previous b.
  let c = a;
  let fc = fa;
  let step = b - a;
  let previousStep = step;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b; b = c; c = a;
      fa = fb; fb = fc; fc = fa;
    }
    const allowed = 2 * EPSILON * Math.abs(b) + 0.5 * Math.max(tolerance * Math.abs(b), floor);
    const middle = 0.5 * (c - b);
    if (fb === 0 || Math.abs(middle) <= allowed) return b;
    if (Math.abs(previousStep) < allowed || Math.abs(fa) <= Math.abs(fb)) {
      step = previousStep = middle;
    } else {
      const s = fb / fa;
      let p: number;
      let q: number;
      if (a === c) {
        p = 2 * middle * s;
        q = 1 - s;
      } else {
        const t = fa / fc;
        const r = fb / fc;
        p = s * (2 * middle * t * (t - r) - (b - a) * (r - 1));
        q = (t - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (2 * p < Math.min(3 * middle * q - Math.abs(allowed * q), Math.abs(previousStep * q))) {
        previousStep = step;
        step = p / q;
      } else {
        step = previousStep = middle;
      }
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > allowed ? step : Math.sign(middle) * allowed;
    fb = f(b);
    if (Number.isNaN(fb)) throw new RangeError(`f(${b}) is NaN: f must be a number everywhere between the ends`);
    if ((fb > 0) === (fc > 0)) {
      c = a;
      fc = fa;
      step = previousStep = b - a;
    }
  }
  return b;
}
