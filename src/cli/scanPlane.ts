/** One plane into its folder: what `scan`, `merge` and `review` have in common. */
import {readFileSync} from "node:fs";
import {homedir} from "node:os";
import {join} from "node:path";
import type {StandardEvidence} from "../likelihood/pointEvidence.js";
import type {Scenario} from "../model/scenarioTypes.js";
import type {ColumnPool} from "../scan/columnPool.js";
import type {Finding} from "../scan/columnPlan.js";
import type {ScanProgress, ScanResult} from "../scan/scan.js";
import type {Shard} from "../scan/shard.js";
import {codeFingerprint} from "./codeFingerprint.js";
import {interruptible} from "./interruption.js";
import {packageVersion} from "./packageVersion.js";
import {ProgressLine} from "./progressLine.js";
import type {ResultFiles} from "./resultFiles.js";
import {RESULT, type ResultRecord} from "./resultFolder.js";
import {UsageError} from "./usageError.js";

export interface PlaneRun {
  readonly workers: number;
  readonly restart?: boolean;
  readonly resume?: boolean;
  /** Folder of the cache; none where absent. */
  readonly cache?: string;
  readonly shard?: Shard;
  /** In place of threads of its own. */
  readonly pool?: ColumnPool;
  /** What is there already, for a merge. */
  readonly given?: {readonly findings: readonly Finding[]; readonly standard: StandardEvidence};
  /** Before what a terminal is told of the progress. */
  readonly title?: string;
}

/** Where findings are kept for later runs: $XDG_CACHE_HOME/nuportal, or .cache/nuportal in the home folder. */
export const defaultCache = (): string => join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "nuportal");

let fingerprint: string | undefined;
/** Hash of the code that computes; read once. */
export const ownCode = (): string => fingerprint ??= codeFingerprint();

/** Null where it was interrupted; without files where only a shard was asked for. */
export async function scanInto(scenario: Scenario, out: string, run: PlaneRun): Promise<ResultFiles | "shard" | null> {
  const {workers, restart = false, resume = false, cache, shard, pool, given, title} = run;
  const [{openFileStore, CHECKPOINT}, {runScan}, {evidenceIdentity}, {shardText}] = await Promise.all([
    import("../scan/fileStore.js"), import("../scan/scan.js"), import("../likelihood/pointEvidence.js"), import("../scan/shard.js"),
  ]);
  const version = packageVersion(), code = ownCode();
  const opened = openFileStore({folder: out, identity: {name: scenario.name, plane: scenario.plane, ...evidenceIdentity(scenario)}, version, code, restart, resume, ...(shard && {shard: shardText(shard)})});
  if (!opened.ok) throw new UsageError(opened.problem);
  const {store} = opened;
  if (given !== undefined) store.take(given.standard, given.findings);
  const {keepResultFiles, resultKey} = await import("./resultCache.js"), key = cache === undefined || shard !== undefined || given !== undefined ? undefined : resultKey(cache, scenario, version);
  const before = key === undefined ? undefined : await madeBefore(key);
  if (before !== undefined) {
    store.replace(before.files);
    return {...before, files: new Map([...before.files].filter(([name]) => name !== CHECKPOINT))};
  }
  const shared = cache === undefined ? [] : [(await import("../scan/cacheStore.js")).openCache(scenario, {folder: cache, version, code, warn: text => process.stderr.write(`nuportal: warning: ${text}\n`)})];
  const line = process.stderr.isTTY ? new ProgressLine(process.stderr, undefined, title) : undefined, show = (progress: ScanProgress): void => line?.show(progress);
  try {
    const {value: outcome, exitCode} = await interruptible(signal => runScan(scenario, {
      workers, stores: [store, ...shared], signal, ...(shard && {shard}), ...(pool && {pool}), onProgress: show,
    })).finally(() => line?.clear());
    if (outcome.kind === "interrupted") {
      process.stderr.write(`nuportal: interrupted; ${outcome.pointsDone} points are kept in ${join(out, CHECKPOINT)}; the same command goes on from there\n`);
      process.exitCode = exitCode;
      return null;
    }
    const {result} = outcome;
    if (shard !== undefined) {
      store.finish(result.standardEvidence, result.findings, new Map());
      warnOfFailed(result);
      return "shard";
    }
    const {resultFiles} = await import("./resultFiles.js"), made = await resultFiles(result, version, code);
    store.finish(result.standardEvidence, result.findings, made.files);
    // What failed in a worker is tried again by the next run.
    if (key !== undefined && made.failed === 0) keepResultFiles(key, new Map([[CHECKPOINT, readFileSync(join(out, CHECKPOINT))], ...made.files]));
    return made;
  } finally {
    store.close();
  }
}

/** A column that failed in a worker is not among the findings of a shard: a merge will ask for it. */
function warnOfFailed({columns, findings}: ScanResult): void {
  const found = new Set(findings.map(({massMeV}) => massMeV)), lost = columns.filter(({massMeV}) => !found.has(massMeV)), ending = lost[0]?.points[0]?.ending;
  if (ending?.kind !== "failed") return;
  const reason = "advice" in ending.cause ? `: ${ending.cause.advice}` : "";
  process.stderr.write(`nuportal: warning: nothing was found at ${lost.map(({massMeV}) => `${massMeV} MeV`).join(", ")}${reason}; run the same command again before the merge\n`);
}

/** The result of a scan that was made before, under any name of a folder; the checkpoint is among its files. */
async function madeBefore(key: string): Promise<ResultFiles | undefined> {
  const [{readResultFiles}, {planeOfPoints, pointsFile}] = await Promise.all([import("./resultCache.js"), import("./resultFiles.js")]), files = readResultFiles(key);
  if (files === undefined) return undefined;
  const text = (name: string): string => Buffer.from(files.get(name)!).toString("utf8"), record = JSON.parse(text(RESULT)) as ResultRecord, {points: {failed, total}} = record;
  return {files, record, failed: failed.length, total, plane: () => planeOfPoints(text(pointsFile(record.scenario)), record)};
}
