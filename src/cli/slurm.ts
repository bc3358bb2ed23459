import {chmodSync} from "node:fs";
import {basename, join, resolve} from "node:path";
import {Command, Option} from "commander";
import type {Scenario} from "../model/scenarioTypes.js";
import {makeFolder, systemReason, writeFiles} from "../scan/fileStore.js";
import {countOption} from "./numberOption.js";
import {print} from "./report.js";
import {readScenario} from "./scenarioFile.js";
import {UsageError, requireOptions} from "./usageError.js";

export interface SlurmOptions {
  readonly shards: number;
  readonly out: string;
  readonly workers: number;
  readonly time: string;
  readonly memory: string;
  readonly partition?: string;
  readonly account?: string;
  readonly json?: true;
}

const word = (flag: string, pattern: RegExp, allowed: string) => (text: string): string => {
  if (!pattern.test(text)) throw new UsageError(`${flag} = ${JSON.stringify(text)} is not possible; allowed: ${allowed}`);
  return text;
};

/** `slurm`: a scan as an array of jobs. */
export const slurmCommand = (): Command =>
  new Command("slurm")
    .description("write the scripts of a Slurm job array that scans a plane in shards and merges them")
    .argument("<scenario>", "scenario file (YAML)")
    .addOption(new Option("--shards <number>", "number of jobs (required)").argParser(countOption("--shards", 1, 100_000)))
    .option("--out <folder>", "folder of results, shards and scripts, seen by all nodes (required)")
    .addOption(new Option("--workers <number>", "worker threads of a job").default(1).argParser(countOption("--workers", 1, 1024)))
    .addOption(new Option("--time <limit>", "time limit of a job").default("08:00:00").argParser(word("--time", /^[\d:-]{1,20}$/, "a time of Slurm such as 08:00:00 or 2-00:00:00")))
    .addOption(new Option("--memory <size>", "memory of a job").default("2G").argParser(word("--memory", /^\d+[KMGT]?$/, "a size of Slurm such as 2G")))
    .addOption(new Option("--partition <name>", "partition of Slurm").argParser(word("--partition", /^[\w.,-]+$/, "letters, digits, . , - and _")))
    .addOption(new Option("--account <name>", "account of Slurm").argParser(word("--account", /^[\w.-]+$/, "letters, digits, . - and _")))
    .option("--json", "names of the files for programs")
    .addHelpText("after", "\nExample:\n  nuportal slurm scenarios/muon-dirac.yaml --shards 16 --out results/muon-dirac\n  bash results/muon-dirac/submit.sh")
    .action(async (path: string, options: SlurmOptions) => {
      requireOptions(options, "slurm", {shards: "--shards", out: "--out"});
      const scenario = await readScenario(path), files = slurmScripts(path, scenario, options), {out, shards} = options;
      try {
        makeFolder(resolve(out, "shards"));
        makeFolder(resolve(out, "logs"));
        writeFiles(out, files);
        for (const name of files.keys()) chmodSync(join(out, name), 0o755);
      } catch (error) {
        throw new UsageError(`cannot write to --out ${out}: ${systemReason(error)}`);
      }
      const parts = await partsOf(scenario), submit = `bash ${join(out, "submit.sh")}`;
      print(options.json ?? false, {files: [...files.keys()].map(name => join(out, name)), parts, submit}, () =>
        `scripts: ${[...files.keys()].map(name => join(out, name)).join(", ")}\n${parts < shards ? `the plane has ${parts} parts: ${shards - parts} of ${shards} jobs end at once\n` : ""}submit with: ${submit}\n`);
    });

/** Pieces that a plane can be cut into. */
async function partsOf(scenario: Scenario): Promise<number> {
  const {firstMasses} = await import("../scan/massSearch.js");
  return scenario.plane.contours === undefined ? scenario.plane.massMeV.points : firstMasses(scenario).length - 1;
}

/** A word that a shell reads as it stands. */
const quoted = (text: string): string => /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** Scripts of the array, of the merge that waits for it, and of their submission; `command` is how this program is called. */
export function slurmScripts(path: string, {name}: Pick<Scenario, "name">, {shards, out, workers, time, memory, partition, account}: SlurmOptions, command: readonly string[] = [process.execPath, ...process.execArgv, resolve(process.argv[1] ?? "")]): ReadonlyMap<string, string> {
  const folder = resolve(out), call = command.map(quoted).join(" ");
  const head = (job: string, log: string, more: readonly string[]): string => [
    "#!/bin/bash", `#SBATCH --job-name=${job}`, `#SBATCH --output=${join(folder, "logs", log)}`, `#SBATCH --time=${time}`, `#SBATCH --mem=${memory}`,
    ...(partition === undefined ? [] : [`#SBATCH --partition=${partition}`]), ...(account === undefined ? [] : [`#SBATCH --account=${account}`]), ...more, "set -euo pipefail",
  ].join("\n");
  const here = `cd ${quoted(process.cwd())}`, shard = '"$SLURM_ARRAY_TASK_ID"';
  return new Map([
    ["array.sh", `${head(`nuportal-${name}`, "%A_%a.log", [`#SBATCH --array=1-${shards}`, `#SBATCH --cpus-per-task=${workers}`])}
# A job that is killed goes on where it stopped when it is submitted again: sbatch --array=<number> ${basename("array.sh")}
${here}
exec ${call} scan ${quoted(resolve(path))} --shard ${shard}/${shards} --out ${quoted(join(folder, "shards"))}/${shard} --workers ${workers} --cache ${quoted(join(folder, "cache"))}
`],
    ["merge.sh", `${head(`nuportal-${name}-merge`, "merge-%j.log", [])}
${here}
exec ${call} merge ${quoted(join(folder, "shards"))}/* --out ${quoted(folder)}
`],
    ["submit.sh", `#!/bin/bash
# Submits the array, and the merge for when all of it has succeeded.
set -euo pipefail
job=$(sbatch --parsable ${quoted(join(folder, "array.sh"))})
merge=$(sbatch --parsable --dependency=afterok:"\${job%%;*}" ${quoted(join(folder, "merge.sh"))})
echo "array $job, merge $merge; results: ${folder}"
`],
  ]);
}
