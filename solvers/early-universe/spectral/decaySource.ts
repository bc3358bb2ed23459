/**
 * What decaying particles give to neutrinos of each momentum and to the plasma. N_k: comoving number a³n at the comoving momentum y_k.
 *
 *   one neutrino per decay:  Ṅ_k = −Γ (M/E) ⟨S [N_k (1 − f_ν) − e^{−E_r/T} f_ν (c_k − N_k)]⟩,  E_r = E − E_ν,  S = 1 + f_γ(E_r) for ν γ, else 1
 *   more of them:            Ṅ_k = −Γ (M/E) [N_k − c_k/(e^{E/T} + 1)]
 *   scattering:              Ṅ_k = −Γ_sc [N_k − c_k f_ν(E)], and the neutrino has the energy E
 *   pairs of N and ν̄:        Ṅ_k = −Γ_p Σ_i ω_i [N_k f_i/F_i − e^{−E/T} (c_k − N_k)(1 − f_i)/(1 − F_i)]/(1 + e^{−E/T}), F thermal, ω_i ~ w_i y_i² F_i
 * ⟨⟩: directions of the neutrino in the rest frame of N, E_ν = ε (E + p cos θ)/M, weight 1 + h·asymmetry·cos θ. c_k: states of the cell
 * (0: matter that is not remade). What is not neutrino is heat of the plasma, by the energy of all (spectralEquations.ts). Rates per time [MeV].
 * Neglected: blocking where a decay makes several neutrinos; inverse decays by other than thermal partners.
 */
import type {DecayChannel, Flavor, HeavyNeutralLepton} from "../../../src/model/heavyNeutralLepton.js";
import {exp, expm1, hypot, square} from "../../../src/numerics/elementary.js";
import {gaussLegendre} from "../../../src/numerics/quadrature.js";
import type {MomentumGrid} from "./momentumGrid.js";
import type {Groups} from "./neutrinoEvents.js";

/** Numbers of N by comoving momentum. */
export interface ParticleCells {
  readonly massMeV: number;
  /** y_k [MeV]; 0 is at rest. */
  readonly y: Float64Array;
  /** c_k [MeV³]: comoving number of states, 0 for matter that is not remade. */
  readonly states: Float64Array;
  readonly helicity: Float64Array;
  /** Population of N that the cell belongs to. */
  readonly population: Int32Array;
}

interface Line {
  readonly width: number;
  readonly group: number;
  /** ε/M. */
  readonly share: number;
  readonly number: number;
  readonly asymmetry: number;
  readonly photon: boolean;
  /** One neutrino per decay: carries the decay itself. */
  readonly alone: boolean;
}

/**
 * Directions, by how fast N is. A change of their number shakes what is in balance: 4 where p ~ M would give a tenth of a percent of the
 * energy of N another place at once.
 */
const few = gaussLegendre(4), many = gaussLegendre(16), slow = 1e-3, fast = 0.1;

/** Neutrinos of a channel; where it names none, of M/2 each. */
const neutrinosOf = (channel: DecayChannel, massMeV: number): DecayChannel["neutrinos"] => {
  const given = channel.neutrinos as DecayChannel["neutrinos"] | undefined;
  if (given !== undefined && given.length > 0) return given;
  return (["e", "mu", "tau"] as const).filter(flavor => channel.shares[flavor] > 0)
    .map((flavor: Flavor) => ({flavor, energiesMeV: [massMeV / 2], numbers: [2 * channel.shares[flavor]], asymmetry: 0}));
};

export class DecaySource {
  readonly cells: ParticleCells;
  readonly count: number;
  /** Largest ε/M. */
  readonly highestShare: number;
  /** Results of `evaluate`: Ṅ_k; rates of w y² f by unknown of the neutrinos. */
  readonly numberRate: Float64Array;
  readonly neutrinoRate: Float64Array;
  /** Rates of w y² f, per f, at which inverse decays and scattering into N take neutrinos, blocking of decays included. */
  readonly absorption: Float64Array;
  readonly #grid: MomentumGrid;
  readonly #lines: readonly Line[];
  /** Channels of several neutrinos, or none: width. */
  readonly #crowdedWidth: number;
  readonly #lepton: HeavyNeutralLepton | undefined;
  readonly #scatteringShares: readonly number[];
  readonly #p: Float64Array;
  readonly #active: Float64Array;
  readonly #sterile: Float64Array;
  readonly #pairActive: Float64Array;
  readonly #pairSterile: Float64Array;
  /** ω_i/F_i and ω_i/(1 − F_i). */
  readonly #meets: Float64Array;
  readonly #leaves: Float64Array;
  /** Directions that stand for all, of each cell. */
  readonly #directions: Int32Array;
  #byLow = 0;
  #byHigh = 0;

