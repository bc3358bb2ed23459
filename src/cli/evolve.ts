import {Command} from "commander";
import type {HistoryRow, RatesByChannel} from "../likelihood/observables.js";
import {addFigureOptions, checkFigure, refuseIdleSizes, writeFigure, type FigureOptions} from "./figureFile.js";
import {addModelOptions, addUniverseOptions, portalNeeds, readModel} from "./modelOptions.js";
import type {ModelOptions} from "./modelOptions.js";
import {ratesAlong} from "./ratesAlong.js";
import {checkOut, writeOut} from "./outFile.js";
import {printFiles} from "./report.js";

/** `evolve`: history of plasma, neutrinos, N and light elements as CSV. */
export const evolveCommand = (): Command =>
  addFigureOptions(addUniverseOptions(addModelOptions(new Command("evolve"), portalNeeds))
    .description("history of the plasma, of N and of the light elements, as CSV")
    .option("--out <file>", "write to a file in place of standard output")
    .option("--json", "an array of rows in place of CSV"), "--figure", "one-column", "a figure of it; the table too where --out is given")
    .addHelpText("after", '\nExamples:\n  nuportal evolve --mass "100 MeV" --dipole "1e-9 / GeV" --flavor mu --out history.csv\n  nuportal evolve --mass "30 MeV" --dipole "1e-9 / GeV" --flavor mu --figure history.pdf')
    .action(async (options: ModelOptions & {readonly out?: string; readonly json?: true; readonly figure?: string} & Omit<FigureOptions, "out">) => {
      const {figure, width} = options;
      if (options.out !== undefined) checkOut(options.out);
      if (figure !== undefined) checkFigure("--figure", figure);
      else refuseIdleSizes(options, "--figure");
      const {massMeV, coupling, scenario} = await readModel(options, "evolve");
      const [{createLaboratory}, {wordsOf}] = await Promise.all([import("../likelihood/observables.js"), import("./words.js")]);
      for (const warning of wordsOf(scenario).warnings) process.stderr.write(`nuportal: warning: ${warning}\n`);
      const {rows, ending} = createLaboratory(scenario).history(massMeV, coupling);
      if (ending.kind === "failed") {
        const advice = "advice" in ending.cause ? `: ${ending.cause.advice}` : "";
        process.stderr.write(`nuportal: the history did not complete: ${ending.stage}, ${ending.cause.kind}${advice}\n`);
        process.exitCode = 1;
        return;
      }
      const {model} = scenario, along = await ratesAlong(rows, model, massMeV, coupling);
      if (figure !== undefined) {
        const {historySvg} = await import("../plots/historyFigure.js");
        await writeFigure(figure, await historySvg({massMeV, coupling, model, rows, ...(along && {rates: along.rates})}, width), options);
        if (options.out === undefined) return printFiles(options.json ?? false, [["figure", figure]]);
      }
      const told = along === null ? rows : withRates(rows, along.hot, along.rates);
      writeOut(options.out, options.json ? JSON.stringify(told, null, 1) + "\n" : historyCsv(told));
      if (options.out !== undefined) printFiles(options.json ?? false, [["table", options.out], ...(figure === undefined ? [] : [["figure", figure] as const])]);
    });

type ToldRow = HistoryRow & {readonly rateOverHubble?: Readonly<Record<string, number>>};

/** "exchange on leptons" as exchangeOnLeptons. */
const joined = (words: string): string => words.split(" ").map((word, i) => (i === 0 ? word : word[0]!.toUpperCase() + word.slice(1))).join("");

/** Rows with the thermally averaged rates of the first helicity over H, by channel, where there are any. */
function withRates(rows: readonly HistoryRow[], hot: readonly HistoryRow[], {populations: [first]}: RatesByChannel): ToldRow[] {
  const places = new Map(hot.map((row, i) => [row, i]));
  return rows.map(row => {
    const i = places.get(row);
    return i === undefined ? row : {...row, rateOverHubble: Object.fromEntries(first!.channels.map(({channel, rateMeV}) => [joined(channel), rateMeV[i]! / row.hubbleMeV]))};
  });
}

/** One line per row; then rates over H by channel, where there are any, and the abundances of nuclei as columns Y_name (number over that of baryons). */
export function historyCsv(rows: readonly ToldRow[]): string {
  const nuclei = Object.keys(rows[0]?.abundances ?? {}), channels = Object.keys(rows.find(({rateOverHubble}) => rateOverHubble !== undefined)?.rateOverHubble ?? {});
  const heads = [
    "timeSeconds", "scaleFactor", "temperatureMeV", "electronNeutrinoTemperatureMeV", "muTauNeutrinoTemperatureMeV",
    "nOverEntropy", "rhoNMeV4", "neutronFraction", "hubbleMeV",
  ] as const;
  const lines = rows.map(row => [...heads.map(head => row[head]), ...channels.map(name => row.rateOverHubble?.[name]), ...nuclei.map(name => row.abundances[name])].map(value => value ?? "").join(","));
  return [[...heads, ...channels.map(name => `rateOverHubble_${name}`), ...nuclei.map(name => `Y_${name}`)].join(","), ...lines].join("\n") + "\n";
}
