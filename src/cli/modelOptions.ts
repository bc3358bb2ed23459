/** Options that describe one N and its universe, shared by `point`, `evolve` and `supernova`, and the scenario they make. */
import {Option, type Command} from "commander";
import type {QuantityKind} from "../model/quantity.js";
import {ACCURACIES, PORTALS, type Portal, type Scenario} from "../model/scenarioTypes.js";
import {choiceOption} from "./choiceOption.js";
import {UsageError, problems, requireOptions} from "./usageError.js";

export interface ModelOptions {
  readonly mass: string;
  readonly scenario?: string;
  readonly portal?: string;
  readonly dipole?: string;
  readonly mixingSquared?: string;
  readonly lifetime?: string;
  readonly flavor?: string;
  readonly nature?: string;
  readonly branching?: string;
  readonly numberDensity?: string;
  readonly atTemperature?: string;
  readonly freezeOut?: string;
  readonly initialYield?: string;
  readonly degreesOfFreedom?: string;
  readonly reheating?: string;
  readonly reheatingHistory?: string;
  readonly accuracy?: string;
  readonly profile?: string;
  readonly nuChemicalPotential?: string;
}

export interface Model {
  readonly massMeV: number;
  /** d [GeV⁻¹], U² or lifetime [s], by portal. */
  readonly coupling: number;
  /** Of the file, or defaults of scenario files where no option says otherwise; its plane is not used. */
  readonly scenario: Scenario;
}

const flags = {
  portal: "--portal", dipole: "--dipole", mixingSquared: "--mixing-squared", lifetime: "--lifetime", flavor: "--flavor", nature: "--nature", branching: "--branching",
  numberDensity: "--number-density", atTemperature: "--at-temperature", freezeOut: "--freeze-out", initialYield: "--initial-yield", degreesOfFreedom: "--degrees-of-freedom",
  reheating: "--reheating", reheatingHistory: "--reheating-history", accuracy: "--accuracy"
} as const;
type Key = keyof typeof flags;

/** Options of each portal: the coupling first, then what must be there, then the others. */
const portalKeys: Readonly<Record<Portal, {readonly required: readonly [Key, ...Key[]]; readonly others: readonly Key[]}>> = {
  dipole: {required: ["dipole", "flavor"], others: ["nature"]},
  mixing: {required: ["mixingSquared", "flavor"], others: ["nature"]},
  "decaying-particle": {required: ["lifetime", "branching"], others: ["numberDensity", "atTemperature", "freezeOut", "degreesOfFreedom"]}
};
const anywhere: readonly Key[] = ["portal", "initialYield", "reheating", "reheatingHistory", "accuracy"];

/** When an option must be there, in words. */
export interface Needs {
  readonly mass: string;
  readonly dipole: string;
  readonly flavor: string;
}

/** Mass, dipole, flavour and nature. */
export const addModelOptions = (command: Command, {mass, dipole, flavor}: Needs = {mass: "required", dipole: "required", flavor: "required"}): Command =>
  command
    .option("--mass <quantity>", `mass of N, for example "100 MeV" (${mass})`)
    .option("--dipole <quantity>", `d of L = d nubar sigma F N, for example "1e-9 / GeV", or 2d in "muB" (${dipole})`)
    .addOption(choiceOption("--flavor <flavor>", `neutrino that couples (${flavor})`, ["e", "mu", "tau", "universal"]))
    .addOption(choiceOption("--nature <nature>", 'of N (default: "dirac")', ["dirac", "majorana"]));

/** Where other portals can be asked for too. */
export const portalNeeds: Needs = {mass: "required", dipole: "required; portal dipole", flavor: "required; portals dipole and mixing"};

/** The other portals, and the universe. */
export const addUniverseOptions = (command: Command): Command =>
  command
    .addOption(choiceOption("--portal <portal>", 'how N couples (default: "dipole")', PORTALS))
    .option("--mixing-squared <number>", "U^2 with |U_a|^2 = w_a^2 U^2: of --flavor mu, |U_mu|^2 (required; portal mixing)")
    .option("--lifetime <quantity>", 'of a decaying particle, for example "0.1 s" (required; portal decaying-particle)')
    .option("--branching <list>", 'decays and their shares, for example "nue-gamma=0.5,e-e=0.5"; nue-gamma is one photon and one nu_e or nubar_e (required; portal decaying-particle)')
    .option("--number-density <quantity>", 'n, for example "1 MeV^3", when the plasma has --at-temperature; no particle before (portal decaying-particle)')
    .option("--at-temperature <quantity>", 'of --number-density, for example "5.11 MeV"')
    .option("--freeze-out <quantity>", "temperature at which a thermal relic decouples (portal decaying-particle)")
    .option("--degrees-of-freedom <number>", "states of a thermal relic (portal decaying-particle; default: 1)")
    .option("--initial-yield <number>", "n/s at reheating (any portal)")
    .option("--reheating <quantity>", 'temperature above which there is no N (default: that of scenario files, "100 GeV"; "10 GeV" for mixing)')
    .addOption(choiceOption("--reheating-history <history>", 'matter-dominated: a field that decays makes the bath (default: "instantaneous")', ["instantaneous", "matter-dominated"]))
    .addOption(choiceOption("--accuracy <accuracy>", 'how neutrinos from decays are followed (default: "fast")', ACCURACIES))
    .addOption(new Option("--scenario <file>", "model, universe and measurements of a scenario file; with it only --mass and the coupling are options"));

