import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {pointUniverse} from "../solvers/cmb/pointUniverse.js";
import {Tracers, unfeltLifetimeSeconds} from "../solvers/cmb/tracers.js";
import {modelColumn, pointLiving} from "../src/likelihood/models.js";
import {parseScenario} from "../src/model/scenario.js";
import {readFileSync} from "node:fs";
const reading = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "muon-dirac.yaml"); if (!reading.ok) throw 1;
const U = new EarlyUniverse();
const field = {energyMeV4: 5e3, temperatureMeV: 20, appears: false, lifetimeSeconds: 1e-2, channels: [{name: "field to bath", widthMeV: 6.6e-20, shares: {electromagnetic: 1, e: 0, mu: 0, tau: 0}, helicityTilt: 0, neutrinos: []}]};
for (const rtol of [1e-5, 1e-7]) for (const matter of [undefined, field]) {
const req = (lepton: any): any => ({lepton, options: {reheatingMeV: 1e5, relativeTolerance: rtol, ...(matter && {decayingMatter: matter})}, tier: "fast", neutronLifetimeSeconds: 878.4, network: {compilation: "primat", relativeTolerance: 3e-4}, omegaBs: [0.0224], late: true});
const at = modelColumn(reading.scenario, 40), tr = new Tracers(U, req(pointLiving(reading.scenario, at, unfeltLifetimeSeconds)!.lepton));
for (const d of [1e-18, 1e-17, 5e-17, 1e-16, 2e-16, 4e-16]) { const l = at(d).lepton!, w = pointUniverse(U, req(l)) as any, t = tr.at(l) as any;
  const h = w.history, k = t?.history;
  if (!t) { console.log("felt"); continue; }
  console.log(rtol, matter ? "field" : "none", d, l.lifetimeSeconds.toExponential(2), "mu", w.late[0].distortions.mu / t.late[0].distortions.mu - 1, "y", w.late[0].distortions.y / t.late[0].distortions.y - 1, "relic", w.late[0].relic.omegaUndecayed / t.late[0].relic.omegaUndecayed - 1, h.lnA.length, k.lnA.length, h.endTemperatureMeV.toExponential(3), k.endTemperatureMeV.toExponential(3), h.photonTemperatureTimesScaleFactorToday / k.photonTemperatureTimesScaleFactorToday - 1);
} }
