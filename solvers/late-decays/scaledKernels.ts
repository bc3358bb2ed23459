/**
 * Inverse Compton scattering and pair production on the CMB as tables over E'T, by logarithmic distance d of node E from node E'.
 * A secondary between two nodes is shared by both so that number and energy are kept (linear hats in E); an electron that loses less than
 * one cell is placed by the parabola through the topmost three nodes, which makes small losses a continuous one of second order.
 * The number of secondaries in a hat is Σ over Gauss nodes, in ln Z with Z = z/(1 − z), cell by cell: nothing is sampled on a coarser grid.
 */
import {exp, log, power, square} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {inverseComptonShape, largestV, pairShape} from "./backgroundIntegrals.js";
import {smallestTau} from "./photonRates.js";

export interface ScaledKernels {
  /** Distances that a row holds. */
  readonly reach: number;
  /** Per row: photons of inverse Compton at distance d; electrons after it at d ≥ 1. */
  readonly photons: Float64Array;
  readonly electrons: Float64Array;
  /** Per row: electrons that leave their node, and the energy of all that they become over E' (equal, but for quadrature). */
  readonly leaving: Float64Array;
  readonly energy: Float64Array;
  /** Per row: e⁻ and e⁺ of one pair at distance d, ∫J dz of the hat, and their energy over E'. */
  readonly pairs: Float64Array;
  readonly pairEnergy: Float64Array;
  /** Cells of a row that hold anything: photons, electrons, pairs. */
  readonly ends: Int32Array;
}

const fine = gaussLegendre(32), coarse = gaussLegendre(4);

/** Calls `visit(Z, weight)` with ∫ f dz = Σ weight f over z from Z0/(1+Z0) to Z1/(1+Z1), in ln Z. */
const overZ = (Z0: number, Z1: number, rule: typeof fine, visit: (Z: number, weight: number) => void): void => {
  const low = log(Z0), half = (log(Z1) - low) / 2;
  for (let g = 0; g < rule.nodes.length; g++) {
    const Z = exp(low + half * (1 + rule.nodes[g]!));
    visit(Z, half * rule.weights[g]! * Z / square(1 + Z));
  }
};

/** Tables for τ_k = τ_0 ratio^k, k < rows. */
export function scaledKernels(ratio: number, lowestTau: number, rows: number, reach: number): ScaledKernels {
  const photons = new Float64Array(rows * reach), electrons = new Float64Array(rows * reach), pairs = new Float64Array(rows * reach);
  const leaving = new Float64Array(rows), energy = new Float64Array(rows), pairEnergy = new Float64Array(rows), ends = new Int32Array(3 * rows);
  const y = Float64Array.from({length: reach + 1}, (_, d) => power(ratio, -d)), scratch = new Float64Array(2);
  /** z/(1 − z) at the nodes; the topmost cell has no upper end. */
  const odds = y.map((z, d) => d === 0 ? Infinity : z / (1 - z));
  const share = (row: Float64Array, at: number, d: number, z: number, weight: number): void => {
    const upper = (z - y[d + 1]!) / (y[d]! - y[d + 1]!);
    row[at + d]! += weight * upper;
    if (d + 1 < reach) row[at + d + 1]! += weight * (1 - upper);
  };
  /** Z of the top-most loss cell, 1/y_1 − 1, and the parabola in it. */
  const topLoss = ratio - 1, one = y[1]!, two = y[2]!;
  for (let k = 0; k < rows; k++) {
    const tau = lowestTau * power(ratio, k), b = 4 * tau, at = k * reach, most = b * largestV;
    // Photons at z.
    for (let d = 0; d < reach; d++) {
      const high = Math.min(odds[d]!, most), low = odds[d + 1]!;
      if (high <= low) continue;
      overZ(low, high, high > 2 * low ? fine : coarse, (Z, weight) => share(photons, at, d, Z / (1 + Z), weight * inverseComptonShape(Z, b, scratch)));
    }
    // Their energy apart, over all z.
    for (let Z = most; Z > 1e-12 * b; Z /= 20) overZ(Z / 20, Z, fine, (at, weight) => { energy[k]! += weight * at / (1 + at) * inverseComptonShape(at, b, scratch); });
    // Electrons at 1/(1 + Z).
    const top = Math.min(topLoss, most);
    for (let Z = top; Z > 1e-10 * Math.min(b, 1); Z /= 20) overZ(Z / 20, Z, fine, (Zg, weight) => {
      const lost = Zg / (1 + Zg), kept = 1 - lost, w = weight * inverseComptonShape(Zg, b, scratch);
      const first = -lost * (kept - two) / ((one - 1) * (one - two)), second = -lost * (kept - one) / ((two - 1) * (two - one));
      electrons[at + 1]! += w * first;
      electrons[at + 2]! += w * second;
      leaving[k]! += w * (first + second);
      energy[k]! += w * (first * one + second * two);
    });
    for (let d = 1; d < reach; d++) {
      const low = 1 / y[d]! - 1, high = Math.min(1 / y[d + 1]! - 1, most);
      if (high <= low) break;
      overZ(low, high, coarse, (Z, weight) => {
        const w = weight * inverseComptonShape(Z, b, scratch);
        share(electrons, at, d, 1 / (1 + Z), w);
        leaving[k]! += w;
        energy[k]! += w / (1 + Z);
      });
    }
    for (let low = 1 / y[reach]! - 1; low < most; low *= 20) overZ(low, Math.min(20 * low, most), fine, (Z, weight) => {
      const w = weight * inverseComptonShape(Z, b, scratch);
      leaving[k]! += w;
      energy[k]! += w / (1 + Z);
    });
    if (tau <= smallestTau) continue;
    // Both of a pair at z: p > 1/(4τ largestV).
    const edge = Math.sqrt(Math.max(0, 1 - 1 / (tau * largestV))), last = square(1 + edge) * tau * largestV;
    for (let d = 0; d < reach; d++) {
      const high = Math.min(odds[d]!, last), low = Math.max(odds[d + 1]!, 1 / last);
      if (high <= low) continue;
      overZ(low, high, high > 2 * low ? fine : coarse, (Z, weight) => {
        const z = Z / (1 + Z), w = 2 * weight * pairShape(Z / square(1 + Z), tau, scratch);
        share(pairs, at, d, z, w);
      });
    }
    for (let Z = last; Z > 1 / last; Z /= 4) overZ(Math.max(Z / 4, 1 / last), Z, fine, (at, weight) => { pairEnergy[k]! += 2 * weight * at / (1 + at) * pairShape(at / square(1 + at), tau, scratch); });
  }
  for (let k = 0; k < rows; k++) for (const [n, table] of [photons, electrons, pairs].entries()) {
    let end = reach;
    while (end > 0 && table[k * reach + end - 1] === 0) end--;
    ends[3 * k + n] = end;
  }
  return {reach, photons, electrons, leaving, energy, pairs, pairEnergy, ends};
}
