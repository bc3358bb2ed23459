/**
 * Judges of a point. Each constraint has its own χ² (or its own criterion) and says whether it applies.
 *
 *   bbn   Y_P and D/H, measured and theory covariance together; ω_b profiled (or integrated, chiSquares.ts) under the marginal Gaussian that the CMB gives for it
 *   cmb   Gaussian in (ω_b, N_eff, Y_P), ω_b profiled; not applicable while N is alive at recombination
 *   photodisintegration   bbn after photons have broken nuclei, and ³He/D; excluded where photons add to χ²
 *   spectral-distortions  μ and y against a limit
 *   cmb-anisotropy, relic-density, sn1987a   a quantity over its bound: criteria, not likelihoods
 *   combined   Y_P, D/H (after photons, with ³He/D) and the whole CMB Gaussian with one ω_b
 * Excluded: Δχ² above its quantile. Measured from the minimum over the plane and d = 0 (2 d.o.f.), or from d = 0 (1 d.o.f.), where nothing else is asked.
 * Where the CMB Gaussian does not apply the combination is that of the light elements alone.
 */
import {couplingNameOf, nothingCoupled} from "../model/coupling.js";
import {CONSTRAINTS, type ConstraintName, type Portal, type Scenario} from "../model/scenarioTypes.js";
import {chiSquareQuantile} from "../numerics/chiSquare.js";
import {bandFactor, shortestLifetimeSeconds} from "../../solvers/late-decays/anisotropyBound.js";
import {judgeDistortions} from "../../solvers/late-decays/distortionVerdict.js";
import {photonInjection} from "../../solvers/late-decays/spectralDistortions.js";
import {lateDecayCites, shortestBreakingSeconds} from "../../solvers/late-decays/lateDecays.js";
import {photodisintegrationReactions} from "../../solvers/late-decays/tables/photodisintegrationReactions.js";
import {distortionLimits, type DistortionLimit} from "../../solvers/late-decays/tables/distortionLimits.js";
import {log10, square} from "../numerics/elementary.js";
import {abundances, afterPhotons, baryonPrior, cosmicBackground, helium3, marginalised, profiled, type LightElements, type WithoutBaryons} from "./chiSquares.js";
import type {LateEvidence} from "./lateResult.js";
import {cmbMeasurements, deuteriumMeasurements, fiducialOmegaB, helium3OverDeuterium, heliumMeasurements, atStandardHelium, jointGaussian, nearStandardHelium, type Abundance, type CmbMeasurement} from "./measurements.js";
import {LIKELIHOODS, type ChiSquares, type LikelihoodName, type PointResult} from "./pointResult.js";
import {supernovaRule} from "./supernovaEvidence.js";
import {degreesOfFreedomOf} from "./tiers.js";

/** What the solvers found at one point, as far as constraints need it. */
export interface Evidence extends LightElements {
  readonly nEff: number;
  /** Whether a value of N_eff describes the CMB at this point. */
  readonly cmbApplies: boolean;
  /** What decays after nucleosynthesis did; absent where nobody asks. */
  readonly late?: LateEvidence;
}

/** Energies [MeV] from which photons break the nuclei that decide, ascending: D, and the ⁴He that there is far more of. */
export const breakingThresholdsMeV: readonly number[] = (["H2", "He4"] as const).map(nucleus => Math.min(...photodisintegrationReactions.filter(({target}) => target === nucleus).map(({thresholdMeV}) => thresholdMeV)));

export {distortionLimits, photonInjection, shortestBreakingSeconds};

export interface Verdict {
  /** Null where the constraint does not apply. */
  readonly chiSquare: number | null;
  /** ω_b at which the χ² is least. */
  readonly omegaB: number | null;
  /** Of a criterion: quantity over its bound, excluded above 1; null where it does not apply. */
  readonly overBound?: number | null;
}

export interface Constraint {
  readonly name: string;
  readonly cites: readonly string[];
  judge(evidence: Evidence): Verdict;
}

const measurement = <T>(table: Readonly<Record<string, T>>, kind: string, key: string): T => {
  const found = table[key];
  if (found === undefined) throw new RangeError(`measurements.${kind} = "${key}" is not known: use one of ${Object.keys(table).join(", ")}`);
  return found;
};

const notApplicable: Verdict = {chiSquare: null, omegaB: null};

const criterion = (overBound: number | null): Verdict => ({...notApplicable, overBound});

