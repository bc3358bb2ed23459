/** Options that describe one N, shared by `point`, `evolve` and `supernova`, and the scenario they make. */
import type {Command} from "commander";
import type {QuantityKind} from "../model/quantity.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {choiceOption} from "./choiceOption.js";
import {UsageError, problems, requireOptions} from "./usageError.js";

export interface ModelOptions {
  readonly mass: string;
  readonly dipole: string;
  readonly flavor: string;
  readonly nature: string;
  readonly reheating?: string;
  readonly profile?: string;
  readonly nuChemicalPotential?: string;
}

export interface Model {
  readonly massMeV: number;
  readonly dipolePerGeV: number;
  /** Defaults of scenario files where no option says otherwise; its plane is not used. */
  readonly scenario: Scenario;
}

export const addModelOptions = (command: Command): Command =>
  command
    .option("--mass <quantity>", 'mass of N, for example "100 MeV" (required)')
    .option("--dipole <quantity>", 'd of L = d nubar sigma F N, for example "1e-9 / GeV", or 2d in "muB" (required)')
    .addOption(choiceOption("--flavor <flavor>", "neutrino that couples (required)", ["e", "mu", "tau", "universal"]))
    .addOption(choiceOption("--nature <nature>", "of N", ["dirac", "majorana"]).default("dirac"));

export const addReheatingOption = (command: Command): Command =>
  command.option("--reheating <quantity>", 'temperature above which there is no N (default: that of scenario files, "100 GeV")');

/** Checks every option; refuses each bad one with one line. */
export async function readModel(options: ModelOptions, command: string): Promise<Model> {
  requireOptions(options, command, {mass: "--mass", dipole: "--dipole", flavor: "--flavor"});
  const [{quantityKinds, readQuantity}, {scenarioFromObject}] = await Promise.all([import("../model/quantity.js"), import("../model/scenario.js")]);
  const wrong: string[] = [];
  const read = (option: string, text: string, kind: QuantityKind): number => {
    const value = readQuantity(text, kind);
    if (typeof value === "number") return value;
    wrong.push(`${option} ${value.problem}`);
    return NaN;
  };
  const {reheating, profile, nuChemicalPotential} = options;
  const massMeV = read("--mass", options.mass, quantityKinds.mass);
  const dipolePerGeV = read("--dipole", options.dipole, quantityKinds.pointDipole);
  if (reheating !== undefined) read("--reheating", reheating, quantityKinds.reheating);
  if (nuChemicalPotential !== undefined) read("--nu-chemical-potential", nuChemicalPotential, quantityKinds.chemicalPotential);
  if (wrong.length > 0) throw problems(wrong);
  const reading = scenarioFromObject({
    name: "point",
    model: {flavor: options.flavor, nature: options.nature},
    plane: {mass: {from: "1 keV", to: "10 GeV", points: 2}, dipole: {from: "1e-16 / GeV", to: "1e-2 / GeV", points: 2}},
    ...(reheating === undefined ? {} : {cosmology: {reheating}}),
    supernova: {
      ...(profile === undefined ? {} : {profile}),
      ...(nuChemicalPotential === undefined ? {} : {"neutrino-chemical-potential": nuChemicalPotential}),
    },
  }, "options");
  if (!reading.ok) throw new UsageError(reading.problems.join("\n"));
  return {massMeV, dipolePerGeV, scenario: reading.scenario};
}
