/**
 * The schema of a scenario file: what may be written, in which units, and what holds where nothing is written.
 * Physical quantities are strings with a unit; plain numbers stand only for what has no dimension.
 */
import * as z from "zod";
import {heaviestDecay} from "./branching.js";
import {cosmologySchema, lowestInstantMeV, reheatingKind, toCosmology} from "./cosmologySchema.js";
import {axisOf, modelSchemas, planeSchemas} from "./modelSchema.js";
import {ACCURACIES, CONSTRAINTS, type ConstraintName, type EnergyTable, NUISANCES, type Model, type Plane, type Portal, PORTALS, type Scenario, type SupernovaChoice} from "./scenarioTypes.js";
import {between, quantity} from "./schemaFields.js";
import {supernovaSchema, toSupernova} from "./supernovaSchema.js";

/** Judged where the names that exist are known, so that they can be said. */
const measurementName = z.string().min(1, {error: "is empty; write the name of a measurement, or leave the key out"});

/** SN1987A is computed for N that mixes or has a dipole; of a decaying particle nothing is known that would make it. */
const availableTo = (portal: Portal, name: ConstraintName): boolean => name !== "sn1987a" || portal !== "decaying-particle";

const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

const confidence = between(0.5, 0.9999);
/** Words for what is neither a level nor a list of levels. */
function confidenceProblem({input}: {readonly input?: unknown}): string {
  const allowed = (value: unknown): boolean => confidence.safeParse(value).success;
  const wrong = Array.isArray(input) ? input.find((value) => !allowed(value)) : input;
  return `= ${JSON.stringify(wrong) ?? "nothing"} is ${typeof wrong === "number" ? "outside 0.5-0.9999" : "not a number"}; write a level such as 0.95, or a list such as [0.95, 0.68]`;
}

const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, {error: "is not a name; write letters, digits, - and _, at most 64"})
  .meta({description: "names the results", examples: ["muon-dirac"]});

const bandSchema = (portal: Portal) =>
  z
    .strictObject({
      reheating: z
        .array(quantity(reheatingKind(portal)))
        .min(2)
        .max(6, {error: "is too long; write 2 to 6 temperatures"})
        .refine((values) => values.every((value, i) => i === 0 || value > values[i - 1]!), {error: "does not rise; write the temperatures from low to high"})
    })
    .optional()
    .meta({description: "one plane for each of these reheating temperatures, below 20 MeV after matter domination; the figure shades what lies between"});

/** Keys that mean the same for every portal. */
const common = {
  supernova: supernovaSchema.prefault({}),
  measurements: z
    .strictObject({
      helium: measurementName.prefault("lbt-2026"),
      deuterium: measurementName.prefault("cooke-2018"),
      cmb: measurementName.prefault("planck-2018-joint"),
      distortions: measurementName.prefault("firas").meta({description: "limit on mu and y: firas, firas-1996, or pixie (a forecast)"}),
      forecasts: z
        .array(measurementName)
        .max(3, {error: "is too long; write 3 names at most"})
        .refine(distinct, {error: "names an instrument twice; write each once"})
        .optional()
        .meta({description: "N_eff of instruments to come, drawn with dashes: simons-observatory, cmb-s4, cmb-hd"})
    })
    .prefault({}),
  statistics: z
    .strictObject({
      reference: z.enum(["plane-minimum", "standard-run"]).prefault("plane-minimum"),
      "confidence-level": z
        .union([confidence, z.array(confidence).min(1).max(4, {error: "is too long; write 4 levels at most"}).refine(distinct, {error: "names a level twice; write each once"})], {error: confidenceProblem})
        .prefault(0.95)
        .meta({description: "of the regions; of a list the first, and the others as contours", examples: [0.95, [0.95, 0.68]]}),
      "degrees-of-freedom": z
        .literal([1, 2])
        .optional()
        .meta({description: "of Delta chi^2; 2 from the minimum of the plane and 1 from the standard run where nothing is written"}),
      "baryon-density": z.enum(["profiled", "marginalised"]).prefault("profiled").meta({description: "how omega_b leaves the chi^2"}),
      theory: z
        .strictObject({"nuclear-rates": z.enum(NUISANCES).prefault("profiled"), "neutron-lifetime": z.enum(NUISANCES).prefault("profiled")})
        .prefault({})
        .meta({description: "how the errors of theory leave the chi^2; fixed takes them as exact"})
    })
    .prefault({}),
  tolerance: between(1e-9, 1e-2).prefault(1e-5),
  accuracy: z
    .enum(ACCURACIES)
    .prefault("fast")
    .meta({description: "how neutrinos from decays are followed: as a cascade (fast), by momentum (spectral), or whichever a point needs (auto)"})
};

