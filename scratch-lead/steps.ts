import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {dipolePortal} from "../src/model/dipolePortal.js";
import {dipoleKernels} from "../src/rates/dipoleKernels.js";
const u = new EarlyUniverse();
for (const m of [1, 10, 100]) {
  const kernels = dipoleKernels(m, {highestMeV: 1e5});
  for (const lg of [-16, -13, -11, -9, -7]) {
    const lepton = dipolePortal({massMeV: m, dipolePerGeV: 10 ** lg, flavor: "mu", nature: "dirac", kernels});
    const opt = {reheatingMeV: 1e5, relativeTolerance: 1e-5};
    const time = (f: () => void): string => { let best = 1e9; for (let i = 0; i < 4; i++) { const c = process.cpuUsage(); f(); const d = process.cpuUsage(c); best = Math.min(best, (d.user + d.system) / 1e3); } return best.toFixed(1); };
    let steps = 0, part = 0, one = 0;
    const all = time(() => { steps = u.run(lepton, opt).steps; });
    const single = time(() => { one = u.run(lepton, {...opt, hardNeutrinos: false}).steps; });
    const early = time(() => { part = u.runTo(lepton, opt, 15.0).history.steps; });
    const keV = time(() => { part = u.runTo(lepton, opt, 0.001).history.steps; });
    console.log(m, lg, "all", all, "ms", steps, "one pass", single, one, "to 15 MeV", early, u.runTo(lepton, opt, 15.0).history.steps, "to 1 keV", keV, part);
  }
}
