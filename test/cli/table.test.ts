/** Tables for CLASS and CAMB, read back as those codes read them. */
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {standardRun} from "../../src/likelihood/observables.js";
import {tableCommand} from "../../src/cli/table.js";
import {UsageError} from "../../src/cli/usageError.js";
import {printed} from "./inProcess.js";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "nuportal-table-"))));
afterAll(() => rmSync(folder, {recursive: true}));

const lineLength = 1024;

/** The reader of CLASS: a line counts when its first character that is no space lies above ' in ASCII; the first three numbers of it are read. */
function readClass(text: string): {readonly omegaBs: number[]; readonly deltaNs: number[]; readonly helium: number[]} {
  const omegaBs: number[] = [], deltaNs: number[] = [], helium: number[] = [];
  let sizes: readonly number[] | undefined;
  for (const line of text.split("\n")) {
    expect(line.length).toBeLessThan(lineLength);
    if (!(line.replace(/^ +/, "").charCodeAt(0) > 39)) continue;
    const numbers = line.trim().split(/\s+/).map(Number);
    expect(numbers.every(Number.isFinite)).toBe(true);
    if (sizes === undefined) {
      expect(numbers.length).toBe(2);
      sizes = numbers;
      continue;
    }
    expect(numbers.length).toBe(6);
    const i = helium.length % sizes[0]!, j = Math.floor(helium.length / sizes[0]!);
    expect(omegaBs[i] ?? numbers[0]).toBe(numbers[0]);
    expect(deltaNs[j] ?? numbers[1]).toBe(numbers[1]);
    [omegaBs[i], deltaNs[j]] = [numbers[0]!, numbers[1]!];
    helium.push(numbers[2]!);
  }
  expect([omegaBs.length, deltaNs.length]).toEqual(sizes);
  expect(helium.length).toBe(omegaBs.length * deltaNs.length);
  return {omegaBs, deltaNs, helium};
}

/** The reader of CAMB: the last comment before the numbers names the columns; the rows fill a grid of ombh2 and DeltaN. */
function readCamb(text: string): {readonly columns: string[]; readonly rows: number[][]} {
  const lines = text.split("\n").map(line => line.trim()).filter(line => line !== "");
  const first = lines.findIndex(line => !line.startsWith("#"));
  const columns = lines[first - 1]!.slice(1).trim().split(/\s+/);
  const rows = lines.slice(first).filter(line => !line.startsWith("#")).map(line => line.split(/\s+/).map(Number));
  for (const row of rows) expect(row.length === columns.length && row.every(Number.isFinite)).toBe(true);
  const values = (name: string): number[] => [...new Set(rows.map(row => row[columns.indexOf(name)]!))];
  expect(rows.length).toBe(values("ombh2").length * values("DeltaN").length);
  expect(new Set(rows.map(row => `${row[columns.indexOf("ombh2")]} ${row[columns.indexOf("DeltaN")]}`)).size).toBe(rows.length);
  return {columns, rows};
}

const grid = ["--omega-b", "0.018:0.027:4", "--delta-neff", "-1:2:4"], inputs = {neutronLifetimeSeconds: 880, rates: "parthenope"} as const;

describe("table", {timeout: 30_000}, () => {
  it("for CLASS holds the helium mass fraction of direct runs on a regular grid", async () => {
    const path = join(folder, "sBBN.dat");
    expect(await printed(tableCommand, ["--format", "class", ...grid, "--tau-n", "880", "--rates", "parthenope", "--out", path])).toBe(`table: ${path}\n`);
    const text = readFileSync(path, "utf8"), {omegaBs, deltaNs, helium} = readClass(text);
    expect(omegaBs).toEqual([0.018, 0.021, 0.024, 0.027]);
    expect(deltaNs).toEqual([-1, 0, 1, 2]);
    for (const [i, j] of [[0, 0], [2, 1], [3, 3]] as const) {
      const run = standardRun({...inputs, omegaB: omegaBs[i]!, deltaNEff: deltaNs[j]!});
      expect(helium[4 * j + i]).toBeCloseTo(run.heliumMassFraction, 8);
      expect(Math.abs(helium[4 * j + i]! - run.yP)).toBeGreaterThan(1e-3);
    }
    for (const words of [/Neutron lifetime 880 s/, /parthenope, 12 reactions/, /nuportal \d+\.\d+\.\d+/, /N_eff = 3\.044\d where Delta N = 0/, /Gariazzo:2021/]) expect(text).toMatch(words);
  });

  it("for CAMB names its columns as CAMB asks for them, and they hold what they say", async () => {
    const text = await printed(tableCommand, ["--format", "camb", ...grid, "--xi", "0.01"]);
    expect(text).toMatch(/primat, 12 reactions/);
    expect(text).toMatch(/e 0\.01, mu 0\.01, tau 0\.01/);
    const {columns, rows} = readCamb(text);
    expect(columns.slice(0, 8)).toEqual(["ombh2", "eta10", "DeltaN", "Yp", "Yp^BBN", "sig(Yp^BBN)", "D/H", "sig(D/H)"]);
    const cell = (row: readonly number[], name: string): number => row[columns.indexOf(name)]!;
    for (const row of [rows[0]!, rows[6]!, rows[15]!]) {
      const run = standardRun({omegaB: cell(row, "ombh2"), deltaNEff: cell(row, "DeltaN"), neutronLifetimeSeconds: 878.4, rates: "primat", degeneracy: {e: 0.01, mu: 0.01, tau: 0.01}});
      expect(cell(row, "Yp")).toBeCloseTo(run.heliumMassFraction, 8);
      expect(cell(row, "Yp^BBN")).toBeCloseTo(run.yP, 8);
      expect(cell(row, "D/H") / run.dOverH).toBeCloseTo(1, 6);
      expect(cell(row, "N_eff")).toBeCloseTo(run.nEff, 5);
      expect(cell(row, "eta10") / cell(row, "ombh2")).toBeCloseTo(273.7, 0);
      // CAMB turns one fraction into the other with its masses of the atoms.
      const [hydrogen, helium] = [1.673575e-27, 6.646479073e-27], Y = cell(row, "Yp^BBN");
      expect(-Y * helium / (-Y * helium + 4 * Y * hydrogen - 4 * hydrogen)).toBeCloseTo(cell(row, "Yp"), 5);
      expect(cell(row, "sig(D/H)") / cell(row, "D/H")).toBeGreaterThan(0.008);
      expect(cell(row, "sig(D/H)") / cell(row, "D/H")).toBeLessThan(0.013);
      expect(cell(row, "sig(Yp^BBN)")).toBeCloseTo(1.1e-4, 4);
    }
  });

  it.each([
    [["--format", "class", "--delta-neff", "-3:3:13"], /--delta-neff = "-3:3:13" reaches outside -2\.5 to 10; allowed: from:to:points/],
    [["--format", "class", "--omega-b", "0.02"], /--omega-b = "0\.02" is not from:to:points/],
    [["--format", "class", "--omega-b", "0.02:0.03:3"], /has 3 points; allowed: .* 4 to 1000 points/],
    [["--format", "class", "--omega-b", "0.03:0.02:5"], /does not rise/],
    [[], /--format is missing/],
  ] as const)("refuses %j", async (args, words) => {
    const error = await printed(tableCommand, args).then(() => undefined, (thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toMatch(words);
    expect((error as UsageError).message).not.toContain("\n");
  });
});
