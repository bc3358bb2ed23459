import {scenarioFromObject} from "../../src/model/scenario.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";

/** A small plane; the name holds the marks that the fake laboratory obeys. */
export function fakeScenario(name = "fake", masses = 7, dipoles = 5): Scenario {
  const reading = scenarioFromObject({
    name,
    model: {flavor: "mu", nature: "dirac"},
    plane: {mass: {from: "1 MeV", to: "1 GeV", points: masses}, dipole: {from: "1e-12 / GeV", to: "1e-6 / GeV", points: dipoles}},
  });
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.scenario;
}
