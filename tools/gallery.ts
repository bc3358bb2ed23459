/**
 * Makes the figures of docs/gallery.md by running its commands, one after the other, as they stand there.
 * Scans whose folder has a result are not run again, and a name limits the run to the commands that hold it.
 * Run: node --import ./tools/register.mjs tools/gallery.ts [name]
 */
import {spawnSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

const page = "docs/gallery.md", name = process.argv[2] ?? "";

/** Words of a command line; quotes hold spaces. */
const words = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);

const commands = [...readFileSync(page, "utf8").matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block!.trim().split("\n")).map(words);
for (const [program, ...args] of commands) {
  if (program !== "nuportal") throw new Error(`${page} holds the command ${program}; only nuportal is run`);
  const out = args[args.indexOf("--out") + 1]!;
  if (!args.join(" ").includes(name) || (args[0] === "scan" && existsSync(join(out, "result.json")))) continue;
  process.stdout.write(`nuportal ${args.join(" ")}\n`);
  const {status} = spawnSync(process.execPath, ["--import", "./tools/register.mjs", "src/cli/main.ts", ...args], {stdio: ["ignore", "ignore", "inherit"]});
  if (status !== 0) throw new Error(`it ended with code ${status}`);
}
