/**
 * The output folder of a scan. Findings are appended to points.jsonl as they come, so that an interrupted scan goes on
 * where it stopped; the files of the result are each written beside their place and renamed into it.
 */
import {createHash} from "node:crypto";
import {closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import type {StandardEvidence} from "../likelihood/pointEvidence.js";
import {partOf, type Finding} from "./columnPlan.js";
import {lockFolder} from "./fileLock.js";
import {canonicalText, changedKeys, type ScanIdentity} from "./scanIdentity.js";
import type {FindingStore} from "./scan.js";

export const CHECKPOINT = "points.jsonl";

/** Creates a folder and what is above it. Not mkdir's own recursion, which never ends in file systems that refuse with ENOENT (/proc). */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process was quicker.
    if (!existsSync(path)) throw error;
  }
}

/** The folder can no longer be written. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/** First line of a checkpoint. */
export interface CheckpointHead {
  readonly nuportal: string;
  /** Hash of the code that computes. */
  readonly code: string;
  readonly identity: ScanIdentity;
  /** "3/64" where it is of a part of the plane. */
  readonly shard?: string;
  /** True where nothing is lacking. */
  readonly complete?: true;
}

export interface FileStore extends FindingStore {
  readonly folder: string;
  /** Number of findings that were there. */
  readonly found: number;
  /** Takes up what other runs found. */
  take(standard: StandardEvidence, findings: readonly Finding[]): void;
  /** Puts the checkpoint in order, then writes the files in the order given. */
  finish(standard: StandardEvidence, findings: readonly Finding[], files: ReadonlyMap<string, string | Uint8Array>): void;
  /** Writes the files of the same scan from elsewhere, its checkpoint among them. */
  replace(files: ReadonlyMap<string, string | Uint8Array>): void;
  close(): void;
}

export interface FileStoreOptions {
  readonly folder: string;
  readonly identity: ScanIdentity;
  readonly version: string;
  /** Hash of the code that computes. */
  readonly code: string;
  readonly shard?: string;
  /** Drops what an earlier run left, whatever its scenario. */
  readonly restart?: boolean;
  /** There must be something to go on with. */
  readonly resume?: boolean;
}

type Opened = {readonly ok: true; readonly store: FileStore} | {readonly ok: false; readonly problem: string};

export interface Checkpoint {
  readonly head: CheckpointHead;
  readonly standard: StandardEvidence | undefined;
  readonly findings: readonly Finding[];
}

/** What is written is on the disk within this [ms], should the machine lose its power; a process that dies loses nothing that was appended. */
const syncMs = 1000;

/** Creates the folder, or takes up what an earlier run of the same scenario left in it. */
export function openFileStore(options: FileStoreOptions): Opened {
  const {folder, identity, version, code, shard, restart = false, resume = false} = options;
  const head: CheckpointHead = {nuportal: version, code, identity, ...(shard !== undefined && {shard})}, path = join(folder, CHECKPOINT);
  let release = (): void => {};
  try {
    if (existsSync(folder) && !statSync(folder).isDirectory()) return refused(folder, "it is a file; give a folder");
    if (resume && (restart || !existsSync(path))) return refused(folder, `--resume finds no ${CHECKPOINT} in it; leave --resume out to begin`);
    makeFolder(resolve(folder));
    const lock = lockFolder(folder);
    if ("problem" in lock) return refused(folder, lock.problem);
    release = lock.release;
    /** The folder is there and this process's own. */
    const own = (): void => {
      makeFolder(resolve(folder));
      if (!lock.kept()) throw new StoreError(`cannot write to --out ${folder}: another process has taken it`);
    };
    const refuse = (reason: string): Opened => {
      lock.release();
      return refused(folder, reason);
    };
    let earlier: Checkpoint | null = null;
    if (existsSync(path) && !restart) {
      earlier = readCheckpoint(readFileSync(path, "utf8"));
      if (earlier === null) return refuse(`${CHECKPOINT} in it is not a checkpoint of nuportal; choose another folder`);
      const other = otherScan(earlier.head, head);
      if (other !== null) return refuse(`it holds ${other}; choose another folder, or start over with --restart`);
    }
    const {findings, standard: kept} = usable(earlier, identity);
    // Rewritten whole: an earlier run may have been killed in the middle of a line.
    writeWhole(path, checkpointText(head, kept, findings));
    let file = openSync(path, "a");
    const byMass = new Map<number, Finding[]>(), lines: string[] = [];
    const keep = (finding: Finding): void => void (byMass.get(finding.massMeV) ?? byMass.set(finding.massMeV, []).get(finding.massMeV)!).push(finding);
    findings.forEach(keep);
    let synced = performance.now(), closed = false, standard = kept;
    const close = (): void => {
      if (!closed) {
        closeSync(file);
        lock.release();
      }
      closed = true;
    };
    const append = (line: object): void => writing(folder, () => {
      if (closed) return;
      lines.push(JSON.stringify(line) + "\n");
      writeSync(file, lines.at(-1)!);
      if (performance.now() - synced < syncMs) return;
      own();
      if (existsSync(path)) fsyncSync(file);
      else {
        // Somebody has removed it: what was found is written again.
        closeSync(file);
        writeWhole(path, checkpointText(head, kept, findings) + lines.join(""));
        file = openSync(path, "a");
      }
      synced = performance.now();
    });
    return {
      ok: true,
      store: {
        folder, found: findings.length, close,
        known: massMeV => byMass.get(massMeV) ?? [],
        get standard() {
          return standard;
        },
        append,
        take: (evidence, all) => {
          standard = evidence;
          all.forEach(keep);
        },
        appendStandard: evidence => append({standard: standard = evidence}),
        replace: files => {
          writing(folder, () => writeFiles(folder, files));
          close();
        },
        finish: (evidence, all, files) => {
          writing(folder, () => {
            own();
            writeWhole(path, checkpointText({...head, complete: true}, evidence, all));
            writeFiles(folder, files);
          });
          close();
        },
      },
    };
  } catch (error) {
    release();
    return refused(folder, systemReason(error));
  }
}