/** Constraints of which the early universe gives the evidence. */
export type Judge = Exclude<ConstraintName, "sn1987a"> | "combined";

/** The constraints of a scenario that judge an evidence, and their combination; ω_b is profiled where no statistics says otherwise. */
export const constraintsOf = (scenario: Pick<Scenario, "measurements"> & {readonly statistics?: Pick<Scenario["statistics"], "baryonDensity">}): Readonly<Record<Judge, Constraint>> => {
  const helium: Abundance = measurement<Abundance>(heliumMeasurements, "helium", scenario.measurements.helium);
  const deuterium: Abundance = measurement<Abundance>(deuteriumMeasurements, "deuterium", scenario.measurements.deuterium);
  const cmb = measurement(cmbMeasurements, "cmb", scenario.measurements.cmb), direct = [helium.cites, deuterium.cites];
  const distortions = measurement<DistortionLimit>(distortionLimits, "distortions", scenario.measurements.distortions);
  const without = scenario.statistics?.baryonDensity === "marginalised" ? marginalised : profiled;
  const overBaryons = (chiSquare: (omegaB: number) => number, prior = cmb): WithoutBaryons => without(chiSquare, prior);
  /** After photons. */
  const light = (evidence: Evidence, omegaB: number): number => {
    const found = afterPhotons(evidence, omegaB);
    return abundances(found, omegaB, helium, deuterium) + (evidence.late?.broken === undefined ? 0 : helium3(found, omegaB));
  };
  /** An N_eff alone says nothing where helium is not the standard one. */
  const gaussianAt = ({nEff, elements}: Evidence): CmbMeasurement =>
    cmb.forecast !== undefined || Number.isFinite(cmb.sigma[2]) || nearStandardHelium(nEff, elements.yP(fiducialOmegaB), cmb.sigma[1]) ? cmb : jointGaussian;
  const seen = (evidence: Evidence): Evidence => cmb.forecast === undefined ? evidence : {...evidence, nEff: atStandardHelium(evidence.nEff, evidence.elements.yP(fiducialOmegaB))};
  const background = cmb.sigma[2] === Infinity ? [...cmb.cites, ...jointGaussian.cites] : cmb.cites;
  return {
    bbn: {
      name: "bbn", cites: [...direct, ...cmb.cites],
      judge: evidence => overBaryons(omegaB => abundances(evidence, omegaB, helium, deuterium) + baryonPrior(omegaB, cmb))
    },
    cmb: {
      name: "cmb", cites: background,
      judge: evidence => {
        const gaussian = gaussianAt(evidence), own = seen(evidence);
        return evidence.cmbApplies ? overBaryons(omegaB => cosmicBackground(own, omegaB, gaussian), gaussian) : notApplicable;
      }
    },
    combined: {
      name: "combined", cites: [...direct, ...background],
      judge: evidence => {
        const gaussian = gaussianAt(evidence), own = seen(evidence);
        return evidence.cmbApplies && !cmb.containsAbundances ? overBaryons(omegaB => light(evidence, omegaB) + cosmicBackground(own, omegaB, gaussian), gaussian) : notApplicable;
      }
    },
    photodisintegration: {
      name: "photodisintegration", cites: [...direct, ...cmb.cites, helium3OverDeuterium.cites, ...lateDecayCites.photodisintegration],
      judge: evidence => evidence.late?.broken === undefined ? notApplicable : overBaryons(omegaB => light(evidence, omegaB) + baryonPrior(omegaB, cmb))
    },
    "spectral-distortions": {
      name: "spectral-distortions", cites: [...distortions.cites, ...lateDecayCites["spectral-distortions"]],
      judge: ({late}) => late === undefined ? notApplicable : {...notApplicable, chiSquare: judgeDistortions(late.distortions, distortions).chiSquare}
    },
    "cmb-anisotropy": {
      name: "cmb-anisotropy", cites: lateDecayCites["cmb-anisotropy"],
      judge: ({late}) => criterion(late === undefined || late.lifetimeSeconds < shortestLifetimeSeconds ? null : late.anisotropyOverBound)
    },
    "relic-density": {name: "relic-density", cites: lateDecayCites["relic-density"], judge: ({late}) => criterion(late?.relicOverBound ?? null)}
  };
};

/** Whether a scenario asks anything of the early universe. */
export const wantsCosmology = ({constraints}: Pick<Scenario, "constraints">): boolean => constraints.some(name => name !== "sn1987a");

