import {nuclei} from "../constants/nuclei.js";
import type {ExcludedLevel, FurtherLevel} from "../likelihood/constraints.js";
import {couplingOf, LIKELIHOODS, type PointResult} from "../likelihood/pointResult.js";
import {couplingAxis, couplingNameOf, lifetimePower, nothingCoupled} from "../model/coupling.js";
import type {BandScenario} from "../model/scenarioBand.js";
import {notesOf, warningsOf} from "../model/scenarioNotes.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {usualLifetimeLines} from "../plots/exclusionPlane.js";
import type {BandVariant, Caveat, Cell, ExclusionPlane, ExclusionRegion, RegionName, SpreadEdges} from "../plots/exclusionPlane.js";
import {flatLimitsFor, laboratoryCurvesFor} from "../plots/tables/laboratoryLimits.js";
import {axisValues} from "../scan/axis.js";
import type {ScanColumn} from "../scan/columnPlan.js";
import {degreesOfFreedomOf} from "../likelihood/tiers.js";
import {failureReason} from "./failureReason.js";
import type {RefinedPlane} from "./refinedPlane.js";
import {limitationsOf} from "./words.js";

const LABELS: Readonly<Record<RegionName, string>> = {
  bbn: "BBN", cmb: "CMB", sn1987a: "SN1987A", combined: "BBN + CMB",
  photodisintegration: "photodisintegration", "spectral-distortions": "spectral distortions", "cmb-anisotropy": "CMB anisotropies", "relic-density": "relic density"
};
/** What the key adds to the name of a region. */
const remarks = ({measurements: {distortions}}: Pick<Scenario, "measurements">): Readonly<Partial<Record<RegionName, string>>> =>
  ({cmb: "$N_\\mathrm{eff}$", "cmb-anisotropy": "band: factor 3", "spectral-distortions": distortions.replace("-", " ").toUpperCase()});

type Grid<T> = readonly (readonly T[])[];

/** A level on the grid of a plane. */
interface DrawnLevel extends Omit<ExcludedLevel, "level"> {
  readonly grid: Grid<number | null>;
}

interface Drawn {
  readonly massMeV: readonly number[];
  readonly coupling: readonly number[];
  readonly levels: readonly DrawnLevel[];
  readonly further: readonly (DrawnLevel & {readonly label: string})[];
  readonly failed: readonly Cell[];
  readonly observables: Grid<PointResult>;
  /** Of the masses that were computed. */
  readonly columns: readonly Pick<ScanColumn, "massMeV" | "supernova">[];
  readonly conservative: boolean;
}

/** The plane of a scan on a grid; `points` run mass by mass, `levels` in the same order. */
export function planeOfScan(scenario: Scenario, points: readonly PointResult[], levels: readonly ExcludedLevel[], further: readonly FurtherLevel[] = [], columns: Drawn["columns"] = []): ExclusionPlane {
  const massMeV = axisValues(scenario.plane.massMeV), coupling = axisValues(couplingAxis(scenario.plane));
  const rows = <T>(values: readonly T[]): T[][] => massMeV.map((_, i) => values.slice(i * coupling.length, (i + 1) * coupling.length));
  const failed = points.flatMap((point, i): Cell[] => {
    const reason = failureReason(point);
    return reason === undefined ? [] : [{iMass: Math.floor(i / coupling.length), iCoupling: i % coupling.length, reason}];
  });
  return planeFrom(scenario, {
    massMeV, coupling, failed, columns, observables: rows(points), conservative: points.some(({late}) => late?.conservative),
    levels: levels.map(level => ({...level, grid: rows(level.level)})), further: further.map(level => ({...level, grid: rows(level.level)}))
  });
}

