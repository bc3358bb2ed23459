/**
 * Findings shared between runs, by everything that changes their numbers and nothing else:
 *   <folder>/<hash of version, code and evidence>/<mass in MeV>/<writer>.jsonl
 * Each process appends to files of its own, so any number may write at a time. A line is a checksum and JSON; what is damaged is left out.
 */
import {appendFileSync, existsSync, readdirSync, readFileSync} from "node:fs";
import {hostname} from "node:os";
import {join, resolve} from "node:path";
import {crc32} from "node:zlib";
import {evidenceIdentity, type EvidenceIdentity, type StandardEvidence} from "../likelihood/pointEvidence.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {partOf, type Finding} from "./columnPlan.js";
import {contentHash, makeFolder, systemReason} from "./fileStore.js";
import {canonicalText} from "./scanIdentity.js";
import type {FindingStore} from "./scan.js";

export interface CacheOptions {
  readonly folder: string;
  readonly version: string;
  /** Hash of the code that computes. */
  readonly code: string;
  /** Told once that lines are damaged, and that the cache cannot be written: a scan goes on without it. */
  readonly warn?: (text: string) => void;
}

const line = (value: object): string => {
  const text = JSON.stringify(value);
  return `${crc32(text).toString(16).padStart(8, "0")} ${text}\n`;
};

/** The value of a line; undefined where it is damaged. */
function valueOf(text: string): unknown {
  const json = text.slice(9);
  if (text[8] !== " " || crc32(json).toString(16).padStart(8, "0") !== text.slice(0, 8)) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const STANDARD = "standard";

export function openCache(scenario: Scenario, {folder, version, code, warn = () => {}}: CacheOptions): FindingStore {
  const identity = evidenceIdentity(scenario), writer = `${hostname().replace(/[^\w-]/g, "")}-${process.pid}-${Date.now().toString(36)}.jsonl`;
  const root = (part: keyof EvidenceIdentity): string => join(resolve(folder), contentHash(canonicalText({version, code, part, identity: identity[part]})));
  const roots = {cosmic: root("cosmic"), supernova: root("supernova")}, warned = new Set<string>();
  const once = (text: string): void => {
    if (!warned.has(text)) warn(text);
    warned.add(text);
  };
  let writable = true;
  const read = (place: string): unknown[] => {
    if (!existsSync(place)) return [];
    return readdirSync(place).filter(name => name.endsWith(".jsonl")).sort().flatMap(name => readFileSync(join(place, name), "utf8").split("\n").filter(text => text !== "").flatMap(text => {
      const value = valueOf(text);
      if (value !== undefined) return [value];
      once(`lines of the cache ${resolve(folder)} are damaged and left out`);
      return [];
    }));
  };
  const write = (place: string, value: object): void => {
    if (!writable) return;
    try {
      makeFolder(place);
      appendFileSync(join(place, writer), line(value));
    } catch (error) {
      writable = false;
      once(`the cache ${resolve(folder)} cannot be written: ${systemReason(error)}`);
    }
  };
  // Of d = 0 there is one for all models and stars.
  const standardPlace = join(root("standard"), STANDARD);
  let standard = read(standardPlace)[0] as StandardEvidence | undefined;
  return {
    known: massMeV => (["cosmic", "supernova"] as const).flatMap(part => identity[part] === null ? [] : read(join(roots[part], String(massMeV))) as Finding[]),
    get standard() {
      return standard;
    },
    append: finding => write(join(roots[partOf(finding.kind)], String(finding.massMeV)), finding),
    appendStandard: evidence => write(standardPlace, standard = evidence)
  };
}
