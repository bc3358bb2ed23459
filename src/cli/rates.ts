import {extname} from "node:path";
import {Command, Option} from "commander";
import {FIGURE_KINDS, addFigureOptions, refuseIdleSizes, writeFigure, type FigureOptions} from "./figureFile.js";
import {addModelOptions, readModel} from "./modelOptions.js";
import type {ModelOptions} from "./modelOptions.js";
import {checkOut, writeOut} from "./outFile.js";
import {printFiles} from "./report.js";
import {UsageError} from "./usageError.js";

interface Options extends ModelOptions, FigureOptions {
  readonly from?: string;
  readonly to?: string;
  readonly json?: true;
}

const kinds = [...FIGURE_KINDS, ".csv", ".json"];
const pointsPerDecade = 48, lowestMeV = 0.01, highestMeV = 1e5;

/** `rates`: production of N by channel against the expansion, as a figure or a table. */
export const ratesCommand = (): Command =>
  addFigureOptions(addModelOptions(new Command("rates"))
    .description("rates at which N equilibrates, by channel and helicity, against the Hubble rate")
    .option("--from <quantity>", "lowest temperature (default: a thirtieth of the mass, at least 10 keV)")
    .option("--to <quantity>", 'highest temperature (default: "100 GeV")'), "--out", "one-column", "table (.csv, .json; CSV to standard output without) or figure")
    .option("--json", "JSON on standard output: the table, or the name of the file")
    // Known, so that who gives them is told what they belong to.
    .addOption(new Option("--portal <portal>").hideHelp()).addOption(new Option("--mixing-squared <number>").hideHelp()).addOption(new Option("--lifetime <quantity>").hideHelp())
    .addHelpText("after", '\nExample:\n  nuportal rates --mass "10 MeV" --dipole "1e-9 / GeV" --flavor mu --out rates.svg')
    .action(async (options: Options) => {
      const {out} = options, kind = out === undefined ? ".csv" : extname(out).toLowerCase();
      if (!kinds.includes(kind)) throw new UsageError(`--out ${out} ends in "${kind}"; allowed: ${kinds.join(", ")}`);
      if (out !== undefined) checkOut(out);
      if (!(FIGURE_KINDS as readonly string[]).includes(kind)) refuseIdleSizes(options, "--out");
      refuseOtherPortals(options);
      const {massMeV, coupling: dipolePerGeV, scenario: {model}} = await readModel(options, "rates");
      if (model.portal !== "dipole") throw new Error("only the dipole portal gets here");
      const temperatures = temperatureGrid(...await readRange(options, massMeV));
      const {ratesByChannel} = await import("../likelihood/observables.js");
      const rates = ratesByChannel({massMeV, dipolePerGeV, flavor: model.flavor, nature: model.nature}, temperatures);
      if ((FIGURE_KINDS as readonly string[]).includes(kind)) {
        const {ratesSvg} = await import("../plots/ratesFigure.js");
        await writeFigure(out!, await ratesSvg({massMeV, dipolePerGeV, model, rates}, options.width), options);
        printFiles(options.json ?? false, [["figure", out!]]);
        return;
      }
      const {ratesCsv, ratesJson} = await import("../plots/ratesTable.js");
      writeOut(out, kind === ".json" || (out === undefined && options.json) ? ratesJson(rates) : ratesCsv(rates));
      if (out !== undefined) printFiles(options.json ?? false, [["table", out]]);
    });

/** Rates by channel are those of the dipole. */
function refuseOtherPortals({portal = "dipole", mixingSquared, lifetime}: Options): void {
  const [flag, home] = portal !== "dipole" ? [`--portal ${portal}`] : mixingSquared !== undefined ? ["--mixing-squared", "mixing"] : lifetime !== undefined ? ["--lifetime", "decaying-particle"] : [];
  if (flag !== undefined) throw new UsageError(`${flag} is not an option of rates${home === undefined ? "" : `: it belongs to --portal ${home}`}; rates by channel are known of the dipole portal alone: give --dipole`);
}

/** Lowest and highest temperature [MeV]. */
async function readRange({from, to}: Options, massMeV: number): Promise<readonly [number, number]> {
  const {quantityKinds, readQuantity} = await import("../model/quantity.js");
  const read = (option: string, text: string | undefined, usual: number): number => {
    const value = text === undefined ? usual : readQuantity(text, quantityKinds.appearance);
    if (typeof value === "number") return value;
    throw new UsageError(`${option} ${value.problem}`);
  };
  const low = read("--from", from, Math.max(massMeV / 30, lowestMeV)), high = read("--to", to, highestMeV);
  if (!(low < high)) throw new UsageError(`--from = ${low} MeV is not below --to = ${high} MeV; give a lower --from or a higher --to`);
  return [low, high];
}

/** Even in ln T, both ends included. */
const temperatureGrid = (from: number, to: number): Float64Array => {
  const count = Math.max(2, Math.ceil(Math.log10(to / from) * pointsPerDecade) + 1);
  return Float64Array.from({length: count}, (_, i) => (i === count - 1 ? to : from * (to / from) ** (i / (count - 1))));
};
