/**
 * The package as JavaScript under .cache, for commands and for tests that run it as a process or in threads: modules without a loader
 * start in half of the time. What is older than its source is made again, what has none goes.
 */
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {fileURLToPath} from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url)), target = join(root, ".cache", "nuportal");

/** Files below a folder whose names end so. */
export const filesBelow = (folder, ending) =>
  existsSync(folder) ? readdirSync(folder, {recursive: true, encoding: "utf8"}).filter(name => name.endsWith(ending)).map(name => join(folder, name)) : [];

/** Where the JavaScript of a source stands, both from the root of the package. */
export const compiledEntry = source => relative(root, join(target, source)).replace(/\.ts$/, ".js");

/** What is there, as "time:size" of the source that it was made from. */
const manifest = join(target, "sources.json");
const manifestRead = () => {
  try {
    return JSON.parse(readFileSync(manifest, "utf8"));
  } catch {
    return {};
  }
};
const write = (file, text) => {
  const fresh = `${file}.${process.pid}`;
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(fresh, text);
  renameSync(fresh, file);
};

/** Makes what is missing of the package and of further sources (absolute paths). Throws where the folder cannot be written. */
export async function compile(further = []) {
  const sources = [...["src", "solvers"].flatMap(room => filesBelow(join(root, room), ".ts")).filter(name => !name.endsWith(".d.ts")), ...further], known = manifestRead();
  let ts, changed = false;
  for (const source of sources) {
    const {mtimeMs, size} = statSync(source), state = `${mtimeMs}:${size}`, made = join(root, compiledEntry(relative(root, source)));
    if (known[source] === state && existsSync(made)) continue;
    ts ??= (await import("typescript")).default;
    const options = {target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true};
    write(made, ts.transpileModule(readFileSync(source, "utf8"), {compilerOptions: options, fileName: source}).outputText);
    known[source] = state;
    changed = true;
  }
  for (const source of Object.keys(known)) {
    if (existsSync(source)) continue;
    rmSync(join(root, compiledEntry(relative(root, source))), {force: true});
    delete known[source];
    changed = true;
  }
  if (changed) write(manifest, JSON.stringify(known));
}
