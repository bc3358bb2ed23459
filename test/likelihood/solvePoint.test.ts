import {describe, expect, test} from "vitest";
import {createLaboratory, PointQuestionError, scenarioFromObject, solvePoint} from "../../src/index.js";

describe("solvePoint", () => {
  test("gives the numbers of the scenario with the same words, and verdicts", () => {
    const reading = scenarioFromObject({
      name: "same", model: {portal: "dipole", flavor: "mu", nature: "dirac"}, plane: {mass: {from: "10 MeV", to: "20 MeV", points: 2}, dipole: {from: "1e-9 / GeV", to: "1e-8 / GeV", points: 2}}
    });
    if (!reading.ok) throw new Error(reading.problems.join("\n"));
    const solved = solvePoint({massMeV: 10, dipolePerGeV: 1e-9}), {excluded, ...point} = solved;
    expect(createLaboratory(reading.scenario).point(10, 1e-9)).toEqual(point);
    expect(excluded["combined"]).toBe(true);
    expect(solvePoint({massMeV: 10, dipolePerGeV: 0}).excluded).toMatchObject({bbn: false, cmb: false});
  });

  test.each([[{massMeV: 0, dipolePerGeV: 1e-9}, "massMeV = 0 is outside 0.001-10000 MeV"], [{massMeV: 10, dipolePerGeV: NaN}, "dipolePerGeV = NaN is outside 0-0.01 / GeV"]])("refuses %o", (question, words) => {
    expect(() => solvePoint(question)).toThrow(PointQuestionError);
    expect(() => solvePoint(question)).toThrow(words);
  });
});
