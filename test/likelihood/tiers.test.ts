/** Which tier decides a point, and what is told of the other. */
import {describe, expect, it} from "vitest";
import {createLaboratory} from "../../src/likelihood/observables.js";
import {noChiSquares, type ChiSquares} from "../../src/likelihood/pointResult.js";
import {byAccuracy, chiSquareThreshold, nearContour, observationalErrors, tierDifference} from "../../src/likelihood/tiers.js";
import {scenarioFromObject} from "../../src/model/scenario.js";
import {fakeScenario} from "../scan/fakeScenario.js";

const scenario = {...fakeScenario(), constraints: ["bbn", "cmb"] as const}, {statistics, measurements} = scenario;
const chi = (bbn: number | null, cmb: number | null, combined: number | null): ChiSquares => ({...noChiSquares, bbn, cmb, combined});

describe("near a contour", () => {
  it("is where any of bbn, cmb, combined lies above d = 0 by a quarter of the threshold to four times it", () => {
    const standard = chi(2, 1, 3);
    for (const [bbn, near] of [[2, false], [3.9, false], [4.1, true], [10, true], [33, true], [35, false], [1, false]] as const) expect(nearContour(chi(bbn, 1, 3), standard, 8)).toBe(near);
    expect(nearContour(chi(500, 9, 600), standard, 8)).toBe(true);
    expect(nearContour(chi(500, null, null), standard, 8)).toBe(false);
    expect(nearContour(noChiSquares, standard, 8)).toBe(false);
  });

  it("has the threshold of the figure", () => {
    expect(chiSquareThreshold({reference: "plane-minimum", confidenceLevel: 0.95})).toBeCloseTo(5.991, 3);
    expect(chiSquareThreshold({reference: "standard-run", confidenceLevel: 0.95})).toBeCloseTo(3.841, 3);
  });
});

describe("the tier of a point", () => {
  const result = (nEff: number | null, bbn: number | null) => ({nEff, yP: nEff && 0.25, dOverH: nEff && 2.5e-5, chiSquares: chi(bbn, null, null)});
  const choose = (accuracy: "fast" | "spectral" | "auto", fast: ReturnType<typeof result>, spectral = result(3.2, 9)) => {
    const asked: string[] = [];
    const point = byAccuracy({accuracy, statistics}, tier => { asked.push(tier); return tier === "fast" ? fast : spectral; }, found => found.chiSquares, () => result(3.044, 2).chiSquares);
    return {point, asked};
  };

  it("is what is asked for, and in auto the spectral one only near a contour", () => {
    expect(choose("fast", result(3.1, 8)).asked).toEqual(["fast"]);
    expect(choose("spectral", result(3.1, 8)).asked).toEqual(["spectral"]);
    expect(choose("spectral", result(3.1, 8)).point).toEqual({found: result(3.2, 9), accuracy: "spectral"});
    expect(choose("auto", result(3.044, 2.1)).point).toEqual({found: result(3.044, 2.1), accuracy: "fast"});
    expect(choose("auto", result(5, 400)).asked).toEqual(["fast"]);
    expect(choose("auto", result(null, null)).point.accuracy).toBe("fast");
    expect(choose("auto", result(3.1, 8)).asked).toEqual(["fast", "spectral"]);
  });

  it("comes with the difference, told where it exceeds a tenth of an error", () => {
    const {sigma} = {sigma: observationalErrors(measurements)};
    expect(sigma).toEqual({nEff: 0.29, yP: 0.0013, dOverH: 0.03e-5});
    const {point} = choose("auto", result(3.1, 8));
    expect(point).toEqual({accuracy: "spectral", found: result(3.2, 9), fast: result(3.1, 8)});
    const marks = tierDifference(point.fast!, point.found, sigma);
    expect(marks).toMatchObject({tiersDiffer: true, tiers: {yP: 0, dOverH: 0}});
    expect(marks.tiers!.nEff).toBeCloseTo(0.1, 12);
    expect(tierDifference(result(3.1, 8), result(3.12, 8), sigma).tiersDiffer).toBeUndefined();
    expect(tierDifference(result(3.1, 8), {...result(3.1, 8), yP: 0.2502}, sigma).tiersDiffer).toBe(true);
    expect(tierDifference(result(3.1, 8), result(null, null), sigma)).toEqual({});
  });
});

describe("a laboratory", () => {
  const reading = scenarioFromObject({
    name: "particle", constraints: ["bbn", "cmb"], tolerance: 1e-4, cosmology: {reheating: "1 GeV"},
    model: {portal: "decaying-particle", branching: {"nue-gamma": 1}, abundance: {"number-density": "1 MeV^3", "at-temperature": "5.11 MeV"}},
    plane: {mass: {from: "10 MeV", to: "100 MeV", points: 2}, lifetime: {from: "0.001 s", to: "1 s", points: 2}},
  });
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  const laboratory = createLaboratory({...reading.scenario, accuracy: "auto"});

  it("in auto decides a point near the contour by spectra, one far away by the cascade", () => {
    const [far, near] = laboratory.column(60, [1e-3, 0.1]).points;
    expect(near!.accuracy).toBe("spectral");
    expect(Math.abs(near!.nEff! - 2.9851)).toBeLessThan(1e-3);
    expect(Math.abs(near!.tiers!.nEff)).toBeGreaterThan(1e-3);
    expect(Math.abs(near!.tiers!.nEff)).toBeLessThan(0.03);
    expect(near!.tiersDiffer ?? false).toBe(Math.abs(near!.tiers!.yP) > 1.3e-4 || Math.abs(near!.tiers!.nEff) > 0.029 || Math.abs(near!.tiers!.dOverH) > 3e-8);
    expect(far!.accuracy).toBe("fast");
    expect(far!.tiers).toBeUndefined();
    // The tiers of d = 0 hardly differ.
    const {nEff, yP, chiSquares} = laboratory.standard();
    expect(Math.abs(nEff - 3.0439)).toBeLessThan(1e-4);
    expect(Math.abs(far!.nEff! - nEff)).toBeLessThan(1e-3);
    expect(Math.abs(far!.yP! - yP)).toBeLessThan(2e-5);
    expect(Math.abs(far!.chiSquares.combined! - chiSquares.combined!)).toBeLessThan(0.03);
  });
});
