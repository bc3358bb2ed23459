/**
 * Scenario files: YAML text in, a checked Scenario or the list of everything that is wrong with it out.
 * Problems read `file:line:column: key = given is ...; allowed ...` and are sorted by place.
 */
import {isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument} from "yaml";
import {readEnergyTable} from "./energyTableText.js";
import {suggestion} from "./nearest.js";
import {knownKeys, problemsOf, type ScenarioProblem} from "./scenarioProblems.js";
import {jsonSchema, scenarioSchemas, toScenario, type CheckedScenario} from "./scenarioSchema.js";
import {type EnergyTable, type Portal, PORTALS, type Scenario, type SupernovaChoice} from "./scenarioTypes.js";
import {readStellarTable, type StellarTable} from "./stellarProfileText.js";
import {profileFiles, toSupernova} from "./supernovaSchema.js";

export type ScenarioReading = {readonly ok: true; readonly scenario: Scenario} | {readonly ok: false; readonly problems: readonly string[]};

/** Names of measurements that exist, where the reader knows them; others are then refused. */
export interface KnownMeasurements {
  readonly helium: readonly string[];
  readonly deuterium: readonly string[];
  readonly cmb: readonly string[];
  readonly distortions: readonly string[];
  readonly forecasts?: readonly string[];
  /** Those of the CMB that already contain abundances of light elements. */
  readonly withAbundances?: readonly string[];
}

/** Text of a file that a scenario names, its path relative to the scenario; or why it cannot be read. */
export type FileReader = (path: string) => string | {readonly problem: string};

/** Reads the text of a scenario file. `fileName` only stands in the messages; `readFile` fetches what the scenario names. */
export function parseScenario(text: string, fileName: string, known?: KnownMeasurements, readFile?: FileReader): ScenarioReading {
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
  const checked = check(value, known, readFile);
  if ("scenario" in checked) return {ok: true, scenario: checked.scenario};
  return refused(checked.problems.map((problem) => at(offsetOfProblem(root, problem), problem.text)));
}

/** Checks a scenario written as an object with the keys of the YAML file (type ScenarioInput); `label` stands in the messages. */
export function scenarioFromObject(object: unknown, label = "scenario", known?: KnownMeasurements, readFile?: FileReader): ScenarioReading {
  const checked = check(object, known, readFile);
  if ("scenario" in checked) return {ok: true, scenario: checked.scenario};
  return {ok: false, problems: checked.problems.map(({text}) => `${label}: ${text}`)};
}

/** JSON schema of scenario files, for editors. */
export const scenarioJsonSchema = (): object => jsonSchema();

/** A scenario as JSON with sorted keys: equal scenarios give equal text, whatever the order of the file. */
export const canonicalScenario = (scenario: Scenario): string => JSON.stringify(sortedKeys(scenario));

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  const record = value as Record<string, unknown>;
  return Object.fromEntries(Object.keys(record).sort().map((key) => [key, sortedKeys(record[key])]));
}

function check(value: unknown, known: KnownMeasurements | undefined, readFile: FileReader | undefined): {scenario: Scenario} | {problems: ScenarioProblem[]} {
  const portal = portalOf(value);
  if (typeof portal !== "string") return {problems: [portal]};
  const schema = scenarioSchemas[portal], result = schema.safeParse(value, {reportInput: true});
  if (!result.success) return {problems: problemsOf(result.error, schema, (path, key) => otherPortals(path, key, portal), value)};
  const table = energyTableOf(result.data, readFile);
  if (table !== undefined && "text" in table) return {problems: [table]};
  const stellar = supernovaOf(result.data, readFile);
  if ("text" in stellar) return {problems: [stellar]};
  const scenario = toScenario(result.data, table, stellar);
  const problems = known === undefined ? [] : unknownMeasurements(scenario, known);
  return problems.length === 0 ? {scenario} : {problems};
}

/** The portal of a scenario, which decides what else may stand in it; "dipole" where none is named. */
function portalOf(value: unknown): Portal | ScenarioProblem {
  const model = typeof value === "object" && value !== null && "model" in value ? value.model : undefined;
  const given = typeof model === "object" && model !== null && "portal" in model ? model.portal : undefined;
  if (given === undefined) return "dipole";
  const portal = PORTALS.find((name) => name === given);
  if (portal !== undefined) return portal;
  const text = `model.portal = ${JSON.stringify(given)} is not known; allowed: ${PORTALS.join(", ")}${suggestion(String(given), PORTALS)}`;
  return {path: ["model", "portal"], atKey: false, text};
}

