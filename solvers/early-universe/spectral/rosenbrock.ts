/**
 * One step of y′ = f(x, y) by the linearly implicit method ROS34PW2: order 3 with any matrix in the place of ∂f/∂y, L-stable with the true one.
 *   (1 − hγJ) k_i = h f(x + α_i h, y + Σ α_ij k_j) + hJ Σ_{j<i} γ_ij k_j + h² γ_i ∂f/∂x,   y₁ = y + Σ b_i k_i
 * Linear invariants of f that J shares are kept to rounding. Unknowns whose weights differ by orders of magnitude are balanced before pivots
 * are chosen: else the row of the energy becomes the pivot of hard momenta, and rounding there takes ten times the steps.
 * - Rang & Angermann, BIT Numer. Math. 45, 761 (2005)
 */
import {log2, power} from "../../../src/numerics/elementary.js";
import {luFactor, luSolve} from "../../../src/numerics/linear.js";

const gamma = 0.435866521508459;
const alpha = [
  [], [0.8717330430169179], [0.8445706001536943, -0.11299064236484185], [0, 0, 1]
] as const;
const gammas = [
  [], [-0.8717330430169179], [-0.9033805701304408, 0.054180672388095326], [0.24212380706095346, -1.2232505839045147, 0.5452602553351021]
] as const;
/** γ_i. */
const drifts = gammas.map((row: readonly number[]) => row.reduce((sum, g) => sum + g, gamma));
const b = [0.24212380706095346, -1.2232505839045147, 1.545260255335102, 0.435866521508459] as const;
const embedded = [0.3781090314581937, -0.0960422922124232, 0.5, 0.2179332607542295] as const;

export interface Derivative {
  readonly size: number;
  /** Writes f(x, y); with J (zeros) also ∂f/∂y, row-major, and ∂f/∂x into `byX` (zeros). */
  derivative(x: number, y: Float64Array, out: Float64Array, J?: Float64Array, byX?: Float64Array): void;
  /** What a unit of each unknown weighs, where they differ by orders of magnitude: the matrix is balanced with it. */
  readonly weights?: Float64Array;
}

export class RosenbrockStep {
  readonly next: Float64Array;
  readonly error: Float64Array;
  readonly #problem: Derivative;
  readonly #J: Float64Array;
  readonly #byX: Float64Array;
  readonly #factors: Float64Array;
  readonly #pivots: Int32Array;
  readonly #k: readonly Float64Array[];
  readonly #argument: Float64Array;
  readonly #first: Float64Array;
  readonly #mixed: Float64Array;
  /** Powers of two next to the weights. */
  readonly #balance: Float64Array;
  #factoredFor = NaN;

  constructor(problem: Derivative) {
    const n = problem.size, blank = (): Float64Array => new Float64Array(n);
    this.#problem = problem;
    this.#J = new Float64Array(n * n);
    this.#byX = blank();
    this.#factors = new Float64Array(n * n);
    this.#pivots = new Int32Array(n);
    this.#balance = new Float64Array(n).fill(1);
    this.#k = [blank(), blank(), blank(), blank()];
    this.next = blank(); this.error = blank(); this.#argument = blank(); this.#first = blank(); this.#mixed = blank();
  }

  /** f at (x, y) for the steps that start there; with `linearise` also J. */
  begin(x: number, y: Float64Array, linearise: boolean): void {
    if (linearise) {
      this.#J.fill(0);
      this.#byX.fill(0);
      this.#factoredFor = NaN;
    }
    this.#problem.derivative(x, y, this.#first, linearise ? this.#J : undefined, linearise ? this.#byX : undefined);
  }

  /** f at the start of the step. */
  get slope(): Float64Array { return this.#first; }

  /** A step h from the point of `begin`: fills `next` and `error`. False where the matrix is singular or the result is not finite. */
  take(x: number, y: Float64Array, h: number): boolean {
    const n = y.length, J = this.#J, factors = this.#factors, argument = this.#argument, mixed = this.#mixed, balance = this.#balance;
    if (this.#factoredFor !== h) {
      const shift = -h * gamma, {weights} = this.#problem;
      if (weights === undefined) for (let i = 0; i < factors.length; i++) factors[i] = shift * J[i];
      else {
        for (let i = 0; i < n; i++) balance[i] = power(2, Math.round(log2(weights[i])));
        for (let i = 0, at = 0; i < n; i++) for (let j = 0, row = shift * balance[i]; j < n; j++, at++) factors[at] = row * J[at] / balance[j];
      }
      for (let i = 0; i < factors.length; i += n + 1) factors[i] += 1;
      this.#factoredFor = h;
      if (!luFactor(factors, n, this.#pivots)) { this.#factoredFor = NaN; return false; }
    }
    for (let s = 0; s < 4; s++) {
      const k = this.#k[s];
      if (s === 0) k.set(this.#first);
      else {
        argument.set(y);
        mixed.fill(0);
        let c = 0;
        for (let j = 0; j < s; j++) {
          const a = alpha[s][j]!, g = gammas[s][j]!, kj = this.#k[j];
          c += a;
          for (let i = 0; i < n; i++) { argument[i] += a * kj[i]; mixed[i] += g * kj[i]; }
        }
        this.#problem.derivative(x + c * h, argument, k);
        for (let i = 0, at = 0; i < n; i++) {
          let sum = 0;
          for (let j = 0; j < n; j++, at++) sum += J[at] * mixed[j];
          k[i] += sum;
        }
      }
      const drift = h * drifts[s]!;
      for (let i = 0; i < n; i++) k[i] = h * (k[i] + drift * this.#byX[i]) * balance[i];
      luSolve(factors, n, this.#pivots, k);
      for (let i = 0; i < n; i++) k[i] /= balance[i];
    }
    const {next, error} = this;
    let finite = true;
    for (let i = 0; i < n; i++) {
      let step = 0, difference = 0;
      for (let s = 0; s < 4; s++) { step += b[s] * this.#k[s][i]; difference += (b[s] - embedded[s]) * this.#k[s][i]; }
      next[i] = y[i] + step;
      error[i] = difference;
      if (!Number.isFinite(next[i])) finite = false;
    }
    return finite;
  }
}
