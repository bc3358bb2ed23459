/**
 * Radiative captures may emit an e⁺e⁻ pair in place of the photon: the evaluations count photons, so the rate is larger by
 *   r = (α/3π) ∫_{4m²}^{ω²} dμ²/μ² (1 + 2m²/μ²) √(1 − 4m²/μ²) K(μ²/ω²),
 *   K = √(1 − s)(1 + s/2) for E1, (1 − s)^{3/2} for M1: phase space and polarisations of a photon of mass μ over those of a real one.
 * ω = Q + energy of the relative motion. The reverse rate takes the same factor (detailed balance).
 * References: Pitrou:2020. Neglected: vacuum polarisation of the Coulomb barrier, ten times smaller.
 */
import {nuclei, type NucleusName} from "../../src/constants/nuclei.js";
import {electronMassMeV, fineStructure} from "../../src/constants/particles.js";
import {gigakelvinInMeV} from "../../src/constants/units.js";
import {cbrt, exp, expm1, log, power, square} from "../../src/numerics/elementary.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";
import type {ReactionData} from "./reaction.js";

/** Share of pairs r of an electric or magnetic dipole transition of energy ω. */
export const pairShare = (energyMeV: number, kind: "E1" | "M1"): number => {
  const least = 2 * electronMassMeV;
  if (energyMeV <= least) return 0;
  // u = ln μ²: dμ²/μ² = du.
  const integral = tanhSinh((u, distance) => {
    const threshold = u < log(least * energyMeV);
    const below = threshold ? -expm1(-distance) : 1 - least * least * exp(-u);
    const above = threshold ? 1 - exp(u) / (energyMeV * energyMeV) : -expm1(-distance);
    const s = 1 - above, kernel = kind === "E1" ? Math.sqrt(above) * (1 + 0.5 * s) : power(above, 1.5);
    return (1 + 0.5 * (1 - below)) * Math.sqrt(below) * kernel;
  }, 2 * log(least), 2 * log(energyMeV), 1e-9);
  return (fineStructure / (3 * Math.PI)) * integral.value;
};

/** T9 at which light elements are made by captures; r changes by 3 % for twice this. */
const typicalT9 = 0.6;

/** Energy of the relative motion [MeV]: Gamow's peak, or 3T/2 for neutrons. */
const relativeEnergyMeV = (reactants: readonly string[]): number => {
  const [a, b] = reactants.map((name) => nuclei[name as NucleusName]);
  const reducedMassNumber = (a.massNumber * b.massNumber) / (a.massNumber + b.massNumber);
  return a.charge * b.charge === 0 ? 1.5 * typicalT9 * gigakelvinInMeV
    : 0.122 * cbrt(square(a.charge * b.charge) * reducedMassNumber * typicalT9 * typicalT9);
};

/** 1 + r of a radiative capture; 1 for all else. n + p → d γ is M1 at the energies that matter, the others are E1. */
export const pairEmissionFactor = ({name, reactants, products, QMeV}: ReactionData): number =>
  products.length > 1 ? 1 : 1 + pairShare(QMeV + relativeEnergyMeV(reactants), name === "n_p__d_g" ? "M1" : "E1");
