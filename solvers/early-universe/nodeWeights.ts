/** Absolute tolerances of the run. */
import {cube, exp} from "../../src/numerics/elementary.js";
import type {HeatEquations} from "./heatEquations.js";
import type {LeptonGas} from "./leptonGas.js";

/** Errors of energies and of f over the tolerance that is asked for: energies carry every observable, and f, node by node, their sum alone. */
export const headTolerance = 0.25;
const nodeTolerance = 4;

/** Absolute tolerances: what a node of f adds to ρ_N sets how well it must be known. */
export class NodeWeights {
  readonly #gas: LeptonGas;
  readonly #tolerance: number;
  /** Largest f that each node has had. */
  readonly #peak: Float64Array;
  /** y³ of each. */
  readonly #volume: Float64Array;

  /** @param before whose peaks are taken over. */
  constructor(gas: LeptonGas, relativeTolerance: number, before?: NodeWeights) {
    this.#gas = gas;
    this.#tolerance = relativeTolerance;
    this.#volume = Float64Array.from({length: gas.size}, (_, k) => cube(gas.y[k % gas.nodes]!));
    this.#peak = before === undefined ? new Float64Array(gas.size) : before.#peak.slice();
  }

  /** The same for so many times the N. */
  scaled(factor: number): NodeWeights {
    const other = new NodeWeights(this.#gas, this.#tolerance, this);
    for (let k = 0; k < other.#peak.length; k++) other.#peak[k]! *= factor;
    return other;
  }

  /**
   * Writes the tolerances at a state. Hard neutrinos begin with no energy, and matter ends with none: a⁴ρ of the whole is the scale of
   * the first, a⁴ρ of matter over 1e-4 of the whole that of the second.
   */
  write(equations: HeatEquations, x: number, y: Float64Array, absoluteTolerance: Float64Array): void {
    const {size} = this.#gas, peak = this.#peak, volume = this.#volume, {heads, hard, matter} = equations;
    if (hard >= 0) absoluteTolerance[hard] = this.#tolerance * headTolerance;
    if (matter >= 0) absoluteTolerance[matter] = this.#tolerance * headTolerance * 1e-4 * exp(-x);
    let largest = 0;
    for (let k = 0; k < size; k++) {
      peak[k] = Math.max(peak[k]!, y[heads + k]!);
      largest = Math.max(largest, volume[k]! * peak[k]!);
    }
    for (let k = 0; k < size; k++) {
      absoluteTolerance[heads + k] = nodeTolerance * this.#tolerance * Math.max(Math.abs(y[heads + k]!), 1e-3 * peak[k]!, 0.03 * largest / volume[k]!);
    }
  }
}

