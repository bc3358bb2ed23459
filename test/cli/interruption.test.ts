import {appendFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {executeMerge} from "../../src/cli/mergeShards.js";
import {executeScan} from "../../src/cli/scan.js";
import {inlinePool} from "../../src/scan/columnPool.js";
import {createFakeLaboratory} from "../scan/fakeLaboratory.js";
import {fakeScenario} from "../scan/fakeScenario.js";
import {run} from "./process.js";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "nuportal-cli-"))));
afterAll(() => rmSync(folder, {recursive: true}));

/** Whole lines of findings in the checkpoint of a folder. */
const findingsIn = (out: string): number => {
  const path = join(out, "points.jsonl");
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(line => line.includes('"kind"')).length - 1 : 0;
};
const contents = (out: string): Record<string, string> => Object.fromEntries(readdirSync(out).sort().map(name => [name, readFileSync(join(out, name)).toString("base64")]));

describe("an interrupted scan", () => {
  it("ends with code 130 and one line, keeps its points, and goes on to the files of an undisturbed one", {timeout: 120_000}, async () => {
    const out = join(folder, "interrupted");
    let sent = false;
    const {code, stdout, stderr} = await run("test/cli/fakeScan.ts", ["slow", out, "2"], {watch: kill => {
      if (sent || findingsIn(out) < 4) return;
      sent = true;
      kill("SIGINT");
    }});
    expect(stderr).toMatch(/^nuportal: interrupted; \d+ points are kept in .*points\.jsonl; the same command goes on from there\n$/);
    expect(code).toBe(130);
    expect(stdout).toBe("");
    expect(readdirSync(out)).toEqual(["points.jsonl"]);

    // A process that is shot in the middle of a line leaves a part of it.
    const before = findingsIn(out);
    let shot = false;
    await run("test/cli/fakeScan.ts", ["slow", out, "2"], {watch: kill => {
      if (shot || findingsIn(out) < before + 3) return;
      shot = true;
      kill("SIGKILL");
    }});
    expect(findingsIn(out)).toBeGreaterThanOrEqual(before + 3);
    appendFileSync(join(out, "points.jsonl"), '{"kind":"cosmic","massMeV":1,"coup');

    const again = await run("test/cli/fakeScan.ts", ["slow", out, "3"]);
    expect(again.stderr).toBe("");
    expect(again.code).toBe(0);
    expect(again.stdout.trimEnd().split("\n").at(-1)).toBe(`figure: ${join(out, "figure.png")}`);
    const undisturbed = join(folder, "undisturbed");
    await run("test/cli/fakeScan.ts", ["slow", undisturbed, "2"]);
    expect(contents(out)).toEqual(contents(undisturbed));
  });
});

describe("a scan in shards", {timeout: 120_000}, () => {
  const silent = async (work: () => Promise<void>): Promise<string> => {
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    try {
      await work();
      return write.mock.calls.map(([text]) => String(text)).join("");
    } finally {
      write.mockRestore();
    }
  };
  const pool = (): ReturnType<typeof inlinePool> => inlinePool(createFakeLaboratory);
  const shards = async (name: string, count: number): Promise<string[]> => {
    const folders = Array.from({length: count}, (_, i) => join(folder, name, String(i + 1)));
    for (const [i, out] of folders.entries()) await silent(() => executeScan(fakeScenario(name), {out, workers: 1, shard: {index: i + 1, count}}, pool()));
    return folders;
  };

  it("is merged to the files of one in one piece, from the cache too", async () => {
    const whole = join(folder, "whole"), merged = join(folder, "merged"), cached = join(folder, "cached"), cache = join(folder, "cache");
    await silent(() => executeScan(fakeScenario("sharded"), {out: whole, workers: 1, cache}, pool()));
    const folders = await shards("sharded", 3);
    expect(await silent(() => executeMerge(folders.toReversed(), {out: merged}))).toContain(join(merged, "limits.csv"));
    expect(contents(merged)).toEqual(contents(whole));
    const nobody: ReturnType<typeof inlinePool> = {lanes: 1, standard: () => Promise.reject(new Error("asked")), column: () => Promise.reject(new Error("asked")), close: async () => {}};
    await silent(() => executeScan(fakeScenario("sharded"), {out: cached, workers: 1, cache}, nobody));
    expect(contents(cached)).toEqual(contents(whole));
  });

  it("says where a worker failed, which no merge can make up for", async () => {
    const warned = vi.spyOn(process.stderr, "write").mockReturnValue(true), [only] = await shards("throws", 1);
    expect(warned.mock.calls.join("")).toMatch(/nothing was found at 1000 MeV: the worker failed twice on this column: a bug in a column; run the same command again/);
    warned.mockRestore();
    await expect(executeMerge([only!], {out: join(folder, "throws", "merged")})).rejects.toThrow(/lack points at 1000 MeV/);
  });

  it("is not merged where a shard is missing, twice there, unfinished, or of another scenario: each is named", async () => {
    const folders = await shards("gaps", 3), out = join(folder, "gaps", "merged"), [first, second, third] = folders as [string, string, string];
    await expect(executeMerge([first, third], {out})).rejects.toThrow("shards are missing: 2/3; give their folders too");
    await expect(executeMerge([first, first, second, third], {out})).rejects.toThrow(/are both shard 1\/3/);
    await expect(executeMerge([first, second, join(folder, "nowhere")], {out})).rejects.toThrow(/nowhere/);
    const [other] = await shards("other", 1);
    await expect(executeMerge([first, other!], {out})).rejects.toThrow(/are shards of different scenarios: name;/);
    const checkpoint = join(second, "points.jsonl"), text = readFileSync(checkpoint, "utf8");
    writeFileSync(checkpoint, text.replace(',"complete":true', ""));
    await expect(executeMerge(folders, {out})).rejects.toThrow(/shard 2\/3 in .* was interrupted; run its command again/);
    writeFileSync(checkpoint, text.replace(/"code":"\w{8}/, '"code":"00000000'));
    await expect(executeMerge(folders, {out})).rejects.toThrow(/was computed by other code of the same version/);
    writeFileSync(checkpoint, text.replaceAll('"deltaNEff":0,', '"deltaNEff":0.5,'));
    await expect(executeMerge(folders, {out})).rejects.toThrow(/holds points of a scan with another cosmology\.deltaNEff than its scenario\.json/);
    expect(existsSync(out)).toBe(false);
  });
});
