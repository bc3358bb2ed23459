/**
 * How much of N is left, as matter: Ω h² if it never decayed and today, its share of dark matter, and the electromagnetic fraction f that
 * the CMB bounds. n_N a³ is taken from the history at the latest moment it holds, and e^{t/τ} undoes the decays until then.
 *   Ω_N h² = M n_N(today)/(ρ_crit/h²);   of dark matter no more than Ω_c h² = 0.120 may be N, and no more than 3.8 % of it may have gone
 *   into radiation since recombination. References: Planck:2018, Poulin:2016.
 * Neglected: mass that was kinetic energy (N is non-relativistic today for M > 1 meV), and that N's own matter shifts the fit of Ω_c.
 */
import {cmbTemperatureMeV, criticalDensityMeV4} from "../../src/constants/cosmology.js";
import {yearInSeconds} from "../../src/constants/units.js";
import {exp, log} from "../../src/numerics/elementary.js";
import {type DecayingMatter, shareOf} from "./decayingMatter.js";
import {photonDensity, timeline, type LateHistory, type TestParticle} from "./timeline.js";

/** Ω_c h². - Planck:2018 */
export const darkMatterOmega = 0.12;
/** Age of the universe [s]. - Planck:2018 */
export const ageSeconds = 13.8e9 * yearInSeconds;
/** Share of dark matter that may turn into radiation between recombination and today, 95 % CL. - Poulin:2016 */
export const largestDecayedShare = 0.038;
const recombinationSeconds = 1.2e13, alive = 1e-10;
/** Lifetimes for which e^{t/τ} is undone. */
const longest = 3;

export interface RelicDensity {
  /** n_N over n_γ today, undecayed. */
  readonly numberOverPhotons: number;
  /** Ω h² if N had not decayed, and of what is left today. */
  readonly omegaUndecayed: number;
  readonly omegaToday: number;
  /** Share of dark matter that N is, or would be. */
  readonly fraction: number;
  /** Electromagnetic energy of all decays over dark matter, undecayed: what `anisotropyBound` limits. */
  readonly electromagneticFraction: number;
  /** Share of dark matter that decayed into radiation after recombination. */
  readonly decayedShare: number;
  /**
   * "gone": decayed before recombination; "overcloses": more than dark matter today, or at recombination; "decays": allowed as matter but more
   * than 3.8 % of dark matter turned into radiation; "allowed" as far as gravity goes.
   */
  readonly verdict: "gone" | "overcloses" | "decays" | "allowed";
  /** The larger of the two over what is allowed: above 1 excluded. */
  readonly overBound: number;
}

/** n_N today [MeV³] had it never decayed. */
const undecayedNumber = (history: LateHistory, lifetimeSeconds: number, testParticle: TestParticle | undefined): number => {
  const lnAToday = log(history.photonTemperatureTimesScaleFactorToday / cmbTemperatureMeV);
  if (testParticle !== undefined) {
    const {temperatureMeV: hottestMeV, numberOverPhotons} = testParticle, start = timeline({history, lifetimeSeconds, hottestMeV, coldestMeV: hottestMeV / 2});
    return numberOverPhotons * photonDensity(start.temperatureMeV[0]!) * exp(3 * (start.lnA[0]! - lnAToday));
  }
  // The last sample before N has thinned out by decay: later ones are what tolerances left.
  const {lnA, timeSeconds, leptonNumberMeV3: n} = history;
  let last = lnA.length - 1;
  while (last > 0 && timeSeconds[last]! > longest * lifetimeSeconds) last--;
  return Math.max(0, n[last]!) * exp(3 * (lnA[last]! - lnAToday) + Math.min(timeSeconds[last]! / lifetimeSeconds, longest));
};

export interface RelicRequest {
  readonly history: LateHistory;
  readonly particle: DecayingMatter;
  /** So many particles instead of the N of the history. */
  readonly testParticle?: TestParticle;
}

/** Relic density of N. */
export function relicDensity({history, particle, testParticle}: RelicRequest): RelicDensity {
  const {massMeV, lifetimeSeconds: tau} = particle, today = undecayedNumber(history, tau, testParticle);
  const omegaUndecayed = today * massMeV / criticalDensityMeV4, left = exp(-ageSeconds / tau), atRecombination = exp(-recombinationSeconds / tau);
  const omegaToday = omegaUndecayed * left, fraction = omegaUndecayed / darkMatterOmega, decayedShare = fraction * (atRecombination - left);
  const gone = !(omegaUndecayed > 0) || atRecombination < alive, overDensity = omegaUndecayed * atRecombination / darkMatterOmega, overDecays = decayedShare / largestDecayedShare;
  return {
    numberOverPhotons: today / photonDensity(cmbTemperatureMeV), omegaUndecayed, omegaToday, fraction,
    electromagneticFraction: fraction * shareOf(particle), decayedShare,
    verdict: gone ? "gone" : overDensity > 1 ? "overcloses" : overDecays > 1 ? "decays" : "allowed", overBound: gone ? 0 : Math.max(overDensity, overDecays)
  };
}
