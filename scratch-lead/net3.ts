import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {dipolePortal} from "../src/model/dipolePortal.js";
import {dipoleKernels} from "../src/rates/dipoleKernels.js";
import {survivors} from "../solvers/early-universe/survivors.js";
const u = new EarlyUniverse();
const kernels = dipoleKernels(150, {highestMeV: 1e5});
const lepton = dipolePortal({massMeV: 150, dipolePerGeV: 1e-9, flavor: "mu", nature: "dirac", kernels});
const h0 = u.run(lepton, {reheatingMeV: 1e5, relativeTolerance: 1e-5, hardNeutrinos: false});
const h = u.run(lepton, {reheatingMeV: 1e5, relativeTolerance: 1e-5});
const s = survivors(lepton, h0), {comovingEnergyMeV: e, comovingNumberMeV3: n} = h.hardElectronNeutrinos!;
console.log(s.decayingFrom, e.length, h0.lnA.length, h.lnA.length);
for (let i = 196; i < h0.lnA.length; i += 4) { let sum = 0; for (let k = 0; k < e.length; k++) sum += n[i * e.length + k]! * e[k]!; console.log(h0.lnA[i]!.toFixed(2), h0.temperatureMeV[i]!.toExponential(2), h0.leptonNumberMeV3[i]!.toExponential(2), s.numberMeV3[i]!.toExponential(2), sum.toExponential(3), s.slowness[i]!.toFixed(3)); }
