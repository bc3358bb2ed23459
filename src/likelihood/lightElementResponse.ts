/** Light elements as functions of ω_b near the fiducial one: quadratic in ln ω_b through three runs of the network. */
import {exp, log} from "../numerics/elementary.js";

export interface Elements {
  readonly yP: number;
  readonly heliumMassFraction: number;
  readonly dOverH: number;
  readonly he3OverH: number;
  readonly li7OverH: number;
}

const names = ["yP", "heliumMassFraction", "dOverH", "he3OverH", "li7OverH"] as const;

/** What is left of a nucleus that photons have broken, at least: far below all that is seen, and above 0. */
const least = 1e-30;

/** Half-width of the three runs in ln ω_b: 3 %, with D/H quadratic to 1e-5 inside and to 1e-3 at twice that. */
export const responseStep = 0.03;

export class LightElementResponse {
  readonly #centre: number;
  readonly #coefficients: readonly (readonly [number, number, number])[];

  /** @param runs at ω_b e^{−step}, ω_b, ω_b e^{+step}. */
  constructor(omegaB: number, runs: readonly [Elements, Elements, Elements]) {
    this.#centre = log(omegaB);
    this.#coefficients = names.map(name => {
      const [low, middle, high] = runs.map(run => log(Math.max(run[name], least))) as [number, number, number];
      return [middle, (high - low) / (2 * responseStep), (high - 2 * middle + low) / (2 * responseStep * responseStep)] as const;
    });
  }

  #value(index: number, omegaB: number): number {
    const [c0, c1, c2] = this.#coefficients[index]!, u = log(omegaB) - this.#centre;
    return exp(c0 + u * (c1 + u * c2));
  }

  yP(omegaB: number): number { return this.#value(0, omegaB); }
  heliumMassFraction(omegaB: number): number { return this.#value(1, omegaB); }
  dOverH(omegaB: number): number { return this.#value(2, omegaB); }
  he3OverH(omegaB: number): number { return this.#value(3, omegaB); }
}
