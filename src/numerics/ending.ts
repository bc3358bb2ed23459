/** How a numerical solve ended. A value, never an exception: a scan stores it in the cell and goes on. */
export type Ending =
  | {readonly kind: "reached"}
  | {readonly kind: "stopped"; readonly at: number}
  | {readonly kind: "tooManySteps"; readonly steps: number; readonly at: number; readonly advice: string}
  | {readonly kind: "stepTooSmall"; readonly at: number; readonly advice: string}
  | {readonly kind: "notFinite"; readonly at: number; readonly advice: string};

/** True where the solve delivered what was asked for. */
export const succeeded = (ending: Ending): boolean => ending.kind === "reached" || ending.kind === "stopped";
