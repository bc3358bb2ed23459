import {Command} from "commander";
import type {HistoryRow} from "../likelihood/observables.js";
import {addModelOptions, addReheatingOption, readModel} from "./modelOptions.js";
import type {ModelOptions} from "./modelOptions.js";
import {checkOut, writeOut} from "./outFile.js";

/** `evolve`: history of plasma, neutrinos, N and light elements as CSV. */
export const evolveCommand = (): Command =>
  addReheatingOption(addModelOptions(new Command("evolve")))
    .description("history of the plasma, of N and of the light elements, as CSV")
    .option("--out <file>", "write to a file in place of standard output")
    .option("--json", "an array of rows in place of CSV")
    .addHelpText("after", '\nExample:\n  nuportal evolve --mass "100 MeV" --dipole "1e-9 / GeV" --flavor mu --out history.csv')
    .action(async (options: ModelOptions & {readonly out?: string; readonly json?: true}) => {
      if (options.out !== undefined) checkOut(options.out);
      const {massMeV, dipolePerGeV, scenario} = await readModel(options, "evolve");
      const {createLaboratory} = await import("../likelihood/observables.js");
      const {rows, ending} = createLaboratory(scenario).history(massMeV, dipolePerGeV);
      if (ending.kind === "failed") {
        const advice = "advice" in ending.cause ? `: ${ending.cause.advice}` : "";
        process.stderr.write(`nuportal: the history did not complete: ${ending.stage}, ${ending.cause.kind}${advice}\n`);
        process.exitCode = 1;
        return;
      }
      writeOut(options.out, options.json ? JSON.stringify(rows, null, 1) + "\n" : historyCsv(rows));
    });

/** One line per row; the abundances of nuclei follow as columns Y_name (number over that of baryons). */
export function historyCsv(rows: readonly HistoryRow[]): string {
  const nuclei = Object.keys(rows[0]?.abundances ?? {});
  const heads = [
    "timeSeconds", "scaleFactor", "temperatureMeV", "electronNeutrinoTemperatureMeV", "muTauNeutrinoTemperatureMeV",
    "nOverEntropy", "rhoNMeV4", "neutronFraction",
  ] as const;
  const lines = rows.map(row => [...heads.map(head => row[head]), ...nuclei.map(name => row.abundances[name])].map(value => value ?? "").join(","));
  return [[...heads, ...nuclei.map(name => `Y_${name}`)].join(","), ...lines].join("\n") + "\n";
}
