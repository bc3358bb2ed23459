/**
 * Runs the plane of a scenario column by column. A column (one mass) depends on nothing but scenario and mass, and the columns between two
 * first masses on those around: the result is the same for any number of workers, any sharding, and any order of ending.
 */
import {judgementOf} from "../likelihood/judgement.js";
import type {StandardResult} from "../likelihood/laboratory.js";
import {withCoupling} from "../likelihood/models.js";
import {evidenceIdentity, type StandardEvidence} from "../likelihood/pointEvidence.js";
import {noChiSquares, type Column, type PointResult} from "../likelihood/pointResult.js";
import {couplingAxis} from "../model/coupling.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {alignedValues, axisValues} from "./axis.js";
import {coarseSpacing} from "./columnSearch.js";
import {columnOf, columnPlan, replay, type Aim, type Finding, type ScanColumn, type Want} from "./columnPlan.js";
import {scenarioOfStandard, type ColumnPool} from "./columnPool.js";
import {ofSupernova, referenceOver} from "./levelCurves.js";
import {breaksOf} from "./massBreaks.js";
import type {SearchedColumn} from "./foretold.js";
import {apart, around, bandEnds, firstMasses, middleMass, searchedColumn, searchesOn, surprise, tells} from "./massSearch.js";
import {unitsOf, type Shard} from "./shard.js";
import {PROCESSORS, threadPool} from "./threadPool.js";

export interface ScanProgress {
  readonly pointsDone: number;
  /** With contours a guess, until all is done. */
  readonly pointsTotal: number;
}

/** Keeps findings across runs. */
export interface FindingStore {
  /** What earlier runs of the same evidence left of a mass. */
  known(massMeV: number): readonly Finding[];
  /** Of d = 0. */
  readonly standard: StandardEvidence | undefined;
  append(finding: Finding): void;
  appendStandard(standard: StandardEvidence): void;
}

export interface ScanOptions {
  /** Number of worker threads; all processors by default. */
  readonly workers?: number;
  /** In place of threads. The caller closes it. */
  readonly pool?: ColumnPool;
  /** In order of asking; each is given what the others did not know. */
  readonly stores?: readonly FindingStore[];
  /** Computes a part of the plane. */
  readonly shard?: Shard;
  readonly onProgress?: (progress: ScanProgress) => void;
  readonly signal?: AbortSignal;
}

export interface ScanResult {
  readonly scenario: Scenario;
  readonly standard: StandardResult;
  /** In order of mass. */
  readonly columns: readonly ScanColumn[];
  /** What the columns were made of, and d = 0. */
  readonly findings: readonly Finding[];
  readonly standardEvidence: StandardEvidence;
}

export type ScanOutcome =
  | {readonly kind: "finished"; readonly result: ScanResult}
  | {readonly kind: "interrupted"; readonly pointsDone: number};

/** Column of a mass whose worker could not deliver: every point says why. */
export function failedColumn({model}: Pick<Scenario, "model">, massMeV: number, couplings: readonly number[], reason: string): Column {
  const advice = `the worker failed twice on this column: ${reason}`;
  const points = couplings.map((coupling): PointResult => ({
    massMeV, ...withCoupling(model, coupling), lifetimeSeconds: model.portal === "decaying-particle" ? coupling : null, nEff: null, yP: null, heliumMassFraction: null, dOverH: null,
    he3OverH: null, li7OverH: null, omegaB: null, luminosityErgPerSecond: null,
    chiSquares: noChiSquares, late: null,
    ending: {kind: "failed", stage: "worker", cause: {kind: "workerDied", advice}, temperatureMeV: null},
  }));
  return {massMeV, points};
}

/** The points of a result, mass by mass. */
export const pointsOf = (result: Pick<ScanResult, "columns">): PointResult[] => result.columns.flatMap(column => column.points);

/** Couplings that a column begins with. */
const firstCouplings = ({plane}: Scenario): number[] => plane.contours === undefined ? axisValues(couplingAxis(plane)) : alignedValues(couplingAxis(plane), 1 / coarseSpacing);

const keyOf = ({kind, coupling}: Want): string => `${kind} ${coupling}`;

/** The scan was stopped by its signal. */
class Halted extends Error {}

