import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {Tracers, unfeltLifetimeSeconds} from "../solvers/cmb/tracers.js";
import {pointUniverse} from "../solvers/cmb/pointUniverse.js";
import {modelColumn, pointLiving} from "../src/likelihood/models.js";
const U = new EarlyUniverse(), sc: any = {model: {portal: "mixing", flavor: "e", nature: "majorana"}, cosmology: {}};
const req = (lepton: any): any => ({lepton, options: {reheatingMeV: 5e3, relativeTolerance: 1e-5}, tier: "fast", neutronLifetimeSeconds: 878.4, network: {compilation: "primat", relativeTolerance: 3e-4}, omegaBs: [0.0224], late: true});
const at = modelColumn(sc, 20), ref = pointLiving(sc, at, unfeltLifetimeSeconds)!.lepton!;
console.log(ref.lifetimeSeconds, at(1e-12).lifetimeSeconds);
for (const u of [1e-26, 1e-24, 1e-22]) { const w = pointUniverse(U, req(at(u).lepton)) as any; console.log(u, w.failed, w.cause, w.history && Math.max(...w.history.leptonEnergyMeV4.map((e: number, i: number) => e / w.history.totalEnergyMeV4[i])), w.history && Math.max(...w.history.leptonNumberMeV3.map((e: number, i: number) => e / w.history.temperatureMeV[i] ** 3)), w.history?.endTemperatureMeV); }
const t = new Tracers(U, req(ref)); console.log(t.at(at(1e-24).lepton!) !== undefined);