const given = (options: ModelOptions, keys: readonly Key[]): Key[] => keys.filter((key) => options[key] !== undefined);
const allKeys = Object.keys(flags) as Key[];

/** Checks every option; refuses each bad one with one line. */
export async function readModel(options: ModelOptions, command: string): Promise<Model> {
  requireOptions(options, command, {mass: "--mass"});
  const [{quantityKinds, readQuantity}, {notComputable}] = await Promise.all([import("../model/quantity.js"), import("../likelihood/models.js")]);
  const wrong: string[] = [];
  const read = (flag: string, text: string, kind: QuantityKind): number => {
    const value = readQuantity(text, kind);
    if (typeof value === "number") return value;
    wrong.push(`${flag} ${value.problem}`);
    return NaN;
  };
  const number = (flag: string, text: string, least: number, most: number): number => {
    const value = text.trim() === "" ? NaN : Number(text);
    if (value >= least && value <= most) return value;
    wrong.push(`${flag} = "${text}" is ${Number.isNaN(value) ? "not a number" : `outside ${least} to ${most}`}; allowed: a number from ${least} to ${most}`);
    return NaN;
  };

  const file = options.scenario === undefined ? undefined : await (await import("./scenarioFile.js")).readScenario(options.scenario);
  const portal = file?.model.portal ?? ((options.portal ?? "dipole") as Portal), {required, others} = portalKeys[portal], [couplingKey] = required;
  if (file !== undefined) {
    const [twice] = given(options, allKeys.filter((key) => key !== couplingKey));
    if (twice !== undefined) throw new UsageError(`${flags[twice]} cannot stand beside --scenario: portal (${portal}) and universe are those of the file; give only --mass and ${flags[couplingKey]}`);
  }
  const [foreign] = given(options, allKeys.filter((key) => ![...required, ...others, ...anywhere].includes(key)));
  if (foreign !== undefined) {
    const home = PORTALS.filter((name) => [...portalKeys[name].required, ...portalKeys[name].others].includes(foreign));
    const own = `${flags[couplingKey]} of --portal ${portal}`;
    throw new UsageError(`${flags[foreign]} belongs to --portal ${home.join(" or ")}, and the portal is ${portal}${options.portal === undefined ? ", as nothing else is said" : ""}; give ${home.length === 1 ? `--portal ${home[0]} with it, or ${own}` : own}`);
  }
  requireOptions(Object.fromEntries(given(options, allKeys).map((key) => [key, 0])), command, Object.fromEntries((file === undefined ? required : [couplingKey]).map((key) => [key, flags[key]])));

  const massMeV = read("--mass", options.mass, portal === "mixing" ? quantityKinds.mixingMass : quantityKinds.mass);
  const coupling =
    portal === "dipole" ? read("--dipole", options.dipole!, quantityKinds.pointDipole)
    : portal === "mixing" ? number("--mixing-squared", options.mixingSquared!, 0, 1)
    : read("--lifetime", options.lifetime!, quantityKinds.lifetime);
  const {reheating, nuChemicalPotential, numberDensity, atTemperature, freezeOut, initialYield, degreesOfFreedom} = options;
  if (reheating !== undefined) read("--reheating", reheating, portal === "mixing" ? quantityKinds.mixingReheating : quantityKinds.reheating);
  if (nuChemicalPotential !== undefined) read("--nu-chemical-potential", nuChemicalPotential, quantityKinds.chemicalPotential);
  if (numberDensity !== undefined) read("--number-density", numberDensity, quantityKinds.numberDensity);
  if (atTemperature !== undefined) read("--at-temperature", atTemperature, quantityKinds.appearance);
  if (freezeOut !== undefined) read("--freeze-out", freezeOut, quantityKinds.freezeOut);
  const numbers = {
    ...(initialYield !== undefined && {"initial-yield": number("--initial-yield", initialYield, 0, 0.1)}),
    ...(degreesOfFreedom !== undefined && {"degrees-of-freedom": number("--degrees-of-freedom", degreesOfFreedom, 1, 100)})
  };
  const branching = options.branching === undefined ? {} : await branchingsOf(options.branching, massMeV, wrong);
  if (wrong.length > 0) throw problems(wrong);
  const scenario = file ?? await scenarioOf(options, portal, numbers, branching), refusal = notComputable(scenario);
  if (refusal !== undefined) throw new UsageError(refusal.replace(/^accuracy/, file === undefined ? "--accuracy" : "accuracy"));
  return {massMeV, coupling, scenario};
}

