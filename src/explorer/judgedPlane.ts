/** What measurements say of a known plane: levels of each constraint on a fine grid to draw, and any point between the nodes. */
import {excludedLevels, type ExcludedLevel} from "../likelihood/constraints.js";
import {judgementOf} from "../likelihood/judgement.js";
import type {StandardResult} from "../likelihood/laboratory.js";
import type {PointEvidence, StandardEvidence} from "../likelihood/pointEvidence.js";
import {noChiSquares, type PointResult} from "../likelihood/pointResult.js";
import type {Scenario} from "../model/scenarioTypes.js";
import type {Cell} from "../plots/exclusionPlane.js";
import {fields, layers, type Choices, type Layer} from "./choices.js";
import {asHeat, heatMargin} from "./heatBorder.js";
import {levelsBetween, type LevelColumn, type LevelsAt} from "./levelsBetween.js";
import {gridCouplings, gridMasses, type KnownPlane, type KnownStar} from "./planeGrid.js";
import {drawableNodes} from "./planeRun.js";
import {scenarioOf} from "./scenarioOfChoices.js";

/** The verdict of a constraint on a point. */
export interface PointVerdict {
  readonly name: Layer;
  /** Above 0: excluded; null where it does not apply or is not known. */
  readonly level: number | null;
  readonly rule: string;
}

export interface PointAnswer {
  readonly result: PointResult;
  readonly verdicts: readonly PointVerdict[];
  /** False where it is read off between the nodes of the plane. */
  readonly exact: boolean;
}

/** A constraint over the plane. */
export interface JudgedLevel extends Omit<ExcludedLevel, "level"> {
  /** At the nodes. */
  readonly level: readonly (readonly (number | null)[])[];
  /** Anywhere. */
  readonly at: LevelsAt;
  /** Where the region may end because no more is known: the level as though it applied, and a margin that is below 0 where it does not. */
  readonly border?: {readonly whole: LevelsAt; readonly margin: LevelsAt};
}

export interface JudgedPlane {
  readonly scenario: Scenario;
  readonly massMeV: readonly number[];
  readonly couplings: readonly number[];
  readonly points: readonly (readonly PointResult[])[];
  readonly levels: readonly JudgedLevel[];
  readonly failed: readonly Cell[];
  readonly standard: StandardResult;
  /** A point between the nodes. */
  between(massMeV: number, dipolePerGeV: number): PointAnswer | undefined;
}

/** One list of levels as rows of the plane. */
const rowsOf = <T>(values: readonly T[], rows: number): T[][] => Array.from({length: values.length / rows}, (_, i) => values.slice(i * rows, (i + 1) * rows));

interface JudgedPoint {
  readonly result: PointResult;
  /** Were all that decays heat. */
  readonly asHeat: PointResult;
}

/** Points are judged once by each set of measurements and way of treating errors; confidence levels and references come after. */
const judgedBefore = new WeakMap<PointEvidence, {readonly by: string; readonly point: JudgedPoint}>();

/** Numbers are those of all constraints, whichever are shown. */
function judgesOf(choices: Choices, {theory}: StandardEvidence): {point(evidence: PointEvidence): JudgedPoint; standard(evidence: StandardEvidence): StandardResult} {
  const scenario = scenarioOf({...choices, shown: layers}), {measurements, statistics: {baryonDensity, theory: errors}} = scenario, by = JSON.stringify([measurements, baryonDensity, errors]);
  const judgement = judgementOf(scenario, () => theory), judge = judgement.point;
  return {
    standard: judgement.standard,
    point(evidence) {
      const before = judgedBefore.get(evidence);
      if (before?.by === by) return before.point;
      const result = judge(evidence), heat = asHeat(evidence), point = {result, asHeat: heat === evidence ? result : judge(heat)};
      judgedBefore.set(evidence, {by, point});
      return point;
    }
  };
}

/** Luminosity that a scenario's result has: of a star that was computed, by the criterion of the choices. */
export function judgedLuminosity(found: number | null, {criterion, criticalLuminosityErgPerSecond: critical, criticalEnergyErg, coolingSeconds}: Choices): number | null {
  if (found === null) return null;
  if (criterion === "integrated-energy") return found * coolingSeconds / criticalEnergyErg * critical;
  return criterion === "raffelt" ? found / fields.criticalLuminosityErgPerSecond.usual * critical : found;
}

