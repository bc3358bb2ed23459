/**
 * Table: photodisintegration of light nuclei, σ(E) [mb] with E and thresholds Q in MeV; 0 below threshold.
 * Source: fits of Cyburt:2002, appendix, with the prefactors of reactions 7 and 10 raised to newer data (Jedamzik:2006), as listed in
 * Depta:2020. `relativeError` is a 1σ estimate: 4 % for ⁴He, whose channels are measured best, 10 % for ⁶Li, ⁷Li, ⁷Be, 6 % for the rest.
 */
import type {NucleusName} from "../../../src/constants/nuclei.js";
import {exp, power as powerOf, square} from "../../../src/numerics/elementary.js";

export interface Photodisintegration {
  readonly name: string;
  readonly target: NucleusName;
  /** Products that are followed; those of ⁶Li → A = 3 are not known, and are lost. */
  readonly products: readonly (readonly [NucleusName, number])[];
  readonly thresholdMeV: number;
  readonly relativeError: number;
  /** σ [mb] at E > Q. */
  readonly aboveThreshold: (energyMeV: number) => number;
}

/** N Q^a (E − Q)^b / E^c. */
const power = (Q: number, N: number, a: number, b: number, c: number) => (E: number): number => N * powerOf(Q, a) * powerOf(E - Q, b) / powerOf(E, c);
const bell = (E: number, centre: number, width: number): number => exp(-(square((E - centre) / width)) / 2);

const reaction = (
  name: string, target: NucleusName, products: readonly (readonly [NucleusName, number])[], thresholdMeV: number, relativeError: number,
  fit: (Q: number) => (E: number) => number
): Photodisintegration => ({name, target, products, thresholdMeV, relativeError, aboveThreshold: fit(thresholdMeV)});

export const photodisintegrationReactions: readonly Photodisintegration[] = [
  reaction("D(γ,n)p", "H2", [["n", 1], ["p", 1]], 2.224573, 0.06, Q => E => {
    const X = Math.sqrt(Q * (E - Q)) / E;
    return 18.75 * X * X * (X + 0.007947 * square(Math.sqrt(Q) - Math.sqrt(0.037)) / (E - Q + 0.037));
  }),
  reaction("T(γ,n)D", "H3", [["n", 1], ["H2", 1]], 6.257248, 0.06, Q => power(Q, 9.8, 1.95, 1.65, 3.6)),
  reaction("T(γ,2n)p", "H3", [["n", 2], ["p", 1]], 8.481821, 0.06, Q => power(Q, 26.0, 2.6, 2.3, 4.9)),
  reaction("³He(γ,p)D", "He3", [["p", 1], ["H2", 1]], 5.493485, 0.06, Q => power(Q, 8.88, 1.75, 1.65, 3.4)),
  reaction("³He(γ,n)2p", "He3", [["n", 1], ["p", 2]], 7.718058, 0.06, Q => power(Q, 16.7, 1.95, 2.3, 4.25)),
  reaction("⁴He(γ,p)T", "He4", [["p", 1], ["H3", 1]], 19.813852, 0.04, Q => power(Q, 19.5, 3.5, 1.0, 4.5)),
  reaction("⁴He(γ,n)³He", "He4", [["n", 1], ["He3", 1]], 20.577615, 0.04, Q => power(Q, 20.7, 3.5, 1.0, 4.5)),
  reaction("⁴He(γ,D)D", "He4", [["H2", 2]], 23.846527, 0.04, Q => power(Q, 10.7, 10.2, 3.4, 13.6)),
  reaction("⁴He(γ,np)D", "He4", [["n", 1], ["p", 1], ["H2", 1]], 26.0711, 0.04, Q => power(Q, 21.7, 4.0, 3.0, 7.0)),
  reaction("⁶Li(γ,np)⁴He", "Li6", [["n", 1], ["p", 1], ["He4", 1]], 3.698892, 0.1, Q => power(Q, 143.0, 2.3, 4.7, 7.0)),
  reaction("⁶Li(γ,X)A=3", "Li6", [], 15.794685, 0.1, Q => E =>
    power(Q, 38.1, 3.0, 2.0, 5.0)(E) * (3.7 * bell(E, 19, 3.5) + 2.75 * bell(E, 30, 3) + 2.2 * bell(E, 43, 5))),
  reaction("⁷Li(γ,T)⁴He", "Li7", [["H3", 1], ["He4", 1]], 2.467032, 0.1, Q => E => {
    const e = E - Q;
    return 0.105 * (2371 / (E * E)) * exp(-2.5954 / Math.sqrt(e) - 2.056 * e) * (1 + e * e * (2.2875 + e * (-1.1798 + 2.5279 * e)));
  }),
  reaction("⁷Li(γ,n)⁶Li", "Li7", [["n", 1], ["Li6", 1]], 7.249962, 0.1, Q => E =>
    power(Q, 0.176, 1.51, 0.49, 2.0)(E) + power(Q, 1205, 5.5, 5.0, 10.5)(E) + 0.06 / (1 + square((E - Q - 7.46) / 0.188))),
  reaction("⁷Li(γ,2np)⁴He", "Li7", [["n", 2], ["p", 1], ["He4", 1]], 10.94885, 0.1, Q => power(Q, 122, 4, 3, 7)),
  reaction("⁷Be(γ,³He)⁴He", "Be7", [["He3", 1], ["He4", 1]], 1.586627, 0.1, Q => E => {
    const e = E - Q;
    return 0.504 * (2371 / (E * E)) * exp(-5.1909 / Math.sqrt(e) - 0.548 * e) * Math.max(0, 1 + e * e * (-0.428 + e * (0.534 - 0.115 * e)));
  }),
  reaction("⁷Be(γ,p)⁶Li", "Be7", [["p", 1], ["Li6", 1]], 5.605794, 0.1, Q => E => power(Q, 32.6, 10, 2, 12)(E) + power(Q, 2.27e6, 8.8335, 13, 21.8335)(E)),
  reaction("⁷Be(γ,2pn)⁴He", "Be7", [["p", 2], ["n", 1], ["He4", 1]], 9.30468, 0.1, Q => power(Q, 133, 4, 3, 7))
];

/** σ [mb] at any E. */
export const crossSectionMillibarn = ({thresholdMeV, aboveThreshold}: Photodisintegration, energyMeV: number): number =>
  energyMeV > thresholdMeV ? aboveThreshold(energyMeV) : 0;
