/** One point of the dipole portal from plain numbers: what a program asks that needs no scenario file. */
import type {Nature} from "../model/heavyNeutralLepton.js";
import {CONSTRAINTS, type ConstraintName, type Cosmology, type FlavorChoice, type Scenario} from "../model/scenarioTypes.js";
import {levelsOfPoint} from "./constraints.js";
import type {Laboratory} from "./laboratory.js";
import {createLaboratory} from "./observables.js";
import type {PointResult} from "./pointResult.js";

export interface PointQuestion {
  /** 0.001-10000 MeV. */
  readonly massMeV: number;
  /** d [GeV⁻¹] of L = d ν̄_L σ F N + h.c.; 0-0.01, and 0 is the universe without N. */
  readonly dipolePerGeV: number;
  /** "mu" by default. */
  readonly flavor?: FlavorChoice;
  /** "dirac" by default. */
  readonly nature?: Nature;
  /** What differs from the usual universe: T_RH = 100 GeV, nothing besides the standard bath. */
  readonly cosmology?: Partial<Cosmology>;
  readonly supernova?: Partial<Scenario["supernova"]>;
  readonly measurements?: Partial<Scenario["measurements"]>;
  /** All by default. */
  readonly constraints?: readonly ConstraintName[];
  readonly accuracy?: Scenario["accuracy"];
  /** Of the integration; 1e-5 by default. */
  readonly relativeTolerance?: number;
}

/** A point, and of each constraint (and their combination) whether it excludes it at 95 % CL measured from d = 0; null where it does not apply. */
export interface SolvedPoint extends PointResult {
  readonly excluded: Readonly<Partial<Record<ConstraintName | "combined", boolean | null>>>;
}

/** A number that cannot be: which, what was given, what is allowed. */
export class PointQuestionError extends RangeError {
  readonly quantity: string;
  readonly given: unknown;

  constructor(quantity: string, given: unknown, allowed: string) {
    super(`${quantity} = ${String(given)} is outside ${allowed}`);
    this.name = "PointQuestionError";
    this.quantity = quantity;
    this.given = given;
  }
}

/** The scenario of a point: its plane is the point alone. */
export function scenarioOfPoint({massMeV, dipolePerGeV, flavor = "mu", nature = "dirac", cosmology, supernova, measurements, constraints = CONSTRAINTS, accuracy = "fast", relativeTolerance = 1e-5}: PointQuestion): Scenario {
  return {
    name: "point", model: {portal: "dipole", flavor, nature},
    plane: {massMeV: {from: massMeV, to: massMeV, points: 1}, dipolePerGeV: {from: dipolePerGeV, to: dipolePerGeV, points: 1}},
    cosmology: {reheatingMeV: 1e5, neutronLifetimeSeconds: 878.4, deltaNEff: 0, rates: "primat", ...cosmology},
    supernova: {profile: "chang-2016-fiducial", neutrinoChemicalPotentialMeV: "profile", neutrinoSphereKm: 40, farRadiusKm: 1000, criticalLuminosityErgPerSecond: 3e52, screening: "struct", ...supernova},
    measurements: {helium: "lbt-2026", deuterium: "cooke-2018", cmb: "planck-2018-joint", distortions: "firas", ...measurements},
    constraints, statistics: {reference: "standard-run", confidenceLevel: 0.95}, accuracy, tolerances: {relative: relativeTolerance}
  };
}

/** The laboratory used last: points of one universe share its tables. */
let last: {readonly name: string; readonly laboratory: Laboratory} | undefined;

/** Runs one point. Throws PointQuestionError on a number that cannot be, RangeError on a universe that cannot be computed. */
export function solvePoint(question: PointQuestion): SolvedPoint {
  const {massMeV, dipolePerGeV} = question;
  if (!(massMeV >= 1e-3 && massMeV <= 1e4)) throw new PointQuestionError("massMeV", massMeV, "0.001-10000 MeV");
  if (!(dipolePerGeV >= 0 && dipolePerGeV <= 1e-2)) throw new PointQuestionError("dipolePerGeV", dipolePerGeV, "0-0.01 / GeV; d of L = d nubar_L sigma F N + h.c., half of the moment");
  const scenario = scenarioOfPoint(question), name = JSON.stringify({...scenario, plane: null});
  if (last?.name !== name) last = {name, laboratory: createLaboratory(scenario)};
  const {laboratory} = last, point = laboratory.point(massMeV, dipolePerGeV);
  const levels = levelsOfPoint(point, laboratory.standard(), scenario);
  return {...point, excluded: Object.fromEntries(levels.map(({name: constraint, level: [level = null]}) => [constraint, level === null ? null : level > 0]))};
}
