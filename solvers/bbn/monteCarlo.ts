/**
 * Monte Carlo of the light elements over nuclear rates and the neutron's lifetime:
 *   rate_r → rate_r f_r(T9)^{p_r}, p_r ~ N(0, 1), one number for each reaction and sample;  τ_n ~ N(τ_n, σ_τ).
 * Sample k depends on (seed, k) alone: pieces computed anywhere, in any order, put together give the same result to the last bit.
 * The full network holds rates known to a factor of 10 or 100 only (³He + ³H, ⁷Be + ³H): its spreads are wider than the linear ones and
 * not Gaussian (1.4-1.9 % on D/H, 15 % on ⁷Li/H).
 * References: Pitrou:2018.
 */
import {log} from "../../src/numerics/elementary.js";
import {succeeded, type Ending} from "../../src/numerics/ending.js";
import {RandomStream} from "../../src/numerics/random.js";
import {ratesOf, runNetwork, type NetworkRequest} from "./nucleosynthesis.js";
import {covarianceOrder, requireLifetimeSigma, type LightElement} from "./theoryCovariance.js";
import {withLifetimeScaled} from "./weakHistory.js";

export interface MonteCarloRequest extends Omit<NetworkRequest, "rateDeviations" | "historyLnA"> {
  /** τ_n that `weakRates` are for, and its 1σ. */
  readonly neutronLifetimeSeconds: number;
  readonly neutronLifetimeSigmaSeconds: number;
  /** 2 to 1e6. */
  readonly samples: number;
  /** An integer from 0. */
  readonly seed: number;
}

/** Y_P, D/H, ³He/H and ⁷Li/H of samples from `first` on. */
export interface MonteCarloPiece {
  readonly first: number;
  /** values[4·(k − first) + a] in `covarianceOrder`; NaN where the network failed. */
  readonly values: Float64Array;
  /** The first failure, or "reached". */
  readonly ending: Ending;
}

export interface MonteCarloResult {
  readonly samples: number;
  /** Samples that the network did not finish; they are left out. */
  readonly failed: number;
  readonly ending: Ending;
  readonly mean: Readonly<Record<LightElement, number>>;
  readonly sigma: Readonly<Record<LightElement, number>>;
  /** Covariance of the abundances themselves, and of their logarithms: row-major 4×4 in `covarianceOrder`, n − 1 in the denominator. */
  readonly covariance: Float64Array;
  readonly relative: Float64Array;
  /** Correlation of the abundances. */
  readonly correlation: Float64Array;
  /** All samples, [4 k + a]. */
  readonly values: Float64Array;
}

const mostSamples = 1e6, size = covarianceOrder.length;

const requireSamples = (samples: number): void => {
  if (!(Number.isInteger(samples) && samples >= 2 && samples <= mostSamples)) throw new RangeError(`samples = ${samples} is not an integer from 2 to ${mostSamples}`);
};

/** Samples first … end − 1 of a request. Throws RangeError on bad input. */
export const monteCarloPiece = (request: MonteCarloRequest, first: number, end: number): MonteCarloPiece => {
  const {neutronLifetimeSeconds, neutronLifetimeSigmaSeconds, samples, seed, ...run} = request;
  requireSamples(samples);
  requireLifetimeSigma(neutronLifetimeSeconds, neutronLifetimeSigmaSeconds);
  if (!(first >= 0 && end >= first && end <= samples)) throw new RangeError(`samples ${first} to ${end} are not within 0-${samples}`);
  const values = new Float64Array(size * (end - first)).fill(NaN), rateDeviations = new Float64Array(ratesOf(run).reactions.length);
  let ending: Ending = {kind: "reached"};
  for (let k = first; k < end; k++) {
    const stream = new RandomStream(seed, k);
    const lifetime = neutronLifetimeSeconds + neutronLifetimeSigmaSeconds * stream.normal();
    for (let r = 0; r < rateDeviations.length; r++) rateDeviations[r] = stream.normal();
    const elements = runNetwork({...run, weakRates: withLifetimeScaled(run.weakRates, lifetime / neutronLifetimeSeconds), rateDeviations});
    if (succeeded(elements.ending)) covarianceOrder.forEach((name, a) => { values[size * (k - first) + a] = elements[name]; });
    else if (succeeded(ending)) ending = elements.ending;
  }
  return {first, values, ending};
};

/** Covariance of columns, row-major; rows that hold NaN have been left out. */
const covarianceOf = (rows: readonly Float64Array[]): {readonly mean: Float64Array; readonly covariance: Float64Array} => {
  const mean = new Float64Array(size), covariance = new Float64Array(size * size), n = rows.length;
  for (const row of rows) for (let a = 0; a < size; a++) mean[a] += row[a] / n;
  for (const row of rows) {
    for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) covariance[size * a + b] += ((row[a] - mean[a]) * (row[b] - mean[b])) / (n - 1);
  }
  return {mean, covariance};
};

const named = (of: (a: number) => number): Readonly<Record<LightElement, number>> =>
  ({yP: of(0), dOverH: of(1), he3OverH: of(2), li7OverH: of(3)});

/** Puts the pieces of all samples together, in whatever order they come. Throws RangeError where they leave a gap. */
export const joinMonteCarlo = (pieces: readonly MonteCarloPiece[]): MonteCarloResult => {
  const ordered = [...pieces].sort((a, b) => a.first - b.first);
  let next = 0, ending: Ending = {kind: "reached"};
  for (const piece of ordered) {
    if (piece.first !== next) throw new RangeError(`samples ${Math.min(next, piece.first)} to ${Math.max(next, piece.first)} are missing or there twice`);
    next += piece.values.length / size;
    if (succeeded(ending)) ending = piece.ending;
  }
  const values = new Float64Array(size * next);
  for (const piece of ordered) values.set(piece.values, size * piece.first);
  const rows = Array.from({length: next}, (_, k) => values.subarray(size * k, size * k + size)).filter((row) => row.every(Number.isFinite));
  const {mean, covariance} = covarianceOf(rows), relative = covarianceOf(rows.map((row) => row.map(log))).covariance;
  const correlation = covariance.map((value, i) => value / Math.sqrt(covariance[(size + 1) * Math.floor(i / size)] * covariance[(size + 1) * (i % size)]));
  return {
    samples: next, failed: next - rows.length, ending, mean: named((a) => mean[a]), sigma: named((a) => Math.sqrt(covariance[(size + 1) * a])),
    covariance, relative, correlation, values,
  };
};

/** All samples in this thread. */
export const monteCarlo = (request: MonteCarloRequest): MonteCarloResult => joinMonteCarlo([monteCarloPiece(request, 0, request.samples)]);
