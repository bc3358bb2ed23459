/**
 * TypeScript sources as modules, translated by ts-node once: what came of a source is kept under the hash of its text, so that a command does not
 * wait for the translator, in none of its threads, until a source changes.
 */
import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {fileURLToPath} from "node:url";

const require = createRequire(import.meta.url), folder = new URL("../node_modules/.cache/nuportal-sources/", import.meta.url);
const recipe = ["../node_modules/typescript/package.json", "../node_modules/ts-node/package.json", "../tsconfig.json"].map(name => readFileSync(new URL(name, import.meta.url), "utf8")).join();

let translator;
const translated = (text, url) => (translator ??= require("ts-node").create({projectSearchDir: fileURLToPath(new URL("../", import.meta.url))})).compile(text, fileURLToPath(url));

/** A cache that cannot be written costs time and nothing else. */
function keep(file, text) {
  try {
    mkdirSync(folder, {recursive: true});
    const fresh = new URL(`${file.href}.${process.pid}.${Math.trunc(performance.now() * 1e6)}`);
    writeFileSync(fresh, text);
    renameSync(fresh, file);
  } catch (error) {
    if (!["EACCES", "EROFS", "ENOSPC", "EPERM", "EDQUOT", "ENOTDIR"].includes(error.code)) throw error;
  }
}

const isOurs = url => url?.startsWith("file:") && url.endsWith(".ts");

/** Sources name the modules that they become: "x.js" is x.ts where a source asks for it and no x.js is there. */
export async function resolve(specifier, context, next) {
  if (!isOurs(context.parentURL) || !/^\.{1,2}\/.*\.js$/.test(specifier)) return next(specifier, context);
  return next(specifier.replace(/\.js$/, ".ts"), context).catch(() => next(specifier, context));
}

export async function load(url, context, next) {
  if (!isOurs(url)) return next(url, context);
  const text = readFileSync(new URL(url), "utf8"), file = new URL(`${createHash("sha256").update(recipe).update(url).update(text).digest("hex").slice(0, 32)}.js`, folder);
  let source;
  try {
    source = readFileSync(file, "utf8");
  } catch {
    source = translated(text, url);
    keep(file, source);
  }
  return {format: "module", source, shortCircuit: true};
}