/** The combination is that of everything shown. */
function levelsOf(points: readonly PointResult[], standard: StandardResult, choices: Choices): readonly ExcludedLevel[] {
  const scenario = scenarioOf(choices);
  return (scenario.constraints.length === 0 ? [] : excludedLevels(points, standard, scenario)).filter(({name}) => choices.shown.includes(name));
}

/** A point that was computed, among those of a plane; its luminosity as the solvers found it, undefined where they have not yet. */
export function pointAnswer(evidence: PointEvidence, luminosity: number | null | undefined, standard: StandardEvidence, choices: Choices, others?: JudgedPlane): PointAnswer {
  const judges = judgesOf(choices, standard), {massMeV, dipolePerGeV = 0} = evidence, read = luminosity === undefined ? others?.between(massMeV, dipolePerGeV)?.result.luminosityErgPerSecond ?? null : judgedLuminosity(luminosity, choices);
  const result = {...judges.point(evidence).result, luminosityErgPerSecond: read}, judged = levelsOf([...others?.points.flat() ?? [], result], judges.standard(standard), choices);
  return {result, exact: luminosity !== undefined, verdicts: judged.map(({name, level, rule}) => ({name, rule, level: level.at(-1) ?? null}))};
}

/** Judges a plane and a star by the measurements and constraints of the choices; undefined while too little of the plane is known. */
export function judgedPlane(known: KnownPlane, star: KnownStar | undefined, choices: Choices): JudgedPlane | undefined {
  const nodes = drawableNodes(known.points);
  if (nodes === undefined) return undefined;
  const scenario = scenarioOf(choices), judges = judgesOf(choices, known.standard), massMeV = nodes.masses.map(i => gridMasses[i]!), couplings = nodes.couplings.map(j => gridCouplings[j]!);
  const evidence = nodes.masses.map(i => nodes.couplings.map(j => known.points[i]![j]!)), judged = evidence.map(column => column.map(judges.point));
  const points = judged.map((column, i) => column.map(({result}, j): PointResult => ({...result, luminosityErgPerSecond: judgedLuminosity(star?.[nodes.masses[i]!]?.[nodes.couplings[j]!] ?? null, choices)})));
  const standard = judges.standard(known.standard), rows = couplings.length, flat = levelsOf(points.flat(), standard, choices), whole = levelsOf(judged.flat().map(point => point.asHeat), standard, choices);
  const failed = points.flatMap((column, iMass) => column.flatMap(({ending}, iCoupling): Cell[] => (ending.kind === "reached" ? [] : [{iMass, iCoupling}])));
  const seconds = points.map(column => Math.sqrt(column[0]!.lifetimeSeconds!) * couplings[0]!);
  const columnsOf = (level: readonly (readonly (number | null)[])[]): LevelColumn[] => massMeV.map((mass, i) => {
    const kept = couplings.flatMap((_, j) => (points[i]![j]!.ending.kind === "reached" ? [j] : []));
    return {massMeV: mass, secondPerGeV: seconds[i]!, couplings: kept.map(j => couplings[j]!), level: kept.map(j => level[i]![j]!)};
  }).filter(column => column.couplings.length > 1);
  const levels = flat.map((excluded): JudgedLevel => {
    const level = rowsOf(excluded.level, rows);
    if (excluded.name === "sn1987a") return {...excluded, level, at: levelsBetween(excluded, starColumns(star, choices))};
    if (excluded.name !== "spectral-distortions") return {...excluded, level, at: levelsBetween(excluded, columnsOf(level))};
    const heat = rowsOf(whole.find(({name}) => name === excluded.name)!.level, rows), border = {
      whole: levelsBetween(excluded, columnsOf(heat)), margin: levelsBetween(excluded, columnsOf(evidence.map((column, i) => column.map((one, j) => heatMargin(one, heat[i]![j]! > 0)))))
    };
    return {...excluded, level, border, at: (mass, at) => {
      const margin = border.margin(mass, at);
      return border.whole(mass, at).map((value, k) => (value !== null && value > 0 && !(margin[k]! > 0) ? null : value));
    }};
  });
  return {
    scenario, massMeV, couplings, points, levels, failed, standard,
    between(mass, dipole) {
      const place = placeOf(massMeV, couplings, mass, dipole);
      if (place === undefined) return undefined;
      const result = betweenPoints(place, points, mass, dipole), bright = levels.find(({name}) => name === "sn1987a")?.at(mass, [dipole])[0];
      return {
        result: bright === undefined || bright === null ? result : {...result, luminosityErgPerSecond: choices.criticalLuminosityErgPerSecond * 10 ** bright}, exact: false,
        verdicts: levels.map(({name, at, rule}) => ({name, rule, level: at(mass, [dipole])[0]!}))
      };
    }
  };
}

