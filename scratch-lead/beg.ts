import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {Tracers, unfeltLifetimeSeconds} from "../solvers/cmb/tracers.js";
import {pointUniverse} from "../solvers/cmb/pointUniverse.js";
import {modelColumn, pointLiving} from "../src/likelihood/models.js";
import {parseScenario} from "../src/model/scenario.js";
import {readFileSync} from "node:fs";
const reading = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "muon-dirac.yaml"); if (!reading.ok) throw 1;
const U = new EarlyUniverse();
const req = (lepton: any): any => ({lepton, options: {reheatingMeV: 1e5, relativeTolerance: 1e-5}, tier: "fast", neutronLifetimeSeconds: 878.4, network: {compilation: "primat", relativeTolerance: 3e-4}, omegaBs: [0.0224], late: false});
for (const m of [5, 60, 400]) { const at = modelColumn(reading.scenario, m), tr = new Tracers(U, req(pointLiving(reading.scenario, at, unfeltLifetimeSeconds)!.lepton));
 for (const d of [1e-13, 1e-12, 3e-12, 1e-11, 3e-11, 1e-10]) { const l = at(d).lepton!, b = tr.begun(l); if (!b) { console.log(m, d, "none"); continue; } const t0 = performance.now(), f = pointUniverse(U, {...req(l), begun: b}) as any, t1 = performance.now(), w = pointUniverse(U, req(l)) as any, t2 = performance.now(); const H = w.history; let sh = 0, pp = 0; H.lnA.forEach((_: number, i: number) => { const T = H.temperatureMeV[i]; if (T > 8) sh = Math.max(sh, H.leptonEnergyMeV4[i] / H.totalEnergyMeV4[i]); if (T > m || i === 0) pp = Math.max(pp, H.leptonNumberMeV3[i] / (0.2436 * T ** 3)); }); console.log(m, d, "share", sh.toExponential(1), "per photon", pp.toExponential(1), f.nEff - w.nEff, f.elements[0].yP / w.elements[0].yP - 1, f.elements[0].dOverH / w.elements[0].dOverH - 1, (t1 - t0).toFixed(1), (t2 - t1).toFixed(1)); } }
