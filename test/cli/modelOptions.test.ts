import {describe, expect, it} from "vitest";
import {readModel} from "../../src/cli/modelOptions.js";
import type {ModelOptions} from "../../src/cli/modelOptions.js";
import {fakeScenario} from "../scan/fakeScenario.js";

const options: ModelOptions = {mass: "100 MeV", dipole: "1e-9 / GeV", flavor: "mu", nature: "dirac"};

describe("options of one N", () => {
  it("are read in our units, and what they leave open is what scenario files leave open", async () => {
    const {massMeV, coupling, scenario} = await readModel({...options, mass: "0.1 GeV", dipole: "1e-12 keV^-1"}, "point");
    expect(massMeV).toBeCloseTo(100, 12);
    expect(coupling).toBeCloseTo(1e-6, 18);
    const file = fakeScenario();
    for (const part of ["model", "cosmology", "supernova", "measurements", "constraints", "statistics", "tolerances"] as const) expect(scenario[part]).toEqual(file[part]);
  });

  it("change what they name", async () => {
    const {scenario} = await readModel({...options, flavor: "universal", nature: "majorana", reheating: "5 GeV", profile: "illustrative-hot", nuChemicalPotential: "0 MeV"}, "point");
    expect(scenario.model).toMatchObject({flavor: "universal", nature: "majorana"});
    expect(scenario.cosmology.reheatingMeV).toBe(5000);
    expect(scenario.supernova).toMatchObject({profile: "illustrative-hot", neutrinoChemicalPotentialMeV: 0});
  });

  it.each<[Partial<ModelOptions>, RegExp]>([
    [{mass: "100"}, /^--mass = "100" has no unit; .*"100 MeV"$/],
    [{mass: "1e5 MeV"}, /^--mass = "1e5 MeV" is outside 0\.001-10000 MeV/],
    [{mass: "3 km"}, /^--mass = "3 km" .*an energy/],
    [{dipole: "-1e-9 / GeV"}, /^--dipole = "-1e-9 \/ GeV" is outside/],
    [{reheating: "1 MeV"}, /^--reheating = "1 MeV" is outside/],
    [{nuChemicalPotential: "-5 MeV"}, /^--nu-chemical-potential = "-5 MeV" is outside/],
  ])("%o is refused with one line", async (bad, words) => {
    const message = await readModel({...options, ...bad}, "point").then(() => "", (error: Error) => error.message);
    expect(message).toMatch(words);
    expect(message).not.toContain("\n");
  });

  it("are each refused with a line of their own", async () => {
    await expect(readModel({...options, mass: "x", dipole: "y"}, "point")).rejects.toThrow(/^--mass .*\n--dipole [^\n]*$/);
  });
});

describe("options of the other portals", () => {
  const mixing: ModelOptions = {portal: "mixing", mass: "100 MeV", mixingSquared: "1e-7", flavor: "mu"};
  const particle: ModelOptions = {
    portal: "decaying-particle", mass: "60 MeV", lifetime: "0.1 s", branching: "nue-gamma=1", numberDensity: "1 MeV^3", atTemperature: "5.11 MeV"
  };

  it("are read as scenario files are", async () => {
    const mixed = await readModel(mixing, "point"), decaying = await readModel(particle, "point");
    expect([mixed.massMeV, mixed.coupling]).toEqual([100, 1e-7]);
    expect(mixed.scenario.model).toEqual({portal: "mixing", flavor: "mu", nature: "dirac"});
    expect([decaying.massMeV, decaying.coupling]).toEqual([60, 0.1]);
    expect(decaying.scenario.model).toEqual({
      portal: "decaying-particle", branching: {"nue-gamma": 1}, degreesOfFreedom: 1, abundance: {kind: "number-density", numberDensityMeV3: 1, temperatureMeV: 5.11}
    });
    expect(decaying.scenario.constraints).toEqual(["bbn", "cmb", "photodisintegration", "spectral-distortions", "cmb-anisotropy", "relic-density"]);
  });

  it("take the universe from options too", async () => {
    const {scenario} = await readModel({...options, reheating: "5 MeV", reheatingHistory: "matter-dominated", initialYield: "1e-3", accuracy: "auto"}, "point");
    expect(scenario.cosmology).toMatchObject({reheatingMeV: 5, reheatingHistory: "matter-dominated", initialYield: 1e-3});
    expect(scenario.accuracy).toBe("auto");
  });

  it("take everything but the point from a scenario file", async () => {
    const {coupling, scenario} = await readModel({mass: "10 MeV", dipole: "1e-9 / GeV", scenario: "scenarios/energy-table.yaml"}, "point");
    expect(coupling).toBe(1e-9);
    expect(scenario.cosmology.energyTable!.scaleFactor.length).toBe(65);
    expect(scenario.name).toBe("energy-table");
  });

  it.each<[ModelOptions, RegExp]>([
    [{...mixing, mixingSquared: "2"}, /^--mixing-squared = "2" is outside 0 to 1; allowed: a number from 0 to 1$/],
    [{...mixing, mass: "2 GeV"}, /^--mass = "2 GeV" is outside 0\.001-1000 MeV/],
    [{...mixing, lifetime: "1 s"}, /^--lifetime belongs to --portal decaying-particle, and the portal is mixing; give --portal decaying-particle with it, or --mixing-squared of --portal mixing$/],
    [{portal: "mixing", mass: "1 MeV", flavor: "mu"}, /^--mixing-squared is missing; see nuportal point --help for an example$/],
    [{...options, mixingSquared: "1e-7"}, /^--mixing-squared belongs to --portal mixing, and the portal is dipole, as nothing else is said; give --portal mixing with it, or --dipole of --portal dipole$/],
    [{...options, reheating: "5 MeV"}, /^--reheating = 5 MeV is below 20 MeV, .*; add --reheating-history matter-dominated, or write 20 MeV or more$/],
    [{...options, accuracy: "spectral", reheating: "4 MeV", reheatingHistory: "matter-dominated"}, /^--accuracy = "spectral" is not possible with a matter-dominated universe that reheats at 4 MeV: .*; write fast$/],
    [{...options, scenario: "scenarios/kination.yaml"}, /^--flavor cannot stand beside --scenario: portal \(dipole\) and universe are those of the file; give only --mass and --dipole$/],
    [{...particle, branching: "nue-gama=1"}, /^--branching = "nue-gama=1" names "nue-gama", which is no decay .*did you mean "nue-gamma"/],
    [{...particle, branching: "mu-mu=1"}, /^--mass = 60 MeV is not above the 211\.317 MeV that mu-mu needs/],
    [{...particle, freezeOut: "1 MeV"}, /^--number-density and --at-temperature and --freeze-out together do not say how many particles there are; give/],
    [{...particle, atTemperature: "1 TeV"}, /^--at-temperature = 1000000 MeV is not below the reheating temperature, 100000 MeV; reheat above it$/],
    [{...particle, lifetime: "0.1"}, /^--lifetime = "0\.1" has no unit; allowed: a time/],
  ])("%o is refused with one line", async (bad, words) => {
    const message = await readModel(bad, "point").then(() => "", (error: Error) => error.message);
    expect(message).toMatch(words);
    expect(message).not.toContain("\n");
  });

  it("that say nothing of how many particles there are, are refused", async () => {
    await expect(readModel({portal: "decaying-particle", mass: "60 MeV", lifetime: "0.1 s", branching: "e-e=1"}, "point"))
      .rejects.toThrow(/^nothing says how many particles there are; give --number-density with --at-temperature, or --freeze-out, or --initial-yield$/);
  });
});
