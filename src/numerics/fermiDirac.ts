/**
 * Complete Fermi-Dirac and Bose-Einstein integrals of real order k > −1, without the 1/Γ(k+1) of some definitions.
 *   η ≤ 0            Γ(k+1) Σ (−1)^{n+1} e^{nη}/n^{k+1}, accelerated: the terms are moments of a positive measure, so that 24 of them give
 *                    the sum to rounding at any η ≤ 0. - Cohen, Rodriguez Villegas & Zagier, Exp. Math. 9, 3 (2000), algorithm 1
 *   η > 0, whole k   the same at −η, and a polynomial; η ≥ 36, any k: the same, the polynomial being Sommerfeld's asymptotic series.
 *   0 < η < 36       Chebyshev expansions of degree 19 on cells of width 2, made by tanh-sinh when first asked for and kept.
 * Bose-Einstein: Li_s(z) + Li_s(−z) = 2^{1−s} Li_s(z²) makes it a sum of positive Fermi-Dirac integrals.
 */
import {chebyshevCoefficients, chebyshevSum} from "./chebyshev.js";
import {cos, exp, power as powerOf} from "./elementary.js";
import {logGamma} from "./gamma.js";
import {tanhSinh} from "./quadrature.js";

const TERMS = 24;
const CELL_WIDTH = 2;
const CELL_TERMS = 20;
const ASYMPTOTIC_FROM = 36;
const MOST_ORDERS = 64;

/** Weights w_n with Σ (−1)^n a_n ≈ Σ w_n a_n. */
const ACCELERATED = (() => {
  const root = powerOf(3 + Math.sqrt(8), TERMS);
  const d = (root + 1 / root) / 2;
  const weights = new Float64Array(TERMS);
  let b = -1;
  let c = -d;
  for (let n = 0; n < TERMS; n++) {
    c = b - c;
    weights[n] = c / d;
    b *= ((n + TERMS) * (n - TERMS)) / ((n + 0.5) * (n + 1));
  }
  return weights;
})();

const DIRICHLET_ETAS = Float64Array.from({length: 40}, (_, j) => ACCELERATED.reduce((sum, weight, n) => sum + weight * powerOf(n + 1, -2 * j), 0));
/** Dirichlet's η(2j) = Σ (−1)^{n+1} n^{−2j}; 1/2 at j = 0, 1 to rounding from j = 27 on. */
const dirichletEta = (j: number): number => (j < DIRICHLET_ETAS.length ? DIRICHLET_ETAS[j] : 1);

/** What one order needs again and again. */
interface Order {
  /** Γ(k+1) times weight over n^{k+1}. */
  readonly terms: Float64Array;
  /** Whole k: coefficients of η^{k+1}, η^{k−1}, ... in F_k(η) − (−1)^k F_k(−η). */
  readonly polynomial: Float64Array | undefined;
  readonly cells: (Float64Array | undefined)[];
}

const orders = new Map<number, Order>();

function orderOf(k: number): Order {
  const known = orders.get(k);
  if (known) return known;
  if (!(k > -1) || k === Infinity) throw new RangeError(`order k = ${k} is outside (-1, Infinity), where the integral converges`);
  if (orders.size >= MOST_ORDERS) orders.clear();
  const gamma = exp(logGamma(k + 1));
  const made: Order = {
    terms: ACCELERATED.map((weight, n) => gamma * weight * powerOf(n + 1, -k - 1)),
    polynomial: Number.isInteger(k) ? wholeOrderPolynomial(k) : undefined,
    cells: [],
  };
  orders.set(k, made);
  return made;
}

/** F_k(η) for η ≤ 0. */
function nonDegenerate(order: Order, eta: number): number {
  const z = exp(eta);
  let sum = 0;
  for (let n = TERMS - 1; n >= 0; n--) sum = (sum + order.terms[n]) * z;
  return sum;
}

/** 2 η(2j) k!/(k+1−2j)!, j = 0 ... ⌊(k+1)/2⌋. */
function wholeOrderPolynomial(k: number): Float64Array {
  let ratio = 1 / (k + 1);
  return Float64Array.from({length: Math.floor((k + 1) / 2) + 1}, (_, j) => {
    const coefficient = 2 * dirichletEta(j) * ratio;
    ratio *= (k + 1 - 2 * j) * (k - 2 * j);
    return coefficient;
  });
}

/** F_k(η) − cos(πk) F_k(−η) for large η: Sommerfeld's series up to its smallest term. */
function sommerfeld(k: number, eta: number): number {
  const inverseSquare = 1 / (eta * eta);
  let sum = 0;
  let power = powerOf(eta, k + 1) / (k + 1);
  let before = Infinity;
  for (let j = 0; ; j++) {
    const term = 2 * dirichletEta(j) * power;
    if (Math.abs(term) > before) return sum;
    sum += term;
    if (Math.abs(term) <= 1e-18 * Math.abs(sum)) return sum;
    before = Math.abs(term);
    power *= (k + 1 - 2 * j) * (k - 2 * j) * inverseSquare;
  }
}

/** The integral itself by tanh-sinh: slow. */
export function fermiDiracByIntegral(k: number, eta: number): number {
  const result = tanhSinh((t) => (t - eta > 740 ? 0 : powerOf(t, k) / (exp(t - eta) + 1)), 0, Infinity, 1e-14);
  return result.value;
}

/** ∫_0^∞ t^k/(e^{t−η} + 1) dt, k > −1. Relative error below 1e-12, and about 1e-14 for η ≤ 0 or whole k. */
export function fermiDiracIntegral(k: number, eta: number): number {
  const order = orderOf(k);
  if (Number.isNaN(eta)) throw new RangeError("fermiDiracIntegral: eta is NaN: it must be a number");
  if (eta <= 0) return nonDegenerate(order, eta);
  if (order.polynomial) {
    const square = eta * eta;
    let sum = 0;
    for (const coefficient of order.polynomial) sum = sum * square + coefficient;
    return k % 2 === 0 ? eta * sum + nonDegenerate(order, -eta) : sum - nonDegenerate(order, -eta);
  }
  if (eta >= ASYMPTOTIC_FROM) return sommerfeld(k, eta) + cos(Math.PI * k) * nonDegenerate(order, -eta);
  const cell = Math.floor(eta / CELL_WIDTH);
  const left = cell * CELL_WIDTH;
  const coefficients = (order.cells[cell] ??=
    chebyshevCoefficients((x) => fermiDiracByIntegral(k, x), left, left + CELL_WIDTH, CELL_TERMS));
  return chebyshevSum(coefficients, (2 * (eta - left)) / CELL_WIDTH - 1);
}

/** ∫_0^∞ t^k/(e^{t−η} − 1) dt, η ≤ 0, k > −1; at η = 0 it is Γ(k+1) ζ(k+1), Infinity for k ≤ 0. */
export function boseEinsteinIntegral(k: number, eta: number): number {
  const order = orderOf(k);
  if (!(eta <= 0)) throw new RangeError(`boseEinsteinIntegral: eta = ${eta} is above 0, where the integral has a pole`);
  if (eta === 0) return k > 0 ? nonDegenerate(order, 0) / (1 - powerOf(2, -k)) : Infinity;
  const factor = powerOf(2, -k);
  let sum = 0;
  for (let at = eta, weight = 1; ; at *= 2, weight *= factor) {
    const term = weight * nonDegenerate(order, at);
    sum += term;
    if (at < -45 || (k > 0 && term < 1e-18 * sum)) return sum;
  }
}
