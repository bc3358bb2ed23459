/**
 * Kernels of neutrinos with thermal e±, e⁻ and e⁺ together, integrated over the energies of e± (T a = τ, mass m a = m, comoving MeV):
 *
 *   scattering j → i, y_i < y_j:  S = 4∫dE₂ f(E₂)(1 − f(E₄)) [(g_L² + g_R²)(H₁₂ + H₁₄) − 2 g_L g_R m² H₁₃],  E₄ = E₂ + y_j − y_i
 *   annihilation of i and j:      A = 4∫dE₃ (1 − f(E₃))(1 − f(E₄)) [(g_L² + g_R²)(H₁₃ + H₁₄)/2 + g_L g_R m² H₁₂],  E₄ = y_i + y_j − E₃
 *   w_i y_i² df_i/dt = (G_F²/2π³) Σ_j w_i w_j {S [f_j(1 − f_i) − f_i(1 − f_j)e^{−(y_j−y_i)/τ}] + A [(1 − f_i)(1 − f_j)e^{−(y_i+y_j)/τ} − f_i f_j]}
 * H: angularIntegrals.ts. Both brackets vanish for Fermi-Dirac spectra at τ, exactly.
 * References: Dolgov:1997, Hannestad:1995. Neglected: QED corrections of these rates; annihilation of two hard neutrinos.
 */
import {exp} from "../../../src/numerics/elementary.js";
import {gaussLegendre} from "../../../src/numerics/quadrature.js";
import {couplings} from "../tables/collisionSuppression.js";
import {product, squaredProduct} from "./angularIntegrals.js";
import type {MomentumGrid} from "./momentumGrid.js";

const {leftElectron, leftMuTau, right} = couplings;
/** g_L² + g_R² and g_L g_R of ν_e, and of ν_μ, ν_τ. */
const chiral = [leftElectron * leftElectron + right * right, leftMuTau * leftMuTau + right * right], mixed = [leftElectron * right, leftMuTau * right];

const order = 5, rule = gaussLegendre(order), deepest = 22;

/** Kernels at one moment: S and A of ν_e, then of ν_μ or ν_τ, at `index` of a pair. */
export interface ElectronKernels {
  readonly scattering: readonly [Float64Array, Float64Array];
  readonly annihilation: readonly [Float64Array, Float64Array];
}

export class ElectronKernelGrid {
  /** Pairs of nodes i ≤ j, at j(j + 1)/2 + i. */
  readonly pairs: number;
  readonly #grid: MomentumGrid;
  // Quadrature points: energy and momentum of e±, weight.
  readonly #E = new Float64Array(8 * order);
  readonly #p = new Float64Array(8 * order);
  readonly #w = new Float64Array(8 * order);
  readonly #bounds = new Float64Array(8);

  constructor(grid: MomentumGrid) {
    this.#grid = grid;
    this.pairs = grid.size * (grid.size + 1) / 2;
  }

