/** Everything a reader of the page can choose, its bounds, and the nearest possible choice to an impossible one. */
import {knownMeasurements, withAbundances} from "../likelihood/measurements.js";
import {CONSTRAINTS, NUISANCES, PROFILES, STELLAR_CRITERIA} from "../model/scenarioTypes.js";

export interface NumberField {
  readonly kind: "number";
  /** Name in links. */
  readonly link: string;
  readonly label: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly usual: number;
  /** What is offered in the place of any number; a link may hold others. */
  readonly offered?: readonly number[];
}

export interface OptionField<V extends string = string> {
  readonly kind: "option";
  readonly link: string;
  readonly label: string;
  readonly values: readonly V[];
  readonly usual: V;
}

export interface FlagField {
  readonly kind: "flag";
  readonly link: string;
  readonly label: string;
  readonly usual: boolean;
}

const number = (link: string, label: string, unit: string, low: number, high: number, usual: number): NumberField => ({kind: "number", link, label, unit, low, high, usual});
const option = <const V extends readonly [string, ...string[]]>(link: string, label: string, values: V, usual: V[number] = values[0]): OptionField<V[number]> =>
  ({kind: "option", link, label, values, usual});
const named = (link: string, label: string, values: readonly string[], usual: string): OptionField => ({kind: "option", link, label, values, usual});
const flag = (link: string, label: string, usual: boolean): FlagField => ({kind: "flag", link, label, usual});

/** Below it an instantaneous reheating makes no sense; above the second no matter-dominated one can be followed [MeV]. */
export const lowestInstantMeV = 20, highestSlowMeV = 3e5;
/** T [MeV] at which a stiff component and a decaying field are given, and the lifetime [s] of the latter. */
export const referenceMeV = 100, fieldLifetimeSeconds = 0.003;

export const fields = {
  massMeV: number("m", "mass of N", "MeV", 0.1, 1000, 100),
  dipolePerGeV: number("d", "dipole d", "GeV⁻¹", 1e-17, 1e-5, 1e-9),
  flavor: option("f", "flavour", ["e", "mu", "tau", "universal"], "mu"),
  nature: option("n", "nature of N", ["dirac", "majorana"]),
  reheatingMeV: number("trh", "reheating temperature", "MeV", 3, 1e6, 1e5),
  reheating: option("rh", "reheating", ["instantaneous", "matter-dominated"]),
  deltaNEff: number("dn", "dark radiation ΔN_eff", "", -1, 5, 0),
  kinationRatio: number("kin", "stiff energy over the bath at 100 MeV", "", 0, 1e6, 0),
  matterRatio: number("mat", "decaying field over the bath at 100 MeV", "", 0, 1e6, 0),
  xiE: number("xe", "asymmetry ξ of ν_e", "", -1, 1, 0),
  xiMu: number("xm", "asymmetry ξ of ν_μ", "", -1, 1, 0),
  xiTau: number("xt", "asymmetry ξ of ν_τ", "", -1, 1, 0),
  neutronLifetimeSeconds: number("tn", "neutron lifetime", "s", 800, 1000, 878.4),
  rates: option("nr", "nuclear rates", ["primat", "parthenope"]),
  helium: named("he", "helium", knownMeasurements.helium, "lbt-2026"),
  deuterium: named("de", "deuterium", knownMeasurements.deuterium, "cooke-2018"),
  cmb: named("cm", "CMB", knownMeasurements.cmb.filter(key => !withAbundances.includes(key)), "planck-2018-joint"),
  distortions: named("sd", "spectral distortions", knownMeasurements.distortions, "firas"),
  confidenceLevel: {...number("cl", "confidence level", "", 0.5, 0.9999, 0.95), offered: [0.68, 0.9, 0.95, 0.99]},
  reference: option("ref", "measured from", ["plane-minimum", "standard-run"]),
  degreesOfFreedom: option("dof", "degrees of freedom", ["usual", "1", "2"]),
  baryonDensity: option("ob", "baryon density ω_b", ["profiled", "marginalised"]),
  nuclearErrors: option("en", "errors of nuclear rates", NUISANCES),
  lifetimeErrors: option("et", "error of the neutron lifetime", NUISANCES),
  profile: option("sn", "profile of the star", PROFILES),
  criterion: option("cr", "criterion", STELLAR_CRITERIA),
  criticalLuminosityErgPerSecond: number("lc", "critical luminosity", "erg/s", 1e48, 1e57, 3e52),
  criticalEnergyErg: number("ec", "critical energy", "erg", 1e49, 1e57, 3e53),
  coolingSeconds: number("tc", "time of cooling", "s", 1e-3, 100, 3),
  screening: option("sc", "screening of protons", ["struct", "yukawa", "response"]),
  neutrinoPotential: option("mn", "chemical potential of ν", ["profile", "beta-equilibrium"]),
  neutrinoSphereKm: number("rs", "neutrino sphere", "km", 15, 100, 40),
  laboratory: flag("lab", "laboratory limits", true),
  lifetimes: flag("tau", "lines of constant lifetime", true),
  against: option("x", "histories against", ["time", "temperature"])
} as const;

