/**
 * Relaxation rates Γ₊(p, T) and Γ₋(p, T) of N by scattering, at d = 1 MeV⁻¹, by direct quadrature.
 *   exchange      N f → ν f      Γ_h = 1/(2E) ∫ d³p_f/[(2π)³2E_f] ∫dt Φ S_h/(8πλ^½),  Φ = F(E_f) + recoil (recoilStatistics.ts)
 *   annihilation  N ν̄ → f f̄    Γ_h = 1/(2E) ∫ d³k/[(2π)³2k] [f_ν(k) + f_B(ω)] ⟨1 − f − f̄⟩ ∫dΦ₂ S_h,  ω = E + k
 *   plasmon       N ν̄ → γ*      plasmonKernel.ts; annihilation begins above its pole, at Q² > m_∞²
 * They are relaxation rates, gain and loss together: df/dt = Γ(f_eq − f).
 * Fermions of mass below T/50 are one target. Neglected: a scalar is taken for half a fermion, s|u| for (s − u)²/4: 3 % of
 * its rate when light, less than 1 % of the sum.
 * With statistics "boltzmann" (Φ = f = e^(−E/T)) this is the classical form, in which the thermal averages have reference values.
 */
import {electricChargeSquared} from "../constants/particles.js";
import {gaussLegendre} from "../numerics/quadrature.js";
import {annihilation, pairBlocking, pairPhaseSpace} from "./annihilationKernel.js";
import {CHARGED_SPECIES, presence, type ChargedSpecies} from "./chargedSpecies.js";
import {debyeMassSquared, tabulatedPhotonMassSquared} from "./debyeMass.js";
import {exchangeOverRoot} from "./exchangeKernel.js";
import {PlasmonRates} from "./plasmonKernel.js";
import {addRecoil} from "./recoilStatistics.js";
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
  readonly plasmon: Float64Array;
  /** The part of `exchange` that recoil adds to the soft limit. */
  readonly recoil: Float64Array;
}

/** Below this m/T fermions scatter alike, to 1e-4. */
const lightRatio = 0.02, recoilEnergies = 10, recoilAngles = 3, recoilReach = 30, recoilRule = gaussLegendre(recoilAngles);

/** Charged particles of one mass and statistics, placed at one temperature. */
class Target {
  massMeV = 0;
  sign: 1 | -1 = 1;
  /** Σ Q²N_c over the members, times their states over those of a Dirac fermion. */
  weight = 0;
  readonly nodes: ThermalNodes;
  readonly recoil = new ThermalNodes(recoilEnergies, recoilReach);
  /** dE p F and dE p of the two sets of nodes, times the weight. */
  readonly occupation: Float64Array;
  readonly recoilWeight = new Float64Array(recoilEnergies);

  constructor(energies: number) {
    this.nodes = new ThermalNodes(energies);
    this.occupation = new Float64Array(energies);
  }

  place(temperatureMeV: number, quantum: boolean): void {
    const {nodes, recoil, sign, weight} = this;
    nodes.place(this.massMeV, temperatureMeV);
    for (let i = 0; i < nodes.count; i++) {
      const x = nodes.energyMeV[i]! / temperatureMeV, f = quantum ? 1 / (Math.exp(x) + sign) : Math.exp(-x);
      this.occupation[i] = weight * (quantum ? f * (1 - sign * f) : f) * nodes.weightMeV[i]! * nodes.momentumMeV[i]!;
    }
    if (!quantum) return;
    recoil.place(this.massMeV, temperatureMeV);
    for (let i = 0; i < recoil.count; i++) this.recoilWeight[i] = weight * recoil.weightMeV[i]! * recoil.momentumMeV[i]!;
  }
}