/** Writes each file beside its place and renames it into it: a reader sees the old one or the new one. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  for (const [name, content] of files) writeWhole(join(folder, name), content);
}

/** What a failed system call says, without its stack: "permission denied". */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known: Readonly<Record<string, string>> = {
    EACCES: "permission denied", EPERM: "operation not permitted", EROFS: "the file system is read-only", ENOSPC: "no space left",
    ENOENT: "no such file or folder", ENOTDIR: "a part of the path is a file", EISDIR: "it is a folder", EEXIST: "it is a file",
    ENAMETOOLONG: "the name is too long",
  };
  if (code === "") throw error;
  return known[code] ?? code;
}

/** A checkpoint's text; null where it is none. Lines that were cut short are left out. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [first = "", ...lines] = text.split("\n"), head = parsed(first) as Partial<CheckpointHead> | undefined;
  if (head?.identity === undefined || head.nuportal === undefined) return null;
  const findings: Finding[] = [];
  let standard: StandardEvidence | undefined;
  for (const row of lines.map(parsed) as (Finding & {readonly standard?: StandardEvidence} | undefined)[]) {
    if (row === undefined || row === null) continue;
    if (row.standard !== undefined) standard = row.standard;
    else if (row.kind !== undefined) findings.push(row);
  }
  return {head: head as CheckpointHead, standard, findings};
}

/** Undefined for a line that was cut short. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const checkpointText = (head: CheckpointHead, standard: StandardEvidence | undefined, findings: readonly Finding[]): string =>
  [head, ...(standard === undefined ? [] : [{standard}]), ...findings].map(row => JSON.stringify(row) + "\n").join("");

export function writeWhole(path: string, content: string | Uint8Array): void {
  const partial = `${path}.partial`;
  try {
    writeFileSync(partial, content);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, {force: true});
    throw error;
  }
}

/** A disk that fills up in the middle of a scan is told as such. */
function writing(folder: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`cannot write to --out ${folder}: ${systemReason(error)}`);
  }
}

const refused = (folder: string, reason: string): Opened => ({ok: false, problem: `cannot write to --out ${folder}: ${reason}`});

/** In what an earlier scan is another than this one; null where what it found holds here too. */
export function otherScan(earlier: CheckpointHead, now: CheckpointHead): string | null {
  if (earlier.nuportal !== now.nuportal) return `a scan by version ${earlier.nuportal}, this is ${now.nuportal}`;
  if (earlier.shard !== now.shard) return earlier.shard === undefined ? "a scan of the whole plane" : `shard ${earlier.shard}`;
  const changed = changedKeys(earlier.identity, now.identity);
  if (changed.length > 0) return `a scan with another ${changed.join(", ")}`;
  return earlier.code === now.code ? null : "a scan by other code of the same version";
}

/** What of an earlier scan holds here. Of a part that only one of them asks for nobody knows whose it will be: it goes. */
function usable(earlier: Checkpoint | null, now: ScanIdentity): Pick<Checkpoint, "findings" | "standard"> {
  if (earlier === null) return {findings: [], standard: undefined};
  const {head: {identity}, findings, standard} = earlier;
  return {
    findings: findings.filter(({kind}) => identity[partOf(kind)] !== null && now[partOf(kind)] !== null),
    standard: canonicalText(identity.standard) === canonicalText(now.standard) ? standard : undefined
  };
}

/** Short name of anything that can be written as text. */
export const contentHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);
