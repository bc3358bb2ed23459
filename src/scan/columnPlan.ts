/**
 * The points of one column, as a conversation: the plan names what it lacks and is told it, until nothing is lacking. What it wants depends on
 * scenario, standard run and mass alone, so that a column is the same wherever and after however many interruptions it is computed.
 * The early universe and the supernova are asked apart: another star needs no new universe.
 */
import {judgementOf, type Judgement} from "../likelihood/judgement.js";
import {evidenceIdentity, type PointEvidence, type StandardEvidence} from "../likelihood/pointEvidence.js";
import type {PointResult} from "../likelihood/pointResult.js";
import type {SupernovaSpread} from "../likelihood/supernovaEvidence.js";
import {couplingAxis} from "../model/coupling.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {alignedValues, axisValues, latticeValue} from "./axis.js";
import {coarseSpacing, wantedBetween} from "./columnSearch.js";
import {curvesOf, ofSupernova} from "./levelCurves.js";

/** "spread": how far the bound of the supernova moves with its assumptions; of a mass, its coupling is 0. */
export type FindingKind = "cosmic" | "supernova" | "spread";

export interface Want {
  readonly kind: FindingKind;
  readonly coupling: number;
}

/** What a run gave. JSON-safe. */
export type Finding = Want & {readonly massMeV: number} & ({readonly kind: "cosmic" | "supernova"; readonly evidence: PointEvidence} | {readonly kind: "spread"; readonly spread: SupernovaSpread | null});

/** The findings that a column is made of, in order of coupling. */
export interface ColumnFindings {
  readonly massMeV: number;
  readonly findings: readonly Finding[];
}

/** A mass with its points, and what the supernova says of the mass as a whole. */
export interface ScanColumn {
  readonly massMeV: number;
  readonly points: readonly PointResult[];
  readonly supernova?: SupernovaSpread;
}

/** What of a scenario findings of a kind depend on: another cosmology leaves those of the supernova as they are. */
export const partOf = (kind: FindingKind): "cosmic" | "supernova" => (kind === "cosmic" ? "cosmic" : "supernova");

export const sameWant = (a: Want, b: Want): boolean => a.kind === b.kind && a.coupling === b.coupling;

/** Points per decade of the lattice on which a search places its points: a tenth of the tolerance or finer. */
const latticePerDecade = (tolerance: number): number => 10 ** Math.ceil(Math.log10(10 / tolerance) - 1e-9);

/** More points than this are the work of noise, not of edges. */
const mostPoints = 300;

type Plan<T> = Generator<Want, T, Finding>;

function* ask(kind: "cosmic" | "supernova", coupling: number): Plan<PointEvidence> {
  const finding = yield {kind, coupling};
  if (!("evidence" in finding)) throw new Error(`asked for ${kind}, told ${finding.kind}`);
  return finding.evidence;
}

/** Refines between given couplings until all edges of the curves are known. */
function* search(kind: "cosmic" | "supernova", begin: readonly number[], found: Map<number, PointEvidence>, scenario: Scenario, tolerance: number, judge: (evidence: PointEvidence) => PointResult, standard: Parameters<typeof curvesOf>[1]): Plan<void> {
  const perDecade = latticePerDecade(tolerance), judged = new Map<number, PointResult>();
  for (let next = begin; next.length > 0 && found.size < mostPoints;) {
    for (const coupling of next) if (!found.has(coupling)) found.set(coupling, yield* ask(kind, coupling));
    for (const [coupling, evidence] of found) if (!judged.has(coupling)) judged.set(coupling, judge(evidence));
    // Failed points have no level; the curve goes on beside them.
    const points = [...judged].filter(([, {ending}]) => kind === "supernova" || ending.kind === "reached").sort(([a], [b]) => a - b);
    const x = points.map(([coupling]) => Math.log10(coupling)), curves = curvesOf(points.map(([, point]) => point), standard, scenario, name => ofSupernova(name) === (kind === "supernova"));
    next = [...new Set(wantedBetween(x, curves, tolerance).map(at => latticeValue(Math.round(at * perDecade), perDecade)))]
      .filter(coupling => !found.has(coupling) && coupling > begin[0]! && coupling < begin.at(-1)!);
  }
}

/** `withSpread`: the supernova's band is asked for at this mass. */
export function* columnPlan(scenario: Scenario, standard: StandardEvidence, massMeV: number, withSpread: boolean, judgement: Judgement = judgementOf(scenario, () => standard.theory)): Plan<ColumnFindings> {
  const {cosmic, supernova} = evidenceIdentity(scenario), {contours} = scenario.plane, axis = couplingAxis(scenario.plane);
  const universes = new Map<number, PointEvidence>(), stars = new Map<number, PointEvidence>(), spreads: Finding[] = [];
  const begin = contours === undefined ? axisValues(axis) : alignedValues(axis, 1 / coarseSpacing);
  const standardResult = judgement.standard(standard);
  if (cosmic !== null) {
    if (contours === undefined) for (const coupling of begin) universes.set(coupling, yield* ask("cosmic", coupling));
    else yield* search("cosmic", begin, universes, scenario, contours.tolerance, judgement.point, standardResult);
  }
  if (supernova !== null) {
    for (const coupling of universes.keys()) stars.set(coupling, yield* ask("supernova", coupling));
    if (contours === undefined) for (const coupling of begin) if (!stars.has(coupling)) stars.set(coupling, yield* ask("supernova", coupling));
    if (contours !== undefined && [...stars.values()].every(({luminosityErgPerSecond}) => luminosityErgPerSecond !== null)) {
      yield* search("supernova", begin, stars, scenario, contours.tolerance, judgement.point, standardResult);
    }
    if (withSpread) spreads.push(yield {kind: "spread", coupling: 0});
  }
  const listed = (kind: "cosmic" | "supernova", of: Map<number, PointEvidence>): Finding[] =>
    [...of].sort(([a], [b]) => a - b).map(([coupling, evidence]) => ({kind, massMeV, coupling, evidence}));
  return {massMeV, findings: [...listed("cosmic", universes), ...listed("supernova", stars), ...spreads]};
}

/** The column that findings make: each coupling once, universe and star together. */
export function columnOf({massMeV, findings}: ColumnFindings, judgement: Judgement): ScanColumn {
  const merged = new Map<number, PointEvidence>();
  let supernova: SupernovaSpread | undefined;
  for (const finding of findings) {
    if (finding.kind === "spread") supernova = finding.spread ?? undefined;
    else if (finding.kind === "cosmic") merged.set(finding.coupling, finding.evidence);
  }
  for (const finding of findings) {
    if (finding.kind !== "supernova") continue;
    const universe = merged.get(finding.coupling), {luminosityErgPerSecond} = finding.evidence;
    merged.set(finding.coupling, universe === undefined ? finding.evidence : {...universe, luminosityErgPerSecond});
  }
  const points = [...merged].sort(([a], [b]) => a - b).map(([, evidence]) => judgement.point(evidence));
  return {massMeV, points, ...(supernova && {supernova})};
}

/** Follows a plan with what is known; the first want that is not, or the column. */
export function replay(plan: Plan<ColumnFindings>, known: (want: Want) => Finding | undefined): {readonly column: ColumnFindings} | {readonly lacking: Want} {
  for (let step = plan.next();;) {
    if (step.done) return {column: step.value};
    const finding = known(step.value);
    if (finding === undefined) return {lacking: step.value};
    step = plan.next(finding);
  }
}
