import {Command} from "commander";
import {choiceOption} from "./choiceOption.js";
import {numberOption} from "./numberOption.js";
import {print, rowsTable} from "./report.js";

interface Options {
  readonly omegaB: number;
  readonly tauN: number;
  readonly deltaNeff: number;
  readonly rates: "primat" | "parthenope";
  readonly json?: true;
}

/** `bbn`: standard Big-Bang nucleosynthesis, without N. */
export const bbnCommand = (): Command =>
  new Command("bbn")
    .description("N_eff and light elements of standard Big-Bang nucleosynthesis")
    .option("--omega-b <number>", "baryon density omega_b h^2", numberOption("--omega-b", 0.001, 0.1), 0.022425)
    .option("--tau-n <seconds>", "neutron lifetime [s]", numberOption("--tau-n", 800, 1000), 878.4)
    .option("--delta-neff <number>", "extra relativistic energy, as neutrino species", numberOption("--delta-neff", -2.5, 10), 0)
    .addOption(choiceOption("--rates <compilation>", "nuclear rates", ["primat", "parthenope"]).default("primat"))
    .option("--json", "plain numbers for programs")
    .addHelpText("after", "\nExample:\n  nuportal bbn --omega-b 0.0222 --tau-n 879.4 --json")
    .action(async (options: Options) => {
      const {standardRun} = await import("../likelihood/observables.js");
      const run = standardRun({omegaB: options.omegaB, neutronLifetimeSeconds: options.tauN, deltaNEff: options.deltaNeff, rates: options.rates});
      const {nEff, yP, dOverH, he3OverH, li7OverH} = run;
      print(options.json ?? false, {nEff, yP, dOverH, he3OverH, li7OverH}, () => rowsTable([
        {label: "N_eff", value: nEff},
        {label: "Y_P = 4 n(4He)/n_b", value: yP},
        {label: "D/H", value: dOverH},
        {label: "3He/H", value: he3OverH},
        {label: "7Li/H", value: li7OverH},
      ]));
    });
