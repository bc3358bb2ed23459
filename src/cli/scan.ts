import {availableParallelism} from "node:os";
import {join} from "node:path";
import {Command, Option} from "commander";
import type {Scenario} from "../model/scenarioTypes.js";
import type {ColumnPool} from "../scan/columnPool.js";
import {codeFingerprint} from "./codeFingerprint.js";
import {interruptible} from "./interruption.js";
import {countOption} from "./numberOption.js";
import {packageVersion} from "./packageVersion.js";
import {ProgressLine} from "./progressLine.js";
import {readScenario} from "./scenarioFile.js";
import {UsageError, requireOptions} from "./usageError.js";

export interface ScanCommandOptions {
  readonly out: string;
  readonly workers: number;
  readonly restart?: true;
  readonly json?: true;
}

/** `scan`: the plane of a scenario, its limits and its figure. */
export const scanCommand = (): Command =>
  new Command("scan")
    .description("scan the (mass, dipole) plane of a scenario: limits, grid and figures")
    .argument("<scenario>", "scenario file (YAML)")
    .option("--out <folder>", "folder of the results; an interrupted scan goes on in it (required)")
    .addOption(new Option("--workers <number>", "worker threads").default(availableParallelism(), "all processors").argParser(countOption("--workers", 1, 1024)))
    .option("--restart", "drop what an earlier scan left in the folder")
    .option("--json", "a summary for programs")
    .addHelpText("after", "\nExample:\n  nuportal scan scenarios/muon-dirac.yaml --out results/muon-dirac")
    .action(async (path: string, options: ScanCommandOptions) => {
      requireOptions(options, "scan", {out: "--out"});
      await executeScan(await readScenario(path), options);
    });

/** Runs a checked scenario into a folder; `pool` in place of threads of its own. */
export async function executeScan(scenario: Scenario, options: ScanCommandOptions, pool?: ColumnPool): Promise<void> {
  const [{canonicalScenario}, {openFileStore, CHECKPOINT}, {runScan}] = await Promise.all([
    import("../model/scenario.js"), import("../scan/fileStore.js"), import("../scan/scan.js"),
  ]);
  const version = packageVersion();
  const {out, workers, restart = false} = options;
  const opened = openFileStore({folder: out, scenarioName: scenario.name, identity: canonicalScenario(scenario), version, code: codeFingerprint(), restart});
  if (!opened.ok) throw new UsageError(opened.problem);
  const {store} = opened;

  const line = process.stderr.isTTY ? new ProgressLine(process.stderr) : undefined;
  const {value: outcome, exitCode} = await interruptible(signal => runScan(scenario, {
    workers, store, signal, ...(pool && {pool}), ...(line && {onProgress: progress => line.show(progress)}),
  })).finally(() => line?.clear());
  if (outcome.kind === "interrupted") {
    const {columnsDone, columnsTotal} = outcome;
    process.stderr.write(`nuportal: interrupted; ${columnsDone} of ${columnsTotal} masses are kept in ${join(out, CHECKPOINT)}; the same command goes on from there\n`);
    process.exitCode = exitCode;
    return;
  }
  const {resultFiles} = await import("./resultFiles.js");
  const {files, failed, total} = await resultFiles(outcome.result, version);
  store.finish(files);
  const figure = join(out, "figure.png");
  if (options.json) {
    process.stdout.write(JSON.stringify({points: total, failed, figure, files: [...files.keys()].map(name => join(out, name))}, null, 2) + "\n");
    return;
  }
  process.stdout.write(`points: ${total}${failed > 0 ? `, of which ${failed} failed; result.json says why` : ""}\n`);
  process.stdout.write(`limits: ${join(out, "limits.csv")}\nfigure: ${figure}\n`);
}