/** Evaluator of Γ_h at one temperature: `place(T)` once, then `at(M, p)` for any momentum. Keeps its arrays. */
export class ScatteringRates implements HelicityRates {
  readonly exchange = new Float64Array(2);
  readonly annihilation = new Float64Array(2);
  readonly recoil = new Float64Array(2);
  readonly #plasmons = new PlasmonRates();
  readonly plasmon = this.#plasmons.rate;
  readonly #quantum: boolean;
  readonly #debye: (temperatureMeV: number) => number;
  readonly #species: readonly ChargedSpecies[];
  readonly #targets: Target[];
  #present = 0;
  readonly #fermionMasses: Float64Array;
  readonly #fermionWeights: Float64Array;
  #fermions = 0;
  readonly #neutrinos: ThermalNodes;
  /** e^{−k/T} of these. */
  readonly #tails: Float64Array;
  readonly #cosines: Float64Array;
  readonly #cosineWeights: Float64Array;
  #debyeSquared = 0;
  #temperature = 0;
  #poleSquared = 0;
  /** Mass of the lightest fermion. */
  #lightest = 0;
  readonly #pair = new Float64Array(2);

  constructor(options: ScatteringOptions = {}) {
    const energies = options.energyNodes ?? 18, {nodes, weights} = gaussLegendre(options.angleNodes ?? 10);
    this.#quantum = (options.statistics ?? "quantum") === "quantum";
    this.#debye = options.debyeMassSquared ?? debyeMassSquared;
    this.#species = options.species ?? CHARGED_SPECIES;
    this.#targets = this.#species.map(() => new Target(energies));
    this.#fermionMasses = new Float64Array(this.#species.length);
    this.#fermionWeights = new Float64Array(this.#species.length);
    this.#neutrinos = new ThermalNodes(energies);
    this.#tails = new Float64Array(energies);
    this.#cosines = nodes;
    this.#cosineWeights = weights;
  }

