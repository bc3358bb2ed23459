/**
 * Rates [MeV] at which an energetic photon (E ≫ T) of the early universe scatters, ħ = c = 1:
 *   γγ → e⁺e⁻ on the CMB:  Γ = (α²m²T/(πE²)) ∫_1^∞ dt [(3 − β⁴) ln((1+β)/(1−β)) − 2β(2 − β²)]·(−ln(1 − e^{−t/τ})),  β² = 1 − 1/t, τ = E T/m²
 *   γγ → γγ:               Γ = 0.151348 α⁴ m (E/m)³ (T/m)⁶ of the Euler-Heisenberg Lagrangian; times e^{1−E T/m²} above E T = m², where
 *                          it does not hold and pairs are made 1e4 times faster
 *   Compton on electrons, Bethe-Heitler on p and ⁴He per Σ Z² n.
 * References: Kawasaki:1994, Hufnagel:2018. Neglected, as in Depta:2020: pair production on electrons (nothing below 5 MeV; far above 100 MeV
 * it nears 0.9 of Bethe-Heitler: up to 10 % on what breaks ⁴He) and nuclei heavier than ⁴He (1e-9). m is that of the electron.
 */
import {zeta3} from "../../src/constants/cosmology.js";
import {electronMassMeV as m, fineStructure as alpha} from "../../src/constants/particles.js";
import {cube, exp, log, log1p, square} from "../../src/numerics/elementary.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";
import {Spline} from "../../src/numerics/spline.js";

/** r_e² [MeV⁻²]. */
export const electronRadiusSquared = square(alpha / m);
/** α r_e² [MeV⁻²]. */
export const alphaRadiusSquared = alpha * electronRadiusSquared;

/** e^{−1/τ} kills pair production below this τ = E T/m². */
export const smallestTau = 1 / 300;
const largestTau = 1e4;

/** ∫ dt [...](−ln(1 − e^{−t/τ})), by double-exponential quadrature. */
export const pairIntegral = (tau: number): number => tanhSinh((t, distance) => {
  const over = distance < 0.5 ? distance : t - 1, beta = Math.sqrt(over / t), b2 = beta * beta;
  const shape = (3 - b2 * b2) * (2 * log1p(beta) + log(t)) - 2 * beta * (2 - b2);
  return -shape * log1p(-exp(-t / tau));
}, 1, Infinity, 1e-10).value;

let pairTable: Spline | undefined;
/** ln[∫ e^{1/τ}] over ln τ, built once. */
const logPair = (): Spline => {
  if (pairTable !== undefined) return pairTable;
  const from = log(smallestTau), nodes = 150, step = (log(largestTau) - from) / (nodes - 1);
  const x = Float64Array.from({length: nodes}, (_, i) => from + i * step);
  return pairTable = new Spline(x, x.map(l => log(pairIntegral(exp(l))) + exp(-l)));
};

/** Pair production on the CMB [MeV]. */
export const pairRate = (energyMeV: number, temperatureMeV: number): number => {
  const tau = energyMeV * temperatureMeV / (m * m);
  if (tau <= smallestTau) return 0;
  return square(alpha * m / energyMeV) * temperatureMeV / Math.PI * exp(logPair().at(log(Math.min(tau, largestTau))) - 1 / tau);
};

/** γγ → γγ [MeV]. - Svensson & Zdziarski as quoted in Kawasaki:1994 */
export const lightByLightRate = (energyMeV: number, temperatureMeV: number): number => {
  const x = energyMeV * temperatureMeV / (m * m), t = temperatureMeV / m;
  return lightByLightUnit * (x * t) * (x * t) * (x * t) * (x > 1 ? exp(1 - x) : 1);
};
const lightByLightUnit = (1112 * 7 * 8 * Math.PI * Math.PI * Math.PI / (63 * 10125 * 20)) * square(alpha * alpha) * m;

/** Compton scattering for n_e = 1 MeV³ [MeV⁻²], Klein-Nishina. */
export const comptonCrossSection = (energyMeV: number): number => {
  const x = 2 * energyMeV / m;
  return 2 * Math.PI * electronRadiusSquared / x * ((1 - 4 / x - 8 / (x * x)) * log1p(x) + 0.5 + 8 / x - 1 / (2 * square(1 + x)));
};

/** Pair production on a bare nucleus over Z² [MeV⁻²]. - Maximon, as in Kawasaki:1994 */
export const betheHeitlerCrossSection = (energyMeV: number): number => {
  const k = energyMeV / m;
  if (k <= 2) return 0;
  if (k <= 4) {
    const r = (2 * k - 4) / (k + 2 + 2 * Math.sqrt(2 * k));
    return alphaRadiusSquared * 2 * Math.PI / 3 * cube((k - 2) / k) * (1 + r * (1 / 2 + r * (23 / 40 + r * (11 / 60 + r * 29 / 960))));
  }
  const L = log(2 * k), q = square(2 / k);
  return alphaRadiusSquared * (28 / 9 * L - 218 / 27 + q * (2 / 3 * L * L * L - L * L + (6 - Math.PI * Math.PI / 3) * L + 2 * zeta3 + Math.PI * Math.PI / 6 - 7 / 2)
    - q * q * (3 / 16 * L + 1 / 8) - q * q * q * (29 / 2304 * L - 77 / 13824));
};

/** What photons meet, besides the CMB. */
export interface Targets {
  /** n_e [MeV³]. */
  readonly electronsMeV3: number;
  /** Σ Z² n [MeV³]. */
  readonly chargeSquaredMeV3: number;
}

/** Γ_γ(E) [MeV], all processes. */
export const photonRate = (energyMeV: number, temperatureMeV: number, targets: Targets): number =>
  photonRateOf(energyMeV, temperatureMeV, targets, comptonCrossSection(energyMeV), betheHeitlerCrossSection(energyMeV));

/** The same for who has the cross sections, which know E alone, at hand. */
export const photonRateOf = (energyMeV: number, temperatureMeV: number, {electronsMeV3, chargeSquaredMeV3}: Targets, compton: number, betheHeitler: number): number =>
  pairRate(energyMeV, temperatureMeV) + lightByLightRate(energyMeV, temperatureMeV) + electronsMeV3 * compton + chargeSquaredMeV3 * betheHeitler;
