import type {NodeWeights} from "./nodeWeights.js";
import type {SampleTable} from "./sampleTable.js";

/** A run at the moment when the temperatures part, from which others with the same universe above may go on. */
export interface Fork {
  readonly x: number;
  /** Heads, and then f of N. */
  readonly state: Float64Array;
  readonly heads: number;
  readonly table: SampleTable;
  readonly weights: NodeWeights;
  readonly steps: number;
}

/** The same with so many times the N and so many times the width, for N that nothing feels: what they hold comes from the bath, as it should. */
export const scaledFork = ({x, state, heads, table, weights, steps}: Fork, lepton: number, width: number): Fork => ({
  x, heads, steps, state: state.map((value, k) => k < heads ? value : value * lepton), weights: weights.scaled(lepton),
  table: table.copy({leptonEnergyMeV4: lepton, leptonNumberMeV3: lepton, leptonOverEntropy: lepton, leptonDecaysMeV4: lepton * width})
});
