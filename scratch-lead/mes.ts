import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {pointUniverse} from "../solvers/cmb/pointUniverse.js";
import {Tracers, unfeltLifetimeSeconds} from "../solvers/cmb/tracers.js";
import {modelColumn, pointLiving} from "../src/likelihood/models.js";
import {parseScenario} from "../src/model/scenario.js";
import {readFileSync} from "node:fs";
const reading = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "muon-dirac.yaml"); if (!reading.ok) throw 1;
const U = new EarlyUniverse();
for (const rh of [21, 25, 30, 35, 40, 50]) {
const req = (lepton: any): any => ({lepton, options: {reheatingMeV: rh, relativeTolerance: 1e-5}, tier: "fast", neutronLifetimeSeconds: 878.4, network: {compilation: "primat", relativeTolerance: 3e-4}, omegaBs: [0.0224], late: false});
const at = modelColumn(reading.scenario, 900), tr = new Tracers(U, req(pointLiving(reading.scenario, at, unfeltLifetimeSeconds)!.lepton));
for (const ld of [-14, -13, -12.5, -12, -11.5, -11,-10.5, -10]) { const l = at(10 ** ld).lepton!, w = pointUniverse(U, req(l)) as any, t = tr.at(l);
 console.log(rh, ld, l.lifetimeSeconds.toExponential(1), Math.max(...w.history.leptonEnergyMeV4.map((e: number, i: number) => e / w.history.totalEnergyMeV4[i])).toExponential(2), t ? "traced" : "felt", w.elements[0].yP.toFixed(7), t?.elements[0]!.yP.toFixed(7), w.elements[0].dOverH.toExponential(6), t?.elements[0]!.dOverH.toExponential(6)); }
}
