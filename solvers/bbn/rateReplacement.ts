/**
 * Rates that a user puts in the place of a compilation's: N_A⟨σv⟩ [cm³ mol⁻¹ s⁻¹, or cm⁶ mol⁻² s⁻¹ for three reactants] on T9, as an
 * evaluation publishes them. All else is that of the reaction: the reverse rate by detailed balance, and e⁺e⁻ pairs of captures.
 * Between the points a C² spline of ln(rate) in ln T9; outside them the compilation's rate, scaled to join.
 */
import {suggestion} from "../../src/model/nearest.js";
import {log, log1p} from "../../src/numerics/elementary.js";
import {Spline} from "../../src/numerics/spline.js";

/** One reaction's rate by a user. */
export interface ReplacedRate {
  /** T9 [10⁹ K], increasing, from 0.01 or less to 10 or more; 4 points at least. */
  readonly T9: readonly number[];
  /** N_A⟨σv⟩ at T9, positive. */
  readonly rate: readonly number[];
  /** f − 1 at T9, with f the log-normal 1σ factor; the compilation's when absent. */
  readonly sigmaRelative?: readonly number[];
}

/** Reaction name → rate. */
export type RateReplacements = Readonly<Record<string, ReplacedRate>>;

/** The network reads rates in this range; the tables of the compilations reach down to 0.001, where nothing burns. */
const coldestT9 = 0.01, hottestT9 = 10, fewestPoints = 4;

const checkRate = (name: string, {T9, rate, sigmaRelative}: ReplacedRate): void => {
  if (T9.length < fewestPoints) throw new RangeError(`${name}: ${T9.length} points given, at least ${fewestPoints} are needed`);
  if (rate.length !== T9.length) throw new RangeError(`${name}: rate has ${rate.length} values and T9 ${T9.length}; they must agree`);
  if (sigmaRelative !== undefined && sigmaRelative.length !== T9.length) {
    throw new RangeError(`${name}: sigmaRelative has ${sigmaRelative.length} values and T9 ${T9.length}; they must agree`);
  }
  T9.forEach((value, i) => {
    if (!(value > (i === 0 ? 0 : T9[i - 1]!) && value < Infinity)) throw new RangeError(`${name}: T9[${i}] = ${value} does not increase; T9 must rise from above 0`);
    if (!(rate[i]! > 0 && rate[i]! < Infinity)) throw new RangeError(`${name}: rate[${i}] = ${rate[i]} at T9 = ${value} is not positive and finite`);
    const sigma = sigmaRelative?.[i] ?? 0;
    if (!(sigma >= 0 && sigma < Infinity)) throw new RangeError(`${name}: sigmaRelative[${i}] = ${sigma} is not a finite number from 0`);
  });
  // 1e-9: a published grid that is rounded still covers its ends.
  if (T9[0]! > coldestT9 * (1 + 1e-9) || T9[T9.length - 1]! < hottestT9 * (1 - 1e-9)) {
    throw new RangeError(`${name}: T9 from ${T9[0]} to ${T9[T9.length - 1]} does not cover ${coldestT9}-${hottestT9}; give the rate over all of it`);
  }
};

/** Throws RangeError where a replacement is no rate, or its name is none of `known`; `elsewhere` are names of a larger network. */
export const checkReplacements = (replacements: RateReplacements, known: readonly string[], elsewhere: readonly string[]): void => {
  for (const [name, rate] of Object.entries(replacements)) {
    if (!known.includes(name)) {
      throw new RangeError(elsewhere.includes(name)
        ? `${name} is a reaction of the full network only; choose network "full" to replace it`
        : `unknown reaction ${name}${suggestion(name, elsewhere)}; a network's reactions are those of its compilation`);
    }
    checkRate(name, rate);
  }
};

/** ln(rate) and ln f of a replacement on a grid of ln T9, given those of the compilation there. */
export const onGrid = (
  replaced: ReplacedRate, logT9: ArrayLike<number>, ownLogRate: ArrayLike<number>, ownLogSpread: ArrayLike<number>,
): {readonly logRate: Float64Array; readonly logSpread: Float64Array} => {
  const knots = replaced.T9.map(log), rate = new Spline(knots, replaced.rate.map(log)), own = new Spline(logT9, ownLogRate);
  const first = knots[0]!, last = knots[knots.length - 1]!;
  const logRate = Float64Array.from(logT9, (x, i) => {
    const inside = Math.min(Math.max(x, first), last);
    return rate.at(inside) + (inside === x ? 0 : ownLogRate[i]! - own.at(inside));
  });
  if (replaced.sigmaRelative === undefined) return {logRate, logSpread: Float64Array.from(ownLogSpread)};
  // Straight lines: spreads are rough, and must not overshoot.
  const spread = replaced.sigmaRelative.map(log1p);
  const logSpread = Float64Array.from(logT9, (x) => {
    if (x <= first) return spread[0]!;
    const next = knots.findIndex((knot) => knot >= x);
    if (next < 0) return spread[spread.length - 1]!;
    const share = (x - knots[next - 1]!) / (knots[next]! - knots[next - 1]!);
    return spread[next - 1]! + share * (spread[next]! - spread[next - 1]!);
  });
  return {logRate, logSpread};
};
