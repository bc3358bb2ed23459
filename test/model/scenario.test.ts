import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {canonicalScenario, parseScenario, scenarioFromObject, scenarioJsonSchema} from "../../src/model/scenario.js";
import {couplingAxis} from "../../src/model/coupling.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";

const folder = new URL("../../scenarios/", import.meta.url);
const smallest = `name: small
model: {flavor: mu, nature: dirac}
plane:
  mass: {from: 1 MeV, to: 1 GeV, points: 4}
  dipole: {from: 1e-10 / GeV, to: 1e-8 / GeV, points: 3}
`;
const accepted = (text: string): Scenario => {
  const reading = parseScenario(text, "small.yaml");
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.scenario;
};
const problems = (text: string): readonly string[] => {
  const reading = parseScenario(text, "bad.yaml");
  return reading.ok ? [] : reading.problems;
};

describe("what is read", () => {
  test("the defaults of a file that says only what must be said", () => {
    expect(accepted(smallest)).toEqual({
      name: "small",
      model: {portal: "dipole", flavor: "mu", nature: "dirac"},
      plane: {massMeV: {from: 1, to: 1000, points: 4}, dipolePerGeV: {from: 1e-10, to: 1e-8, points: 3}},
      cosmology: {reheatingMeV: 1e5, neutronLifetimeSeconds: 878.4, deltaNEff: 0, rates: "primat"},
      supernova: {
        profile: "chang-2016-fiducial",
        neutrinoChemicalPotentialMeV: "profile",
        neutrinoSphereKm: 40,
        farRadiusKm: 1000,
        criticalLuminosityErgPerSecond: 3e52,
        screening: "struct"
      },
      measurements: {helium: "lbt-2026", deuterium: "cooke-2018", cmb: "planck-2018-joint", distortions: "firas"},
      constraints: ["bbn", "cmb", "sn1987a", "photodisintegration", "spectral-distortions", "cmb-anisotropy", "relic-density"],
      statistics: {reference: "plane-minimum", confidenceLevel: 0.95},
      accuracy: "fast",
      tolerances: {relative: 1e-5}
    } satisfies Scenario);
  });

  test("everything can be said", () => {
    const scenario = accepted(`${smallest.replace("flavor: mu", "flavor: {e: 1, tau: 0.5}")}
cosmology: {reheating: 30 MeV, neutron-lifetime: 880.2 s, delta-n-eff: 0.2, rates: parthenope}
supernova: {profile: illustrative-hot, neutrino-chemical-potential: 0 MeV, neutrino-sphere: 20 km, far-radius: 1e5 km, critical-luminosity: 2e52 erg/s, screening: yukawa}
measurements: {helium: empress-2025}
constraints: [cmb]
statistics: {reference: standard-run, confidence-level: 0.9}
tolerance: 1e-6
`);
    expect(scenario.model).toMatchObject({flavor: {e: 1, mu: 0, tau: 0.5}});
    expect(scenario.cosmology).toEqual({reheatingMeV: 30, neutronLifetimeSeconds: 880.2, deltaNEff: 0.2, rates: "parthenope"});
    expect(scenario.supernova.neutrinoChemicalPotentialMeV).toBe(0);
    expect(scenario.supernova.farRadiusKm).toBe(1e5);
    expect(scenario.measurements).toEqual({helium: "empress-2025", deuterium: "cooke-2018", cmb: "planck-2018-joint", distortions: "firas"});
    expect(scenario.constraints).toEqual(["cmb"]);
    expect(scenario.tolerances.relative).toBe(1e-6);
  });

  test("a plane in Bohr magnetons is a plane in d = mu/2", () => {
    const {from} = couplingAxis(accepted(smallest.replace("1e-10 / GeV", "1e-12 muB")).plane);
    expect(from).toBeCloseTo(1.48152e-10, 15);
  });

  test("every scenario that we ship is read, under the name of its file", () => {
    const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
    expect(files).toContain("muon-dirac.yaml");
    for (const file of files) {
      const reading = parseScenario(readFileSync(new URL(file, folder), "utf8"), file, undefined, (name) => readFileSync(new URL(name, folder), "utf8"));
      expect(reading).toMatchObject({ok: true, scenario: {name: file.replace(".yaml", "")}});
    }
  });

  test("muon-dirac.yaml writes out the defaults as they are", () => {
    const text = readFileSync(new URL("muon-dirac.yaml", folder), "utf8");
    const without = text.slice(0, text.indexOf("cosmology:"));
    expect(accepted(text)).toEqual(accepted(without));
  });

  test("an object with the same keys is the same scenario", () => {
    const object = {
      name: "small",
      model: {flavor: "mu", nature: "dirac"},
      plane: {mass: {from: "1 MeV", to: "1 GeV", points: 4}, dipole: {from: "1e-10 / GeV", to: "1e-8 / GeV", points: 3}}
    };
    expect(scenarioFromObject(object)).toEqual({ok: true, scenario: accepted(smallest)});
    expect(scenarioFromObject({...object, name: 3}, "mine")).toEqual({ok: false, problems: ["mine: name = 3 is not a text"]});
  });
});

