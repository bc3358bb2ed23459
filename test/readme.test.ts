/** The README keeps its word: its commands run, its files exist, its numbers are ours. */
import {execFileSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {compiledEntry} from "./compiled.js";

const root = new URL("../", import.meta.url), readme = readFileSync(new URL("README.md", root), "utf8");
/** Words of each `npm run --silent nuportal -- ...` line, comments and redirections left out. */
const commands = [...readme.matchAll(/^npm run --silent nuportal -- (.+)$/gm)].map(([, line]) =>
  [...line!.replace(/\s+#.*$/, "").replace(/\s+>.*$/, "").matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!));
const run = (words: readonly string[]): string =>
  execFileSync(process.execPath, [compiledEntry("src/cli/main.ts"), ...words], {cwd: root, encoding: "utf8", maxBuffer: 1 << 26});

describe("README", () => {
  it("shows every command that computes", () => expect(commands.map(([name]) => name)).toEqual(expect.arrayContaining(["bbn", "point", "evolve", "supernova", "scan", "plot", "verify", "table"])));

  it.each(commands.filter(([name]) => ["bbn", "point"].includes(name!)).map(words => [words.join(" "), words] as const))("nuportal %s", (_line, words) => {
    expect(run(words).trim().split("\n").length).toBeGreaterThan(2);
  }, 60_000);

  it("shows a program that runs", () => {
    const [, program] = /```ts\n([\s\S]*?)```/.exec(readme)!, entry = new URL(compiledEntry("src/index.ts"), root).href;
    const out = execFileSync(process.execPath, ["--input-type=module", "-e", `${program!.replace('"nuportal"', JSON.stringify(entry))}; console.log(JSON.stringify({nEff, yP, lifetimeSeconds, excluded}))`], {cwd: root, encoding: "utf8"});
    const {nEff, yP, lifetimeSeconds, excluded} = JSON.parse(out) as {nEff: number; yP: number; lifetimeSeconds: number; excluded: Record<string, boolean | null>};
    expect([nEff, yP, lifetimeSeconds].every(Number.isFinite)).toBe(true);
    expect(excluded["bbn"]).toBe(true);
  }, 60_000);

  it("names files that exist", () => {
    for (const [, path] of readme.matchAll(/\]\(([\w./-]+)\)/g)) expect(existsSync(new URL(path!, root)), path).toBe(true);
    for (const [path] of readme.matchAll(/scenarios\/[\w-]+\.yaml/g)) expect(existsSync(new URL(path, root)), path).toBe(true);
  });

  it("quotes the standard run as it is", () => {
    const {nEff, yP, dOverH} = JSON.parse(run(["bbn", "--json"])) as {nEff: number; yP: number; dOverH: number};
    expect(readme).toContain(`| ${nEff.toFixed(4)} |`);
    expect(readme).toContain(`| ${yP.toFixed(5)} |`);
    expect(readme).toContain(`| ${(1e5 * dOverH).toFixed(4)}·10⁻⁵ |`);
  }, 60_000);
});
