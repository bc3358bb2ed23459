import {join} from "node:path";
import {Command} from "commander";
import type {ExclusionPlane} from "../plots/exclusionPlane.js";
import {systemReason, writeFiles} from "../scan/fileStore.js";
import {addFigureOptions, checkFigure, refuseIdleSizes, writeFigure, type FigureOptions} from "./figureFile.js";
import {print, printFiles} from "./report.js";
import {readResult} from "./resultFolder.js";
import {readInput} from "./scenarioFile.js";
import {UsageError} from "./usageError.js";

/** `plot`: draws the figures of a result anew. */
export const plotCommand = (): Command =>
  addFigureOptions(new Command("plot")
    .description("draw figure.svg, figure.pdf, figure.png and figure.html of a result anew")
    .argument("<folder>", "results of a scan")
    .option("--json", "names of the files for programs"), "--out", "two-columns", "the figure alone, into this file")
    .addHelpText("after", "\nExample:\n  nuportal plot results/muon-dirac --width one-column")
    .action(async (folder: string, options: FigureOptions & {readonly json?: true}) => {
      const {out, width = "two-columns"} = options;
      if (out !== undefined) {
        checkFigure("--out", out);
        const [{figureSvg}, plane] = await Promise.all([import("../plots/exclusionFigure.js"), planeOfFolder(folder)]);
        await writeFigure(out, await figureSvg(plane, {width}), {...options, width});
        printFiles(options.json ?? false, [["figure", out]]);
        return;
      }
      if (options.dpi !== undefined) refuseIdleSizes({dpi: options.dpi}, "--out");
      const [{figureFiles}, plane] = await Promise.all([import("./figureFiles.js"), planeOfFolder(folder)]);
      const files = await figureFiles(plane, width);
      try {
        writeFiles(folder, files);
      } catch (error) {
        throw new UsageError(`cannot write to ${folder}: ${systemReason(error)}`);
      }
      const names = [...files.keys()].map(name => join(folder, name));
      print(options.json ?? false, {files: names}, () => `figure: ${join(folder, "figure.png")}\n`);
    });

/** The plane of a results folder, from its points; of a band, from those of its folders. */
async function planeOfFolder(folder: string): Promise<ExclusionPlane> {
  const record = readResult(folder), {planeOfPoints, pointsFile} = await import("./resultFiles.js");
  const one = (place: string): ExclusionPlane => {
    const record = readResult(place), path = join(place, pointsFile(record.scenario));
    return badGrid(path, () => planeOfPoints(readInput(path, "grid"), record));
  };
  if (record.band === undefined) return one(folder);
  const [{bandScenarios}, {planeOfBand}] = await Promise.all([import("../model/scenarioBand.js"), import("./planeOfScan.js")]), variants = bandScenarios(record.scenario);
  return planeOfBand(record.scenario, variants, variants.map(variant => one(join(folder, variant.folder))));
}

/** A file that was edited by hand is bad input, not a bug. */
function badGrid<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}
