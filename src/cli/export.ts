import {statSync} from "node:fs";
import {Command} from "commander";
import {choiceOption} from "./choiceOption.js";
import {checkOut, writeOut} from "./outFile.js";
import {UsageError} from "./usageError.js";

const FORMATS = ["csv", "json", "hdf5"] as const, TABLES = ["limits", "grid", "points"] as const;

interface Options {
  readonly format: (typeof FORMATS)[number];
  readonly table?: (typeof TABLES)[number];
  readonly out?: string;
}

/** `export`: the data of a result in one file that says where it comes from. */
export const exportCommand = (): Command =>
  new Command("export")
    .description("grid and limits of a result in one file, with scenario, version, hashes, tolerances and references")
    .argument("<folder>", "results of a scan")
    .addOption(choiceOption("--format <format>", "of the file", FORMATS).default("json"))
    .addOption(choiceOption("--table <table>", `the one table that a CSV holds; points are those computed where edges were followed (default: "limits")`, TABLES))
    .option("--out <file>", "the file to write; standard output without it (not for hdf5)")
    .addHelpText("after", "\nA CSV holds one table, the other formats all. Delta chi^2 stands beside the chi^2 of the grid.\n\nExamples:\n  nuportal export results/muon-dirac --format hdf5 --out muon.h5\n  nuportal export results/muon-dirac --format csv --table grid > grid.csv")
    .action(async (folder: string, {format, table, out}: Options) => {
      if (format === "hdf5" && out === undefined) throw new UsageError("--format hdf5 is not text; name a file with --out");
      if (table !== undefined && format !== "csv") throw new UsageError(`--table ${table} is for --format csv; ${format} holds all tables (${TABLES.join(", ")}): leave it out, or add --format csv`);
      if (out !== undefined) checkOut(out);
      const {jsonText, resultData} = await import("./dataTables.js"), data = resultData(folder);
      const text = data.texts[table ?? "limits"];
      if (format === "csv" && text === undefined) throw new UsageError(`${folder} has no table of points: its grid was computed point by point; give --table limits or grid`);
      if (format === "hdf5") await (await import("./hdf5File.js")).writeHdf5(out!, data);
      else writeOut(out, format === "json" ? jsonText(data) : text!);
      if (out !== undefined) process.stdout.write(`${format}: ${out} (${statSync(out).size} bytes)\n`);
    });
