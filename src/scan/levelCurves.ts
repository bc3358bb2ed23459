/** Levels of constraints as curves over the couplings of a column, and how well the edges of each shall be known. */
import {excludedLevels, furtherLevels, type ExcludedLevel} from "../likelihood/constraints.js";
import type {StandardResult} from "../likelihood/laboratory.js";
import {LIKELIHOODS, type ChiSquares, type PointResult} from "../likelihood/pointResult.js";
import {degreesOfFreedomOf} from "../likelihood/tiers.js";
import type {Contours, Scenario} from "../model/scenarioTypes.js";

/** How a level is interpolated. */
export interface Scale {
  /** NaN where the constraint does not apply. */
  readonly of: (level: number | null) => number;
  readonly level: (value: number) => number;
}

/** Levels that are logarithms already fall without end where nothing is left to decay or to escape: below this all are the same. */
const farBelow = -30;

/** Linear near zero and logarithmic far away. */
const criterionScale: Scale = {of: level => level === null ? NaN : Math.asinh(Math.max(farBelow, Math.min(1e300, level))), level: Math.sinh};

/** Of a χ² that is larger than this below the reference, ln(χ² + const): powers of the coupling, and so straight lines against its logarithm. */
const highestReference = 6;

const chiSquareScale = (threshold: number): Scale => {
  const size = threshold + highestReference;
  return {of: level => level === null ? NaN : Math.log1p(Math.max(-0.999, Math.min(1e300, level / size))), level: value => size * Math.expm1(value)};
};

export const scaleOf = ({name, threshold}: Pick<ExcludedLevel, "name" | "threshold">): Scale =>
  name === "spectral-distortions" || threshold === 0 ? criterionScale : chiSquareScale(threshold);

/** Whether a level is made of luminosities alone. */
export const ofSupernova = (name: string): boolean => name.startsWith("sn1987a");

/** A point that has a luminosity and nothing else: a coupling at which the supernova alone was computed. */
export const supernovaOnly = ({constraints}: Pick<Scenario, "constraints">, {nEff, ending}: Pick<PointResult, "nEff" | "ending">): boolean =>
  nEff === null && ending.kind === "reached" && constraints.some(name => !ofSupernova(name));

type Standard = Pick<StandardResult, "chiSquares">;

/** The least χ² of points and of d = 0, or that of d = 0 where a scenario measures from there. */
export function referenceOver(points: readonly PointResult[], {chiSquares}: Standard, {statistics: {reference}}: Pick<Scenario, "statistics">): ChiSquares {
  if (reference !== "plane-minimum") return chiSquares;
  const least = (name: keyof ChiSquares): number | null =>
    chiSquares[name] === null ? null : points.reduce((best, {chiSquares: {[name]: value}}) => value === null ? best : Math.min(best, value), chiSquares[name]);
  return Object.fromEntries(LIKELIHOODS.map(name => [name, least(name)])) as ChiSquares;
}

/** "region": what figures fill; "combined": the combination of likelihoods; "aside": other confidence levels and forecasts;
 * "band": how far a criterion may be off. */
type Role = "region" | "combined" | "aside" | "band";

/** A level as it is interpolated, over the points that it was asked for. */
export interface Curve {
  readonly name: string;
  readonly role: Role;
  readonly values: Float64Array;
}

/** The curves of points of one column, of χ² measured from a reference; the same ones in the same order for all columns of a scenario. */
export function curvesOf(points: readonly PointResult[], reference: ChiSquares, standard: Standard, scenario: Scenario): Curve[] {
  const fixed: Scenario = {...scenario, statistics: {...scenario.statistics, reference: "standard-run", degreesOfFreedom: degreesOfFreedomOf(scenario.statistics)}};
  const from = {...standard, chiSquares: reference} as StandardResult, main = excludedLevels(points, from, fixed), further = furtherLevels(points, from, fixed);
  const curve = (found: ExcludedLevel, role: Role, shift = 0): Curve => {
    const {of} = scaleOf(found);
    return {name: found.name, role, values: Float64Array.from(found.level, value => of(value === null ? null : value + shift))};
  };
  return [
    ...main.map(found => curve(found, found.forecast ? "aside" : found.name === "combined" ? "combined" : "region")),
    ...main.flatMap(found => found.uncertainty === undefined ? [] : [curve(found, "band", -found.uncertainty), curve(found, "band", found.uncertainty)]),
    ...further.map(found => curve(found, "aside"))
  ];
}

/** How well an edge shall be known. */
export interface Precision {
  readonly tightest: number;
  /** Of curve k at log₁₀ of a coupling. */
  readonly tolerance: (k: number, at: number) => number;
  /** Of curve k only those edges are wanted that are expected. */
  readonly expected: (k: number) => boolean;
}

/** How far around an edge another constraint must exclude for the edge to lie within it [log₁₀]. */
const within = 0.1;

/** `levelAt`: value of curve k; `elsewhere`: whether constraints that are not among the curves exclude. */
export function precisionOf(contours: Contours, curves: readonly Pick<Curve, "role">[], levelAt: (k: number, at: number) => number, elsewhere: (at: number) => boolean = () => false): Precision {
  const {tolerance, innerTolerance} = contours, around = (excludes: (at: number) => boolean, at: number): boolean => excludes(at) && excludes(at - within) && excludes(at + within);
  return {
    tightest: Math.min(tolerance, innerTolerance),
    expected: k => curves[k]!.role === "band",
    tolerance: (k, at) => {
      const {role} = curves[k]!;
      if (role === "combined") return tolerance;
      const inner = role === "aside" || role === "band" || around(elsewhere, at) || curves.some((other, j) => j !== k && other.role === "region" && around(x => levelAt(j, x) > 0, at));
      return inner ? innerTolerance : tolerance;
    }
  };
}