export type Fields = typeof fields;
export type FieldName = keyof Fields;
export type NumberName = {[K in FieldName]: Fields[K] extends NumberField ? K : never}[FieldName];
export type OptionName = {[K in FieldName]: Fields[K] extends OptionField ? K : never}[FieldName];
type ValueOf<F> = F extends NumberField ? number : F extends OptionField<infer V> ? V : boolean;
/** Constraints that are judged and drawn; "combined" is their combination. */
export const layers = [...CONSTRAINTS, "combined"] as const;
export type Layer = (typeof layers)[number];
export type Choices = {readonly [K in FieldName]: ValueOf<Fields[K]>} & {readonly shown: readonly Layer[]};

export const usualChoices: Choices = {...(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.usual])) as Omit<Choices, "shown">), shown: layers};

export interface Settled {
  readonly choices: Choices;
  /** What was not possible and what stands in its place, one sentence each. */
  readonly remarks: readonly string[];
}

/** Numbers that mean nothing beside another choice: shown only where they do. */
export function idle(name: FieldName, {criterion}: Choices): boolean {
  if (name === "criticalLuminosityErgPerSecond") return criterion === "integrated-energy" || criterion === "raffelt";
  return (name === "criticalEnergyErg" || name === "coolingSeconds") && criterion !== "integrated-energy";
}

const short = (value: number): string => String(Number(value.toPrecision(6)));
const withUnit = (value: number, unit: string): string => `${short(value)}${unit === "" ? "" : ` ${unit}`}`;

/** A value inside its bounds, and what was wrong with it. */
export function settledNumber(name: NumberName, given: number): {readonly value: number; readonly remark?: string} {
  const {low, high, unit, label, usual} = fields[name];
  if (Number.isNaN(given)) return {value: usual, remark: `The ${label} must be a number between ${short(low)} and ${withUnit(high, unit)}: ${withUnit(usual, unit)} is taken.`};
  if (given >= low && given <= high) return {value: given};
  const value = given < low ? low : high;
  return {value, remark: `The ${label} of ${withUnit(given, unit)} is outside ${short(low)} to ${withUnit(high, unit)}: the nearest, ${withUnit(value, unit)}, is taken.`};
}

/** The nearest possible choices. What was chosen last (`kept`) stays where two choices exclude each other. */
export function settled(wanted: Choices, kept?: FieldName): Settled {
  const remarks: string[] = [], choices: {-readonly [K in keyof Choices]: Choices[K]} = {...wanted};
  for (const name of Object.keys(fields) as FieldName[]) {
    if (fields[name].kind !== "number") continue;
    const {value, remark} = settledNumber(name as NumberName, wanted[name as NumberName]);
    Object.assign(choices, {[name]: value});
    if (remark !== undefined) remarks.push(remark);
  }
  if (choices.reheating === "instantaneous" && choices.reheatingMeV < lowestInstantMeV) {
    if (kept === "reheating") {
      remarks.push(`An instantaneous reheating needs ${lowestInstantMeV} MeV at least: the temperature is raised from ${short(choices.reheatingMeV)} MeV.`);
      choices.reheatingMeV = lowestInstantMeV;
    } else {
      remarks.push(`Below ${lowestInstantMeV} MeV nothing reheats at once: a matter-dominated universe before it is taken.`);
      choices.reheating = "matter-dominated";
    }
  }
  if (choices.reheating === "matter-dominated" && choices.reheatingMeV > highestSlowMeV) {
    remarks.push(`A matter-dominated universe can be followed up to a reheating at ${short(highestSlowMeV)} MeV: that is taken.`);
    choices.reheatingMeV = highestSlowMeV;
  }
  if (choices.matterRatio > 0 && (choices.reheating === "matter-dominated" || choices.reheatingMeV <= referenceMeV)) {
    if (kept === "matterRatio") {
      remarks.push(`A field that decays at ${referenceMeV} MeV needs an instantaneous reheating above it: ${short(fields.reheatingMeV.usual)} MeV is taken.`);
      choices.reheating = "instantaneous";
      choices.reheatingMeV = fields.reheatingMeV.usual;
    } else {
      remarks.push("The decaying field is left out: one kind of decaying matter is followed at a time, and only below the reheating.");
      choices.matterRatio = 0;
    }
  }
  return {choices, remarks};
}

/** Units in which a mass and a dipole may be typed, in ours. */
const massUnits: Readonly<Record<string, number>> = {"": 1, eV: 1e-6, keV: 1e-3, MeV: 1, GeV: 1e3, TeV: 1e6};
/** A number with a unit of energy, in MeV; NaN where it is none. */
export function typedEnergyMeV(text: string): number {
  const [, digits = "", unit = ""] = /^\s*([+-]?[\d.]+(?:[eE][+-]?\d+)?)\s*([a-zA-Z]*)\s*$/.exec(text) ?? [];
  const scale = massUnits[unit];
  return digits === "" || scale === undefined ? NaN : Number(digits) * scale;
}
/** d [GeV⁻¹] from "1e-9", "1e-9 / GeV" or from a moment 2d in "6e-7 muB"; NaN where it is none. `perMuB` is d [GeV⁻¹] of a moment of μ_B. */
export function typedDipolePerGeV(text: string, perMuB: number): number {
  const [, digits = "", unit = ""] = /^\s*([+-]?[\d.]+(?:[eE][+-]?\d+)?)\s*(\S.*)?$/.exec(text) ?? [], plain = unit.replace(/\s/g, "");
  if (digits === "") return NaN;
  if (plain === "" || /^(\/GeV|GeV\^?-1|GeV⁻¹|1\/GeV)$/.test(plain)) return Number(digits);
  return /^(muB|mu_B|[μµ]_?B)$/.test(plain) ? Number(digits) * perMuB : NaN;
}
