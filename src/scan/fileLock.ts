/** One process at a time writes into a folder. The lock is a file that names its process; that of a process that is gone is taken over. */
import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {hostname} from "node:os";
import {join} from "node:path";

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

/** A lock of this process itself is what an earlier scan of it left. */
const gone = ({process, host, began}: Owner): boolean =>
  host === hostname() && (process === globalThis.process.pid || !alive(process) || (began !== null && beganOf(process) !== began));

/** Locks are given back whatever ends the process, but for what kills it. */
const held = new Set<() => void>();
const releaseAll = (): void => {
  for (const release of held) release();
};

export type Locked = {readonly release: () => void} | {readonly problem: string};

/** Takes the lock of a folder. Throws what the file system says where it cannot be written. */
export function lockFolder(folder: string): Locked {
  const path = join(folder, LOCK), own: Owner = {process: process.pid, host: hostname(), began: beganOf(process.pid)}, text = JSON.stringify(own) + "\n";
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(path, text, {flag: "wx"});
      const release = (): void => {
        held.delete(release);
        if (existsSync(path) && readFileSync(path, "utf8") === text) rmSync(path, {force: true});
      };
      if (process.listeners("exit").every(listener => listener !== releaseAll)) process.once("exit", releaseAll);
      held.add(release);
      return {release};
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    let owner: Owner;
    try {
      owner = JSON.parse(readFileSync(path, "utf8")) as Owner;
    } catch {
      continue;
    }
    if (!gone(owner)) return {problem: `process ${owner.process} on ${owner.host} is writing there; wait for it, give another folder, or remove ${path} if that process is gone`};
    // Renamed first: of two who find it, one takes it.
    const stale = `${path}.${process.pid}`;
    try {
      renameSync(path, stale);
      rmSync(stale, {force: true});
    } catch {
      continue;
    }
  }
  return {problem: `${path} cannot be read; remove it if nobody is writing there`};
}
