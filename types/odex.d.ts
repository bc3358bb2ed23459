/** Shape of odex 2.0.4, which ships CommonJS without types: only what src/numerics/nonstiff.ts uses. */

export enum Outcome {
  Converged,
  MaxStepsExceeded,
  EarlyReturn,
}

export interface Solution {
  readonly y: number[];
  readonly outcome: Outcome;
  readonly nStep: number;
  readonly xEnd: number;
  readonly nAccept: number;
  readonly nReject: number;
  readonly nEval: number;
}

export class Solver {
  constructor(dimension: number);
  maxSteps: number;
  initialStepSize: number;
  maxStepSize: number;
  relativeTolerance: number | number[];
  absoluteTolerance: number | number[];
  solve(
    derivative: (x: number, y: number[]) => number[],
    from: number,
    initial: number[],
    to: number,
    /** Called at the start (step = 1) and after each step; false ends the integration. */
    onStep?: (step: number, before: number, x: number, y: number[]) => boolean | void,
  ): Solution;
}