/** The plane of a scan whose edges were followed. */
export function planeOfEdges(scenario: Scenario, {massMeV, coupling, levels, failed, points}: RefinedPlane, columns: readonly ScanColumn[]): ExclusionPlane {
  const further = levels.flatMap(level => level.contour === undefined ? [] : [{...level, label: level.contour}]);
  return planeFrom(scenario, {
    massMeV, coupling, failed, columns, observables: points, conservative: columns.some(column => column.points.some(({late}) => late?.conservative)), levels: levels.filter(({contour}) => contour === undefined), further
  });
}

/** Edges of the supernova's band at the masses of a plane, between those at which they were computed: ln of an edge against ln of the mass. */
function bandAt(massMeV: readonly number[], columns: Drawn["columns"]): (SpreadEdges | null)[] {
  const known = columns.filter(({supernova}) => supernova !== undefined);
  return massMeV.map((mass): SpreadEdges | null => {
    const right = known.findIndex(column => column.massMeV >= mass * (1 - 1e-9)), b = known[right], a = b !== undefined && b.massMeV > mass * (1 + 1e-9) ? known[right - 1] : b;
    const from = a?.supernova?.edges, to = b?.supernova?.edges;
    if (!from || !to) return null;
    const share = a === b ? 0 : Math.log(mass / a!.massMeV) / Math.log(b!.massMeV / a!.massMeV), between = (p: number, q: number): number => p * (q / p) ** share;
    const [weakLow, strongLow, strongHigh, weakHigh] = from, weak = weakLow !== null && weakHigh !== null && to[0] !== null && to[3] !== null;
    return [weak ? between(weakLow, to[0]!) : null, between(strongLow, to[1]), between(strongHigh, to[2]), weak ? between(weakHigh, to[3]!) : null];
  });
}

/** What the supernova could not be computed for, in one line. */
function supernovaProblems(columns: Drawn["columns"]): readonly string[] {
  const problems = columns.flatMap(({supernova}) => supernova?.problem ?? []);
  return problems.length === 0 ? [] : [`SN1987A was not computed at ${problems.length} ${problems.length === 1 ? "mass" : "masses"}: ${problems[0]}.`];
}

/** The plane that figures and tables draw. */
function planeFrom(scenario: Scenario, {massMeV, coupling, levels, further, failed, observables, columns, conservative}: Drawn): ExclusionPlane {
  const spread = bandAt(massMeV, columns);
  const regions = levels.map(({name, grid, uncertainty, forecast}): ExclusionRegion => {
    const label = `${LABELS[name]}${forecast ? ", forecast" : ""}`, remark = remarks(scenario)[name];
    const others = further.filter(level => level.name === name).map(({label, grid: level, forecast}) => ({label, level, ...(forecast && {forecast})}));
    return {
      name, label, ...(remark && {keyLabel: `${label} (${remark})`}), level: grid, ...(uncertainty && {uncertainty}), ...(forecast && {forecast}),
      ...(others.length > 0 && {further: others}), ...(name === "sn1987a" && spread.some(edges => edges !== null) && {band: spread})
    };
  });
  const {model, cosmology, supernova, statistics} = scenario, caveat = conservative ? baryonCaveat(massMeV) : undefined;
  return {
    model,
    reheatingMeV: cosmology.reheatingMeV,
    ...(cosmology.reheatingHistory && {reheatingHistory: cosmology.reheatingHistory}),
    confidenceLevel: statistics.confidenceLevel,
    statisticsRule: statisticsRule(scenario, levels),
    ...(scenario.constraints.includes("sn1987a") && supernova.problem === undefined && {supernova: {criticalLuminosityErgPerSecond: supernova.criticalLuminosityErgPerSecond, profile: supernova.profileTable?.name ?? supernova.profile}}),
    massMeV,
    coupling,
    regions,
    ...lifetimesOf(scenario, observables),
    failed,
    ...(caveat && {caveats: [caveat]}),
    laboratory: model.portal === "dipole" ? laboratoryCurvesFor(model.flavor) : [],
    flatLimits: model.portal === "dipole" ? flatLimitsFor(model.flavor) : [],
    footnotes: [...notesOf(scenario), ...warningsOf(scenario), ...limitationsOf(scenario), ...supernovaProblems(columns)],
    observables,
  };
}

