import {Command} from "commander";
import {print} from "./report.js";
import {readResult} from "./resultFolder.js";

/** `cite`: what to cite for exactly this result. */
export const citeCommand = (): Command =>
  new Command("cite")
    .description("BibTeX of everything that a result rests on")
    .argument("<folder>", "results of a scan")
    .option("--json", "keys and entries for programs")
    .addHelpText("after", "\nExample:\n  nuportal cite results/muon-dirac > references.bib")
    .action((folder: string, options: {readonly json?: true}) => {
      const {references} = readResult(folder);
      print(options.json ?? false, references, () => references.map(({bibtex}) => bibtex.trim() + "\n").join("\n"));
    });
