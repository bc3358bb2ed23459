import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {usualChoices, type Choices} from "../../src/explorer/choices.js";
import {inksOf} from "../../src/explorer/inks.js";
import {judgedPlane, pointAnswer, type JudgedLevel, type JudgedPlane} from "../../src/explorer/judgedPlane.js";
import {levelsBetween} from "../../src/explorer/levelsBetween.js";
import {knownPlane, knownStar, planeFile, type PlaneFile} from "../../src/explorer/planeFile.js";
import {planeFigure} from "../../src/explorer/planeFigure.js";
import {couplingPoints, gridCouplings, gridMasses, massPoints} from "../../src/explorer/planeGrid.js";
import {drawableNodes, planeJobs} from "../../src/explorer/planeRun.js";
import {scenarioOf, starScenario, universeScenario} from "../../src/explorer/scenarioOfChoices.js";
import {createLaboratory} from "../../src/likelihood/observables.js";
import type {PointEvidence} from "../../src/likelihood/pointEvidence.js";
import type {PointResult} from "../../src/likelihood/pointResult.js";

const folder = new URL("../../src/explorer/planes/", import.meta.url);
const fileOf = (name: string): PlaneFile => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as PlaneFile;
const muon = fileOf("mu-dirac.json"), muonPlane = knownPlane(muon), muonStar = knownStar(muon, "chang-2016-fiducial");
const judgedBy = (choices: Partial<Choices>): JudgedPlane => judgedPlane(muonPlane, muonStar, {...usualChoices, ...choices})!;
const levelOf = ({levels}: JudgedPlane, name: JudgedLevel["name"]): JudgedLevel => levels.find(one => one.name === name)!;

describe("planes that come with the page", () => {
  test("are on its grid and judged without gaps", () => {
    for (const name of readdirSync(folder)) {
      const file = fileOf(name), [flavor, nature] = name.replace(".json", "").split("-") as [Choices["flavor"], Choices["nature"]], judged = judgedPlane(knownPlane(file), knownStar(file, "chang-2016-fiducial"), {...usualChoices, flavor, nature})!;
      expect([file.massMeV, file.dipolePerGeV]).toEqual([gridMasses, gridCouplings]);
      const combined = judged.levels.find(one => one.name === "combined")!.level.flat();
      expect(combined.filter(level => level === null).length).toBe(judged.failed.length);
      // Something is excluded, something is not, and without a coupling nothing is.
      expect(combined.some(level => level! > 0)).toBe(true);
      expect(combined.filter((_, k) => k % couplingPoints === 0 && combined[k]! > 0)).toEqual([]);
    }
  });

  test("hold six digits of what the solvers find", () => {
    const laboratory = createLaboratory(universeScenario(usualChoices)), i = 14, rows = [17, 30], {standard} = muon, points = [laboratory.evidence(gridMasses[i]!, rows.map(j => gridCouplings[j]!))], luminosities = [1.2345678e52, 0];
    const file = planeFile("", [gridMasses[i]!], rows.map(j => gridCouplings[j]!), standard, points, {"chang-2016-fiducial": luminosities}), again = knownPlane(file);
    expect(knownStar(file, "chang-2016-fiducial")).toEqual([[1.2346e52, 0]]);
    points[0]!.forEach((exact, k) => {
      const near = again.points[0]![k]!, [a, b] = [exact, near].map(one => pointAnswer(one, luminosities[k], standard, usualChoices).result) as [PointResult, PointResult];
      expect(near.early!.late === undefined).toBe(exact.early!.late === undefined);
      for (const name of ["nEff", "yP", "dOverH", "he3OverH", "li7OverH", "lifetimeSeconds"] as const) expect(b[name]! / a[name]!).toBeCloseTo(1, 5);
      for (const name of ["bbn", "cmb", "combined"] as const) expect(b.chiSquares[name] ?? 0).toBeCloseTo(a.chiSquares[name] ?? 0, a.chiSquares[name]! > 100 ? -1 : 2);
    });
    // What is shipped is what is computed now, but for the progress of the solvers since.
    rows.forEach((j, k) => expect(muonPlane.points[i]![j]!.early!.nEff / points[0]![k]!.early!.nEff).toBeCloseTo(1, 1));
  });
});

