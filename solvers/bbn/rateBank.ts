/**
 * Rates of a network at one temperature, forward and reverse: C² splines of ln(rate) on the uniform grid of 201 points in ln T9,
 *   reverse/forward = α·T9^β·exp(γ/T9).
 * A deviation p_r multiplies reaction r, both ways, by f_r(T9)^{p_r}, with f_r its log-normal 1σ factor.
 * Radiative captures are raised by the e⁺e⁻ pairs that they emit in place of photons. Linear interpolation in logarithms would be wrong by 1 % (d + p); tables of 61 points are first splined to 201.
 */
import {exp, log as logOf, log1p} from "../../src/numerics/elementary.js";
import {Spline, UniformSplineBank} from "../../src/numerics/spline.js";
import {compileReactions, type CompiledReactions} from "./compiledReactions.js";
import {speciesOf, type NetworkName, type ReactionData} from "./reaction.js";
import {pairEmissionFactor} from "./pairEmission.js";
import {checkReplacements, onGrid, type RateReplacements} from "./rateReplacement.js";
import {parthenopeKeyRates} from "./tables/parthenopeKeyRates.js";
import {primatFullRates} from "./tables/primatFullRates.js";
import {primatKeyRates} from "./tables/primatKeyRates.js";
import {reactionTable} from "./tables/reactionTable.js";
import type {RateCompilation} from "../../src/model/scenarioTypes.js";

export type {RateCompilation};

const logColdest = logOf(1e-3), logRange = logOf(1e4), nodes = 201;
const step = logRange / (nodes - 1);
/** Rates below are extended by the slope above them, so that the logarithm exists. */
const smallest = 1e-100;

const gridOf = (count: number): Float64Array => Float64Array.from({length: count}, (_, i) => logColdest + (logRange * i) / (count - 1));
const fineGrid = gridOf(nodes);

const logarithms = (rate: readonly number[]): number[] => {
  const log = rate.map((value) => logOf(Math.max(value, smallest)));
  const first = rate.findIndex((value) => value > smallest);
  for (let i = first - 1; i >= 0; i--) log[i] = log[i + 1] - (log[first + 1] - log[first]);
  return log;
};

const onFineGrid = (values: readonly number[]): ArrayLike<number> => {
  if (values.length === nodes) return values;
  const spline = new Spline(gridOf(values.length), values);
  return fineGrid.map((x) => spline.at(x));
};

const reactionsOf = (network: NetworkName): readonly ReactionData[] =>
  network === "full" ? reactionTable : reactionTable.filter((reaction) => reaction.network === "key");

/** What a compilation says about each reaction of a network; node-major arrays over the fine grid. */
export interface RateSet {
  readonly reactions: readonly ReactionData[];
  readonly compiled: CompiledReactions;
  /** ln of the forward rate, pairs included, at [node·count + reaction]. */
  readonly logRates: Float64Array;
  /** ln f, same shape. */
  readonly logSpread: Float64Array;
}

const rateSets = new Map<string, RateSet>();

/** The rates of `compilation` for `network`, read once. The full network takes its 49 further reactions from PRIMAT's choice. */
export const rateSet = (compilation: RateCompilation, network: NetworkName): RateSet => {
  const key = `${compilation} ${network}`;
  const known = rateSets.get(key);
  if (known !== undefined) return known;
  const reactions = reactionsOf(network);
  const tables = {...primatFullRates, ...(compilation === "parthenope" ? parthenopeKeyRates : primatKeyRates)};
  const count = reactions.length;
  const logRates = new Float64Array(nodes * count), logSpread = new Float64Array(nodes * count);
  reactions.forEach((reaction, r) => {
    const table = tables[reaction.name];
    if (table === undefined) throw new Error(`no rate of ${reaction.name} in the compilation ${compilation}`);
    const rate = onFineGrid(logarithms(table.rate)), pairs = logOf(pairEmissionFactor(reaction));
    // Spreads are rough in T9: straight lines, and never negative.
    const spread = onFineGrid(table.sigma.map((sigma) => log1p(Math.max(0, sigma))));
    for (let i = 0; i < nodes; i++) {
      logRates[i * count + r] = rate[i] + pairs;
      logSpread[i * count + r] = Math.max(0, spread[i]);
    }
  });
  const built = {reactions, compiled: compileReactions(reactions, speciesOf[network]), logRates, logSpread};
  rateSets.set(key, built);
  return built;
};

const replacedSets = new WeakMap<RateReplacements, Map<RateSet, RateSet>>();