const constraintsSchema = (portal: Portal) =>
  z
    .array(z.enum(CONSTRAINTS).refine((name) => availableTo(portal, name), {error: ({input}) => `= ${JSON.stringify(input)} needs a portal that makes N in a star, dipole or mixing; leave it out`}))
    .min(1)
    .refine((names) => new Set(names).size === names.length, {error: "names a constraint twice; write each once"})
    .prefault(CONSTRAINTS.filter((name) => availableTo(portal, name)));

/** All keys but name, model and plane. */
const universe = (portal: Portal) => ({cosmology: cosmologySchema(portal).prefault({}), band: bandSchema(portal), ...common, constraints: constraintsSchema(portal)});

type Reheated = Pick<z.output<typeof dipoleSchema>, "cosmology" | "band">;
const lowestReheating = ({cosmology, band}: Reheated): number => Math.min(...(band?.reheating ?? [cosmology.reheating]));

type Refusal = (path: readonly string[], message: string) => void;

/** One decaying component at a time: the field that reheats, a field beside N, or the particles of a number density. */
function refuseTwoFields({cosmology, band}: Reheated, refuse: Refusal, other?: string): void {
  const own = cosmology["matter-domination"], lowest = lowestReheating({cosmology, band});
  const slow = cosmology["reheating-history"] === "matter-dominated" ? "cosmology.reheating-history: matter-dominated" : lowest < lowestInstantMeV ? "a band that begins below 20 MeV" : undefined;
  const [first, second] = [own && "cosmology.matter-domination", other, slow].filter((name) => name !== undefined);
  if (second !== undefined) refuse(first!.split(/[.:]/).slice(0, 2), `cannot stand beside ${second}; one kind of decaying matter is followed at a time`);
  if (own !== undefined && !(own.at < lowest)) refuse(["cosmology", "matter-domination", "at"], `= ${own.at} MeV is not below the reheating temperature, ${lowest} MeV; name a later one`);
}

const refuseWith = (context: {addIssue(issue: {code: "custom"; path: string[]; message: string}): void}): Refusal =>
  (path, message) => context.addIssue({code: "custom", path: [...path], message});

const dipoleSchema = z.strictObject({name, model: modelSchemas.dipole, plane: planeSchemas.dipole, ...universe("dipole")});
const mixingSchema = z.strictObject({name, model: modelSchemas.mixing, plane: planeSchemas.mixing, ...universe("mixing")});
const particleSchema = z
  .strictObject({name, model: modelSchemas["decaying-particle"], plane: planeSchemas["decaying-particle"], ...universe("decaying-particle")})
  .superRefine(({model, plane, cosmology, band}, context) => {
    const {name, massMeV} = heaviestDecay(model.branching), {abundance} = model, refuse = refuseWith(context);
    if (!(plane.mass.from > massMeV)) refuse(["plane", "mass", "from"], `= ${plane.mass.from} MeV is not above the ${Number(massMeV.toPrecision(6))} MeV that ${name} needs; begin above it`);
    const lowest = lowestReheating({cosmology, band});
    if (abundance.kind === "number-density" && !(abundance.temperatureMeV < lowest))
      refuse(["model", "abundance", "at-temperature"], `= ${abundance.temperatureMeV} MeV is not below the reheating temperature, ${lowest} MeV; reheat above it`);
    refuseTwoFields({cosmology, band}, refuse, abundance.kind === "number-density" ? "model.abundance: {number-density: ...}" : undefined);
  });

/** The schemas, by portal; the keys are those of the YAML file. */
export const scenarioSchemas = {
  dipole: dipoleSchema.superRefine((given, context) => refuseTwoFields(given, refuseWith(context))),
  mixing: mixingSchema.superRefine((given, context) => refuseTwoFields(given, refuseWith(context))),
  "decaying-particle": particleSchema
} as const satisfies Readonly<Record<Portal, z.ZodType>>;

