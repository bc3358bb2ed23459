import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {absentLepton} from "../solvers/early-universe/absentLepton.js";
const u = new EarlyUniverse();
(globalThis as any).numJ = process.argv[2] === "1"; for (const opt of [{neutrinoNumbers: false, flavorConversion: "none" as const}]) {
(globalThis as any).trace = [];
const h = u.run(absentLepton, {reheatingMeV: 20, relativeTolerance: 1e-5, hardNeutrinos: false, ...opt});
console.log(JSON.stringify(opt), h.steps, "\n" + (globalThis as any).trace.slice(8, 60).join("\n"));
}
