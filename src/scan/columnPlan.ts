/**
 * The points of one column, as a conversation: the plan names what it lacks and is told it, until nothing is lacking. What it wants depends on
 * scenario, standard run and mass alone, so that a column is the same wherever and after however many interruptions it is computed.
 * The early universe and the supernova are asked apart: another star needs no new universe.
 */
import {judgementOf, type Judgement} from "../likelihood/judgement.js";
import {evidenceIdentity, type PointEvidence, type StandardEvidence} from "../likelihood/pointEvidence.js";
import {couplingOf, LIKELIHOODS, type ChiSquares, type PointResult} from "../likelihood/pointResult.js";
import type {SupernovaSpread} from "../likelihood/supernovaEvidence.js";
import {couplingAxis} from "../model/coupling.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {alignedValues, axisValues, latticeValue} from "./axis.js";
import {coarseSpacing, wantedBetween} from "./columnSearch.js";
import {breaksOf} from "./massBreaks.js";
import {corrected, enclosed, fieldAround, forecastOf, wantedAmong, type SearchedColumn} from "./foretold.js";
import {curvesOf, ofSupernova, precisionOf} from "./levelCurves.js";
import {columnLevel, fieldColumn, type FieldColumn} from "./levelField.js";

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

/** What the edges of a column are searched by. */
export interface Aim {
  /** χ² from which all is measured: the least one of the lattice of the first masses. */
  readonly reference: ChiSquares;
  /** Columns that foretell this one. */
  readonly around: readonly SearchedColumn[];
  /** The supernova is left to those around. */
  readonly dark?: boolean;
  /** Couplings that are asked for besides. */
  readonly begin?: readonly number[];
  /** The least χ² of each likelihood is looked for, where it may be less than the reference. */
  readonly minima?: boolean;
}

type Plan<T> = Generator<Want, T, Finding>;

function* ask(kind: "cosmic" | "supernova", coupling: number): Plan<PointEvidence> {
  const finding = yield {kind, coupling};
  if (!("evidence" in finding)) throw new Error(`asked for ${kind}, told ${finding.kind}`);
  return finding.evidence;
}

/** Where points fail others are tried no closer than this [log₁₀]. */
const failedSpacing = 0.1;

/** Where a point failed: the middle of the widest gap among the failed ones between the two neighbours that did not; none where all are close. */
function insteadOf(at: number, asked: readonly number[], reached: readonly number[]): number | undefined {
  const from = reached.findLast(x => x < at), to = reached.find(x => x > at);
  if (from === undefined || to === undefined) return undefined;
  const nodes = asked.filter(x => x >= from && x <= to);
  let best = 1;
  for (let i = 2; i < nodes.length; i++) if (nodes[i]! - nodes[i - 1]! > nodes[best]! - nodes[best - 1]! + 1e-9) best = i;
  return nodes[best]! - nodes[best - 1]! > failedSpacing ? (nodes[best]! + nodes[best - 1]!) / 2 : undefined;
}

/** What a search knows of a column beside its points. */
interface Search {
  readonly scenario: Scenario;
  readonly standard: ReturnType<Judgement["standard"]>;
  readonly judge: (evidence: PointEvidence) => PointResult;
  readonly massMeV: number;
  readonly aim: Aim;
}

/** Refines between given couplings until all edges of the curves are known. `elsewhere`: what excludes besides. The columns of a field that it ends with. */
function* search(kind: "cosmic" | "supernova", begin: readonly number[], found: Map<number, PointEvidence>, {scenario, standard, judge, massMeV, aim: {reference, around}}: Search, elsewhere?: (at: number) => boolean): Plan<readonly FieldColumn[]> {
  const contours = scenario.plane.contours!, perDecade = latticePerDecade(Math.min(contours.tolerance, contours.innerTolerance)), judged = new Map<number, PointResult>(), logMass = Math.log10(massMeV), foretold = kind === "cosmic" && enclosed(around, massMeV);
  const ends = [begin[0]!, begin.at(-1)!] as const, logEnds = ends.map(Math.log10) as [number, number];
  const chosen = (name: string): boolean => ofSupernova(name) === (kind === "supernova");
  const forecasts = foretold ? around[0]!.curves.map(({name}, k) => chosen(name) ? forecastOf(fieldAround(around, k, breaksOf(name, scenario)), logMass, ...logEnds) : undefined).filter(forecast => forecast !== undefined) : [];
  let columns: readonly FieldColumn[] = [];
  for (let next = foretold ? ends : begin; next.length > 0 && found.size < mostPoints;) {
    for (const coupling of next) if (!found.has(coupling)) found.set(coupling, yield* ask(kind, coupling));
    for (const [coupling, evidence] of found) if (!judged.has(coupling)) judged.set(coupling, judge(evidence));
    // Failed points have no level; the curve goes on beside them.
    const points = [...judged.values()].filter(({ending}) => kind === "supernova" || ending.kind === "reached").sort((a, b) => couplingOf(a) - couplingOf(b));
    const x = points.map(point => Math.log10(couplingOf(point))), curves = curvesOf(points, reference, standard, scenario).filter(({name}) => chosen(name));
    const known = curves.map(({values}, k) => corrected(forecasts[k], x, values)), now = columns = known.map(nodes => fieldColumn(logMass, 0, nodes.x, nodes.y)), precision = precisionOf(contours, curves, (k, at) => columnLevel(now[k]!, at), elsewhere);
    const wanted = foretold ? wantedAmong(known, precision) : wantedBetween(x, curves.map(({values}) => values), precision);
    const onLattice = (at: number): number => latticeValue(Math.round(at * perDecade), perDecade), asked = [...found.keys()].sort((a, b) => a - b).map(Math.log10);
    const others = wanted.map(onLattice).flatMap(coupling => {
      if (judged.get(coupling)?.ending.kind !== "failed") return [coupling];
      const other = insteadOf(Math.log10(coupling), asked, x);
      return other === undefined ? [] : [onLattice(other)];
    });
    // A column that ends at a point that failed is searched as far as its points go.
    const lost = foretold && ends.some(end => judged.get(end)!.ending.kind === "failed") ? begin : [];
    next = [...new Set([...lost, ...others])].filter(coupling => !found.has(coupling) && coupling > ends[0] && coupling < ends[1]);
  }
  return columns;
}

