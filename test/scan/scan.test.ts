import {afterEach, describe, expect, it} from "vitest";
import {axisValues, alignedValues} from "../../src/scan/axis.js";
import type {Finding} from "../../src/scan/columnPlan.js";
import {inlinePool} from "../../src/scan/columnPool.js";
import type {ColumnPool} from "../../src/scan/columnPool.js";
import {pointsOf, runScan} from "../../src/scan/scan.js";
import type {FindingStore, ScanProgress, ScanResult} from "../../src/scan/scan.js";
import {readShard, unitsOf} from "../../src/scan/shard.js";
import {threadPool} from "../../src/scan/threadPool.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";
import type {StandardEvidence} from "../../src/likelihood/pointEvidence.js";
import {fakeEntry} from "./fakeEntry.js";
import {createFakeLaboratory, fakePoint} from "./fakeLaboratory.js";
import {fakeEdges, fakeScenario} from "./fakeScenario.js";

const open: ColumnPool[] = [];
const threads = (workers: number): ColumnPool => {
  const pool = threadPool(workers, fakeEntry);
  open.push(pool);
  return pool;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map(pool => pool.close()));
});

const memoryStore = (findings: readonly Finding[] = [], given?: StandardEvidence): FindingStore & {readonly appended: Finding[]} => {
  const appended: Finding[] = [];
  let standard = given;
  return {
    appended, known: massMeV => [...findings, ...appended].filter(finding => finding.massMeV === massMeV), append: finding => void appended.push(finding),
    get standard() {
      return standard;
    },
    appendStandard: evidence => void (standard = evidence)
  };
};

const finished = async (scenario: Scenario, options: Parameters<typeof runScan>[1] = {}): Promise<ScanResult> => {
  const outcome = await runScan(scenario, {pool: inlinePool(createFakeLaboratory), ...options});
  if (outcome.kind !== "finished") throw new Error(outcome.kind);
  return outcome.result;
};

describe("axis", () => {
  it("has exact ends and equal ratios", () => {
    const values = axisValues({from: 0.1, to: 3000, points: 23});
    expect(values).toHaveLength(23);
    expect([values[0], values[22]]).toEqual([0.1, 3000]);
    expect(axisValues({from: 1, to: 1000, points: 4})).toEqual([1, 10, 100, 1000]);
    const ratio = values[1]! / values[0]!;
    for (let i = 1; i < 23; i++) expect(values[i]! / values[i - 1]!).toBeCloseTo(ratio, 10);
  });

  it("aligned, has the same values in every plane, none too near an end", () => {
    const narrow = alignedValues({from: 2, to: 99.9}, 4), wide = alignedValues({from: 0.01, to: 1000}, 4);
    for (const value of narrow.slice(1, -1)) expect(wide).toContain(value);
    expect(narrow.at(-2)).toBeCloseTo(56.23, 2);
  });
});

describe("shards", () => {
  it("cover each unit once, whatever their number", () => {
    for (const [units, count] of [[16, 7], [3, 5], [40, 1]] as const) {
      expect(Array.from({length: count}, (_, i) => unitsOf(units, {index: i + 1, count})).flat()).toEqual(unitsOf(units));
    }
    expect(readShard("3/64")).toEqual({index: 3, count: 64});
    for (const text of ["0/3", "4/3", "1", "a/b", "1/0"]) expect(readShard(text)).toHaveProperty("problem");
  });
});

