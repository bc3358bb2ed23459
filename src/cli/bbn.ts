import {availableParallelism} from "node:os";
import {Command, Option} from "commander";
import type {ErrorBudget, LightElement, MonteCarloResult, StandardRequest} from "../likelihood/observables.js";
import {countOption, numberOption} from "./numberOption.js";
import {print, rowsTable, shownNumber, table} from "./report.js";
import {addStandardOptions, deltaNEffRange, omegaBRange, standardInputs} from "./standardOptions.js";
import type {StandardOptions} from "./standardOptions.js";
import {UsageError} from "./usageError.js";

interface Options extends StandardOptions {
  readonly omegaB: number;
  readonly deltaNeff: number;
  readonly mc?: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly errorBudget?: true;
  readonly json?: true;
}

const names: Readonly<Record<LightElement, string>> = {yP: "Y_P", dOverH: "D/H", he3OverH: "3He/H", li7OverH: "7Li/H"};

/** `bbn`: standard Big-Bang nucleosynthesis, without N. */
export const bbnCommand = (): Command =>
  addStandardOptions(new Command("bbn"))
    .description("N_eff and light elements of standard Big-Bang nucleosynthesis, and their errors")
    .option("--omega-b <number>", "baryon density omega_b h^2", numberOption("--omega-b", ...omegaBRange), 0.022425)
    .option("--delta-neff <number>", "extra relativistic energy, as neutrino species", numberOption("--delta-neff", ...deltaNEffRange), 0)
    .option("--mc <samples>", "Monte Carlo over nuclear rates and tau_n: mean, sigma, covariance", countOption("--mc", 2, 1_000_000))
    .option("--seed <number>", "of the Monte Carlo (default: 1)", countOption("--seed", 0, 2 ** 32 - 1))
    .addOption(new Option("--workers <number>", "threads of the Monte Carlo (default: all processors)").argParser(countOption("--workers", 1, 1024)))
    .option("--error-budget", "where the errors come from: tolerances and grids, each nuclear rate, tau_n")
    .option("--json", "plain numbers for programs")
    .addHelpText("after", "\nExamples:\n  nuportal bbn --omega-b 0.0222 --tau-n 879.4 --json\n  nuportal bbn --mc 1000 --seed 1\n  nuportal bbn --xi-e 0.02 --network full")
    .action(async (options: Options) => {
      const {omegaB, deltaNeff, mc, seed, workers, errorBudget, json = false} = options;
      if (mc !== undefined && errorBudget) throw new UsageError("--mc and --error-budget are two answers; give one of them");
      if (mc === undefined && (seed !== undefined || workers !== undefined)) throw new UsageError(`${seed !== undefined ? "--seed" : "--workers"} belongs to --mc; give --mc <samples> with it`);
      const request: StandardRequest = {omegaB, deltaNEff: deltaNeff, ...await standardInputs(options)};
      if (mc !== undefined) {
        const {runSamples} = await import("../scan/sampleRun.js");
        return printMonteCarlo(json, seed ?? 1, await runSamples(request, {samples: mc, seed: seed ?? 1}, workers ?? availableParallelism()));
      }
      const {standardErrorBudget, standardRun} = await import("../likelihood/observables.js");
      if (errorBudget) return printBudget(json, standardErrorBudget(request));
      const {nEff, yP, dOverH, he3OverH, li7OverH} = standardRun(request);
      print(json, {nEff, yP, dOverH, he3OverH, li7OverH}, () => rowsTable([
        {label: "N_eff", value: nEff},
        {label: "Y_P = 4 n(4He)/n_b", value: yP},
        {label: "D/H", value: dOverH},
        {label: "3He/H", value: he3OverH},
        {label: "7Li/H", value: li7OverH},
      ]));
    });

function printMonteCarlo(json: boolean, seed: number, {samples, failed, mean, sigma, covariance, relative, correlation}: MonteCarloResult): void {
  const elements = Object.keys(names) as LightElement[];
  const rows = (matrix: Float64Array): number[][] => elements.map((_, i) => [...matrix.subarray(4 * i, 4 * i + 4)]);
  const plain = {samples, failed, seed, order: elements, mean, sigma, covariance: rows(covariance), relativeCovariance: rows(relative), correlation: rows(correlation)};
  const matrix = (title: string, values: Float64Array, show: (value: number) => string): string =>
    `\n${title}\n` + table([["", ...elements.map(name => names[name])], ...rows(values).map((row, i) => [names[elements[i]!], ...row.map(show)])]);
  print(json, plain, () =>
    `${samples} samples, seed ${seed}${failed > 0 ? `, of which ${failed} failed and are left out` : ""}\n\n`
    + table([["", "mean", "sigma", "sigma/mean"], ...elements.map(name => [names[name], shownNumber(mean[name]), shownNumber(sigma[name]), shownNumber(sigma[name] / mean[name])])])
    + matrix("covariance", covariance, value => value.toExponential(4)) + matrix("correlation", correlation, value => value.toFixed(4)));
}

function printBudget(json: boolean, {central, rows, totals}: ErrorBudget): void {
  const elements = Object.keys(names) as LightElement[];
  const {yP, dOverH, he3OverH, li7OverH} = central;
  const cells = (relative: Readonly<Record<LightElement, number>>): string[] => elements.map(name => relative[name].toExponential(1));
  print(json, {central: {yP, dOverH, he3OverH, li7OverH}, rows, totals}, () => table([
    ["relative change of", "", ...elements.map(name => names[name])],
    ...rows.map(({kind, source, relative}) => [source, kind, ...cells(relative)]),
  ]) + "\n" + table([
    ["relative error", ...elements.map(name => names[name])],
    ["numerical, sizes added", ...cells(totals.numerical)], ["nuclear rates, 1 sigma", ...cells(totals.rate)], ["tau_n, 1 sigma", ...cells(totals.lifetime)],
    ["all but the choice of rates", ...cells(totals.all)],
  ]));
}
