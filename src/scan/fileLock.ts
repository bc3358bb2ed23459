/** One process at a time writes into a folder. The lock is a file that names its process; that of a process that is gone is taken over. */
import {existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {hostname} from "node:os";
import {join, resolve} from "node:path";

/** Name of the lock in the folder; there while somebody writes. */
export const LOCK = ".lock";

interface Owner {
  readonly process: number;
  readonly host: string;
  /** When the process began, in the clock of its kernel; null where that does not tell. A later process of the same number is another. */
  readonly began: string | null;
}

const beganOf = (process: number): string | null => {
  try {
    // The name of the program, in parentheses, may hold anything.
    return readFileSync(`/proc/${process}/stat`, "utf8").replace(/^.*\)/s, "").trim().split(" ")[19] ?? null;
  } catch {
    return null;
  }
};

const alive = (process: number): boolean => {
  try {
    globalThis.process.kill(process, 0);
    return true;
  } catch (error) {
    // Another user's process cannot be asked, and is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

const gone = ({process, host, began}: Owner): boolean => host === hostname() && (!alive(process) || (began !== null && beganOf(process) !== began));

/** Locks are given back whatever ends the process, but for what kills it. */
const held = new Set<() => void>();
const releaseAll = (): void => {
  for (const release of held) release();
};

export interface Lock {
  /** Whether it is still there; written again where somebody has removed it. */
  readonly kept: () => boolean;
  readonly release: () => void;
}

const isThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "EEXIST";

/** Creates a file; false where one is there. A part of it does not stay. */
function created(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, {flag: "wx"});
    return true;
  } catch (error) {
    if (isThere(error)) return false;
    rmSync(path, {force: true});
    throw error;
  }
}

/** Takes the lock of a folder; one that this process left is its own. Throws what the file system says where it cannot be written. */
export function lockFolder(folder: string): Lock | {readonly problem: string} {
  const path = join(resolve(folder), LOCK), own: Owner = {process: process.pid, host: hostname(), began: beganOf(process.pid)}, text = JSON.stringify(own) + "\n";
  const lock: Lock = {
    kept: () => created(path, text) || readFileSync(path, "utf8") === text,
    release: () => {
      held.delete(lock.release);
      if (existsSync(path) && readFileSync(path, "utf8") === text) rmSync(path, {force: true});
    }
  };
  const taken = (): Lock => {
    if (process.listeners("exit").every(listener => listener !== releaseAll)) process.once("exit", releaseAll);
    held.add(lock.release);
    return lock;
  };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (created(path, text)) return taken();
    let found = "", owner: Owner | null = null;
    try {
      found = readFileSync(path, "utf8");
      owner = JSON.parse(found) as Owner | null;
    } catch {
      continue;
    }
    if (found === text) return taken();
    if (typeof owner?.process !== "number") continue;
    if (!gone(owner)) return {problem: `process ${owner.process} on ${owner.host} is writing there; wait for it, give another folder, or remove ${join(folder, LOCK)} if that process is gone`};
    // Renamed first: of two who find it, one takes it; and who took one that is newer puts it back.
    const stale = `${path}.${process.pid}`;
    try {
      renameSync(path, stale);
      try {
        if (readFileSync(stale, "utf8") !== found) linkSync(stale, path);
      } finally {
        rmSync(stale, {force: true});
      }
    } catch {
      continue;
    }
  }
  return {problem: `${join(folder, LOCK)} cannot be read; remove it if nobody is writing there`};
}
