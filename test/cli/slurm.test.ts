/** A job array on a Slurm of one machine, made for the test in a folder of its own. */
import {spawn, spawnSync, type ChildProcess} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {availableParallelism, hostname, tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {slurmScripts} from "../../src/cli/slurm.js";
import {compiledEntry} from "../compiled.js";

const programs = ["sbatch", "slurmctld", "slurmd", "munged", "mungekey", "scancel"];
const missing = programs.filter(name => spawnSync("which", [name], {env: {...process.env, PATH: `${process.env["PATH"]}:/usr/sbin:/sbin`}}).status !== 0);
const why = missing.length > 0 ? `${missing.join(", ")} not installed` : process.getuid?.() !== 0 ? "daemons need root" : "";
const env = {...process.env, PATH: `${process.env["PATH"]}:/usr/sbin:/sbin`};

let folder: string;
const daemons: ChildProcess[] = [];
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "nuportal-slurm-"))));
afterAll(async () => {
  for (const daemon of daemons.reverse()) {
    const ended = new Promise(resolve => daemon.once("exit", resolve));
    if (daemon.exitCode === null) {
      daemon.kill("SIGTERM");
      await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 3000))]);
      if (daemon.exitCode === null) daemon.kill("SIGKILL");
    }
  }
  rmSync(folder, {recursive: true, force: true});
});

describe("Slurm scripts", () => {
  it("name every shard once, quote what a shell would read, and merge when all have succeeded", () => {
    const scripts = slurmScripts("sc n.yaml", {name: "x"}, {shards: 64, out: join(folder, "it's"), workers: 2, time: "1:00", memory: "2G", partition: "long"}, ["node", "main.js"]);
    expect([...scripts.keys()]).toEqual(["array.sh", "merge.sh", "submit.sh"]);
    expect(scripts.get("array.sh")).toMatch(/#SBATCH --array=1-64\n[^]*#SBATCH --cpus-per-task=2\n[^]*--shard "\$SLURM_ARRAY_TASK_ID"\/64 /);
    expect(scripts.get("array.sh")).toContain("#SBATCH --partition=long");
    expect(scripts.get("submit.sh")).toContain("--dependency=afterok:");
    for (const text of scripts.values()) {
      const script = join(folder, "script.sh");
      writeFileSync(script, text);
      expect(spawnSync("bash", ["-n", script]).status).toBe(0);
    }
  });
});

/** Starts a daemon in the foreground. */
function daemon(name: string, args: readonly string[], more: NodeJS.ProcessEnv = {}, user?: {readonly uid: number; readonly gid: number}): void {
  daemons.push(spawn(name, args, {env: {...env, ...more}, stdio: "ignore", ...user}));
}

async function until(what: () => boolean, seconds: number): Promise<boolean> {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end;) {
    if (what()) return true;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return what();
}

describe.skipIf(why !== "")(`a job array${why === "" ? "" : ` (skipped: ${why})`}`, () => {
  it("computes shards and merges them", {timeout: 180_000}, async () => {
    const id = (name: string): number => Number(spawnSync("id", [`-${name}`, "munge"], {encoding: "utf8"}).stdout), munge = {uid: id("u"), gid: id("g")}, host = hostname().split(".")[0]!;
    for (const name of ["munge", "state", "spool"]) mkdirSync(join(folder, name));
    const key = join(folder, "munge", "key"), socket = join(folder, "munge", "socket"), conf = join(folder, "slurm.conf");
    spawnSync("chmod", ["755", folder]);
    spawnSync("mungekey", ["--create", `--keyfile=${key}`], {env});
    spawnSync("chown", ["-R", "munge:munge", join(folder, "munge")]);
    daemon("munged", ["--foreground", "--force", `--key-file=${key}`, `--socket=${socket}`, `--pid-file=${join(folder, "munge", "pid")}`, `--log-file=${join(folder, "munge", "log")}`, `--seed-file=${join(folder, "munge", "seed")}`], {}, munge);
    expect(await until(() => existsSync(socket), 20)).toBe(true);
    const port = 20_000 + (process.pid % 20_000);
    writeFileSync(conf, [
      "ClusterName=nuportal", `SlurmctldHost=${host}(127.0.0.1)`, "SlurmUser=root", "SlurmdUser=root", "AuthType=auth/munge", "CredType=cred/munge", `AuthInfo=socket=${socket}`, "MpiDefault=none", "ProctrackType=proctrack/linuxproc", "TaskPlugin=task/none",
      "SelectType=select/cons_tres", "SelectTypeParameters=CR_Core", "ReturnToService=2", `StateSaveLocation=${join(folder, "state")}`, `SlurmdSpoolDir=${join(folder, "spool")}`,
      `SlurmctldPidFile=${join(folder, "ctld.pid")}`, `SlurmdPidFile=${join(folder, "d.pid")}`, `SlurmctldLogFile=${join(folder, "ctld.log")}`, `SlurmdLogFile=${join(folder, "d.log")}`,
      `SlurmctldPort=${port}`, `SlurmdPort=${port + 1}`, "JobAcctGatherType=jobacct_gather/none", "AccountingStorageType=accounting_storage/none", "SchedulerType=sched/backfill", "SchedulerParameters=batch_sched_delay=0,sched_interval=1",
      `NodeName=${host} NodeAddr=127.0.0.1 CPUs=${availableParallelism()} RealMemory=1000 State=UNKNOWN`, `PartitionName=all Nodes=${host} Default=YES MaxTime=INFINITE State=UP`
    ].join("\n") + "\n");
    const slurm = {...env, SLURM_CONF: conf};
    daemon("slurmctld", ["-D", "-f", conf], {SLURM_CONF: conf});
    daemon("slurmd", ["-D", "-f", conf], {SLURM_CONF: conf});
    expect(await until(() => spawnSync("sinfo", ["-h", "-o", "%t"], {env: slurm, encoding: "utf8"}).stdout.includes("idle"), 40), readFileSync(join(folder, "ctld.log"), "utf8").slice(-2000)).toBe(true);

    const out = join(folder, "out"), scripts = slurmScripts("scenarios/quick.yaml", {name: "fake"}, {shards: 3, out, workers: 1, time: "5", memory: "100M"}, [process.execPath, compiledEntry("test/cli/fakeShard.ts")]);
    for (const name of ["shards", "logs"]) mkdirSync(join(out, name), {recursive: true});
    for (const [name, text] of scripts) writeFileSync(join(out, name), text, {mode: 0o755});
    const submitted = spawnSync("bash", [join(out, "submit.sh")], {env: slurm, encoding: "utf8"});
    expect(submitted.stderr).toBe("");
    expect(submitted.stdout).toMatch(/^array \d+, merge \d+; results: /);
    const done = await until(() => existsSync(join(out, "result.json")), 120), logs = readdirSync(join(out, "logs")).map(name => readFileSync(join(out, "logs", name), "utf8")).join("\n");
    expect(done, logs).toBe(true);
    expect(readdirSync(join(out, "shards")).sort()).toEqual(["1", "2", "3"]);
    expect(JSON.parse(readFileSync(join(out, "result.json"), "utf8"))).toMatchObject({points: {total: 35}});
  });
});