/**
 * A set with some rates replaced, built once for each table; the given set where there are none.
 * Throws RangeError on names and numbers that do not fit.
 */
export const withReplacedRates = (set: RateSet, replacements: RateReplacements | undefined): RateSet => {
  if (replacements === undefined || Object.keys(replacements).length === 0) return set;
  const memory = replacedSets.get(replacements) ?? new Map<RateSet, RateSet>(), known = memory.get(set);
  if (known !== undefined) return known;
  const {names, count} = set.compiled;
  checkReplacements(replacements, names, reactionTable.map((reaction) => reaction.name));
  const logRates = Float64Array.from(set.logRates), logSpread = Float64Array.from(set.logSpread);
  for (const [name, replaced] of Object.entries(replacements)) {
    const r = names.indexOf(name), pairs = logOf(pairEmissionFactor(set.reactions[r]));
    const column = (values: Float64Array): Float64Array => fineGrid.map((_, i) => values[i * count + r]);
    const own = onGrid(replaced, fineGrid, column(set.logRates), column(set.logSpread));
    for (let i = 0; i < nodes; i++) {
      logRates[i * count + r] = own.logRate[i] + pairs;
      logSpread[i * count + r] = own.logSpread[i];
    }
  }
  const built = {...set, logRates, logSpread};
  memory.set(set, built);
  replacedSets.set(replacements, memory);
  return built;
};

/** Forward and reverse rates of a set at any T9 between 0.001 and 10. */
export class RateBank {
  readonly set: RateSet;
  /** After `at`: forward and reverse rate over the symmetry factors [powers of cm³/mol, 1/s]. */
  readonly forward: Float64Array;
  readonly reverse: Float64Array;
  /** After `slopesAt`: d ln(forward)/d ln T9 and d ln(reverse)/d ln T9. */
  readonly forwardSlope: Float64Array;
  readonly reverseSlope: Float64Array;
  private readonly bank: UniformSplineBank;
  private readonly logAlpha: Float64Array;
  private readonly beta: Float64Array;
  private readonly gamma: Float64Array;

  constructor(set: RateSet, deviations?: Float64Array) {
    const {count, symmetryBefore, symmetryAfter} = set.compiled;
    if (deviations !== undefined && deviations.length !== count) {
      throw new RangeError(`rateDeviations has ${deviations.length} entries, the network has ${count} reactions`);
    }
    const values = Float64Array.from(set.logRates);
    for (let i = 0; i < nodes; i++) {
      for (let r = 0; r < count; r++) {
        values[i * count + r] += logOf(symmetryBefore[r]) + (deviations === undefined ? 0 : deviations[r] * set.logSpread[i * count + r]);
      }
    }
    this.set = set;
    this.bank = new UniformSplineBank(logColdest, step, nodes, count, values);
    this.forward = new Float64Array(count);
    this.reverse = new Float64Array(count);
    this.forwardSlope = new Float64Array(count);
    this.reverseSlope = new Float64Array(count);
    this.logAlpha = Float64Array.from(set.reactions, (reaction, r) =>
      logOf((reaction.reverse.alpha * symmetryAfter[r]) / symmetryBefore[r]));
    this.beta = Float64Array.from(set.reactions, (reaction) => reaction.reverse.beta);
    this.gamma = Float64Array.from(set.reactions, (reaction) => reaction.reverse.gamma);
  }

  /** Fills `forward` and `reverse`. */
  at(logT9: number): void {
    const {forward, reverse, logAlpha, beta, gamma} = this;
    const inverseT9 = exp(-logT9);
    this.bank.at(logT9, forward);
    for (let r = 0; r < forward.length; r++) {
      const log = forward[r];
      forward[r] = exp(log);
      reverse[r] = exp(log + logAlpha[r] + beta[r] * logT9 + gamma[r] * inverseT9);
    }
  }

  /** Fills `forwardSlope` and `reverseSlope`. */
  slopesAt(logT9: number): void {
    const {forwardSlope, reverseSlope, beta, gamma} = this;
    const inverseT9 = exp(-logT9);
    this.bank.slopes(logT9, forwardSlope);
    for (let r = 0; r < forwardSlope.length; r++) reverseSlope[r] = forwardSlope[r] + beta[r] - gamma[r] * inverseT9;
  }
}

const banks = new WeakMap<RateSet, RateBank>();

/** The bank of a set without deviations, built once. */
export const sharedRateBank = (set: RateSet): RateBank => {
  const known = banks.get(set);
  if (known !== undefined) return known;
  const built = new RateBank(set);
  banks.set(set, built);
  return built;
};