describe("runScan", {timeout: 30_000}, () => {
  it.each([["a grid", fakeScenario()], ["edges", fakeEdges()]])("of %s gives the same result in this thread and with 1, 2 and 5 workers", async (_, scenario) => {
    const outcomes = [];
    for (const pool of [inlinePool(createFakeLaboratory), threads(1), threads(2), threads(5)]) outcomes.push(JSON.stringify(await runScan(scenario, {pool})));
    expect(new Set(outcomes).size).toBe(1);
    expect(JSON.parse(outcomes[0]!)).toMatchObject({kind: "finished"});
  });

  it("orders columns by mass and points by dipole, ends included", async () => {
    const points = pointsOf(await finished(fakeScenario()));
    expect(points).toHaveLength(35);
    expect(points[0]).toEqual(fakePoint(1, 1e-12));
    expect(points[34]).toEqual(fakePoint(1000, 1e-6));
  });

  it("keeps a failed point in its cell and goes on", async () => {
    const failed = pointsOf(await finished(fakeScenario())).filter(({ending}) => ending.kind === "failed");
    expect(failed.map(({massMeV, dipolePerGeV}) => [massMeV, dipolePerGeV])).toEqual([[1000, 1e-12]]);
  });

  it.each(["throws", "dies"])("records a column whose worker %s twice, with the reason, and finishes the others", async name => {
    const result = await finished(fakeScenario(name), {pool: threads(2)}), reference = await finished(fakeScenario());
    expect(result.columns.slice(0, 6)).toEqual(reference.columns.slice(0, 6));
    for (const {ending, nEff} of result.columns[6]!.points) {
      expect(nEff).toBeNull();
      const cause = ending.kind === "failed" ? JSON.stringify(ending.cause) : "";
      expect(cause).toMatch(name === "throws" ? /failed twice on this column: a bug in a column"/ : /failed twice on this column: .*terminated/);
    }
  });

  it("tries a column once more when a worker dies, with what it found before", async () => {
    let deaths = 0;
    const inner = inlinePool(createFakeLaboratory), asked: number[] = [];
    const pool: ColumnPool = {...inner, column: (task, onFinding) => {
      if (task.massMeV < 500) return inner.column(task, onFinding);
      asked.push(task.known.length);
      if (deaths++ > 0) return inner.column(task, onFinding);
      let told = 0;
      return inner.column(task, finding => told++ < 3 && onFinding(finding)).then(() => Promise.reject(new Error("thread ended")));
    }};
    const seen: ScanProgress[] = [];
    expect(await finished(fakeScenario(), {pool, onProgress: progress => seen.push(progress)})).toEqual(await finished(fakeScenario()));
    expect(asked).toEqual([0, 3]);
    expect(seen.at(-1)).toEqual({pointsDone: 35, pointsTotal: 35});
    expect(Math.max(...seen.map(({pointsDone}) => pointsDone))).toBe(35);
  });

  it("stops at once when there is no laboratory", async () => {
    let asked = 0;
    const inner = threads(2);
    const pool: ColumnPool = {...inner, column: (...given) => (asked++, inner.column(...given))};
    await expect(runScan(fakeScenario("no-laboratory"), {pool})).rejects.toThrow("no table of rates");
    expect(asked).toBe(0);
  });

  it("takes up what a store has, gives it to the others, and computes nothing twice", async () => {
    const first = memoryStore(), whole = await finished(fakeEdges(), {stores: [first]}), some = first.appended.filter((_, i) => i % 3 > 0);
    const second = memoryStore(some), third = memoryStore();
    expect(await finished(fakeEdges(), {stores: [second, third]})).toEqual(whole);
    expect(second.appended).toHaveLength(first.appended.length - some.length);
    expect(third.appended).toHaveLength(first.appended.length);
    const nobody: ColumnPool = {lanes: 2, standard: () => Promise.reject(new Error("asked")), column: () => Promise.reject(new Error("asked")), close: async () => {}};
    expect(await finished(fakeEdges(), {stores: [memoryStore(first.appended, whole.standardEvidence)], pool: nobody})).toEqual(whole);
  });

  it("asks for the supernova where the universe is known, and for no universe again", async () => {
    const store = memoryStore(), scenario = fakeEdges();
    await finished({...scenario, constraints: scenario.constraints.filter(name => name !== "sn1987a")}, {stores: [store]});
    const asked: Finding[] = [], inner = inlinePool(createFakeLaboratory), known = [...store.appended], universes = (of: readonly Finding[]): string[] => of.filter(({kind}) => kind === "cosmic").map(({massMeV, coupling}) => `${massMeV} ${coupling}`);
    const pool: ColumnPool = {...inner, column: (task, onFinding) => inner.column(task, finding => {
      asked.push(finding);
      onFinding(finding);
    })};
    await finished(scenario, {stores: [memoryStore(known)], pool});
    expect(asked.some(({kind}) => kind === "supernova")).toBe(true);
    expect(asked.some(({kind}) => kind === "spread")).toBe(true);
    // What lies within the supernova's region is known less well: a search goes another way.
    expect(universes(asked).filter(at => universes(known).includes(at))).toEqual([]);
    expect(universes(asked).length).toBeLessThan(universes(known).length / 20);
  });

  it("stops on abort with what is stored, and a later run ends the same as an undisturbed one", async () => {
    const scenario = fakeScenario("slow", 6, 2), abort = new AbortController(), store = memoryStore();
    const keep: FindingStore = {...store, standard: undefined, append: finding => {
      store.append(finding);
      if (store.appended.length === 5) abort.abort();
    }};
    const outcome = await runScan(scenario, {pool: threads(2), stores: [keep], signal: abort.signal});
    expect(outcome.kind).toBe("interrupted");
    expect(store.appended.length).toBeLessThan(24);
    expect(await finished(scenario, {pool: threads(2), stores: [memoryStore(store.appended)]})).toEqual(await finished(scenario));
  });

  it.each([["a grid", fakeScenario()], ["edges", fakeEdges()]])("of %s in 7 shards finds what it finds in one piece", async (_, scenario) => {
    const whole = await finished(scenario), all = new Map<string, Finding>();
    for (let index = 1; index <= 7; index++) {
      for (const finding of (await finished(scenario, {shard: {index, count: 7}})).findings) all.set(`${finding.massMeV} ${finding.kind} ${finding.coupling}`, finding);
    }
    const merged = [...all.values()];
    expect(merged).toHaveLength(whole.findings.length);
    expect((await finished(scenario, {stores: [memoryStore(merged)]})).findings).toEqual(whole.findings);
  });
});
