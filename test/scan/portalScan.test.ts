/** Scans of the portals beside the dipole: points, files and figures carry the coupling of their portal. */
import {mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {planeOfScan} from "../../src/cli/planeOfScan.js";
import {plotCommand} from "../../src/cli/plot.js";
import {planeOfPoints, resultFiles} from "../../src/cli/resultFiles.js";
import type {ResultRecord} from "../../src/cli/resultFolder.js";
import {executeScan} from "../../src/cli/scan.js";
import {excludedLevels} from "../../src/likelihood/constraints.js";
import type {ElementRuns, PointEvidence} from "../../src/likelihood/pointEvidence.js";
import {couplingOf} from "../../src/likelihood/pointResult.js";
import {scenarioFromObject} from "../../src/model/scenario.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";
import {csvRecords} from "../../src/plots/csv.js";
import {inlinePool, type ColumnLaboratory, type LaboratoryMaker} from "../../src/scan/columnPool.js";
import {failedColumn, pointsOf, runScan, type ScanResult} from "../../src/scan/scan.js";
import {withCoupling} from "../../src/likelihood/models.js";
import {printed} from "../cli/inProcess.js";
import {createFakeLaboratory, fakeStandardEvidence} from "./fakeLaboratory.js";

const read = (object: object): Scenario => {
  const reading = scenarioFromObject({name: "fake", ...object});
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.scenario;
};
const mass = {from: "3 MeV", to: "300 MeV", points: 5};
const scenarios = {
  mixing: read({model: {portal: "mixing", flavor: "mu", nature: "majorana"}, plane: {mass, "mixing-squared": {from: 1e-10, to: 1e-2, points: 16}}}),
  particle: read({model: {portal: "decaying-particle", branching: {"e-e": 1}, abundance: {"freeze-out": "10 MeV"}}, plane: {mass, lifetime: {from: "0.01 s", to: "1e4 s", points: 6}}})
};

/** D/H falls where it lives longer than a second. */
const laboratory: LaboratoryMaker = ({model}): ColumnLaboratory => ({
  standardEvidence: () => fakeStandardEvidence,
  evidence: (massMeV, couplings, onPoint) => Array.from(couplings, (coupling): PointEvidence => {
    const lifetimeSeconds = model.portal === "decaying-particle" ? coupling : 1e-4 / (massMeV ** 2 * coupling), {early} = fakeStandardEvidence;
    const elements = early.elements.map(run => ({...run, dOverH: run.dOverH * (1 + 0.13 * Math.sqrt(lifetimeSeconds))})) as unknown as ElementRuns;
    const point: PointEvidence = {massMeV, ...withCoupling(model, coupling), lifetimeSeconds, early: {...early, elements}, accuracy: "fast", luminosityErgPerSecond: null, ending: {kind: "reached"}};
    onPoint?.(point);
    return point;
  })
});
const finished = async (scenario: Scenario): Promise<ScanResult> => {
  const outcome = await runScan(scenario, {pool: inlinePool(laboratory)});
  if (outcome.kind !== "finished") throw new Error(outcome.kind);
  return outcome.result;
};

describe.each([
  ["mixing", ["mass_MeV", "mixing_squared", "lifetime_s", "N_eff"], ["mixing_squared_lower", "mixing_squared_upper"]],
  ["particle", ["mass_MeV", "lifetime_s", "N_eff", "Y_P"], ["lifetime_lower_s", "lifetime_upper_s"]]
] as const)("%s", (name, columns, edges) => {
  const scenario = scenarios[name];

  it("has files under the names of its coupling, and a plane that is read back from them", {timeout: 20_000}, async () => {
    const result = await finished(scenario), points = pointsOf(result), made = await resultFiles(result, "1.2.3", "c0de"), {files} = made, plane = made.plane();
    const grid = String(files.get("grid.csv")), limits = csvRecords(String(files.get("limits.csv")));
    expect(csvRecords(grid).rows[0]!.slice(0, 4)).toEqual(columns);
    for (const edge of edges) expect(limits.rows[0]).toContain(edge);
    const record = JSON.parse(String(files.get("result.json"))) as ResultRecord;
    expect(planeOfPoints(grid, record)).toEqual(planeOfScan(scenario, points, excludedLevels(points, result.standard, scenario)));
    if (name === "particle") expect(record.notes[0]).toMatch(/Nothing is known of how SN1987A/);
    expect([plane.laboratory, plane.flatLimits]).toEqual([[], []]);
    expect(plane.supernova === undefined).toBe(name === "particle");
    expect(plane.lifetimes === undefined).toBe(name === "particle");
    for (const rule of limits.comments.filter(line => line.startsWith("bbn:"))) expect(rule).not.toContain("d = 0");
    const svg = String(files.get("figure.svg")), html = String(files.get("figure.html"));
    expect(svg).toContain('id="region-bbn"');
    expect(svg).not.toContain("laboratory");
    expect(html).not.toContain("yaxis2\":");
    expect(html).toContain(name === "mixing" ? "|U\\u003csub>μ" : "τ [s]");
  });

  it("has its edge where the lifetime is a second", async () => {
    const result = await finished(scenario), {files} = await resultFiles(result, "1", "c0de"), {rows} = csvRecords(String(files.get("limits.csv")));
    const head = rows[0]!, bbn = rows.slice(1).filter(row => row[1] === "bbn");
    expect(bbn.length).toBe(5);
    for (const row of bbn) {
      const massMeV = Number(row[0]), edge = Number(row[head.indexOf(name === "mixing" ? edges[1] : edges[0])]);
      expect(Math.abs(Math.log10(name === "mixing" ? edge * massMeV ** 2 / 1e-4 : edge))).toBeLessThan(0.8);
    }
  }, 20_000);

  it("keeps the coupling of a column that failed", () => {
    const {points} = failedColumn(scenario, 30, [1e-3, 1e-2], "why");
    expect(points.map(couplingOf)).toEqual([1e-3, 1e-2]);
    expect(points.every(({dipolePerGeV}) => dipolePerGeV === undefined)).toBe(true);
  });
});

describe("a band", () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "nuportal-band-"))));
  afterAll(() => rmSync(folder, {recursive: true}));

  it("has a folder for each plane and one figure of all, which can be drawn again", {timeout: 60_000}, async () => {
    const scenario = read({
      model: {flavor: "mu", nature: "dirac"}, plane: {mass: {from: "1 MeV", to: "1 GeV", points: 4}, dipole: {from: "1e-12 / GeV", to: "1e-6 / GeV", points: 5}},
      band: {reheating: ["10 MeV", "1 TeV"]}
    });
    const out = join(folder, "band"), write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    await executeScan(scenario, {out, workers: 1, json: true}, inlinePool(createFakeLaboratory));
    const said = JSON.parse(write.mock.calls.map(([text]) => String(text)).join("")) as {readonly points: number; readonly files: readonly string[]; readonly warnings: readonly string[]};
    write.mockRestore();
    expect(said.points).toBe(40);
    expect(readdirSync(out).sort()).toEqual(["caption.txt", "figure.html", "figure.pdf", "figure.png", "figure.svg", "reheating-1-TeV", "reheating-10-MeV", "result.json"]);
    expect(said.files).toContain(join(out, "reheating-1-TeV", "limits.csv"));
    const record = JSON.parse(readFileSync(join(out, "result.json"), "utf8")) as ResultRecord;
    expect(record.band).toEqual([{folder: "reheating-10-MeV", reheatingMeV: 10}, {folder: "reheating-1-TeV", reheatingMeV: 1e6}]);
    expect(record.warnings.join()).toMatch(/T_RH = 1 TeV is above 100 GeV/);
    expect(record.points).toMatchObject({total: 40, failed: [{massMeV: 1000, dipolePerGeV: 1e-12}, {massMeV: 1000, dipolePerGeV: 1e-12}]});
    const low = JSON.parse(readFileSync(join(out, "reheating-10-MeV", "result.json"), "utf8")) as ResultRecord;
    expect(low.scenario.cosmology).toMatchObject({reheatingMeV: 10, reheatingHistory: "matter-dominated"});
    const svg = readFileSync(join(out, "figure.svg"), "utf8");
    for (const id of ["band-inner", "band-between", "edge-band-1", "edge-band-2", "region-sn1987a"]) expect(svg).toContain(`id="${id}"`);
    expect(svg).not.toContain('id="region-bbn"');
    rmSync(join(out, "figure.svg"));
    await printed(plotCommand, [out]);
    expect(readFileSync(join(out, "figure.svg"), "utf8")).toBe(svg);
  });
});
