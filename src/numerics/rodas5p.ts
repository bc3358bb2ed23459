/**
 * Stiff initial-value problems y' = f(x, y) by the Rosenbrock method Rodas5P: order 5, no Newton iteration, dense output of order 4.
 * Step control after Gustafsson, first step as in Hairer, Nørsett & Wanner, Solving ODEs I, §II.4; the Jacobian is evaluated once per
 * accepted step and factorised again on rejection. The step loop allocates nothing.
 * Source: G. Steinebach, BIT Numer. Math. 63:27 (2023); Hairer & Wanner, Solving ODEs II (1996), §IV.7-8.
 */
import {StoredStep, type DenseStep} from "./denseStep.js";
import {power} from "./elementary.js";
import type {Ending} from "./ending.js";
import type {JacobianSystem} from "./jacobianSystem.js";
import {rodas5p as tableau} from "./rodas5pTableau.js";

export type {DenseStep} from "./denseStep.js";
export {denseSystem, numericalSystem, type JacobianSystem} from "./jacobianSystem.js";

export interface StiffProblem {
  readonly size: number;
  /** Writes f(x, y) into `out`, every entry. */
  derivative(x: number, y: Float64Array, out: Float64Array): void;
  /** Writes ∂f/∂x into `out`, every entry (zeros for an autonomous problem). Without it: a difference, one more derivative per step. */
  partialX?(x: number, y: Float64Array, out: Float64Array): void;
  readonly system: JacobianSystem;
}

export interface StiffOptions {
  readonly from: number;
  /** May lie below `from`. */
  readonly to: number;
  readonly initial: ArrayLike<number>;
  readonly relativeTolerance: number;
  /** One for all components, or one each; the array is read anew at every step, and onStep may change it. */
  readonly absoluteTolerance: number | Float64Array;
  readonly firstStep?: number | undefined;
  readonly maxStep?: number | undefined;
  /** Accepted and rejected steps together; 100000 without it. */
  readonly maxSteps?: number | undefined;
  /** Error of a step over all components: root mean square (default), or the largest, which idle components do not dilute. */
  readonly norm?: "rms" | "max" | undefined;
  /**
   * The estimate is multiplied by (I − hγJ)⁻¹: what a fast component has forgotten by the next step is not held against this one, and steps along
   * a smooth solution that something fast holds up are two to three times longer. - Hairer & Wanner, §IV.8
   */
  readonly filtered?: boolean | undefined;
  /** Called after each accepted step; true ends the integration there. */
  onStep?(step: DenseStep): boolean | void;
}

export interface StiffResult {
  readonly ending: Ending;
  /** Where the integration ended, and the state there. */
  readonly x: number;
  readonly y: Float64Array;
  readonly accepted: number;
  readonly rejected: number;
  /** Calls of `derivative`, without those of a numerical Jacobian. */
  readonly derivatives: number;
}

const STAGES = tableau.stages;
const SAFETY = 0.9;
const LARGEST_GROWTH = 6;
const LARGEST_SHRINKAGE = 5;
/** A step whose result is not a number is cut by this, at most MAX_CUTS times in a row. */
const CUT = 0.1;
const MAX_CUTS = 30;
const ROOT_EPSILON = Math.sqrt(Number.EPSILON);

/** Root mean square, or the largest, of v over the tolerance at |a| or |b|, whichever is larger; NaN where v is not finite. */
function errorNorm(
  v: Float64Array, a: Float64Array, b: Float64Array, relative: number, absolute: number | Float64Array, largest: boolean
): number {
  let sum = 0;
  let most = 0;
  for (let i = 0; i < v.length; i++) {
    const scale = (typeof absolute === "number" ? absolute : absolute[i]) + relative * Math.max(Math.abs(a[i]), Math.abs(b[i]));
    // 0/0: a component that is 0, stays 0 and has no absolute tolerance, makes no error.
    const ratio = v[i] === 0 ? 0 : v[i] / scale;
    const square = ratio * ratio;
    sum += square;
    if (square > most) most = square;
  }
  // The sum, and only the sum, remembers what is not a number.
  return Math.sqrt(largest && Number.isFinite(sum) ? most : sum / v.length);
}

