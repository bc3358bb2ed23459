/** A laboratory of plain formulae: quick, deterministic, and obedient to marks in the scenario's name. */
import {judgementOf} from "../../src/likelihood/judgement.js";
import {responseStep} from "../../src/likelihood/lightElementResponse.js";
import {withCoupling} from "../../src/likelihood/models.js";
import type {EarlyEvidence, ElementRuns, PointEvidence, StandardEvidence} from "../../src/likelihood/pointEvidence.js";
import type {PointResult} from "../../src/likelihood/pointResult.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";
import type {ColumnLaboratory} from "../../src/scan/columnPool.js";
import {fakeScenario} from "./fakeScenario.js";

const runs = (yP: number, dOverH: number): ElementRuns => [-1, 0, 1].map(side => ({
  yP: yP * (1 + 0.04 * responseStep * side), heliumMassFraction: 0.997 * yP * (1 + 0.04 * responseStep * side), dOverH: dOverH * (1 - 1.6 * responseStep * side), he3OverH: 1e-5, li7OverH: 5e-10
})) as unknown as ElementRuns;

/** How much N is felt: a window at strong coupling, and a bump at weak coupling that only some masses have. */
const felt = (massMeV: number, lifetimeSeconds: number): number => {
  const x = Math.log10(lifetimeSeconds), bump = Math.max(0, 1 - Math.abs(Math.log10(massMeV / 40)) / 0.7);
  return 1 / (1 + Math.exp(-3 * x)) * Math.exp(-(((x - 2) / 6) ** 2)) + 0.3 * bump * Math.exp(-(((x + 2.2) / 0.6) ** 2));
};

const early = (massMeV: number, lifetimeSeconds: number): EarlyEvidence => {
  const share = felt(massMeV, lifetimeSeconds);
  return {
    nEff: 3.044 + 0.9 * share, cmbApplies: lifetimeSeconds < 1e9, elements: runs(0.247 + 0.03 * share, 2.45e-5 * (1 + 0.6 * share)),
    ...(lifetimeSeconds > 1e3 && {late: {
      elements: runs(0.247 + 0.03 * share, 2.45e-5 * (1 + 0.6 * share) / (1 + lifetimeSeconds / 1e7)), photodisintegration: {he3OverD: 0.4, li6OverH: 1e-13, conservative: massMeV > 1876},
      distortions: {mu: 1e-6 * share, y: 1e-9, heats: massMeV > 2}, anisotropies: null, relic: {omegaUndecayed: share / 100, verdict: "gone" as const, overBound: share / 1e3}
    }})
  };
};

export const fakeEvidence = (massMeV: number, coupling: number, {model, constraints}: Pick<Scenario, "model" | "constraints"> = fakeScenario()): PointEvidence => {
  const lifetimeSeconds = model.portal === "decaying-particle" ? coupling : 1e-12 / (massMeV ** 3 * coupling ** (model.portal === "mixing" ? 1 : 2)) * 1e-6;
  const wanted = constraints.some(name => name !== "sn1987a"), failed = wanted && massMeV > 900 && coupling < 1e-11;
  return {
    massMeV, ...withCoupling(model, coupling), lifetimeSeconds, ...(wanted && {accuracy: "fast" as const}), early: wanted && !failed ? early(massMeV, lifetimeSeconds) : null,
    luminosityErgPerSecond: constraints.includes("sn1987a") ? 1e52 * (coupling / 1e-9) ** 2 / massMeV * Math.exp(-coupling / 3e-7) : null,
    ending: failed ? {kind: "failed", stage: "bbn", cause: {kind: "tooManySteps", steps: 10, at: 1, advice: "raise maxSteps"}, temperatureMeV: 0.1} : {kind: "reached"}
  };
};

export const fakeStandardEvidence: StandardEvidence = {
  early: {nEff: 3.044, cmbApplies: true, elements: runs(0.247, 2.45e-5)}, theory: {nuclearRates: [1e-7, 0, 1e-4], neutronLifetime: [1e-7, 0, 1e-8]}
};

export const fakePoint = (massMeV: number, dipolePerGeV: number, scenario: Scenario = fakeScenario()): PointResult =>
  judgementOf(scenario, () => fakeStandardEvidence.theory).point(fakeEvidence(massMeV, dipolePerGeV, scenario));

export const fakeStandard = judgementOf(fakeScenario(), () => fakeStandardEvidence.theory).standard(fakeStandardEvidence);

/** Marks in the name: "throws" fails at every mass above 500 MeV, "dies" ends the whole thread there, "slow" takes 20 ms a point. */
export function createFakeLaboratory(scenario: Scenario): ColumnLaboratory {
  if (scenario.name === "no-laboratory") throw new Error("no table of rates");
  return {
    standardEvidence: () => fakeStandardEvidence,
    evidence(massMeV, couplings, onPoint) {
      if (massMeV > 500 && scenario.name.includes("throws")) throw new Error("a bug in a column\nsecond line");
      if (massMeV > 500 && scenario.name.includes("dies")) process.exit(9);
      return Array.from(couplings, coupling => {
        if (scenario.name.includes("slow")) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
        const point = fakeEvidence(massMeV, coupling, scenario);
        onPoint?.(point);
        return point;
      });
    },
    supernovaSpread: () => null
  };
}
