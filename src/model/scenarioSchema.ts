/**
 * The schema of a scenario file: what may be written, in which units, and what holds where nothing is written.
 * Physical quantities are strings with a unit; plain numbers stand only for what has no dimension.
 */
import * as z from "zod";
import {notTextProblem, type QuantityKind, quantityKinds, readQuantity} from "./quantity.js";
import {CONSTRAINTS, type Scenario} from "./scenarioTypes.js";

/** A string such as "100 MeV" that becomes a number in the unit of its kind. */
const quantity = (kind: QuantityKind) =>
  z
    .string({error: ({input}) => notTextProblem(input, kind)})
    .meta({description: `${kind.what}, ${kind.range[0]} to ${kind.range[1]} ${kind.unit}`, examples: [kind.example]})
    .transform((text, context): number => {
      const value = readQuantity(text, kind);
      if (typeof value === "number") return value;
      context.addIssue({code: "custom", message: value.problem, input: text});
      return z.NEVER;
    });

const pointCountError = ({input}: {readonly input?: unknown}): string => `= ${String(input)} is outside 2-2000`;
const pointCount = z.int().min(2, {error: pointCountError}).max(2000, {error: pointCountError});

/** A logarithmic axis; zero is never in it. */
const axis = (kind: QuantityKind) =>
  z
    .strictObject({from: quantity(kind), to: quantity(kind), points: pointCount})
    .refine(({from, to}) => from < to, {path: ["to"], error: ({input}) => notAbove(input, "from", "to", kind)});

/** Wording of two ends in the wrong order. */
function notAbove(input: unknown, low: string, high: string, {unit}: QuantityKind): string {
  const ends = input as Readonly<Record<string, number>>;
  const shown = (key: string): number => Number(ends[key]!.toPrecision(6));
  return `= ${shown(high)} ${unit} is not above ${low} = ${shown(low)} ${unit}; write the smaller one in ${low}`;
}

/** A number without dimension, ends included. */
function between(smallest: number, largest: number) {
  const error = ({input}: {readonly input?: unknown}): string => `= ${String(input)} is outside ${smallest}${smallest < 0 || `${smallest}`.includes("e") ? " to " : "-"}${largest}`;
  return z.number().min(smallest, {error}).max(largest, {error});
}

const weight = between(0, 100).prefault(0);
const flavorAdvice = "allowed: e, mu, tau, universal, or weights such as {e: 1, mu: 0.5, tau: 0} from 0 to 100, not all 0";
const flavor = z
  .union([
    z.enum(["e", "mu", "tau", "universal"]),
    z.strictObject({e: weight, mu: weight, tau: weight}).refine((weights) => weights.e + weights.mu + weights.tau > 0, {error: () => `couples to nothing; ${flavorAdvice}`})
  ], {error: ({input}) => (input === undefined ? `is missing; ${flavorAdvice}` : `= ${JSON.stringify(input)} is not known; ${flavorAdvice}`)})
  .meta({description: "d_a = w_a d for each flavour; universal is the weights (1, 1, 1); weights are not normalised"});

const measurementName = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, {error: "is not a name; write the name of a measurement in small letters, digits and dashes"});

