/** Scenarios of the portals beside the dipole: what is read, and what is refused. */
import {describe, expect, test} from "vitest";
import {mixingMassRangeMeV} from "../../src/model/mixingPortal.js";
import {quantityKinds} from "../../src/model/quantity.js";
import {parseScenario, scenarioJsonSchema} from "../../src/model/scenario.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";

const mixing = `name: mixed
model: {portal: mixing, flavor: mu, nature: majorana}
plane:
  mass: {from: 1 MeV, to: 1 GeV, points: 3}
  mixing-squared: {from: 1e-12, to: 1, points: 4}
`;
const abundance = "{number-density: 1 MeV^3, at-temperature: 5.11 MeV}";
const particle = `name: particle
model: {portal: decaying-particle, branching: {nue-gamma: 0.5, e-e: 0.5}, abundance: ${abundance}}
plane:
  mass: {from: 3 MeV, to: 1 GeV, points: 3}
  lifetime: {from: 10 ms, to: 1e4 s, points: 4}
`;
const read = (text: string): Scenario => {
  const reading = parseScenario(text, "a.yaml");
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.scenario;
};
const problems = (text: string): readonly string[] => {
  const reading = parseScenario(text, "a.yaml");
  return reading.ok ? [] : reading.problems;
};

describe("what is read", () => {
  test("mixing: its own axis, reheating where W and Z are heavy", () => {
    const {model, plane, cosmology, constraints} = read(mixing);
    expect(model).toEqual({portal: "mixing", flavor: "mu", nature: "majorana"});
    expect(plane).toEqual({massMeV: {from: 1, to: 1000, points: 3}, mixingSquared: {from: 1e-12, to: 1, points: 4}});
    expect(cosmology.reheatingMeV).toBe(1e4);
    expect(constraints).toEqual(["bbn", "cmb", "sn1987a", "photodisintegration", "spectral-distortions", "cmb-anisotropy", "relic-density"]);
  });

  test.each([
    [abundance, {kind: "number-density", numberDensityMeV3: 1, temperatureMeV: 5.11}],
    ["{freeze-out: 10 MeV}", {kind: "freeze-out", temperatureMeV: 10}],
    ["{initial-yield: 0.01}", {kind: "initial-yield", yield: 0.01}],
    ["{number-density: 1e-9 GeV^3, at-temperature: 5110 keV}", {kind: "number-density", numberDensityMeV3: 1, temperatureMeV: 5.11}]
  ])("a decaying particle with abundance %s", (text, expected) => {
    const {model, plane} = read(particle.replace(abundance, text));
    expect(model).toEqual({portal: "decaying-particle", branching: {"nue-gamma": 0.5, "e-e": 0.5}, degreesOfFreedom: 1, abundance: expected});
    expect(plane).toEqual({massMeV: {from: 3, to: 1000, points: 3}, lifetimeSeconds: {from: 0.01, to: 1e4, points: 4}});
  });

  test("masses and temperatures of the mixing portal are those it is written for", () => expect(quantityKinds.mixingMass.range).toEqual(mixingMassRangeMeV));
});

