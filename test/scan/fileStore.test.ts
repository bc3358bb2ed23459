import {appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {hostname, tmpdir} from "node:os";
import {spawn} from "node:child_process";
import {once} from "node:events";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {evidenceIdentity} from "../../src/likelihood/pointEvidence.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";
import {openCache} from "../../src/scan/cacheStore.js";
import type {Finding} from "../../src/scan/columnPlan.js";
import {LOCK} from "../../src/scan/fileLock.js";
import {CHECKPOINT, openFileStore} from "../../src/scan/fileStore.js";
import type {FileStore, FileStoreOptions} from "../../src/scan/fileStore.js";
import {fakeEvidence, fakeStandardEvidence} from "./fakeLaboratory.js";
import {fakeScenario} from "./fakeScenario.js";

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), "nuportal-"))));
afterEach(() => rmSync(root, {recursive: true}));

const identityOf = (scenario: Scenario) => ({name: scenario.name, plane: scenario.plane, ...evidenceIdentity(scenario)});
const scenario = fakeScenario();
const options = (more: Partial<FileStoreOptions> = {}): FileStoreOptions => ({folder: join(root, "a", "b"), identity: identityOf(scenario), version: "1.0.0", code: "c0de", ...more});
function opened(more: Partial<FileStoreOptions> = {}): FileStore {
  const result = openFileStore(options(more));
  if (!result.ok) throw new Error(result.problem);
  return result.store;
}
const finding = (massMeV: number): Finding => ({kind: "cosmic", massMeV, coupling: 1.23456789012345e-9, evidence: fakeEvidence(massMeV, 1.23456789012345e-9)});

