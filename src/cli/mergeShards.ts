/** One result out of the shards of a scan: their findings are gathered, and the scan is run again with nothing left to compute. */
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {evidenceIdentity} from "../likelihood/pointEvidence.js";
import {canonicalScenario} from "../model/scenario.js";
import type {Scenario} from "../model/scenarioTypes.js";
import type {ColumnPool} from "../scan/columnPool.js";
import type {Finding} from "../scan/columnPlan.js";
import {CHECKPOINT, readCheckpoint, type Checkpoint} from "../scan/fileStore.js";
import {changedKeys, differences, type ScanIdentity} from "../scan/scanIdentity.js";
import {readShard} from "../scan/shard.js";
import {packageVersion} from "./packageVersion.js";
import {executePlanes, planesOf, report, SHARD_SCENARIO} from "./scan.js";
import {ownCode} from "./scanPlane.js";
import {readInput} from "./scenarioFile.js";
import {UsageError} from "./usageError.js";

export interface MergeOptions {
  readonly out: string;
  readonly restart?: true;
  readonly json?: true;
}

/** A merge computes nothing. */
const nothingComputes: ColumnPool = {
  lanes: 1,
  standard: () => Promise.reject(new UsageError("the shards hold no run without N; compute them again")),
  column: ({massMeV}) => Promise.reject(new UsageError(`the shards lack points at ${massMeV} MeV; compute them again`)),
  close: async () => {}
};

export async function executeMerge(folders: readonly string[], {out, restart, json}: MergeOptions): Promise<void> {
  const scenarios = folders.map(scenarioOf), [scenario] = scenarios as [Scenario, ...Scenario[]];
  scenarios.forEach((other, i) => {
    if (canonicalScenario(other) === canonicalScenario(scenario)) return;
    throw new UsageError(`${folders[i]} and ${folders[0]} are shards of different scenarios: ${differences(other, scenario, "").join(", ")}; merge those of one`);
  });
  const variants = await planesOf(scenario), given = new Map<string, {readonly findings: readonly Finding[]; readonly standard: NonNullable<Checkpoint["standard"]>}>();
  for (const variant of variants) given.set(variant.folder, findingsOf(folders.map(shard => join(shard, variant.folder)), {name: variant.scenario.name, plane: variant.scenario.plane, ...evidenceIdentity(variant.scenario)}));
  const done = await executePlanes(scenario, out, folder => ({workers: 1, pool: nothingComputes, given: given.get(folder)!, ...(restart && {restart})}));
  if (done?.files !== undefined) report(done.files, out, json ?? false);
}

function scenarioOf(folder: string): Scenario {
  const path = join(folder, SHARD_SCENARIO);
  if (existsSync(folder) && !existsSync(path)) throw new UsageError(`${folder} holds no finished shard: ${existsSync(join(folder, CHECKPOINT)) ? "its scan was interrupted, or is one of a whole plane" : `${SHARD_SCENARIO} is missing`}; run \`nuportal scan --shard\` into it`);
  try {
    return JSON.parse(readInput(path, "scenario of a shard")) as Scenario;
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${path} is not JSON; compute the shard again`);
    throw error;
  }
}

/** What all shards of one plane found. Throws UsageError where one is missing, unfinished, or of another code. */
function findingsOf(folders: readonly string[], identity: ScanIdentity): {readonly findings: readonly Finding[]; readonly standard: NonNullable<Checkpoint["standard"]>} {
  const version = packageVersion(), code = ownCode(), seen = new Map<number, string>(), findings = new Map<string, Finding>();
  let count: number | undefined, standard: Checkpoint["standard"];
  for (const folder of folders) {
    const path = join(folder, CHECKPOINT), checkpoint = existsSync(path) ? readCheckpoint(readFileSync(path, "utf8")) : null;
    if (checkpoint === null) throw new UsageError(`${folder} holds no ${CHECKPOINT} of nuportal`);
    const {head} = checkpoint, shard = head.shard === undefined ? undefined : readShard(head.shard);
    if (shard === undefined || "problem" in shard) throw new UsageError(`${folder} holds a scan of a whole plane, not a shard`);
    if (head.nuportal !== version) throw new UsageError(`${folder} was computed by version ${head.nuportal}, this is ${version}; compute all shards by one version`);
    if (head.code !== code) throw new UsageError(`${folder} was computed by other code of the same version; compute all shards by one code`);
    const changed = changedKeys(head.identity, identity);
    if (changed.length > 0) throw new UsageError(`${folder} holds points of a scan with another ${changed.join(", ")} than its ${SHARD_SCENARIO}; run its command again`);
    if (!head.complete) throw new UsageError(`shard ${head.shard} in ${folder} was interrupted; run its command again`);
    if (count !== undefined && shard.count !== count) throw new UsageError(`${folder} is shard ${head.shard}, ${folders[0]} one of ${count}; merge those of one scan`);
    if (seen.has(shard.index)) throw new UsageError(`${folder} and ${seen.get(shard.index)} are both shard ${head.shard}; give each once`);
    ({count} = shard);
    seen.set(shard.index, folder);
    standard = checkpoint.standard;
    for (const finding of checkpoint.findings) findings.set(`${finding.massMeV} ${finding.kind} ${finding.coupling}`, finding);
  }
  const missing = Array.from({length: count!}, (_, i) => i + 1).filter(index => !seen.has(index));
  if (missing.length > 0) throw new UsageError(`shards are missing: ${missing.slice(0, 20).map(index => `${index}/${count}`).join(", ")}${missing.length > 20 ? ", ..." : ""}; give their folders too`);
  if (standard === undefined) throw new UsageError(`the shards hold no run without N; compute them again`);
  return {findings: [...findings.values()], standard};
}
