/**
 * Runs the notebooks in Jupyter, each in a fresh TypeScript kernel (tslab), against the built package.
 *   npm run notebooks              every notebook must run; nothing is changed
 *   npm run notebooks -- --write   keeps the outputs in the notebooks
 * Needs Python with nbconvert (Debian: jupyter-nbconvert). Exit code 1 where a cell fails, 2 where Jupyter is absent.
 */
import {execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

interface Cell {
  cell_type: string;
  id?: string;
  metadata: Record<string, unknown>;
  outputs?: {output_type: string; metadata?: unknown}[];
  execution_count?: number | null;
  source: string | string[];
}
interface Notebook {
  cells: Cell[];
  metadata: unknown;
  nbformat: number;
  nbformat_minor: number;
}

/** The first Python that can run notebooks; undefined where there is none. */
export function pythonWithJupyter(): string | undefined {
  return ["/usr/bin/python3", "python3"].find(python => {
    try {
      execFileSync(python, ["-c", "import nbconvert, jupyter_client"], {stdio: "ignore"});
      return true;
    } catch {
      return false;
    }
  });
}

const folder = fileURLToPath(new URL("../notebooks/", import.meta.url));

/** What changes from run to run or says nothing goes: a notebook in the repository differs only where its numbers do. */
function tidy(executed: Notebook, source: Notebook): Notebook {
  let count = 0;
  const cells = executed.cells.map((cell, i) => ({
    ...cell, metadata: source.cells[i]!.metadata, id: source.cells[i]!.id ?? `cell-${i + 1}`, ...(cell.cell_type === "code" && {execution_count: ++count}),
  }));
  return {...source, cells, nbformat: 4, nbformat_minor: 5};
}

function run(python: string, name: string, kernels: string, write: boolean): void {
  const path = join(folder, name), made = `.executed-${name}`;
  try {
    execFileSync(python, ["-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=300", "--log-level", "ERROR", name, "--output", made],
      {cwd: folder, env: {...process.env, JUPYTER_PATH: kernels}, stdio: ["ignore", "inherit", "pipe"]});
    const executed = JSON.parse(readFileSync(join(folder, made), "utf8")) as Notebook;
    const wrong = executed.cells.flatMap(({outputs = []}) => outputs).find(({output_type}) => output_type === "error");
    if (wrong !== undefined) throw new Error(`${name}: a cell ended in an error`);
    if (write) writeFileSync(path, JSON.stringify(tidy(executed, JSON.parse(readFileSync(path, "utf8")) as Notebook), null, 1) + "\n");
    console.log(`${name}: ${executed.cells.filter(({cell_type}) => cell_type === "code").length} cells run`);
  } finally {
    rmSync(join(folder, made), {force: true});
  }
}

function main(words: readonly string[]): number {
  const names = readdirSync(folder).filter(name => /^[^.].*\.ipynb$/.test(name)).sort(), wanted = words.filter(word => !word.startsWith("--"));
  const python = pythonWithJupyter();
  if (python === undefined) {
    console.error("notebooks: no Python with nbconvert here; install it (Debian: apt-get install jupyter-nbconvert)");
    return 2;
  }
  if (!existsSync(join(folder, "node_modules", "tslab"))) execFileSync("npm", ["ci", "--no-audit", "--no-fund"], {cwd: folder, stdio: ["ignore", "ignore", "inherit"]});
  const kernels = mkdtempSync(join(tmpdir(), "nuportal-kernel-")), kernel = join(kernels, "kernels", "tslab");
  mkdirSync(kernel, {recursive: true});
  writeFileSync(join(kernel, "kernel.json"), JSON.stringify({
    argv: [process.execPath, join(folder, "node_modules", "tslab", "bin", "tslab"), "kernel", "--config-path", "{connection_file}"], display_name: "TypeScript", language: "typescript",
  }));
  try {
    for (const name of names) if (wanted.length === 0 || wanted.includes(name)) run(python, name, kernels, words.includes("--write"));
    return 0;
  } catch (error) {
    const {stderr, message} = error as {readonly stderr?: Uint8Array; readonly message: string};
    console.error(stderr === undefined ? message : String(stderr).trim().split("\n").slice(-25).join("\n"));
    return 1;
  } finally {
    rmSync(kernels, {recursive: true});
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
