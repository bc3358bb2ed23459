import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {pointUniverse} from "../solvers/cmb/pointUniverse.js";
import {Tracers, unfeltLifetimeSeconds} from "../solvers/cmb/tracers.js";
import {modelColumn} from "../src/likelihood/models.js";
import {parseScenario} from "../src/model/scenario.js";
import {readFileSync} from "node:fs";
const reading = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "muon-dirac.yaml"); if (!reading.ok) throw 1;
const U = new EarlyUniverse(), omegaBs = [0.0221, 0.02236, 0.0226];
const req = (lepton: any): any => ({lepton, options: {reheatingMeV: 1e5, deltaNEff: 0, relativeTolerance: +(process.argv[2] ?? 1e-5)}, tier: "fast", neutronLifetimeSeconds: 878.4, network: {compilation: "primat", relativeTolerance: 3e-4}, omegaBs, late: true});
for (const m of [0.2, 2, 5, 15, 60, 250, 700]) {
  const at = modelColumn(reading.scenario, m), l0 = at(1e-15).lepton!, ref = at(1e-15 * Math.sqrt(l0.lifetimeSeconds / unfeltLifetimeSeconds)).lepton!;
  const c = process.cpuUsage(), tr = new Tracers(U, req(ref)), c1 = process.cpuUsage(c);
  console.log(m, "ref", ref.lifetimeSeconds.toExponential(3), "ms", c1.user / 1e3);
  for (let ld = -18; ld < -12.4; ld += 0.5) {
    const l = at(10 ** ld).lepton!; let t0 = process.cpuUsage(); const a = tr.at(l); t0 = process.cpuUsage(t0);
    if (a === undefined) { console.log(" felt at", ld); continue; }
    let t1 = process.cpuUsage(); const b = pointUniverse(U, req(l)) as any; t1 = process.cpuUsage(t1);
    const rel = (x: number, y: number) => (x / y - 1).toExponential(1), la = a.late?.[1], lb = b.late?.[1];
    const end = (u: any) => u.late?.[1].photodisintegration;
    console.log(" ", ld, "tau", l.lifetimeSeconds.toExponential(1), "frac", b.history.leptonFractionAtRecombination.toExponential(1), "Neff", (a.nEff - b.nEff).toExponential(1), "Y", rel(a.elements[1]!.yP, b.elements[1].yP), "D", rel(a.elements[1]!.dOverH, b.elements[1].dOverH), "| relic", la && rel(la.relic.omegaUndecayed, lb.relic.omegaUndecayed), "mu", la && rel(la.distortions.mu, lb.distortions.mu), "y", la && rel(la.distortions.y, lb.distortions.y), "aniso", la?.anisotropies && rel(la.anisotropies.overBound, lb.anisotropies.overBound), a.cmbApplies === b.cmbApplies, "ms", (t0.user + t0.system) / 1e3, (t1.user + t1.system) / 1e3,
      "D/H after", end(a) && Object.keys(end(a)).join());
  }
}