  /** Fills points over consecutive increasing bounds; returns their number. */
  #points(count: number, m2: number): number {
    let at = 0;
    for (let s = 0; s + 1 < count; s++) {
      const low = this.#bounds[s], half = (this.#bounds[s + 1] - low) / 2;
      if (!(half > 0)) continue;
      for (let k = 0; k < order; k++, at++) {
        const E = low + half * (1 + rule.nodes[k]);
        this.#E[at] = E;
        this.#p[at] = Math.sqrt(Math.max(0, E * E - m2));
        this.#w[at] = half * rule.weights[k];
      }
    }
    return at;
  }

  /** All kernels at m a and τ = T a [MeV]. */
  at(m: number, tau: number): ElectronKernels {
    const out: ElectronKernels = {
      scattering: [new Float64Array(this.pairs), new Float64Array(this.pairs)], annihilation: [new Float64Array(this.pairs), new Float64Array(this.pairs)]
    };
    this.#scattering(m, tau, out);
    this.#annihilation(m, tau, out);
    return out;
  }

  #scattering(m: number, tau: number, {scattering}: ElectronKernels): void {
    const {y, size} = this.#grid, m2 = m * m, E = this.#E, p = this.#p, w = this.#w, b = this.#bounds;
    for (let i = 0; i < size; i++) {
      const p3 = y[i], kink = Math.min(Math.sqrt(p3 * p3 + m2), m + deepest * tau);
      b[0] = m; b[1] = m + 1.5 * tau; b[2] = m + 4 * tau; b[3] = m + 9 * tau; b[4] = m + deepest * tau; b[5] = kink;
      b.subarray(0, 6).sort();
      const points = this.#points(6, m2);
      for (let k = 0; k < points; k++) w[k] /= exp(E[k] / tau) + 1;
      for (let j = i + 1; j < size; j++) {
        const p1 = y[j], gain = p1 - p3, suppression = exp(-gain / tau);
        let squares = 0, mass = 0;
        for (let k = 0; k < points; k++) {
          const E2 = E[k], p2 = p[k], E4 = E2 + gain, p4 = Math.sqrt(E4 * E4 - m2), total = p1 + E2, open = w[k] / (1 + exp(-E2 / tau) * suppression);
          const u = p1 - E4, d14 = Math.abs(p1 - p4), d23 = Math.abs(p2 - p3);
          const h = squaredProduct(Math.max(Math.abs(p1 - p2), Math.abs(p3 - p4)), Math.min(p1 + p2, p3 + p4), total * total - m2, -1)
            + squaredProduct(Math.max(d14, d23), Math.min(p1 + p4, p2 + p3), m2 - u * u, 1);
          squares += open * h;
          mass += open * product(Math.max(gain, Math.abs(p2 - p4)), Math.min(p1 + p3, p2 + p4), -gain * gain, 1);
        }
        const at = j * (j + 1) / 2 + i;
        for (let g = 0; g < 2; g++) scattering[g]![at] = 4 * (chiral[g] * squares - 2 * mixed[g] * m2 * mass);
      }
    }
  }

  #annihilation(m: number, tau: number, {annihilation}: ElectronKernels): void {
    const {y, size, bath} = this.#grid, m2 = m * m, E = this.#E, p = this.#p, w = this.#w, b = this.#bounds;
    for (let i = 0; i < bath; i++) for (let j = i; j < size; j++) {
      const p1 = y[j], p2 = y[i], total = p1 + p2, half = total / 2;
      if (half <= m) continue;
      // Symmetric in e⁻ and e⁺: the lower half, twice.
      const kink = Math.min(Math.max(m, p2), half);
      b[0] = m; b[1] = m + 0.25 * (kink - m); b[2] = kink; b[3] = Math.min(kink + 5 * tau, half); b[4] = half;
      const points = this.#points(5, m2);
      let squares = 0, mass = 0;
      for (let k = 0; k < points; k++) {
        const E3 = E[k], q3 = p[k], E4 = total - E3, q4 = Math.sqrt(E4 * E4 - m2), open = w[k] / ((1 + exp(-E3 / tau)) * (1 + exp(-E4 / tau)));
        const low = Math.max(p1 - p2, q4 - q3), high = Math.min(total, q3 + q4), u = p1 - E4, t = p1 - E3;
        const h14 = squaredProduct(Math.max(Math.abs(p1 - q4), Math.abs(p2 - q3)), Math.min(p1 + q4, p2 + q3), m2 - u * u, 1);
        const h13 = squaredProduct(Math.max(Math.abs(p1 - q3), Math.abs(p2 - q4)), Math.min(p1 + q3, p2 + q4), m2 - t * t, 1);
        squares += open * (h14 + h13);
        mass += 2 * open * product(low, high, total * total, -1);
      }
      const at = j * (j + 1) / 2 + i;
      for (let g = 0; g < 2; g++) annihilation[g]![at] = 4 * (chiral[g] * squares + mixed[g] * m2 * mass);
    }
  }
}