/** The star by itself: it may be known at other masses than the universe. */
function starColumns(star: KnownStar | undefined, choices: Choices): LevelColumn[] {
  const scenario = {...scenarioOf(choices), constraints: ["sn1987a" as const]};
  return gridMasses.flatMap((massMeV, i): LevelColumn[] => {
    const row = star?.[i];
    if (row === undefined) return [];
    const points = row.map((found): PointResult => ({...dark, massMeV, luminosityErgPerSecond: judgedLuminosity(found, choices)}));
    return [{massMeV, secondPerGeV: 1, couplings: gridCouplings, level: excludedLevels(points, dark, scenario)[0]!.level}];
  });
}

/** A point of which nothing is known. */
const dark: PointResult = {
  massMeV: 0, lifetimeSeconds: null, nEff: null, yP: null, heliumMassFraction: null, dOverH: null, he3OverH: null, li7OverH: null, omegaB: null, chiSquares: noChiSquares, late: null,
  luminosityErgPerSecond: null, ending: {kind: "reached"}
};

/** Four nodes around a point, with their weights in log m and log d. */
type Place = readonly {readonly i: number; readonly j: number; readonly weight: number}[];

function placeOf(massMeV: readonly number[], couplings: readonly number[], mass: number, dipole: number): Place | undefined {
  const [a, b] = [shareOf(massMeV, mass), shareOf(couplings, dipole)];
  if (a === undefined || b === undefined) return undefined;
  return [0, 1].flatMap(di => [0, 1].map(dj => ({i: a.at + di, j: b.at + dj, weight: (di ? a.share : 1 - a.share) * (dj ? b.share : 1 - b.share)}))).filter(({weight}) => weight > 1e-9);
}

function shareOf(nodes: readonly number[], value: number): {readonly at: number; readonly share: number} | undefined {
  if (!(value >= nodes[0]! * (1 - 1e-9) && value <= nodes.at(-1)! * (1 + 1e-9))) return undefined;
  let at = 0;
  while (at < nodes.length - 2 && nodes[at + 1]! < value) at++;
  return {at, share: Math.min(1, Math.max(0, Math.log(value / nodes[at]!) / Math.log(nodes[at + 1]! / nodes[at]!)))};
}

const same = (x: number): number => x;

/** Mean of what the nodes know; the nearest decides where one of them knows nothing. */
function blended(place: Place, read: (i: number, j: number) => number | null, bend: (x: number) => number = same, unbend: (x: number) => number = same): number | null {
  const values = place.map(({i, j}) => read(i, j));
  if (values.some(value => value === null)) return values[place.reduce((best, {weight}, k) => (weight > place[best]!.weight ? k : best), 0)]!;
  const mean = place.reduce((sum, {weight}, k) => sum + weight * bend(values[k]!), 0);
  return Number.isFinite(mean) ? unbend(mean) : null;
}

function betweenPoints(place: Place, points: JudgedPlane["points"], massMeV: number, dipolePerGeV: number): PointResult {
  const nearest = place.reduce((best, corner) => (corner.weight > best.weight ? corner : best)), near = points[nearest.i]![nearest.j]!;
  const log = (x: number): number => Math.log(Math.max(x, 1e-300));
  const mean = (read: (point: PointResult) => number | null, positive = false): number | null => blended(place, (i, j) => read(points[i]![j]!), positive ? log : same, positive ? Math.exp : same);
  return {
    ...near, massMeV, dipolePerGeV, lifetimeSeconds: mean(({lifetimeSeconds}) => lifetimeSeconds, true), nEff: mean(({nEff}) => nEff), yP: mean(({yP}) => yP),
    dOverH: mean(({dOverH}) => dOverH, true), he3OverH: mean(({he3OverH}) => he3OverH, true), li7OverH: mean(({li7OverH}) => li7OverH, true),
    luminosityErgPerSecond: mean(({luminosityErgPerSecond}) => luminosityErgPerSecond, true)
  };
}
