/**
 * Timings against a fixed loop of arithmetic in the same process, so that a slow machine shows as such.
 *   npm run bench            table
 *   npm run bench -- --json  numbers for programs
 */
import {absentLepton} from "../solvers/early-universe/absentLepton.js";
import {runNetwork} from "../solvers/bbn/nucleosynthesis.js";
import {weakRatesAlong} from "../solvers/bbn/weakHistory.js";
import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {prepareSupernova} from "../solvers/supernova/column.js";
import {createLaboratory, fiducialOmegaB, standardRun, standardSamples} from "../src/likelihood/observables.js";
import {scenarioFromObject} from "../src/model/scenario.js";
import {dipoleKernels} from "../src/rates/dipoleKernels.js";

interface Timing {
  readonly name: string;
  readonly medianMs: number;
  readonly fastestMs: number;
  readonly slowestMs: number;
  /** Median over the calibration loop's median. */
  readonly ratio: number;
}

const sample = (work: (i: number) => void, runs: number): number[] => {
  for (let i = 0; i < Math.min(6, runs); i++) work(i);
  return Array.from({length: runs}, (_, i) => {
    const start = performance.now();
    work(i);
    return performance.now() - start;
  }).sort((a, b) => a - b);
};

let sink = 0;
/** A million steps of a logistic map with an exponential: about 30 ms on a machine of 2024. */
const calibrate = (): void => {
  let x = 0.3;
  for (let i = 0; i < 1_000_000; i++) x = 3.7 * x * (1 - x) + 1e-9 * Math.exp(-x);
  sink += x;
};

const calibration = sample(calibrate, 15)[7]!;
const timing = (name: string, work: (i: number) => void, runs = 15): Timing => {
  const times = sample(work, runs), medianMs = times[Math.floor(runs / 2)]!;
  return {name, medianMs, fastestMs: times[0]!, slowestMs: times[runs - 1]!, ratio: medianMs / calibration};
};

const reading = scenarioFromObject({
  name: "bench", model: {flavor: "mu", nature: "dirac"},
  plane: {mass: {from: "1 MeV", to: "1 GeV", points: 3}, dipole: {from: "1e-12 / GeV", to: "1e-6 / GeV", points: 3}}
});
if (!reading.ok) throw new Error(reading.problems.join("\n"));
const {scenario} = reading, universe = new EarlyUniverse(), laboratory = createLaboratory({...scenario, constraints: ["bbn", "cmb"]});
const history = universe.run(absentLepton, {reheatingMeV: 1e5}), weakRates = weakRatesAlong(history, {neutronLifetimeSeconds: 878.4});
const request = {neutronLifetimeSeconds: 878.4, deltaNEff: 0, rates: "primat"} as const;
const dipoles = [1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6];
laboratory.column(30, [1e-9]);

/** One point of a column: thermal kernels are shared, as in a scan. */
const points = (mass: number): Timing => {
  let start = 0;
  const times: number[] = [];
  for (let pass = 0; pass < 3; pass++) laboratory.column(mass, dipoles, () => {
    const now = performance.now();
    if (start > 0 && pass > 0) times.push(now - start);
    start = now;
  });
  const ordered = times.sort((a, b) => a - b);
  const medianMs = ordered[Math.floor(ordered.length / 2)]!;
  return {name: `dipole point in a column, m = ${mass} MeV`, medianMs, fastestMs: ordered[0]!, slowestMs: ordered[ordered.length - 1]!, ratio: medianMs / calibration};
};

const timings: Timing[] = [
  {name: "calibration loop", medianMs: calibration, fastestMs: calibration, slowestMs: calibration, ratio: 1},
  timing("standard run: decoupling, weak rates, network", i => void standardRun({...request, omegaB: fiducialOmegaB * (1 + 1e-4 * i)})),
  timing("  decoupling", () => void universe.run(absentLepton, {reheatingMeV: 1e5})),
  timing("  weak rates", () => void weakRatesAlong(history, {neutronLifetimeSeconds: 878.4})),
  timing("  12-reaction network (a new omega_b)", i => void runNetwork({background: history, weakRates, omegaB: fiducialOmegaB * (1 + 1e-4 * i)})),
  timing("  61-reaction network", () => void runNetwork({background: history, weakRates, omegaB: fiducialOmegaB, network: "full"})),
  timing("standard run with 61 reactions", i => void standardRun({...request, network: "full", omegaB: fiducialOmegaB * (1 + 1e-4 * i)})),
  timing("100 Monte Carlo samples, one thread", () => void standardSamples({...request, omegaB: fiducialOmegaB}, {samples: 100, seed: 1}, 0, 100), 7),
  timing("thermal kernels of one mass", i => void dipoleKernels(10 + i), 7),
  points(1), points(30), points(300),
  timing("supernova, one mass: both edges", i => void prepareSupernova({
    profile: "chang-2016-fiducial", massMeV: 20 + i, nature: "dirac", flavorWeights: {e: 0, mu: 1, tau: 0}, neutrinoChemicalPotentialMeV: "profile",
    neutrinoSphereKm: 40, farRadiusKm: 1000, screening: "struct"
  }).edges(3e52), 9)
];
if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify({timings, checksum: sink}, null, 2)}\n`);
else for (const {name, medianMs, fastestMs, slowestMs, ratio} of timings) {
  process.stdout.write(`${name.padEnd(48)} ${medianMs.toFixed(1).padStart(7)} ms   ${fastestMs.toFixed(1)}-${slowestMs.toFixed(1)} ms   x${ratio.toFixed(2)}\n`);
}
