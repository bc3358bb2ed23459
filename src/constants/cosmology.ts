/**
 * Constants of the sky. What a scenario may vary (τ_n, ω_b, ΔN_eff) is not here.
 * Source: T_0 from Fixsen, Astrophys. J. 707, 916 (2009); the rest is computed from it and from CODATA 2022.
 */
import {boltzmannMeVPerKelvin, gramPerCm3InMeV4, hbarMeVSeconds, megaparsecInKm, perCm3InMeV3, planckMassMeV} from "./units.js";

/** ζ(3). */
export const zeta3 = 1.2020569031595942;

/** Temperature of the cosmic microwave background today [K], ±0.0006. */
export const cmbTemperatureKelvin = 2.7255;
/** The same [MeV]. */
export const cmbTemperatureMeV = cmbTemperatureKelvin * boltzmannMeVPerKelvin;

/** Photons today [MeV³]: n_γ = 2ζ(3)T³/π². */
export const cmbPhotonDensityMeV3 = ((2 * zeta3) / (Math.PI * Math.PI)) * cmbTemperatureMeV * cmbTemperatureMeV * cmbTemperatureMeV;
/** Photons today [1/cm³], 410.7. */
export const cmbPhotonDensityPerCm3 = cmbPhotonDensityMeV3 / perCm3InMeV3;

/** Hubble rate of 100 km/s/Mpc [1/s]. */
export const hubbleHundredPerSecond = 100 / megaparsecInKm;
/** The same [MeV]. */
export const hubbleHundredMeV = hubbleHundredPerSecond * hbarMeVSeconds;

/** Critical density over h² [MeV⁴]: 3 H² m_Pl²/(8π) at H = 100 km/s/Mpc. */
export const criticalDensityMeV4 = (3 * hubbleHundredMeV * hubbleHundredMeV * planckMassMeV * planckMassMeV) / (8 * Math.PI);
/** Critical density over h² [g/cm³], 1.878e-29. */
export const criticalDensityGramPerCm3 = criticalDensityMeV4 / gramPerCm3InMeV4;

/** (4/11)^{1/3}: T_ν/T_γ after e± annihilation in the limit of instantaneous decoupling. */
export const instantaneousNeutrinoTemperatureRatio = 0.7137658555036082;
