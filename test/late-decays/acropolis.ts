/** Start and runs of the public code ACROPOLIS, 2011.06518, for a particle that decays to two photons in a standard universe. */
import {absentLepton} from "../../solvers/early-universe/absentLepton.js";
import {EarlyUniverse, type ThermalHistory} from "../../solvers/early-universe/thermalHistory.js";
import {baryonDensityPerCm3} from "../../solvers/bbn/baryonDensity.js";
import type {PhotodisintegrationRequest} from "../../solvers/late-decays/photodisintegration.js";
import type {LateHistory} from "../../solvers/late-decays/timeline.js";
import {cmbPhotonDensityPerCm3} from "../../src/constants/cosmology.js";
import {electronMassMeV as m} from "../../src/constants/particles.js";
import {hbarMeVSeconds, planckMassMeV} from "../../src/constants/units.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";

let known: ThermalHistory | undefined;
/** The standard universe from 30 MeV. */
export const standardHistory = (): ThermalHistory => known ??= new EarlyUniverse().run(absentLepton, {reheatingMeV: 30});

/** A textbook universe from 30 MeV: neutrinos that decoupled at once and long ago, T_ν a = const, with N_eff as it comes; no QED. */
export const textbookHistory = (nEff: number): LateHistory => {
  const n = 500, {nodes, weights} = gaussLegendre(60), photons = Math.PI ** 2 / 15;
  /** ρ and P of e± [MeV⁴]. */
  const electrons = (T: number): readonly [number, number] => {
    let rho = 0, pressure = 0;
    nodes.forEach((x, g) => {
      const p = 20 * T * (1 + x), E = Math.hypot(p, m), f = 40 * T * weights[g]! / (Math.PI ** 2 * (Math.exp(E / T) + 1));
      rho += p * p * E * f;
      pressure += p ** 4 / (3 * E) * f;
    });
    return [rho, pressure];
  };
  const temperatureMeV = Float64Array.from({length: n}, (_, i) => 30 * (1e-4 / 30) ** (i / (n - 1))), fluid = Array.from(temperatureMeV, electrons);
  const lnA = temperatureMeV.map((T, i) => -Math.log((fluid[i]![0] + fluid[i]![1]) / T + 4 / 3 * photons * T ** 3) / 3), scaled = 30 * Math.exp(lnA[0]!);
  const hubbleMeV = temperatureMeV.map((T, i) => Math.sqrt(8 * Math.PI / 3 * (fluid[i]![0] + photons * (T ** 4 + 7 / 8 * nEff * (scaled * Math.exp(-lnA[i]!)) ** 4))) / planckMassMeV);
  const timeSeconds = new Float64Array(n).fill(hbarMeVSeconds / (2 * hubbleMeV[0]!));
  for (let i = 1; i < n; i++) timeSeconds[i] = timeSeconds[i - 1]! + hbarMeVSeconds * (lnA[i]! - lnA[i - 1]!) * (1 / hubbleMeV[i]! - 1 / hubbleMeV[i - 1]!) / Math.log(hubbleMeV[i - 1]! / hubbleMeV[i]!);
  return {lnA, temperatureMeV, hubbleMeV, timeSeconds, leptonNumberMeV3: new Float64Array(n), photonTemperatureTimesScaleFactorToday: temperatureMeV[n - 1]! * Math.exp(lnA[n - 1]!)};
};

export const species = ["n", "p", "H2", "H3", "He3", "He4", "Li6", "Li7", "Be7"] as const;
export const startAbundances = Float64Array.from([0, 0.7525079, 1.837924e-5, 5.812933e-8, 7.697251e-6, 6.185801e-2, 8.104749e-15, 2.157596e-11, 3.871693e-10]);
/** ω_b of η = 6.137e-10. */
export const omegaB = 6.137e-10 * cmbPhotonDensityPerCm3 / baryonDensityPerCm3(1);

/** D, ³He + ³H and ⁷Li + ⁷Be at the start and at the end, where seven digits leave ³He of the second run a change of 5.7 ± 0.5 in the last. */
export const startSums = [1.837924e-5, 5.812933e-8 + 7.697251e-6, 2.157596e-11 + 3.871693e-10] as const;
export const runs = [
  {massMeV: 30, lifetimeSeconds: 1e7, numberOverPhotons: 1e-10, end: [1.829040e-5, 7.727574e-6, 4.069143e-10]},
  {massMeV: 10, lifetimeSeconds: 1e5, numberOverPhotons: 1e-8, end: [1.792658e-5, 7.755386e-6, 4.035542e-10]}
] as const;

/** Temperature [MeV] of the standard universe at t [s], late. */
const temperatureAt = (seconds: number): number => { const h = standardHistory(), i = h.lnA.length - 1; return h.temperatureMeV[i]! * Math.sqrt(h.timeSeconds[i]! / seconds); };

export const request = ({massMeV, lifetimeSeconds, numberOverPhotons}: Omit<typeof runs[number], "end"> | {massMeV: number; lifetimeSeconds: number; numberOverPhotons: number}): PhotodisintegrationRequest => ({
  history: standardHistory(), omegaB, species, abundances: startAbundances,
  particle: {massMeV, lifetimeSeconds, lines: [{particle: "photon", energyMeV: massMeV / 2, number: 2}]},
  testParticle: {numberOverPhotons, temperatureMeV: 10, sourceRangeMeV: [3.2 * temperatureAt(lifetimeSeconds), 0.032 * temperatureAt(lifetimeSeconds)]}
});
