/** Runs of the early universe that the tests of this folder share, with one table of kernels per mass. */
import {expect} from "vitest";
import {dipolePortal} from "../../src/model/dipolePortal.js";
import type {HeavyNeutralLepton, Nature} from "../../src/model/heavyNeutralLepton.js";
import {Spline} from "../../src/numerics/spline.js";
import {dipoleKernels} from "../../src/rates/dipoleKernels.js";
import type {FlavorChoice} from "../../src/model/scenarioTypes.js";
import type {ThermalKernels} from "../../src/rates/thermalKernels.js";
import {EarlyUniverse, type EvolutionOptions, type ThermalHistory} from "../../solvers/early-universe/thermalHistory.js";

export const universe = new EarlyUniverse();
const table = new Map<number, ThermalKernels>();
const kernels = (M: number): ThermalKernels => {
  const known = table.get(M) ?? dipoleKernels(M);
  table.set(M, known);
  return known;
};
export const lepton = (M: number, d: number, nature: Nature = "dirac", flavor: FlavorChoice = "mu"): HeavyNeutralLepton => dipolePortal({massMeV: M, dipolePerGeV: d, flavor, nature, kernels: kernels(M)});
export const run = (M: number, d: number, options: Partial<EvolutionOptions> = {}, nature: Nature = "dirac"): ThermalHistory => {
  const history = universe.run(lepton(M, d, nature), {reheatingMeV: 1e5, ...options});
  expect(history.ending.kind).toBe("reached");
  return history;
};
/** Value of a column where the plasma has T. */
export const atTemperature = (history: ThermalHistory, column: Float64Array, T: number): number => {
  const i = history.temperatureMeV.findIndex(t => t < T), from = Math.max(0, i - 4), l = history.temperatureMeV.slice(from, i + 4).map(t => -Math.log(t));
  return new Spline(l, column.slice(from, i + 4)).at(-Math.log(T));
};
