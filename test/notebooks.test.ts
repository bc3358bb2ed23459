/** Runs every notebook: its code cells, in order, as one TypeScript program. */
import {execFileSync} from "node:child_process";
import {readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {describe, expect, it} from "vitest";

interface Notebook {
  readonly cells: readonly {readonly cell_type: string; readonly source: readonly string[]}[];
}

const folder = new URL("../notebooks/", import.meta.url);
const notebooks = readdirSync(folder).filter(name => name.endsWith(".ipynb"));

describe("notebooks", () => {
  it("are there", () => expect(notebooks.length).toBeGreaterThan(0));

  it.each(notebooks)("%s runs", name => {
    const {cells} = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Notebook;
    const program = cells.filter(cell => cell.cell_type === "code").map(cell => cell.source.join("")).join("\n");
    const file = new URL(`.${name}.ts`, folder);
    writeFileSync(file, program);
    try {
      const out = execFileSync(process.execPath, ["--import", "./tools/register.mjs", file.pathname], {cwd: new URL("..", import.meta.url), encoding: "utf8"});
      expect(out.trim().split("\n").length).toBeGreaterThan(3);
      expect(out).not.toMatch(/NaN|undefined/);
    } finally {
      rmSync(file);
    }
  }, 60_000);
});