describe("what is refused", () => {
  test.each([
    ["portal: mixing", "portal: mixng", 'a.yaml:2:17: model.portal = "mixng" is not known; allowed: dipole, mixing, decaying-particle; did you mean "mixing"?'],
    ["portal: mixing, ", "", "a.yaml:5:3: plane.mixing-squared is not a known key; allowed here: mass, dipole, contours; it belongs to model.portal: mixing"],
    ["mixing-squared", "dipole", "plane.dipole is not a known key; allowed here: mass, mixing-squared, contours; it belongs to model.portal: dipole"],
    ["mixing-squared", "mixing-squarred", 'plane.mixing-squarred is not a known key; allowed here: mass, mixing-squared, contours; did you mean "mixing-squared"?'],
    ["to: 1 GeV", "to: 2 GeV", 'plane.mass.to = "2 GeV" is outside 0.001-1000 MeV'],
    ["to: 1,", "to: 2,", "plane.mixing-squared.to = 2 is outside 1e-30 to 1"],
    ["from: 1e-12, to: 1,", "from: 1, to: 0.5,", "plane.mixing-squared.to = 0.5 is not above from = 1; write the smaller one in from"],
    ["from: 1e-12", "from: 1e-12 MeV", 'plane.mixing-squared.from = "1e-12 MeV" is not a number'],
    ["name: mixed", "name: mixed\ncosmology: {reheating: 100 GeV}", 'cosmology.reheating = "100 GeV" is outside 3-10000 MeV'],
    ["name: mixed", "name: mixed\nband: {reheating: [10 MeV, 1 TeV]}", 'band.reheating[1] = "1 TeV" is outside 3-10000 MeV']
  ])("mixing: %s -> %s", (from, to, problem) => {
    expect(mixing).toContain(from);
    expect(problems(mixing.replace(from, to)).join("\n")).toContain(problem);
  });

  test.each([
    ["nue-gamma: 0.5", "nu-gamma: 0.5", /^a\.yaml:2:48: model\.branching\.nu-gamma is not a known key; allowed here: gamma-gamma, .*; did you mean "nue-gamma"\?$/],
    ["e-e: 0.5", "e-e: 0.4", /^a\.yaml:2:36: model\.branching adds to 0\.9, not to 1; write the shares of all decays$/],
    ["e-e: 0.5", "e-e: -0.5", /model\.branching\.e-e = -0\.5 is outside 0-1$/],
    ["e-e: 0.5", "mu-mu: 0.5", /^a\.yaml:4:16: plane\.mass\.from = 3 MeV is not above the 211\.317 MeV that mu-mu needs; begin above it$/],
    ["branching: {nue-gamma: 0.5, e-e: 0.5}, ", "", /^a\.yaml:2:1: model\.branching is missing; write shares that add to 1/],
    [`, abundance: ${abundance}`, "", /^a\.yaml:2:1: model\.abundance is missing; write \{number-density/],
    [", at-temperature: 5.11 MeV", "", /model\.abundance gives number-density; write \{number-density/],
    [abundance, "{freeze-out: 1 MeV, initial-yield: 0.01}", /model\.abundance gives freeze-out and initial-yield; write/],
    [abundance, "{}", /model\.abundance is empty; write/],
    ["1 MeV^3", "1 MeV", /model\.abundance\.number-density = "1 MeV" has the wrong dimension; allowed: a number density, .* for example "1 MeV\^3"$/],
    ["5.11 MeV", "1 TeV", /model\.abundance\.at-temperature = 1000000 MeV is not below the reheating temperature, 100000 MeV; reheat above it$/],
    ["name: particle", "name: particle\ncosmology: {initial-yield: 0.1}", /cosmology\.initial-yield is written as model\.abundance/],
    ["name: particle", "name: particle\ncosmology: {matter-domination: {ratio: 1, at: 10 MeV, lifetime: 1 s}}", /^a\.yaml:2:13: cosmology\.matter-domination cannot stand beside model\.abundance: .*; one kind of decaying matter/],
    ["name: particle", "name: particle\ncosmology: {reheating: 10 MeV, reheating-history: matter-dominated}", /model\.abundance cannot stand beside cosmology\.reheating-history: matter-dominated; one kind/],
    ["name: particle", "name: particle\nband: {reheating: [10 MeV, 1 GeV]}", /model\.abundance cannot stand beside a band that begins below 20 MeV; one kind/],
    ["name: particle", "name: particle\nconstraints: [bbn, sn1987a]", /^a\.yaml:2:20: constraints\[1\] = "sn1987a" needs a portal that makes N in a star, dipole or mixing; leave it out$/],
    ["10 ms", "0.01", /plane\.lifetime\.from = 0\.01 has no unit; allowed: a time, .* for example "0\.1 s"$/]
  ])("a decaying particle: %s -> %s", (from, to, words) => {
    expect(particle).toContain(from);
    const lines = problems(particle.replace(from, to));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(words);
  });
});

test("the JSON schema has a model for each portal, and a plane that each completes", () => {
  const schema = JSON.parse(JSON.stringify(scenarioJsonSchema()));
  expect(schema.properties.model.anyOf.map((model: {properties: {portal: {const: string}}}) => model.properties.portal.const)).toEqual(["dipole", "mixing", "decaying-particle"]);
  expect(Object.keys(schema.properties.plane.properties)).toEqual(["mass", "dipole", "contours", "mixing-squared", "lifetime"]);
  expect(schema.allOf.map((rule: {then: {properties: {plane: {required: string[]}}}}) => rule.then.properties.plane.required)).toEqual([["mass", "dipole"], ["mass", "mixing-squared"], ["mass", "lifetime"]]);
});
