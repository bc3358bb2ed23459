import type {PointResult} from "../likelihood/pointResult.js";

/** Where a point stopped, in one line; undefined where it did not. */
export function failureReason({ending}: Pick<PointResult, "ending">): string | undefined {
  if (ending.kind === "reached") return undefined;
  const {stage, cause} = ending;
  return `${stage}: ${cause.kind}${"advice" in cause ? `; ${cause.advice}` : ""}`;
}
