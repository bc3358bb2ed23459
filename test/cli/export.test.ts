/** What leaves a results folder: papers, numbers and paragraph (`cite`), and data with their birth certificate (`export`). */
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {birthCertificate, tableHashes} from "../../src/cli/birthCertificate.js";
import {citeCommand} from "../../src/cli/cite.js";
import {unitOf} from "../../src/cli/dataTables.js";
import {texSafe} from "../../src/cli/texText.js";
import {exportCommand} from "../../src/cli/export.js";
import {citedKeys, deltaChiSquares} from "../../src/likelihood/constraints.js";
import {numbersUsed} from "../../src/likelihood/numbersUsed.js";
import {findReference} from "../../src/model/bibliography.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";
import {csvRecords, gridCsv, limitsCsv, parseGridCsv} from "../../src/plots/csv.js";
import {fakePoint, fakeStandard} from "../scan/fakeLaboratory.js";
import {fakeScenario} from "../scan/fakeScenario.js";
import {printed} from "./inProcess.js";

const scenario = fakeScenario(), points = [1, 30, 1000].flatMap(mass => [1e-12, 1e-9].map(dipole => fakePoint(mass, dipole)));
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nuportal-export-"));
  const head = {version: "1.2.3", scenario: "{}", confidenceLevel: 0.95, references: ["Magill:2018"], remarks: ["bbn: Delta chi^2 > 5.99"]};
  mkdirSync(join(folder, "result"));
  writeFileSync(join(folder, "result", "result.json"), JSON.stringify({nuportal: "1.2.3", scenario, standard: fakeStandard, notes: [], warnings: [], references: []}));
  writeFileSync(join(folder, "result", "grid.csv"), gridCsv(points, head));
  writeFileSync(join(folder, "result", "limits.csv"), limitsCsv([{massMeV: 30, constraint: "bbn", branch: 1, lower: 1e-10, lowerEdge: "crossing", upper: 1e-8, upperEdge: "plane"}], head));
});
afterAll(() => rmSync(folder, {recursive: true}));
const result = (): string => join(folder, "result");
const cite = (...args: string[]): Promise<string> => printed(citeCommand, [result(), ...args]);
const exported = (...args: string[]): Promise<string> => printed(exportCommand, [result(), ...args]);