/** Whether a scenario asks what decays do after nucleosynthesis. */
export const wantsLate = ({constraints}: Pick<Scenario, "constraints">): boolean => constraints.some(name => name in lateDecayCites);

/** All verdicts on one evidence. */
export const judged = (constraints: Readonly<Record<Judge, Constraint>>, evidence: Evidence): {readonly omegaB: number | null; readonly chiSquares: ChiSquares; readonly anisotropyOverBound: number | null} => {
  const of = Object.fromEntries(LIKELIHOODS.map(name => [name, constraints[name].judge(evidence)])) as Record<LikelihoodName, Verdict>;
  return {
    omegaB: of.combined.omegaB ?? of.photodisintegration.omegaB ?? of.bbn.omegaB,
    chiSquares: Object.fromEntries(LIKELIHOODS.map(name => [name, of[name].chiSquare])) as ChiSquares,
    anisotropyOverBound: constraints["cmb-anisotropy"].judge(evidence).overBound ?? null
  };
};

export interface ExcludedLevel {
  readonly name: ConstraintName | "combined";
  /** Above 0: excluded. Null: not applicable, or the point failed. */
  readonly level: readonly (number | null)[];
  /** What Δχ² or log₁₀(L/L_crit) is compared with. */
  readonly threshold: number;
  readonly rule: string;
  /** Absent of a criterion. */
  readonly confidenceLevel?: number;
  /** The level is known within this, where that is more than the figure can hide. */
  readonly uncertainty?: number;
  /** What an instrument to come would exclude. */
  readonly forecast?: true;
}

/** A contour besides the regions: at another confidence level, or of an instrument to come. */
export interface FurtherLevel extends ExcludedLevel {
  /** "68 % CL", "CMB-S4, 95 % CL" */
  readonly label: string;
  readonly confidenceLevel: number;
}

/** log₁₀ of Δχ² over its threshold: μ and y are powers of the coupling, so that edges between points are where they should be. */
const logExcess = (excess: number, threshold: number): number => logOver(1 + excess / threshold);

/** What photons must add to χ² to be named for an exclusion. */
const noticed = 1;

/** log₁₀ of a quantity over its bound, held where it vanishes. */
const logOver = (overBound: number): number => log10(Math.max(overBound, 1e-30));

type Standard = {readonly chiSquares: PointResult["chiSquares"]};
type Level = readonly (number | null)[];

const percent = (confidenceLevel: number): string => `${+(100 * confidenceLevel).toFixed(2)} % CL`;

/** χ² from which a likelihood is measured: the least one over the plane and d = 0, or that of d = 0. */
const referenceOf = (points: readonly PointResult[], standard: Standard, {statistics: {reference}}: Pick<Scenario, "statistics">) => (name: LikelihoodName): number => {
  let least = standard.chiSquares[name] ?? Infinity;
  if (reference === "plane-minimum") for (const {chiSquares: {[name]: value}} of points) if (value !== null && value < least) least = value;
  return least;
};

/** Δχ² of every likelihood at every point, by the reference of the scenario; null where it does not apply. For maps. */
export const deltaChiSquares = (points: readonly PointResult[], standard: Standard, scenario: Pick<Scenario, "statistics">): Readonly<Record<LikelihoodName, Level>> => {
  const reference = referenceOf(points, standard, scenario);
  return Object.fromEntries(LIKELIHOODS.map(name => {
    const least = reference(name);
    return [name, points.map(({chiSquares: {[name]: value}}) => value === null ? null : value - least)];
  })) as unknown as Record<LikelihoodName, Level>;
};

