/**
 * Physical quantities as people write them, "100 MeV" or "2e-12 muB", into plain numbers in our units.
 *
 * mathjs reads prefixes, powers and dimensions here, at the door of scenario files and command line, and nowhere else.
 * It gives no constants: energies are counted in electronvolts, and μ_B is a unit of its own that conventions.ts turns
 * into d = μ/2. A quantity that cannot be used is answered with one line: given, allowed, example.
 */
import {create, createUnitDependencies, unitDependencies} from "mathjs";
import {dipolePerGeVFromBohrMagnetons} from "./conventions.js";

/** What mathjs tells of a parsed unit, as far as it is used here. */
interface ParsedUnit {
  readonly units: readonly {readonly unit: {readonly name: string}; readonly power: number}[];
  toNumber(unit: string): number;
}
interface UnitDoor {
  unit(text: string): ParsedUnit;
  createUnit(name: string): void;
}

const door = create({unitDependencies, createUnitDependencies}) as unknown as UnitDoor;
door.createUnit("muB");

/** One way to write a quantity: the units that may stand in it and the factor to ours. */
interface Notation {
  /** mathjs expression of the unit in which the number is wanted. */
  readonly unit: string;
  /** Base names that may occur in it; empty: every unit of the right dimension. */
  readonly bases: readonly string[];
  convert(value: number): number;
}

/** A kind of quantity: its notations and the range allowed. */
export interface QuantityKind {
  readonly what: string;
  readonly notations: readonly Notation[];
  /** Smallest and largest value, in `unit`. */
  readonly range: readonly [number, number];
  readonly unit: string;
  readonly example: string;
}

const electronvolt = ["eV", "electronvolt", "electronvolts"];
const inMeV: Notation = {unit: "MeV", bases: electronvolt, convert: (value) => value};

const energy = (smallest: number, largest: number, example: string): QuantityKind => ({
  what: "an energy in eV, keV, MeV or GeV",
  notations: [inMeV],
  range: [smallest, largest],
  unit: "MeV",
  example
});
const plain = (what: string, unit: string, smallest: number, largest: number, example: string): QuantityKind => ({
  what,
  notations: [{unit, bases: [], convert: (value) => value}],
  range: [smallest, largest],
  unit,
  example
});

const dipoleWords = "a dipole d per energy (1 / GeV) or a moment 2d in muB";
const dipoleNotations: readonly Notation[] = [
  {unit: "GeV^-1", bases: electronvolt, convert: (value) => value},
  {unit: "muB", bases: ["muB"], convert: dipolePerGeVFromBohrMagnetons}
];

/** Every quantity of a scenario, by the name of its key; ranges are those in which the tables and formulae hold. */
export const quantityKinds = {
  mass: energy(0.001, 10000, "100 MeV"),
  dipole: {what: dipoleWords, notations: dipoleNotations, range: [1e-18, 1e-2], unit: "/ GeV", example: "1e-9 / GeV"},
  /** Of one point: d = 0 is the universe without N, which an axis in log d cannot hold. */
  pointDipole: {what: dipoleWords, notations: dipoleNotations, range: [0, 1e-2], unit: "/ GeV", example: "1e-9 / GeV"},
  reheating: energy(3, 1e6, "100 GeV"),
  extraEnergy: energy(1, 1e6, "10 MeV"),
  /** The mixing portal is written for W and Z that are heavy, and for decays into few hadrons. */
  mixingMass: energy(0.001, 1000, "100 MeV"),
  mixingReheating: energy(3, 1e4, "10 GeV"),
  lifetime: plain("a time", "s", 1e-10, 1e18, "0.1 s"),
  numberDensity: {what: "a number density, an energy cubed", notations: [{unit: "MeV^3", bases: electronvolt, convert: (value) => value}], range: [0, 1e12], unit: "MeV^3", example: "1 MeV^3"},
  appearance: energy(0.01, 1e6, "5 MeV"),
  freezeOut: energy(0.1, 1e6, "10 MeV"),
  matter: energy(0.1, 1e6, "10 MeV"),
  neutronLifetime: plain("a time", "s", 800, 1000, "878.4 s"),
  chemicalPotential: energy(0, 500, "100 MeV"),
  neutrinoSphere: plain("a length", "km", 5, 200, "40 km"),
  farRadius: plain("a length", "km", 50, 1e10, "1000 km"),
  luminosity: plain("a power", "erg/s", 1e48, 1e57, "3e52 erg/s"),
  energyLoss: plain("an energy", "erg", 1e49, 1e57, "3e53 erg"),
  coolingTime: plain("a time", "s", 1e-3, 100, "3 s")
} as const satisfies Record<string, QuantityKind>;

