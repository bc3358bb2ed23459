import {accessSync, constants, existsSync, statSync} from "node:fs";
import {basename, dirname} from "node:path";
import {systemReason, writeFiles} from "../scan/fileStore.js";
import {UsageError} from "./usageError.js";

/** Refuses a file that could not be written, before anything is computed. */
export function checkOut(path: string): void {
  try {
    accessSync(dirname(path), constants.W_OK);
    if (existsSync(path) && statSync(path).isDirectory()) throw new UsageError(`cannot write --out ${path}: it is a folder; give a file`);
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`cannot write --out ${path}: ${systemReason(error)}`);
  }
}

/** Writes to a file, or to standard output where none is given. */
export function writeOut(path: string | undefined, text: string): void {
  if (path === undefined) process.stdout.write(text);
  else writeFiles(dirname(path), new Map([[basename(path), text]]));
}
