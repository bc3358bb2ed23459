/** Levels of constraints as curves over the couplings of a column. */
import {excludedLevels, furtherLevels, type ExcludedLevel} from "../likelihood/constraints.js";
import type {StandardResult} from "../likelihood/laboratory.js";
import {LIKELIHOODS, type ChiSquares, type PointResult} from "../likelihood/pointResult.js";
import {degreesOfFreedomOf} from "../likelihood/tiers.js";
import type {Scenario} from "../model/scenarioTypes.js";

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

/** All levels, at every confidence level and forecast, of χ² measured from that of the standard run times a share. */
export function levelsFrom(share: number, points: readonly PointResult[], standard: Standard, scenario: Scenario): readonly ExcludedLevel[] {
  const {statistics} = scenario, degreesOfFreedom = degreesOfFreedomOf(statistics);
  const chiSquares = Object.fromEntries(LIKELIHOODS.map(name => [name, standard.chiSquares[name] === null ? null : share * standard.chiSquares[name]])) as ChiSquares;
  const fixed: Scenario = {...scenario, statistics: {...statistics, reference: "standard-run", degreesOfFreedom}};
  return [...excludedLevels(points, {...standard, chiSquares} as StandardResult, fixed), ...furtherLevels(points, {...standard, chiSquares} as StandardResult, fixed)];
}

/** The least χ² of a plane lies between 0 and the standard run's: shares of the latter for which edges shall be known. */
export const referencesOf = ({statistics}: Pick<Scenario, "statistics">): readonly number[] => statistics.reference === "plane-minimum" ? [0, 1] : [1];

/** The different curves of points of one column, as they are interpolated, for every reference that a plane may have. */
export function curvesOf(points: readonly PointResult[], standard: Standard, scenario: Scenario, wanted: (name: string) => boolean, shares = referencesOf(scenario)): Float64Array[] {
  const curves = new Map<string, Float64Array>();
  for (const share of shares) for (const found of levelsFrom(share, points, standard, scenario)) {
    const {name, level, uncertainty} = found, {of} = scaleOf(found);
    if (!wanted(name)) continue;
    for (const shift of uncertainty === undefined ? [0] : [-uncertainty, 0, uncertainty]) {
      const curve = Float64Array.from(level, value => of(value === null ? null : value + shift));
      curves.set(`${name} ${curve.join(" ")}`, curve);
    }
  }
  return [...curves.values()];
}
