/**
 * N ↔ ν γ of N with a helicity, unknown by unknown: the moments of thermalDecay.ts with the directions in which such N decay.
 *
 *   dΓ/dcos θ ~ 1 + hα cos θ, θ between ν and p_N, and k = (E − p cos θ)/2:  the box has the weight 1 − (2hα/p)(k − E/2)
 *   𝒜₀ = A₀ − λ A₁,  𝒜₁ = A₁ − λ A₂ + (λ p²/12) 𝒜₀,  λ = 2hα/p;  ℬ likewise
 * The last term of 𝒜₁ is what the photon misses of a half in vacuum, −hαp/6: the allocation of leptonGas.ts holds it already, so that
 * 𝒜₁ and ℬ₁ vanish where nothing is in the way. Inverse decays have the same weight, node by node: detailed balance stays exact.
 * α = 1 for a Dirac N (its ν and the ν̄ of N̄, with h for the spin of either), 0 for a Majorana N, whose ν and ν̄ lean opposite ways.
 * For other channels α is what gives the tilt of their energy.
 */
import type {HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import type {DecaySummary} from "./decaySummary.js";
import {ThermalDecay} from "./thermalDecay.js";

export class PolarisedDecay {
  /** 𝒜₀, 𝒜₁ [MeV], ℬ₀, ℬ₁ [MeV] by kind of neutrino and unknown, [kind·size + k]. */
  readonly A0: Float64Array;
  readonly A1: Float64Array;
  readonly B0: Float64Array;
  readonly B1: Float64Array;
  /** How ℬ₀ and ℬ₁ of one unknown move with the targets, in the last `slopes`. */
  readonly dB0 = new Float64Array(4);
  readonly dB1 = new Float64Array(4);
  readonly #unpolarised: ThermalDecay;
  readonly #nodes: number;
  readonly #size: number;
  readonly #momentum: Float64Array;
  /** 2hα of each population. */
  readonly #leans: Float64Array;

  /** Momenta and energies [MeV] of the nodes, as views that the owner rewrites: `moved` says that it has. */
  constructor(lepton: HeavyNeutralLepton, {electromagnetic, tilt, neutrinos}: DecaySummary, momentaMeV: Float64Array, energiesMeV: Float64Array) {
    const {populations, massMeV} = lepton, nodes = this.#nodes = momentaMeV.length, size = this.#size = populations.length * nodes;
    this.#unpolarised = new ThermalDecay(massMeV, momentaMeV, energiesMeV, electromagnetic === 0 && neutrinos > 0);
    this.#momentum = momentaMeV;
    const alpha = Math.max(-1, Math.min(1, 6 * electromagnetic * tilt));
    this.#leans = Float64Array.from(populations, ({helicity}) => 2 * helicity * alpha);
    this.A0 = new Float64Array(2 * size); this.A1 = new Float64Array(2 * size); this.B0 = new Float64Array(2 * size); this.B1 = new Float64Array(2 * size);
  }

  moved(): void {
    this.#unpolarised.moved();
  }

  /** Moments at T_γ, T_ν [MeV] and η of both kinds; with `frozen`, at the targets of the call before. */
  weigh(plasmaMeV: number, neutrinosMeV: Float64Array, etas: Float64Array, frozen: boolean): void {
    const nodes = this.#nodes, size = this.#size, {A0, A1, A2, B0, B1, B2, spread} = this.#unpolarised;
    this.#unpolarised.weigh(plasmaMeV, neutrinosMeV, etas, frozen);
    const momentum = this.#momentum, {A0: a0, A1: a1, B0: b0, B1: b1} = this;
    for (let first = 0, population = 0; first < size; first += nodes, population++) {
      const leans = this.#leans[population]!;
      for (let i = 0; i < nodes; i++) {
        const lean = leans / momentum[i]!, missed = lean * spread[i]!;
        for (let own = i, at = first + i; own < 2 * nodes; own += nodes, at += size) {
          const a = a0[at] = A0[own]! - lean * A1[own]!, b = b0[at] = B0[own]! - lean * B1[own]!;
          a1[at] = A1[own]! - lean * A2[own]! + missed * a;
          b1[at] = B1[own]! - lean * B2[own]! + missed * b;
        }
      }
    }
  }

  /** Fills dB0 and dB1 of unknown k and a kind, at the targets and factors of the last `weigh`; `fresh`: the first of the unknowns at its momentum. */
  slopes(k: number, kind: number, plasmaMeV: number, neutrinoMeV: number, fresh: boolean): void {
    const i = k % this.#nodes, {dB0, dB1, dB2, spread} = this.#unpolarised, lean = this.#leans[(k - i) / this.#nodes]! / this.#momentum[i]!, missed = lean * spread[i]!;
    if (fresh) this.#unpolarised.slopes(i, kind, plasmaMeV, neutrinoMeV);
    for (let h = 0; h < 4; h++) {
      const b = this.dB0[h] = dB0[h]! - lean * dB1[h]!;
      this.dB1[h] = dB1[h]! - lean * dB2[h]! + missed * b;
    }
  }
}
