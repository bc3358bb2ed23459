/** What `supernova` may say in a scenario file: the star, the criterion, and what is asked beside the bound. */
import * as z from "zod";
import {suggestion} from "./nearest.js";
import {notTextProblem, quantityKinds, readQuantity} from "./quantity.js";
import {between, notAbove, quantity} from "./schemaFields.js";
import {type CoolingChoice, isProfileName, PROFILES, STELLAR_CRITERIA, type SupernovaChoice} from "./scenarioTypes.js";
import {isCsv, type StellarTable} from "./stellarProfileText.js";

const isPath = (text: string): boolean => /[./\\]/.test(text);

const profile = z
  .string({error: ({input}) => `= ${JSON.stringify(input)} is no profile; allowed: ${PROFILES.join(", ")}, or a file (.csv, .txt) beside the scenario`})
  .refine((text) => isProfileName(text) || isPath(text), {
    error: ({input}) => `= ${JSON.stringify(input)} is not known; allowed: ${PROFILES.join(", ")}, or a file (.csv, .txt) beside the scenario${suggestion(String(input), PROFILES)}`
  })
  .meta({description: "a profile by name, or a file of your own: CSV with r_km,rho_g_cm3,T_MeV,Ye, or the Garching text layout", examples: ["chang-2016-fiducial", "my-profile.csv"]});

const column = z.int().min(0).max(200).optional();

export const supernovaSchema = z
  .strictObject({
    profile: profile.prefault("chang-2016-fiducial"),
    "density-column": column.meta({description: "of a profile in the Garching text layout, from 0; found by name in its header otherwise"}),
    "electron-fraction-column": column.meta({description: "the same of Y_e"}),
    "neutrino-chemical-potential": z
      .union([z.literal("profile"), z.literal("beta-equilibrium"), quantity(quantityKinds.chemicalPotential)], {error: chemicalPotentialProblem})
      .optional()
      .meta({description: "of the neutrino that couples: that of the profile (default), of weak equilibrium with the matter (electron neutrinos), or an energy"}),
    "trapped-lepton-fraction": between(0, 0.999).optional().meta({description: "Y_L = Y_e + Y_nue where neutrinos are trapped, in the place of a chemical potential"}),
    "neutrino-sphere": quantity(quantityKinds.neutrinoSphere).prefault("40 km"),
    "far-radius": quantity(quantityKinds.farRadius).prefault("1000 km"),
    "critical-luminosity": quantity(quantityKinds.luminosity).prefault("3e52 erg/s"),
    screening: z.enum(["struct", "yukawa", "response"]).prefault("struct"),
    criterion: z.enum(STELLAR_CRITERIA).prefault("luminosity").meta({description: "luminosity at 1 s with the transport; black body of the n-sphere; local loss (raffelt); energy over the cooling"}),
    "critical-energy": quantity(quantityKinds.energyLoss).optional().meta({description: "of the criterion integrated-energy; 3e53 erg"}),
    "cooling-time": quantity(quantityKinds.coolingTime).optional().meta({description: "time for which the luminosity of one profile lasts, in the criterion integrated-energy; 3 s"}),
    "cooling-history": z
      .array(z.strictObject({time: quantity(quantityKinds.coolingTime), profile}))
      .min(2)
      .max(50)
      .refine((steps) => steps.every(({time}, i) => i === 0 || time > steps[i - 1]!.time), {error: () => "does not rise in time; write the profiles from early to late"})
      .optional()
      .meta({description: "profiles by time, in the place of cooling-time"}),
    uncertainty: z.boolean().prefault(true).meta({description: "how far the bound moves with profile, criterion, screening and chemical potential: shaded in the figure, columns of limits.csv"}),
    "decay-bounds": z.boolean().prefault(false).meta({description: "bounds from decays of N outside the star as well (portal dipole)"})
  })
  .superRefine((given, context) => {
    const refuse = (path: string, message: string): void => context.addIssue({code: "custom", path: [path], message, input: given});
    if (!(given["neutrino-sphere"] < given["far-radius"])) refuse("far-radius", notAbove(given, "neutrino-sphere", "far-radius", "km"));
    if (given["neutrino-chemical-potential"] !== undefined && given["trapped-lepton-fraction"] !== undefined) refuse("trapped-lepton-fraction", "cannot stand beside neutrino-chemical-potential; write one of them");
    for (const key of ["critical-energy", "cooling-time", "cooling-history"] as const)
      if (given[key] !== undefined && given.criterion !== "integrated-energy") refuse(key, `belongs to criterion: integrated-energy, and the criterion is ${given.criterion}; leave it out`);
    if (given["cooling-time"] !== undefined && given["cooling-history"] !== undefined) refuse("cooling-time", "cannot stand beside cooling-history; write one of them");
    const files = [given.profile, ...(given["cooling-history"] ?? []).map(({profile: name}) => name)].filter((name) => !isProfileName(name) && !isCsv(name));
    for (const key of ["density-column", "electron-fraction-column"] as const)
      if (given[key] !== undefined && files.length === 0) refuse(key, "belongs to a profile in the Garching text layout; leave it out");
  });

export type CheckedSupernova = z.output<typeof supernovaSchema>;

function chemicalPotentialProblem({input}: {readonly input?: unknown}): string {
  const kind = quantityKinds.chemicalPotential;
  const read = typeof input === "string" ? readQuantity(input, kind) : {problem: notTextProblem(input, kind)};
  return typeof read === "number" ? "" : `${read.problem}, or "profile", or "beta-equilibrium"`;
}

/** Files that a scenario names here, each once. */
export const profileFiles = (given: CheckedSupernova): readonly string[] =>
  [...new Set([given.profile, ...(given["cooling-history"] ?? []).map(({profile: name}) => name)])].filter((name) => !isProfileName(name));

/** The choice with the tables of its files; a table that is missing leaves `problem` behind. */
export function toSupernova(given: CheckedSupernova, tables: ReadonlyMap<string, StellarTable> = new Map(), problem?: string): SupernovaChoice {
  const fraction = given["trapped-lepton-fraction"], table = tables.get(given.profile), energy = given["critical-energy"], cooling = given["cooling-time"], history = given["cooling-history"];
  return {
    profile: isProfileName(given.profile) ? given.profile : "chang-2016-fiducial",
    ...(table && {profileTable: table}),
    neutrinoChemicalPotentialMeV: fraction !== undefined ? {trappedLeptonFraction: fraction} : given["neutrino-chemical-potential"] ?? "profile",
    neutrinoSphereKm: given["neutrino-sphere"],
    farRadiusKm: given["far-radius"],
    criticalLuminosityErgPerSecond: given["critical-luminosity"],
    screening: given.screening,
    ...(given.criterion !== "luminosity" && {criterion: given.criterion}),
    ...(energy !== undefined && {criticalEnergyErg: energy}),
    ...(cooling !== undefined && {coolingSeconds: cooling}),
    ...(history && problem === undefined && {coolingHistory: history.map(({time, profile: name}): CoolingChoice => ({timeSeconds: time, profile: isProfileName(name) ? name : tables.get(name)!}))}),
    ...(!given.uncertainty && {uncertainty: false}),
    ...(given["decay-bounds"] && {decayBounds: true}),
    ...(problem !== undefined && {problem})
  };
}
