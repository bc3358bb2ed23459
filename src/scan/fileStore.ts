/**
 * The output folder of a scan. Columns are appended to columns.jsonl as they come, so that an interrupted scan goes on
 * where it stopped; the files of the result are each written beside their place and renamed into it.
 */
import {createHash} from "node:crypto";
import {appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import type {Column} from "../likelihood/pointResult.js";
import type {ColumnStore} from "./scan.js";

export const CHECKPOINT = "columns.jsonl";

/** Creates a folder and what is above it. Not mkdir's own recursion, which never ends in file systems that refuse with ENOENT (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path);
}

/** The folder can no longer be written. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

export interface FileStore extends ColumnStore {
  readonly folder: string;
  /** Puts the checkpoint in order of mass, then writes the files in the order given. */
  finish(files: ReadonlyMap<string, string | Uint8Array>): void;
}

export interface FileStoreOptions {
  readonly folder: string;
  readonly scenarioName: string;
  /** The canonical scenario as text. */
  readonly identity: string;
  readonly version: string;
  /** Hash of the code that computes. */
  readonly code: string;
  /** Drops what an earlier run left, whatever its scenario. */
  readonly restart?: boolean;
}

interface Header {
  readonly nuportal: string;
  readonly scenario: string;
  readonly hash: string;
  readonly code: string;
}

type Opened = {readonly ok: true; readonly store: FileStore} | {readonly ok: false; readonly problem: string};

/** Creates the folder, or takes up what an earlier run of the same scenario left in it. */
export function openFileStore(options: FileStoreOptions): Opened {
  const {folder, scenarioName, identity, version, code, restart = false} = options;
  const header: Header = {nuportal: version, scenario: scenarioName, hash: createHash("sha256").update(identity).digest("hex"), code};
  const path = join(folder, CHECKPOINT);
  try {
    if (existsSync(folder) && !statSync(folder).isDirectory()) return refused(folder, "it is a file; give a folder");
    let columns: Column[] = [];
    if (existsSync(path) && !restart) {
      const earlier = readCheckpoint(readFileSync(path, "utf8"));
      if (earlier === null) return refused(folder, `${CHECKPOINT} in it is not a checkpoint of nuportal; choose another folder`);
      const other = otherScan(earlier.header, header);
      if (other !== null) return refused(folder, `it holds ${other}; choose another folder, or start over with --restart`);
      columns = earlier.columns;
    }
    makeFolder(resolve(folder));
    // Rewritten whole: an earlier run may have been killed in the middle of a line.
    writeWhole(path, checkpointText(header, columns));
    const all = [...columns];
    return {
      ok: true,
      store: {
        folder,
        columns,
        append: column => {
          all.push(column);
          writing(folder, () => appendFileSync(path, JSON.stringify(column) + "\n"));
        },
        finish: files => {
          all.sort((a, b) => a.massMeV - b.massMeV);
          writing(folder, () => {
            writeWhole(path, checkpointText(header, all));
            writeFiles(folder, files);
          });
        },
      },
    };
  } catch (error) {
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

function readCheckpoint(text: string): {readonly header: Header; readonly columns: Column[]} | null {
  const [first = "", ...lines] = text.split("\n");
  const header = parsed(first) as Partial<Header> | undefined;
  if (typeof header?.hash !== "string") return null;
  const columns = lines.map(parsed).filter(column => column !== undefined) as Column[];
  return {header: header as Header, columns};
}

/** Undefined for a line that was cut short. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const checkpointText = (header: Header, columns: readonly Column[]): string =>
  [header, ...columns].map(row => JSON.stringify(row) + "\n").join("");

function writeWhole(path: string, content: string | Uint8Array): void {
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
    throw new StoreError(`cannot write to --out ${folder}: ${systemReason(error)}`);
  }
}

const refused = (folder: string, reason: string): Opened => ({ok: false, problem: `cannot write to --out ${folder}: ${reason}`});

/** In what an earlier scan is another than this one; null where it is the same. */
function otherScan(earlier: Header, now: Header): string | null {
  if (earlier.nuportal !== now.nuportal) return `a scan by version ${earlier.nuportal}, this is ${now.nuportal}`;
  if (earlier.hash !== now.hash) return earlier.scenario === now.scenario ? `a scan of "${now.scenario}" with other settings` : `a scan of "${earlier.scenario}"`;
  return earlier.code === now.code ? null : "a scan by other code of the same version";
}
