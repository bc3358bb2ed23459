import {availableParallelism} from "node:os";
import {basename, join} from "node:path";
import {Command, Option} from "commander";
import type {Scenario} from "../model/scenarioTypes.js";
import type {ColumnPool} from "../scan/columnPool.js";
import {readShard, type Shard} from "../scan/shard.js";
import {countOption} from "./numberOption.js";
import type {ResultFiles} from "./resultFiles.js";
import {readScenario} from "./scenarioFile.js";
import {defaultCache, scanInto, type PlaneRun} from "./scanPlane.js";
import {UsageError, requireOptions} from "./usageError.js";

export interface ScanCommandOptions {
  readonly out: string;
  readonly workers: number;
  readonly restart?: true;
  readonly resume?: true;
  readonly shard?: Shard;
  /** A folder, the usual one, or none. */
  readonly cache?: string | boolean;
  readonly json?: true;
}

export const workersOption = (): Option =>
  new Option("--workers <number>", "worker threads").default(availableParallelism(), "all processors").argParser(countOption("--workers", 1, 1024));
export const cacheOptions = (): readonly [Option, Option] => [
  new Option("--cache <folder>", "points shared between runs (default: $XDG_CACHE_HOME/nuportal or ~/.cache/nuportal)"), new Option("--no-cache", "share no points between runs")
];

/** "3/64" of the command line. Throws UsageError. */
export function shardOption(text: string): Shard {
  const shard = readShard(text);
  if ("problem" in shard) throw new UsageError(`--shard = ${text} is no part of a scan; ${shard.problem}`);
  return shard;
}

/** `scan`: the plane of a scenario, its limits and its figure. */
export function scanCommand(): Command {
  const command = new Command("scan")
    .description("scan the plane of a scenario, mass and coupling: limits, grid and figures")
    .argument("<scenario>", "scenario file (YAML)")
    .option("--out <folder>", "folder of the results; an interrupted scan goes on in it (required)")
    .addOption(workersOption())
    .option("--resume", "go on with the scan in the folder, and refuse where there is none")
    .option("--restart", "drop what an earlier scan left in the folder")
    .addOption(new Option("--shard <i/n>", "compute one of n parts of the plane, for `nuportal merge`").argParser(shardOption));
  for (const option of cacheOptions()) command.addOption(option);
  return command
    .option("--json", "a summary for programs")
    .addHelpText("after", "\nExample:\n  nuportal scan scenarios/muon-dirac.yaml --out results/muon-dirac")
    .action(async (path: string, options: ScanCommandOptions) => {
      requireOptions(options, "scan", {out: "--out"});
      if (options.resume && options.restart) throw new UsageError("--resume and --restart contradict each other; give one of them");
      await executeScan(await readScenario(path), {...options, cache: options.cache ?? true});
    });
}

/** The folder of a cache option. */
export const cacheFolder = (cache: string | boolean | undefined): {readonly cache?: string} => typeof cache === "string" ? {cache} : cache === true ? {cache: defaultCache()} : {};

/** The planes of a scenario with the folders they go to: one, or those of a band. */
export async function planesOf(scenario: Scenario): Promise<readonly {readonly scenario: Scenario; readonly folder: string}[]> {
  const variants = (await import("../model/scenarioBand.js")).bandScenarios(scenario);
  return variants.length === 0 ? [{scenario, folder: ""}] : variants;
}

/** Runs a checked scenario into a folder; `pool` in place of threads of its own. A band has a folder within for each of its planes. */
export async function executeScan(scenario: Scenario, options: ScanCommandOptions, pool?: ColumnPool): Promise<void> {
  const {out, workers, restart, resume, shard, cache} = options;
  const done = await executePlanes(scenario, out, () => ({workers, ...(restart && {restart}), ...(resume && {resume}), ...(shard && {shard}), ...(pool && {pool}), ...cacheFolder(cache)}));
  if (done === null) return;
  if (done.files === undefined) {
    const {shardText} = await import("../scan/shard.js");
    if (options.json) process.stdout.write(JSON.stringify({shard: shardText(shard!), out}, null, 2) + "\n");
    else process.stdout.write(`shard ${shardText(shard!)}: ${out}; when all are there: nuportal merge <folders> --out <folder>\n`);
    return;
  }
  report(done.files, out, options.json ?? false);
}

export interface PlanesDone {
  /** Paths within the folder, and what they came from; absent where only a shard was computed. */
  readonly files?: {readonly names: readonly string[]; readonly planes: readonly ResultFiles[]};
}

/** All planes of a scenario into their folders, and the files of a band; null where it was interrupted. `runOf` says how each is run. */
export async function executePlanes(scenario: Scenario, out: string, runOf: (folder: string) => PlaneRun): Promise<PlanesDone | null> {
  const {notComputable} = await import("../likelihood/models.js"), refusal = notComputable(scenario), variants = await planesOf(scenario), planes: ResultFiles[] = [];
  if (refusal !== undefined) throw new UsageError(refusal);
  let shard = false;
  for (const variant of variants) {
    const run = runOf(variant.folder), made = await scanInto(variant.scenario, join(out, variant.folder), run);
    if (made === null) return null;
    if (made === "shard") shard = true;
    else planes.push(made);
  }
  const {writeFiles} = await import("../scan/fileStore.js");
  if (shard) {
    writeFiles(out, new Map([[SHARD_SCENARIO, JSON.stringify(scenario, null, 2) + "\n"]]));
    return {};
  }
  const names = variants.flatMap(({folder}, i) => [...planes[i]!.files.keys()].map(name => join(folder, name)));
  if (variants.length > 1) {
    const [{bandFiles}, {bandScenarios}] = await Promise.all([import("./bandFiles.js"), import("../model/scenarioBand.js")]);
    const files = await bandFiles(scenario, bandScenarios(scenario), planes);
    writeFiles(out, files);
    names.push(...files.keys());
  }
  return {files: {names, planes}};
}

/** The scenario beside the points of a shard. */
export const SHARD_SCENARIO = "scenario.json";

/** Exit code where files were written, and something that was asked for is not in them. */
const INCOMPLETE = 1;

/** What a finished scan says. */
export function report({names, planes}: NonNullable<PlanesDone["files"]>, out: string, json: boolean): void {
  const total = planes.reduce((sum, made) => sum + made.total, 0), failed = planes.reduce((sum, made) => sum + made.failed, 0), figure = join(out, "figure.png");
  const {warnings, scenario: {supernova, constraints}} = planes[0]!.record;
  // A star that cannot be built leaves the rest to go on, but the scan is not what was asked for.
  if (constraints.includes("sn1987a") && supernova.problem !== undefined) process.exitCode = INCOMPLETE;
  if (json) {
    process.stdout.write(JSON.stringify({points: total, failed, warnings, figure, files: names.map(name => join(out, name))}, null, 2) + "\n");
    return;
  }
  for (const warning of warnings) process.stderr.write(`nuportal: warning: ${warning}\n`);
  process.stdout.write(`points: ${total}${failed > 0 ? `, of which ${failed} failed; result.json says why` : ""}\n`);
  process.stdout.write(`limits: ${names.filter(name => basename(name) === "limits.csv").map(name => join(out, name)).join(", ")}\nfigure: ${figure}\n`);
}