function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} = ${value} must be a finite number`);
}

export function integrateStiff(problem: StiffProblem, options: StiffOptions): StiffResult {
  const n = problem.size;
  const {from, to, relativeTolerance: relative, absoluteTolerance: absolute} = options;
  requireFinite("from", from);
  requireFinite("to", to);
  if (options.initial.length !== n) throw new RangeError(`initial has ${options.initial.length} entries and the problem ${n}: they must agree`);
  if (!(relative > 0 && relative < 1)) throw new RangeError(`relativeTolerance = ${relative} is outside (0, 1)`);
  const maxSteps = options.maxSteps ?? 100000;
  const largest = options.norm === "max";
  const direction = to >= from ? 1 : -1;
  const maxStep = Math.min(Math.abs(to - from), Math.abs(options.maxStep ?? Infinity));

  const k = Array.from({length: STAGES}, () => new Float64Array(n));
  const step = new StoredStep(n, k);
  const slope = new Float64Array(n);
  const filtered = options.filtered === true ? new Float64Array(n) : undefined;
  const partial = new Float64Array(n);
  const argument = new Float64Array(n);
  step.y0.set(options.initial);
  let x = from;
  let accepted = 0;
  let rejected = 0;
  let derivatives = 0;
  const finish = (ending: Ending): StiffResult => ({ending, x, y: step.y0.slice(), accepted, rejected, derivatives});

  if (from === to) return finish({kind: "reached"});
  problem.derivative(x, step.y0, slope);
  derivatives++;
  if (!allFinite(step.y0) || !allFinite(slope)) {
    return finish({kind: "notFinite", at: x, advice: "the initial state or its derivative is not finite: check the initial values"});
  }

  /** First step from the sizes of y, y' and y''. - Hairer, Nørsett & Wanner, §II.4 */
  const guessFirstStep = (): number => {
    const y = step.y0;
    const sizeY = errorNorm(y, y, y, relative, absolute, largest);
    const sizeSlope = errorNorm(slope, y, y, relative, absolute, largest);
    let h = sizeY < 1e-5 || sizeSlope < 1e-5 || !Number.isFinite(sizeSlope / sizeY) ? 1e-6 * maxStep : (0.01 * sizeY) / sizeSlope;
    h = Math.min(h, maxStep);
    for (let i = 0; i < n; i++) argument[i] = y[i] + direction * h * slope[i];
    problem.derivative(x + direction * h, argument, k[0]);
    derivatives++;
    for (let i = 0; i < n; i++) k[0][i] -= slope[i];
    const bend = errorNorm(k[0], y, y, relative, absolute, largest) / h;
    const steepest = Math.max(sizeSlope, bend);
    const second = steepest <= 1e-15 ? Math.max(1e-6 * maxStep, 1e-3 * h) : power(0.01 / steepest, 0.2);
    return Number.isFinite(second) ? Math.min(100 * h, second, maxStep) : h;
  };

  /** ∂f/∂x into `partial`. */
  const differentiateX = (h: number): void => {
    if (problem.partialX) {
      problem.partialX(x, step.y0, partial);
      return;
    }
    // Between the step's scale and that of x, and inside the step, where f must exist.
    const wanted = ROOT_EPSILON * Math.sqrt(Math.abs(h) * Math.max(Math.abs(h), Math.abs(x)));
    const moved = x + direction * Math.min(wanted, Math.abs(h));
    const made = moved - x;
    if (made === 0) {
      partial.fill(0);
      return;
    }
    problem.derivative(moved, step.y0, partial);
    derivatives++;
    for (let i = 0; i < n; i++) partial[i] = (partial[i] - slope[i]) / made;
  };

  /** The eight stages of a step h; leaves y₁ in step.y1 and the error in k[7]. False where (I/(hγ) − J) cannot be factorised. */
  const stages = (h: number): boolean => {
    const {a, C, c, d} = tableau;
    const y0 = step.y0;
    const y1 = step.y1;
    if (!problem.system.factor(1 / (h * tableau.gamma))) return false;
    const perStep = 1 / h;
    for (let s = 0; s < STAGES; s++) {
      const out = k[s];
      if (s === 0) {
        out.set(slope);
      } else {
        if (s < 6) {
          argument.set(y0);
          for (let j = 0; j < s; j++) {
            const factor = a[s][j];
            const kj = k[j];
            for (let i = 0; i < n; i++) argument[i] += factor * kj[i];
          }
        } else {
          // Stages 7 and 8 start where the one before has come to.
          const before = k[s - 1];
          for (let i = 0; i < n; i++) argument[i] += before[i];
        }
        problem.derivative(x + c[s] * h, argument, out);
        derivatives++;
        for (let j = 0; j < s; j++) {
          const factor = C[s][j] * perStep;
          const kj = k[j];
          for (let i = 0; i < n; i++) out[i] += factor * kj[i];
        }
      }
      const shift = d[s] * h;
      if (shift !== 0) for (let i = 0; i < n; i++) out[i] += shift * partial[i];
      problem.system.solve(out);
    }
    const last = k[STAGES - 1];
    for (let i = 0; i < n; i++) y1[i] = argument[i] + last[i];
    return true;
  };

  let h = Math.abs(options.firstStep ?? guessFirstStep());
  if (!(h > 0)) h = 1e-6 * maxStep;
  h = direction * Math.min(h, maxStep);
  let previousStep = h;
  let previousError = 1e-2;
  let lastRejected = false;
  let cuts = 0;
  let fresh = true;

  for (;;) {
    if (accepted + rejected >= maxSteps) {
      return finish({kind: "tooManySteps", steps: maxSteps, at: x, advice: "raise maxSteps, or loosen relativeTolerance or absoluteTolerance"});
    }
    // The last step ends on `to` exactly; two about equal steps rather than a tiny last one.
    const left = to - x;
    let reaches = false;
    if (Math.abs(h) * (1 + 1e-10) >= Math.abs(left)) {
      h = left;
      reaches = true;
    } else if (Math.abs(h) > 0.5 * Math.abs(left)) {
      h = 0.5 * left;
    }
    if (x + 0.1 * h === x) {
      return finish(cuts > 0
        ? {kind: "notFinite", at: x, advice: "the derivative or the Jacobian is not finite near here: check its domain, or lower maxStep"}
        : {kind: "stepTooSmall", at: x, advice: "loosen relativeTolerance or absoluteTolerance, or look for a jump in the derivative"});
    }
    if (fresh) {
      problem.system.evaluate(x, step.y0);
      differentiateX(h);
      fresh = false;
    }
    const solved = stages(h);
    let estimate = k[STAGES - 1];
    if (solved && filtered !== undefined) {
      for (let i = 0; i < n; i++) filtered[i] = estimate[i] / (h * tableau.gamma);
      problem.system.solve(filtered);
      estimate = filtered;
    }
    const error = solved ? errorNorm(estimate, step.y0, step.y1, relative, absolute, largest) : NaN;
    if (!Number.isFinite(error) || !allFinite(step.y1)) {
      rejected++;
      if (++cuts > MAX_CUTS) {
        return finish({kind: "notFinite", at: x, advice: "the derivative or the Jacobian is not finite near here: check its domain, or lower maxStep"});
      }
      h *= CUT;
      lastRejected = true;
      continue;
    }
    let divisor = Math.max(1 / LARGEST_GROWTH, Math.min(LARGEST_SHRINKAGE, power(error, 0.2) / SAFETY));
    if (error >= 1) {
      rejected++;
      cuts = 0;
      h /= divisor;
      lastRejected = true;
      continue;
    }
    if (accepted > 0) {
      // Gustafsson: the trend of the error over the last two steps.
      const trend = ((previousStep / h) * power(error * error / previousError, 0.2)) / SAFETY;
      divisor = Math.max(divisor, Math.max(1 / LARGEST_GROWTH, Math.min(LARGEST_SHRINKAGE, trend)));
    }
    accepted++;
    cuts = 0;
    previousStep = h;
    previousError = Math.max(1e-2, error);
    step.x0 = x;
    step.x1 = x = reaches ? to : x + h;
    step.stale = true;
    const stop = options.onStep?.(step) === true;
    const kept = step.y0;
    step.y0 = step.y1;
    step.y1 = kept;
    if (stop) return finish({kind: "stopped", at: x});
    if (reaches) return finish({kind: "reached"});
    let next = h / divisor;
    if (lastRejected && Math.abs(next) > Math.abs(h)) next = h;
    h = direction * Math.min(Math.abs(next), maxStep);
    lastRejected = false;
    fresh = true;
    problem.derivative(x, step.y0, slope);
    derivatives++;
  }
}

function allFinite(v: Float64Array): boolean {
  for (let i = 0; i < v.length; i++) if (!Number.isFinite(v[i])) return false;
  return true;
}
