/**
 * What drives the expansion besides plasma, neutrinos and N: inert radiation and matter, and H itself.
 *   H² = 8πρ/(3 m_Pl²);   ρ_x a⁴ and ρ_m a³ are constant.
 */
import {cmbTemperatureMeV, criticalDensityMeV4} from "../../src/constants/cosmology.js";
import {planckMassMeV} from "../../src/constants/units.js";
import {cube, exp, log, power, square} from "../../src/numerics/elementary.js";
import {Spline} from "../../src/numerics/spline.js";

/** Baryons and cold dark matter today, ω_m = Ω_m h². - Planck:2018 */
export const matterDensityOmega = 0.1430;

/** H [MeV] from ρ [MeV⁴]. */
export const hubbleRate = (energyDensityMeV4: number): number => Math.sqrt(8 * Math.PI / 3 * energyDensityMeV4) / planckMassMeV;

/** ρ_m a³ [MeV⁴] from today's, when the photons end with T_γ a [MeV]. */
export const comovingMatter = (photonScaledTemperatureMeV: number): number =>
  matterDensityOmega * criticalDensityMeV4 * cube(photonScaledTemperatureMeV / cmbTemperatureMeV);

/** Radiation that talks to nothing: ρ_x = A (7π²/120)(4/11)^{4/3} T_x⁴, T_x a constant. */
export interface InertRadiation {
  readonly amplitude: number;
  /** T_x a [MeV]. */
  readonly scaledTemperatureMeV: number;
}

/** ρ_x [MeV⁴] at x = ln a. */
export const inertEnergyDensity = (inert: InertRadiation, x: number): number =>
  inert.amplitude === 0 ? 0 : inert.amplitude * 7 * Math.PI * Math.PI / 120 * power(4 / 11, 4 / 3) * square(square(inert.scaledTemperatureMeV * exp(-x)));

/** Components that only make the universe expand: writes ρ and P = (n/3 − 1)ρ [MeV⁴] at x into out[0..1]. */
export type ExtraFluid = (x: number, out: Float64Array) => void;

/** Sum of components ρ_i ~ a^(−n_i) that have `energyMeV4` at `lnA`. */
export const powerLaws = (components: readonly {readonly exponent: number; readonly energyMeV4: number; readonly lnA: number}[]): ExtraFluid => (x, out) => {
  out[0] = 0; out[1] = 0;
  for (const {exponent, energyMeV4, lnA} of components) {
    const energy = energyMeV4 * exp(-exponent * (x - lnA));
    out[0] += energy;
    out[1]! += (exponent / 3 - 1) * energy;
  }
};

/** The sum of several. */
export const sumOf = (fluids: readonly ExtraFluid[]): ExtraFluid => {
  const one = new Float64Array(2);
  return fluids.length === 1 ? fluids[0]! : (x, out) => {
    let energy = 0, pressure = 0;
    for (const fluid of fluids) { fluid(x, one); energy += one[0]!; pressure += one[1]!; }
    out[0] = energy; out[1] = pressure;
  };
};

/** A component given by ρ [MeV⁴] against a, 1 today: a spline of ln ρ in ln a, straight beyond its ends; P from its slope. */
export const tabulated = ({scaleFactor, energyMeV4}: {readonly scaleFactor: readonly number[]; readonly energyMeV4: readonly number[]}, photonScaledTemperatureMeV: number): ExtraFluid => {
  const today = log(photonScaledTemperatureMeV / cmbTemperatureMeV), x = scaleFactor.map(a => log(a) + today), spline = new Spline(x, energyMeV4.map(log));
  const first = x[0]!, last = x.at(-1)!;
  return (at, out) => {
    const inside = Math.min(Math.max(at, first), last), slope = spline.slope(inside), energy = exp(spline.at(inside) + slope * (at - inside));
    out[0] = energy;
    out[1] = -(1 + slope / 3) * energy;
  };
};

/** N_eff = (8/7)(11/4)^{4/3} ρ_ν/ρ_γ. */
export const effectiveNeutrinos = (neutrinoAndInertMeV4: number, photonTemperatureMeV: number): number =>
  8 / 7 * power(11 / 4, 4 / 3) * neutrinoAndInertMeV4 / (Math.PI * Math.PI / 15 * square(photonTemperatureMeV * photonTemperatureMeV));
