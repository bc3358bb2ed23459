/** The scan command with fake laboratory, as a process of its own: <scenario mark> <folder> <workers>. */
import {executeScan} from "../../src/cli/scan.js";
import {threadPool} from "../../src/scan/threadPool.js";
import {fakeEntry} from "../scan/fakeEntry.js";
import {fakeScenario} from "../scan/fakeScenario.js";

const [name = "fake", out = "", workers = "2"] = process.argv.slice(2);
const pool = threadPool(Number(workers), fakeEntry);
await executeScan(fakeScenario(name), {out, workers: Number(workers)}, pool);
await pool.close();
