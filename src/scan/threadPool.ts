import workerpool from "workerpool";
import type {StandardEvidence} from "../likelihood/pointEvidence.js";
import type {ColumnPool} from "./columnPool.js";
import type {Finding} from "./columnPlan.js";

/** The module a worker thread starts with, and the flags of its Node. */
export interface WorkerEntry {
  readonly script: URL;
  readonly execArgv: readonly string[];
}

/** A worker started from TypeScript sources needs the loader; one started from compiled JavaScript must not ask for it. */
export function workerEntry(name: "columnWorker" | "sampleWorker" = "columnWorker"): WorkerEntry {
  const fromSources = import.meta.url.endsWith(".ts");
  return fromSources
    ? {script: new URL(`./${name}.ts`, import.meta.url), execArgv: ["--import", new URL("../../tools/register.mjs", import.meta.url).href]}
    : {script: new URL(`./${name}.js`, import.meta.url), execArgv: []};
}

/** File path of a file URL; the leading slash before a Windows drive letter goes. */
const pathOf = (url: URL): string => decodeURIComponent(url.pathname).replace(/^\/(?=[A-Za-z]:)/, "");

/** Processors of this machine. */
export const PROCESSORS: number = workerpool.cpus;

/** Threads that start with `entry`. */
export const openThreads = (workers: number, entry: WorkerEntry): ReturnType<typeof workerpool.pool> => workerpool.pool(pathOf(entry.script), {
  maxWorkers: workers,
  workerType: "thread",
  workerTerminateTimeout: 200,
  // A column leaves little behind and throws much away: room for it saves a twentieth of the time.
  workerThreadOpts: {execArgv: [...entry.execArgv], resourceLimits: {maxYoungGenerationSizeMb: 128}},
});

export function threadPool(workers: number = PROCESSORS, entry: WorkerEntry = workerEntry()): ColumnPool {
  const pool = openThreads(workers, entry);
  let closing: Promise<void> | undefined;
  // The pool's own promise type is turned into a native one.
  return {
    lanes: workers,
    standard: async scenario => (await pool.exec("standard", [scenario])) as StandardEvidence,
    column: async (task, onFinding) => void (await pool.exec("column", [task], {on: (finding: Finding) => onFinding(finding)})),
    // Once only: a second request to the pool would make the first one wait for ever.
    close: () => (closing ??= ended(pool)),
  };
}

async function ended(pool: ReturnType<typeof workerpool.pool>): Promise<void> {
  await pool.terminate(true);
}
