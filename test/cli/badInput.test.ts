/** The real process with bad input: one clear line for each problem, exit code 2, nothing written. */
import {existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {nuportal} from "./process.js";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "nuportal-cli-"))));
afterAll(() => rmSync(folder, {recursive: true}));

const point = (more: readonly string[]): string[] => ["point", "--flavor", "mu", ...more];
const scenario = `name: fake
model: {flavor: mu, nature: dirac}
plane:
  mass: {from: 1 MeV, to: 1 GeV, points: 3}
  dipole: {from: 1e-12 / GeV, to: 1e-6 / GeV, points: 3}
`;

/** Writes a scenario and returns the arguments that scan it into `out`. */
function scan(name: string, text: string, out = "out"): string[] {
  writeFileSync(join(folder, name), text);
  return ["scan", join(folder, name), "--out", join(folder, out)];
}

describe("bad input", () => {
  it.each<[string, () => string[], RegExp]>([
    ["a misspelt command", () => ["scann"], /unknown command 'scann'.*Did you mean scan\?/],
    ["a misspelt option", () => point(["--mas", "100 MeV"]), /unknown option '--mas'.*Did you mean --mass\?\); see nuportal point --help$/m],
    ["a missing option", () => point(["--mass", "100 MeV"]), /--dipole is missing/],
    ["a misspelt choice", () => ["bbn", "--rates", "primt"], /--rates = "primt" is not known; allowed: primat, parthenope; did you mean "primat"/],
    ["a negative mass", () => point(["--mass", "-100 MeV", "--dipole", "1e-9 / GeV"]), /--mass = "-100 MeV" is outside 0\.001-10000 MeV/],
    ["a number that is none", () => ["bbn", "--omega-b", "two"], /--omega-b = "two" is not a number/],
    ["a number of workers below one", () => [...scan("a.yaml", scenario), "--workers", "0"], /--workers = "0" is not a whole number/],
    ["a missing file", () => ["scan", join(folder, "none.yaml"), "--out", join(folder, "out")], /none\.yaml: no such file or folder/],
    ["a folder as file", () => ["scan", folder, "--out", join(folder, "out")], /: it is a folder/],
    ["a misspelt key", () => scan("key.yaml", scenario.replace("flavor", "flavour")), /key\.yaml:2:\d+: model\.flavour is not a known key.*did you mean "flavor"/],
    ["a misspelt portal", () => ["point", "--portal", "mixng", "--mass", "1 MeV"], /--portal = "mixng" is not known; allowed: dipole, mixing, decaying-particle; did you mean "mixing"/],
    ["the key of another portal", () => scan("portal.yaml", scenario.replace("flavor: mu", "portal: mixing, flavor: mu")), /plane\.dipole is not a known key; allowed here: mass, mixing-squared, contours; it belongs to model\.portal: dipole/],
    ["a table of energies that is not there", () => scan("table.yaml", scenario + "cosmology: {energy-table: none.csv}\n"), /table\.yaml:6:27: cosmology\.energy-table = "none\.csv" cannot be read: no such file or folder/],
    ["an accuracy that a universe does not allow", () => scan("accuracy.yaml", scenario + "accuracy: spectral\ncosmology: {lepton-asymmetry: {e: 0.1, mu: 0.1, tau: 0.1}}\n"), /accuracy = "spectral" is not possible with a lepton asymmetry: .*; write fast/],
    ["a file in place of the output folder", () => scan("b.yaml", scenario, "b.yaml"), /--out .*b\.yaml: it is a file/],
    ["a folder without result", () => ["plot", folder], /holds no result\.json/],
    ["an output file in no folder", () => ["evolve", ...point(["--mass", "1 MeV", "--dipole", "1e-9 / GeV"]).slice(1), "--out", join(folder, "none", "x.csv")], /--out .*x\.csv: no such file or folder/],
  ])("%s", {timeout: 30_000}, async (_, args, words) => {
    const {code, stdout, stderr} = await nuportal(args());
    expect(stderr).toMatch(words);
    expect(stderr.trimEnd().split("\n").filter(line => !line.startsWith("nuportal: "))).toEqual([]);
    expect(stdout).toBe("");
    expect(code).toBe(2);
    expect(existsSync(join(folder, "out"))).toBe(false);
    expect(readdirSync(folder).filter(name => !name.endsWith(".yaml"))).toEqual([]);
  });
});

describe("a reader that leaves early", () => {
  it("ends the process in peace", {timeout: 20_000}, async () => {
    expect(await nuportal(["scan", "--help"], {closedStdout: true})).toEqual({code: 0, stdout: "", stderr: ""});
  });
});

describe("quick answers", () => {
  it("shows help without loading what computes or draws", {timeout: 30_000}, async () => {
    const {code, stdout, stderr} = await nuportal(["scan", "--help"], {imports: ["./test/cli/refuseHeavy.mjs"]});
    expect(stderr).toBe("");
    expect(stdout).toMatch(/Example:\n +nuportal scan/);
    expect(code).toBe(0);
  });

  it("prints its version", {timeout: 30_000}, async () => {
    expect((await nuportal(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
