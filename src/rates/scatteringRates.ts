/**
 * Relaxation rates Γ₊(p, T) and Γ₋(p, T) of N by scattering, at d = 1 MeV⁻¹, by direct quadrature.
 *   exchange      N f → ν f      Γ_h = 1/(2E) ∫ d³p_f/[(2π)³2E_f] F(E_f) ∫dt S_h/(8πλ^½)
 *   annihilation  N ν̄ → f f̄    Γ_h = 1/(2E) ∫ d³k/[(2π)³2k] f_ν(k) ∫dΦ₂ S_h
 * With statistics "boltzmann" (F = f = e^(−E/T)) this is the classical form, in which the thermal averages have reference values.
 */
import {electricChargeSquared} from "../constants/particles.js";
import {gaussLegendre} from "../numerics/quadrature.js";
import {annihilation, pairPhaseSpace} from "./annihilationKernel.js";
import {CHARGED_SPECIES, presence, type ChargedSpecies} from "./chargedSpecies.js";
import {debyeMassSquared} from "./debyeMass.js";
import {screenedExchange} from "./exchangeKernel.js";
import {ThermalNodes} from "./thermalNodes.js";

export interface ScatteringOptions {
  readonly statistics?: "quantum" | "boltzmann";
  /** m_D²(T) [MeV²]; the plasma's own by default. */
  readonly debyeMassSquared?: (temperatureMeV: number) => number;
  /** Targets; all charged species by default. */
  readonly species?: readonly ChargedSpecies[];
  /** Nodes in target energy and in angle. */
  readonly energyNodes?: number;
  readonly angleNodes?: number;
}

export interface HelicityRates {
  /** [active, sterile] exchange rates [MeV per MeV⁻²]. */
  readonly exchange: Float64Array;
  readonly annihilation: Float64Array;
}

/** Evaluator of Γ_h at one temperature: `place(T)` once, then `at(M, p)` for any momentum. Keeps its arrays. */
export class ScatteringRates implements HelicityRates {
  readonly exchange = new Float64Array(2);
  readonly annihilation = new Float64Array(2);
  readonly #quantum: boolean;
  readonly #debye: (temperatureMeV: number) => number;
  readonly #species: readonly ChargedSpecies[];
  readonly #targets: ThermalNodes[];
  readonly #occupation: Float64Array[];
  readonly #present: Float64Array;
  readonly #fermionMasses: Float64Array;
  readonly #fermionWeights: Float64Array;
  #fermions = 0;
  readonly #neutrinos: ThermalNodes;
  readonly #neutrinoOccupation: Float64Array;
  readonly #cosines: Float64Array;
  readonly #cosineWeights: Float64Array;
  #debyeSquared = 0;
  readonly #pair = new Float64Array(2);

  constructor(options: ScatteringOptions = {}) {
    const energies = options.energyNodes ?? 18, {nodes, weights} = gaussLegendre(options.angleNodes ?? 10);
    this.#quantum = (options.statistics ?? "quantum") === "quantum";
    this.#debye = options.debyeMassSquared ?? debyeMassSquared;
    this.#species = options.species ?? CHARGED_SPECIES;
    this.#targets = this.#species.map(() => new ThermalNodes(energies));
    this.#occupation = this.#species.map(() => new Float64Array(energies));
    this.#present = new Float64Array(this.#species.length);
    this.#fermionMasses = new Float64Array(this.#species.length);
    this.#fermionWeights = new Float64Array(this.#species.length);
    this.#neutrinos = new ThermalNodes(energies);
    this.#neutrinoOccupation = new Float64Array(energies);
    this.#cosines = nodes;
    this.#cosineWeights = weights;
  }

