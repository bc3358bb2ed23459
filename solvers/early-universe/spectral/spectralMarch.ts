/** March of spectral equations through x = ln a: error control, and the state at evenly spaced samples and at chosen temperatures. */
import {cbrt, log} from "../../../src/numerics/elementary.js";
import type {Ending} from "../../../src/numerics/ending.js";
import {RosenbrockStep} from "./rosenbrock.js";
import type {SpectralEquations} from "./spectralEquations.js";

export interface MarchOptions {
  readonly from: number;
  /** Samples at origin + n·spacing; also the longest step. */
  readonly origin: number;
  readonly spacing: number;
  readonly relativeTolerance: number;
  /** Steps taken on one Jacobian; default 1. */
  readonly reuse?: number;
  /** Ends where T_γ [MeV] has fallen to this. */
  readonly untilMeV?: number;
  /** Ends at this x. */
  readonly until?: number;
  /** At every accepted step. */
  onStep?(x: number, y: Float64Array): void;
  /** At every sample; true ends the march. */
  onSample(x: number, y: Float64Array): boolean | void;
}

export interface MarchResult {
  readonly x: number;
  readonly y: Float64Array;
  readonly ending: Ending;
  readonly steps: number;
}

/** Energy at wrong momenta is held so much below the relative tolerance. */
const spectrumTolerance = 0.01, energyTolerance = 5e-7, hardest = 20, mostSteps = 5000, closeEnough = 1e-9;

/**
 * Error over its tolerance: energy that spectra hold at wrong momenta, energy of the plasma, energy of N. A line that passes from node to
 * node is no smooth source of any one f: only what it does to the sum counts. The energy of all is held far below what they exchange.
 * Hard neutrinos convert nucleons as y⁴: what they hold counts that much more.
 */
const errorOf = (equations: SpectralEquations, step: RosenbrockStep, tolerance: number): number => {
  const {grid, energy, field, groups} = equations, n = grid.size, {error, next} = step;
  let wrong = 0, held = 0, plasma = error[energy];
  for (let g = 0, r = 0; g < groups.length; g++) for (let i = 0; i < n; i++, r++) {
    const share = equations.energyOf(r);
    wrong += share * (1 + grid.y[i] / hardest) * Math.abs(error[r]);
    held += share * Math.abs(next[r]);
    plasma -= share * error[r];
  }
  for (let k = energy + 1; k <= field; k++) {
    const share = equations.energyOf(k) * error[k];
    wrong += Math.abs(share);
    plasma -= share;
  }
  return Math.max(Math.max(wrong / held, Math.abs(plasma) / equations.plasma) / (spectrumTolerance * tolerance), Math.abs(error[energy]) / (energyTolerance * next[energy]));
};

/** Integrates `initial` onwards. */
export const march = (equations: SpectralEquations, initial: Float64Array, options: MarchOptions): MarchResult => {
  const {origin, spacing, relativeTolerance: tolerance, reuse = 1} = options, step = new RosenbrockStep(equations);
  let x = options.from, y = Float64Array.from(initial), h = Math.min(1e-3, spacing), steps = 0, age = reuse, slope: Float64Array | undefined;
  const done = (ending: Ending): MarchResult => ({x, y, ending, steps});
  let next = Math.floor((x - origin) / spacing + 1e-9) + 1;
  for (;;) {
    const goal = Math.min(origin + next * spacing, options.until ?? Infinity), left = goal - x;
    if (age >= reuse) { equations.refresh(x, y, slope); age = 0; step.begin(x, y, true); }
    else step.begin(x, y, false);
    slope = step.slope;
    for (;;) {
      if (++steps > mostSteps) return done({kind: "tooManySteps", steps, at: x, advice: "loosen relativeTolerance"});
      const aimed = h >= left * (1 - 1e-9) ? left : h > left / 2 ? left / 2 : h, fine = step.take(x, y, aimed);
      const error = fine ? errorOf(equations, step, tolerance) : Infinity;
      if (error < 1) {
        x = aimed === left ? goal : x + aimed;
        y = Float64Array.from(step.next);
        // A step cut short to end on a sample says little of how long the next may be.
        h = Math.max(error > 0.5 ? 0 : h, aimed * Math.min(3, 0.85 / cbrt(error + 1e-9)));
        break;
      }
      h = aimed * (fine ? Math.max(0.2, 0.85 / cbrt(error)) : 0.1);
      if (h < 1e-12) return done({kind: fine ? "stepTooSmall" : "notFinite", at: x, advice: "loosen relativeTolerance"});
      if (age > 0) { equations.refresh(x, y, slope, true); age = 0; step.begin(x, y, true); }
    }
    age++;
    options.onStep?.(x, y);
    if (x >= goal - 1e-12) {
      next++;
      const stop = options.onSample(x, y) === true;
      if (options.until !== undefined && x >= options.until - 1e-12) return done({kind: "reached"});
      if (stop) return done({kind: "stopped", at: x});
    }
    if (options.untilMeV !== undefined && equations.place(x, y).temperatureMeV <= options.untilMeV) return done({kind: "stopped", at: x});
  }
};

/** x at which T_γ falls to T, from a state shortly before: steps of the same method. */
export const stepTo = (equations: SpectralEquations, from: number, initial: Float64Array, temperatureMeV: number): {readonly x: number; readonly y: Float64Array} => {
  const step = new RosenbrockStep(equations);
  let x = from, y = Float64Array.from(initial);
  for (let i = 0; i < 40; i++) {
    const off = log(equations.place(x, y).temperatureMeV / temperatureMeV);
    if (Math.abs(off) < closeEnough) break;
    equations.refresh(x, y, undefined);
    step.begin(x, y, true);
    const h = Math.max(-0.01, Math.min(0.01, off));
    if (!step.take(x, y, h)) break;
    x += h;
    y = Float64Array.from(step.next);
  }
  return {x, y};
};
