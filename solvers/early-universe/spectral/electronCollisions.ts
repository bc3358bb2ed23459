/**
 * Collision operator of neutrinos with thermal e±, from the kernels of electronKernels.ts at moments that are shared by many steps:
 * kernels are linear in x = ln a between nodes, made when first asked for at the temperature that the plasma is heading for.
 */
import {electronMassMeV} from "../../../src/constants/particles.js";
import {exp} from "../../../src/numerics/elementary.js";
import {couplings} from "../tables/collisionSuppression.js";
import {ElectronKernelGrid, type ElectronKernels} from "./electronKernels.js";
import type {MomentumGrid} from "./momentumGrid.js";
import type {Groups} from "./neutrinoEvents.js";

/** g_L² of ν_e less that of ν_μ; the square of the difference of g_L is 1. */
const leftSquares = couplings.leftElectron * couplings.leftElectron - couplings.leftMuTau * couplings.leftMuTau;

export class ElectronCollisions {
  readonly #grid: MomentumGrid;
  readonly #kernels: ElectronKernelGrid;
  readonly #moments = new Map<number, ElectronKernels>();
  readonly #spacing: number;
  readonly #kinds: Int32Array;
  readonly #counts: Float64Array;
  readonly #x: Float64Array;
  /** d ln τ/dx where the run is, for the temperature at the next moment. */
  trend = 0;
  /** Rate of w y² f at which collisions tell ν_e from ν_μ, per f, in the units of `add`: that of neutrinos with g_L² = 1 and g_R = 0. */
  readonly damping: Float64Array;

  constructor(grid: MomentumGrid, groups: Groups, spacing = 0.05) {
    this.#grid = grid;
    this.#kernels = new ElectronKernelGrid(grid);
    this.#spacing = spacing;
    this.#kinds = Int32Array.from(groups, members => members.includes("e") ? 0 : 1);
    this.#counts = Float64Array.from(groups, members => members.length);
    this.#x = new Float64Array(grid.size);
    this.damping = new Float64Array(grid.size);
  }

  #moment(index: number, x: number, logTau: number): ElectronKernels {
    const known = this.#moments.get(index);
    if (known !== undefined) return known;
    const at = index * this.#spacing, made = this.#kernels.at(electronMassMeV * exp(at), exp(logTau + this.trend * (at - x)));
    this.#moments.set(index, made);
    // Those behind are not needed again.
    for (const key of this.#moments.keys()) if (key < index - 4) this.#moments.delete(key);
    return made;
  }

  /** Adds rates of w y² f, summed over the flavours of a group, in units of G_F²/2π³ and of the grid; J as in NeutrinoScattering, and by ln τ times `byHeat` to column `heat`. */
  add(x: number, logTau: number, f: Float64Array, out: Float64Array, J?: Float64Array, columns = 0, scale = 0, heat = 0, byHeat = 0): void {
    const {y, weight, bath, size: n} = this.#grid, X = this.#x, index = Math.floor(x / this.#spacing), t = x / this.#spacing - index, s = 1 - t, tau = exp(logTau);
    const first = this.#moment(index, x, logTau), second = this.#moment(index + 1, x, logTau);
    for (let i = 0; i < n; i++) X[i] = exp(-y[i] / tau);
    this.#damp(f, first, second, t);
    for (let g = 0; g < this.#kinds.length; g++) {
      const kind = this.#kinds[g], S0 = first.scattering[kind]!, S1 = second.scattering[kind]!, A0 = first.annihilation[kind]!, A1 = second.annihilation[kind]!;
      for (let j = 0, at = 0; j < n; j++) for (let i = 0; i <= j; i++, at++) {
        const a = g * n + i, b = g * n + j, fi = f[a], fj = f[b], measure = this.#counts[g] * weight[i] * weight[j];
        if (i < j) {
          const S = measure * (s * S0[at] + t * S1[at]), up = X[i] > 0 ? X[j] / X[i] : 0, rate = S * (fj * (1 - fi) - up * fi * (1 - fj));
          out[a] += rate;
          out[b] -= rate;
          if (J !== undefined) {
            const di = -scale * S * (fj + up * (1 - fj)), dj = scale * S * (1 - fi + up * fi), dT = -scale * S * up * fi * (1 - fj) * (y[j] - y[i]) / tau * byHeat;
            J[a * columns + a] += di; J[a * columns + b] += dj; J[a * columns + heat] += dT;
            J[b * columns + a] -= di; J[b * columns + b] -= dj; J[b * columns + heat] -= dT;
          }
        }
        if (i >= bath) continue;
        const A = measure * (s * A0[at] + t * A1[at]);
        if (A === 0) continue;
        const made = X[i] * X[j], rate = A * ((1 - fi) * (1 - fj) * made - fi * fj);
        out[a] += rate;
        if (i < j) out[b] += rate;
        if (J === undefined) continue;
        const di = -scale * A * ((1 - fj) * made + fj), dj = -scale * A * ((1 - fi) * made + fi), dT = scale * A * (1 - fi) * (1 - fj) * made * (y[i] + y[j]) / tau * byHeat;
        J[a * columns + a] += di; J[a * columns + b] += dj; J[a * columns + heat] += dT;
        if (i < j) { J[b * columns + a] += di; J[b * columns + b] += dj; J[b * columns + heat] += dT; }
      }
    }
  }

  /** Fills `damping`; a collision that hardly changes the momentum counts as those with the next node do. */
  #damp(f: Float64Array, first: ElectronKernels, second: ElectronKernels, t: number): void {
    const {weight, bath, size: n} = this.#grid, X = this.#x, damping = this.damping.fill(0), s = 1 - t;
    const scattering = (at: number): number => (s * (first.scattering[0][at] - first.scattering[1][at]) + t * (second.scattering[0][at] - second.scattering[1][at])) / leftSquares;
    for (let j = 0, at = 0; j < n; j++) for (let i = 0; i <= j; i++, at++) {
      const fi = f[i], fj = f[j];
      if (i < j) {
        const up = X[i] > 0 ? X[j] / X[i] : 0, measure = weight[i] * weight[j], S = measure * scattering(at);
        damping[i] += S * (fj + up * (1 - fj));
        damping[j] += S * (1 - fi + up * fi);
      } else damping[i] += weight[i] * weight[i] * scattering(i > 0 ? at - 1 : 1);
      if (i >= bath) continue;
      const made = X[i] * X[j], A = weight[i] * weight[j] / leftSquares
        * (s * (first.annihilation[0][at] - first.annihilation[1][at]) + t * (second.annihilation[0][at] - second.annihilation[1][at]));
      damping[i] += A * ((1 - fj) * made + fj);
      if (i < j) damping[j] += A * ((1 - fi) * made + fi);
    }
  }
}
