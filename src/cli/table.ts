import {Command} from "commander";
import {choiceOption} from "./choiceOption.js";
import {gridOption} from "./gridOption.js";
import {checkOut, writeOut} from "./outFile.js";
import {packageVersion} from "./packageVersion.js";
import {addStandardOptions, deltaNEffRange, omegaBRange, standardInputs} from "./standardOptions.js";
import type {StandardInputs, StandardOptions} from "./standardOptions.js";
import {printFiles} from "./report.js";
import {requireOptions} from "./usageError.js";

interface Options extends StandardOptions {
  readonly format: "class" | "camb";
  readonly omegaB: readonly number[];
  readonly deltaNeff: readonly number[];
  readonly out?: string;
  readonly json?: true;
}

/** `table`: helium and deuterium over (omega_b, Delta N_eff), for CLASS and CAMB. */
export const tableCommand = (): Command =>
  addStandardOptions(new Command("table"))
    .description("Y_P, D/H and N_eff over (omega_b, Delta N_eff) as CLASS or CAMB reads them")
    .addOption(choiceOption("--format <code>", "layout of the file (required)", ["class", "camb"]))
    .addOption(gridOption("--omega-b", "baryon densities omega_b h^2", omegaBRange, "0.005:0.04:48"))
    .addOption(gridOption("--delta-neff", "extra neutrino species", deltaNEffRange, "-2:4:13"))
    .option("--out <file>", "write to a file in place of standard output")
    .option("--json", "the points as an array, in place of the layout of --format")
    .addHelpText("after", "\nExample:\n  nuportal table --format class --rates primat --out sBBN_nuportal.dat")
    .action(async (options: Options) => {
      requireOptions(options, "table", {format: "--format"});
      const {format, omegaB, deltaNeff, out, json} = options;
      if (out !== undefined) checkOut(out);
      const inputs = await standardInputs(options);
      const [{abundanceGrid}, {baryonsPerPhoton, standardGrid}, {cambTable, classTable}, {cmbTemperatureKelvin}] = await Promise.all([
        import("../likelihood/abundanceGrid.js"), import("../likelihood/observables.js"), import("../plots/boltzmannTables.js"), import("../constants/cosmology.js"),
      ]);
      const request = {...inputs, omegaBs: omegaB, deltaNEffs: deltaNeff};
      const head = {
        version: packageVersion(), neutronLifetimeSeconds: inputs.neutronLifetimeSeconds, cmbTemperatureKelvin, setting: settingOf(inputs),
        references: inputs.rates === "primat" ? ["Pitrou:2018"] : ["Pitrou:2018", "Gariazzo:2021"],
      };
      if (json) writeOut(out, JSON.stringify(abundanceGrid(request), null, 1) + "\n");
      else writeOut(out, format === "class" ? classTable(standardGrid(request), head) : cambTable(abundanceGrid(request), head, baryonsPerPhoton));
      if (out !== undefined) printFiles(json ?? false, [["table", out]]);
    });

/** What a reader must know to get the same numbers. */
function settingOf({rates, network, flavorConversion, degeneracy, replaceRates}: StandardInputs): string[] {
  return [
    `Nuclear rates: ${rates}, ${network === "full" ? "61" : "12"} reactions`,
    ...(replaceRates === undefined ? [] : [`Rates replaced: ${Object.keys(replaceRates).join(", ")}`]),
    ...(flavorConversion === "full" ? ["Neutrinos share their energy evenly below 5 MeV"] : []),
    ...(degeneracy === undefined ? [] : [`Chemical potentials of neutrinos over temperature: e ${degeneracy.e}, mu ${degeneracy.mu}, tau ${degeneracy.tau}`]),
  ];
}