  /** Prepares distributions and screening at T [MeV]. */
  place(temperatureMeV: number): void {
    const T = temperatureMeV;
    this.#debyeSquared = this.#debye(T);
    this.#fermions = 0;
    this.#species.forEach((species, k) => {
      const share = presence(species, T), fermion = species.statistics === "fermion";
      this.#present[k] = share > 1e-9 && species.massMeV < 60 * T ? share : 0;
      if (fermion && share > 1e-9) {
        this.#fermionMasses[this.#fermions] = species.massMeV;
        this.#fermionWeights[this.#fermions++] = share * species.chargeSquaredTimesColors;
      }
      if (this.#present[k] === 0) return;
      const nodes = this.#targets[k]!, F = this.#occupation[k]!;
      nodes.place(species.massMeV, T);
      // A complex scalar has one state where a Dirac fermion has two: half the exchange rate at equal occupation.
      const states = (fermion ? 1 : 0.5) * 2 * species.chargeSquaredTimesColors * share;
      for (let i = 0; i < nodes.count; i++) {
        const x = nodes.energyMeV[i]! / T;
        const f = this.#quantum ? 1 / (Math.exp(x) + (fermion ? 1 : -1)) : Math.exp(-x);
        const F_i = this.#quantum ? f * (fermion ? 1 - f : 1 + f) : f;
        F[i] = states * F_i * nodes.weightMeV[i]! * nodes.momentumMeV[i]!;
      }
    });
    this.#neutrinos.place(0, T);
    for (let i = 0; i < this.#neutrinos.count; i++) {
      const x = this.#neutrinos.energyMeV[i]! / T;
      this.#neutrinoOccupation[i] = this.#neutrinos.weightMeV[i]! * this.#neutrinos.energyMeV[i]! * (this.#quantum ? 1 / (Math.exp(x) + 1) : Math.exp(-x));
    }
  }

  /** Fills `exchange` and `annihilation` for mass M and momentum p [MeV]. */
  at(massMeV: number, momentumMeV: number): void {
    const E = Math.hypot(massMeV, momentumMeV), M2 = massMeV * massMeV, pair = this.#pair, cosines = this.#cosines.length;
    let active = 0, sterile = 0;
    for (let k = 0; k < this.#species.length; k++) {
      if (this.#present[k] === 0) continue;
      const m = this.#species[k]!.massMeV, nodes = this.#targets[k]!, F = this.#occupation[k]!;
      for (let i = 0; i < nodes.count; i++) {
        const Ef = nodes.energyMeV[i]!, pf = nodes.momentumMeV[i]!;
        for (let j = 0; j < cosines; j++) {
          const c = this.#cosines[j]!, G = E * Ef - momentumMeV * pf * c, L = G * G - M2 * m * m;
          if (!(L > 0)) continue;
          screenedExchange(massMeV, E, momentumMeV, m, Ef, pf, c, this.#debyeSquared, pair);
          const w = F[i]! * this.#cosineWeights[j]! / (2 * Math.sqrt(L));
          active += w * pair[0]!;
          sterile += w * pair[1]!;
        }
      }
    }
    // 1/(2E)·1/(4π²)·½ from the phase space, 64e²/(8π) from S_h and dt.
    const front = 64 * electricChargeSquared / (8 * Math.PI) / (2 * E * 4 * Math.PI ** 2 * 2);
    this.exchange[0] = front * active;
    this.exchange[1] = front * sterile;
    active = 0; sterile = 0;
    for (let i = 0; i < this.#neutrinos.count; i++) for (let j = 0; j < cosines; j++) {
      const s = annihilation(massMeV, E, momentumMeV, this.#neutrinos.energyMeV[i]!, this.#cosines[j]!, pair);
      const w = this.#neutrinoOccupation[i]! * this.#cosineWeights[j]! * pairPhaseSpace(s, this.#fermionMasses, this.#fermionWeights, this.#fermions);
      active += w * pair[0]!;
      sterile += w * pair[1]!;
    }
    const flux = 1 / (2 * E * 4 * Math.PI ** 2 * 2);
    this.annihilation[0] = flux * active;
    this.annihilation[1] = flux * sterile;
  }
}