/** Levels of the likelihoods that a scenario asks for, at one confidence level. */
const likelihoodLevels = (points: readonly PointResult[], standard: Standard, scenario: Scenario, confidenceLevel: number): ExcludedLevel[] => {
  const {statistics, constraints: wanted, measurements} = scenario, degreesOfFreedom = degreesOfFreedomOf(statistics), threshold = chiSquareQuantile(confidenceLevel, degreesOfFreedom);
  const without = nothingCoupled[couplingNameOf(scenario.model)], ending = `${percent(confidenceLevel)}, ${degreesOfFreedom} d.o.f.`, number = threshold.toFixed(2);
  const rule = statistics.reference === "plane-minimum" ? `Delta chi^2 > ${number} from the minimum over the plane and ${without}, ${ending}` : `chi^2 - chi^2(${without}) > ${number}, ${ending}`;
  const reference = referenceOf(points, standard, scenario), delta = deltaChiSquares(points, standard, scenario);
  const excess = (name: LikelihoodName): Level => delta[name].map(value => value === null ? null : value - threshold);
  /** Excluded, and more so by photons: what nucleosynthesis did alone is the region of bbn. */
  const broken = (): Level => {
    const least = reference("photodisintegration");
    return points.map(({chiSquares: {photodisintegration: value}, late}) => value === null ? null : value - Math.max(least + threshold, (late?.unbrokenChiSquare ?? value) + noticed));
  };
  const levels: ExcludedLevel[] = [], bbn = excess("bbn"), cmbForecast = cmbMeasurements[measurements.cmb]?.forecast !== undefined && {forecast: true as const};
  const add = (name: ExcludedLevel["name"], level: Level, change: {readonly rule?: string; readonly forecast?: true} | false = {}): void => { levels.push({name, level, threshold, rule, confidenceLevel, ...change}); };
  if (wanted.includes("bbn")) add("bbn", bbn);
  if (wanted.includes("cmb")) add("cmb", excess("cmb"), cmbForecast);
  if (wanted.includes("photodisintegration")) add("photodisintegration", broken(), {rule: `${rule}, after photons, which raise chi^2 by ${noticed} at least`});
  if (wanted.includes("spectral-distortions")) {
    const {forecast, cites} = measurement<DistortionLimit>(distortionLimits, "distortions", measurements.distortions);
    add("spectral-distortions", excess("spectral-distortions").map(value => value === null ? null : logExcess(value, threshold)),
      {rule: `${rule}; mu and y of ${cites.join(", ")}${forecast ? ", a forecast" : ""}`, ...(forecast && {forecast})});
  }
  if (wanted.includes("bbn") && wanted.includes("cmb")) {
    const both = excess("combined"), elements = wanted.includes("photodisintegration") ? excess("photodisintegration") : bbn;
    add("combined", both.map((value, i) => value ?? elements[i] ?? null), cmbForecast);
  }
  return levels;
};

/** Excess of each constraint over its threshold at every point of a plane, by the scenario's rule at its first confidence level. */
export const excludedLevels = (points: readonly PointResult[], standard: Standard, scenario: Scenario): readonly ExcludedLevel[] => {
  const wanted = scenario.constraints, of = new Map(likelihoodLevels(points, standard, scenario, scenario.statistics.confidenceLevel).map(level => [level.name, level]));
  if (wanted.includes("sn1987a")) {
    const critical = scenario.supernova.criticalLuminosityErgPerSecond;
    of.set("sn1987a", {
      name: "sn1987a", threshold: 0, rule: supernovaRule(scenario),
      level: points.map(({luminosityErgPerSecond: L}) => L === null ? null : log10(Math.max(L, 1e-300) / critical))
    });
  }
  if (wanted.includes("cmb-anisotropy")) {
    of.set("cmb-anisotropy", {
      name: "cmb-anisotropy", threshold: 0, rule: `electromagnetic energy above a parametrised bound that is good to a factor of ${bandFactor}, a criterion without a confidence level`, uncertainty: log10(bandFactor),
      level: points.map(({late, ending}) => ending.kind === "failed" || late === null || late.anisotropyOverBound === null ? null : logOver(late.anisotropyOverBound))
    });
  }
  if (wanted.includes("relic-density")) {
    of.set("relic-density", {
      name: "relic-density", threshold: 0, rule: "more matter than dark matter, or more than 3.8 % of it turned into radiation, a criterion without a confidence level",
      level: points.map(({late, ending}) => ending.kind === "failed" ? null : logOver(late?.relicOverBound ?? 0))
    });
  }
  return [...CONSTRAINTS, "combined" as const].flatMap(name => of.get(name) ?? []);
};