/** What is compared between the variants of a band: the combination where there is one. */
const comparedFirst: readonly RegionName[] = ["combined", "bbn", "cmb", "sn1987a"];

/** One plane out of those of a band: outlines of the strongest statement of each, and the supernova's region, which knows no reheating. */
export function planeOfBand(scenario: Scenario, variants: readonly BandScenario[], planes: readonly ExclusionPlane[]): ExclusionPlane {
  const last = planes[planes.length - 1]!, name = comparedFirst.find((wanted) => last.regions.some((region) => region.name === wanted)) ?? "combined";
  const {reheatingHistory: _one, observables: _some, ...rest} = last;
  return {
    ...rest,
    regions: last.regions.filter((region) => region.name === "sn1987a" && name !== "sn1987a"),
    band: {
      label: LABELS[name],
      variants: planes.map(({regions, failed}, i): BandVariant => ({label: variants[i]!.label, level: regions.find((region) => region.name === name)!.level, failed})),
    },
    failed: planes.flatMap(({failed}) => failed).filter((cell, i, all) => all.findIndex(({iMass, iCoupling}) => iMass === cell.iMass && iCoupling === cell.iCoupling) === i),
    footnotes: [
      ...(variants.some(({scenario: {cosmology}}) => cosmology.reheatingHistory) ? ["Reheating below 20 MeV ends a time of matter domination."] : []),
      ...new Set([...notesOf(scenario), ...warningsOf(scenario), ...limitationsOf(scenario)]),
    ],
  };
}

/** Masses at which decays make baryons, of which photodisintegration knows nothing. */
const baryonCaveat = (massMeV: readonly number[]): Caveat =>
  ({fromMassMeV: Math.max(massMeV[0]!, 2 * nuclei.p.massMeV), toMassMeV: massMeV[massMeV.length - 1]!, label: "conservative: no baryons"});

/** The rule of the legend, which has the confidence level before it. */
function statisticsRule({statistics, model}: Scenario, levels: readonly Pick<ExcludedLevel, "name" | "threshold">[]): string {
  const judged = levels.find(({name}) => (LIKELIHOODS as readonly string[]).includes(name));
  if (judged === undefined) return "a criterion without a confidence level";
  const threshold = judged.threshold.toFixed(2), name = couplingNameOf(model), freedom = ` (${degreesOfFreedomOf(statistics)} d.o.f.)`;
  const without = name === "lifetimeSeconds" ? nothingCoupled[name] : `$${nothingCoupled[name].replaceAll(" ", "")}$`;
  if (statistics.reference === "plane-minimum") return `$\\Delta\\chi^2>${threshold}$${freedom} from the minimum over plane and ${without}`;
  return name === "lifetimeSeconds" ? `$\\chi^2>${threshold}$${freedom} above that of ${without}` : `$\\chi^2-\\chi^2_{${nothingCoupled[name].replaceAll(" ", "")}}>${threshold}$${freedom}`;
}

export {failureReason};

/** τ of each mass at a coupling of 1; the lines are left out where a whole column has no lifetime, and where the lifetime is the axis. */
function lifetimesOf({model}: Scenario, observables: Grid<PointResult>): Pick<ExclusionPlane, "lifetimes"> | undefined {
  if (model.portal === "decaying-particle") return undefined;
  const power = lifetimePower[couplingNameOf(model)];
  const atUnitCouplingSeconds = observables.map(column => {
    const point = column.find(({lifetimeSeconds}) => lifetimeSeconds !== null);
    return point === undefined ? NaN : point.lifetimeSeconds! * couplingOf(point) ** power;
  });
  return atUnitCouplingSeconds.every(Number.isFinite) ? {lifetimes: {atUnitCouplingSeconds, lines: usualLifetimeLines}} : undefined;
}
