/**
 * Reactions as data.
 * A flux is rate · Π(Y_i n_b/N_A)^… over the factorials of identical nuclei; the inverse comes from detailed balance.
 */
import type {NucleusName} from "../../src/constants/nuclei.js";

export interface RateTable {
  /** The evaluation behind the numbers. */
  readonly source: string;
  /** N_A⟨σv⟩ [cm³ mol⁻¹ s⁻¹ or cm⁶ mol⁻² s⁻¹] on a uniform grid in ln T9 from 0.001 to 10. */
  readonly rate: readonly number[];
  /** f − 1, with f the log-normal 1σ factor, on a uniform grid in ln T9 from 0.001 to 10. */
  readonly sigma: readonly number[];
}

/** reverse/forward = α·T9^β·exp(γ/T9). */
export interface ReverseCoefficients {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

export interface ReactionData {
  readonly name: string;
  readonly network: "key" | "full";
  readonly reactants: readonly string[];
  readonly products: readonly string[];
  readonly QMeV: number;
  readonly reverse: ReverseCoefficients;
  /** Emits a photon beside two nuclei or more: a channel of its own next to the reaction without one. */
  readonly photon?: true;
}

export type NetworkName = "key" | "full";

/** Nuclei of each network, in the order of every abundance array. Written once, here. */
export const speciesOf: Readonly<Record<NetworkName, readonly NucleusName[]>> = {
  key: ["n", "p", "H2", "H3", "He3", "He4", "Li7", "Be7"],
  full: ["n", "p", "H2", "H3", "He3", "He4", "Li7", "Be7", "He6", "Li6", "Li8", "B8"],
};

/** The same text for two reactions that are the same, either way round. */
export const reactionIdentity = ({reactants, products, photon}: ReactionData): string => {
  const side = (nuclei: readonly string[]): string => [...nuclei].sort().join(" + ");
  return [side(reactants), side(products)].sort().join(" = ") + (photon === true ? " + photon" : "");
};

/** 1/Π(multiplicity!) of the nuclei on one side. */
export const inverseFactorials = (side: readonly string[]): number => {
  let product = 1;
  side.forEach((nucleus, i) => {
    product *= side.slice(0, i + 1).filter((other) => other === nucleus).length;
  });
  return 1 / product;
};
