/** The commands scan and merge as a job array calls them, with the fake laboratory. */
import {executeMerge} from "../../src/cli/mergeShards.js";
import {executeScan} from "../../src/cli/scan.js";
import {inlinePool} from "../../src/scan/columnPool.js";
import {readShard} from "../../src/scan/shard.js";
import {createFakeLaboratory} from "../scan/fakeLaboratory.js";
import {fakeScenario} from "../scan/fakeScenario.js";

const [command, ...args] = process.argv.slice(2), value = (flag: string): string => args[args.indexOf(flag) + 1] ?? "";
if (command === "merge") await executeMerge(args.slice(0, args.indexOf("--out")), {out: value("--out")});
else {
  const shard = readShard(value("--shard"));
  if ("problem" in shard) throw new Error(shard.problem);
  await executeScan(fakeScenario(), {out: value("--out"), workers: 1, shard}, inlinePool(createFakeLaboratory));
}