/** The shares of --branching; what is wrong with them, or with a mass that cannot decay so, is added to `wrong`. */
async function branchingsOf(text: string, massMeV: number, wrong: string[]): Promise<object> {
  const {heaviestDecay, readBranchings} = await import("../model/branching.js"), found = readBranchings(text);
  if ("problem" in found) {
    wrong.push(`--branching ${found.problem}`);
    return {};
  }
  const {name, massMeV: least} = heaviestDecay(found);
  if (massMeV <= least) wrong.push(`--mass = ${massMeV} MeV is not above the ${Number(least.toPrecision(6))} MeV that ${name} needs; give a larger mass or leave the decay out`);
  return found;
}

const asFlags = (keys: string): string => keys.split(" and ").map((key) => `--${key}`).join(" and ");

/** What a scenario file calls otherwise than the options do. */
const inFlags = (line: string): string =>
  line
    .replace(/^options: /, "")
    .replace(/^cosmology\.reheating\b(?!-)/, "--reheating")
    .replace(/^model\.abundance\.at-temperature/, "--at-temperature")
    .replace(/^model\.abundance is empty/, "nothing says how many particles there are")
    .replace(/^model\.abundance gives ([^;]+)/, (_, keys: string) => `${asFlags(keys)} ${keys.includes(" and ") ? "together do" : "alone does"} not say how many particles there are`)
    .replace(/^model\.abundance cannot stand beside cosmology\.reheating-history: /, "--number-density cannot stand beside --reheating-history ")
    .replace(/reheating-history: matter-dominated, or/, "--reheating-history matter-dominated, or")
    .replace(/write \{number-density.*/, "give --number-density with --at-temperature, or --freeze-out, or --initial-yield");

async function scenarioOf(options: ModelOptions, portal: Portal, numbers: Readonly<Record<string, number>>, branching: object): Promise<Scenario> {
  const {flavor, nature = "dirac", reheating, reheatingHistory, accuracy, profile, nuChemicalPotential, numberDensity, atTemperature, freezeOut} = options;
  const {"initial-yield": initialYield, ...freedom} = numbers, isParticle = portal === "decaying-particle";
  const yields = initialYield === undefined ? {} : {"initial-yield": initialYield};
  const planes = {
    dipole: {dipole: {from: "1e-16 / GeV", to: "1e-2 / GeV", points: 2}}, mixing: {"mixing-squared": {from: 1e-16, to: 0.1, points: 2}},
    "decaying-particle": {lifetime: {from: "1 s", to: "2 s", points: 2}}
  };
  const abundance = {
    ...(numberDensity !== undefined && {"number-density": numberDensity}), ...(atTemperature !== undefined && {"at-temperature": atTemperature}),
    ...(freezeOut !== undefined && {"freeze-out": freezeOut}), ...yields
  };
  const {scenarioFromObject} = await import("../model/scenario.js");
  const reading = scenarioFromObject({
    name: "point",
    model: {portal, ...(isParticle ? {branching, ...freedom, abundance} : {flavor, nature})},
    plane: {mass: {from: isParticle ? "9 GeV" : "1 keV", to: portal === "mixing" ? "1 GeV" : "10 GeV", points: 2}, ...planes[portal]},
    cosmology: {
      ...(reheating !== undefined && {reheating}), ...(reheatingHistory !== undefined && {"reheating-history": reheatingHistory}), ...(isParticle ? {} : yields)
    },
    supernova: {...(profile !== undefined && {profile}), ...(nuChemicalPotential !== undefined && {"neutrino-chemical-potential": nuChemicalPotential})},
    ...(accuracy !== undefined && {accuracy})
  }, "options");
  if (reading.ok) return reading.scenario;
  throw problems(reading.problems.map(inFlags));
}
