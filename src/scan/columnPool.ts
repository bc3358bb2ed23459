/**
 * Where columns are computed. Threads (threadPool.ts) on Node; a page may hand in its own module workers;
 * the inline pool computes in the caller's thread and is the plain twin the others are tested against.
 */
import type {Laboratory} from "../likelihood/observables.js";
import {evidenceIdentity, type PointEvidence, type StandardEvidence} from "../likelihood/pointEvidence.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {columnPlan, sameWant, type Aim, type ColumnFindings, type Finding, type FindingKind, type Want} from "./columnPlan.js";

/** What a scan asks of a laboratory. */
export type ColumnLaboratory = Pick<Laboratory, "standardEvidence" | "evidence"> & Partial<Pick<Laboratory, "supernovaSpread">>;
export type LaboratoryMaker = (scenario: Scenario) => ColumnLaboratory;

/** A column to compute, and what is known of it already. */
export interface ColumnTask {
  readonly scenario: Scenario;
  readonly standard: StandardEvidence;
  readonly massMeV: number;
  /** How far the bound of the supernova moves is asked for at this mass. */
  readonly withSpread: boolean;
  readonly aim?: Aim;
  readonly known: readonly Finding[];
}

export interface ColumnPool {
  /** Number of columns that run side by side. */
  readonly lanes: number;
  standard(scenario: Scenario): Promise<StandardEvidence>;
  /** Rejects when the worker died or threw; `onFinding` is given each finding as it comes, those that were known not among them. */
  column(task: ColumnTask, onFinding: (finding: Finding) => void): Promise<void>;
  /** Ends the workers, dropping what they are at. */
  close(): Promise<void>;
}

/** Keeps the laboratories of the last scenarios: their tables are built once per thread. */
export function cachedMaker(create: LaboratoryMaker): LaboratoryMaker {
  const most = 4, made = new Map<string, ColumnLaboratory>();
  return scenario => {
    const key = JSON.stringify(scenario), laboratory = made.get(key) ?? create(scenario);
    made.delete(key);
    made.set(key, laboratory);
    if (made.size > most) made.delete(made.keys().next().value!);
    return laboratory;
  };
}

/** The scenario of a laboratory that computes findings of one kind and no other. */
export function scenarioOf(kind: FindingKind, scenario: Scenario): Scenario {
  const constraints = scenario.constraints.filter(name => (name === "sn1987a") === (kind !== "cosmic"));
  return {...scenario, constraints};
}

/** The scenario for which d = 0 is asked: that of the universe where any constraint needs one. */
export const scenarioOfStandard = (scenario: Scenario): Scenario => evidenceIdentity(scenario).cosmic === null ? scenario : scenarioOf("cosmic", scenario);

/** Follows the plan of a column, computing what is not known. */
export function runColumn(task: ColumnTask, make: LaboratoryMaker, onFinding: (finding: Finding) => void): ColumnFindings {
  const {scenario, standard, massMeV, withSpread, aim, known} = task, plan = columnPlan(scenario, standard, massMeV, withSpread, aim);
  const find = (want: Want): Finding | undefined => known.find(finding => sameWant(finding, want));
  const tell = (finding: Finding): Finding => {
    onFinding(finding);
    return finding;
  };
  let step = plan.next();
  while (!step.done) {
    const {kind} = step.value, old = find(step.value);
    if (old !== undefined) step = plan.next(old);
    else if (kind === "spread") step = plan.next(tell({kind, massMeV, coupling: 0, spread: make(scenarioOf(kind, scenario)).supernovaSpread?.(massMeV) ?? null}));
    else {
      // One call for all points in a row: what they share is prepared once, and the next is chosen when the one before is there.
      let latest: PointEvidence | undefined;
      const couplings = function* (): Generator<number> {
        for (let asked = step; !asked.done && asked.value.kind === kind; asked = step) {
          const {coupling} = asked.value, already = find(asked.value);
          if (already === undefined) yield coupling;
          step = plan.next(already ?? tell({kind, massMeV, coupling, evidence: latest!}));
        }
      };
      make(scenarioOf(kind, scenario)).evidence(massMeV, couplings(), evidence => (latest = evidence));
    }
  }
  return step.value;
}

export function inlinePool(create: LaboratoryMaker): ColumnPool {
  const make = cachedMaker(create);
  return {
    lanes: 1,
    standard: async scenario => make(scenarioOfStandard(scenario)).standardEvidence(),
    column: async (task, onFinding) => {
      // A turn of the event loop between columns lets an abort through.
      await new Promise(resolve => setTimeout(resolve, 0));
      runColumn(task, make, onFinding);
    },
    close: async () => {},
  };
}
