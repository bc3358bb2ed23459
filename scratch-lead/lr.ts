import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {absentLepton} from "../solvers/early-universe/absentLepton.js";
const u = new EarlyUniverse();
for (const T of [1.5, 2, 3, 5, 10, 20]) console.log("RH", T, u.run(absentLepton, {reheatingMeV: T, matterDominatedReheating: true, relativeTolerance: 1e-5}).nEff);
for (const xi of [0.1, 1]) for (const c of ["averaged", "none", "full"] as const) console.log("xi", xi, c, u.run(absentLepton, {reheatingMeV: 100, degeneracy: {e: xi, mu: -xi, tau: 0}, flavorConversion: c, relativeTolerance: 1e-5}).nEff);
for (const tau of [1e-3, 1e-2, 0.1]) for (const nu of [0, 1]) {
  const t = nu ? {electromagnetic: 0, e: 1, mu: 0, tau: 0} : {electromagnetic: 1, e: 0, mu: 0, tau: 0};
  console.log("field", tau, nu, u.run(absentLepton, {reheatingMeV: 1000, relativeTolerance: 1e-5, decayingMatter: {energyMeV4: 0.01 * u.energyDensity(500), temperatureMeV: 500, appears: false, lifetimeSeconds: tau, channels: [{name: "x", widthMeV: 6.58e-22 / tau, shares: t, helicityTilt: 0, neutrinos: []}]} as any}).nEff);
}
