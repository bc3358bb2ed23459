import {pathToFileURL} from "node:url";
import type {WorkerEntry} from "../../src/scan/threadPool.js";

/** Threads with the fake laboratory, from its JavaScript (compiled.ts), wherever this file itself was compiled to. */
export const fakeEntry: WorkerEntry = {script: pathToFileURL(".cache/nuportal/test/scan/fakeColumnWorker.js"), execArgv: []};