const numberAtStart = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\d.])/;

function span(kind: QuantityKind): string {
  const [smallest, largest] = kind.range;
  if (largest === Number.MAX_VALUE) return `the range above zero ${kind.unit}`;
  const dash = /e/.test(`${smallest}${largest}`) ? " to " : "-";
  return `${smallest}${dash}${largest} ${kind.unit}`;
}
const advice = (kind: QuantityKind): string => `allowed: ${kind.what}, ${span(kind)}; for example "${kind.example}"`;

/** The number in the unit of the kind, or what is wrong with the text, in words that follow the name of the quantity. */
export function readQuantity(text: string, kind: QuantityKind): number | {readonly problem: string} {
  const refuse = (what: string, rest = advice(kind)): {problem: string} => ({problem: `= "${text}" ${what}; ${rest}`});
  const given = text.trim();
  const digits = numberAtStart.exec(given)?.[0];
  if (digits === undefined) return refuse("does not start with a number");
  const unitText = given.slice(digits.length).trim().replace(/mu_B|[μµ]_?B/g, "muB");
  if (unitText === "") return refuse("has no unit");
  let parsed: ParsedUnit;
  try {
    parsed = door.unit(`1 ${unitText}`);
  } catch {
    return refuse(`has the unknown unit "${unitText}"`);
  }
  const notation = kind.notations.find((one) => matches(parsed, one));
  if (notation === undefined) return refuse("has the wrong dimension");
  // 14 digits: the factor is a power of ten (or 60, ...) that mathjs carries through its own constants.
  const factor = Number(parsed.toNumber(notation.unit).toPrecision(14));
  const value = notation.convert(Number(digits) * factor);
  if (!(value >= kind.range[0] && value <= kind.range[1])) return refuse(`is outside ${span(kind)}`, `for example "${kind.example}"`);
  return value;
}

/** What to say where a quantity is no text at all: a bare number, nothing, or something else. */
export function notTextProblem(value: unknown, kind: QuantityKind): string {
  if (value === undefined || value === null) return `is missing; ${advice(kind)}`;
  return typeof value === "number" ? `= ${value} has no unit; ${advice(kind)}` : `= ${JSON.stringify(value)} is no quantity; ${advice(kind)}`;
}

function matches(parsed: ParsedUnit, notation: Notation): boolean {
  if (notation.bases.length > 0 && !parsed.units.every(({unit}) => notation.bases.includes(unit.name))) return false;
  try {
    return Number.isFinite(parsed.toNumber(notation.unit));
  } catch {
    return false;
  }
}

function parseQuantity(text: string, kind: QuantityKind, name: string): number {
  const value = readQuantity(text, kind);
  if (typeof value === "number") return value;
  throw new RangeError(`${name} ${value.problem}`);
}

/** Mass [MeV] of N, 0.001-10000 MeV. This and the parsers below throw RangeError with one line of what to write. */
export const parseMassMeV = (text: string, name = "mass"): number => parseQuantity(text, quantityKinds.mass, name);

/** d [GeV⁻¹] from "1e-9 / GeV", "1e-9 GeV^-1", or from a moment μ = 2d in "2e-12 muB". */
export const parseDipolePerGeV = (text: string, name = "dipole"): number => parseQuantity(text, quantityKinds.dipole, name);

/** Any energy [MeV] above zero. */
export const parseEnergyMeV = (text: string, name = "energy"): number => parseQuantity(text, energy(Number.MIN_VALUE, Number.MAX_VALUE, "100 GeV"), name);

/** Any time [s] above zero. */
export const parseTimeSeconds = (text: string, name = "time"): number =>
  parseQuantity(text, plain("a time", "s", Number.MIN_VALUE, Number.MAX_VALUE, "878.4 s"), name);

/** Any length [km] above zero. */
export const parseLengthKm = (text: string, name = "length"): number =>
  parseQuantity(text, plain("a length", "km", Number.MIN_VALUE, Number.MAX_VALUE, "40 km"), name);

/** Any luminosity [erg/s] above zero. */
export const parseLuminosityErgPerSecond = (text: string, name = "luminosity"): number =>
  parseQuantity(text, plain("a power", "erg/s", Number.MIN_VALUE, Number.MAX_VALUE, "3e52 erg/s"), name);
