import type {WorkerEntry} from "../../src/scan/threadPool.js";

/** Threads with the fake laboratory. */
export const fakeEntry: WorkerEntry = {
  script: new URL("./fakeColumnWorker.ts", import.meta.url),
  execArgv: ["--import", new URL("../../tools/register.mjs", import.meta.url).href],
};
