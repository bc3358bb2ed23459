/** Files of results that were made before, by everything they are made of: the scenario and the whole code. */
import {existsSync, readdirSync, readFileSync, rmSync, statSync} from "node:fs";
import {join} from "node:path";
import {crc32} from "node:zlib";
import {canonicalScenario} from "../model/scenario.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {contentHash, makeFolder, writeFiles} from "../scan/fileStore.js";
import {codeFingerprint} from "./codeFingerprint.js";
import type {Files} from "./resultFiles.js";
import {RESULT} from "./resultFolder.js";

const FOLDER = "results", ORDER = "order.json";
/** The oldest go when there are more: each is some 10 MB. */
const most = 40;

/** Folder of the files of a result within a cache. A scan depends on nothing but its scenario and the code. */
export const resultKey = (cache: string, scenario: Scenario, version: string): string =>
  join(cache, FOLDER, contentHash([version, codeFingerprint(undefined, ["solvers", "src"]), canonicalScenario(scenario)].join("\n")));

/** In the order of writing; undefined where they are not there. result.json stands last, so that where it is the others are. */
export function readResultFiles(key: string): Files | undefined {
  try {
    if (!existsSync(join(key, RESULT))) return undefined;
    const order = JSON.parse(readFileSync(join(key, ORDER), "utf8")) as readonly (readonly [name: string, checksum: number])[], files = order.map(([name]) => [name, readFileSync(join(key, name))] as const);
    // Another process may be writing them.
    return files.every(([, content], i) => crc32(content) === order[i]![1]) ? new Map(files) : undefined;
  } catch {
    return undefined;
  }
}

export function keepResultFiles(key: string, files: Files): void {
  try {
    makeFolder(key);
    writeFiles(key, new Map([[ORDER, JSON.stringify([...files].map(([name, content]) => [name, crc32(content)]))], ...files]));
    const folder = join(key, ".."), age = (name: string): number => statSync(join(folder, name)).mtimeMs;
    const old = readdirSync(folder).sort((a, b) => age(b) - age(a)).slice(most);
    for (const name of old) rmSync(join(folder, name), {recursive: true, force: true});
  } catch {
    // Nothing depends on it; a cache that cannot be written is told of by the points.
  }
}
