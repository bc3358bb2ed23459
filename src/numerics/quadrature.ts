/**
 * Quadrature: Gauss-Legendre and generalised Gauss-Laguerre to machine precision, and tanh-sinh for ends with singularities.
 * Nodes by Newton's method on the orthonormal polynomials, weights by Christoffel's sum 1/Σ p_k(x)², which keeps the relative
 * precision of the smallest weights. - Golub & Welsch, Math. Comp. 23, 221 (1969); Takahasi & Mori, Publ. RIMS 9, 721 (1974)
 */
import {cos, cosh, exp, hypot, sinh} from "./elementary.js";
import type {Ending} from "./ending.js";
import {logGamma} from "./gamma.js";

/** Σ weights[i] f(nodes[i]); nodes rise. Shared by all callers: read only. */
export interface Rule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const legendreRules = new Map<number, Rule>();
const laguerreRules = new Map<string, Rule>();

function requirePoints(n: number, most: number): void {
  if (!Number.isInteger(n) || n < 1 || n > most) throw new RangeError(`a Gauss rule of ${n} points is outside 1-${most}: give a whole number of points in it`);
}

/** Gauss-Legendre rule of n points for ∫_{−1}^{1} f(x) dx, exact for polynomials up to degree 2n − 1. */
export function gaussLegendre(n: number): Rule {
  const known = legendreRules.get(n);
  if (known) return known;
  requirePoints(n, 10000);
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < (n + 1) >> 1; i++) {
    // Tricomi's first guess; Newton then converges quadratically.
    let x = (1 - 1 / (8 * n * n) + 1 / (8 * n * n * n)) * cos((Math.PI * (i + 0.75)) / (n + 0.5));
    if (2 * i + 1 === n) x = 0;
    let slope = 1;
    for (let iteration = 0; iteration < 20; iteration++) {
      let p = 1;
      let before = 0;
      for (let k = 1; k <= n; k++) {
        const next = ((2 * k - 1) * x * p - (k - 1) * before) / k;
        before = p;
        p = next;
      }
      slope = (n * (before - x * p)) / ((1 - x) * (1 + x));
      const change = p / slope;
      if (2 * i + 1 !== n) x -= change;
      if (Math.abs(change) <= 4e-16) break;
    }
    nodes[i] = -x;
    nodes[n - 1 - i] = x;
    weights[i] = weights[n - 1 - i] = 2 / ((1 - x) * (1 + x) * slope * slope);
  }
  const rule = {nodes, weights};
  legendreRules.set(n, rule);
  return rule;
}

/** Eigenvalues, rising, of the symmetric tridiagonal matrix (diagonal d, off-diagonal e[0..n−2]), by the implicit QL method. */
function tridiagonalEigenvalues(d: Float64Array, e: Float64Array): Float64Array {
  const n = d.length;
  for (let l = 0; l < n; l++) {
    for (let sweep = 0; sweep < 100; sweep++) {
      let m = l;
      for (; m < n - 1; m++) {
        const scale = Math.abs(d[m]) + Math.abs(d[m + 1]);
        if (Math.abs(e[m]) <= Number.EPSILON * scale) break;
      }
      if (m === l) break;
      let g = (d[l + 1] - d[l]) / (2 * e[l]);
      let r = hypot(g, 1);
      g = d[m] - d[l] + e[l] / (g + (g >= 0 ? r : -r));
      let s = 1;
      let c = 1;
      let p = 0;
      let i = m - 1;
      for (; i >= l; i--) {
        const f = s * e[i];
        const b = c * e[i];
        r = hypot(f, g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1] -= p;
          e[m] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1] - p;
        r = (d[i] - g) * s + 2 * c * b;
        p = s * r;
        d[i + 1] = g + p;
        g = c * r - b;
      }
      if (r === 0 && i >= l) continue;
      d[l] -= p;
      e[l] = g;
      e[m] = 0;
    }
  }
  return d.sort();
}

