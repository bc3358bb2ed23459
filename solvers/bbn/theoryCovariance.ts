/**
 * Theory covariance of the light elements: each reaction's log-normal spread and that of the neutron's lifetime, propagated linearly,
 *   C_ab = Σ_j (∂ ln X_a/∂p_j)(∂ ln X_b/∂p_j),  p_j ~ N(0, 1),
 * with central differences at ±1σ (the network's noise, 1e-8, is far below them). Two compilations differ by more than this: the spread
 * between them is not in here.
 * References: Pitrou:2018.
 */
import {log} from "../../src/numerics/elementary.js";
import {succeeded, type Ending} from "../../src/numerics/ending.js";
import {ratesOf, runNetwork, type LightElements, type NetworkRequest} from "./nucleosynthesis.js";
import {withLifetimeScaled} from "./weakHistory.js";

/** Order of rows and columns. */
export const covarianceOrder = ["yP", "dOverH", "he3OverH", "li7OverH"] as const;
export type LightElement = (typeof covarianceOrder)[number];

export interface TheoryCovariance {
  readonly ending: Ending;
  /** The central run. */
  readonly central: LightElements;
  /** Relative covariance C_ab, row-major 4×4, in `covarianceOrder`. */
  readonly relative: Float64Array;
  /** Relative 1σ of each element. */
  readonly relativeSigma: Readonly<Record<LightElement, number>>;
  /** Names of the parameters: the reactions, then "neutronLifetime". */
  readonly parameters: readonly string[];
  /** ∂ ln X_a/∂p_j at [4 j + a]. */
  readonly responses: Float64Array;
}

export interface CovarianceRequest extends Omit<NetworkRequest, "rateDeviations" | "historyLnA"> {
  readonly neutronLifetimeSeconds: number;
  readonly neutronLifetimeSigmaSeconds: number;
}

/** Throws RangeError where σ is none of a lifetime: a tenth is far more than any measurement leaves, and Gaussian draws stay positive. */
export const requireLifetimeSigma = (lifetimeSeconds: number, sigmaSeconds: number): void => {
  const largest = 0.1 * lifetimeSeconds;
  if (!(sigmaSeconds >= 0 && sigmaSeconds <= largest)) {
    throw new RangeError(`neutronLifetimeSigmaSeconds = ${sigmaSeconds} is outside 0-${largest}; the measured one is near 0.5`);
  }
};

/** 2 (reactions + 1) + 1 runs of the network. */
export const theoryCovariance = (request: CovarianceRequest): TheoryCovariance => {
  const {neutronLifetimeSeconds, neutronLifetimeSigmaSeconds, ...run} = request;
  requireLifetimeSigma(neutronLifetimeSeconds, neutronLifetimeSigmaSeconds);
  const {reactions} = ratesOf(run);
  const central = runNetwork(run);
  let ending: Ending = central.ending;
  const parameters = [...reactions.map((reaction) => reaction.name), "neutronLifetime"];
  const responses = new Float64Array(4 * parameters.length);
  const shifted = (parameter: number, sign: 1 | -1): LightElements => {
    if (parameter === reactions.length) {
      const factor = 1 + (sign * neutronLifetimeSigmaSeconds) / neutronLifetimeSeconds;
      return runNetwork({...run, weakRates: withLifetimeScaled(run.weakRates, factor)});
    }
    const rateDeviations = new Float64Array(reactions.length);
    rateDeviations[parameter] = sign;
    return runNetwork({...run, rateDeviations});
  };
  for (let j = 0; j < parameters.length; j++) {
    const up = shifted(j, 1), down = shifted(j, -1);
    for (const side of [up, down]) if (succeeded(ending)) ending = side.ending;
    covarianceOrder.forEach((name, a) => {
      responses[4 * j + a] = 0.5 * log(up[name] / down[name]);
    });
  }
  const relative = new Float64Array(16);
  for (let j = 0; j < parameters.length; j++) {
    for (let a = 0; a < 4; a++) for (let b = 0; b < 4; b++) relative[4 * a + b] += responses[4 * j + a] * responses[4 * j + b];
  }
  const [yP, dOverH, he3OverH, li7OverH] = [0, 5, 10, 15].map((i) => Math.sqrt(relative[i]));
  return {ending, central, relative, relativeSigma: {yP, dOverH, he3OverH, li7OverH}, parameters, responses};
};
