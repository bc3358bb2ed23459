/**
 * Compton scattering and Bethe-Heitler pairs as matrices on the energy grid: what a photon at node i makes in the hats of nodes j ≤ i,
 * for unit densities of electrons and of Σ Z² n. A Compton electron above E_i (it may be, by m/2) is counted at node i with its energy.
 */
import {electronMassMeV as m} from "../../src/constants/particles.js";
import {exp, log} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import type {EnergyGrid} from "./energyGrid.js";
import {betheHeitlerKernel, comptonKernel} from "./photonKernels.js";

export interface MatterKernels {
  /** [i·n + j]: photons and electrons of Compton scattering, e⁻ and e⁺ of Bethe-Heitler pairs [MeV⁻²]. */
  readonly comptonPhotons: Float64Array;
  readonly comptonElectrons: Float64Array;
  readonly pairs: Float64Array;
  /** Energy that falls below the grid [MeV⁻¹]. */
  readonly comptonBelow: Float64Array;
  readonly pairsBelow: Float64Array;
}

const rule = gaussLegendre(4), fine = gaussLegendre(40);

export function matterKernels({energiesMeV: E, ratio}: EnergyGrid): MatterKernels {
  const n = E.length, square = (): Float64Array => new Float64Array(n * n);
  const comptonPhotons = square(), comptonElectrons = square(), pairs = square(), comptonBelow = new Float64Array(n), pairsBelow = new Float64Array(n);
  const share = (matrix: Float64Array, below: Float64Array, i: number, energyMeV: number, weight: number): void => {
    if (energyMeV < E[0]!) below[i]! += weight * energyMeV;
    else if (energyMeV >= E[i]!) matrix[i * n + i]! += weight * energyMeV / E[i]!;
    else {
      const c = Math.min(i - 1, Math.floor(log(energyMeV / E[0]!) / log(ratio) + 1e-12));
      const upper = (energyMeV - E[c]!) / (E[c + 1]! - E[c]!);
      matrix[i * n + c + 1]! += weight * upper;
      matrix[i * n + c]! += weight * (1 - upper);
    }
  };
  for (let i = 0; i < n; i++) {
    const from = E[i]!;
    const compton = (energyMeV: number, weight: number): void => {
      const w = weight * comptonKernel(energyMeV, from);
      share(comptonPhotons, comptonBelow, i, energyMeV, w);
      share(comptonElectrons, comptonBelow, i, from + m - energyMeV, w);
    };
    const pair = (energyMeV: number, weight: number): void => share(pairs, pairsBelow, i, energyMeV, 2 * weight * betheHeitlerKernel(energyMeV, from));
    const over = (low: number, high: number, visit: (energyMeV: number, weight: number) => void, {nodes, weights} = rule): void => {
      const middle = (low + high) / 2, half = (high - low) / 2;
      if (half > 0) for (let g = 0; g < nodes.length; g++) visit(middle + half * nodes[g]!, half * weights[g]!);
    };
    for (let c = 0; c < i; c++) {
      over(E[c]!, E[c + 1]!, compton);
      over(E[c]!, Math.min(E[c + 1]!, from - m), pair);
    }
    const least = from / (1 + 2 * from / m);
    // In ln E: Compton photons fall as 1/E.
    over(log(least), log(E[0]!), (l, weight) => compton(exp(l), weight * exp(l)), fine);
    over(m, Math.min(E[0]!, from - m), pair, fine);
  }
  return {comptonPhotons, comptonElectrons, pairs, comptonBelow, pairsBelow};
}