/** Contours besides the regions: every likelihood at the further confidence levels, and N_eff as instruments to come would see it were the standard model true. */
export const furtherLevels = (points: readonly PointResult[], standard: Standard, scenario: Scenario): readonly FurtherLevel[] => {
  const {statistics, measurements} = scenario, levels = [statistics.confidenceLevel, ...statistics.furtherConfidenceLevels ?? []];
  const others = levels.slice(1).flatMap(confidenceLevel => likelihoodLevels(points, standard, scenario, confidenceLevel).map((level): FurtherLevel => ({...level, confidenceLevel, label: percent(confidenceLevel)})));
  const forecasts = (measurements.forecasts ?? []).flatMap(key => levels.map((confidenceLevel): FurtherLevel => {
    const {mean: [, mean], sigma: [, sigma], forecast, cites} = measurement(cmbMeasurements, "forecasts", key), threshold = chiSquareQuantile(confidenceLevel, degreesOfFreedomOf(statistics));
    return {
      name: "cmb", forecast: true, confidenceLevel, threshold, label: `${forecast}, ${percent(confidenceLevel)}`,
      rule: `((N_eff - ${mean}) / ${sigma})^2 > ${threshold.toFixed(2)}, ${percent(confidenceLevel)}, ${degreesOfFreedomOf(statistics)} d.o.f., a forecast (${cites[0]}); N_eff that looks the same to the CMB at the Y_P of standard nucleosynthesis`,
      level: points.map(({nEff, yP, chiSquares: {cmb}}) => nEff === null || yP === null || cmb === null ? null : square((atStandardHelium(nEff, yP) - mean) / sigma) - threshold)
    };
  }));
  return [...others, ...forecasts];
};

/** Levels of a point alone: it has no plane with a minimum, and is compared with d = 0 at the threshold of the scenario. */
export const levelsOfPoint = (point: PointResult, standard: {readonly chiSquares: PointResult["chiSquares"]}, scenario: Scenario): readonly ExcludedLevel[] => {
  const {reference, degreesOfFreedom = reference === "plane-minimum" ? 2 : 1} = scenario.statistics;
  return excludedLevels([point], standard, {...scenario, statistics: {...scenario.statistics, reference: "standard-run", degreesOfFreedom}});
};

const portalKeys: Readonly<Record<Portal, readonly string[]>> = {
  dipole: ["Magill:2018", "Brdar:2020"],
  mixing: ["Bondarenko:2018", "Dodelson:1993", "Dolgov:2000", "Notzold:1988", "Pal:1982"],
  "decaying-particle": ["PDG:2024"]
};
const plasma = ["Bennett:2020", "Escudero:2018", "Escudero:2020", "Hannestad:1995", "Dolgov:1997", "Saikawa:2018"];
const weakRates = ["Pitrou:2018", "PDG:2024", "Czarnecki:2004", "Sirlin:1967", "Seckel:1993", "Lopez:1997", "Brown:2001", "Froustey:2020", "Vogel:1999"];
const nuclearRates: Readonly<Record<Scenario["cosmology"]["rates"], readonly string[]>> = {
  primat: ["Pitrou:2018", "Pitrou:2020"], parthenope: ["Pisanti:2021", "Serpico:2004", "Gariazzo:2021", "Pitrou:2020"]
};
/** Mesons that stop and convert nucleons come out of decays above this [MeV]. */
const pionMeV = 134.98, mesons = ["Reno:1988", "Kohri:2001", "Pospelov:2010", "Boyarsky:2020"];

const starKeys = ({profile, profileTable, criterion = "luminosity"}: Scenario["supernova"], portal: Portal): readonly string[] => [
  "Raffelt:1996", "Chang:2016", "Caputo:2022", ...(criterion === "integrated-energy" ? ["Chauhan:2024"] : []), ...(profileTable === undefined && profile !== "chang-2016-fiducial" ? ["Lucente:2020"] : []),
  ...(portal === "mixing" ? ["Mastrototaro:2019", "Carenza:2023"] : ["Magill:2018", "Brdar:2020", "Braaten:1993", "Raffelt:1986"])
];

/** Keys of everything that the bounds of a scenario rest on. */
export const citedKeys = (scenario: Scenario): readonly string[] => {
  const {model: {portal}, plane, cosmology, constraints: wanted, accuracy, measurements, supernova} = scenario, judges = constraintsOf(scenario);
  const early = [
    ...plasma, ...weakRates, ...nuclearRates[cosmology.rates], ...(plane.massMeV.to > pionMeV ? mesons : []),
    ...(cosmology.reheatingHistory ? ["Giudice:2000"] : []), ...(accuracy === "fast" ? [] : ["Notzold:1988"])
  ];
  const keys = [
    ...portalKeys[portal], ...wanted.flatMap(name => name === "sn1987a" ? starKeys(supernova, portal) : judges[name].cites), ...(wantsCosmology(scenario) ? early : []),
    ...(wanted.includes("bbn") && wanted.includes("cmb") ? judges.combined.cites : []), ...(measurements.forecasts ?? []).flatMap(key => cmbMeasurements[key]?.cites ?? [])
  ];
  return [...new Set(keys)].sort();
};
