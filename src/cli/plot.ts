import {join} from "node:path";
import {Command} from "commander";
import {systemReason, writeFiles} from "../scan/fileStore.js";
import {print} from "./report.js";
import {readResult} from "./resultFolder.js";
import {readInput} from "./scenarioFile.js";
import {UsageError} from "./usageError.js";

/** `plot`: draws the figures of a result anew. */
export const plotCommand = (): Command =>
  new Command("plot")
    .description("draw figure.svg, figure.png and figure.html of a result anew")
    .argument("<folder>", "results of a scan")
    .option("--json", "names of the files for programs")
    .addHelpText("after", "\nExample:\n  nuportal plot results/muon-dirac")
    .action(async (folder: string, options: {readonly json?: true}) => {
      const record = readResult(folder);
      const path = join(folder, "grid.csv");
      const grid = readInput(path, "grid");
      const [{figureFiles}, {planeOfGrid}] = await Promise.all([import("./figureFiles.js"), import("./resultFiles.js")]);
      const files = await figureFiles(badGrid(path, () => planeOfGrid(grid, record)));
      try {
        writeFiles(folder, files);
      } catch (error) {
        throw new UsageError(`cannot write to ${folder}: ${systemReason(error)}`);
      }
      const names = [...files.keys()].map(name => join(folder, name));
      print(options.json ?? false, {files: names}, () => `figure: ${join(folder, "figure.png")}\n`);
    });

/** A file that was edited by hand is bad input, not a bug. */
function badGrid<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}
