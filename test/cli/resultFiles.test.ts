import {describe, expect, it} from "vitest";
import {planeOfPoints, resultFiles} from "../../src/cli/resultFiles.js";
import type {ResultFiles} from "../../src/cli/resultFiles.js";
import type {ResultRecord} from "../../src/cli/resultFolder.js";
import {citedKeys, excludedLevels} from "../../src/likelihood/constraints.js";
import {planeOfScan} from "../../src/cli/planeOfScan.js";
import {parseGridCsv} from "../../src/plots/csv.js";
import {inlinePool} from "../../src/scan/columnPool.js";
import {pointsOf, runScan} from "../../src/scan/scan.js";
import type {ScanResult} from "../../src/scan/scan.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";
import {createFakeLaboratory, fakeStandard} from "../scan/fakeLaboratory.js";
import {fakeEdges, fakeScenario} from "../scan/fakeScenario.js";

type Finished = {readonly result: ScanResult; readonly made: ResultFiles; readonly text: (name: string) => string};
const make = async (scenario: Scenario): Promise<Finished> => {
  const outcome = await runScan(scenario, {pool: inlinePool(createFakeLaboratory)});
  if (outcome.kind !== "finished") throw new Error(outcome.kind);
  const made = await resultFiles(outcome.result, "1.2.3", "c0de");
  return {result: outcome.result, made, text: name => String(made.files.get(name))};
};
let once: Promise<Finished> | undefined;
/** Figures take their time: made once. */
const finished = (): Promise<Finished> => once ??= make(fakeScenario());

