/** One plane into its folder: what `scan`, `merge` and `review` have in common. */
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
      return "shard";
    }
    const made = await filesOf(result, version, cache);
    store.finish(result.standardEvidence, result.findings, made.files);
    return made;
  } finally {
    store.close();
  }
}

/** The files of a result, from the cache where they were made before. */
async function filesOf(result: ScanResult, version: string, cache: string | undefined): Promise<ResultFiles> {
  const {planeOf, resultFiles} = await import("./resultFiles.js");
  if (cache === undefined) return resultFiles(result, version);
  const {keepResultFiles, readResultFiles, resultKey} = await import("./resultCache.js"), key = resultKey(cache, result, version), files = readResultFiles(key);
  if (files !== undefined) {
    const record = JSON.parse(Buffer.from(files.get(RESULT)!).toString("utf8")) as ResultRecord, {points: {failed, total}} = record;
    return {files, record, failed: failed.length, total, plane: () => planeOf(result)};
  }
  const made = await resultFiles(result, version);
  // What failed in a worker is tried again by the next run.
  if (made.failed === 0) keepResultFiles(key, made.files);
  return made;
}
