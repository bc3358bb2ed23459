import type {ExcludedLevel} from "../likelihood/constraints.js";
import type {PointResult} from "../likelihood/pointResult.js";
import {usualLifetimeLines} from "../plots/exclusionPlane.js";
import type {Cell, ExclusionPlane, ExclusionRegion, RegionName} from "../plots/exclusionPlane.js";
import {flatLimitsFor, laboratoryCurvesFor} from "../plots/tables/laboratoryLimits.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {axisValues} from "../scan/axis.js";

/** What a reader of the figure must know about what is not in it. */
const LIMITATIONS = [
  "Photodisintegration, spectral distortions and mesons are not included: bounds are conservative for lifetimes above $10^4$ s and for $m_N > 300$ MeV."
];
const LABELS: Readonly<Record<RegionName, string>> = {bbn: "BBN", cmb: "CMB", sn1987a: "SN1987A", combined: "BBN + CMB"};

/** The plane that figures and tables draw; `points` run mass by mass, `levels` in the same order. */
export function planeOfScan(scenario: Scenario, points: readonly PointResult[], levels: readonly ExcludedLevel[]): ExclusionPlane {
  const massMeV = axisValues(scenario.plane.massMeV);
  const dipolePerGeV = axisValues(scenario.plane.dipolePerGeV);
  const rows = <T>(values: readonly T[]): T[][] => massMeV.map((_, i) => values.slice(i * dipolePerGeV.length, (i + 1) * dipolePerGeV.length));
  const observables = rows(points);
  const regions = levels.map(({name, level}): ExclusionRegion => ({name, label: LABELS[name], level: rows(level)}));
  const failed = points.flatMap((point, i): Cell[] => {
    const reason = failureReason(point);
    return reason === undefined ? [] : [{iMass: Math.floor(i / dipolePerGeV.length), iDipole: i % dipolePerGeV.length, reason}];
  });
  const {model, cosmology, supernova, statistics} = scenario;
  return {
    flavor: model.flavor,
    nature: model.nature,
    reheatingMeV: cosmology.reheatingMeV,
    confidenceLevel: statistics.confidenceLevel,
    statisticsRule: statisticsRule(scenario, levels),
    ...(scenario.constraints.includes("sn1987a") && {supernova: {criticalLuminosityErgPerSecond: supernova.criticalLuminosityErgPerSecond, profile: supernova.profile}}),
    massMeV,
    dipolePerGeV,
    regions,
    ...lifetimesOf(observables),
    failed,
    laboratory: laboratoryCurvesFor(model.flavor),
    flatLimits: flatLimitsFor(model.flavor),
    footnotes: [...cosmologyNotes(cosmology), ...LIMITATIONS],
    observables,
  };
}

/** The rule of the legend, which has the confidence level before it. */
function statisticsRule({statistics}: Scenario, levels: readonly ExcludedLevel[]): string {
  const judged = levels.find(({name}) => name !== "sn1987a");
  if (judged === undefined) return "a criterion without a confidence level";
  const threshold = judged.threshold.toFixed(2);
  return statistics.reference === "plane-minimum"
    ? `$\\Delta\\chi^2>${threshold}$ from the minimum over plane and $d=0$`
    : `$\\chi^2-\\chi^2_{d=0}>${threshold}$`;
}

/** What of the cosmology is not the standard one. */
function cosmologyNotes({reheatingMeV, deltaNEff, extraEnergy = [], initialYield = 0}: Scenario["cosmology"]): string[] {
  const number = (value: number): string => `$${value}$`;
  const parts = [
    ...extraEnergy.map(({exponent, ratio, temperatureMeV}) => `energy falling as $a^{-${exponent}}$, ${number(ratio)} of the standard bath at ${number(temperatureMeV)} MeV`),
    ...(deltaNEff === 0 ? [] : [`inert radiation, $\\Delta N_{\\mathrm{eff}} = ${deltaNEff}$`]),
    ...(initialYield === 0 ? [] : [`$n_N/s = ${initialYield}$ at reheating`])
  ];
  return [
    ...(parts.length === 0 ? [] : [`Cosmology: ${parts.join("; ")}.`]),
    ...(reheatingMeV > 1e5 ? ["Above 100 GeV the photon operator stands in for those of B and W: abundances frozen in there are indicative."] : [])
  ];
}

/** Where a point stopped, in one line; undefined where it did not. */
export function failureReason({ending}: PointResult): string | undefined {
  if (ending.kind === "reached") return undefined;
  const {stage, cause} = ending;
  return `${stage}: ${cause.kind}${"advice" in cause ? `; ${cause.advice}` : ""}`;
}

/** τ·d² of each mass; the lines are left out where a whole column has no lifetime. */
function lifetimesOf(observables: readonly (readonly PointResult[])[]): Pick<ExclusionPlane, "lifetimes"> | undefined {
  const atUnitDipoleSeconds = observables.map(column => {
    const point = column.find(({lifetimeSeconds}) => lifetimeSeconds !== null);
    return point === undefined ? NaN : point.lifetimeSeconds! * point.dipolePerGeV ** 2;
  });
  return atUnitDipoleSeconds.every(Number.isFinite) ? {lifetimes: {atUnitDipoleSeconds, lines: usualLifetimeLines}} : undefined;
}