describe("file store", () => {
  it("gives back what an earlier run found, bit by bit, and the run without N", () => {
    const store = opened();
    store.append(finding(0.1 + 0.2));
    store.append(finding(7));
    store.appendStandard(fakeStandardEvidence);
    const again = opened();
    expect([again.known(0.1 + 0.2), again.known(7), again.known(8)]).toEqual([[finding(0.1 + 0.2)], [finding(7)], []]);
    expect(again.standard).toEqual(fakeStandardEvidence);
  });

  it("drops a line that was cut short, and goes on behind the whole ones", () => {
    opened().append(finding(1));
    appendFileSync(join(options().folder, CHECKPOINT), JSON.stringify(finding(2)).slice(0, 40));
    const again = opened();
    expect([again.found, again.known(1)]).toEqual([1, [finding(1)]]);
    again.append(finding(3));
    expect(opened().found).toBe(2);
  });

  const changed = (more: Partial<Scenario>) => ({identity: identityOf({...scenario, ...more})});
  it.each([
    ["another name", changed({name: "other"}), /--out .*holds a scan with another name; choose another folder, or start over with --restart/],
    ["another cosmology", changed({cosmology: {...scenario.cosmology, deltaNEff: 0.1}}), /holds a scan with another cosmology\.deltaNEff;/],
    ["another star and plane", changed({supernova: {...scenario.supernova, farRadiusKm: 500}, plane: {...scenario.plane, massMeV: {from: 1, to: 900, points: 7}}}), /with another plane\.massMeV\.to, supernova\.farRadiusKm;/],
    ["other code", {code: "beef"}, /--out .*holds a scan by other code of the same version/],
    ["another version", {version: "1.0.1"}, /--out .*holds a scan by version 1\.0\.0, this is 1\.0\.1/],
    ["a shard", {shard: "1/7"}, /holds a scan of the whole plane/],
  ])("refuses the folder of a scan with %s, naming it, and leaves it alone unless told to start over", (_, more, words) => {
    opened().append(finding(1));
    const before = readFileSync(join(options().folder, CHECKPOINT), "utf8");
    const result = openFileStore(options(more));
    expect(result).toMatchObject({ok: false, problem: expect.stringMatching(words)});
    expect(readFileSync(join(options().folder, CHECKPOINT), "utf8")).toBe(before);
    expect(opened({...more, restart: true}).found).toBe(0);
  });

  it("takes no run of another universe where an earlier scan asked for the supernova alone", () => {
    const other = {cosmology: {...scenario.cosmology, deltaNEff: 0.5}}, star = {constraints: ["sn1987a"] as const};
    const first = opened();
    first.append(finding(7));
    first.appendStandard(fakeStandardEvidence);
    expect(opened(changed({...star, ...other})).standard).toBeUndefined();
    const back = opened(changed(other));
    expect([back.standard, back.known(7)]).toEqual([undefined, []]);
    back.appendStandard(fakeStandardEvidence);
    expect(opened(changed({...other, ...star})).standard).toEqual(fakeStandardEvidence);
  });

  it("names the constraints where late decays are asked for anew", () => {
    opened(changed({constraints: ["bbn"]}));
    expect(openFileStore(options(changed({constraints: ["bbn", "relic-density"]})))).toMatchObject({ok: false, problem: expect.stringContaining("with another constraints;")});
  });

  it("goes on where only judgement is another, and resumes nothing where there is nothing", () => {
    expect(openFileStore(options({resume: true}))).toMatchObject({ok: false, problem: expect.stringContaining("--resume finds no points.jsonl")});
    opened().append(finding(1));
    const judged = changed({measurements: {...scenario.measurements, helium: "empress-2022"}, statistics: {...scenario.statistics, confidenceLevel: 0.68}, constraints: ["bbn", "cmb", "photodisintegration"]});
    expect(opened({...judged, resume: true}).found).toBe(1);
  });

  it("refuses a file, a folder below a file, and a foreign checkpoint", () => {
    writeFileSync(join(root, "file"), "mine");
    writeFileSync(join(root, CHECKPOINT), "mine");
    for (const folder of [join(root, "file"), join(root, "file", "below"), root]) {
      const result = openFileStore(options({folder}));
      expect(result).toMatchObject({ok: false, problem: expect.stringContaining(`--out ${folder}`)});
      if (!result.ok) expect(result.problem).not.toContain("\n");
    }
    expect(readFileSync(join(root, "file"), "utf8")).toBe("mine");
    expect(readFileSync(join(root, CHECKPOINT), "utf8")).toBe("mine");
  });

  it("refuses the folder in which another process writes, and takes over from one that is gone", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]), lock = join(root, LOCK);
    await once(other, "spawn");
    const owner = {process: other.pid, host: hostname(), began: null};
    writeFileSync(lock, JSON.stringify(owner));
    expect(openFileStore(options({folder: root}))).toEqual({ok: false, problem: `cannot write to --out ${root}: process ${other.pid} on ${hostname()} is writing there; wait for it, give another folder, or remove ${lock} if that process is gone`});
    if (existsSync("/proc/self/stat")) {
      // The number is that of a later process.
      writeFileSync(lock, JSON.stringify({...owner, began: "1"}));
      opened({folder: root}).close();
      writeFileSync(lock, JSON.stringify(owner));
    }
    other.kill("SIGKILL");
    await once(other, "exit");
    const store = opened({folder: root});
    expect(JSON.parse(readFileSync(lock, "utf8"))).toMatchObject({process: process.pid});
    store.close();
    expect(readdirSync(root)).toEqual([CHECKPOINT]);
    writeFileSync(lock, JSON.stringify({...owner, host: "elsewhere"}));
    expect(openFileStore(options({folder: root})).ok).toBe(false);
    writeFileSync(lock, "{");
    expect(openFileStore(options({folder: root}))).toMatchObject({ok: false, problem: expect.stringContaining(`${lock} cannot be read; remove it`)});
  });

  it("writes what was found again where the folder was removed meanwhile", () => {
    const store = opened(), clock = vi.spyOn(performance, "now");
    store.appendStandard(fakeStandardEvidence);
    store.append(finding(1));
    rmSync(store.folder, {recursive: true});
    clock.mockReturnValue(performance.now() + 1e4);
    store.append(finding(2));
    clock.mockRestore();
    store.append(finding(3));
    expect([1, 2, 3].map(massMeV => opened().known(massMeV).length)).toEqual([1, 1, 1]);
    rmSync(store.folder, {recursive: true});
    store.finish(fakeStandardEvidence, [finding(1)], new Map([["limits.csv", "a"]]));
    expect(readdirSync(store.folder).sort()).toEqual(["limits.csv", CHECKPOINT]);
  });

  it("stops where another process has taken the folder that was removed meanwhile", () => {
    const store = opened(), clock = vi.spyOn(performance, "now");
    rmSync(store.folder, {recursive: true});
    mkdirSync(store.folder);
    writeFileSync(join(store.folder, LOCK), JSON.stringify({process: 1, host: "elsewhere", began: null}));
    clock.mockReturnValue(performance.now() + 1e4);
    expect(() => store.append(finding(1))).toThrow(/--out .*: another process has taken it$/);
    clock.mockRestore();
    expect(() => store.finish(fakeStandardEvidence, [], new Map())).toThrow(/another process has taken it/);
    expect(readdirSync(store.folder)).toEqual([LOCK]);
  });

  it("refuses a file system that answers every new folder with ENOENT, instead of trying for ever", () => {
    const result = openFileStore(options({folder: "/proc/nuportal/a"}));
    expect(result.ok).toBe(false);
  });

  it("leaves no partial file, and the findings of the result alone, in its order", () => {
    const texts = [[3, 1, 2], [2, 3, 1, 9]].map((order, i) => {
      const store = opened({folder: join(root, String(i))});
      for (const massMeV of order) store.append(finding(massMeV));
      store.finish(fakeStandardEvidence, [1, 2, 3].map(finding), new Map<string, string | Uint8Array>([["limits.csv", "a\n"], ["figure.png", new Uint8Array([137, 80])]]));
      expect(readdirSync(store.folder).sort()).toEqual(["figure.png", "limits.csv", CHECKPOINT]);
      return readFileSync(join(store.folder, CHECKPOINT), "utf8");
    });
    expect(texts[0]).toBe(texts[1]);
  });

  it("keeps the old file where the new one cannot be written", () => {
    const store = opened();
    store.finish(fakeStandardEvidence, [], new Map([["limits.csv", "old"]]));
    const unwritable = new Map<string, string>([["limits.csv", {} as string]]);
    expect(() => store.finish(fakeStandardEvidence, [], unwritable)).toThrow();
    expect(readFileSync(join(store.folder, "limits.csv"), "utf8")).toBe("old");
    expect(existsSync(join(store.folder, "limits.csv.partial"))).toBe(false);
  });
});

