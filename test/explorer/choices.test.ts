import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {fields, layers, settled, typedDipolePerGeV, typedEnergyMeV, usualChoices, type Choices, type FieldName} from "../../src/explorer/choices.js";
import {choicesOfLink, linkOf} from "../../src/explorer/link.js";
import {computedScenario, identitiesOf, scenarioOf, scenarioText} from "../../src/explorer/scenarioOfChoices.js";
import {knownMeasurements} from "../../src/likelihood/measurements.js";
import {parseScenario} from "../../src/model/scenario.js";

/** Any choices that settle: nine digits, as a link keeps them. */
const anyChoices = fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name,
  field.kind === "number" ? fc.double({min: field.low, max: field.high, noNaN: true}).map(value => Math.min(field.high, Math.max(field.low, Number(value.toPrecision(9)))) + 0)
    : field.kind === "flag" ? fc.boolean() : fc.constantFrom(...field.values)
]))).map(chosen => settled({...(chosen as unknown as Choices), shown: layers}).choices);

describe("choices", () => {
  test("the usual ones are a scenario file's defaults", () => {
    const reading = parseScenario(readFileSync(new URL("../../scenarios/muon-dirac.yaml", import.meta.url), "utf8"), "muon-dirac", knownMeasurements);
    if (!reading.ok) throw new Error(reading.problems.join("\n"));
    const {name: _name, plane: _plane, ...usual} = reading.scenario, {name: _own, plane: _grid, ...ours} = scenarioOf(usualChoices);
    expect(ours).toEqual(usual);
  });

  test("whatever settles survives a link, and as a scenario file it is read as the same scenario", () => {
    fc.assert(fc.property(anyChoices, choices => {
      expect(choicesOfLink(linkOf(choices))).toEqual({choices, remarks: []});
      const reading = parseScenario(scenarioText(choices), "page", knownMeasurements);
      expect(reading).toEqual({ok: true, scenario: scenarioOf(choices)});
    }), {numRuns: 40, seed: 9});
  });

  test.each<[Partial<Choices>, FieldName | undefined, Partial<Choices>, string]>([
    [{massMeV: 0}, undefined, {massMeV: 0.1}, "outside 0.1 to 1000 MeV"],
    [{dipolePerGeV: 1}, undefined, {dipolePerGeV: 1e-5}, "the nearest, 0.00001 GeV⁻¹, is taken"],
    [{confidenceLevel: NaN}, undefined, {confidenceLevel: 0.95}, "must be a number"],
    [{reheatingMeV: 5}, "reheatingMeV", {reheating: "matter-dominated", reheatingMeV: 5}, "nothing reheats at once"],
    [{reheatingMeV: 5}, "reheating", {reheating: "instantaneous", reheatingMeV: 20}, "raised from 5 MeV"],
    [{reheating: "matter-dominated", reheatingMeV: 1e6}, undefined, {reheatingMeV: 3e5}, "followed up to"],
    [{matterRatio: 1, reheating: "matter-dominated"}, "matterRatio", {matterRatio: 1, reheating: "instantaneous"}, "instantaneous reheating"],
    [{matterRatio: 1, reheatingMeV: 50}, "reheatingMeV", {matterRatio: 0}, "one kind of decaying matter"]
  ])("%o, chosen last %s, becomes %o", (wanted, kept, found, words) => {
    const {choices, remarks} = settled({...usualChoices, ...wanted}, kept);
    expect(choices).toMatchObject(found);
    expect(remarks.join(" ")).toContain(words);
  });

  test("a damaged link opens what it can", () => {
    const {choices, remarks} = choicesOfLink("#m=-3&d=1e-8&f=strange&n=majorana&cl=");
    expect(choices).toMatchObject({massMeV: 0.1, dipolePerGeV: 1e-8, flavor: "mu", nature: "majorana", confidenceLevel: 0.95});
    expect(remarks).toHaveLength(3);
  });

  test("a link from before a control was there means what it meant", () => {
    const {choices, remarks} = choicesOfLink("#m=5&d=1e-9&f=e&n=dirac&cl=0.9973&ref=standard-run&lc=1e52&c=bbn.cmb");
    expect(choices).toEqual({...usualChoices, massMeV: 5, flavor: "e", confidenceLevel: 0.9973, reference: "standard-run", criticalLuminosityErgPerSecond: 1e52, shown: ["bbn", "cmb"]});
    expect(remarks).toEqual([]);
    expect(scenarioOf(choices)).toMatchObject({statistics: {reference: "standard-run", confidenceLevel: 0.9973}, supernova: {criticalLuminosityErgPerSecond: 1e52}});
  });

  test("units that may be typed", () => {
    expect(["1 GeV", "250keV", "7", "1e-3 TeV"].map(typedEnergyMeV)).toEqual([1000, 0.25, 7, 1000]);
    expect(["", "MeV", "7 kg"].map(typedEnergyMeV)).toEqual([NaN, NaN, NaN]);
    expect(["1e-9", "2e-9 / GeV", "3e-9 GeV^-1", "2 muB"].map(text => typedDipolePerGeV(text, 5))).toEqual([1e-9, 2e-9, 3e-9, 10]);
    expect(typedDipolePerGeV("1e-9 kg", 5)).toBeNaN();
  });

  test("measurements and the star's threshold ask for no new run, a universe does", () => {
    const name = (part: Partial<Choices>) => identitiesOf(computedScenario({...usualChoices, ...part}));
    expect(name({helium: "pdg-2024", confidenceLevel: 0.9, criticalLuminosityErgPerSecond: 1e52, shown: ["bbn"]})).toEqual(name({}));
    expect(name({profile: "illustrative-hot"}).cosmic).toBe(name({}).cosmic);
    expect(name({deltaNEff: 0.1}).cosmic).not.toBe(name({}).cosmic);
  });
});
