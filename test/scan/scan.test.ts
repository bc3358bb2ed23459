import {afterEach, describe, expect, it} from "vitest";
import type {Column} from "../../src/likelihood/pointResult.js";
import {axisValues} from "../../src/scan/axis.js";
import {inlinePool} from "../../src/scan/columnPool.js";
import type {ColumnPool} from "../../src/scan/columnPool.js";
import {pointsOf, runScan} from "../../src/scan/scan.js";
import type {ColumnStore, ScanProgress} from "../../src/scan/scan.js";
import {threadPool} from "../../src/scan/threadPool.js";
import {fakeEntry} from "./fakeEntry.js";
import {createFakeLaboratory, fakePoint} from "./fakeLaboratory.js";
import {fakeScenario} from "./fakeScenario.js";

const open: ColumnPool[] = [];
const threads = (workers: number): ColumnPool => {
  const pool = threadPool(workers, fakeEntry);
  open.push(pool);
  return pool;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map(pool => pool.close()));
});

const memoryStore = (columns: readonly Column[] = []): ColumnStore & {readonly appended: Column[]} => {
  const appended: Column[] = [];
  return {columns, appended, append: column => void appended.push(column)};
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
});

describe("runScan", {timeout: 30_000}, () => {
  it("gives the same result in this thread and with 1, 2 and 5 workers", async () => {
    const scenario = fakeScenario();
    const outcomes = [];
    for (const pool of [inlinePool(createFakeLaboratory), threads(1), threads(2), threads(5)]) outcomes.push(JSON.stringify(await runScan(scenario, {pool})));
    expect(new Set(outcomes).size).toBe(1);
    expect(JSON.parse(outcomes[0]!)).toMatchObject({kind: "finished"});
  });

  it("orders columns by mass and points by dipole, ends included", async () => {
    const outcome = await runScan(fakeScenario(), {pool: inlinePool(createFakeLaboratory)});
    if (outcome.kind !== "finished") throw new Error(outcome.kind);
    const points = pointsOf(outcome.result);
    expect(points).toHaveLength(35);
    expect(points[0]).toEqual(fakePoint(1, 1e-12));
    expect(points[34]).toEqual(fakePoint(1000, 1e-6));
  });

  it("keeps a failed point in its cell and goes on", async () => {
    const outcome = await runScan(fakeScenario(), {pool: inlinePool(createFakeLaboratory)});
    if (outcome.kind !== "finished") throw new Error(outcome.kind);
    const failed = pointsOf(outcome.result).filter(({ending}) => ending.kind === "failed");
    expect(failed.map(({massMeV, dipolePerGeV}) => [massMeV, dipolePerGeV])).toEqual([[1000, 1e-12]]);
  });

  it.each(["throws", "dies"])("records a column whose worker %s twice, with the reason, and finishes the others", async name => {
    const scenario = fakeScenario(name);
    const outcome = await runScan(scenario, {pool: threads(2)});
    if (outcome.kind !== "finished") throw new Error(outcome.kind);
    const reference = await runScan(fakeScenario(), {pool: inlinePool(createFakeLaboratory)});
    if (reference.kind !== "finished") throw new Error(reference.kind);
    expect(outcome.result.columns.slice(0, 6)).toEqual(reference.result.columns.slice(0, 6));
    for (const {ending, nEff} of outcome.result.columns[6]!.points) {
      expect(nEff).toBeNull();
      const cause = ending.kind === "failed" ? JSON.stringify(ending.cause) : "";
      expect(cause).toMatch(name === "throws" ? /failed twice on this column: a bug in a column"/ : /failed twice on this column: .*terminated/);
    }
  });

  it("tries a column once more when a worker dies, and no trace is left", async () => {
    let deaths = 0;
    const inner = inlinePool(createFakeLaboratory);
    const pool: ColumnPool = {...inner, column: (scenario, massMeV, dipoles, onPoint) => {
      if (massMeV > 500 && deaths++ === 0) {
        onPoint();
        return Promise.reject(new Error("thread ended"));
      }
      return inner.column(scenario, massMeV, dipoles, onPoint);
    }};
    const seen: ScanProgress[] = [];
    const outcome = await runScan(fakeScenario(), {pool, onProgress: progress => seen.push(progress)});
    expect(outcome).toEqual(await runScan(fakeScenario(), {pool: inner}));
    expect(deaths).toBe(2);
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

  it("takes up stored columns and computes only the others", async () => {
    const pool = inlinePool(createFakeLaboratory);
    const first = memoryStore();
    const whole = await runScan(fakeScenario(), {pool, store: first});
    const second = memoryStore(first.appended.slice(0, 3));
    const progress: number[] = [];
    const resumed = await runScan(fakeScenario(), {pool, store: second, onProgress: ({pointsDone}) => progress.push(pointsDone)});
    expect(resumed).toEqual(whole);
    expect(second.appended).toEqual(first.appended.slice(3));
    expect(progress[0]).toBe(15);
  });

  it("stops on abort with what is stored, and a later run ends the same as an undisturbed one", async () => {
    const scenario = fakeScenario("slow", 6, 2);
    const abort = new AbortController();
    const store = memoryStore();
    const keep: ColumnStore = {columns: [], append: column => {
      store.append(column);
      if (store.appended.length === 2) abort.abort();
    }};
    const outcome = await runScan(scenario, {pool: threads(2), store: keep, signal: abort.signal});
    expect(outcome).toMatchObject({kind: "interrupted", columnsTotal: 6});
    expect(store.appended.length).toBeLessThan(6);
    const resumed = await runScan(scenario, {pool: threads(2), store: memoryStore(store.appended)});
    expect(resumed).toEqual(await runScan(scenario, {pool: inlinePool(createFakeLaboratory)}));
  });
});
