import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {Tracers, unfeltLifetimeSeconds} from "../solvers/cmb/tracers.js";
import {pointUniverse} from "../solvers/cmb/pointUniverse.js";
import {modelColumn, pointLiving} from "../src/likelihood/models.js";
const U = new EarlyUniverse(), sc: any = {model: {portal: "mixing", flavor: "e", nature: "majorana"}, cosmology: {}};
for (const rtol of [1e-5, 1e-6]) {
const req = (lepton: any): any => ({lepton, options: {reheatingMeV: 5e3, relativeTolerance: rtol}, tier: "fast", neutronLifetimeSeconds: 878.4, network: {compilation: "primat", relativeTolerance: 3e-4}, omegaBs: [0.0224], late: true});
const at = modelColumn(sc, 60), tr = new Tracers(U, req(pointLiving(sc, at, unfeltLifetimeSeconds)!.lepton!));
for (const u of [1e-20, 1e-18, 1e-17, 1e-16, 1e-15]) { const l = at(u).lepton!, b = tr.begun(l), w = pointUniverse(U, req(l)) as any, f = b && pointUniverse(U, {...req(l), begun: b}) as any; const H = w.history; console.log(rtol, u, l.lifetimeSeconds.toExponential(2), !!b, w.nEff, f?.nEff, Math.max(...H.leptonEnergyMeV4.map((e: number, i: number) => H.temperatureMeV[i] > 8 ? e / H.totalEnergyMeV4[i] : 0)), H.leptonFractionAtRecombination, f?.history.leptonFractionAtRecombination); }
}
