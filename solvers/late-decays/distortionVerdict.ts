/** μ and y against a limit. */
import {square} from "../../src/numerics/elementary.js";
import type {Distortions} from "./spectralDistortions.js";
import {distortionLimits, type DistortionLimit, type DistortionLimitName} from "./tables/distortionLimits.js";

export interface DistortionVerdict {
  /** (1.96 μ/μ₉₅)² + (1.96 y/y₉₅)², as of two Gaussians about 0; null where decays inject photons rather than heat. */
  readonly chiSquare: number | null;
  /** max(|μ|/μ₉₅, |y|/y₉₅); above 1: excluded. Null as above. */
  readonly overLimit: number | null;
}

/** Verdict on μ and y. */
export const judgeDistortions = ({mu, y, heats}: Pick<Distortions, "mu" | "y" | "heats">, limit: DistortionLimitName | DistortionLimit = "firas"): DistortionVerdict => {
  if (!heats) return {chiSquare: null, overLimit: null};
  const {mu: muLimit, y: yLimit} = typeof limit === "string" ? distortionLimits[limit] : limit, quantile = 1.959963984540054;
  return {chiSquare: quantile * quantile * (square(mu / muLimit) + square(y / yLimit)), overLimit: Math.max(Math.abs(mu) / muLimit, Math.abs(y) / yLimit)};
};
