/**
 * Smooth non-stiff initial-value problems by extrapolation of the midpoint rule (ODEX, npm odex): high order, no dense output here.
 * Unusable on a reaction network: that is stiff, see rodas5p.ts.
 * Source: Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I (1993), §II.9.
 */
import {Solver} from "odex";
import type {Ending} from "./ending.js";

export interface NonStiffOptions {
  readonly from: number;
  /** May lie below `from`. */
  readonly to: number;
  readonly initial: ArrayLike<number>;
  /** Writes f(x, y) into `out`, every entry. */
  derivative(x: number, y: ArrayLike<number>, out: Float64Array): void;
  readonly relativeTolerance: number;
  /** For all components, or one each; without it the number that relativeTolerance is. */
  readonly absoluteTolerance?: number | ArrayLike<number> | undefined;
  readonly firstStep?: number | undefined;
  readonly maxStep?: number | undefined;
  /** 100000 without it. */
  readonly maxSteps?: number | undefined;
  /** Called after each accepted step with the state there (do not keep it); true ends the integration. */
  onStep?(x: number, y: ArrayLike<number>): boolean | void;
}

export interface NonStiffResult {
  readonly ending: Ending;
  /** Where the integration ended, and the state there. */
  readonly x: number;
  readonly y: Float64Array;
  /** Accepted steps. */
  readonly steps: number;
}

/** Thrown through odex, which has no other way out when f is not a number, and caught below. */
class NotFinite extends Error {}

export function integrateNonStiff(options: NonStiffOptions): NonStiffResult {
  const {from, to, relativeTolerance} = options;
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new RangeError(`from = ${from} and to = ${to} must be finite numbers`);
  if (!(relativeTolerance > 0 && relativeTolerance < 1)) throw new RangeError(`relativeTolerance = ${relativeTolerance} is outside (0, 1)`);
  const size = options.initial.length;
  const initial = Array.from(options.initial);
  let x = from;
  let y: ArrayLike<number> = initial;
  let steps = 0;
  const finish = (ending: Ending): NonStiffResult => ({ending, x, y: Float64Array.from(y), steps});
  if (from === to) return finish({kind: "reached"});

  const solver = new Solver(size);
  const absolute = options.absoluteTolerance ?? relativeTolerance;
  solver.relativeTolerance = relativeTolerance;
  solver.absoluteTolerance = typeof absolute === "number" ? absolute : Array.from(absolute);
  solver.maxSteps = options.maxSteps ?? 100000;
  solver.initialStepSize = options.firstStep === undefined ? 1e-3 * Math.abs(to - from) : Math.abs(options.firstStep);
  if (options.maxStep !== undefined) solver.maxStepSize = Math.abs(options.maxStep);

  const out = new Float64Array(size);
  // odex copies what it is given at once: one array serves all calls.
  const slopes = new Array<number>(size).fill(0);
  let triedAt = from;
  let stopped = false;
  try {
    const solution = solver.solve(
      (at, state) => {
        options.derivative(at, state, out);
        for (let i = 0; i < size; i++) {
          if (!Number.isFinite(out[i])) {
            triedAt = at;
            throw new NotFinite();
          }
          slopes[i] = out[i];
        }
        return slopes;
      },
      from, initial, to,
      (step, _before, at, state) => {
        // The first call is the start itself.
        if (step === 1) return true;
        steps = step - 1;
        x = at;
        y = state;
        stopped = options.onStep?.(at, state) === true;
        return !stopped;
      },
    );
    if (stopped) return finish({kind: "stopped", at: x});
    if (solution.nStep > solver.maxSteps || Math.abs(x - to) > 1e-9 * Math.abs(to - from)) {
      return finish({kind: "tooManySteps", steps: solution.nStep, at: x, advice: "raise maxSteps or loosen relativeTolerance; a stiff problem needs integrateStiff"});
    }
    x = to;
    return finish({kind: "reached"});
  } catch (cause) {
    if (!(cause instanceof NotFinite)) throw cause;
    return finish({kind: "notFinite", at: triedAt, advice: "the derivative is not finite there: check its domain, or lower maxStep"});
  }
}
