/**
 * Table: reactions of π±, K⁻ and K_L with nucleons, as σ v [mb] at rest without Coulomb attraction (K_L: in flight), and decays of the mesons.
 *
 *   ⟨σ v⟩ = σ v · C̄(T),   C̄ = thermal mean of x/(1 − e^{−x}), x = 2πα/v, for π⁻ p and K⁻ p; 1 for the rest
 * Source: Reno:1988 as used by Kohri:2001 (1.5 mb is the sum of n π⁰ and n γ). Checks in the tests: π⁻ p from the width of pionic
 * hydrogen, 0.856 eV (Hirtl:2021), π⁺ n from it by phase space and the Panofsky ratio, K⁻ p from kaonic hydrogen and the decays of Σ and Λ.
 * A K⁻ or K_L leaves a hyperon, which decays to the nucleon listed. Pions of a caught K⁻ are counted, by the branching ratios of PDG:2024
 * and, for K⁻ n, Σ⁻π⁰ : Σ⁰π⁻ : Λπ⁻ = 0.32 : 0.32 : 0.35, which isospin and 26 : 34 ask for.
 * Neglected: K⁺ n → K⁰ p, 2.6 MeV uphill and 0.1 mb at 1 MeV; the energy of K_L (7 mb is good to a factor of 2), pions of a caught K_L.
 */
import {fineStructure, kaonChargedMassMeV, pionChargedMassMeV, protonMassMeV} from "../../src/constants/particles.js";
import {nuclei, type NucleusName} from "../../src/constants/nuclei.js";
import {barnInPerMeV2} from "../../src/constants/units.js";
import {exp, expm1} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";

/** Lifetimes [s] of π±, K±, K_L. - PDG:2024 */
export const pionLifetimeSeconds = 2.6033e-8, kaonLifetimeSeconds = 1.238e-8, longKaonLifetimeSeconds = 5.116e-8;

/** Mean numbers of π⁺ and π⁻. */
export interface Pions {
  readonly plus: number;
  readonly minus: number;
}
/** From the decay of a K⁺ (of a K⁻: the other way round): ππ⁰ 20.67 %, π⁺π⁺π⁻ 5.58 %, ππ⁰π⁰ 1.76 %; of a K_L: πℓν 67.59 %, π⁺π⁻π⁰ 12.54 %. - PDG:2024 */
export const pionsOfKaonPlus: Pions = {plus: 0.2067 + 2 * 0.0558 + 0.0176, minus: 0.0558};
export const pionsOfLongKaon: Pions = {plus: 0.6759 / 2 + 0.1254, minus: 0.6759 / 2 + 0.1254};

export type MesonName = "pi+" | "pi-" | "K-" | "KL";
export interface MesonReaction {
  readonly meson: MesonName;
  readonly target: "n" | "p";
  readonly product: "n" | "p";
  readonly millibarn: number;
}

export const mesonReactions: readonly MesonReaction[] = [
  {meson: "pi+", target: "n", product: "p", millibarn: 1.7},
  {meson: "pi-", target: "p", product: "n", millibarn: 1.5},
  {meson: "K-", target: "n", product: "p", millibarn: 26},
  {meson: "K-", target: "n", product: "n", millibarn: 34},
  {meson: "K-", target: "p", product: "n", millibarn: 31},
  {meson: "K-", target: "p", product: "p", millibarn: 14.5},
  {meson: "KL", target: "n", product: "p", millibarn: 7},
  {meson: "KL", target: "n", product: "n", millibarn: 10},
  {meson: "KL", target: "p", product: "n", millibarn: 7},
  {meson: "KL", target: "p", product: "p", millibarn: 10}
];

/**
 * Shares of hyperons: K⁻ p → Σ⁻π⁺, Σ⁺π⁻, Λπ⁰ with Σ⁰π⁰, from the ratios at rest 2.36 and 0.664 (Borasoy:2006); and decays
 * Σ⁺ → n π⁺, Λ → p π⁻ (PDG:2024).
 */
export const hyperons = {sigmaMinus: 0.466, sigmaPlus: 0.198, neutral: 0.336, sigmaPlusToNeutron: 0.4831, lambdaToProton: 0.641} as const;
const sigmaOfNeutron = 0.324;
/** Pions of K⁻ p and K⁻ n, those of the hyperon included. */
export const pionsOfKaonOnProton: Pions = {
  plus: hyperons.sigmaMinus + hyperons.sigmaPlus * hyperons.sigmaPlusToNeutron,
  minus: hyperons.sigmaMinus + hyperons.sigmaPlus + hyperons.neutral * hyperons.lambdaToProton
};
export const pionsOfKaonOnNeutron: Pions = {plus: 0, minus: 1 + (1 - sigmaOfNeutron) * hyperons.lambdaToProton};

/** σ v summed over reactions [1/MeV²]: of a meson on a target, to the other nucleon alone where `converting`. */
export const strength = (meson: MesonName, target: "n" | "p", converting = false): number =>
  mesonReactions.reduce((sum, reaction) => reaction.meson === meson && reaction.target === target && !(converting && reaction.product === target)
    ? sum + reaction.millibarn * 1e-3 * barnInPerMeV2 : sum, 0);

/** σ v of π⁻ on ⁴He [1/MeV²], 7.3 mb: Γ = 45 eV of the 1s level. - Pospelov:2010 */
export const pionOnHelium = 7.3e-3 * barnInPerMeV2;
/** Nuclei for one ⁴He that took a π⁻: ³H n 17 %, D n n 63 %, p n n n the rest (±10-25 % each). - Daum et al. 1995, in Pospelov:2010 */
export const heliumFragments: readonly (readonly [NucleusName, number])[] = [
  ["n", 0.17 + 2 * 0.63 + 3 * 0.2], ["p", 0.2], ["H2", 0.63], ["H3", 0.17]
];

const rule = gaussLegendre(24), farthest = 6;
/** u, and its weight with u e^{−u²}. */
const speeds = Float64Array.from(rule.nodes, node => farthest / 2 * (1 + node)), speedWeights = speeds.map((u, i) => 4 / Math.sqrt(Math.PI) * farthest / 2 * rule.weights[i]! * u * exp(-u * u));

/** C̄ = (4/√π) ∫ du u² e^{−u²} z/(1 − e^{−z}), z = b/u, b = 2πZα √(μ/2T): 1 + b/√π for b → 0, 2b/√π for b → ∞. */
export const coulombFactor = (reducedMassMeV: number, temperatureMeV: number, charge = 1): number => {
  const b = 2 * Math.PI * charge * fineStructure * Math.sqrt(reducedMassMeV / (2 * temperatureMeV));
  let sum = 0;
  for (let i = 0; i < speeds.length; i++) sum -= speedWeights[i]! / expm1(-b / speeds[i]!);
  return b * sum;
};

const reduced = (a: number, b: number): number => a * b / (a + b);
/** Reduced masses [MeV] of π⁻ p, π⁻ ⁴He and K⁻ p. */
export const pionProtonMassMeV = reduced(pionChargedMassMeV, protonMassMeV);
export const pionHeliumMassMeV = reduced(pionChargedMassMeV, nuclei.He4.massMeV);
export const kaonProtonMassMeV = reduced(kaonChargedMassMeV, protonMassMeV);
