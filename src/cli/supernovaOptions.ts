import type {Command} from "commander";
import type {NeutrinoPotential, ProfileChoice, StellarCriterion} from "../likelihood/observables.js";
import {choiceOption} from "./choiceOption.js";
import type {FigureOptions} from "./figureFile.js";
import {readModel} from "./modelOptions.js";
import type {ModelOptions} from "./modelOptions.js";
import {shownNumber} from "./report.js";
import type {Row} from "./report.js";
import {profileNames, readProfile} from "./stellarProfileFile.js";
import {UsageError, problems} from "./usageError.js";

/** Options that are keys of `supernova` in a scenario file, by their names there. */
const starKeys = {
  profile: "profile", densityColumn: "density-column", electronFractionColumn: "electron-fraction-column", nuChemicalPotential: "neutrino-chemical-potential",
  trappedLeptonFraction: "trapped-lepton-fraction", neutrinoSphere: "neutrino-sphere", farRadius: "far-radius", criticalLuminosity: "critical-luminosity", screening: "screening",
  criterion: "criterion", criticalEnergy: "critical-energy", coolingTime: "cooling-time", coolingHistory: "cooling-history"
} as const;
type StarKey = keyof typeof starKeys;

export interface SupernovaOptions extends ModelOptions, FigureOptions, Readonly<Partial<Record<StarKey, string>>> {
  readonly band?: true;
  readonly stars?: true;
  readonly figure?: "flavours" | "channels";
  readonly masses?: string;
  readonly json?: true;
}

/** Options of the star; they mean what the keys of `supernova` in a scenario file mean. */
export const addStarOptions = (command: Command): Command =>
  command
    .option("--profile <name or file>", `core of the star: ${profileNames.join(", ")} (the first by default), or a file of your own (.csv, or Garching text)`)
    .option("--density-column <n>", "of a Garching text, counted from 0; found by name in its header otherwise")
    .option("--electron-fraction-column <n>", "the same of Y_e")
    .option("--nu-chemical-potential <quantity>", 'of the neutrino that couples: a quantity, "profile" (default) or "beta-equilibrium"')
    .option("--trapped-lepton-fraction <number>", "Y_L = Y_e + Y_nue where neutrinos are trapped, for example 0.35")
    .option("--neutrino-sphere <quantity>", 'N is made within, by trapped neutrinos (default: "40 km")')
    .option("--far-radius <quantity>", 'N must get so far (default: "1000 km")')
    .option("--critical-luminosity <quantity>", 'what N may carry away at 1 s (default: "3e52 erg/s")')
    .addOption(choiceOption("--screening <screening>", 'of the photon between neutrino and charges (default: "struct")', ["struct", "yukawa", "response"]))
    .addOption(choiceOption("--criterion <criterion>", 'what excludes (default: "luminosity")', ["luminosity", "n-sphere", "raffelt", "integrated-energy"]))
    .option("--critical-energy <quantity>", 'of --criterion integrated-energy (default: "3e53 erg")')
    .option("--cooling-time <quantity>", 'for which the luminosity of one profile lasts (default: "3 s")')
    .option("--cooling-history <list>", 'profiles by time in its place, for example "0.5 s=early.csv, 3 s=late.csv"');

/** What does not depend on the mass. */
export interface StarChoice {
  readonly profile: ProfileChoice;
  readonly screening: "struct" | "yukawa" | "response";
  readonly potential: NeutrinoPotential;
  readonly neutrinoSphereKm: number;
  readonly farRadiusKm: number;
  readonly criticalLuminosityErgPerSecond: number;
  readonly criterion: StellarCriterion;
  readonly cooling: {readonly criticalEnergyErg?: number; readonly coolingSeconds?: number; readonly coolingHistory?: readonly {readonly timeSeconds: number; readonly profile: ProfileChoice}[]};
}

const historyOf = (text: string): readonly {readonly time: string; readonly profile: string}[] => text.split(",").map(step => {
  const [time, profile, ...more] = step.split("=").map(part => part.trim());
  if (time === undefined || profile === undefined || profile === "" || more.length > 0) throw new UsageError(`--cooling-history = "${text}" is no list of time=profile; for example "0.5 s=early.csv, 3 s=late.csv"`);
  return {time, profile};
});

