/**
 * Which states of N exist, and from which neutrinos each is made.
 * Dirac: N from ν and N̄ from ν̄, each with the active and the sterile helicity: four states.
 * Majorana: h = +1 is the active helicity for ν and the sterile one for ν̄, h = −1 the other way round: two states.
 * ν̄ have the chemical potential −μ_ν; each is one helicity state. States with equal rates are merged with `copies`.
 */
import type {Nature} from "../../src/model/heavyNeutralLepton.js";

export interface StateSource {
  readonly neutrino: "particle" | "antiparticle";
  readonly helicity: "active" | "sterile";
}

export interface LeptonState {
  readonly name: string;
  readonly copies: number;
  readonly sources: readonly StateSource[];
}

const source = (neutrino: StateSource["neutrino"], helicity: StateSource["helicity"]): StateSource => ({neutrino, helicity});

/** States of N; `symmetric` when all μ_ν vanish, so that ν and ν̄ are alike. */
export function leptonStates(nature: Nature, symmetric: boolean): readonly LeptonState[] {
  const states: LeptonState[] = nature === "dirac"
    ? [
      {name: "N active", copies: 1, sources: [source("particle", "active")]},
      {name: "N sterile", copies: 1, sources: [source("particle", "sterile")]},
      {name: "Nbar active", copies: 1, sources: [source("antiparticle", "active")]},
      {name: "Nbar sterile", copies: 1, sources: [source("antiparticle", "sterile")]},
    ]
    : [
      {name: "h = +1", copies: 1, sources: [source("particle", "active"), source("antiparticle", "sterile")]},
      {name: "h = -1", copies: 1, sources: [source("antiparticle", "active"), source("particle", "sterile")]},
    ];
  return symmetric ? states.slice(0, states.length / 2).map(state => ({...state, copies: 2})) : states;
}
