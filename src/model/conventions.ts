/**
 * The one place where the convention of the dipole coupling is written.
 *
 *   L = d_α ν̄_{L,α} σ_{μν} F^{μν} N + h.c.,   σ = (i/2)[γ, γ]          (Magill:2018, eq. (1))
 *
 * d has the dimension of an inverse energy: GeV⁻¹ at the doors, MeV⁻¹ inside.
 * Works that write (μ/2) ν̄ σ F N quote μ = 2d, mostly in Bohr magnetons (Brdar:2020): d = μ/2.
 * Dirac N: N → ν γ alone. Majorana N: N → ν γ and N → ν̄ γ, so twice the width at equal d.
 * Flavours: d_α = w_α d, never normalised; "universal" is w = (1, 1, 1), three times every one-flavour rate.
 */
import {electronMassMeV, fineStructure} from "../constants/particles.js";
import type {Flavor, Nature, Population} from "./heavyNeutralLepton.js";
import type {FlavorChoice} from "./scenarioTypes.js";

/** Number of MeV in a GeV. */
export const megaPerGiga = 1000;

/** An inverse energy [MeV⁻¹] from [GeV⁻¹]. */
export const perMeVFromPerGeV = (perGeV: number): number => perGeV / megaPerGiga;

/** An inverse energy [GeV⁻¹] from [MeV⁻¹]. */
export const perGeVFromPerMeV = (perMeV: number): number => perMeV * megaPerGiga;

/** Bohr magneton [GeV⁻¹]: μ_B = e/(2 m_e), e = √(4πα). */
export const bohrMagnetonPerGeV = (megaPerGiga * Math.sqrt(4 * Math.PI * fineStructure)) / (2 * electronMassMeV);

/** Magnetic moment μ of L = (μ/2) ν̄ σ F N from d, in the unit of d: μ = 2d. */
export const momentFromDipole = (dipole: number): number => 2 * dipole;

/** d from the magnetic moment μ of L = (μ/2) ν̄ σ F N, in the unit of μ: d = μ/2. */
export const dipoleFromMoment = (moment: number): number => moment / 2;

/** d [GeV⁻¹] from μ [μ_B]: d = 148.152 GeV⁻¹ · μ/μ_B. */
export const dipolePerGeVFromBohrMagnetons = (bohrMagnetons: number): number => dipoleFromMoment(bohrMagnetons * bohrMagnetonPerGeV);

/** μ [μ_B] from d [GeV⁻¹]. */
export const bohrMagnetonsFromDipolePerGeV = (dipolePerGeV: number): number => momentFromDipole(dipolePerGeV) / bohrMagnetonPerGeV;

/** Lepton numbers into which one state of N decays: 1 for Dirac, 2 for Majorana. */
export const widthFactor = (nature: Nature): 1 | 2 => (nature === "majorana" ? 2 : 1);

/** States of N: particle, antiparticle and helicities; 4 for Dirac, 2 for Majorana. */
export const degreesOfFreedom = (nature: Nature): 2 | 4 => (nature === "majorana" ? 2 : 4);

const diracPopulations: readonly Population[] = [
  {name: "active helicity", degreesOfFreedom: 2, helicity: 1, scattering: {active: 1, sterile: 0}},
  {name: "sterile helicity", degreesOfFreedom: 2, helicity: -1, scattering: {active: 0, sterile: 1}}
];
const majoranaPopulations: readonly Population[] = [
  {name: "both helicities", degreesOfFreedom: 2, helicity: 0, scattering: {active: 1, sterile: 1}}
];

/**
 * States that share one momentum distribution. Dirac: {N(+), N̄(−)} scatter with Γ₊, which is not suppressed for
 * M ≪ T, and {N(−), N̄(+)} with Γ₋. Majorana: each helicity reaches ν by one chirality and ν̄ by the other, Γ₊ + Γ₋.
 */
export const populationsOf = (nature: Nature): readonly Population[] => (nature === "majorana" ? majoranaPopulations : diracPopulations);

/** Weights w_α of d_α = w_α d. */
export function couplingWeights(flavor: FlavorChoice): Readonly<Record<Flavor, number>> {
  if (typeof flavor === "object") return {e: flavor.e, mu: flavor.mu, tau: flavor.tau};
  const all = flavor === "universal";
  return {e: all || flavor === "e" ? 1 : 0, mu: all || flavor === "mu" ? 1 : 0, tau: all || flavor === "tau" ? 1 : 0};
}

/** w_α² of a choice of flavours, not normalised. */
export const squaredWeights = (flavor: FlavorChoice): Readonly<Record<Flavor, number>> => {
  const {e, mu, tau} = couplingWeights(flavor);
  return {e: e * e, mu: mu * mu, tau: tau * tau};
};
