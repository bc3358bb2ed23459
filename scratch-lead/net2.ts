import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {dipolePortal} from "../src/model/dipolePortal.js";
import {dipoleKernels} from "../src/rates/dipoleKernels.js";
import {withMesonSources} from "../solvers/bbn/mesonConversion.js";
import {weakRatesAlong} from "../solvers/bbn/weakHistory.js";
import {runNetwork} from "../solvers/bbn/nucleosynthesis.js";
const u = new EarlyUniverse();
const kernels = dipoleKernels(150, {highestMeV: 1e5});
const lepton = dipolePortal({massMeV: 150, dipolePerGeV: 1e-9, flavor: "mu", nature: "dirac", kernels});
const h0 = u.run(lepton, {reheatingMeV: 1e5, relativeTolerance: 1e-5});
const h1 = withMesonSources(h0, lepton);
console.log(h0 === h1, h0.hardElectronNeutrinos !== undefined, Object.keys(h0).join(" "));
for (const h of [h0, h1, {...h0, hardElectronNeutrinos: undefined}]) {
const weakRates = weakRatesAlong(h as any, {neutronLifetimeSeconds: 878.4});
const e = runNetwork({background: h as any, weakRates, omegaB: 0.0224, compilation: "primat", relativeTolerance: 1e-5}) as any;
console.log(e.dOverH, e.yP);}