/** A text as the number that it is, for the schema to judge. */
const plain = (text: string): number | string => (text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text));

/** Reads the options of the star as the keys of a scenario file are read; each bad one is a line. */
export async function readStar(options: SupernovaOptions): Promise<StarChoice> {
  const [{supernovaSchema, toSupernova}, {problemsOf}] = await Promise.all([import("../model/supernovaSchema.js"), import("../model/scenarioProblems.js")]);
  const numbers: readonly StarKey[] = ["densityColumn", "electronFractionColumn", "trappedLeptonFraction"], given = (Object.keys(starKeys) as StarKey[]).filter(key => options[key] !== undefined);
  const reading = supernovaSchema.safeParse(Object.fromEntries(given.map(key =>
    [starKeys[key], key === "coolingHistory" ? historyOf(options[key]!) : numbers.includes(key) ? plain(options[key]!) : options[key]])), {reportInput: true});
  if (!reading.success) throw problems(problemsOf(reading.error, supernovaSchema).map(({text}) => `--${text.replace(/^neutrino-chemical-potential/, "nu-chemical-potential")}`));
  const checked = reading.data, {neutrinoSphereKm, farRadiusKm, criticalLuminosityErgPerSecond, screening, criterion = "luminosity", neutrinoChemicalPotentialMeV, criticalEnergyErg, coolingSeconds} = toSupernova(checked);
  const layout = {densityColumn: checked["density-column"], electronFractionColumn: checked["electron-fraction-column"]}, history = checked["cooling-history"];
  return {
    profile: await readProfile(checked.profile, layout), screening, potential: neutrinoChemicalPotentialMeV, neutrinoSphereKm, farRadiusKm, criticalLuminosityErgPerSecond, criterion,
    cooling: {
      ...(criticalEnergyErg !== undefined && {criticalEnergyErg}), ...(coolingSeconds !== undefined && {coolingSeconds}),
      ...(history && {coolingHistory: await Promise.all(history.map(async ({time, profile}) => ({timeSeconds: time, profile: await readProfile(profile, layout)})))})
    }
  };
}

/** Mass and kind of N. The coupling is not needed where a report looks for couplings itself. */
export async function readLepton(options: SupernovaOptions, needsCoupling: boolean) {
  const {nuChemicalPotential: _potential, profile: _profile, ...rest} = options, portal = options.portal ?? "dipole";
  if (portal !== "dipole" && portal !== "mixing") throw new UsageError(`--portal ${portal} says nothing of how a star makes the particle; allowed: dipole, mixing`);
  for (const [flag, given] of [["--dipole", options.dipole], ["--mixing-squared", options.mixingSquared]] as const) {
    if (!needsCoupling && given !== undefined) throw new UsageError(`${flag} is not an option here: all couplings are looked through; leave it out`);
  }
  const {squaredWeights} = await import("../model/conventions.js");
  const {massMeV, coupling, scenario: {model}} = await readModel({...rest, ...(!needsCoupling && (portal === "dipole" ? {dipole: "1e-9 / GeV"} : {mixingSquared: "1e-9"}))}, "supernova");
  if (model.portal === "decaying-particle") throw new UsageError("--portal decaying-particle says nothing of how a star makes the particle; allowed: dipole, mixing");
  return {portal: model.portal, massMeV, coupling, nature: model.nature, flavorWeights: squaredWeights(model.flavor)};
}

/** Largest couplings that are looked at: d [1/GeV], U². */
const rangeEnds = {dipole: 1e-3, mixing: 0.1} as const;
export type BandPortal = keyof typeof rangeEnds;
export const couplingUnits: Readonly<Record<BandPortal, {readonly name: string; readonly unit: string}>> = {dipole: {name: "d", unit: "1/GeV"}, mixing: {name: "U^2", unit: ""}};

export const bandText = ([from, to]: readonly [number, number], portal: BandPortal = "dipole"): string =>
  `${shownNumber(from)} to ${shownNumber(to)}${to >= rangeEnds[portal] * (1 - 1e-9) ? ", end of the range" : ""}`;
export const bandRows = (label: string, bands: readonly (readonly [number, number])[], portal: BandPortal = "dipole"): readonly Row[] =>
  bands.map((band, i): Row => ({label: i === 0 ? label : "  and", value: bandText(band, portal), unit: couplingUnits[portal].unit}));
