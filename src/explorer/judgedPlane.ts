/** What measurements say of a known plane: levels of each constraint on a fine grid to draw, and any point between the nodes. */
import {excludedLevels, type ExcludedLevel} from "../likelihood/constraints.js";
import {judgementOf, type Judgement} from "../likelihood/judgement.js";
import type {StandardResult} from "../likelihood/laboratory.js";
import type {PointEvidence, StandardEvidence} from "../likelihood/pointEvidence.js";
import type {PointResult} from "../likelihood/pointResult.js";
import type {Scenario} from "../model/scenarioTypes.js";
import type {Cell} from "../plots/exclusionPlane.js";
import {layers, type Choices, type Layer} from "./choices.js";
import {gridCouplings, gridMasses, type KnownPlane} from "./planeGrid.js";
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

export interface JudgedPlane {
  readonly scenario: Scenario;
  readonly massMeV: readonly number[];
  readonly couplings: readonly number[];
  readonly points: readonly (readonly PointResult[])[];
  readonly levels: readonly (Omit<ExcludedLevel, "level"> & {readonly level: readonly (readonly (number | null)[])[]})[];
  readonly failed: readonly Cell[];
  readonly standard: StandardResult;
  /** A point between the nodes. */
  between(massMeV: number, dipolePerGeV: number): PointAnswer | undefined;
}

/** One list of levels as rows of the plane. */
const rowsOf = <T>(values: readonly T[], rows: number): T[][] => Array.from({length: values.length / rows}, (_, i) => values.slice(i * rows, (i + 1) * rows));

/** Numbers are those of all constraints, whichever are shown. */
const judgementFor = (choices: Choices, standard: StandardEvidence): Judgement => judgementOf(scenarioOf({...choices, shown: layers}), () => standard.theory);

/** The combination is that of everything shown. */
function levelsOf(points: readonly PointResult[], standard: StandardResult, choices: Choices): readonly ExcludedLevel[] {
  const scenario = scenarioOf(choices);
  return (scenario.constraints.length === 0 ? [] : excludedLevels(points, standard, scenario)).filter(({name}) => choices.shown.includes(name));
}

/** A point that was computed, among those of a plane. */
export function pointAnswer(evidence: PointEvidence, standard: StandardEvidence, choices: Choices, others: readonly PointResult[]): PointAnswer {
  const judgement = judgementFor(choices, standard), result = judgement.point(evidence), judged = levelsOf([...others, result], judgement.standard(standard), choices);
  return {result, exact: true, verdicts: judged.map(({name, level, rule}) => ({name, rule, level: level.at(-1) ?? null}))};
}

/** Judges a plane by the measurements and constraints of the choices; undefined while too little of it is known. */
export function judgedPlane(known: KnownPlane, choices: Choices): JudgedPlane | undefined {
  const nodes = drawableNodes(known.points);
  if (nodes === undefined) return undefined;
  const scenario = scenarioOf(choices), judgement = judgementFor(choices, known.standard);
  const massMeV = nodes.masses.map(i => gridMasses[i]!), couplings = nodes.couplings.map(j => gridCouplings[j]!), brightness = known.luminosities?.[choices.profile];
  const points = nodes.masses.map(i => nodes.couplings.map(j => {
    const evidence = known.points[i]![j]!;
    return judgement.point(brightness ? {...evidence, luminosityErgPerSecond: brightness[i]![j]!} : evidence);
  }));
  const standard = judgement.standard(known.standard), levels = levelsOf(points.flat(), standard, choices).map(level => ({...level, level: rowsOf(level.level, couplings.length)}));
  const failed = points.flatMap((column, iMass) => column.flatMap(({ending}, iCoupling): Cell[] => (ending.kind === "reached" ? [] : [{iMass, iCoupling}])));
  return {
    scenario, massMeV, couplings, points, levels, failed, standard,
    between(mass, dipole) {
      const place = placeOf(massMeV, couplings, mass, dipole);
      if (place === undefined) return undefined;
      return {
        result: betweenPoints(place, points, mass, dipole), exact: false,
        verdicts: levels.map(({name, level, rule}) => ({name, rule, level: blended(place, (i, j) => level[i]![j] ?? null, Math.asinh, Math.sinh)}))
      };
    }
  };
}

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