/** Runs so many at a time, in the order of asking. */
function laneQueue(lanes: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = lanes;
  return async work => {
    if (free > 0) free--;
    else await new Promise<void>(resolve => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}

export async function runScan(scenario: Scenario, options: ScanOptions = {}): Promise<ScanOutcome> {
  const {stores = [], signal, onProgress, shard} = options, {contours} = scenario.plane;
  const masses = contours === undefined ? axisValues(scenario.plane.massMeV) : firstMasses(scenario), units = unitsOf(contours === undefined ? masses.length : masses.length - 1, shard);
  const workers = options.workers ?? PROCESSORS, pool = options.pool ?? threadPool(Math.max(1, contours === undefined ? Math.min(workers, units.length) : workers));
  let halted = signal?.aborted ?? false, pointsDone = 0, columnsDone = 0, columnsWanted = 0;
  const halt = (): void => {
    halted = true;
    void pool.close();
  };
  signal?.addEventListener("abort", halt, {once: true});
  /** What this run has been told, by mass. */
  const told = new Map<number, Map<string, Finding>>();
  const countedKind = evidenceIdentity(scenario).cosmic === null ? "supernova" : "cosmic";
  const learn = (massMeV: number, finding: Finding): void => {
    const findings = told.get(massMeV) ?? new Map<string, Finding>(), key = keyOf(finding);
    if (finding.kind === countedKind && !findings.has(key)) pointsDone++;
    told.set(massMeV, findings.set(key, finding));
  };
  const guessedTotal = (): number => {
    if (contours === undefined) return units.length * firstCouplings(scenario).length;
    return Math.round(Math.max(columnsWanted, 2.5 * units.length) * (columnsDone > 1 ? pointsDone / (columnsDone + 0.5) : 2 * firstCouplings(scenario).length));
  };
  const tell = (finished = false): void => onProgress?.({pointsDone, pointsTotal: finished ? pointsDone : Math.max(pointsDone, guessedTotal())});

  const standardOf = async (): Promise<StandardEvidence> => {
    const kept = stores.find(({standard}) => standard !== undefined)?.standard;
    // Each lane asks for the standard run: so all build their tables side by side, and one that cannot stops the scan.
    const standard = kept ?? (await Promise.all(Array.from({length: pool.lanes}, () => pool.standard(scenarioOfStandard(scenario)))))[0]!;
    for (const store of stores) if (store.standard === undefined) store.appendStandard(standard);
    return standard;
  };

  /** Column of a mass, from what is known or by a worker. */
  const columnAt = async (standard: StandardEvidence, massMeV: number, withSpread: boolean, aim?: Aim): Promise<{readonly column: ScanColumn; readonly findings: readonly Finding[]; readonly failed: boolean}> => {
    const judgement = judgementOf(scenario, () => standard.theory), known = new Map<string, Finding>(told.get(massMeV));
    const has = stores.map(() => new Set<string>(known.keys()));
    stores.forEach((store, i) => {
      for (const finding of store.known(massMeV)) {
        has[i]!.add(keyOf(finding));
        if (!known.has(keyOf(finding))) known.set(keyOf(finding), finding);
      }
    });
    const follow = () => replay(columnPlan(scenario, standard, massMeV, withSpread, aim, judgement), want => known.get(keyOf(want)));
    let followed = follow(), failure: Error | undefined;
    for (let attempt = 0; "lacking" in followed && attempt < 2 && !halted; attempt++) {
      try {
        await pool.column({scenario, standard, massMeV, withSpread, ...(aim && {aim}), known: [...known.values()]}, finding => {
          if (known.has(keyOf(finding)) || halted) return;
          known.set(keyOf(finding), finding);
          stores.forEach((store, i) => {
            has[i]!.add(keyOf(finding));
            store.append(finding);
          });
          learn(massMeV, finding);
          tell();
        });
        followed = follow();
        failure = undefined;
        if ("lacking" in followed) throw new Error("the worker left a column unfinished");
      } catch (thrown) {
        // A disk that is full, and a merge that lacks a point, are no failures of a worker.
        if (thrown instanceof Error && (thrown.name === "StoreError" || thrown.name === "UsageError")) throw thrown;
        failure = errorOf(thrown);
      }
    }
    if (halted) throw new Halted();
    columnsDone++;
    if ("column" in followed) {
      const {findings} = followed.column, column = columnOf(followed.column, judgement);
      // What one store knew is given to the others.
      stores.forEach((store, i) => findings.forEach(finding => has[i]!.has(keyOf(finding)) || store.append(finding)));
      for (const finding of findings) learn(massMeV, finding);
      tell();
      return {column, findings, failed: false};
    }
    // What failed is not stored: the next run of this scenario tries it again.
    tell();
    return {column: failedColumn(scenario, massMeV, firstCouplings(scenario), failure?.message.split("\n", 1)[0] ?? ""), findings: [], failed: true};
  };

  try {
    tell();
    if (halted) return {kind: "interrupted", pointsDone};
    const standardEvidence = await standardOf(), standard = judgementOf(scenario, () => standardEvidence.theory).standard(standardEvidence);
    const queue = laneQueue(Math.max(1, pool.lanes)), made = new Map<number, Promise<Awaited<ReturnType<typeof columnAt>>>>();
    const at = (massMeV: number, withSpread: boolean, aim?: Aim): ReturnType<typeof columnAt> => {
      const running = made.get(massMeV);
      if (running !== undefined) return running;
      columnsWanted++;
      const started = queue(() => columnAt(standardEvidence, massMeV, withSpread, aim));
      made.set(massMeV, started);
      return started;
    };
    const wanted = new Set<number>();
    if (contours === undefined) {
      await Promise.all(units.map(i => at(masses[i]!, true)));
      for (const i of units) wanted.add(masses[i]!);
    } else {
      // χ² is measured from the least one, of which the lattice of the first masses gives an idea that is good enough to place points by.
      const lattices = scenario.statistics.reference === "plane-minimum" && evidenceIdentity(scenario).cosmic !== null && units.length > 0
        ? await Promise.all(masses.map(mass => queue(() => columnAt(standardEvidence, mass, false)))) : [];
      // What failed here is failed: a column that came through later would have been measured from another reference.
      lattices.forEach((lattice, i) => lattice.failed && made.set(masses[i]!, Promise.resolve(lattice)));
      columnsDone = 0;
      // The columns of the first masses, followed from there, come closer to it: what they were made of is theirs, and the others are measured from what they found.
      const rough = referenceOver(lattices.flatMap(({column}) => column.points), standard, scenario), firstRound = await Promise.all(lattices.map(({failed}, i) =>
        failed ? undefined : queue(() => columnAt(standardEvidence, masses[i]!, false, {reference: rough, around: [], minima: true}))));
      firstRound.forEach((round, i) => round?.failed && made.set(masses[i]!, Promise.resolve(round)));
      columnsDone = 0;
      const reference = referenceOver(firstRound.flatMap(round => round?.column.points ?? []), {chiSquares: rough}, scenario);
      const firstAim = (i: number): Aim => {
        const begin = firstRound[i]?.findings.filter(({kind}) => kind === "cosmic").map(({coupling}) => coupling);
        return {reference, around: [], ...(begin && {begin})};
      };
      const searched = new Map<number, SearchedColumn | null>();
      const columnFor = async (massMeV: number, withSpread: boolean, near: readonly SearchedColumn[] = [], dark = false): Promise<SearchedColumn | null> => {
        const {column} = await at(massMeV, withSpread, {reference, around: near, ...(dark && {dark})});
        if (!searched.has(massMeV)) searched.set(massMeV, tells(column) ? searchedColumn(column, reference, standard, scenario, near) : null);
        return searched.get(massMeV)!;
      };
      const breaks = breaksOf("combined", scenario);
      /** An interval between two masses, with one further on either side. It is `dark` where the supernova was what the columns around foretold before. */
      const between = async (outerLeft: number | undefined, left: number, right: number, outerRight: number | undefined, dark = false): Promise<void> => {
        const near = (await Promise.all(around(outerLeft, left, right, outerRight).map(mass => columnFor(mass, true)))).filter(column => column !== null);
        if (!apart(left, right)) return;
        const middle = middleMass(left, right, breaks);
        if (!(middle > left && middle < right)) return;
        const [before, after] = await Promise.all([made.get(left)!, made.get(right)!]);
        const found = await columnFor(middle, !dark && bandEnds(before.column, after.column), near, dark);
        wanted.add(middle);
        const [leftColumn, rightColumn] = await Promise.all([columnFor(left, true), columnFor(right, true)]);
        if (found === null || leftColumn === null || rightColumn === null) return;
        const star = surprise(near, found, scenario, ofSupernova), universe = surprise(near, found, scenario, name => !ofSupernova(name));
        await Promise.all([
          searchesOn(Math.max(star, universe), leftColumn, found, contours) && between(outerLeft, left, middle, right, !(star > 1)),
          searchesOn(Math.max(star, universe), found, rightColumn, contours) && between(left, middle, right, outerRight, !(star > 1))
        ]);
      };
      // First masses in order, before what lies between them.
      const needed = new Set(units.flatMap(i => [i - 1, i, i + 1, i + 2]).filter(i => i >= 0 && i < masses.length));
      const begun = [...needed].sort((a, b) => a - b).map(i => at(masses[i]!, true, firstAim(i)));
      await Promise.all([...begun, ...units.map(i => between(masses[i - 1], masses[i]!, masses[i + 1]!, masses[i + 2]))]);
      for (const i of units) wanted.add(masses[i]!).add(masses[i + 1]!);
    }
    const ordered = await Promise.all([...wanted].sort((a, b) => a - b).map(mass => made.get(mass)!));
    tell(true);
    return {kind: "finished", result: {scenario, standard, columns: ordered.map(({column}) => column), findings: ordered.flatMap(({findings}) => findings), standardEvidence}};
  } catch (error) {
    // A pool that is closed rejects in its own words.
    if (signal?.aborted && !(error instanceof Error && error.name === "StoreError")) return {kind: "interrupted", pointsDone};
    throw error;
  } finally {
    halted = true;
    signal?.removeEventListener("abort", halt);
    if (options.pool === undefined) await pool.close();
  }
}

const errorOf = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