describe("the canonical text", () => {
  test("does not depend on the order of the file", () => {
    const shuffled = `plane:
  dipole: {points: 3, to: 1e-8 / GeV, from: 1e-10 / GeV}
  mass: {points: 4, from: 1000 keV, to: 1000 MeV}
model: {nature: dirac, flavor: mu}
name: small
`;
    expect(canonicalScenario(accepted(shuffled))).toBe(canonicalScenario(accepted(smallest)));
    expect(canonicalScenario(accepted(smallest.replace("points: 4", "points: 5")))).not.toBe(canonicalScenario(accepted(smallest)));
  });

  test("is JSON of the whole scenario, keys sorted at every depth", () => {
    const text = canonicalScenario(accepted(smallest));
    expect(JSON.parse(text)).toEqual(accepted(smallest));
    expect(text.startsWith('{"accuracy":"fast","constraints":["bbn","cmb","sn1987a","photodisintegration","spectral-distortions","cmb-anisotropy","relic-density"],"cosmology":{"deltaNEff":0,"neutronLifetimeSeconds"')).toBe(true);
  });
});

describe("what is refused", () => {
  test("all problems are listed, in the order of the file, with line and column", () => {
    const lines = problems(`name: bad one
modle: {x: 1}
model:
  flavor: nu
  nature: Diracc
plane:
  mass: {from: 0 MeV, to: 10, points: 2.5, step: 2}
  dipole: {from: 1e-5 / GeV, to: 1e-9 / GeV, points: 1}
cosmology: {reheeting: 1 TeV}
constraints: [bbn, bbm]
statistics:
  confidence-level: 95
`);
    expect(lines).toEqual([
      expect.stringMatching(/^bad\.yaml:1:7: name = "bad one" is not a name/),
      expect.stringMatching(/^bad\.yaml:2:1: modle is not a known key; .*did you mean "model"\?$/),
      expect.stringMatching(/^bad\.yaml:4:11: model\.flavor = "nu" is not known; allowed: e, mu, tau, universal/),
      expect.stringMatching(/^bad\.yaml:5:11: model\.nature = "Diracc" is not known; allowed: dirac, majorana; did you mean "dirac"\?$/),
      expect.stringMatching(/^bad\.yaml:7:16: plane\.mass\.from = "0 MeV" is outside 0\.001-10000 MeV/),
      expect.stringMatching(/^bad\.yaml:7:27: plane\.mass\.to = 10 has no unit/),
      expect.stringMatching(/^bad\.yaml:7:39: plane\.mass\.points = 2\.5 is not a whole number$/),
      expect.stringMatching(/^bad\.yaml:7:44: plane\.mass\.step is not a known key; allowed here: from, to, points$/),
      expect.stringMatching(/^bad\.yaml:8:34: plane\.dipole\.to = 1e-9 \/ GeV is not above from = 0\.00001 \/ GeV/),
      expect.stringMatching(/^bad\.yaml:8:54: plane\.dipole\.points = 1 is outside 2-2000$/),
      expect.stringMatching(/^bad\.yaml:9:13: cosmology\.reheeting is not a known key; .*did you mean "reheating"\?$/),
      expect.stringMatching(/^bad\.yaml:10:20: constraints\[1\] = "bbm" is not known; allowed: bbn, cmb, sn1987a, photodisintegration, spectral-distortions, cmb-anisotropy, relic-density; did you mean "bbn"\?$/),
      expect.stringMatching(/^bad\.yaml:12:21: statistics\.confidence-level = 95 is outside 0\.5-0\.9999$/)
    ]);
  });

  test.each([
    ["", "bad.yaml:1:1: the scenario is empty; write at least name, model and plane"],
    ["# nothing\n---\n", "the scenario is empty"],
    ["- a\n- b\n", "bad.yaml:1:1: the scenario is not a mapping of keys"],
    ["hello", "bad.yaml:1:1: the scenario is not a mapping of keys"],
    ["name: a\nname: b\n", "bad.yaml:2:1: not YAML: Map keys must be unique"],
    ["name: [a\n", "not YAML: "],
    ["\tname: a\n", "bad.yaml:1:1: not YAML: Tabs are not allowed as indentation"],
    ["name: *a\n", "not YAML: Unresolved alias"],
    ["name: a\n---\nname: b\n", "not YAML: Source contains multiple documents"]
  ])("no mapping at all: %j", (text, start) => {
    const lines = problems(text);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines[0]).toContain(start);
    for (const line of lines) expect(line).toMatch(/^bad\.yaml:\d+:\d+: [^\n]+$/);
  });

  test.each([
    ["from: 1 MeV", "from: 10 GeV, extra: 1", "plane.mass.extra is not a known key"],
    ["from: 1 MeV", "from: 10 GeV", "bad.yaml:4:28: plane.mass.to = 1000 MeV is not above from = 10000 MeV"],
    ["from: 1 MeV, ", "", "bad.yaml:4:3: plane.mass.from is missing; allowed: an energy"],
    [", points: 4", "", "bad.yaml:4:3: plane.mass.points is missing; write a whole number, or plane.contours: {tolerance: 0.01} to follow edges instead of a grid"],
    ["nature: dirac", "nature: ", "model.nature = null is not known; allowed: dirac, majorana"],
    [", nature: dirac", "", "bad.yaml:2:1: model.nature is missing; allowed: dirac, majorana"],
    ["flavor: mu, ", "", "bad.yaml:2:1: model.flavor is missing; allowed: e, mu, tau, universal"],
    ["flavor: mu", "flavor: {e: 0}", "bad.yaml:2:9: model.flavor couples to nothing"],
    ["flavor: mu", "flavor: {e: 1, mew: 2}", 'bad.yaml:2:24: model.flavor.mew is not a known key; allowed here: e, mu, tau'],
    ["flavor: mu", "flavor: {e: -1, mu: 1}", "model.flavor.e = -1 is outside 0-100"],
    ["1e-10 / GeV", "0 / GeV", 'plane.dipole.from = "0 / GeV" is outside 1e-18 to 0.01 / GeV'],
    ["1e-10 / GeV", "1e-10", "plane.dipole.from = 1e-10 has no unit"],
    ["name: small", "constraints: [bbn, bbn]\nname: small", "bad.yaml:1:14: constraints names a constraint twice"],
    ["name: small", "constraints: []\nname: small", "constraints = [] is too short"],
    ["name: small", "cosmology:\nname: small", "cosmology is empty; write a mapping of keys, or leave the key out"],
    ["name: small", "cosmology: {reheating: 10 MeV}\nname: small", 'cosmology.reheating = 10 MeV is below 20 MeV, where an instantaneous reheating makes no sense; add reheating-history: matter-dominated, or write 20 MeV or more'],
    ["name: small", "cosmology: {neutron-lifetime: 878.4}\nname: small", "cosmology.neutron-lifetime = 878.4 has no unit"],
    ["name: small", "supernova: {neutrino-chemical-potential: 10 km}\nname: small", 'supernova.neutrino-chemical-potential = "10 km" has the wrong dimension'],
    ["name: small", "supernova: {neutrino-sphere: 100 km, far-radius: 60 km}\nname: small", "supernova.far-radius = 60 km is not above neutrino-sphere = 100 km"],
    ["name: small", "tolerance: 1\nname: small", "tolerance = 1 is outside 1e-9 to 0.01"],
    ["name: small", "__proto__: {a: 1}\nname: small", "__proto__ is not a known key"],
    ["name: small", "name: ../small", 'name = "../small" is not a name']
  ])("%s -> %s", (from, to, problem) => {
    expect(smallest).toContain(from);
    const lines = problems(smallest.replace(from, to));
    expect(lines.join("\n")).toContain(problem);
    for (const line of lines) expect(line).toMatch(/^bad\.yaml:\d+:\d+: [^\n]+$/);
  });

  test("measurements that do not exist, where the reader knows them", () => {
    const known = {helium: ["lbt-2026", "empress-2025"], deuterium: ["cooke-2018"], cmb: ["planck-2018-joint"], distortions: ["firas", "pixie"]};
    expect(parseScenario(smallest, "a.yaml", known).ok).toBe(true);
    const reading = parseScenario(`${smallest}measurements: {helium: lbt-2062}\n`, "a.yaml", known);
    expect(parseScenario(`${smallest}measurements: {distortions: pixy}\n`, "a.yaml", known)).toEqual({
      ok: false, problems: ['a.yaml:6:29: measurements.distortions = "pixy" is not known; allowed: firas, pixie; did you mean "pixie"?']
    });
    expect(reading).toEqual({
      ok: false,
      problems: ['a.yaml:6:24: measurements.helium = "lbt-2062" is not known; allowed: lbt-2026, empress-2025; did you mean "lbt-2026"?']
    });
  });

  test("aliases are followed, and too many of them are refused", () => {
    expect(accepted(`${smallest.replace("from: 1 MeV", "from: &low 1 MeV")}supernova: {neutrino-chemical-potential: *low}\n`).supernova.neutrinoChemicalPotentialMeV).toBe(1);
    const layers = ["a0: &a0 [x]", ...Array.from({length: 9}, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(", ")}]`)];
    expect(problems(layers.join("\n"))[0]).toMatch(/not YAML: .*alias/i);
  });
});

test("the JSON schema tells the keys, the enumerations, the defaults and what must be there", () => {
  const schema = JSON.parse(JSON.stringify(scenarioJsonSchema()));
  expect(schema.required).toEqual(["name", "model", "plane"]);
  expect(schema.additionalProperties).toBe(false);
  expect(schema.properties.plane.properties.mass.properties.from).toMatchObject({type: "string", examples: ["100 MeV"]});
  expect(schema.properties.cosmology.properties.reheating).toMatchObject({type: "string", default: "100 GeV"});
  expect(schema.properties.constraints.items.enum).toEqual(["bbn", "cmb", "sn1987a", "photodisintegration", "spectral-distortions", "cmb-anisotropy", "relic-density"]);
});
