import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {usualChoices, type Choices} from "../../src/explorer/choices.js";
import {fineLevels, fineNodes} from "../../src/explorer/fineLevels.js";
import {judgedPlane, pointAnswer} from "../../src/explorer/judgedPlane.js";
import {knownPlane, planeFile, type PlaneFile} from "../../src/explorer/planeFile.js";
import {couplingPoints, gridCouplings, gridMasses, massPoints} from "../../src/explorer/planeGrid.js";
import {drawableNodes, planeJobs} from "../../src/explorer/planeRun.js";
import {computedScenario} from "../../src/explorer/scenarioOfChoices.js";
import {createLaboratory} from "../../src/likelihood/observables.js";
import type {PointEvidence} from "../../src/likelihood/pointEvidence.js";

const folder = new URL("../../src/explorer/planes/", import.meta.url);
const fileOf = (name: string): PlaneFile => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as PlaneFile;

describe("planes that come with the page", () => {
  test("are on its grid and judged without gaps", () => {
    for (const name of readdirSync(folder)) {
      const file = fileOf(name), [flavor, nature] = name.replace(".json", "").split("-") as [Choices["flavor"], Choices["nature"]], judged = judgedPlane(knownPlane(file, "chang-2016-fiducial"), {...usualChoices, flavor, nature})!;
      expect([file.massMeV, file.dipolePerGeV]).toEqual([gridMasses, gridCouplings]);
      const combined = judged.levels.find(one => one.name === "combined")!.level.flat();
      expect(combined.filter(level => level === null).length).toBe(judged.failed.length);
      // Something is excluded, something is not, and without a coupling nothing is.
      expect(combined.some(level => level! > 0)).toBe(true);
      expect(combined.filter((_, k) => k % couplingPoints === 0 && combined[k]! > 0)).toEqual([]);
    }
  });

  test("hold six digits of what the solvers find", () => {
    const laboratory = createLaboratory(computedScenario(usualChoices)), file = fileOf("mu-dirac.json"), known = knownPlane(file, "chang-2016-fiducial"), i = 14;
    const points = [[10, 17, 30].map(j => laboratory.evidence(gridMasses[i]!, [gridCouplings[j]!])[0]!)], standard = laboratory.standardEvidence();
    const again = knownPlane(planeFile("", [gridMasses[i]!], points[0]!.map(point => point.dipolePerGeV!), standard, points, {"chang-2016-fiducial": points[0]!.map(point => point.luminosityErgPerSecond!)}), "chang-2016-fiducial");
    points[0]!.forEach((exact, k) => {
      const near = again.points[0]![k]!, [a, b] = [exact, near].map(one => pointAnswer(one, standard, usualChoices, []).result) as [ReturnType<typeof pointAnswer>["result"], ReturnType<typeof pointAnswer>["result"]];
      expect(near.early!.late === undefined).toBe(exact.early!.late === undefined);
      expect(near.luminosityErgPerSecond! / Math.max(exact.luminosityErgPerSecond!, 1e-300)).toBeCloseTo(exact.luminosityErgPerSecond! > 0 ? 1 : 0, 4);
      for (const name of ["nEff", "yP", "dOverH", "he3OverH", "li7OverH", "lifetimeSeconds"] as const) expect(b[name]! / a[name]!).toBeCloseTo(1, 5);
      for (const name of ["bbn", "cmb", "combined"] as const) expect(b.chiSquares[name] ?? 0).toBeCloseTo(a.chiSquares[name] ?? 0, a.chiSquares[name]! > 100 ? -1 : 2);
    });
    // What is shipped is what is computed now, but for the progress of the solvers since.
    [10, 17, 30].forEach((j, k) => expect(known.points[i]![j]!.early!.nEff / points[0]![k]!.early!.nEff).toBeCloseTo(1, 1));
  });
});

describe("a run of the page", () => {
  test("asks for each node once, coarse ones first, and can be drawn early", () => {
    const jobs = planeJobs(), seen = new Set<string>(), points: (PointEvidence | undefined)[][] = gridMasses.map(() => gridCouplings.map(() => undefined));
    const stages = new Set<number>();
    for (const {iMass, couplings} of jobs) {
      for (const j of couplings) {
        expect(seen.has(`${iMass} ${j}`)).toBe(false);
        seen.add(`${iMass} ${j}`);
        points[iMass]![j] = {} as PointEvidence;
      }
      const nodes = drawableNodes(points);
      if (nodes) stages.add(nodes.couplings.length);
      if (stages.size === 1 && nodes) expect(seen.size).toBeGreaterThanOrEqual(7 * 13);
    }
    expect(seen.size).toBe(massPoints * couplingPoints);
    expect([...stages]).toEqual([13, 25, 49]);
  });
});

describe("levels between the nodes", () => {
  const masses = [1, 10 ** (1 / 6), 10 ** (2 / 6), 10 ** (3 / 6), 10 ** (4 / 6)], couplings = Array.from({length: 9}, (_, j) => 1e-10 * 10 ** (j / 4));
  const levelsOf = (read: (m: number, d: number) => number) => masses.map(m => couplings.map(d => Math.sinh(read(Math.log10(m), Math.log10(d)))));
  const finest = 4, at = {m: fineNodes(masses, finest), d: fineNodes(couplings, finest)};

  test.each([["constant lifetime", (m: number, d: number) => 3 * (d + 9 + 1.5 * m)], ["constant coupling", (_: number, d: number) => 2 * (d + 9)]])("edges along %s are straight", (_, read) => {
    const fine = fineLevels(masses, couplings, levelsOf(read), finest);
    at.m.forEach((m, i) => at.d.forEach((d, j) => expect(Math.asinh(fine[i]![j]!)).toBeCloseTo(read(Math.log10(m), Math.log10(d)), 9)));
  });

  test("the nodes keep their levels, and what does not apply stays so", () => {
    const level = levelsOf((m, d) => Math.sin(3 * m) + d + 9).map((column, i) => column.map((value, j) => (i > 2 && j > 4 ? null : value))), fine = fineLevels(masses, couplings, level, finest);
    level.forEach((column, i) => column.forEach((value, j) => {
      const found = fine[finest * i]![finest * j]!;
      if (value === null) expect(found).toBeNull();
      else expect(found).toBeCloseTo(value, 9);
    }));
    expect(fine.flat().some(Number.isNaN)).toBe(false);
  });
});
