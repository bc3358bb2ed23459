/**
 * Scenario files: YAML text in, a checked Scenario or the list of everything that is wrong with it out.
 * Problems read `file:line:column: key = given is ...; allowed ...` and are sorted by place.
 */
import {isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument} from "yaml";
import * as z from "zod";
import {nearestName} from "./nearest.js";
import {problemsOf, type ScenarioProblem} from "./scenarioProblems.js";
import {scenarioSchema, toScenario} from "./scenarioSchema.js";
import type {Scenario} from "./scenarioTypes.js";

export type ScenarioReading = {readonly ok: true; readonly scenario: Scenario} | {readonly ok: false; readonly problems: readonly string[]};

/** Names of measurements that exist, where the reader knows them; others are then refused. */
export interface KnownMeasurements {
  readonly helium: readonly string[];
  readonly deuterium: readonly string[];
  readonly cmb: readonly string[];
}

/** Reads the text of a scenario file. `fileName` only stands in the messages. */
export function parseScenario(text: string, fileName: string, known?: KnownMeasurements): ScenarioReading {
  const lines = new LineCounter();
  // Without prettyErrors the messages of yaml are one line each; positions are ours.
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false, version: "1.2"});
  const at = (offset: number, message: string): Placed => ({offset, line: `${fileName}:${place(lines, offset)}: ${message}`});
  if (document.errors.length > 0) return refused(document.errors.map((error) => at(error.pos[0], `not YAML: ${oneLine(error.message)}`)));
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null))
    return refused([at(0, "the scenario is empty; write at least name, model and plane")]);
  if (!isMap(root)) return refused([at(offsetOf(root), "the scenario is not a mapping of keys; write lines such as `name: muon-dirac`")]);
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // yaml refuses aliases that are unknown or too many only here.
    return refused([at(0, `not YAML: ${oneLine(error instanceof Error ? error.message : String(error))}`)]);
  }
  const checked = check(value, known);
  if ("scenario" in checked) return {ok: true, scenario: checked.scenario};
  return refused(checked.problems.map((problem) => at(offsetOfProblem(root, problem), problem.text)));
}

/** Checks a scenario written as an object with the keys of the YAML file (type ScenarioInput); `label` stands in the messages. */
export function scenarioFromObject(object: unknown, label = "scenario", known?: KnownMeasurements): ScenarioReading {
  const checked = check(object, known);
  if ("scenario" in checked) return {ok: true, scenario: checked.scenario};
  return {ok: false, problems: checked.problems.map(({text}) => `${label}: ${text}`)};
}

/** JSON schema of scenario files, for editors. */
export const scenarioJsonSchema = (): object => z.toJSONSchema(scenarioSchema, {io: "input"});

/** A scenario as JSON with sorted keys: equal scenarios give equal text, whatever the order of the file. */
export const canonicalScenario = (scenario: Scenario): string => JSON.stringify(sortedKeys(scenario));

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  const record = value as Record<string, unknown>;
  return Object.fromEntries(Object.keys(record).sort().map((key) => [key, sortedKeys(record[key])]));
}

function check(value: unknown, known: KnownMeasurements | undefined): {scenario: Scenario} | {problems: ScenarioProblem[]} {
  const result = scenarioSchema.safeParse(value, {reportInput: true});
  if (!result.success) return {problems: problemsOf(result.error, scenarioSchema)};
  const scenario = toScenario(result.data);
  const problems = known === undefined ? [] : unknownMeasurements(scenario, known);
  return problems.length === 0 ? {scenario} : {problems};
}

function unknownMeasurements(scenario: Scenario, known: KnownMeasurements): ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  for (const key of ["helium", "deuterium", "cmb"] as const) {
    const given = scenario.measurements[key];
    if (known[key].includes(given)) continue;
    const near = nearestName(given, known[key]);
    const text = `measurements.${key} = "${given}" is not known; allowed: ${known[key].join(", ")}${near === undefined ? "" : `; did you mean "${near}"?`}`;
    problems.push({path: ["measurements", key], atKey: false, text});
  }
  return problems;
}

interface Placed {
  readonly offset: number;
  readonly line: string;
}

const refused = (problems: readonly Placed[]): ScenarioReading => ({
  ok: false,
  problems: [...problems].sort((a, b) => a.offset - b.offset).map(({line}) => line)
});

function place(lines: LineCounter, offset: number): string {
  const {line, col} = lines.linePos(offset);
  return `${Math.max(1, line)}:${Math.max(1, col)}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
const offsetOf = (node: Node | ParsedNode): number => node.range?.[0] ?? 0;

/** Where a problem stands: the value, its key where the key is wrong, or the nearest thing above that exists. */
function offsetOfProblem(root: Node, {path, atKey}: ScenarioProblem): number {
  let node: unknown = root, offset = offsetOf(root);
  for (const [depth, step] of path.entries()) {
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) return offset;
      offset = isNode(pair.key) ? offsetOf(pair.key) : offset;
      if (last && atKey) return offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number") node = node.items[step];
    else return offset;
    // Inside a mapping a missing key is reported at the key of the mapping, so only scalars and the last step move on.
    if (last && isNode(node)) return isMap(node) ? offset : offsetOf(node);
  }
  return offset;
}
