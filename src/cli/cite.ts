import {Command} from "commander";
import {choiceOption} from "./choiceOption.js";
import {print} from "./report.js";
import {readResult} from "./resultFolder.js";
import {UsageError} from "./usageError.js";

const FORMATS = ["bibtex", "text"] as const;

interface Options {
  readonly format: (typeof FORMATS)[number];
  readonly paragraph?: true;
  readonly json?: true;
}

/** `cite`: what to cite for exactly this result, and how its bounds were obtained. */
export const citeCommand = (): Command =>
  new Command("cite")
    .description("the papers behind a result, the numbers taken from them, and a paragraph on how the bounds were obtained")
    .argument("<folder>", "results of a scan")
    .addOption(choiceOption("--format <format>", `${FORMATS.join(" or ")}: entries for LaTeX, or lines for people`, FORMATS).default("bibtex"))
    .option("--paragraph", "the paragraph alone, with \\cite in LaTeX")
    .option("--json", "keys, entries, numbers and paragraph for programs")
    .addHelpText("after", "\nNumbers marked \"recalled\" were not compared with the paper: do that before you print them.\n\nExamples:\n  nuportal cite results/muon-dirac > references.bib\n  nuportal cite results/muon-dirac --paragraph --format text")
    .action(async (folder: string, {format, paragraph, json}: Options) => {
      if (paragraph && json) throw new UsageError("--paragraph and --json do not go together; --json holds the paragraph");
      const {scenario, nuportal} = readResult(folder), [{bibtex}, {citationsOf, methodText, referenceLine}, {texSafe}] = await Promise.all([import("../model/bibliography.js"), import("./citeText.js"), import("./texText.js")]);
      const {keys, numbers, drawn} = citationsOf(scenario), latex = format === "bibtex";
      const method = methodText(scenario, nuportal, latex && !json ? cited => `\\cite{${cited.join(",")}}` : cited => `[${cited.join(", ")}]`);
      const numberLines = numbers.map(({quantity, value, cites, checked}) => `${checked ? "" : "RECALLED, NOT CHECKED: "}${quantity}: ${value} [${cites.join(", ")}]`);
      const drawnLines = drawn.map(({label, source, key, checked}) => `${checked ? "" : "RECALLED, NOT CHECKED: "}drawn besides: ${label} [${key ?? `${source}, no entry`}]`);
      print(json ?? false, {references: keys.map(key => ({key, bibtex: bibtex(key)})), numbers, drawn, paragraph: method}, () => {
        if (paragraph) return `${latex ? texSafe(method) : method}\n`;
        if (!latex) return [...keys.map(referenceLine), "", ...numberLines, ...drawnLines, "", method].join("\n") + "\n";
        const head = [`Papers behind the scan "${scenario.name}" by nuportal ${nuportal}`, ...numberLines, ...drawnLines].map(line => `% ${line}\n`).join("");
        return `${head}\n${keys.map(key => bibtex(key).trim() + "\n").join("\n")}`;
      });
    });
