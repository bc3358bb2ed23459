/** The commands with the true laboratory, as processes: what they print has the shape that programs rely on. */
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {csvRecords} from "../../src/plots/csv.js";
import {nuportal} from "./process.js";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "nuportal-answers-"))));
afterAll(() => rmSync(folder, {recursive: true}));

const N = ["--mass", "50 MeV", "--dipole", "1e-10 / GeV", "--flavor", "mu"];

describe("answers", {timeout: 120_000}, () => {
  it("bbn prints plain numbers", async () => {
    const {code, stdout, stderr} = await nuportal(["bbn", "--json"]);
    expect([code, stderr]).toEqual([0, ""]);
    const answer = JSON.parse(stdout) as Record<string, number>;
    expect(Object.keys(answer)).toEqual(["nEff", "yP", "dOverH", "he3OverH", "li7OverH"]);
    expect(answer["nEff"]).toBeCloseTo(3.044, 2);
    expect(answer["yP"]).toBeCloseTo(0.247, 2);
  });

  it("point prints observables and a verdict for each constraint", async () => {
    const {code, stdout, stderr} = await nuportal(["point", ...N, "--json"]);
    expect([code, stderr]).toEqual([0, ""]);
    const answer = JSON.parse(stdout) as {readonly constraints: readonly Record<string, unknown>[]; readonly nEff: number; readonly lifetimeSeconds: number; readonly luminosityErgPerSecond: number};
    expect(Object.keys(answer)).toEqual(["lifetimeSeconds", "nEff", "yP", "dOverH", "he3OverH", "li7OverH", "luminosityErgPerSecond", "late", "accuracy", "constraints", "ending", "warnings", "notes"]);
    // tau = 4 pi / (d^2 m^3) is the width of N -> nu gamma alone; three-body decays add a few per mille.
    expect(answer.lifetimeSeconds / (6.582e-25 * 4 * Math.PI / (1e-20 * 0.05 ** 3))).toBeCloseTo(1, 1);
    for (const constraint of answer.constraints) expect(Object.keys(constraint)).toEqual(["name", "chiSquare", "deltaChiSquare", "excluded", "verdict", "rule"]);
    expect(answer.luminosityErgPerSecond).toBeGreaterThan(1e49);
    expect(answer.constraints.map(({name}) => name)).toEqual(["bbn", "cmb", "sn1987a", "photodisintegration", "spectral-distortions", "cmb-anisotropy", "relic-density", "combined"]);
  });

  it("point of a decaying particle has no verdict of the supernova, and says so", async () => {
    const {code, stdout, stderr} = await nuportal([
      "point", "--portal", "decaying-particle", "--mass", "60 MeV", "--lifetime", "0.1 s", "--number-density", "1 MeV^3", "--at-temperature", "5.11 MeV",
      "--branching", "nue-gamma=1", "--json",
    ]);
    expect([code, stderr]).toEqual([0, ""]);
    const answer = JSON.parse(stdout) as {readonly lifetimeSeconds: number; readonly nEff: number; readonly constraints: readonly {readonly name: string}[]; readonly warnings: unknown; readonly notes: readonly string[]};
    expect(answer.lifetimeSeconds).toBe(0.1);
    expect(Math.abs(answer.nEff - 3.044)).toBeGreaterThan(0.005);
    expect(answer.constraints.map(({name}) => name)).toEqual(["bbn", "cmb", "photodisintegration", "spectral-distortions", "cmb-anisotropy", "relic-density", "combined"]);
    expect(answer.warnings).toEqual([]);
    expect(answer.notes.slice(0, 2)).toEqual([
      "Nothing is known of how SN1987A would make the particle: it is not among the constraints.",
      "The particle appears when the plasma has T = 5.11 MeV; the universe before is the standard one.",
    ]);
  });

  it("evolve warns above the electroweak scale, on standard error alone", async () => {
    const {code, stdout, stderr} = await nuportal(["evolve", ...N, "--reheating", "1 TeV"]);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^nuportal: warning: T_RH = 1 TeV is above 100 GeV: [^\n]*\n$/)]);
    expect(stdout).toMatch(/^timeSeconds,/);
  });

  it("evolve prints a table that starts hot and ends with helium", async () => {
    const {code, stdout, stderr} = await nuportal(["evolve", ...N]);
    expect([code, stderr]).toEqual([0, ""]);
    const {rows} = csvRecords(stdout);
    const head = rows[0]!;
    const column = (name: string): number[] => rows.slice(1).map(row => Number(row[head.indexOf(name)]));
    expect(head.slice(0, 8)).toEqual([
      "timeSeconds", "scaleFactor", "temperatureMeV", "electronNeutrinoTemperatureMeV", "muTauNeutrinoTemperatureMeV", "nOverEntropy", "rhoNMeV4", "neutronFraction",
    ]);
    expect(rows.every(row => row.length === head.length)).toBe(true);
    const inverse = column("rateOverHubble_inverseDecay"), at = column("temperatureMeV").findIndex(T => T < 25);
    // (M/E) Gamma over H grows as 1/T^3 while N is relativistic, as 1/T^2 after.
    expect(inverse[at]! / inverse[at - 20]!).toBeGreaterThan(2);
    expect(rows[0]).toContain("rateOverHubble_exchangeOnLeptons");
    expect(column("temperatureMeV")[0]).toBeCloseTo(1e5, 3);
    const times = column("timeSeconds");
    expect(times.every((time, i) => i === 0 || time > times[i - 1]!)).toBe(true);
    expect(4 * column("Y_He4").at(-1)!).toBeGreaterThan(0.2);
  });

  it("scan, cite and plot: the same files for one worker and two, and a figure that can be drawn again", async () => {
    const path = join(folder, "tiny.yaml");
    writeFileSync(path, `name: tiny
model: {flavor: mu, nature: dirac}
plane: {mass: {from: 3 MeV, to: 30 MeV, points: 2}, dipole: {from: 1e-11 / GeV, to: 1e-9 / GeV, points: 2}}
tolerance: 1e-3
`);
    const out = [1, 2].map(workers => join(folder, `out${workers}`));
    for (const [i, place] of out.entries()) {
      const {code, stdout, stderr} = await nuportal(["scan", path, "--out", place, "--workers", String(i + 1), "--no-cache"]);
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout.trimEnd().split("\n").at(-1)).toBe(`figure: ${join(place, "figure.png")}`);
    }
    const contents = (place: string): Record<string, string> => Object.fromEntries(readdirSync(place).sort().map(name => [name, readFileSync(join(place, name), "base64")]));
    const before = contents(out[0]!);
    expect(Object.keys(before)).toEqual(["caption.txt", "figure.html", "figure.pdf", "figure.png", "figure.svg", "grid.csv", "limits.csv", "points.jsonl", "result.json"]);
    expect(contents(out[1]!)).toEqual(before);
    rmSync(join(out[0]!, "figure.svg"));
    expect(await nuportal(["plot", out[0]!])).toEqual({code: 0, stdout: `figure: ${join(out[0]!, "figure.png")}\n`, stderr: ""});
    expect(contents(out[0]!)).toEqual(before);
    expect((await nuportal(["cite", out[0]!])).stdout).toMatch(/^@article\{Magill:2018,$/m);
  });
});
