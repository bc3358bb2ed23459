/**
 * Units at the doors. Inside, ħ = c = k_B = 1 and everything is a power of MeV; a quantity comes in by multiplying with
 * `xInMeV`, `xInPerMeV`, ... and goes out by dividing.
 * Source: the 2019 SI (h, e, k_B, c exact), IAU 2012 (astronomical unit) and 2015 (nominal solar GM); CODATA 2022 for G and u.
 */

// Exact by definition of the SI.
const planckJouleSeconds = 6.62607015e-34;
const chargeCoulomb = 1.602176634e-19;
const boltzmannJoulePerKelvin = 1.380649e-23;
const speedOfLightMetrePerSecond = 299792458;
const jouleInMeV = 1 / (1e6 * chargeCoulomb);

/** Avogadro's number [1/mol], exact. */
export const avogadroPerMole = 6.02214076e23;

/** ħ [MeV s]. */
export const hbarMeVSeconds = (planckJouleSeconds / (2 * Math.PI)) * jouleInMeV;

/** c [cm/s], exact. */
export const speedOfLightCmPerSecond = 100 * speedOfLightMetrePerSecond;

/** ħc [MeV fm], 197.327. */
export const hbarCMeVFm = hbarMeVSeconds * speedOfLightCmPerSecond * 1e13;

/** k_B [MeV/K]. */
export const boltzmannMeVPerKelvin = boltzmannJoulePerKelvin * jouleInMeV;

/** 10⁹ K [MeV]: T [MeV] = T9 · gigakelvinInMeV. */
export const gigakelvinInMeV = 1e9 * boltzmannMeVPerKelvin;

/** 1 erg [MeV]. */
export const ergInMeV = 1e-7 * jouleInMeV;

/** 1 g [MeV], as a rest energy. */
export const gramInMeV = 1e-3 * speedOfLightMetrePerSecond * speedOfLightMetrePerSecond * jouleInMeV;

/** 1 s [1/MeV]. */
export const secondInPerMeV = 1 / hbarMeVSeconds;

/** Julian year [s], exact. */
export const yearInSeconds = 365.25 * 86400;

/** 1 cm [1/MeV]. */
export const centimetreInPerMeV = 1 / (hbarMeVSeconds * speedOfLightCmPerSecond);

/** 1 km [1/MeV]. */
export const kilometreInPerMeV = 1e5 * centimetreInPerMeV;

/** 1 fm [1/MeV]. */
export const femtometreInPerMeV = 1e-13 * centimetreInPerMeV;

/** 1 barn [1/MeV²]. */
export const barnInPerMeV2 = 1e-24 * centimetreInPerMeV * centimetreInPerMeV;

/** 1 parsec [cm]: 648000/π astronomical units of 149597870700 m. - IAU 2012 and 2015 */
export const parsecInCm = (648000 / Math.PI) * 149597870700e2;

/** 1 Mpc [km]. */
export const megaparsecInKm = parsecInCm * 10;

/** 1 Mpc [1/MeV]. */
export const megaparsecInPerMeV = megaparsecInKm * kilometreInPerMeV;

/** 1/cm³ [MeV³]. */
export const perCm3InMeV3 = 1 / (centimetreInPerMeV * centimetreInPerMeV * centimetreInPerMeV);

/** 1 g/cm³ [MeV⁴]. */
export const gramPerCm3InMeV4 = gramInMeV * perCm3InMeV3;

/** 1 erg/s [MeV²]. */
export const ergPerSecondInMeV2 = ergInMeV * hbarMeVSeconds;

/** Factor that takes an emissivity from MeV⁵ to erg cm⁻³ s⁻¹. */
export const perMeV5ToErgPerCm3Second = 1 / (ergPerSecondInMeV2 * perCm3InMeV3);

/** Atomic mass unit [MeV]. - CODATA 2022 */
export const atomicMassUnitMeV = 931.49410372;

/** Newton's G [cm³ g⁻¹ s⁻²]. - CODATA 2022, ±2.2e-5 relative */
export const newtonCm3PerGramSecond2 = 6.6743e-8;

/** Planck mass G^{−1/2} [MeV], 1.22089e22: √(ħc/G) as a rest energy. */
export const planckMassMeV = Math.sqrt(((hbarMeVSeconds / ergInMeV) * speedOfLightCmPerSecond) / newtonCm3PerGramSecond2) * gramInMeV;

/** Solar mass [g]: nominal GM = 1.3271244e26 cm³/s² over G. - IAU 2015, resolution B3 */
export const solarMassGram = 1.3271244e26 / newtonCm3PerGramSecond2;
