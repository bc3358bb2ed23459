/**
 * Relaxation rates Γ₊(p, T) and Γ₋(p, T) of N by scattering, at d = 1 MeV⁻¹, by direct quadrature.
 *   exchange      N f → ν f      Γ_h = 1/(2E) ∫ d³p_f/[(2π)³2E_f] ∫dt Φ S_h/(8πλ^½),  Φ = F(E_f) + recoil (recoilStatistics.ts)
 *   annihilation  N ν̄ → f f̄    Γ_h = 1/(2E) ∫ d³k/[(2π)³2k] [f_ν(k) + f_B(ω)] ⟨1 − f − f̄⟩ ∫dΦ₂ S_h,  ω = E + k
 *   plasmon       N ν̄ → γ*      plasmonKernel.ts; annihilation begins above its pole, at Q² > m_∞²
 * They are relaxation rates, gain and loss together: df/dt = Γ(f_eq − f).
 * Both are done at given s first: exchange in its soft limit is linear in E_f there, with closed moments of F; Π(s) stands before the rest of annihilation.
 * Fermions of mass below T/50 are one target. Neglected: a scalar is taken for half a fermion, s|u| for (s − u)²/4: 3 % of
 * its rate when light, less than 1 % of the sum.
 * With statistics "boltzmann" (Φ = f = e^(−E/T)) this is the classical form, in which the thermal averages have reference values.
 */
import {electricChargeSquared} from "../constants/particles.js";
import {exp, expm1, hypot, log1p} from "../numerics/elementary.js";
import {gaussLegendre, type Rule} from "../numerics/quadrature.js";
import {annihilation, pairBlocking, pairPhaseSpace} from "./annihilationKernel.js";
import {CHARGED_SPECIES, presence, type ChargedSpecies} from "./chargedSpecies.js";
import {debyeMassSquared, tabulatedPhotonMassSquared} from "./debyeMass.js";
import {screenedExchange, softMoments} from "./exchangeKernel.js";
import {PlasmonRates} from "./plasmonKernel.js";
import {addRecoil} from "./recoilStatistics.js";

export interface ScatteringOptions {
  readonly statistics?: "quantum" | "boltzmann";
  /** m_D²(T) [MeV²]; the plasma's own by default. */
  readonly debyeMassSquared?: (temperatureMeV: number) => number;
  /** Targets; all charged species by default. */
  readonly species?: readonly ChargedSpecies[];
  /** Nodes in the energy of the collision, and (annihilation) in the angle at a given one. */
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

/** Below this m/T fermions scatter alike, to 1e-4. More than `reach` T above the lightest, and below this share, there is 1e-6 of a rate. */
const lightRatio = 0.02, reach = 20, leastShare = 1e-6;

/** Charged particles of one mass and statistics, placed at one temperature. */
class Target {
  massMeV = 0;
  sign: 1 | -1 = 1;
  /** Σ Q²N_c over the members, times their states over those of a Dirac fermion. */
  weight = 0;
  /** e^η at the highest rapidity η in the plasma. */
  highest = 1;
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
  /** How many fermions there are, by rising mass. */
  #fermions = 0;
  readonly #energies: Rule;
  readonly #angles: Rule;
  #debyeSquared = 0;
  #temperature = 0;
  #poleSquared = 0;
  readonly #line = new Float64Array(2);
  readonly #moments = new Float64Array(2);

  constructor(options: ScatteringOptions = {}) {
    this.#quantum = (options.statistics ?? "quantum") === "quantum";
    this.#debye = options.debyeMassSquared ?? debyeMassSquared;
    this.#species = options.species ?? CHARGED_SPECIES;
    this.#targets = this.#species.map(() => new Target());
    this.#fermionMasses = new Float64Array(this.#species.length);
    this.#fermionWeights = new Float64Array(this.#species.length);
    this.#energies = gaussLegendre(options.energyNodes ?? 12);
    this.#angles = gaussLegendre(options.angleNodes ?? 3);
  }

