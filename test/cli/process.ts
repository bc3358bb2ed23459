import {spawn} from "node:child_process";
import {fileURLToPath} from "node:url";
import {compiledEntry} from "../compiled.js";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProcessOptions {
  /** Further modules to load first. */
  readonly imports?: readonly string[];
  /** The reader has left before the first line. */
  readonly closedStdout?: boolean;
  /** Looks at the running process now and then, and may signal it. */
  readonly watch?: (kill: (signal: NodeJS.Signals) => void) => void;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a TypeScript entry as a process of its own, from the root of the package: a source of the package or a fake from its JavaScript, another through the loader. */
export function run(entry: string, args: readonly string[], {imports = [], closedStdout = false, watch}: ProcessOptions = {}): Promise<Ended> {
  const ours = /^(?:src|solvers)\/|\/fake[A-Z]\w*\.ts$/.test(entry), loaders = [...(ours ? [] : ["./tools/register.mjs"]), ...imports].flatMap(module => ["--import", module]);
  const child = spawn(process.execPath, [...loaders, ours ? compiledEntry(entry) : entry, ...args], {cwd: root, stdio: ["ignore", "pipe", "pipe"]});
  let stdout = "", stderr = "";
  if (closedStdout) child.stdout.destroy();
  child.stdout.on("data", data => (stdout += String(data)));
  child.stderr.on("data", data => (stderr += String(data)));
  const timer = watch && setInterval(() => watch(signal => void child.kill(signal)), 20);
  return new Promise(resolve => child.on("close", code => {
    clearInterval(timer);
    resolve({code, stdout, stderr});
  }));
}

export const nuportal = (args: readonly string[], options?: ProcessOptions): Promise<Ended> => run("src/cli/main.ts", args, options);
