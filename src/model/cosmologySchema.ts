/** What `cosmology` may say: the universe in which N lives. */
import * as z from "zod";
import {quantityKinds} from "./quantity.js";
import {between, quantity} from "./schemaFields.js";
import type {Cosmology, EnergyTable, Portal} from "./scenarioTypes.js";

/** Below it neutrinos do not recover from an instantaneous reheating, which no field that decays makes. */
export const lowestInstantMeV = 20;

/** |μ_ν/T_ν| that the weak rates and the neutrinos' energy are made for, with room beyond what Y_P allows. */
const xi = between(-1, 1).prefault(0);

const defaults = {dipole: "100 GeV", mixing: "10 GeV", "decaying-particle": "100 GeV"} as const;

/** A matter-dominated universe begins well above its T_RH, and needs rates of N and of the bath there. */
const highestSlowMeV = {dipole: 3e5, mixing: 5e3, "decaying-particle": 3e5} as const;

/** N of the mixing portal needs T below W and Z. */
export const reheatingKind = (portal: Portal) => (portal === "mixing" ? quantityKinds.mixingReheating : quantityKinds.reheating);

/** Schema of `cosmology` for a portal. */
export const cosmologySchema = (portal: Portal) =>
  z
    .strictObject({
      reheating: quantity(reheatingKind(portal))
        .prefault(defaults[portal])
        .meta({description: `temperature above which there is no N, ${quantityKinds.reheating.range[0]} to ${quantityKinds.reheating.range[1]} MeV (portal mixing: to ${quantityKinds.mixingReheating.range[1]} MeV); where nothing is written ${defaults.dipole}, and ${defaults.mixing} for portal mixing`, examples: [quantityKinds.reheating.example]}),
      "reheating-history": z
        .enum(["instantaneous", "matter-dominated"])
        .prefault("instantaneous")
        .meta({description: "matter-dominated: a field that decays makes the bath, of width 3H(T_RH)"}),
      "neutron-lifetime": quantity(quantityKinds.neutronLifetime).prefault("878.4 s"),
      "delta-n-eff": between(-1, 5).prefault(0),
      rates: z.enum(["primat", "parthenope"]).prefault("primat"),
      "extra-energy": z
        .array(z.strictObject({exponent: between(0, 12), ratio: between(0, 1e6), at: quantity(quantityKinds.extraEnergy)}))
        .max(8)
        .optional()
        .meta({description: "components rho ~ a^-exponent, `ratio` of the standard bath at the temperature `at`; kination is exponent 6"}),
      "matter-domination": z
        .strictObject({ratio: between(0, 1e6), at: quantity(quantityKinds.matter), lifetime: quantity(quantityKinds.lifetime), "electromagnetic-share": between(0, 1).prefault(1)})
        .optional()
        .meta({description: "a field rho ~ a^-3 exp(-t/lifetime), `ratio` of the standard bath at the temperature `at` were it not to decay before; the rest of its energy goes to neutrinos, evenly"}),
      "lepton-asymmetry": z
        .strictObject({e: xi, mu: xi, tau: xi})
        .optional()
        .meta({description: "xi = mu_nu/T_nu of each flavour"}),
      "energy-table": z
        .string({error: ({input}) => `= ${JSON.stringify(input)} is no name of a file; write the name of a table with two columns, a (1 today) and rho in MeV^4`})
        .min(1)
        .optional()
        .meta({description: "file with two columns, a (1 today) and rho [MeV^4] of a component that only makes the universe expand; its path is relative to this file"}),
      "initial-yield": between(0, 0.1)
        .optional()
        .meta({description: "n_N/s at reheating; 0 when absent"})
    })
    .refine((given) => given.reheating >= lowestInstantMeV || given["reheating-history"] === "matter-dominated", {
      path: ["reheating"],
      error: ({input}) =>
        `= ${Number((input as {readonly reheating: number}).reheating.toPrecision(6))} MeV is below ${lowestInstantMeV} MeV, where an instantaneous reheating makes no sense; add reheating-history: matter-dominated, or write ${lowestInstantMeV} MeV or more`
    })
    .refine((given) => given["reheating-history"] === "instantaneous" || given.reheating <= highestSlowMeV[portal], {
      path: ["reheating"],
      error: ({input}) =>
        `= ${Number((input as {readonly reheating: number}).reheating.toPrecision(6))} MeV is above ${highestSlowMeV[portal]} MeV, up to which a matter-dominated reheating can be followed from before; reheat below it, or leave reheating-history out`
    })
    .refine((given) => portal !== "decaying-particle" || given["initial-yield"] === undefined, {
      path: ["initial-yield"], error: "is written as model.abundance: {initial-yield: ...} for a decaying particle"
    });

/** The checked keys as the rest of the house reads them; the table of energies has been read by then. */
export function toCosmology(checked: z.output<ReturnType<typeof cosmologySchema>>, energyTable: EnergyTable | undefined): Cosmology {
  const matter = checked["matter-domination"], asymmetry = checked["lepton-asymmetry"];
  return {
    reheatingMeV: checked.reheating,
    ...(checked["reheating-history"] === "matter-dominated" && {reheatingHistory: "matter-dominated" as const}),
    neutronLifetimeSeconds: checked["neutron-lifetime"],
    deltaNEff: checked["delta-n-eff"],
    rates: checked.rates,
    ...(checked["extra-energy"] && {extraEnergy: checked["extra-energy"].map(({exponent, ratio, at}) => ({exponent, ratio, temperatureMeV: at}))}),
    ...(matter && {matterDomination: {ratio: matter.ratio, temperatureMeV: matter.at, lifetimeSeconds: matter.lifetime, electromagneticShare: matter["electromagnetic-share"]}}),
    ...(asymmetry && {leptonAsymmetry: asymmetry}),
    ...(energyTable && {energyTable}),
    ...(checked["initial-yield"] !== undefined && {initialYield: checked["initial-yield"]})
  };
}
