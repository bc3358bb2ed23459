import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {packageVersion} from "../../src/cli/packageVersion.js";
import {resultFiles} from "../../src/cli/resultFiles.js";
import {inlinePool} from "../../src/scan/columnPool.js";
import {runScan} from "../../src/scan/scan.js";
import {createFakeLaboratory} from "../scan/fakeLaboratory.js";
import {fakeScenario} from "../scan/fakeScenario.js";
import {run} from "./process.js";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "nuportal-cli-"))));
afterAll(() => rmSync(folder, {recursive: true}));

const columnsIn = (out: string): number => {
  const path = join(out, "columns.jsonl");
  return existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\n").length - 1 : 0;
};

describe("an interrupted scan", () => {
  it("ends with code 130 and one line, keeps its columns, and goes on to the files of an undisturbed one", {timeout: 60_000}, async () => {
    const out = join(folder, "interrupted");
    let sent = false;
    const {code, stdout, stderr} = await run("test/cli/fakeScan.ts", ["slow", out, "2"], {watch: kill => {
      if (sent || columnsIn(out) < 2) return;
      sent = true;
      kill("SIGINT");
    }});
    expect(stderr).toMatch(/^nuportal: interrupted; \d of 7 masses are kept in .*columns\.jsonl; the same command goes on from there\n$/);
    expect(code).toBe(130);
    expect(stdout).toBe("");
    expect(readdirSync(out)).toEqual(["columns.jsonl"]);
    expect(columnsIn(out)).toBeGreaterThanOrEqual(2);
    expect(columnsIn(out)).toBeLessThan(7);

    const again = await run("test/cli/fakeScan.ts", ["slow", out, "3"]);
    expect(again.stderr).toBe("");
    expect(again.code).toBe(0);
    expect(again.stdout.trimEnd().split("\n").at(-1)).toBe(`figure: ${join(out, "figure.png")}`);
    const outcome = await runScan(fakeScenario("slow"), {pool: inlinePool(createFakeLaboratory)});
    if (outcome.kind !== "finished") throw new Error(outcome.kind);
    const {files} = await resultFiles(outcome.result, packageVersion());
    expect(readdirSync(out).sort()).toEqual(["columns.jsonl", ...files.keys()].sort());
    for (const [name, content] of files) expect(readFileSync(join(out, name)).equals(Buffer.from(content)), name).toBe(true);
  });
});
