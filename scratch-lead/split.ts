import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {modelColumn} from "../src/likelihood/models.js";
import {parseScenario} from "../src/model/scenario.js";
import {readFileSync} from "node:fs";
const reading = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "muon-dirac.yaml"); if (!reading.ok) throw 1;
const U = new EarlyUniverse(), o = {reheatingMeV: 1e5, relativeTolerance: 1e-5};
for (const m of [5, 30, 200]) { const at = modelColumn(reading.scenario, m);
 for (const ld of [-14, -13, -12, -11, -10, -9, -8]) { const l = at(10 ** ld).lepton!;
  let ta = 0, tb = 0, ha: any, hb: any; for (let r = 0; r < 5; r++) { let t = performance.now(); hb = U.runTo(l, o, 8); const t1 = performance.now() - t; t = performance.now(); ha = U.run(l, o); const t2 = performance.now() - t; if (r > 0) { ta += t1 / 4; tb += t2 / 4; } }
  const i = hb.history.leptonEnergyMeV4.length - 1; console.log(m, ld, "to 8 MeV", ta.toFixed(1), "ms", hb.history.steps, "all", tb.toFixed(1), ha.steps, "rho share", Math.max(...hb.history.leptonEnergyMeV4.map((e: number, k: number) => e / hb.history.totalEnergyMeV4[k])).toExponential(1));
 } }