describe("files of a result", {timeout: 20_000}, () => {
  it("are all there, result.json last", async () => {
    const {made} = await finished();
    expect([...made.files.keys()]).toEqual(["limits.csv", "grid.csv", "figure.svg", "figure.pdf", "figure.png", "figure.html", "caption.txt", "history.svg", "history.pdf", "history.png", "result.json"]);
    expect(made).toMatchObject({failed: 1, total: 35});
  });

  it("say what they rest on: scenario, version, tolerances, standard run, rules, failed points, references once each", async () => {
    const {text} = await finished();
    const record = JSON.parse(text("result.json")) as ResultRecord;
    expect(record).toMatchObject({
      nuportal: "1.2.3", scenario: fakeScenario(), tolerances: {relative: 1e-5}, standard: fakeStandard,
      statistics: {reference: "plane-minimum", confidenceLevel: 0.95, rules: [{name: "bbn"}, {name: "cmb"}, {name: "sn1987a"}, {name: "photodisintegration"}, {name: "spectral-distortions"}, {name: "cmb-anisotropy"}, {name: "relic-density"}, {name: "combined"}]},
      points: {total: 35, failed: [{massMeV: 1000, dipolePerGeV: 1e-12, reason: "bbn: tooManySteps; raise maxSteps"}]},
    });
    expect(record.references.map(({key}) => key)).toEqual(citedKeys(fakeScenario()));
    expect(record.certificate).toMatchObject({nuportal: "1.2.3", code: "c0de", scenarioHash: expect.stringMatching(/^[0-9a-f]{64}$/), nature: "dirac"});
    expect(Object.keys(record.certificate!.tables).length).toBeGreaterThan(10);
    for (const file of ["limits.csv", "grid.csv"]) expect(text(file), file).toMatch(/^# code SHA-256: c0de\n(#.*\n)*# tables SHA-256: [0-9a-f]{64}$/m);
    expect(text("grid.csv")).toMatch(/^mass_MeV,.*,ending,delta_chi2_bbn,/m);
    for (const {key, bibtex} of record.references) expect(bibtex).toMatch(new RegExp(`^@(article|book|misc)\\{${key},`));
  });

  it("hold enough to draw the same plane again", async () => {
    const {result, text} = await finished();
    const points = pointsOf(result);
    const drawn = planeOfScan(result.scenario, points, excludedLevels(points, result.standard, result.scenario));
    const again = planeOfPoints(text("grid.csv"), JSON.parse(text("result.json")) as ResultRecord);
    expect(again).toEqual(drawn);
  });

  it("of edges that were followed hold the points, the grid that maps are drawn from, exact edges, and the same plane again", async () => {
    const {result, made: {record, plane}, text} = await make(fakeEdges());
    expect(record.points.total).toBe(pointsOf(result).length);
    expect(parseGridCsv(text("points.csv")).points).toEqual(pointsOf(result));
    // The masses of the axis, and both sides of the two masses where photons begin to break D and ⁴He.
    expect(parseGridCsv(text("grid.csv")).points).toHaveLength((21 + 2 * 2) * 31);
    expect(text("limits.csv")).toMatch(/combined,1,.*solver/);
    expect(JSON.stringify(planeOfPoints(text("points.csv"), record))).toBe(JSON.stringify(plane()));
  });

  it("are refused where the grid lost a row", async () => {
    const {text} = await finished();
    const short = text("grid.csv").trimEnd().split("\n").slice(0, -1).join("\n");
    expect(() => planeOfPoints(short, JSON.parse(text("result.json")) as ResultRecord)).toThrow("it has 34 points; the plane of result.json has 35");
  });
});

describe("plane of a scan", () => {
  it("hatches the masses whose decays make baryons, where there are any", async () => {
    const {result} = await finished(), points = pointsOf(result), light = planeOfScan(result.scenario, points, excludedLevels(points, result.standard, result.scenario));
    expect(light.caveats).toBeUndefined();
    const heavy = points.map(point => ({...point, late: point.late && {...point.late, conservative: true}})), scenario = {...result.scenario, plane: {...result.scenario.plane, massMeV: {from: 1000, to: 10000, points: 7}}};
    expect(planeOfScan(scenario, heavy, excludedLevels(heavy, result.standard, scenario)).caveats).toEqual([{fromMassMeV: expect.closeTo(1876.544, 3), toMassMeV: 10000, label: "conservative: no baryons"}]);
  });

  it("names regions, their remarks, a band and a forecast", async () => {
    const {result} = await finished(), scenario = {...result.scenario, measurements: {...result.scenario.measurements, distortions: "pixie"}}, points = pointsOf(result);
    const {regions} = planeOfScan(scenario, points, excludedLevels(points, result.standard, scenario)), of = (name: string) => regions.find(region => region.name === name)!;
    expect(of("cmb-anisotropy")).toMatchObject({label: "CMB anisotropies", keyLabel: "CMB anisotropies (band: factor 3)", uncertainty: Math.log10(3)});
    expect(of("spectral-distortions")).toMatchObject({keyLabel: "spectral distortions, forecast (PIXIE)", forecast: true});
    expect(of("photodisintegration").keyLabel).toBeUndefined();
  });


  it("marks failed cells, keeps levels mass by mass, and has the lifetime at d = 1", async () => {
    const {result} = await finished();
    const points = pointsOf(result);
    const plane = planeOfScan(result.scenario, points, excludedLevels(points, result.standard, result.scenario));
    expect(plane.failed).toEqual([{iMass: 6, iCoupling: 0, reason: "bbn: tooManySteps; raise maxSteps"}]);
    const least = Math.min(result.standard.chiSquares.bbn!, ...points.map(({chiSquares}) => chiSquares.bbn ?? Infinity));
    expect(plane.regions[0]!.level[2]![3]).toBeCloseTo(points[2 * 5 + 3]!.chiSquares.bbn! - least - 5.991, 2);
    expect(plane.regions[0]!.level[6]![0]).toBeNull();
    const last = points[34]!;
    expect(plane.lifetimes!.atUnitCouplingSeconds[6]! / (last.lifetimeSeconds! * last.dipolePerGeV! ** 2)).toBeCloseTo(1, 12);
  });
});
