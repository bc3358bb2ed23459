import {describe, expect, it} from "vitest";
import {readModel} from "../../src/cli/modelOptions.js";
import type {ModelOptions} from "../../src/cli/modelOptions.js";
import {fakeScenario} from "../scan/fakeScenario.js";

const options: ModelOptions = {mass: "100 MeV", dipole: "1e-9 / GeV", flavor: "mu", nature: "dirac"};

describe("options of one N", () => {
  it("are read in our units, and what they leave open is what scenario files leave open", async () => {
    const {massMeV, dipolePerGeV, scenario} = await readModel({...options, mass: "0.1 GeV", dipole: "1e-12 keV^-1"}, "point");
    expect(massMeV).toBeCloseTo(100, 12);
    expect(dipolePerGeV).toBeCloseTo(1e-6, 18);
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
