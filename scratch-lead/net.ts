import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {dipolePortal} from "../src/model/dipolePortal.js";
import {dipoleKernels} from "../src/rates/dipoleKernels.js";
import {withMesonSources} from "../solvers/bbn/mesonConversion.js";
import {weakRatesAlong} from "../solvers/bbn/weakHistory.js";
import {runNetwork} from "../solvers/bbn/nucleosynthesis.js";
const u = new EarlyUniverse();
const kernels = dipoleKernels(150, {highestMeV: 1e5});
for (const d of [1e-9, 1e-10]) {
const lepton = dipolePortal({massMeV: 150, dipolePerGeV: d, flavor: "mu", nature: "dirac", kernels});
const h = withMesonSources(u.run(lepton, {reheatingMeV: 1e5, relativeTolerance: 1e-5}), lepton);
const weakRates = weakRatesAlong(h, {neutronLifetimeSeconds: 878.4});
for (const relativeTolerance of [1e-3, 3e-4, 1e-4, 3e-5, 1e-5, 1e-6]) {
  const out = [0.021, 0.0224, 0.0235].map(omegaB => { const e = runNetwork({background: h, weakRates, omegaB, compilation: "primat", relativeTolerance}) as any; return [e.dOverH, e.yP, e.li7OverH, e.steps]; });
  console.log(d, relativeTolerance, out.flat().join(" "));
}}
