import {mkdtempSync, readFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {ratesCommand} from "../../src/cli/rates.js";
import {printed} from "./inProcess.js";

const N = ["--mass", "10 MeV", "--dipole", "1e-9 / GeV", "--flavor", "mu"];

describe("nuportal rates", () => {
  it("prints CSV between the temperatures asked for", async () => {
    const lines = (await printed(ratesCommand, [...N, "--from", "1 MeV", "--to", "2 MeV"])).trimEnd().split("\n");
    expect(lines[0]).toMatch(/^temperatureMeV,hubbleMeV,/);
    expect([Number(lines[1]!.split(",")[0]), Number(lines.at(-1)!.split(",")[0])]).toEqual([1, 2]);
  });

  it("writes a figure by the ending of its file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rates-"));
    for (const [name, start] of [["a.svg", "<svg"], ["a.png", "\x89PNG"], ["a.json", "{"]] as const) {
      expect(await printed(ratesCommand, [...N, "--from", "1 MeV", "--to", "3 MeV", "--nature", "majorana", "--out", join(folder, name)])).toBe(`${name.endsWith(".json") ? "table" : "figure"}: ${join(folder, name)}\n`);
      expect(readFileSync(join(folder, name), "latin1").startsWith(start)).toBe(true);
    }
  });

  it.each([
    [[...N, "--out", "x.jpg"], '--out x.jpg ends in ".jpg"; allowed: .svg, .pdf, .png, .csv, .json'],
    [[...N, "--from", "5 MeV", "--to", "1 MeV"], "--from = 5 MeV is not below --to = 1 MeV; give a lower --from or a higher --to"],
    [[...N, "--from", "5"], '--from = "5" has no unit'],
    [[...N, "--out", "x.csv", "--dpi", "100"], "--dpi is of a figure; give --out a file for it (.svg, .pdf, .png), or leave it out"],
    [[...N, "--mixing-squared", "1e-6"], "--mixing-squared is not an option of rates: it belongs to --portal mixing; rates by channel are known of the dipole portal alone: give --dipole"],
  ])("refuses %j", async (args, message) => {
    await expect(printed(ratesCommand, args)).rejects.toThrow(message);
  });
});
