/**
 * What changes between nucleosynthesis and recombination: N_eff and η, against the standard run; and the neutrinos of the decays.
 *   ΔN(T) = [ρ(T) − ρ_standard(T)]/ρ_1ν(T), N included, with ρ_1ν ~ a⁻⁴ in the standard run and (7/8)(4/11)^{4/3} ρ_γ at its end
 *   η(T)/η(today) = [(T_γ a)_end/(T_γ a)_T]³ over the same of the standard run, in which e⁺e⁻ annihilate
 * Both runs are compared at the same T_γ, where they have the same e±.
 */
import {cmbTemperatureMeV} from "../../src/constants/cosmology.js";
import {electronMassMeV, fermiConstantPerMeV2} from "../../src/constants/particles.js";
import {megaparsecInPerMeV} from "../../src/constants/units.js";
import {cbrt, exp, log, power, square} from "../../src/numerics/elementary.js";
import {Spline} from "../../src/numerics/spline.js";
import {type LateHistory, timeline} from "./timeline.js";

export interface EnergyHistory extends LateHistory {
  readonly totalEnergyMeV4: Float64Array;
  readonly nEff: number;
}

/** ln of a column at T, by a spline in −ln T around it. */
const logAt = (history: LateHistory, column: Float64Array, temperatureMeV: number): number => {
  const T = history.temperatureMeV, last = T.length - 1;
  if (!(temperatureMeV <= T[0]! && temperatureMeV >= T[last]!)) throw new RangeError(`temperatureMeV = ${temperatureMeV} is outside the history, ${T[last]}-${T[0]} MeV`);
  const i = T.findIndex(t => t <= temperatureMeV), from = Math.max(0, Math.min(i - 4, last - 7));
  return new Spline(T.slice(from, from + 8).map(t => -log(t)), column.slice(from, from + 8).map(log)).at(-log(temperatureMeV));
};

/** Temperature [MeV] at which deuterium survives: where N_eff and η of nucleosynthesis are quoted. */
export const nucleosynthesisMeV = 0.07;

export interface BetweenEras {
  /** ΔN_eff in the expansion at nucleosynthesis, N included. */
  readonly deltaNEffAtNucleosynthesis: number;
  /** N_eff − N_eff(standard) at recombination. */
  readonly deltaNEffAtRecombination: number;
  /** η at nucleosynthesis over η today; 1 in the standard run, above 1 where entropy was released between. */
  readonly baryonsPerPhotonRatio: number;
}

/** N_eff and η between the eras. */
export const betweenEras = (history: EnergyHistory, standard: EnergyHistory, temperatureMeV = nucleosynthesisMeV): BetweenEras => {
  const scaled = (h: EnergyHistory): number => log(h.photonTemperatureTimesScaleFactorToday) - log(temperatureMeV) - logAt(h, h.lnA.map(exp), temperatureMeV);
  const oneNeutrino = 7 / 8 * power(4 / 11, 4 / 3) * Math.PI * Math.PI / 15 * square(square(temperatureMeV * exp(scaled(standard))));
  return {
    deltaNEffAtNucleosynthesis: (exp(logAt(history, history.totalEnergyMeV4, temperatureMeV)) - exp(logAt(standard, standard.totalEnergyMeV4, temperatureMeV))) / oneNeutrino,
    deltaNEffAtRecombination: history.nEff - standard.nEff,
    baryonsPerPhotonRatio: exp(3 * (scaled(history) - scaled(standard)))
  };
};

export interface InjectedNeutrinos {
  /** Energy today of a neutrino made at t = τ with M/2 [MeV]. */
  readonly energyTodayMeV: number;
  /** The same at last scattering, over T there: far above 3 they are no part of a thermal background. */
  readonly energyOverTemperature: number;
  /** Scatterings per Hubble time when made, on e± and neutrinos: below 1 they stream freely. */
  readonly scatteringsPerHubbleTime: number;
  /** Comoving distance from τ to recombination [Mpc]: structure on smaller scales does not feel them. */
  readonly freeStreamingMpc: number;
  readonly freeStreams: boolean;
}

/**
 * Neutrinos of N → ν γ at t = τ. Their scattering is an estimate to a factor of 2: σ = (2/3) G_F² s/π on each of six species of ν and ν̄.
 * Throws RangeError where τ lies outside the history and its free expansion to recombination.
 */
export function injectedNeutrinos({history, massMeV, lifetimeSeconds}: {readonly history: LateHistory; readonly massMeV: number; readonly lifetimeSeconds: number}): InjectedNeutrinos {
  const track = timeline({history, lifetimeSeconds, hottestMeV: history.temperatureMeV[0]!, coldestMeV: 2.6e-7}), {lnA, lnAToday, temperatureMeV, hubbleMeV, timeSeconds, spacing} = track;
  const last = lnA.length - 1, i = timeSeconds.findIndex(t => t >= lifetimeSeconds);
  if (i < 0) throw new RangeError(`lifetimeSeconds = ${lifetimeSeconds} is beyond recombination, ${timeSeconds[last]} s: nothing streams before it`);
  const energy = massMeV / 2, T = temperatureMeV[i]!, neutrinoT = T > electronMassMeV ? T : T * cbrt(4 / 11);
  // n σ: six species with 3ζ(3)/(4π²) T³ each, mean s = 2·E·3.15 T (isotropic).
  const targets = 6 * 0.0913 * neutrinoT * neutrinoT * neutrinoT, rate = targets * 2 / 3 * fermiConstantPerMeV2 * fermiConstantPerMeV2 * 2 * energy * 3.15 * neutrinoT / Math.PI;
  let distance = 0;
  for (let k = i; k < last; k++) distance += spacing / 2 * (exp(-lnA[k]!) / hubbleMeV[k]! + exp(-lnA[k + 1]!) / hubbleMeV[k + 1]!);
  const scatterings = rate / hubbleMeV[i]!;
  return {
    energyTodayMeV: energy * exp(lnA[i]! - lnAToday), energyOverTemperature: energy * exp(lnA[i]! - lnAToday) / cmbTemperatureMeV,
    scatteringsPerHubbleTime: scatterings, freeStreamingMpc: distance * exp(lnAToday) / megaparsecInPerMeV, freeStreams: scatterings < 1
  };
}
