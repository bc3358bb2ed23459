/** Notebooks carry the outputs of a clean run (`npm run notebooks -- --write`); one of them is run here, as one program without Jupyter. */
import {execFileSync} from "node:child_process";
import {readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import ts from "typescript";
import {describe, expect, it} from "vitest";
import {compiledEntry} from "./compiled.js";

interface Output {
  readonly output_type: string;
  readonly text?: string | readonly string[];
}
interface Notebook {
  readonly cells: readonly {readonly cell_type: string; readonly source: readonly string[]; readonly outputs?: readonly Output[]}[];
}

const root = new URL("../", import.meta.url), folder = new URL("notebooks/", root);
const names = readdirSync(folder).filter(name => /^[^.].*\.ipynb$/.test(name));
const cellsOf = (name: string): Notebook["cells"] => (JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Notebook).cells.filter(({cell_type}) => cell_type === "code");
const textOf = ({text = ""}: Output): string => typeof text === "string" ? text : text.join("");

describe("notebooks", () => {
  it("are five", () => expect(names.length).toBe(5));

  it.each(names)("%s shows what every cell that speaks said, without an error", name => {
    for (const {source, outputs = []} of cellsOf(name)) {
      if (/console\.log|display\./.test(source.join(""))) expect(outputs, source.join("")).not.toEqual([]);
      for (const output of outputs) {
        expect(["stream", "display_data"]).toContain(output.output_type);
        expect(textOf(output)).not.toMatch(/NaN|undefined|Error/);
      }
    }
  });

  it("of one universe says now what it said", () => {
    const cells = cellsOf("1-one-universe.ipynb"), file = new URL(".one-universe.mjs", folder);
    const program = cells.map(({source}) => source.join("")).join("\n").replace("../dist/src/index.js", `../${compiledEntry("src/index.ts")}`)
      .replace(/^import \{display\}.*$/m, "const display = {svg: (_figure: string) => {}};");
    const said = cells.flatMap(({outputs = []}) => outputs.map(textOf)).join("");
    writeFileSync(file, ts.transpileModule(program, {compilerOptions: {target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext}}).outputText);
    try {
      const out = execFileSync(process.execPath, [file.pathname], {cwd: root, encoding: "utf8"});
      const numbers = (text: string): number[] => [...text.matchAll(/-?\d+\.\d+(?:e[-+]\d+)?/g)].map(([number]) => Number(number)), now = numbers(out), then = numbers(said);
      expect(now.length).toBe(then.length);
      now.forEach((value, i) => expect(Math.abs(value - then[i]!)).toBeLessThanOrEqual(2e-3 * Math.abs(then[i]!) + 1e-9));
    } finally {
      rmSync(file);
    }
  }, 60_000);
});
