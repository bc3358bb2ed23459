/**
 * Flavour oscillations averaged over many periods, with the mixing that thermal e± leave at momentum p and temperature T.
 *
 *   P_ee = Σ_i |U_ei|⁴ with sin²θ₁₂, sin²θ₁₃ in matter:  cos 2θ_m = (cos 2θ + A/Δm²)/√(sin²2θ + (cos 2θ + A/Δm²)²)
 *   A = 2p|V_e| = (28√2 π²/45) G_F p² T⁴/m_W²: the same sign for ν and ν̄, no resonance in normal ordering
 * θ₂₃ is maximal, so that ν_μ and ν_τ are alike at all times: their oscillation is faster than H below 10 MeV.
 * What collisions and decays make of each flavour is shared by P at once, and what they take is taken from mass states. Neutrinos have
 * occupations n_i of these, f_α = Σ|U_αi|² n_i; where flavour α alone loses at the rate Γ, n_i loses |U_αi|² Γ n_i and not |U_αi|² Γ f_α:
 *   df_e/dt −= Γ Σ_i |U_ei|²|U_αi|² (n_i − f_α),   df_x/dt += half of it        (coherence that a collision ends)
 * with n_i = A + B|U_ei|², of which f_e and f_x are the two moments. References: Notzold:1988, Froustey:2020.
 * Neglected: the change of f when mixing itself changes (spectra are equal while matter suppresses it), muons in the plasma; the same for
 * neutrinos that scatter on each other.
 */
import {reactorMixingSinSquared, solarMixingSinSquared} from "../../../src/constants/neutrinoMixing.js";
import {fermiConstantPerMeV2, wBosonMassMeV} from "../../../src/constants/particles.js";
import {square} from "../../../src/numerics/elementary.js";

/** Δm²₂₁ and Δm²₃₁ [MeV²] of normal ordering. Source: NuFIT 5.2 (2022), JHEP 09 (2020) 178. */
const solarSplittingMeV2 = 7.41e-17, atmosphericSplittingMeV2 = 2.507e-15;

/** A/(p² T⁴) [MeV⁻⁴]. */
const matterStrength = 28 * Math.SQRT2 * Math.PI * Math.PI / 45 * fermiConstantPerMeV2 / (wBosonMassMeV * wBosonMassMeV);

const sineSquaredInMatter = (sineSquared: number, ratio: number): number => {
  const cosine = 1 - 2 * sineSquared + ratio, doubleSquared = 4 * sineSquared * (1 - sineSquared);
  // (1 − cos 2θ_m)/2 without cancellation where matter wins.
  const length = Math.sqrt(doubleSquared + cosine * cosine);
  return doubleSquared / (2 * length * (length + cosine));
};

/**
 * At momentum p [MeV] in a plasma at T [MeV]: P_ee into out[0]; what df_e/dt is less by, over f_e − f_x, per rate at which ν_e are lost and
 * per rate at which ν_μ and ν_τ are, into out[1..2].
 */
export const averagedMixing = (momentumMeV: number, temperatureMeV: number, out: Float64Array): void => {
  const A = matterStrength * square(momentumMeV * temperatureMeV * temperatureMeV);
  const s12 = sineSquaredInMatter(solarMixingSinSquared, A / solarSplittingMeV2), s13 = sineSquaredInMatter(reactorMixingSinSquared, A / atmosphericSplittingMeV2);
  const first = (1 - s12) * (1 - s13), second = s12 * (1 - s13), P = out[0] = first * first + second * second + s13 * s13;
  // Σu² − P² and what is left of it for the others, without cancellation where matter wins: variances of u = |U_ei|² weighted with u and 1 − u.
  const perUnit = 2 / (3 * P - 1), u2 = first * second * square(first - second) + first * s13 * square(first - s13) + second * s13 * square(second - s13);
  out[1] = perUnit * u2;
  out[2] = perUnit * (P * (1 - P) - u2 - square(1 - P) / 2);
};

/** P_ee of momentum p [MeV] in a plasma at T [MeV]: 0.55 in vacuum, 1 where matter suppresses mixing. */
export const averagedSurvival = (momentumMeV: number, temperatureMeV: number): number => {
  averagedMixing(momentumMeV, temperatureMeV, scratch);
  return scratch[0]!;
};
const scratch = new Float64Array(3);
