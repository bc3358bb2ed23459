/** What a network leaves behind: abundances after all decays, and the ratios that are measured. */
import type {NucleusName} from "../../src/constants/nuclei.js";
import {heliumMassFraction} from "./baryonDensity.js";

export interface PrimordialAbundances {
  /** Order of the abundance arrays. */
  readonly species: readonly NucleusName[];
  /** Y_i = n_i/n_b after all decays. */
  readonly abundances: Float64Array;
  /** Y_i at the end of the network, with the ³H and ⁷Be that photons can still break. */
  readonly abundancesAtEnd: Float64Array;
  /** 4 n(⁴He)/n_b. */
  readonly yP: number;
  /** Mass fraction of helium, as used by CMB codes. */
  readonly heliumMassFraction: number;
  readonly dOverH: number;
  /** ³He/H with ³H. */
  readonly he3OverH: number;
  /** ⁷Li/H with ⁷Be. */
  readonly li7OverH: number;
}

/** n → p, ³H → ³He, ⁷Be → ⁷Li, ⁶He → ⁶Li, ⁸Li and ⁸B → 2 ⁴He. */
const decays: readonly (readonly [from: NucleusName, to: NucleusName, count: number])[] = [
  ["n", "p", 1], ["H3", "He3", 1], ["Be7", "Li7", 1], ["He6", "Li6", 1], ["Li8", "He4", 2], ["B8", "He4", 2],
];

/** Y_i after all that is unstable has decayed. */
export const afterDecays = (species: readonly NucleusName[], abundances: Float64Array): Float64Array => {
  const out = Float64Array.from(abundances);
  for (const [from, to, count] of decays) {
    const i = species.indexOf(from), j = species.indexOf(to);
    if (i < 0 || j < 0) continue;
    out[j] += count * out[i];
    out[i] = 0;
  }
  return out;
};

/** Ratios of the abundances that a network ended with. */
export const primordialAbundances = (species: readonly NucleusName[], abundancesAtEnd: Float64Array): PrimordialAbundances => {
  const abundances = afterDecays(species, abundancesAtEnd);
  const of = (name: NucleusName): number => abundances[species.indexOf(name)];
  const yP = 4 * of("He4"), hydrogen = of("p");
  return {
    species, abundances, abundancesAtEnd, yP, heliumMassFraction: heliumMassFraction(yP),
    dOverH: of("H2") / hydrogen, he3OverH: of("He3") / hydrogen, li7OverH: of("Li7") / hydrogen,
  };
};