  constructor(grid: MomentumGrid, groups: Groups, cells: ParticleCells, channels: readonly DecayChannel[], lepton?: HeavyNeutralLepton) {
    this.#grid = grid;
    this.cells = cells;
    this.count = cells.y.length;
    this.numberRate = new Float64Array(this.count);
    this.neutrinoRate = new Float64Array(groups.length * grid.size);
    this.absorption = new Float64Array(groups.length * grid.size);
    this.#lepton = lepton !== undefined && lepton.couplingSquared > 0 ? lepton : undefined;
    this.#p = new Float64Array(this.count);
    this.#directions = new Int32Array(this.count).fill(16);
    this.#active = new Float64Array(this.count);
    this.#sterile = new Float64Array(this.count);
    this.#pairActive = new Float64Array(this.count);
    this.#pairSterile = new Float64Array(this.count);
    this.#meets = new Float64Array(grid.size);
    this.#leaves = new Float64Array(grid.size);
    const lines: Line[] = [], groupOf = (flavor: Flavor): number => groups.findIndex(members => members.includes(flavor));
    let crowded = 0;
    for (const channel of channels) {
      const neutrinos = neutrinosOf(channel, cells.massMeV), total = neutrinos.reduce((sum, {numbers}) => sum + numbers.reduce((a, b) => a + b, 0), 0);
      const alone = Math.abs(total - 1) < 1e-6;
      if (!alone) crowded += channel.widthMeV;
      for (const {flavor, energiesMeV, numbers, asymmetry} of neutrinos) energiesMeV.forEach((energy, n) => {
        if (numbers[n]! > 0) lines.push({
          width: channel.widthMeV, group: groupOf(flavor), share: energy / cells.massMeV, number: numbers[n]!, asymmetry, photon: channel.name.startsWith("nu gamma"), alone
        });
      });
    }
    this.#lines = lines;
    this.#crowdedWidth = crowded;
    this.highestShare = lines.reduce((most, {share}) => Math.max(most, share), 0);
    this.#scatteringShares = groups.map(members => lepton === undefined ? 0 : members.reduce((sum, flavor) => sum + lepton.flavorShares[flavor], 0));
  }