describe("cite", () => {
  it("prints each paper once, also those of the limits drawn besides, and marks what is only recalled", async () => {
    const text = await cite(), keys = [...text.matchAll(/^@\w+\{([^,]+),$/gm)].map(([, key]) => key!);
    expect(keys).toEqual([...new Set(keys)].sort());
    expect(keys).toEqual(expect.arrayContaining([...citedKeys(scenario), "Gustafson:2022", "Coloma:2017", "PDG:2024", "Geiss:2003"]));
    expect(text).toMatch(/^% RECALLED, NOT CHECKED: CMB: omega_b = 0\.02225 \+- 0\.00022, N_eff = 2\.89 \+- 0\.29/m);
    expect(text).toMatch(/^% Y_P: 0\.2458 \+- 0\.0013 \[LBT:2026\]$/m);
    expect(text).toMatch(/^% RECALLED, NOT CHECKED: drawn besides: MINERvA \[Kamp:2022\]$/m);
  });

  it("knows the papers of what was asked for, and no others", () => {
    const of = (change: Partial<Scenario>): readonly string[] => citedKeys({...scenario, ...change}), star = of({constraints: ["sn1987a"]});
    expect(star).toEqual(expect.arrayContaining(["Chang:2016", "Raffelt:1996"]));
    for (const key of ["Pitrou:2018", "LBT:2026", "Sabti:2019", "Kohri:2001"]) expect(star).not.toContain(key);
    expect(of({constraints: ["bbn"]})).not.toContain("Chang:2016");
    expect(of({measurements: {...scenario.measurements, helium: "empress-2025"}})).toContain("EMPRESS:2025");
    expect(of({measurements: {...scenario.measurements, helium: "empress-2025"}})).not.toContain("LBT:2026");
    expect(of({measurements: {...scenario.measurements, forecasts: ["cmb-s4"]}})).toContain("Abazajian:2016");
    expect(of({plane: {massMeV: {from: 1, to: 100, points: 2}, dipolePerGeV: {from: 1e-9, to: 1e-8, points: 2}}})).not.toContain("Kohri:2001");
    expect(of({cosmology: {...scenario.cosmology, rates: "parthenope"}})).toContain("Pisanti:2021");
    for (const {cites} of numbersUsed({...scenario, measurements: {...scenario.measurements, cmb: "act-2025-neff", forecasts: ["cmb-hd"]}})) for (const key of cites) expect(findReference(key)).toBeDefined();
  });

  it("tells how the bounds were obtained, for LaTeX and for people", async () => {
    const latex = await cite("--paragraph"), plain = await cite("--paragraph", "--format", "text");
    expect(latex).toMatch(/\\texttt\{nuportal\} 1\.2\.3 \(scenario fake\) for masses from 1 MeV to 1 GeV.*\\cite\{LBT:2026\}.*95 \\% CL by \$\\Delta\\chi\^2\$ for 2 degrees of freedom/);
    expect(latex.match(/\$/g)!.length % 2).toBe(0);
    expect(latex).not.toMatch(/(?<!\\)%/);
    expect(latex).toContain("$|\\mu| < 4.7\\times10^{-5}$, $|y| < 1.5\\times10^{-5}$ at 95 \\%");
    expect(plain).toContain("|mu| < 4.7 x 10^-5");
    expect(texSafe("a_b: 0.02225 +- 0.00022, (2 +- 1) x 10^-5, 3.0e+52, 10^-5 of PRIMAT")).toBe("a\\_b: 0.02225 $\\pm$ 0.00022, (2 $\\pm$ 1) $\\times10^{-5}$, $3.0\\times10^{52}$, $10^{-5}$ of \\texttt{PRIMAT}");
    expect(plain).toMatch(/T_RH = 100 GeV.*D\/H = \(2\.527 \+- 0\.03\) x 10\^-5 \[Cooke:2017\].*omega_b, tau_n and nuclear rates are profiled over/);
    expect(JSON.parse(await cite("--json"))).toMatchObject({numbers: expect.arrayContaining([expect.objectContaining({quantity: "Y_P", checked: true})]), paragraph: plain.trimEnd()});
    await expect(cite("--format", "bibtxt")).rejects.toThrow(/did you mean "bibtex"\?/);
  });
});

describe("export", () => {
  it("as JSON holds certificate, grid with Delta chi-square, and limits, with units", async () => {
    const {certificate, grid, limits} = JSON.parse(await exported()) as Record<string, Record<string, {unit?: string; values: unknown[]}>>;
    expect(certificate).toEqual(JSON.parse(JSON.stringify(birthCertificate(scenario, "1.2.3", null))));
    expect(grid!["mass_MeV"]).toEqual({unit: "MeV", values: points.map(({massMeV}) => massMeV)});
    expect(grid!["chi2_cmb"]!.values).toEqual(points.map(({chiSquares}) => chiSquares.cmb));
    expect(grid!["delta_chi2_bbn"]!.values).toEqual(deltaChiSquares(points, fakeStandard, scenario).bbn);
    expect(limits!["d_lower_per_GeV"]).toEqual({unit: "GeV^-1", values: [1e-10]});
    expect(limits!["constraint"]!.values).toEqual(["bbn"]);
    expect(["L_SN_erg_per_s", "lifetime_s", "N_eff", "y"].map(unitOf)).toEqual(["erg/s", "s", "", ""]);
  });

  it("as CSV says where it comes from, and reads back as the same points", async () => {
    const text = await exported("--format", "csv", "--table", "grid"), {comments, rows} = csvRecords(text);
    for (const part of [/^nuportal 1\.2\.3$/, /^scenario SHA-256: [0-9a-f]{64}$/, /^code SHA-256: not recorded$/, /^nature: Dirac$/, /^confidence levels: 0\.95; 2 d\.o\.f\./, /^units: mass_MeV \[MeV\]/, /^reference: Magill:2018$/, /relative tolerance: 0\.00001/])
      expect(comments.some(line => part.test(line)), String(part)).toBe(true);
    expect(rows[0]!.slice(-5)).toEqual(["delta_chi2_bbn", "delta_chi2_cmb", "delta_chi2_photodisintegration", "delta_chi2_spectral_distortions", "delta_chi2_combined"]);
    expect(parseGridCsv(text).points).toEqual(points);
    expect(await exported("--format", "csv")).toMatch(/^# confidence level: 0\.95\n# scenario SHA-256: [0-9a-f]{64}\n(?:#.*\n)+mass_MeV,constraint/m);
  });

  it("as HDF5 holds the same numbers and the certificate as attributes", async () => {
    const path = join(folder, "out.h5");
    expect(await exported("--format", "hdf5", "--out", path)).toBe(`hdf5: ${path} (${readFileSync(path).length} bytes)\n`);
    const {default: hdf5} = await import("h5wasm/node");
    await hdf5.ready;
    const file = new hdf5.File(path, "r"), value = (name: string): unknown => (file.get(name) as unknown as {readonly value: unknown}).value;
    expect(Array.from(value("grid/N_eff") as Float64Array, x => Number.isNaN(x) ? null : x)).toEqual(points.map(({nEff}) => nEff));
    expect(value("grid/relic")).toEqual(points.map(({late}) => late?.relic ?? ""));
    expect(value("limits/d_upper_per_GeV")).toEqual(Float64Array.of(1e-8));
    expect(file.attrs["scenarioHash"]!.value).toBe(birthCertificate(scenario, "1.2.3", null).scenarioHash);
    expect(JSON.parse(String(file.attrs["scenarioText"]!.value))).toEqual(JSON.parse(JSON.stringify(scenario)));
    file.close();
  });

  it("refuses what does not go together, and a folder without a result", async () => {
    await expect(exported("--format", "hdf5")).rejects.toThrow(/name a file with --out/);
    await expect(exported("--format", "hdf6")).rejects.toThrow(/did you mean "hdf5"\?/);
    await expect(exported("--table", "grid")).rejects.toThrow(/--table grid is for --format csv/);
    await expect(printed(exportCommand, [folder])).rejects.toThrow(/holds no result\.json/);
  });
});

describe("a birth certificate", () => {
  it("changes with the scenario and names every table", () => {
    const tables = tableHashes(), of = (changed: Scenario): string => birthCertificate(changed, "1", null, tables).scenarioHash;
    expect(of({...scenario, tolerances: {relative: 1e-6}})).not.toBe(of(scenario));
    expect(Object.keys(tables)).toEqual(expect.arrayContaining([expect.stringMatching(/^solvers\/bbn\/tables\//), "src/model/tables/references"]));
    expect(Object.values(tables).every(hash => /^[0-9a-f]{16}$/.test(hash))).toBe(true);
  });
});
