/**
 * χ² of what is measured, as functions of ω_b, and how the parameters that are not drawn leave it.
 *
 *   profiled      the least value over the parameter
 *   marginalised  −2 ln of the likelihood integrated over the parameter and its prior
 * Nuclear rates and τ_n shift Y_P and D/H linearly, with Gaussian priors: either way r is weighed by the summed covariance, (C + T)⁻¹ with
 * T = Σ J Jᵀ (Woodbury), and the ways differ by the volume ln det(C + T)/det C alone. T goes as the abundances squared, so this volume is a
 * constant where Y_P and D/H are near those measured, and changes a bound only far from them. ω_b enters non-linearly: its integral is done
 * numerically, and differs from the profile by 2 ln(σ_prior/σ_posterior), constant as far as the posterior's width is.
 * Over the dipole portal's plane either choice moves a Δχ² below 25 by 0.03 at most; taking the rates as exact moves it by 1.
 */
import {exp, log, square} from "../numerics/elementary.js";
import type {LateEvidence} from "./lateResult.js";
import type {LightElementResponse} from "./lightElementResponse.js";
import {helium3OverDeuterium, type Abundance, type CmbMeasurement} from "./measurements.js";

/** Relative covariance of (Y_P, D/H): [C_YY, C_YD, C_DD]. */
export type RelativeCovariance = readonly [number, number, number];

export interface LightElements {
  readonly elements: LightElementResponse;
  /** Relative theory covariance of (Y_P, D/H). */
  readonly theory: RelativeCovariance;
  /** The part of it that is integrated out rather than profiled. */
  readonly volume?: RelativeCovariance;
}

/** χ² of Y_P and D/H at ω_b. */
export const abundances = ({elements, theory, volume}: LightElements, omegaB: number, helium: Abundance, deuterium: Abundance): number => {
  const Y = elements.yP(omegaB), D = elements.dOverH(omegaB), [tYY, tYD, tDD] = theory;
  const yy = helium.sigma * helium.sigma + tYY * Y * Y, dd = deuterium.sigma * deuterium.sigma + tDD * D * D, yd = tYD * Y * D;
  const dy = Y - helium.mean, dD = D - deuterium.mean, chiSquare = (dd * dy * dy - 2 * yd * dy * dD + yy * dD * dD) / (yy * dd - yd * yd);
  return volume === undefined ? chiSquare : chiSquare + logVolume(volume, Y / helium.sigma, D / deuterium.sigma);
};

/** ln det(1 + C⁻¹ T) for measured errors C without correlation; y, d are the abundances over them. */
const logVolume = ([tYY, tYD, tDD]: RelativeCovariance, y: number, d: number): number => log((1 + tYY * y * y) * (1 + tDD * d * d) - square(tYD * y * d));

/** Relative 1σ of the cross sections that break ⁴He and D (late-decays/tables/photodisintegrationReactions.ts), all of one sign: more than if independent, but less where D is made and broken at once. */
const brokenHeliumSigma = 0.04, brokenDeuteriumSigma = 0.06;
/** Change of ln Y by 1σ of the cross sections: of what was made, and of the exponent of what was broken. */
const brokenSpread = (before: number, after: number, sigma: number): number => sigma * (after > before ? 1 - before / after : log(before / after));

/** Light elements after photons, with the errors of the cross sections among those of theory (profiled); as they were where nobody asks. */
export const afterPhotons = ({elements, theory: [tYY, tYD, tDD], volume, late}: LightElements & {readonly late?: LateEvidence}, omegaB: number): LightElements => {
  const broken = late?.broken, marginalised = volume && {volume};
  if (broken === undefined) return {elements, theory: [tYY, tYD, tDD], ...marginalised};
  const helium = brokenSpread(elements.yP(omegaB), broken.yP(omegaB), brokenHeliumSigma), deuterium = brokenSpread(elements.dOverH(omegaB), broken.dOverH(omegaB), brokenDeuteriumSigma);
  return {elements: broken, theory: [tYY + helium * helium, tYD, tDD + deuterium * deuterium], ...marginalised};
};