  /** Chooses how many directions stand for all, at x: not within a step, which a jump of rates would break off. */
  settle(x: number): void {
    const a = exp(x), M = this.cells.massMeV;
    for (let k = 0; k < this.count; k++) { const p = this.cells.y[k] / a; this.#directions[k] = p < slow * M ? 1 : p < fast * M ? 4 : 16; }
  }

  /**
   * Rates at x = ln a and T [MeV] with neutrinos f and numbers N (y from `offset`). With J: adds scale·∂/∂y to its rows (those of neutrinos in
   * w y² f), unknowns as in y, the plasma's column by ln T times `byHeat`.
   */
  evaluate(x: number, T: number, y: Float64Array, heatColumn: number, offset: number, J?: Float64Array, columns = 0, scale = 0, byHeat = 0): void {
    const {cells, numberRate, neutrinoRate, absorption} = this, grid = this.#grid, nodes = grid.y, M = cells.massMeV, a = exp(x), pi2 = Math.PI * Math.PI;
    const damping = this.#lepton?.kernels.decaySuppression(T) ?? 1, n = grid.size, top = nodes[n - 1];
    numberRate.fill(0); neutrinoRate.fill(0); absorption.fill(0);
    for (let k = 0; k < this.count; k++) {
      const p = cells.y[k] / a, E = hypot(p, M), number = y[offset + k], states = cells.states[k], row = offset + k;
      const equilibrium = states > 0 && E < 600 * T ? states / (exp(E / T) + 1) : 0, crowd = damping * M / E * (number - equilibrium);
      if (this.#crowdedWidth > 0) {
        numberRate[k] -= this.#crowdedWidth * crowd;
        if (J !== undefined) J[row * columns + row] -= scale * this.#crowdedWidth * damping * M / E;
      }
      const directions = this.#directions[k], angles = directions === 16 ? many : few;
      for (const line of this.#lines) for (let q = 0; q < directions; q++) {
        const cosine = directions === 1 ? 0 : angles.nodes[q];
        const weight = line.number * (directions === 1 ? 1 : angles.weights[q] / 2 * (1 + line.asymmetry * cells.helicity[k] * cosine));
        const energy = line.share * (E + p * cosine), v = energy * a;
        // Below the first node the second has less than nothing of it. Beyond the last node its energy is kept, not its number.
        const l = v > top ? n - 2 : grid.below(v), low = v > top ? 0 : (nodes[l + 1] - v) / (nodes[l + 1] - nodes[l]), high = v > top ? v / top : 1 - low, at = line.group * n + l;
        if (!line.alone) {
          const rate = line.width * weight * crowd, d = scale * line.width * weight * damping * M / E;
          neutrinoRate[at] += pi2 * low * rate;
          neutrinoRate[at + 1] += pi2 * high * rate;
          if (J !== undefined) {
            J[at * columns + row] += pi2 * low * d;
            J[(at + 1) * columns + row] += pi2 * high * d;
          }
          continue;
        }
        const rest = E - energy, boltzmann = rest < 600 * T ? exp(-rest / T) : 0, stimulated = line.photon && boltzmann > 0 ? -1 / expm1(-rest / T) : 1;
        const f = this.#occupation(y, at, l, v, a * T), A = line.width * weight * damping * M / E * stimulated;
        const rate = A * (number * (1 - f) - (states > 0 ? boltzmann * f * (states - number) : 0));
        const taken = A * (number + (states > 0 ? boltzmann * (states - number) : 0));
        numberRate[k] -= rate;
        neutrinoRate[at] += pi2 * low * rate;
        neutrinoRate[at + 1] += pi2 * high * rate;
        absorption[at] += pi2 * low * taken;
        absorption[at + 1] += pi2 * high * taken;
        if (J === undefined) continue;
        const back = states > 0 ? boltzmann : 0, dN = scale * A * (1 - f + back * f), df = -scale * A * (number + back * (states - number));
        const dT = -scale * A * back * f * (states - number) * rest / T * byHeat;
        for (let c = 0; c < 4; c++) {
          const column = c === 0 ? row : c === 1 ? at : c === 2 ? at + 1 : heatColumn, d = c === 0 ? dN : c === 1 ? df * this.#byLow : c === 2 ? df * this.#byHigh : dT;
          J[row * columns + column] -= d;
          J[at * columns + column] += pi2 * low * d;
          J[(at + 1) * columns + column] += pi2 * high * d;
        }
      }
    }
    if (this.#lepton !== undefined) this.#scatter(a, T, y, heatColumn, offset, J, columns, scale, byHeat);
  }

  /**
   * f at momentum v: f/(1 − f) e^{v/τ} is linear between nodes of the bath, so that thermal neutrinos at τ are in balance exactly; constant
   * below the first node. f itself is linear between hard nodes. Leaves ∂f/∂f_l and ∂f/∂f_{l+1} in #byLow and #byHigh.
   */
  #occupation(y: Float64Array, at: number, l: number, v: number, tau: number): number {
    const {y: nodes, bath, size} = this.#grid, top = nodes[size - 1];
    const low = v > top ? 0 : Math.min(1, (nodes[l + 1] - v) / (nodes[l + 1] - nodes[l])), high = v > top ? 0 : 1 - low, f = y[at], g = y[at + 1];
    if (l + 1 >= bath) {
      this.#byLow = low; this.#byHigh = high;
      return low * f + high * g;
    }
    const u = low * exp((nodes[l] - v) / tau), w = high * exp((nodes[l + 1] - v) / tau), r = u * f / (1 - f) + w * g / (1 - g), open = 1 / (1 + r);
    this.#byLow = u * square(open / (1 - f));
    this.#byHigh = w * square(open / (1 - g));
    return r * open;
  }

  #scatter(a: number, T: number, y: Float64Array, heatColumn: number, offset: number, J: Float64Array | undefined, columns: number, scale: number, byHeat: number): void {
    const {cells} = this, lepton = this.#lepton!, grid = this.#grid, n = grid.size, M = cells.massMeV, pi2 = Math.PI * Math.PI;
    const momenta = this.#p, active = this.#active, sterile = this.#sterile;
    for (let k = 0; k < this.count; k++) momenta[k] = cells.y[k] / a;
    lepton.kernels.scattering(T, momenta, active, sterile);
    lepton.kernels.pairShares?.(T, momenta, this.#pairActive, this.#pairSterile);
    let gas = 0;
    for (let i = 0; i < grid.bath; i++) gas += grid.weight[i] * square(grid.y[i]) / (exp(grid.y[i] / (a * T)) + 1);
    for (let i = 0; i < grid.bath; i++) {
      this.#meets[i] = grid.weight[i] * square(grid.y[i]) / gas;
      this.#leaves[i] = this.#meets[i] * exp(-grid.y[i] / (a * T));
    }
    for (let k = 0; k < this.count; k++) {
      const weights = lepton.populations[cells.population[k]]!.scattering, byActive = weights.active * active[k], bySterile = weights.sterile * sterile[k];
      const paired = lepton.couplingSquared * (byActive * this.#pairActive[k] + bySterile * this.#pairSterile[k]);
      if (paired > 0 && cells.states[k] > 0) this.#pair(k, paired, a, T, y, heatColumn, offset, J, columns, scale, byHeat);
      const gamma = lepton.couplingSquared * (byActive + bySterile) - paired, v = hypot(momenta[k], M) * a;
      if (!(gamma > 0) || v > grid.y[n - 1] || cells.states[k] === 0) continue;
      const l = grid.below(v), low = (grid.y[l + 1] - v) / (grid.y[l + 1] - grid.y[l]), high = 1 - low, row = offset + k;
      for (let g = 0; g < this.#scatteringShares.length; g++) {
        const at = g * n + l, G = gamma * this.#scatteringShares[g]!, rate = G * (y[row] - cells.states[k] * this.#occupation(y, at, l, v, a * T));
        this.numberRate[k] -= rate;
        this.neutrinoRate[at] += pi2 * low * rate;
        this.neutrinoRate[at + 1] += pi2 * high * rate;
        this.absorption[at] += pi2 * low * G * cells.states[k];
        this.absorption[at + 1] += pi2 * high * G * cells.states[k];
        if (J === undefined) continue;
        for (let c = 0; c < 3; c++) {
          const column = c === 0 ? row : c === 1 ? at : at + 1, d = scale * G * (c === 0 ? 1 : -cells.states[k] * (c === 1 ? this.#byLow : this.#byHigh));
          J[row * columns + column] -= d;
          J[at * columns + column] += pi2 * low * d;
          J[(at + 1) * columns + column] += pi2 * high * d;
        }
      }
    }
  }

  /** N of cell k with antineutrinos of the bath, into the plasma and out of it. */
  #pair(k: number, gamma: number, a: number, T: number, y: Float64Array, heatColumn: number, offset: number, J: Float64Array | undefined, columns: number, scale: number, byHeat: number): void {
    const {cells} = this, grid = this.#grid, n = grid.size, pi2 = Math.PI * Math.PI, row = offset + k, v = hypot(this.#p[k], cells.massMeV) * a;
    const boltzmann = exp(-v / (a * T)), number = y[row], left = boltzmann * (cells.states[k] - number);
    for (let g = 0; g < this.#scatteringShares.length; g++) {
      const G = gamma * this.#scatteringShares[g]! / (1 + boltzmann);
      if (G === 0) continue;
      for (let i = 0, at = g * n; i < grid.bath; i++, at++) {
        const meets = G * this.#meets[i], leaves = G * this.#leaves[i], f = y[at], rate = meets * number * f - leaves * left * (1 - f), both = v + grid.y[i];
        this.numberRate[k] -= rate;
        this.neutrinoRate[at] -= pi2 * rate;
        this.absorption[at] += pi2 * (meets * number + leaves * left);
        if (J === undefined) continue;
        for (let c = 0; c < 3; c++) {
          const column = c === 0 ? row : c === 1 ? at : heatColumn;
          const d = scale * (c === 0 ? meets * f + leaves * boltzmann * (1 - f) : c === 1 ? meets * number + leaves * left : -leaves * left * (1 - f) * both / (a * T) * byHeat);
          J[row * columns + column] -= d;
          J[at * columns + column] -= pi2 * d;
        }
      }
    }
  }
}
