/** Files of results that were made before, by everything they are made of: scenario, findings, and the whole code. */
import {existsSync, readdirSync, readFileSync, rmSync, statSync} from "node:fs";
import {join} from "node:path";
import {canonicalScenario} from "../model/scenario.js";
import {contentHash, makeFolder, writeFiles} from "../scan/fileStore.js";
import type {ScanResult} from "../scan/scan.js";
import {codeFingerprint} from "./codeFingerprint.js";
import type {Files} from "./resultFiles.js";
import {RESULT} from "./resultFolder.js";

const FOLDER = "results";
/** The oldest go when there are more: each is some 10 MB. */
const most = 40;

/** Folder of the files of a result within a cache. */
export const resultKey = (cache: string, {scenario, findings, standardEvidence}: Pick<ScanResult, "scenario" | "findings" | "standardEvidence">, version: string): string =>
  join(cache, FOLDER, contentHash([version, codeFingerprint(undefined, ["solvers", "src"]), canonicalScenario(scenario), JSON.stringify(standardEvidence), JSON.stringify(findings)].join("\n")));

/** In the order of writing; undefined where they are not there. result.json stands last, so that where it is the others are. */
export function readResultFiles(key: string): Files | undefined {
  try {
    if (!existsSync(join(key, RESULT))) return undefined;
    const order = JSON.parse(readFileSync(join(key, "order.json"), "utf8")) as readonly string[];
    return new Map(order.map(name => [name, readFileSync(join(key, name))]));
  } catch {
    return undefined;
  }
}

export function keepResultFiles(key: string, files: Files): void {
  try {
    makeFolder(key);
    writeFiles(key, new Map([["order.json", JSON.stringify([...files.keys()])], ...files]));
    const folder = join(key, ".."), age = (name: string): number => statSync(join(folder, name)).mtimeMs;
    const old = readdirSync(folder).sort((a, b) => age(b) - age(a)).slice(most);
    for (const name of old) rmSync(join(folder, name), {recursive: true, force: true});
  } catch {
    // Nothing depends on it; a cache that cannot be written is told of by the points.
  }
}