  /** Prepares distributions and screening at T [MeV]. */
  place(temperatureMeV: number): void {
    const T = temperatureMeV;
    this.#debyeSquared = this.#debye(T);
    this.#temperature = T;
    this.#poleSquared = this.#quantum ? tabulatedPhotonMassSquared(T) : 0;
    if (this.#quantum) this.#plasmons.place(T);
    this.#fermions = 0;
    this.#present = 0;
    const lightest = this.#species.reduce((least, species) => presence(species, T) < leastShare ? least : Math.min(least, species.massMeV), Infinity);
    let light: Target | undefined;
    for (const species of this.#species) {
      const share = presence(species, T), fermion = species.statistics === "fermion", m = species.massMeV;
      if (share < leastShare) continue;
      if (fermion) {
        // By rising mass.
        let at = this.#fermions++;
        for (; at > 0 && this.#fermionMasses[at - 1]! > m; at--) {
          this.#fermionMasses[at] = this.#fermionMasses[at - 1]!;
          this.#fermionWeights[at] = this.#fermionWeights[at - 1]!;
        }
        this.#fermionMasses[at] = m;
        this.#fermionWeights[at] = share * species.chargeSquaredTimesColors;
      }
      if (m > lightest + reach * T) continue;
      // A complex scalar has one state where a Dirac fermion has two: half the exchange rate at equal occupation.
      const weight = (fermion ? 2 : 1) * species.chargeSquaredTimesColors * share, isLight = fermion && m < lightRatio * T;
      if (isLight && light !== undefined) { light.weight += weight; continue; }
      const target = this.#targets[this.#present++]!, gamma = 1 + reach * T / m;
      target.massMeV = m; target.sign = fermion ? 1 : -1; target.weight = weight; target.highest = gamma + Math.sqrt(gamma * gamma - 1);
      if (isLight) light = target;
    }
  }

  /** Fills all rates for mass M and momentum p [MeV]; exchange in its soft limit where recoil is not wanted: it takes most of the time. */
  at(massMeV: number, momentumMeV: number, withRecoil = true): void {
    this.exchangeAt(massMeV, momentumMeV, withRecoil);
    this.#annihilationAt(massMeV, momentumMeV);
    if (this.#quantum) this.#plasmons.at(massMeV, momentumMeV);
  }

  /** Fills `exchange` and `recoil` alone. */
  exchangeAt(massMeV: number, momentumMeV: number, withRecoil = true): void {
    const {exchange, recoil} = this, E = hypot(massMeV, momentumMeV);
    exchange.fill(0);
    recoil.fill(0);
    for (let n = 0; n < this.#present; n++) {
      const target = this.#targets[n]!;
      this.#addSoft(target, massMeV, momentumMeV);
      if (this.#quantum && withRecoil) addRecoil(massMeV, E, momentumMeV, target.massMeV, target.highest, this.#debyeSquared, this.#temperature, target.sign, target.weight / (2 * momentumMeV), recoil);
    }
    // 1/(2E)·1/(4π²)·½ from the phase space, 64e²/(8π) from S_h and dt.
    const front = 64 * electricChargeSquared / (8 * Math.PI) / (2 * E * 4 * Math.PI * Math.PI * 2);
    for (let h = 0; h < 2; h++) {
      recoil[h]! *= front;
      exchange[h] = front * exchange[h]! + recoil[h]!;
    }
  }

  /** Adds ½∫dE_f p_f F ∫dc (c₀ + c₁ n_h·p_f)/√L = 1/(2p) ∫dζ ∫dE_f F (c₀ + c₁ n_h·p_f), ζ the rapidity between N and the target. */
  #addSoft({massMeV: m, sign, weight, highest}: Target, massMeV: number, momentumMeV: number): void {
    const {exchange} = this, p = momentumMeV, M2 = massMeV * massMeV, m2 = m * m, T = this.#temperature, K = this.#debyeSquared, statistics = this.#quantum ? sign : 0;
    const plus = hypot(massMeV, p) + p, minus = M2 / plus, {nodes, weights} = this.#energies, line = this.#line, moments = this.#moments;
    // With x = e^((ζ − η_N)/2): the least energy of a target is ½m(x² + x⁻²), Gaussian in x where it is slow, e^(−x²) where it is fast.
    const lowest = Math.sqrt(Math.max(1 / highest, massMeV / plus)), half = (Math.sqrt(highest) - lowest) / 2;
    for (let i = 0; i < nodes.length; i++) {
      const x = lowest + half * (1 + nodes[i]!), square = x * x, up = m / 2 * plus * square, down = m / 2 * minus / square, root = up - down;
      screenedExchange(M2, m2, K, up + down, root, line);
      softMoments(exp(-m / 2 * (square + 1 / square) / T), 2 * p * root / (M2 * T), statistics, moments);
      // n_h·p_f = up − M²(E − E₋)/2p and down + M²(E − E₋)/2p.
      const w = weight * half * weights[i]! * T / (x * p), flat = w * moments[0]!, tilt = w * line[1]! * M2 * T / (2 * p) * moments[1]!;
      exchange[0]! += flat * (line[0]! + line[1]! * up) - tilt;
      exchange[1]! += flat * (line[0]! + line[1]! * down) + tilt;
    }
  }

  /** Fills `annihilation`. */
  #annihilationAt(massMeV: number, momentumMeV: number): void {
    const {annihilation: rate} = this, masses = this.#fermionMasses, count = this.#fermions, E = hypot(massMeV, momentumMeV), M2 = massMeV * massMeV;
    rate.fill(0);
    // Pairs that are open wherever the lightest is go together, each of the others from its own threshold on, so that no node meets a kink.
    const lowest = count > 0 ? Math.max(this.#poleSquared, 4 * masses[0]! * masses[0]!, M2) : Infinity;
    for (let from = 0; from < count && 4 * masses[from]! * masses[from]! < lowest + 2 * (E + momentumMeV) * reach * this.#temperature;) {
      let to = from + 1;
      if (from === 0) while (to < count && 4 * masses[to]! * masses[to]! <= lowest) to++;
      this.#addPairs(from === 0 ? lowest : 4 * masses[from]! * masses[from]!, from, to, massMeV, E, momentumMeV);
      from = to;
    }
    const flux = 1 / (2 * E * 4 * Math.PI * Math.PI * 2 * momentumMeV);
    rate[0]! *= flux;
    rate[1]! *= flux;
  }

  /** Adds p∫k dk dc = ½∫ds dk over s above the lowest, of a range of fermions. */
  #addPairs(lowest: number, from: number, to: number, massMeV: number, energyMeV: number, momentumMeV: number): void {
    const {annihilation: rate} = this, p = momentumMeV, E = energyMeV, M2 = massMeV * massMeV, plus = E + p, T = this.#temperature, pair = this.#line;
    const {nodes, weights} = this.#energies, angles = this.#angles, cold = exp(-E / T), top = Math.sqrt(reach) / 2;
    if (lowest - M2 > 120 * T * plus) return;
    for (let i = 0; i < nodes.length; i++) {
      // The least energy of an antineutrino at s rises by T v².
      const v = top * (1 + nodes[i]!), s = lowest + 2 * plus * T * v * v, least = (s - M2) / (2 * plus), start = exp(-least / T);
      const w = top * weights[i]! * 2 * plus * T * v * pairPhaseSpace(s, this.#fermionMasses, this.#fermionWeights, from, to);
      // k = least − 2T ln y, from y = 1 to 0 or where N and ν̄ move alike.
      const span = -expm1(-p * (s - M2) / (2 * M2 * T)) / 2;
      for (let j = 0; j < angles.nodes.length; j++) {
        const below = span * (1 - angles.nodes[j]!), y = 1 - below, over = -2 * T * log1p(-below), omega = E + least + over, tail = start * y * y;
        let occupation = tail;
        // 1/(e^{ω/T} − 1) with e^{−ω/T} at hand.
        if (this.#quantum) { const all = cold * tail; occupation = (tail / (1 + tail) + all / (1 - all)) * pairBlocking(omega, Math.sqrt(Math.max(0, omega * omega - s)), T); }
        const part = w * angles.weights[j]! * span * 2 * T / y * occupation;
        annihilation(M2, s, M2 / (2 * p) * over, pair);
        rate[0]! += part * pair[0]!;
        rate[1]! += part * pair[1]!;
      }
    }
  }
}
