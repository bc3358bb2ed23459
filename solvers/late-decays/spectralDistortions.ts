/**
 * Distortions of the CMB's spectrum by heat from decays:
 *   μ = 1.401 ∫dt (dQ/dt)/ρ_γ J_bb J_μ,   y = (1/4) ∫dt (dQ/dt)/ρ_γ J_bb J_y,   dQ/dt = (electromagnetic share)·M n_N Γ_N
 *   J_y = 1/(1 + ((1+z)/6e4)^2.58), J_μ = 1 − J_y,   J_bb = exp(−((1+z)/1.98e6)^{5/2})
 * The pair of visibilities conserves energy: μ/1.401 + 4y is all that J_bb lets through. y ends at z = 1089. Before z ~ 2e6 energy
 * only changes N_eff and η. References: Chluba:2013, Poulin:2017.
 * Neglected: the residual between μ and y (it carries energy that is counted here as one or the other), and photons that do not
 * thermalise: with M < 100 T at decay the injected photons themselves are the distortion, which is flagged and not modelled; hard
 * photons that escape relax the bound by up to 5 for E ≲ MeV near z ~ 1e4.
 */
import {hbarMeVSeconds} from "../../src/constants/units.js";
import {exp, log, power, square} from "../../src/numerics/elementary.js";
import {type DecayingMatter, shareOf} from "./decayingMatter.js";
import {timeline, type LateHistory, type TestParticle} from "./timeline.js";

/** μ of Δρ/ρ_γ released in the μ era. */
export const muPerEnergy = 1.401;
/** y of Δρ/ρ_γ released in the y era. */
export const yPerEnergy = 0.25;
const muTransition = 6e4, thermalisation = 1.98e6, lastScattering = 1089;

/** Share of energy that is not turned into a black body. */
export const blackBodyVisibility = (z: number): number => exp(-(power((1 + z) / thermalisation, 2.5)));
/** Share of a y distortion in what is left. */
export const yVisibility = (z: number): number => 1 / (1 + power((1 + z) / muTransition, 2.58));

export interface DistortionRequest {
  readonly history: LateHistory;
  readonly particle: DecayingMatter;
  readonly testParticle?: TestParticle;
  /** Spacing in ln a; 0.03 when absent. */
  readonly spacing?: number;
}

export interface Distortions {
  readonly mu: number;
  readonly y: number;
  /** ∫dt (dQ/dt)/ρ_γ over 1089 < z < 1e7, all of it and what J_bb lets through. */
  readonly released: number;
  readonly visible: number;
  /** Whether decays heat the plasma: false where M < 100 T(τ), and μ, y mean nothing. */
  readonly heats: boolean;
}

const hottestMeV = 2.4e-3, coldestMeV = 2.35e-7;
/** Of N lighter than this times T at decay the photons of decays are the distortion themselves. */
export const photonInjection = 100;

/** μ and y of late decays. */
export function spectralDistortions({history, particle, testParticle, spacing = 0.03}: DistortionRequest): Distortions {
  const {massMeV, lifetimeSeconds} = particle, share = shareOf(particle), widthMeV = hbarMeVSeconds / lifetimeSeconds;
  const track = timeline({history, lifetimeSeconds, hottestMeV, coldestMeV, spacing, ...(testParticle && {testParticle})});
  let mu = 0, y = 0, released = 0, visible = 0, heats = true;
  const {lnA, lnAToday, temperatureMeV, hubbleMeV, timeSeconds, numberMeV3} = track, count = lnA.length, end = lnAToday - log(1 + lastScattering);
  for (let k = 0; k < count; k++) {
    // Trapezoid in x; the last cell ends at z = 1089.
    const left = k === 0 ? 0 : Math.max(0, Math.min(end, lnA[k]!) - lnA[k - 1]!), right = k === count - 1 ? 0 : Math.max(0, Math.min(end, lnA[k + 1]!) - lnA[k]!);
    const step = (left + right) / 2, z = exp(lnAToday - lnA[k]!) - 1, photons = Math.PI * Math.PI / 15 * square(square(temperatureMeV[k]!));
    const heat = step * share * massMeV * numberMeV3[k]! * widthMeV / (hubbleMeV[k]! * photons), kept = heat * blackBodyVisibility(z), part = yVisibility(z);
    released += heat;
    visible += kept;
    mu += muPerEnergy * kept * (1 - part);
    y += yPerEnergy * kept * part;
    if (timeSeconds[k]! <= lifetimeSeconds) heats = massMeV >= photonInjection * temperatureMeV[k]!;
  }
  return {mu, y, released, visible, heats};
}

/** μ and y of energy Δρ/ρ_γ released at one redshift. */
export const distortionsOfRelease = (z: number, energyOverPhotons: number): {readonly mu: number; readonly y: number} => {
  const kept = z < lastScattering ? 0 : energyOverPhotons * blackBodyVisibility(z), part = yVisibility(z);
  return {mu: muPerEnergy * kept * (1 - part), y: yPerEnergy * kept * part};
};
