/**
 * Which tier of the early universe decides a point, and what the tiers say of each other.
 *
 *   fast       temperatures and numbers of neutrinos, with a cascade of hard ones: everywhere
 *   spectral   their spectra: everywhere
 *   auto       the spectral tier where some χ² of the fast one lies above that of d = 0 by a quarter of the threshold to four times it
 * The threshold is that of the figure; d = 0 itself is of the spectral tier in the last two.
 */
import type {Accuracy, Scenario} from "../model/scenarioTypes.js";
import {chiSquareQuantile} from "../numerics/chiSquare.js";
import {cmbMeasurements, deuteriumMeasurements, heliumMeasurements, type Abundance} from "./measurements.js";
import type {ChiSquares, PointResult, TierDifference} from "./pointResult.js";

/** Two where any of mass and coupling may be the best, one where the coupling is compared with none. */
export const degreesOfFreedomOf = ({reference, degreesOfFreedom}: Scenario["statistics"]): 1 | 2 => degreesOfFreedom ?? (reference === "plane-minimum" ? 2 : 1);

/** Δχ² of a bound by the rule of a scenario. */
export const chiSquareThreshold = (statistics: Scenario["statistics"], confidenceLevel = statistics.confidenceLevel): number => chiSquareQuantile(confidenceLevel, degreesOfFreedomOf(statistics));

const nearest = 1 / 4, farthest = 4, decisive = ["bbn", "cmb", "combined"] as const;

/** Whether a point is so near to a contour that its tier matters; `largest` is the threshold of the outermost of several. */
export const nearContour = (point: ChiSquares, standard: ChiSquares, threshold: number, largest = threshold): boolean => decisive.some(name => {
  const own = point[name], without = standard[name];
  return own !== null && without !== null && own - without >= nearest * threshold && own - without <= farthest * largest;
});

type Quantities = Pick<PointResult, "nEff" | "yP" | "dOverH">;

/** 1σ of what is measured, by the keys of a scenario. */
export const observationalErrors = ({helium, deuterium, cmb}: Scenario["measurements"]): TierDifference => ({
  nEff: cmbMeasurements[cmb]!.sigma[1], yP: (heliumMeasurements as Readonly<Record<string, Abundance>>)[helium]!.sigma,
  dOverH: (deuteriumMeasurements as Readonly<Record<string, Abundance>>)[deuterium]!.sigma
});

/** Differences beyond this share of the observational error are told. */
const told = 0.1, quantities = ["nEff", "yP", "dOverH"] as const;

/** Spectral less fast, and whether it is worth telling; nothing where either failed. */
export const tierDifference = (fast: Quantities, spectral: Quantities, errors: TierDifference): Pick<PointResult, "tiers" | "tiersDiffer"> => {
  if (quantities.some(name => fast[name] === null || spectral[name] === null)) return {};
  const [nEff, yP, dOverH] = quantities.map(name => spectral[name]! - fast[name]!) as [number, number, number], tiers = {nEff, yP, dOverH};
  return {tiers, ...(quantities.some(name => Math.abs(tiers[name]) > told * errors[name]) && {tiersDiffer: true})};
};

/** What was found in the tier that decides; and in the fast one, where both were computed. */
export interface InTier<Found> {
  readonly accuracy: "fast" | "spectral";
  readonly found: Found;
  readonly fast?: Found;
}

/** A point by the tier that an accuracy asks for; χ² of what was found, and of d = 0 in the fast tier, are asked for in "auto" alone. */
export const byAccuracy = <Found>(
  {accuracy, statistics}: Pick<Scenario, "accuracy" | "statistics">, inTier: (tier: "fast" | "spectral") => Found, chiSquares: (found: Found) => ChiSquares, standard: () => ChiSquares
): InTier<Found> => {
  if (accuracy !== "auto") return {accuracy, found: inTier(accuracy)};
  const fast = inTier("fast");
  const thresholds = [statistics.confidenceLevel, ...statistics.furtherConfidenceLevels ?? []].map(level => chiSquareThreshold(statistics, level));
  if (!nearContour(chiSquares(fast), standard(), Math.min(...thresholds), Math.max(...thresholds))) return {accuracy: "fast", found: fast};
  return {accuracy: "spectral", found: inTier("spectral"), fast};
};

/** The tier of d = 0. */
export const standardTier = (accuracy: Accuracy): "fast" | "spectral" => accuracy === "fast" ? "fast" : "spectral";

/** How far the spectral tier goes. */
const lowestMatterReheatingMeV = 5;

/** What of a scenario the spectral tier cannot do: one line, or undefined. */
export const beyondSpectra = ({accuracy, cosmology, model, band}: Pick<Scenario, "accuracy" | "cosmology" | "model" | "band">): string | undefined => {
  if (accuracy === "fast") return undefined;
  const {leptonAsymmetry, reheatingHistory, reheatingMeV, matterDomination} = cosmology, lowest = Math.min(reheatingMeV, ...(band?.reheatingMeV ?? []));
  const because = (reason: string): string => `accuracy = "${accuracy}" is not possible with ${reason}; write fast`;
  if (leptonAsymmetry !== undefined && Object.values(leptonAsymmetry).some(xi => xi !== 0)) return because("a lepton asymmetry: spectra are those of neutrinos and antineutrinos alike");
  if (reheatingHistory === "matter-dominated" && lowest < lowestMatterReheatingMeV) {
    return because(`a matter-dominated universe that reheats at ${lowest} MeV: ${lowestMatterReheatingMeV} MeV or more is allowed`);
  }
  const matter = matterDomination !== undefined && matterDomination.ratio > 0;
  if (matter && reheatingHistory === "matter-dominated") return because("two decaying fields");
  if (matter && !(model.portal === "decaying-particle" && model.abundance.kind === "number-density")) return because("N and a decaying field together");
  return undefined;
};
