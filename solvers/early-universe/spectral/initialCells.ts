/** Momentum distribution of N where the spectra take over: that of the fast tier, node by node. Matter at rest is one cell. */
import {cube} from "../../../src/numerics/elementary.js";
import type {PartialRun} from "../thermalHistory.js";
import type {Population} from "../../../src/model/heavyNeutralLepton.js";
import type {ParticleCells} from "./decaySource.js";

/** Particles, and their comoving numbers by cell. */
export interface Particles {
  readonly cells: ParticleCells;
  readonly numbers: Float64Array;
}

/** Cells of N from f on nodes that are even in ln y: c = g y³ Δln y/(2π²), N = c f. */
export const initialCells = (
  massMeV: number, populations: readonly Pick<Population, "degreesOfFreedom" | "helicity">[],
  {comovingMomentumMeV: nodes, logSpacing, occupation}: Pick<PartialRun, "comovingMomentumMeV" | "logSpacing" | "occupation">
): Particles => {
  const n = nodes.length, count = populations.length * n, cell = <T>(of: (population: number, node: number) => T): T[] => Array.from({length: count}, (_, k) => of(Math.floor(k / n), k % n));
  const states = Float64Array.from(cell((population, node) => populations[population]!.degreesOfFreedom * cube(nodes[node]!) * logSpacing / (2 * Math.PI * Math.PI)));
  return {
    cells: {
      massMeV, y: Float64Array.from(cell((_, node) => nodes[node]!)), states, helicity: Float64Array.from(cell(population => populations[population]!.helicity)),
      population: Int32Array.from(cell(population => population))
    },
    // Where nothing is yet, an integration may leave less than nothing.
    numbers: states.map((v, k) => v * Math.max(occupation[k]!, 0))
  };
};

/** Matter at rest, none yet. */
export const atRest = (massMeV: number): Particles =>
  ({cells: {massMeV, y: new Float64Array(1), states: new Float64Array(1), helicity: new Float64Array(1), population: new Int32Array(1)}, numbers: new Float64Array(1)});
