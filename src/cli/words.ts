/** What a result says in words, for terminals and files. */
import {notesOf, plainNote, warningsOf} from "../model/scenarioNotes.js";
import type {ConstraintName, Scenario} from "../model/scenarioTypes.js";

const late: readonly ConstraintName[] = ["photodisintegration", "spectral-distortions", "cmb-anisotropy", "relic-density"];

/** What a reader must know about what is not in the result; mathematics between dollar signs. */
export const limitationsOf = ({constraints}: Pick<Scenario, "constraints">): readonly string[] => {
  const asked = late.filter((name) => constraints.includes(name)), left = late.filter((name) => !constraints.includes(name));
  if (asked.length === 0) return ["What decays do after nucleosynthesis is not judged: bounds are conservative for lifetimes above $10^4$ s."];
  const missing = [
    ...(asked.includes("photodisintegration") ? ["baryons from decays ($m_N > 1.9$ GeV): bounds are conservative there"] : []),
    ...(asked.includes("spectral-distortions") ? ["photons that never thermalise ($m_N < 100\\,T$ at decay): no $\\mu$ and $y$ there"] : []),
    ...(asked.includes("cmb-anisotropy") ? ["a likelihood of CMB maps: anisotropies are a parametrised bound, good to a factor of 3, for lifetimes above $10^{12}$ s"] : []),
    ...(left.length > 0 ? [left.join(", ")] : [])
  ];
  return missing.length === 0 ? [] : [`Not included: ${missing.join("; ")}.`];
};

/** Warnings: where the result rests on more than is known. Notes: what is not the default, and what is not in it. */
export const wordsOf = (scenario: Scenario): {readonly warnings: readonly string[]; readonly notes: readonly string[]} =>
  ({warnings: warningsOf(scenario).map(plainNote), notes: [...notesOf(scenario), ...limitationsOf(scenario)].map(plainNote)});
