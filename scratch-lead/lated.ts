import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {Tracers, unfeltLifetimeSeconds} from "../solvers/cmb/tracers.js";
import {modelColumn} from "../src/likelihood/models.js";
import {parseScenario} from "../src/model/scenario.js";
import {readFileSync} from "node:fs";
const reading = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "muon-dirac.yaml"); if (!reading.ok) throw 1;
const U = new EarlyUniverse(), omegaBs = [0.0221, 0.02236, 0.0226];
const req = (lepton: any): any => ({lepton, options: {reheatingMeV: 1e5, deltaNEff: 0, relativeTolerance: 1e-5}, tier: "fast", neutronLifetimeSeconds: 878.4, network: {compilation: "primat", relativeTolerance: 3e-4}, omegaBs, late: true});
for (const m of [15, 60, 250, 700]) {
  const at = modelColumn(reading.scenario, m), l0 = at(1e-15).lepton!, ref = at(1e-15 * Math.sqrt(l0.lifetimeSeconds / unfeltLifetimeSeconds)).lepton!;
  const tr = new Tracers(U, req(ref)); let n = 0; const t0 = performance.now();
  for (let r = 0; r < 12; r++) for (let ld = -18; ld < -15.2; ld += 0.25) { if (tr.at(at(10 ** ld).lepton!)) n++; }
  console.log(m, n, ((performance.now() - t0) / n).toFixed(2), "ms");
}