/** Gauss-Laguerre rule of n ≤ 180 points for ∫_0^∞ x^α e^{−x} f(x) dx, α > −1, exact up to degree 2n − 1. */
export function gaussLaguerre(n: number, alpha = 0): Rule {
  const key = `${n}/${alpha}`;
  const known = laguerreRules.get(key);
  if (known) return known;
  requirePoints(n, 180);
  if (!(alpha > -1)) throw new RangeError(`alpha = ${alpha} is outside (-1, Infinity): x^alpha e^-x has no integral there`);
  const root = (k: number): number => Math.sqrt(k * (k + alpha));
  const diagonal = Float64Array.from({length: n}, (_, k) => 2 * k + 1 + alpha);
  const offDiagonal = Float64Array.from({length: n}, (_, k) => (k < n - 1 ? root(k + 1) : 0));
  const nodes = tridiagonalEigenvalues(diagonal, offDiagonal);
  const weights = new Float64Array(n);
  const logNorm = 0.5 * logGamma(alpha + 1);
  for (let i = 0; i < n; i++) {
    for (let pass = 0; ; pass++) {
      const x = nodes[i];
      // Orthonormal polynomials times e^{−x/2}, and their derivatives in x.
      let p = exp(-x / 2 - logNorm);
      let before = 0;
      let slope = 0;
      let slopeBefore = 0;
      let sum = p * p;
      for (let k = 0; k < n; k++) {
        const a = 2 * k + 1 + alpha;
        const b = k === 0 ? 0 : root(k);
        const c = 1 / root(k + 1);
        const next = ((x - a) * p - b * before) * c;
        const nextSlope = (p + (x - a) * slope - b * slopeBefore) * c;
        before = p;
        p = next;
        slopeBefore = slope;
        slope = nextSlope;
        if (k < n - 1) sum += p * p;
      }
      if (pass === 3) {
        weights[i] = exp(-x) / sum;
        break;
      }
      nodes[i] = x - p / slope;
    }
  }
  const rule = {nodes, weights};
  laguerreRules.set(key, rule);
  return rule;
}

export interface QuadratureResult {
  readonly value: number;
  /** Estimated absolute error: change at the last halving of the step. */
  readonly error: number;
  readonly ending: Ending;
}

const LEVELS = 12;

/**
 * ∫_a^b f dx by the double-exponential rule; b, or a and b, may be infinite. Meant for analytic f with any integrable singularity at
 * the ends. f gets as its second argument the distance to the nearer finite end, exact where x itself has rounded to that end.
 * `tolerance` is relative to ∫|f|.
 */
export function tanhSinh(f: (x: number, distance: number) => number, a: number, b: number, tolerance = 1e-12): QuadratureResult {
  if (Number.isNaN(a) || Number.isNaN(b)) throw new RangeError(`limits ${a} and ${b} must be numbers`);
  if (a === b) return {value: 0, error: 0, ending: {kind: "reached"}};
  if (a > b) {
    const flipped = tanhSinh(f, b, a, tolerance);
    return {value: -flipped.value, error: flipped.error, ending: flipped.ending};
  }
  const leftFinite = a !== -Infinity;
  const rightFinite = b !== Infinity;
  let badAt = NaN;
  let absolute = 0;

  /** f·dx/du at u, or 0 beyond the range of floating-point numbers. */
  const term = (u: number): number => {
    const q = (Math.PI / 2) * sinh(u);
    const dq = (Math.PI / 2) * cosh(u);
    let x: number;
    let distance: number;
    let weight: number;
    if (leftFinite && rightFinite) {
      // x = a + (b − a)/(1 + e^{−2q}); the distance to the nearer end is (b − a)/(1 + e^{2|q|}).
      const e = exp(-2 * Math.abs(q));
      distance = ((b - a) * e) / (1 + e);
      x = q < 0 ? a + distance : b - distance;
      weight = ((b - a) * 2 * dq * e) / ((1 + e) * (1 + e));
    } else if (leftFinite || rightFinite) {
      distance = exp(q);
      x = leftFinite ? a + distance : b - distance;
      weight = dq * distance;
    } else {
      x = sinh(q);
      distance = Infinity;
      weight = dq * cosh(q);
    }
    if (weight === 0 || distance === 0 || !Number.isFinite(weight) || !Number.isFinite(x)) return 0;
    const y = f(x, distance);
    if (!Number.isFinite(y)) {
      // An end that x has rounded to may well be singular; its share is below rounding if the integral exists.
      if (x === a || x === b) return 0;
      if (Number.isNaN(badAt)) badAt = x;
      return 0;
    }
    const value = y * weight;
    if (!Number.isFinite(value)) return 0;
    absolute += Math.abs(value);
    return value;
  };

  const reach = leftFinite && rightFinite ? 6.2 : 6.8;
  let step = 0.5;
  let sum = term(0);
  for (let u = step; u <= reach; u += step) sum += term(u) + term(-u);
  let value = sum * step;
  let error = Infinity;
  for (let level = 1; level <= LEVELS; level++) {
    step /= 2;
    const count = Math.floor(reach / step);
    for (let i = 1; i <= count; i += 2) sum += term(i * step) + term(-i * step);
    const next = sum * step;
    error = Math.abs(next - value);
    value = next;
    if (!Number.isNaN(badAt)) {
      return {value: NaN, error: Infinity, ending: {kind: "notFinite", at: badAt, advice: "the integrand is not finite inside the interval: split the integral there"}};
    }
    // The error about squares with each halving, so that this asks for more than is needed: it also catches what is not analytic.
    if (level > 2 && error <= Math.max(tolerance, 1e-15) * absolute * step) return {value, error, ending: {kind: "reached"}};
  }
  return {
    value, error,
    ending: {kind: "tooManySteps", steps: Math.floor((2 * reach) / step), at: b, advice: "loosen the tolerance, or split the integral at kinks and peaks"},
  };
}