/** Says for which portal a key is meant that this one does not have. */
function otherPortals(path: readonly (string | number)[], key: string, own: Portal): string {
  const homes = PORTALS.filter((portal) => knownKeys(scenarioSchemas[portal], path).includes(key));
  return homes.length === 0 ? "" : `; it belongs to model.portal: ${homes.join(" or ")}, and the portal is ${own}`;
}

/** The table of energies that a scenario names; a problem names line and column of the table. */
function energyTableOf({cosmology}: CheckedScenario, readFile: FileReader | undefined): EnergyTable | ScenarioProblem | undefined {
  const name = cosmology["energy-table"];
  if (name === undefined) return undefined;
  const problem = (text: string): ScenarioProblem => ({path: ["cosmology", "energy-table"], atKey: false, text: `cosmology.energy-table = "${name}" ${text}`});
  const text = readFile === undefined ? {problem: "files are not read here; use the command line"} : readFile(name);
  if (typeof text !== "string") return problem(`cannot be read: ${text.problem}`);
  const table = readEnergyTable(text);
  return "problem" in table ? problem(`is wrong at ${name}:${table.line}:${table.column}: ${table.problem}`) : table;
}

/**
 * The star of a scenario with the profiles that it names. A file that cannot be read is refused; one whose contents are wrong leaves SN1987A out
 * where other constraints go on, and is refused where there are none.
 */
function supernovaOf({supernova, constraints}: CheckedScenario, readFile: FileReader | undefined): SupernovaChoice | ScenarioProblem {
  const tables = new Map<string, StellarTable>(), wanted = (constraints as readonly string[]).includes("sn1987a"), alone = constraints.every((name) => name === "sn1987a");
  const problem = (text: string): ScenarioProblem => ({path: ["supernova", "profile"], atKey: false, text});
  for (const name of wanted ? profileFiles(supernova) : []) {
    const text = readFile === undefined ? {problem: "files are not read here; use the command line"} : readFile(name);
    if (typeof text !== "string") return problem(`supernova.profile = "${name}" cannot be read: ${text.problem}`);
    const density = supernova["density-column"], fraction = supernova["electron-fraction-column"], sphere = supernova["neutrino-sphere"];
    try {
      const table = readStellarTable(name, text, {...(density !== undefined && {densityColumn: density}), ...(fraction !== undefined && {electronFractionColumn: fraction})});
      const last = table.columns["r_km"]!.at(-1)!;
      if (last < sphere) throw new RangeError(`profile "${table.name}" ends at ${last} km, within neutrino-sphere = ${sphere} km: give rows out to there, or a smaller neutrino-sphere`);
      tables.set(name, table);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      if (alone) return problem(`supernova.profile = "${name}" is wrong: ${error.message}`);
      return toSupernova(supernova, tables, error.message);
    }
  }
  return toSupernova(supernova, tables);
}

function unknownMeasurements({measurements, constraints}: Scenario, known: KnownMeasurements): ScenarioProblem[] {
  const problems: ScenarioProblem[] = [], problem = (path: ScenarioProblem["path"], text: string): void => { problems.push({path: ["measurements", ...path], atKey: false, text: `measurements.${text}`}); };
  const judge = (path: ScenarioProblem["path"], label: string, given: string, allowed: readonly string[]): void => {
    if (!allowed.includes(given)) problem(path, `${label} = "${given}" is not known; allowed: ${allowed.join(", ")}${suggestion(given, allowed)}`);
  };
  for (const key of ["helium", "deuterium", "cmb", "distortions"] as const) judge([key], key, measurements[key], known[key]);
  measurements.forecasts?.forEach((given, i) => judge(["forecasts", i], `forecasts[${i}]`, given, known.forecasts ?? []));
  const twice = constraints.filter((name) => name === "bbn" || name === "photodisintegration");
  if (known.withAbundances?.includes(measurements.cmb) && twice.length > 0)
    problem(["cmb"], `cmb = "${measurements.cmb}" already contains Y_P and D/H, which ${twice.join(" and ")} would count again; leave ${twice.length > 1 ? "both" : twice[0]} out of constraints, or choose ${known.cmb.filter((name) => !known.withAbundances!.includes(name)).slice(0, 3).join(", ")}`);
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
