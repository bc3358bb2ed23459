import {Command} from "commander";
import {requireOptions} from "./usageError.js";

/** `merge`: one result out of the shards of a scan. */
export const mergeCommand = (): Command =>
  new Command("merge")
    .description("put the shards of a scan together: the same files as those of a scan in one piece")
    .argument("<folders...>", "folders of `nuportal scan --shard i/n`, all of them in any order")
    .option("--out <folder>", "folder of the results (required)")
    .option("--restart", "drop what an earlier scan left in the folder")
    .option("--json", "a summary for programs")
    .addHelpText("after", "\nExample:\n  nuportal merge results/shards/* --out results/muon-dirac")
    .action(async (folders: readonly string[], options: {readonly out: string; readonly restart?: true; readonly json?: true}) => {
      requireOptions(options, "merge", {out: "--out"});
      await (await import("./mergeShards.js")).executeMerge(folders, options);
    });
