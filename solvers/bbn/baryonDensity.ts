/**
 * Baryon number density today from ω_b = Ω_b h². ω_b is a mass density of atoms; a nucleon in helium weighs 0.5 % less than one in
 * hydrogen, so n_b depends on Y_P. A change of 0.01 in Y_P moves n_b by 5e-5, and D/H by 9e-5: a fixed Y_P is enough.
 */
import {criticalDensityGramPerCm3} from "../../src/constants/cosmology.js";
import {nuclei} from "../../src/constants/nuclei.js";
import {electronMassMeV} from "../../src/constants/particles.js";
import {avogadroPerMole, gramInMeV} from "../../src/constants/units.js";

const hydrogenMassMeV = nuclei.p.massMeV + electronMassMeV;
const heliumMassMeV = nuclei.He4.massMeV + 2 * electronMassMeV;

/** Mean mass of a baryon today [MeV], electrons included, for Y_P = 4 n(⁴He)/n_b. */
export const meanBaryonMassMeV = (yP = 0.247): number => (1 - yP) * hydrogenMassMeV + 0.25 * yP * heliumMassMeV;

/** Baryons today [1/cm³]: n_b = ω_b ρ_crit/h² / m̄. */
export const baryonDensityPerCm3 = (omegaB: number, yP = 0.247): number =>
  (omegaB * criticalDensityGramPerCm3 * gramInMeV) / meanBaryonMassMeV(yP);

/** The same in mol/cm³, the unit that N_A⟨σv⟩ wants. */
export const baryonDensityMolePerCm3 = (omegaB: number, yP = 0.247): number => baryonDensityPerCm3(omegaB, yP) / avogadroPerMole;

/** Helium mass fraction, as the CMB codes use it, from Y_P = 4 n(⁴He)/n_b. */
export const heliumMassFraction = (yP: number): number => (0.25 * yP * heliumMassMeV) / meanBaryonMassMeV(yP);