describe("planes judged anew", () => {
  const excluded = (judged: JudgedPlane, name: JudgedLevel["name"]): number => levelOf(judged, name).level.flat().filter(level => level! > 0).length;

  test("statistics move the regions as they must, without a run", () => {
    const [usual, loose, strict, one, standard] = [{}, {confidenceLevel: 0.99}, {confidenceLevel: 0.68}, {degreesOfFreedom: "1"}, {reference: "standard-run"}].map(change => judgedBy(change as Partial<Choices>)) as [JudgedPlane, JudgedPlane, JudgedPlane, JudgedPlane, JudgedPlane];
    expect(excluded(loose, "combined")).toBeLessThan(excluded(usual, "combined"));
    expect(excluded(strict, "combined")).toBeGreaterThan(excluded(usual, "combined"));
    expect([levelOf(usual, "bbn").threshold, levelOf(one, "bbn").threshold, levelOf(standard, "bbn").threshold]).toEqual([5.99, 3.84, 3.84].map(value => expect.closeTo(value, 2)));
    // ω_b integrated: the same bound by and large, another χ².
    const integrated = judgedBy({baryonDensity: "marginalised"});
    expect(Math.abs(excluded(integrated, "combined") - excluded(usual, "combined"))).toBeLessThan(10);
    expect(levelOf(integrated, "bbn").level).not.toEqual(levelOf(usual, "bbn").level);
    expect(levelOf(judgedBy({nuclearErrors: "fixed"}), "bbn").level).not.toEqual(levelOf(usual, "bbn").level);
  });

  test("criteria of the star: the shipped luminosity where it is enough, the solvers' own quantity everywhere", () => {
    const i = 12, j = 33;
    for (const change of [{criterion: "integrated-energy", criticalEnergyErg: 1e53, coolingSeconds: 5}, {criterion: "n-sphere", criticalLuminosityErgPerSecond: 1e52}, {criterion: "raffelt", criticalLuminosityErgPerSecond: 1e52}] as const) {
      const choices: Choices = {...usualChoices, ...change}, run = createLaboratory(starScenario(choices)).evidence(gridMasses[i]!, [gridCouplings[j]!])[0]!;
      const own = createLaboratory({...scenarioOf(choices), constraints: ["sn1987a"]}).evidence(gridMasses[i]!, [gridCouplings[j]!])[0]!.luminosityErgPerSecond!;
      const answer = pointAnswer(run, run.luminosityErgPerSecond, muon.standard, choices), level = answer.verdicts.find(({name}) => name === "sn1987a")!.level!;
      expect(answer.result.luminosityErgPerSecond! / own).toBeCloseTo(1, 9);
      expect(level).toBeCloseTo(Math.log10(own / choices.criticalLuminosityErgPerSecond), 9);
      if (change.criterion === "integrated-energy") expect(levelOf(judgedBy(change), "sn1987a").level[i]![j]!).toBeCloseTo(level, 1);
    }
  });

  test("a universe is not run for its star, nor a star for its universe", () => {
    const other: Choices = {...usualChoices, criterion: "raffelt", screening: "yukawa", profile: "illustrative-hot", neutrinoSphereKm: 30};
    expect(universeScenario(other)).toEqual(universeScenario(usualChoices));
    expect(starScenario({...usualChoices, deltaNEff: 1, criterion: "integrated-energy", coolingSeconds: 9, criticalLuminosityErgPerSecond: 1e50})).toEqual(starScenario(usualChoices));
    expect(starScenario(other)).not.toEqual(starScenario(usualChoices));
  });

  test("spectral distortions end where decays inject photons rather than heat: a smooth border, dotted", () => {
    const judged = judgedBy({shown: ["spectral-distortions"]}), level = levelOf(judged, "spectral-distortions"), below = [0.1, 0.12, 0.15, 0.18, 0.21];
    const borders = below.map(mass => {
      const couplings = Array.from({length: 401}, (_, k) => 1e-10 * 100 ** (k / 400)), values = level.at(mass, couplings), last = values.findLastIndex(value => value !== null && value > 0);
      expect(values[last + 1]).toBeNull();
      return couplings[last]!;
    });
    // m = 100 T(τ), τ ~ m⁻³ d⁻² and T ~ τ^(−1/2): d ~ m^(−1/2).
    borders.forEach((d, k) => expect(Math.abs(Math.log10(d / borders[0]!) + 0.5 * Math.log10(below[k]! / below[0]!))).toBeLessThan(0.06));
    level.level.forEach((column, i) => column.forEach((value, j) => { if (value === null) expect(level.at(judged.massMeV[i]!, [judged.couplings[j]!])[0]).toBeNull(); }));
    const svg = planeFigure(judged, {...usualChoices, shown: ["spectral-distortions"]}, inksOf.light, 900, 700, "");
    expect(svg.match(/data-border="spectral-distortions"/g)).toHaveLength(1);
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
  const between = (read: (m: number, d: number) => number | null) => levelsBetween({name: "sn1987a", threshold: 0}, masses.map(massMeV => ({
    massMeV, secondPerGeV: 1e-9 * massMeV ** -1.5, couplings, level: couplings.map(d => read(Math.log10(massMeV), Math.log10(d)))
  })));

  test.each<[string, (m: number, d: number) => number]>([["constant lifetime", (m, d) => 3 * (d + 9 + 1.5 * m)], ["constant coupling", (_, d) => 2 * (d + 9)]])("edges along %s are straight", (_, read) => {
    const at = between((m, d) => Math.sinh(read(m, d)));
    for (const mass of [1.2, 1.7, 2.9, 4]) for (const d of [4e-10, 9e-10, 2e-9]) expect(Math.asinh(at(mass, [d])[0]!)).toBeCloseTo(read(Math.log10(mass), Math.log10(d)), 9);
  });

  test("edges are found again where every second mass is left out", () => {
    const judged = judgedBy({}), apart: number[] = [], fine = Array.from({length: 481}, (_, k) => 1e-17 * 10 ** (k / 40)), seconds = judged.points.map(column => Math.sqrt(column[0]!.lifetimeSeconds!) * judged.couplings[0]!);
    const edges = (values: readonly (number | null)[]): number[] => values.flatMap((value, k) => (k > 0 && value !== null && values[k - 1] !== null && value > 0 !== values[k - 1]! > 0 ? [k / 40] : []));
    for (const level of judged.levels) {
      const half = levelsBetween(level, judged.massMeV.flatMap((massMeV, i) => (i % 2 === 0 ? [{massMeV, secondPerGeV: level.name === "sn1987a" ? 1 : seconds[i]!, couplings: judged.couplings, level: level.level[i]!}] : [])));
      for (let i = 1; i < judged.massMeV.length; i += 2) {
        const found = edges(half(judged.massMeV[i]!, fine));
        for (const edge of edges(level.at(judged.massMeV[i]!, fine))) apart.push(Math.min(...found.map(other => Math.abs(other - edge))));
      }
    }
    apart.sort((a, b) => a - b);
    expect(apart.length).toBeGreaterThan(100);
    // log₁₀ d; a pixel of the page is some 0.02.
    expect(apart[apart.length >> 1]!).toBeLessThan(0.03);
    expect(apart[Math.floor(0.8 * apart.length)]!).toBeLessThan(0.15);
  });

  test("the nodes keep their levels, and what does not apply stays so", () => {
    const read = (m: number, d: number): number | null => (m > 0.4 && d > -9.1 ? null : Math.sinh(Math.sin(3 * m) + d + 9)), at = between(read);
    for (const mass of masses) at(mass, couplings).forEach((found, j) => {
      const value = read(Math.log10(mass), Math.log10(couplings[j]!));
      if (value !== null) expect(found).toBeCloseTo(value, 9);
      else if (j > 5) expect(found).toBeNull();
    });
  });
});