/** ³He/D that says all it can. */
const largestHelium3 = 100;
/** χ² of ³He/D above its bound. */
export const helium3 = ({elements}: LightElements, omegaB: number): number => {
  const {upper, sigma} = helium3OverDeuterium, ratio = Math.min(largestHelium3, elements.he3OverH(omegaB) / elements.dOverH(omegaB));
  return square(Math.max(0, (ratio - upper) / sigma));
};

/** χ² of the CMB Gaussian; one of fewer dimensions where a σ is infinite. */
export const cosmicBackground = ({nEff, elements}: {readonly nEff: number; readonly elements: LightElementResponse}, omegaB: number, cmb: CmbMeasurement): number => {
  const u = (omegaB - cmb.mean[0]) / cmb.sigma[0], v = (nEff - cmb.mean[1]) / cmb.sigma[1];
  const w = (elements.heliumMassFraction(omegaB) - cmb.mean[2]) / cmb.sigma[2], [a, b, c] = cmb.correlation;
  const determinant = 1 - a * a - b * b - c * c + 2 * a * b * c;
  return ((1 - c * c) * u * u + (1 - b * b) * v * v + (1 - a * a) * w * w
    + 2 * ((b * c - a) * u * v + (a * c - b) * u * w + (a * b - c) * v * w)) / determinant;
};

export const baryonPrior = (omegaB: number, cmb: CmbMeasurement): number => square((omegaB - cmb.mean[0]) / cmb.sigma[0]);

/** χ² without ω_b, and the ω_b at which it is least. */
export interface WithoutBaryons {
  readonly chiSquare: number;
  readonly omegaB: number;
}

/** ω_b is searched within so many σ of the CMB's. */
const reach = 8;

/** Least value over ω_b within 8 σ of the CMB's, by golden section (every χ² here has one valley). */
export const profiled = (chiSquare: (omegaB: number) => number, cmb: CmbMeasurement): WithoutBaryons => {
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = cmb.mean[0] - reach * cmb.sigma[0], high = cmb.mean[0] + reach * cmb.sigma[0];
  let left = high - golden * (high - low), right = low + golden * (high - low), f = chiSquare(left), g = chiSquare(right);
  while (high - low > 1e-9) {
    if (f < g) { high = right; right = left; g = f; left = high - golden * (high - low); f = chiSquare(left); }
    else { low = left; left = right; f = g; right = low + golden * (high - low); g = chiSquare(right); }
  }
  const omegaB = (low + high) / 2;
  return {chiSquare: chiSquare(omegaB), omegaB};
};

/** Nodes on either side of the peak, a posterior σ apart where that one is Gaussian: the trapezoidal rule is then exact to 1e-8. */
const nodes = 8;

/**
 * −2 ln ∫ dω_b e^(−χ²/2)/(√(2π) σ_CMB) around the peak, σ of the posterior from the curvature there. Equal to the profile where only the
 * CMB's marginal Gaussian knows ω_b.
 */
export const marginalised = (chiSquare: (omegaB: number) => number, cmb: CmbMeasurement): WithoutBaryons => {
  const {chiSquare: least, omegaB} = profiled(chiSquare, cmb), h = cmb.sigma[0] / 20;
  const bend = (chiSquare(omegaB + h) + chiSquare(omegaB - h) - 2 * least) / (h * h), step = Math.min(Math.sqrt(2 / Math.max(bend, 0)), cmb.sigma[0]);
  let sum = 1;
  for (let k = 1; k <= nodes; k++) for (const side of [k, -k]) {
    const value = chiSquare(omegaB + side * step);
    // A χ² that falls on beyond what is searched has its peak at the end of that: nothing counts there.
    if (value >= least) sum += exp((least - value) / 2);
  }
  return {chiSquare: least - 2 * log(sum * step / (Math.sqrt(2 * Math.PI) * cmb.sigma[0])), omegaB};
};
