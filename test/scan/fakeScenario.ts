import {scenarioFromObject} from "../../src/model/scenario.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";

const read = (object: object): Scenario => {
  const reading = scenarioFromObject({model: {flavor: "mu", nature: "dirac"}, ...object});
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.scenario;
};

/** A small plane; the name holds the marks that the fake laboratory obeys. */
export const fakeScenario = (name = "fake", masses = 7, dipoles = 5): Scenario =>
  read({name, plane: {mass: {from: "1 MeV", to: "1 GeV", points: masses}, dipole: {from: "1e-12 / GeV", to: "1e-6 / GeV", points: dipoles}}});

/** The same with its edges followed. */
export const fakeEdges = (name = "edges", more: object = {}): Scenario =>
  read({name, plane: {mass: {from: "3 MeV", to: "300 MeV", points: 21}, dipole: {from: "1e-13 / GeV", to: "1e-6 / GeV", points: 31}, contours: {}}, ...more});