/** What a scenario file may hold, before units are read: for scenarios written in TypeScript. */
export type ScenarioInput = z.input<(typeof scenarioSchemas)[Portal]>;
export type CheckedScenario = z.output<(typeof scenarioSchemas)[Portal]>;

/** One JSON schema for all portals: keys that differ by portal stand side by side, and a portal demands its own. */
export function jsonSchema(): object {
  type Node = {properties: Record<string, Node>; required?: string[]; [key: string]: unknown};
  const [first, ...others] = PORTALS.map((portal) => ({portal, node: z.toJSONSchema(scenarioSchemas[portal], {io: "input"}) as unknown as Node}));
  const {properties} = first!.node, all = [first!, ...others];
  const plane = Object.assign({}, ...all.map(({node}) => node.properties["plane"]!.properties)) as Record<string, Node>;
  return {
    ...first!.node,
    properties: {
      ...properties,
      model: {anyOf: all.map(({node}) => node.properties["model"])},
      plane: {...properties["plane"]!, properties: plane, required: ["mass"]}
    },
    allOf: all.map(({portal, node}) => ({
      if: {properties: {model: {properties: {portal: {const: portal}}, ...(portal !== "dipole" && {required: ["portal"]})}}},
      then: {properties: {plane: {required: node.properties["plane"]!.required, propertyNames: {enum: Object.keys(node.properties["plane"]!.properties)}}}}
    }))
  };
}

const toModel = (model: CheckedScenario["model"]): Model =>
  model.portal === "decaying-particle" ? {portal: model.portal, branching: model.branching, degreesOfFreedom: model["degrees-of-freedom"], abundance: model.abundance} : model;

const toContours = ({tolerance, "inner-tolerance": inner = Math.max(tolerance, 0.05)}: NonNullable<CheckedScenario["plane"]["contours"]>): NonNullable<Plane["contours"]> => ({tolerance, innerTolerance: inner});

const toPlane = (plane: CheckedScenario["plane"]): Plane => {
  const massMeV = axisOf(plane.mass, "mass"), shared = {massMeV, ...(plane.contours && {contours: toContours(plane.contours)})};
  if ("dipole" in plane) return {...shared, dipolePerGeV: axisOf(plane.dipole, "coupling")};
  return "lifetime" in plane ? {...shared, lifetimeSeconds: axisOf(plane.lifetime, "coupling")} : {...shared, mixingSquared: axisOf(plane["mixing-squared"], "coupling")};
};

/** What is not written, or is what holds anyway, leaves no key. */
function toStatistics({reference, "confidence-level": level, "degrees-of-freedom": degreesOfFreedom, "baryon-density": baryonDensity, theory}: CheckedScenario["statistics"]): Scenario["statistics"] {
  const [confidenceLevel, ...further] = typeof level === "number" ? [level] : (level as [number, ...number[]]), rates = theory["nuclear-rates"], lifetime = theory["neutron-lifetime"];
  const usual = reference === "plane-minimum" ? 2 : 1, errors = {...(rates !== "profiled" && {nuclearRates: rates}), ...(lifetime !== "profiled" && {neutronLifetime: lifetime})};
  return {
    reference, confidenceLevel, ...(further.length > 0 && {furtherConfidenceLevels: further}), ...(degreesOfFreedom !== undefined && degreesOfFreedom !== usual && {degreesOfFreedom}),
    ...(baryonDensity === "marginalised" && {baryonDensity}), ...(Object.keys(errors).length > 0 && {theory: errors})
  };
}

const toMeasurements = ({forecasts, ...measurements}: CheckedScenario["measurements"]): Scenario["measurements"] => ({...measurements, ...(forecasts && forecasts.length > 0 && {forecasts})});

/** The checked file as the Scenario that the rest of the house reads. */
export function toScenario(checked: CheckedScenario, energyTable?: EnergyTable, stellar?: SupernovaChoice): Scenario {
  const {name, model, plane, cosmology, band, supernova, measurements, constraints, statistics, accuracy, tolerance} = checked;
  return {
    name,
    model: toModel(model),
    plane: toPlane(plane),
    cosmology: toCosmology(cosmology, energyTable),
    ...(band && {band: {reheatingMeV: band.reheating}}),
    supernova: stellar ?? toSupernova(supernova),
    measurements: toMeasurements(measurements),
    constraints,
    statistics: toStatistics(statistics),
    accuracy,
    tolerances: {relative: tolerance}
  };
}
