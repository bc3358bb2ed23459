import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {dipolePortal} from "../src/model/dipolePortal.js";
import {dipoleKernels} from "../src/rates/dipoleKernels.js";
const u = new EarlyUniverse(), kernels = dipoleKernels(0.4217, {highestMeV: 1e5});
for (const rt of [1e-5, 1e-7]) {
const logs = [-12.05, -12.035, -12.02, -12.005, -11.99].map(l => { const lep = dipolePortal({massMeV: 0.4217, dipolePerGeV: 10 ** l, flavor: "mu", nature: "dirac", kernels}); return [Math.log(u.run(lep, {reheatingMeV: 1e5, relativeTolerance: rt}).leptonFractionAtRecombination), lep.lifetimeSeconds]; });
const sl = logs.slice(1).map((v, i) => v[0]! - logs[i]![0]!);
console.log(logs.map(l => l[0]!.toFixed(4) + " tau " + l[1]!.toExponential(3)).join("; "), sl.map(x => x.toFixed(4)).join(" "), sl.slice(1).map((x, i) => (x - sl[i]!).toFixed(4)).join(" "));
}