describe("cache", () => {
  const open = (from: Scenario = scenario, code = "c0de", warn = (_: string): void => {}) => openCache(from, {folder: join(root, "cache"), version: "1.0.0", code, warn});
  const star: Finding = {kind: "supernova", massMeV: 7, coupling: 1e-9, evidence: fakeEvidence(7, 1e-9, {...scenario, constraints: ["sn1987a"]})};

  it("shares findings between scenarios by what changes their numbers and nothing else", () => {
    const cache = open();
    cache.append(finding(7));
    cache.append(star);
    cache.appendStandard(fakeStandardEvidence);
    const elsewhere = {...scenario, name: "other", plane: {...scenario.plane, massMeV: {from: 2, to: 8, points: 3}}, measurements: {...scenario.measurements, helium: "empress-2022"}};
    expect(open(elsewhere).known(7)).toEqual([finding(7), star]);
    expect(open(elsewhere).standard).toEqual(fakeStandardEvidence);
    expect(open({...scenario, cosmology: {...scenario.cosmology, deltaNEff: 0.1}}).known(7)).toEqual([star]);
    expect(open({...scenario, supernova: {...scenario.supernova, farRadiusKm: 500}}).known(7)).toEqual([finding(7)]);
    expect(open({...scenario, model: {portal: "dipole", flavor: "e", nature: "dirac"}}).known(7)).toEqual([]);
    expect(open(scenario, "beef").known(7)).toEqual([]);
    const alone: Scenario = {...scenario, constraints: ["sn1987a"]};
    expect(open(alone).standard).toEqual(fakeStandardEvidence);
    expect(open({...alone, cosmology: {...scenario.cosmology, deltaNEff: 0.1}}).standard).toBeUndefined();
    const chosen: Scenario = {...scenario, accuracy: "auto", constraints: ["bbn", "cmb", "relic-density"]};
    open(chosen).append(finding(8));
    expect(open(chosen).known(8)).toEqual([finding(8)]);
    expect(open({...chosen, constraints: [...chosen.constraints, "photodisintegration"]}).known(8)).toEqual([]);
  });

  it("leaves damaged lines out and says so once; many may write", () => {
    const [one, other] = [open(), open()];
    one.append(finding(7));
    other.append(star);
    const files = readdirSync(join(root, "cache"), {recursive: true, encoding: "utf8"}).filter(name => name.endsWith(".jsonl")).map(name => join(root, "cache", name));
    const cosmic = files.find(name => readFileSync(name, "utf8").includes('"cosmic"'))!;
    writeFileSync(cosmic, readFileSync(cosmic, "utf8").replace("3.0", "4.0") + "zz\n" + readFileSync(cosmic, "utf8").slice(0, 60));
    const warnings: string[] = [], again = open(scenario, "c0de", text => warnings.push(text));
    expect(again.known(7)).toEqual([star]);
    again.known(7);
    expect(warnings).toEqual([expect.stringMatching(/lines of the cache .* are damaged and left out/)]);
  });

  it("goes on without a cache that cannot be written", () => {
    writeFileSync(join(root, "cache"), "a file");
    const warnings: string[] = [], cache = open(scenario, "c0de", text => warnings.push(text));
    cache.append(finding(7));
    cache.append(finding(8));
    expect(warnings).toEqual([expect.stringMatching(/cannot be written/)]);
  });
});
