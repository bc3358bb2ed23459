/**
 * The package and the fakes of tests as JavaScript, once for all tests that run it as a process or in threads: each would else wait for the loader to translate it anew.
 * Types are checked before, by `npm test`; what is older than its source, or has none, is made again or goes.
 */
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../", import.meta.url)), target = join(root, "node_modules", ".cache", "nuportal");
const options: ts.CompilerOptions = {target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true};

const filesBelow = (folder: string, ending: string): string[] =>
  existsSync(folder) ? readdirSync(folder, {recursive: true, encoding: "utf8"}).filter(name => name.endsWith(ending)).map(name => join(folder, name)) : [];

/** Where the JavaScript of a source stands, both from the root of the package. */
export const compiledEntry = (source: string): string => relative(root, join(target, source)).replace(/\.ts$/, ".js");

export default function setup(): void {
  const fakes = filesBelow(join(root, "test"), ".ts").filter(name => /[/\\]fake[A-Z]\w*\.ts$/.test(name));
  const sources = [...["src", "solvers"].flatMap(room => filesBelow(join(root, room), ".ts")).filter(name => !name.endsWith(".d.ts")), ...fakes], wanted = new Set<string>();
  for (const source of sources) {
    const made = join(root, compiledEntry(relative(root, source)));
    wanted.add(made);
    if (existsSync(made) && statSync(made).mtimeMs > statSync(source).mtimeMs) continue;
    mkdirSync(dirname(made), {recursive: true});
    writeFileSync(made, ts.transpileModule(readFileSync(source, "utf8"), {compilerOptions: options, fileName: source}).outputText);
  }
  for (const made of filesBelow(target, ".js")) if (!wanted.has(made)) rmSync(made);
}
