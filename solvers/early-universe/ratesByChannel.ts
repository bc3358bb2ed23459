/**
 * How fast N of the dipole portal equilibrates, channel by channel, against the expansion:
 *   ⟨Γ⟩ = ∫ p² dp Γ(p, T) f_eq / ∫ p² dp f_eq,   f_eq = 1/(e^(E/T) + 1)
 * Γ is a relaxation rate, df/dt = Γ(f_eq − f); ⟨Γ⟩ n_eq is what an empty universe produces. H is that of the standard universe
 * without N: where N weighs much, the true H is larger (by 40 % at most while N is thermal). T is that of photons; below 1 MeV
 * neutrinos are up to 1.4 times colder, which inverse decay ignores here. Inverse decay has the photon's mass in its kinematics
 * (inverseDecay.ts); where the evolution has it in the width alone, its sum is larger by up to 3 % at T = M.
 */
import {dipolePortal, type DipolePortal} from "../../src/model/dipolePortal.js";
import {exp, log} from "../../src/numerics/elementary.js";
import {Spline} from "../../src/numerics/spline.js";
import {SCATTERING_CHANNELS, ScatteringChannels, type ScatteringChannel} from "../../src/rates/scatteringChannels.js";
import {ThermalNodes} from "../../src/rates/thermalNodes.js";
import {absentLepton} from "./absentLepton.js";
import {EarlyUniverse} from "./thermalHistory.js";

export const RATE_CHANNELS = [...SCATTERING_CHANNELS, "inverse decay"] as const;
export type RateChannel = ScatteringChannel | "inverse decay";

export interface PopulationRates {
  /** Name of the population, as "active helicity". */
  readonly population: string;
  /** ⟨Γ⟩ [MeV] of every channel, at each temperature; and their sum. */
  readonly channels: readonly {readonly channel: RateChannel; readonly rateMeV: Float64Array}[];
  readonly totalMeV: Float64Array;
}

export interface RatesByChannel {
  readonly temperatureMeV: Float64Array;
  readonly hubbleMeV: Float64Array;
  readonly populations: readonly PopulationRates[];
}

const momenta = 24, lowestReheatingMeV = 20;

/** H(T) [MeV] of the standard universe between the given temperatures, on a spline of ln H. */
function standardHubble(universe: EarlyUniverse, temperaturesMeV: Float64Array): Float64Array {
  const hottest = temperaturesMeV.reduce((a, b) => Math.max(a, b), lowestReheatingMeV);
  const {temperatureMeV, hubbleMeV} = universe.run(absentLepton, {reheatingMeV: hottest * 1.01});
  const spline = new Spline(Float64Array.from(temperatureMeV, T => -log(T)), Float64Array.from(hubbleMeV, log));
  return temperaturesMeV.map(T => exp(spline.at(-log(T))));
}

/** Rates of N at the given temperatures [MeV]. Throws RangeError outside the portal's ranges, or on a temperature that is not positive. */
export const ratesByChannel = (model: Omit<DipolePortal, "kernels">, temperaturesMeV: Float64Array, universe = new EarlyUniverse()): RatesByChannel => {
  const wrong = temperaturesMeV.find(T => !(T > 0 && T < Infinity));
  if (wrong !== undefined) throw new RangeError(`temperatureMeV = ${wrong} is not above 0 and finite: give positive temperatures`);
  // Rates are integrated here, channel by channel: the lepton needs no table of their sum.
  const kernels = {...absentLepton.kernels, massMeV: model.massMeV};
  const {massMeV: M, populations, couplingSquared, widthMeV} = dipolePortal({...model, kernels}), steps = temperaturesMeV.length, count = RATE_CHANNELS.length;
  const evaluator = new ScatteringChannels(M), nodes = new ThermalNodes(momenta), scattering = SCATTERING_CHANNELS.length;
  const table = populations.map(() => Array.from({length: count}, () => new Float64Array(steps)));
  for (let i = 0; i < steps; i++) {
    const T = temperaturesMeV[i]!;
    evaluator.place(T);
    nodes.place(M, T);
    let states = 0;
    for (let k = 0; k < momenta; k++) {
      const E = nodes.energyMeV[k]!, p = nodes.momentumMeV[k]!, weight = nodes.weightMeV[k]! * p * E / (exp(E / T) + 1);
      states += weight;
      evaluator.at(p);
      const decay = widthMeV * M / E * evaluator.inverseDecay(p);
      populations.forEach(({scattering: {active, sterile}}, n) => {
        for (let c = 0; c < scattering; c++)
          table[n]![c]![i]! += weight * couplingSquared * (active * evaluator.rates[2 * c]! + sterile * evaluator.rates[2 * c + 1]!);
        table[n]![scattering]![i]! += weight * decay;
      });
    }
    for (const rows of table) for (const row of rows) row[i] = states > 0 ? row[i]! / states : 0;
  }
  return {
    temperatureMeV: temperaturesMeV,
    hubbleMeV: standardHubble(universe, temperaturesMeV),
    populations: populations.map(({name}, n) => ({
      population: name,
      channels: RATE_CHANNELS.map((channel, c) => ({channel, rateMeV: table[n]![c]!})),
      totalMeV: temperaturesMeV.map((_, i) => table[n]!.reduce((sum, row) => sum + row[i]!, 0))
    }))
  };
};
