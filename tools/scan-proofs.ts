/**
 * What scans promise, shown at full length on one scenario (minutes to hours; the tests show the same on a fake laboratory):
 *   node --import ./tools/register.mjs tools/scan-proofs.ts [scenario] [folder]
 *   alone       wall and CPU time of the scan
 *   cached      a second run from the cache gives the same bytes; its time
 *   killed      SIGKILL at random ten times, then left to end: the same bytes
 *   workers     1 and 2 workers: the same bytes
 *   shards      7 shards, merged: the same bytes
 * The commands run compiled (npm run build), as an installed package does.
 */
import {spawn} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";

const [scenario = "scenarios/quick.yaml", folder = mkdtempSync(join(tmpdir(), "nuportal-proofs-"))] = process.argv.slice(2), main = resolve("dist/src/cli/main.js");
if (!existsSync(main)) throw new Error(`${main} is missing: run npm run build`);

interface Run {
  readonly seconds: number;
  readonly code: number | null;
}

/** Runs the command; `killAfterSeconds` shoots it. */
const nuportal = (args: readonly string[], killAfterSeconds = Infinity): Promise<Run> => new Promise(done => {
  const start = performance.now(), child = spawn(process.execPath, [main, ...args], {stdio: ["ignore", "ignore", "inherit"]});
  const timer = Number.isFinite(killAfterSeconds) ? setTimeout(() => child.kill("SIGKILL"), 1000 * killAfterSeconds) : undefined;
  child.on("exit", code => {
    clearTimeout(timer);
    done({code, seconds: (performance.now() - start) / 1000});
  });
});

const differing = (a: string, b: string): readonly string[] => [...new Set([...readdirSync(a), ...readdirSync(b)])].filter(name => {
  const [one, other] = [join(a, name), join(b, name)];
  return !existsSync(one) || !existsSync(other) || !readFileSync(one).equals(readFileSync(other));
});
const out = (name: string): string => join(folder, name), cache = ["--cache", out("cache")], none = ["--no-cache"];
const say = (name: string, text: string): boolean => process.stdout.write(`${name.padEnd(9)} ${text}\n`);
const same = (name: string): string => {
  const names = differing(out("alone"), out(name));
  if (names.length > 0) process.exitCode = 1;
  return names.length === 0 ? "the same bytes" : `DIFFERENT: ${names.join(", ")}`;
};

const alone = await nuportal(["scan", scenario, "--out", out("alone"), ...cache]);
if (alone.code !== 0) throw new Error("the scan itself failed");
say("alone", `${alone.seconds.toFixed(1)} s, ${readFileSync(join(out("alone"), "points.jsonl"), "utf8").split("\n").length - 3} findings`);
const cached = await nuportal(["scan", scenario, "--out", out("cached"), ...cache]);
say("cached", `${cached.seconds.toFixed(2)} s, ${same("cached")}`);
for (let kill = 1; kill <= 10; kill++) await nuportal(["scan", scenario, "--out", out("killed"), ...none], Math.random() * alone.seconds / 5);
await nuportal(["scan", scenario, "--out", out("killed"), ...none, "--resume"]);
say("killed", `10 times, ${same("killed")}`);
for (const workers of [1, 2]) {
  const run = await nuportal(["scan", scenario, "--out", out(`workers-${workers}`), "--workers", String(workers), ...none]);
  say("workers", `${workers}: ${run.seconds.toFixed(1)} s, ${same(`workers-${workers}`)}`);
}
const shards = Array.from({length: 7}, (_, i) => out(`shard-${i + 1}`));
for (const [i, place] of shards.entries()) await nuportal(["scan", scenario, "--shard", `${i + 1}/7`, "--out", place, ...none]);
await nuportal(["merge", ...shards, "--out", out("merged")]);
say("shards", `7, ${same("merged")}`);
if (process.argv[3] === undefined) rmSync(folder, {recursive: true});
