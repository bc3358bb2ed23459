/**
 * The universe during and after late decays, on a uniform grid in x = ln a: the thermal history, and beyond its end free expansion,
 *   T_γ a = const,  H² = (8π/3m_Pl²)(ρ_r a⁻⁴ + ρ_m a⁻³),  n_N a³ ~ e^{−t/τ},
 * to recombination at the latest. Neglected after the end of the history: heat from N, of which less than 1e-10 of the energy is left
 * unless it lives beyond recombination; the cosmological constant. Units: MeV, s.
 */
import {cmbTemperatureMeV, criticalDensityMeV4, zeta3} from "../../src/constants/cosmology.js";
import {hbarMeVSeconds, perCm3InMeV3, planckMassMeV} from "../../src/constants/units.js";
import {exp, log as logOf, square} from "../../src/numerics/elementary.js";
import {Spline} from "../../src/numerics/spline.js";
import {baryonDensityPerCm3} from "../bbn/baryonDensity.js";

/** Columns of a thermal history that late decays need, on increasing x = ln a. */
export interface LateHistory {
  readonly lnA: Float64Array;
  readonly temperatureMeV: Float64Array;
  readonly hubbleMeV: Float64Array;
  readonly timeSeconds: Float64Array;
  readonly leptonNumberMeV3: Float64Array;
  /** T_γ·a [MeV] at the end. */
  readonly photonTemperatureTimesScaleFactorToday: number;
}

/** A particle that only decays: n/n_γ at a temperature, and a⁻³ e^{−t/τ} from there; instead of the N of the history. */
export interface TestParticle {
  readonly numberOverPhotons: number;
  readonly temperatureMeV: number;
  /** Decays count between these temperatures only; at all when absent. */
  readonly sourceRangeMeV?: readonly [hottest: number, coldest: number];
}

export interface TimelineRequest {
  readonly history: LateHistory;
  readonly lifetimeSeconds: number;
  readonly testParticle?: TestParticle;
  readonly hottestMeV: number;
  readonly coldestMeV: number;
  /** Spacing in ln a; 0.03 when absent. */
  readonly spacing?: number;
  /** ω_m; 0.143 when absent. - Planck:2018 */
  readonly matterOmega?: number;
}

export interface Timeline {
  readonly spacing: number;
  readonly lnA: Float64Array;
  readonly temperatureMeV: Float64Array;
  readonly hubbleMeV: Float64Array;
  readonly timeSeconds: Float64Array;
  /** n of the particle that decays [MeV³]. */
  readonly numberMeV3: Float64Array;
  /** ln a today. */
  readonly lnAToday: number;
}

/** n_γ [MeV³]. */
export const photonDensity = (temperatureMeV: number): number => 2 * zeta3 / (Math.PI * Math.PI) * temperatureMeV * temperatureMeV * temperatureMeV;
/** n_b [MeV³] at x = ln a. */
export const baryonDensity = (omegaB: number, lnA: number, lnAToday: number): number => baryonDensityPerCm3(omegaB) * perCm3InMeV3 * exp(3 * (lnAToday - lnA));

/** Lifetimes after which the number in a history is no longer trusted, unless it still is this share of the largest. */
const trusted = 8, present = 1e-5;
const hubbleOf = (energyMeV4: number): number => Math.sqrt(8 * Math.PI / 3 * energyMeV4) / planckMassMeV;

