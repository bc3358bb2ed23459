/**
 * Validation of solvers/late-decays that takes longer than a test: convergence of photodisintegration in the grids of energy and
 * temperature over masses and lifetimes, the runs of a public code with and without the node that its version 1.2 leaves out, in three cosmologies, energy balance, and timings.
 * Prints tables; writes nothing. Takes a minute. References: Depta:2020, Hufnagel:2018.
 * Run: node --import ./tools/register.mjs tools/late-decays.ts
 */
import {Cascade} from "../solvers/late-decays/cascade.js";
import {photodisintegrate} from "../solvers/late-decays/photodisintegration.js";
import {Responses, targetsAt} from "../solvers/late-decays/responses.js";
import {request, runs, standardHistory, startSums, textbookHistory} from "../test/late-decays/acropolis.js";
import {PlainResponses} from "../test/late-decays/plainCoupledCascade.js";

const clock = (work: () => void): string => { const start = performance.now(); work(); return `${(performance.now() - start).toFixed(1)} ms`; };
const sums = (y: Float64Array): readonly number[] => [y[2]!, y[3]! + y[4]!, y[7]! + y[8]!];

console.log("Changes of D, ³He + ³H, ⁷Li + ⁷Be over those of the reference");
const histories = {"our history": standardHistory(), "N_eff = 3.046, neutrinos decoupled at once": textbookHistory(3.046), "N_eff = 3, neutrinos decoupled at once": textbookHistory(3)};
const tables = {ours: new Responses(), "plain twin": new PlainResponses(1.2e-2, 1e-5, 300, false), "plain twin at 150 nodes per decade without the node next to E₀": new PlainResponses(1.2e-2, 1e-5, 150, true)};
for (const run of runs) for (const [name, responses] of Object.entries(tables)) for (const [cosmology, history] of Object.entries(histories)) {
  const end = sums(photodisintegrate({...request(run), history, responses}).abundances);
  console.log(`  M = ${run.massMeV} MeV, tau = ${run.lifetimeSeconds} s, ${name}, ${cosmology}:`, end.map((y, i) => ((y - startSums[i]!) / (run.end[i]! - startSums[i]!)).toFixed(4)).join(" "));
}

console.log("Exposure of D, ⁴He (p T), ⁷Be (³He) per particle: default grid over one with twice the nodes in energy and in temperature");
const fine = new Responses({nodesPerDecade: 160, stepsPerTemperature: 4});
let worst = 0;
for (const massMeV of [5, 10, 30, 100, 400, 2000, 9000]) {
  const cells: string[] = [];
  for (const lifetimeSeconds of [1e4, 1e5, 1e6, 1e8, 1e10]) {
    const point = request({massMeV, lifetimeSeconds, numberOverPhotons: 1e-14}), a = photodisintegrate({...point, responses: tables.ours}).exposure, b = photodisintegrate({...point, responses: fine, spacing: 0.015}).exposure;
    cells.push([0, 5, 14].map(r => {
      if (!(b[r]! > 1e-3 * b[0]!) || b[r] === 0) return "-";
      worst = Math.max(worst, Math.abs(a[r]! / b[r]! - 1));
      return (a[r]! / b[r]!).toFixed(4);
    }).join(" "));
  }
  console.log(`  M = ${massMeV} MeV:`, cells.join(" | "));
}
console.log("  largest deviation", worst.toExponential(2));

console.log("Energy that ends below the grid over E₀, largest deviation");
for (const nodesPerDecade of [40, 80, 160]) {
  const cascade = new Cascade({nodesPerDecade}), E = cascade.grid.energiesMeV, photons = new Float64Array(E.length), electrons = new Float64Array(E.length), none = new Float64Array(E.length);
  let most = 0;
  cascade.temperaturesMeV.forEach((T, j) => {
    cascade.respond(j, targetsAt(6.1e-10, T), none, 1, photons, electrons, true);
    E.forEach((energy, i) => { if (i > 0) most = Math.max(most, Math.abs(photons[i]! / energy - 1), Math.abs(electrons[i]! / energy - 1)); });
  });
  console.log(`  ${nodesPerDecade} nodes per decade:`, most.toExponential(2));
}

console.log("Timings");
let table: Responses | undefined;
console.log("  kernels:", clock(() => { table = new Responses(); }));
const point = request({massMeV: 200, lifetimeSeconds: 1e6, numberOverPhotons: 1e-13});
console.log("  first point:", clock(() => void photodisintegrate({...point, responses: table!})));
console.log("  same point:", clock(() => { for (let k = 0; k < 20; k++) photodisintegrate({...point, responses: table!}); }), "for 20");