/** The schema; the keys are those of the YAML file. */
export const scenarioSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, {error: "is not a name; write letters, digits, - and _, at most 64"})
    .meta({description: "names the results", examples: ["muon-dirac"]}),
  model: z.strictObject({
    portal: z.literal("dipole").prefault("dipole"),
    flavor,
    nature: z.enum(["dirac", "majorana"])
  }),
  plane: z.strictObject({mass: axis(quantityKinds.mass), dipole: axis(quantityKinds.dipole)}),
  cosmology: z
    .strictObject({
      reheating: quantity(quantityKinds.reheating).prefault("100 GeV"),
      "neutron-lifetime": quantity(quantityKinds.neutronLifetime).prefault("878.4 s"),
      "delta-n-eff": between(-1, 5).prefault(0),
      rates: z.enum(["primat", "parthenope"]).prefault("primat"),
      "extra-energy": z
        .array(z.strictObject({exponent: between(0, 12), ratio: between(0, 1e6), at: quantity(quantityKinds.extraEnergy)}))
        .max(8)
        .optional()
        .meta({description: "components rho ~ a^-exponent, `ratio` of the standard bath at the temperature `at`; kination is exponent 6"}),
      "initial-yield": between(0, 0.1).optional().meta({description: "n_N/s at reheating; 0 when absent"})
    })
    .prefault({}),
  supernova: z
    .strictObject({
      profile: z.enum(["chang-2016-fiducial", "illustrative-cold", "illustrative-hot"]).prefault("chang-2016-fiducial"),
      "neutrino-chemical-potential": z
        .union([z.literal("profile"), quantity(quantityKinds.chemicalPotential)], {error: chemicalPotentialProblem})
        .prefault("profile"),
      "neutrino-sphere": quantity(quantityKinds.neutrinoSphere).prefault("40 km"),
      "far-radius": quantity(quantityKinds.farRadius).prefault("1000 km"),
      "critical-luminosity": quantity(quantityKinds.luminosity).prefault("3e52 erg/s"),
      screening: z.enum(["struct", "yukawa"]).prefault("struct")
    })
    .refine((supernova) => supernova["neutrino-sphere"] < supernova["far-radius"], {
      path: ["far-radius"],
      error: ({input}) => notAbove(input, "neutrino-sphere", "far-radius", quantityKinds.farRadius)
    })
    .prefault({}),
  measurements: z
    .strictObject({
      helium: measurementName.prefault("lbt-2026"),
      deuterium: measurementName.prefault("cooke-2018"),
      cmb: measurementName.prefault("planck-2018-joint")
    })
    .prefault({}),
  constraints: z
    .array(z.enum(CONSTRAINTS))
    .min(1)
    .refine((names) => new Set(names).size === names.length, {error: "names a constraint twice; write each once"})
    .prefault([...CONSTRAINTS]),
  statistics: z
    .strictObject({
      reference: z.enum(["plane-minimum", "standard-run"]).prefault("plane-minimum"),
      "confidence-level": between(0.5, 0.9999).prefault(0.95)
    })
    .prefault({}),
  tolerance: between(1e-9, 1e-2).prefault(1e-5)
});

/** What a scenario file may hold, before units are read: for scenarios written in TypeScript. */
export type ScenarioInput = z.input<typeof scenarioSchema>;

function chemicalPotentialProblem({input}: {readonly input?: unknown}): string {
  const kind = quantityKinds.chemicalPotential;
  const read = typeof input === "string" ? readQuantity(input, kind) : {problem: notTextProblem(input, kind)};
  return typeof read === "number" ? "" : `${read.problem}, or "profile"`;
}

/** The checked file as the Scenario that the rest of the house reads. */
export function toScenario(checked: z.output<typeof scenarioSchema>): Scenario {
  const {name, model, plane, cosmology, supernova, measurements, constraints, statistics, tolerance} = checked;
  return {
    name,
    model,
    plane: {massMeV: plane.mass, dipolePerGeV: plane.dipole},
    cosmology: {
      reheatingMeV: cosmology.reheating,
      neutronLifetimeSeconds: cosmology["neutron-lifetime"],
      deltaNEff: cosmology["delta-n-eff"],
      rates: cosmology.rates,
      ...(cosmology["extra-energy"] && {
        extraEnergy: cosmology["extra-energy"].map(({exponent, ratio, at}) => ({exponent, ratio, temperatureMeV: at}))
      }),
      ...(cosmology["initial-yield"] !== undefined && {initialYield: cosmology["initial-yield"]})
    },
    supernova: {
      profile: supernova.profile,
      neutrinoChemicalPotentialMeV: supernova["neutrino-chemical-potential"],
      neutrinoSphereKm: supernova["neutrino-sphere"],
      farRadiusKm: supernova["far-radius"],
      criticalLuminosityErgPerSecond: supernova["critical-luminosity"],
      screening: supernova.screening
    },
    measurements,
    constraints,
    statistics: {reference: statistics.reference, confidenceLevel: statistics["confidence-level"]},
    tolerances: {relative: tolerance}
  };
}
