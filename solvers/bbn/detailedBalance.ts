/**
 * What a reaction must satisfy: charge, baryon number, Q value and reverse rate follow from the nuclei on both sides,
 *   reverse/forward = (S_before/S_after) Π n_before/Π n_after,  n_i = g_i (m_i T/2π)^{3/2} e^{−m_i/T},  S = 1/Π(multiplicity!).
 */
import {nuclei, type NucleusName} from "../../src/constants/nuclei.js";
import {avogadroPerMole, gigakelvinInMeV, perCm3InMeV3} from "../../src/constants/units.js";
import {exp, log, power} from "../../src/numerics/elementary.js";
import {inverseFactorials, type ReactionData, type ReverseCoefficients} from "./reaction.js";

const sum = (names: readonly string[], of: (name: NucleusName) => number): number =>
  names.reduce((total, name) => total + of(name as NucleusName), 0);

/** α, β, γ of detailed balance from masses and spins. */
export const reverseFromMasses = ({reactants, products}: ReactionData): ReverseCoefficients => {
  // ln of the density of states at T9 = 1 [mol/cm³], without e^{−m/T}.
  const logStates = (name: NucleusName): number => {
    const {degeneracy, massMeV} = nuclei[name];
    return log((degeneracy * power((massMeV * gigakelvinInMeV) / (2 * Math.PI), 1.5)) / (perCm3InMeV3 * avogadroPerMole));
  };
  const released = sum(reactants, (i) => nuclei[i].massMeV) - sum(products, (i) => nuclei[i].massMeV);
  return {
    alpha: (inverseFactorials(reactants) / inverseFactorials(products)) * exp(sum(reactants, logStates) - sum(products, logStates)),
    beta: 1.5 * (reactants.length - products.length),
    gamma: -released / gigakelvinInMeV,
  };
};

/** Published values carry older masses: Q and γ may be off by 5 and 2 keV, α by 0.2 %. */
const qToleranceMeV = 0.005, gammaToleranceMeV = 0.002, alphaTolerance = 2e-3;

/** Throws when a reaction does not conserve charge or baryon number, or its Q value or reverse rate is not that of its nuclei. */
export const checkReaction = (reaction: ReactionData): void => {
  const {name, reactants, products, QMeV, reverse} = reaction;
  for (const nucleus of [...reactants, ...products]) {
    if (!(nucleus in nuclei)) throw new Error(`${name}: unknown nucleus ${nucleus}; known are ${Object.keys(nuclei).join(", ")}`);
  }
  const charge = sum(products, (i) => nuclei[i].charge) - sum(reactants, (i) => nuclei[i].charge);
  const number = sum(products, (i) => nuclei[i].massNumber) - sum(reactants, (i) => nuclei[i].massNumber);
  if (charge !== 0 || number !== 0) throw new Error(`${name}: charge changes by ${charge}, baryon number by ${number}; both must be 0`);
  const expected = reverseFromMasses(reaction), released = -expected.gamma * gigakelvinInMeV;
  if (Math.abs(released - QMeV) > qToleranceMeV) throw new Error(`${name}: QMeV = ${QMeV}, but the masses give ${released.toFixed(5)}`);
  const gammaOff = Math.abs(reverse.gamma - expected.gamma) * gigakelvinInMeV > gammaToleranceMeV;
  const alphaOff = Math.abs(reverse.alpha / expected.alpha - 1) > alphaTolerance;
  if (gammaOff || alphaOff || reverse.beta !== expected.beta) {
    throw new Error(`${name}: reverse rate ${JSON.stringify(reverse)}, but masses and spins give ${JSON.stringify(expected)}`);
  }
};