/** How well the least χ² of a column is known; where it is above the reference by more than this it is of no use; and points that it may take. */
const minimumTolerance = 0.02, useless = 0.5, mostForMinimum = 8, closestToMinimum = 0.05;

/** Points towards the least χ² of each likelihood: at the vertex of a parabola through the least one and its neighbours, halfway to the farther one where it says no better. */
function* searchMinima(found: Map<number, PointEvidence>, {judge, scenario, aim: {reference}}: Search): Plan<void> {
  const perDecade = latticePerDecade(scenario.plane.contours!.tolerance), judged = new Map<number, PointResult>();
  for (const likelihood of LIKELIHOODS) {
    const least = reference[likelihood];
    for (let k = 0; least !== null && k < mostForMinimum; k++) {
      for (const [coupling, evidence] of found) if (!judged.has(coupling)) judged.set(coupling, judge(evidence));
      const points = [...judged.values()].filter(({chiSquares: {[likelihood]: value}}) => value !== null).sort((a, b) => couplingOf(a) - couplingOf(b));
      const x = points.map(point => Math.log10(couplingOf(point))), y = points.map(({chiSquares}) => chiSquares[likelihood]!), i = y.indexOf(Math.min(...y));
      if (i < 1 || i + 1 >= x.length || y[i]! > least + useless) break;
      const [a, b, c] = [x[i - 1]!, x[i]!, x[i + 1]!], left = (y[i]! - y[i - 1]!) / (b - a), right = (y[i + 1]! - y[i]!) / (c - b), bend = (right - left) / (c - a);
      const vertex = (a + b) / 2 - left / (2 * bend), gain = bend * (b - vertex) ** 2, near = Math.min(b - a, c - b) < closestToMinimum;
      if (near && !(gain > minimumTolerance) || Math.max(b - a, c - b) < closestToMinimum) break;
      // Steep walls tell nothing of the valley between them.
      const wanted = bend > 0 && gain > minimumTolerance ? vertex : c - b > b - a ? (b + c) / 2 : (a + b) / 2, coupling = latticeValue(Math.round(wanted * perDecade), perDecade);
      if (found.has(coupling)) break;
      found.set(coupling, yield* ask("cosmic", coupling));
    }
  }
}

/** `withSpread`: the supernova's band is asked for at this mass. With contours and without an aim: the lattice that a search begins with, and nothing else. */
export function* columnPlan(scenario: Scenario, standard: StandardEvidence, massMeV: number, withSpread: boolean, aim?: Aim, judgement: Judgement = judgementOf(scenario, () => standard.theory)): Plan<ColumnFindings> {
  const {cosmic, supernova} = evidenceIdentity(scenario), {contours} = scenario.plane, axis = couplingAxis(scenario.plane);
  const universes = new Map<number, PointEvidence>(), stars = new Map<number, PointEvidence>(), spreads: Finding[] = [];
  const begin = contours === undefined ? axisValues(axis) : alignedValues(axis, 1 / coarseSpacing), latticeAlone = contours !== undefined && aim === undefined;
  const dark = latticeAlone || (aim?.dark ?? false) && cosmic !== null;
  if (supernova !== null && !dark) for (const coupling of begin) stars.set(coupling, yield* ask("supernova", coupling));
  if (contours === undefined || aim === undefined) {
    if (cosmic !== null) for (const coupling of begin) universes.set(coupling, yield* ask("cosmic", coupling));
  } else {
    const task: Search = {scenario, standard: judgement.standard(standard), judge: judgement.point, massMeV, aim};
    const shines = supernova !== null && !dark && [...stars.values()].every(({luminosityErgPerSecond}) => luminosityErgPerSecond !== null), star = shines ? yield* search("supernova", begin, stars, task) : [];
    const foretold = dark ? aim.around[0]!.curves.flatMap(({name}, k) => ofSupernova(name) ? [fieldAround(aim.around, k)] : []) : [], logMass = Math.log10(massMeV);
    const shining = (at: number): boolean => star.some(column => columnLevel(column, at) > 0) || foretold.some(field => field.levels(logMass, [at])[0]! > 0);
    if (cosmic !== null) yield* search("cosmic", [...new Set([...begin, ...aim.begin ?? []])].sort((a, b) => a - b), universes, task, shining);
    if (cosmic !== null && aim.minima) yield* searchMinima(universes, task);
  }
  if (supernova !== null && !dark) {
    for (const coupling of universes.keys()) if (!stars.has(coupling)) stars.set(coupling, yield* ask("supernova", coupling));
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
