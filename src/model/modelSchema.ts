/** What `model` and `plane` may say, by portal. */
import * as z from "zod";
import {log10} from "../numerics/elementary.js";
import {BRANCHINGS, branchingTolerance, type Branching, type Branchings} from "./branching.js";
import {quantityKinds, type QuantityKind} from "./quantity.js";
import {axis, between, numberAxis, quantity} from "./schemaFields.js";
import type {Abundance, Axis, Portal} from "./scenarioTypes.js";

const weight = between(0, 100).prefault(0);
const flavorAdvice = "allowed: e, mu, tau, universal, or weights such as {e: 1, mu: 0.5, tau: 0} from 0 to 100, not all 0";
const flavor = (meaning: string) =>
  z
    .union([
      z.enum(["e", "mu", "tau", "universal"]),
      z.strictObject({e: weight, mu: weight, tau: weight}).refine((weights) => weights.e + weights.mu + weights.tau > 0, {error: () => `couples to nothing; ${flavorAdvice}`})
    ], {error: ({input}) => (input === undefined ? `is missing; ${flavorAdvice}` : `= ${JSON.stringify(input)} is not known; ${flavorAdvice}`)})
    .meta({description: `${meaning}; universal is the weights (1, 1, 1); weights are not normalised`});
const nature = z.enum(["dirac", "majorana"]);

const total = (branching: Branchings): number => Object.values(branching).reduce((sum, share) => sum + share, 0);
const branching = z
  .strictObject(Object.fromEntries(BRANCHINGS.map((name) => [name, between(0, 1).optional()])) as Record<Branching, z.ZodOptional<z.ZodNumber>>, {
    error: ({input, code}) => (code === "invalid_type" ? `${input === undefined ? "is missing" : `= ${JSON.stringify(input)} is no mapping`}; write shares that add to 1, such as {nue-gamma: 1}` : undefined)
  })
  .transform((shares) => Object.fromEntries(Object.entries(shares).filter(([, share]) => share !== undefined)) as Branchings)
  .refine((shares) => Math.abs(total(shares) - 1) <= branchingTolerance, {error: ({input}) => `adds to ${Number(total(input as Branchings).toPrecision(12))}, not to 1; write the shares of all decays`})
  .meta({description: "shares of the decays; nue-gamma is one photon and one nu_e or nubar_e, in equal parts"});

const abundanceAdvice = 'write {number-density: "1 MeV^3", at-temperature: "5 MeV"}, {freeze-out: "10 MeV"} or {initial-yield: 0.01}';
const abundance = z
  .strictObject({
    "number-density": quantity(quantityKinds.numberDensity).optional(),
    "at-temperature": quantity(quantityKinds.appearance).optional(),
    "freeze-out": quantity(quantityKinds.freezeOut).optional(),
    "initial-yield": between(0, 0.1).optional()
  }, {error: ({input, code}) => (code === "invalid_type" ? `${input === undefined ? "is missing" : `= ${JSON.stringify(input)} is no mapping`}; ${abundanceAdvice}` : undefined)})
  .transform((given, context): Abundance => {
    const {"number-density": numberDensityMeV3, "at-temperature": temperatureMeV, "freeze-out": freezeOutMeV, "initial-yield": initialYield} = given;
    const keys = Object.keys(given).join(" and ");
    if (keys === "number-density and at-temperature" || keys === "at-temperature and number-density")
      return {kind: "number-density", numberDensityMeV3: numberDensityMeV3!, temperatureMeV: temperatureMeV!};
    if (keys === "freeze-out") return {kind: "freeze-out", temperatureMeV: freezeOutMeV!};
    if (keys === "initial-yield") return {kind: "initial-yield", yield: initialYield!};
    context.addIssue({code: "custom", message: `${keys === "" ? "is empty" : `gives ${keys}`}; ${abundanceAdvice}`, input: given});
    return z.NEVER;
  })
  .meta({description: "how many particles there are: none above a temperature and so many at it; a thermal relic that freezes out; or n/s at reheating"});

/** Schemas of `model`. */
export const modelSchemas = {
  dipole: z.strictObject({portal: z.literal("dipole").prefault("dipole"), flavor: flavor("d_a = w_a d for each flavour"), nature}),
  mixing: z.strictObject({portal: z.literal("mixing"), flavor: flavor("|U_a|^2 = w_a^2 U^2 for each flavour: mu is |U_mu|^2 = U^2"), nature}),
  "decaying-particle": z.strictObject({
    portal: z.literal("decaying-particle"), branching, abundance,
    "degrees-of-freedom": between(1, 100).prefault(1).meta({description: "states of the particle; they matter to a thermal relic"})
  })
} as const satisfies Readonly<Record<Portal, z.ZodType>>;

const contours = z
  .strictObject({
    tolerance: between(1e-3, 0.1).prefault(0.01).meta({description: "within which the edges of the combination and of all that is excluded are known, in log10 of coupling or mass"}),
    "inner-tolerance": between(1e-3, 0.5).optional().meta({description: "the same of edges within what another constraint excludes, of further confidence levels and of forecasts; when absent 0.05, or the tolerance where that is larger"})
  })
  .optional()
  .meta({description: "follow the edges of what is excluded instead of computing a grid; `points` are then those of the grid that figures and maps are drawn from, and may be left out"});

interface AxisGiven {
  readonly from: number;
  readonly to: number;
  readonly points?: number | undefined;
}

/** Nodes per decade of the grid that is drawn from edges. */
const drawnPerDecade = {mass: 30, coupling: 15} as const, fewestNodes = 61, mostNodes = 2000;

/** A plane is a grid with `points`, or has contours. */
function planeOf<Name extends string, Field extends z.ZodType<AxisGiven>>(name: Name, field: Field, massKind: QuantityKind) {
  const shape = {mass: axis(massKind), [name]: field, contours} as {mass: ReturnType<typeof axis>; contours: typeof contours} & Record<Name, Field>;
  return z.strictObject(shape).superRefine((plane, context) => {
    const given = plane as unknown as Readonly<Record<string, AxisGiven | undefined>>;
    if (given["contours"] === undefined) for (const key of ["mass", name]) {
      if (given[key]?.points === undefined) context.addIssue({code: "custom", path: [key, "points"], message: "is missing; write a whole number, or plane.contours: {tolerance: 0.01} to follow edges instead of a grid"});
    }
  });
}

/** The points of an axis, or those of the grid that is drawn. */
export const axisOf = ({from, to, points}: AxisGiven, kind: keyof typeof drawnPerDecade): Axis =>
  ({from, to, points: points ?? Math.max(fewestNodes, Math.min(mostNodes, Math.round(drawnPerDecade[kind] * log10(to / from)) + 1))});

/** Schemas of `plane`. */
export const planeSchemas = {
  dipole: planeOf("dipole", axis(quantityKinds.dipole), quantityKinds.mass),
  mixing: planeOf("mixing-squared", numberAxis(1e-30, 1).meta({description: "U^2"}), quantityKinds.mixingMass),
  "decaying-particle": planeOf("lifetime", axis(quantityKinds.lifetime), quantityKinds.mass)
} as const satisfies Readonly<Record<Portal, z.ZodType>>;