  /** Prepares distributions and screening at T [MeV]. */
  place(temperatureMeV: number): void {
    const T = temperatureMeV;
    this.#debyeSquared = this.#debye(T);
    this.#temperature = T;
    this.#poleSquared = this.#quantum ? tabulatedPhotonMassSquared(T) : 0;
    if (this.#quantum) this.#plasmons.place(T);
    this.#fermions = 0;
    this.#lightest = Infinity;
    this.#present = 0;
    let light: Target | undefined;
    for (const species of this.#species) {
      const share = presence(species, T), fermion = species.statistics === "fermion", m = species.massMeV;
      if (fermion && share > 1e-9) {
        this.#lightest = Math.min(this.#lightest, m);
        this.#fermionMasses[this.#fermions] = m;
        this.#fermionWeights[this.#fermions++] = share * species.chargeSquaredTimesColors;
      }
      if (!(share > 1e-9 && m < 60 * T)) continue;
      // A complex scalar has one state where a Dirac fermion has two: half the exchange rate at equal occupation.
      const weight = (fermion ? 2 : 1) * species.chargeSquaredTimesColors * share, isLight = fermion && m < lightRatio * T;
      if (isLight && light !== undefined) { light.weight += weight; continue; }
      const target = this.#targets[this.#present++]!;
      target.massMeV = m; target.sign = fermion ? 1 : -1; target.weight = weight;
      if (isLight) light = target;
    }
    for (let k = 0; k < this.#present; k++) this.#targets[k]!.place(T, this.#quantum);
    this.#neutrinos.place(0, T);
    for (let i = 0; i < this.#tails.length; i++) this.#tails[i] = Math.exp(-this.#neutrinos.energyMeV[i]! / T);
  }

  /** Fills all rates for mass M and momentum p [MeV]; exchange in its soft limit where recoil is not wanted: it takes most of the time. */
  at(massMeV: number, momentumMeV: number, withRecoil = true): void {
    this.exchangeAt(massMeV, momentumMeV, withRecoil);
    this.#pairsAt(massMeV, momentumMeV);
  }

  /** Fills `exchange` and `recoil` alone. */
  exchangeAt(massMeV: number, momentumMeV: number, withRecoil = true): void {
    const E = Math.hypot(massMeV, momentumMeV), M2 = massMeV * massMeV, plus = E + momentumMeV, minus = M2 / plus, pair = this.#pair, recoiling = this.recoil, rule = this.#cosines, weights = this.#cosineWeights;
    const K = this.#debyeSquared, T = this.#temperature;
    let active = 0, sterile = 0;
    recoiling.fill(0);
    for (let n = 0; n < this.#present; n++) {
      const {massMeV: m, sign, nodes, occupation, recoil, recoilWeight} = this.#targets[n]!, m2 = m * m, {energyMeV, momentumMeV: momenta, count} = nodes;
      for (let i = 0; i < count; i++) {
        const Ef = energyMeV[i]!, pf = momenta[i]!, half = occupation[i]! / 2;
        for (let j = 0; j < rule.length; j++) {
          const along = pf * rule[j]!, G = E * Ef - momentumMeV * along, L = G * G - M2 * m2;
          if (!(L > 0)) continue;
          const w = half * weights[j]!;
          exchangeOverRoot(M2, m2, K, G, L, Math.sqrt(L), plus, minus, Ef, along, pair);
          active += w * pair[0]!;
          sterile += w * pair[1]!;
        }
      }
      if (!this.#quantum || !withRecoil) continue;
      for (let i = 0; i < recoil.count; i++) {
        const Ef = recoil.energyMeV[i]!, pf = recoil.momentumMeV[i]!;
        for (let j = 0; j < recoilAngles; j++) {
          const c = recoilRule.nodes[j]!, G = E * Ef - momentumMeV * pf * c, L = G * G - M2 * m2;
          if (L > 0) addRecoil(massMeV, E, momentumMeV, m, Ef, pf, c, K, T, sign, recoilWeight[i]! * recoilRule.weights[j]! / (2 * Math.sqrt(L)), recoiling);
        }
      }
    }
    // 1/(2E)·1/(4π²)·½ from the phase space, 64e²/(8π) from S_h and dt.
    const front = 64 * electricChargeSquared / (8 * Math.PI) / (2 * E * 4 * Math.PI ** 2 * 2);
    for (let h = 0; h < 2; h++) recoiling[h]! *= front;
    this.exchange[0] = front * active + recoiling[0]!;
    this.exchange[1] = front * sterile + recoiling[1]!;
  }

  /** Fills `annihilation` and `plasmon`. */
  #pairsAt(massMeV: number, momentumMeV: number): void {
    const E = Math.hypot(massMeV, momentumMeV), M2 = massMeV * massMeV, pair = this.#pair, cosines = this.#cosines.length, T = this.#temperature;
    const reach = this.#neutrinos, energies = reach.energyMeV, tails = this.#tails, cold = Math.exp(-E / T);
    let active = 0, sterile = 0;
    // k begins where the lightest pair opens at this angle, so that no node wastes itself on a closed channel.
    const threshold = this.#fermions > 0 ? Math.max(this.#poleSquared, 4 * this.#lightest * this.#lightest) - M2 : Infinity;
    for (let j = 0; j < cosines; j++) {
      const c = this.#cosines[j]!, least = Math.max(0, threshold / (2 * (E - momentumMeV * c)));
      if (least > 60 * T) continue;
      const start = Math.exp(-least / T);
      for (let i = 0; i < reach.count; i++) {
        const k = least + energies[i]!, omega = E + k, s = annihilation(massMeV, E, momentumMeV, k, c, pair);
        let occupation = start * tails[i]!;
        // 1/(e^{ω/T} − 1) with e^{−ω/T} at hand.
        if (this.#quantum) { const both = cold * occupation; occupation = (occupation / (1 + occupation) + both / (1 - both)) * pairBlocking(omega, Math.sqrt(Math.max(0, omega * omega - s)), T); }
        const w = reach.weightMeV[i]! * k * occupation * this.#cosineWeights[j]! * pairPhaseSpace(s, this.#fermionMasses, this.#fermionWeights, this.#fermions);
        active += w * pair[0]!;
        sterile += w * pair[1]!;
      }
    }
    const flux = 1 / (2 * E * 4 * Math.PI ** 2 * 2);
    this.annihilation[0] = flux * active;
    this.annihilation[1] = flux * sterile;
    if (this.#quantum) this.#plasmons.at(massMeV, momentumMeV);
  }
}