/** Samples from `hottestMeV` (or the start of the history) to `coldestMeV`. */
export function timeline(request: TimelineRequest): Timeline {
  const {history, lifetimeSeconds: tau, testParticle, hottestMeV, coldestMeV, spacing = 0.03, matterOmega = 0.143} = request;
  const {lnA, temperatureMeV: T} = history, scaled = history.photonTemperatureTimesScaleFactorToday, last = lnA.length - 1;
  if (!(hottestMeV > coldestMeV && coldestMeV > 0)) throw new RangeError(`hottestMeV = ${hottestMeV} must lie above coldestMeV = ${coldestMeV} > 0`);
  if (!(tau > 0)) throw new RangeError(`lifetimeSeconds = ${tau} is not above 0`);
  let first = 0;
  while (first < last - 8 && T[first + 1]! > 1.5 * hottestMeV) first++;
  const x = lnA.subarray(first), end = lnA[last]!, log = (column: Float64Array): Spline => new Spline(x, column.subarray(first).map(logOf));
  const logT = log(T), logH = log(history.hubbleMeV), logTime = log(history.timeSeconds);
  const lnAToday = logOf(scaled / cmbTemperatureMeV), tEnd = history.timeSeconds[last]!;
  // Free expansion: what is not matter is radiation.
  const matter = Math.min(matterOmega * criticalDensityMeV4 * exp(3 * (lnAToday - end)), square(planckMassMeV * history.hubbleMeV[last]!) * 3 / (8 * Math.PI) * 0.999);
  const radiation = square(planckMassMeV * history.hubbleMeV[last]!) * 3 / (8 * Math.PI) - matter;
  const hubbleAt = (at: number): number => at <= end ? exp(logH.at(at)) : hubbleOf(radiation * exp(-4 * (at - end)) + matter * exp(-3 * (at - end)));
  /** t − t_end [s], exact for radiation and matter: ∫da/(aH), with s = a/a_equality. */
  const elapsed = (at: number): number => {
    const ratio = matter / radiation, s0 = ratio, s1 = ratio * exp(at - end), scale = hbarMeVSeconds / (hubbleOf(radiation) * ratio * ratio);
    // f(s) = (2/3)(s − 2)√(1 + s) + 4/3, in a form that keeps its s²/2 at small s.
    const f = (s: number): number => { const u = s / (1 + Math.sqrt(1 + s)); return u * u * (2 / 3 * u + 2); };
    return scale * (f(s1) - f(s0));
  };
  const temperatureAt = (at: number): number => at <= end ? exp(logT.at(at)) : exp(logT.at(end) - (at - end));
  const timeAt = (at: number): number => at <= end ? exp(logTime.at(at)) : tEnd + elapsed(at);

  let numberAt: (at: number) => number;
  if (testParticle !== undefined) {
    const {numberOverPhotons, temperatureMeV: at0, sourceRangeMeV: [hot, cold] = [Infinity, 0]} = testParticle;
    if (!(at0 <= T[0]! && at0 >= T[last]!)) throw new RangeError(`testParticle.temperatureMeV = ${at0} is outside the history, ${T[last]}-${T[0]} MeV`);
    const i = Math.max(1, T.findIndex(t => t <= at0)), from = Math.max(0, Math.min(i - 4, last - 7)), near = -logOf(at0);
    const local = (column: Float64Array): number => new Spline(T.slice(from, from + 8).map(t => -logOf(t)), column.slice(from, from + 8)).at(near);
    const comoving = numberOverPhotons * photonDensity(at0) * exp(3 * local(lnA) + local(history.timeSeconds) / tau);
    numberAt = at => { const now = temperatureAt(at); return now <= hot && now >= cold ? comoving * exp(-3 * at - timeAt(at) / tau) : 0; };
  } else {
    // The history holds while N is there; what is left after 8 τ is what its tolerances leave, and decay alone goes on from there.
    const comoving = history.leptonNumberMeV3.map((n, i) => n * exp(3 * lnA[i]!)), largest = comoving.reduce((a, b) => Math.max(a, b), 0);
    let close = last;
    while (close > 0 && !(comoving[close]! > 0 && (history.timeSeconds[close]! <= trusted * tau || comoving[close]! > present * largest))) close--;
    const closing = lnA[close]!, remaining = Math.max(0, comoving[close]!), closingTime = history.timeSeconds[close]!;
    let from = close;
    while (from > first && comoving[from - 1]! > 0) from--;
    const logN = close - from > 1 ? new Spline(lnA.subarray(from, close + 1), comoving.subarray(from, close + 1).map(logOf)) : undefined;
    numberAt = at => exp(-3 * at) * (at <= closing && logN !== undefined ? exp(logN.at(Math.max(at, lnA[from]!))) : remaining * exp((closingTime - timeAt(at)) / tau));
  }
  // From x where T = hottest, by bisection: T falls with x.
  const lnAAt = (target: number): number => {
    let low = x[0]!, high = end + Math.max(0, logOf(T[last]! / target)) + 0.1;
    if (temperatureAt(low) <= target) return low;
    for (let k = 0; k < 60; k++) { const middle = (low + high) / 2; if (temperatureAt(middle) > target) low = middle; else high = middle; }
    return low;
  };
  const start = lnAAt(hottestMeV), count = Math.max(2, Math.ceil((lnAAt(coldestMeV) - start) / spacing) + 1), grid = Float64Array.from({length: count}, (_, i) => start + i * spacing);
  return {
    spacing, lnA: grid, temperatureMeV: grid.map(temperatureAt), hubbleMeV: grid.map(hubbleAt), timeSeconds: grid.map(timeAt), numberMeV3: grid.map(numberAt), lnAToday
  };
}
