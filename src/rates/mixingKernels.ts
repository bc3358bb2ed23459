/**
 * Thermal kernels of active-sterile mixing at Σ|U_a|² = 1: weak scattering of N, with the mixing suppressed by the plasma.
 *
 *   Γ_h(p) = Σ_a w_a Γ_h,a(p)/{[1 + (E ± p)V_a/M²]² + [(E ± p)Γ_a/(2M²)]²},   + for the active helicity, − for the other
 *   V_a = (8√2 G E/3)[ρ(ν_a + ν̄_a)/m_Z² + ρ(ℓ_a + ℓ̄_a)/m_W²]                                (Notzold:1988; it adds to M²: no resonance)
 *   Γ_a = (8/3π) G² E Σ c ρ = y_a G² T⁴ E:  y_e = 1.28, y_μ,τ = 0.91 at 1 MeV (1.27, 0.92 in Abazajian:2001), more at each threshold
 * For E ≫ M, V and Γ this is Γ_a sin²2θ_m/4, half the collision rate times the mean probability sin²2θ_m/2 (Dodelson:1993, Dolgov:2000).
 * Γ_h,a is the tree-level rate of N f → F F′ for each helicity of N with its mass. Two kinds of amplitude, (N·k)(p′·k′) and (N·k′)(p′·k)
 * where k is the target, with coefficients c, c′ of σ = c G²s/π (M = 0); n, ρ per state; helicity h: N → ½(E ± p)(1, ±p̂):
 *   Γ_± = (G²/πE){(E ± p)/2 [M²(Σcn + ½Σc′n) + 2 Σ(c + c′)ρ (E ± p/3)] + ½M²E Σc′n}
 * Targets: neutrinos, e, μ, τ, and quarks above the QCD transition, in neutral and charged currents, massless in |M|²; a mass weighs n and ρ
 * of its target (Boltzmann), and the end of a reaction by the same weight at T_eff² = T² + M²/18, what s ~ M² + 18T² affords.
 * Neglected: Pauli blocking (10 %), quark mixing, masses in |M|² (30 % at thresholds), π and K, W and Z as particles. Right to 20-30 % below
 * 100 MeV, to a factor of about 2 through the QCD transition and up to 10 GeV. Decays in the plasma are those in vacuum. MeV throughout.
 */
import {exp, log, square} from "../numerics/elementary.js";
import {CHARGED_SPECIES, presence} from "./chargedSpecies.js";
import {electronMassMeV, fermiConstantPerMeV2, muonMassMeV, tauMassMeV, wBosonMassMeV, weakMixingSinSquared, zBosonMassMeV} from "../constants/particles.js";
import {besselK} from "../numerics/bessel.js";
import {UniformSplineBank} from "../numerics/spline.js";
import type {ThermalKernels} from "./thermalKernels.js";

type Weights = Readonly<Record<"e" | "mu" | "tau", number>>;

/** Kernels of mixing remember the flavours they were added up for. */
export interface MixingKernels extends ThermalKernels {
  /** |U_a|²/Σ|U|². */
  readonly flavorShares: Weights;
}

/** Densities of targets times coefficients, per state: Σ(c + c′)ρ/T⁴, Σcn/T³, Σc′n/T³. */
export interface WeakTargets {
  energy: number;
  direct: number;
  crossed: number;
}

const s2 = weakMixingSinSquared, leptonMasses = [electronMassMeV, muonMassMeV, tauMassMeV] as const;
const massOf = (name: string): number => CHARGED_SPECIES.find(species => species.name === name)!.massMeV;
const quarkDoublets = [["u", "d"], ["c", "s"], ["t", "b"]].map(([up, down]) => [massOf(up!), massOf(down!)] as const);
const up = CHARGED_SPECIES.find(({name}) => name === "u")!;
/** Per state of a massless fermion. */
const energyPerT4 = (7 / 8) * (Math.PI * Math.PI / 30), numberPerT3 = (3 / 4) * 1.2020569031595942 / (Math.PI * Math.PI);

/** Boltzmann weights ρ(m)/ρ(0) and n(m)/n(0) at z = m/T. */
const energyWeight = (z: number): number => (z < 1e-3 ? 1 : (z * z * z * besselK(1, z) + 3 * z * z * besselK(2, z)) / 6);
const numberWeight = (z: number): number => (z < 1e-3 ? 1 : (z * z * besselK(2, z)) / 2);

/** Adds up what a neutrino of flavour 0, 1, 2 (or N with U = 1 in its place, of mass M) meets at T; exact where all masses are 0. */
export function weakTargets(flavor: 0 | 1 | 2, massMeV: number, temperatureMeV: number): WeakTargets {
  const T = temperatureMeV, effective = Math.sqrt(T * T + massMeV * massMeV / 18), sums = {energy: 0, direct: 0, crossed: 0};
  const add = (kind: "direct" | "crossed", c: number, targetMeV: number, finalMeV: number): void => {
    const z = targetMeV / T, w = Math.max(0, finalMeV - targetMeV) / effective;
    if (z > 60 || w > 60) return;
    const coefficient = c * energyWeight(w);
    sums.energy += coefficient * energyPerT4 * energyWeight(z);
    sums[kind] += coefficient * numberPerT3 * numberWeight(z);
  };
  /** f and f̄ by Z (and, with the W's part in g_L, its own lepton), and ν_a ν̄_a → f f̄. */
  const neutral = (left: number, right: number, colors: number, m: number): void => {
    add("direct", 2 * colors * (left * left + right * right), m, m);
    add("crossed", (2 / 3) * colors * (left * left + right * right), m, m);
    add("crossed", (2 / 3) * colors * (left * left + right * right), 0, 2 * m);
  };
  /** ν_a D → ℓ_a U, ν_a Ū → ℓ_a D̄, ν_a ℓ̄_a → U D̄. */
  const charged = (colors: number, upMeV: number, downMeV: number): void => {
    const own = leptonMasses[flavor];
    add("direct", 2 * colors, downMeV, own + upMeV);
    add("crossed", (2 / 3) * colors, upMeV, own + downMeV);
    add("crossed", (2 / 3) * colors, own, upMeV + downMeV);
  };
  // ν_a and ν̄_a (amplitude doubled), then ν_b, ν̄_b and ν_a ν̄_a → ν_b ν̄_b of the two other flavours.
  add("direct", 1, 0, 0);
  add("crossed", 2 / 3, 0, 0);
  add("direct", 2 * 0.5, 0, 0);
  add("crossed", 2 * (1 / 6 + 1 / 6), 0, 0);
  for (const [i, m] of leptonMasses.entries()) {
    neutral(i === flavor ? 0.5 + s2 : s2 - 0.5, s2, 1, m);
    if (i !== flavor) charged(1, 0, m);
  }
  const quarks = 3 * presence(up, T);
  if (quarks > 1e-9) {
    for (const [upMeV, downMeV] of quarkDoublets) {
      neutral(0.5 - (2 / 3) * s2, (-2 / 3) * s2, quarks, upMeV);
      neutral(-0.5 + s2 / 3, s2 / 3, quarks, downMeV);
      charged(quarks, upMeV, downMeV);
    }
  }
  return sums;
}

/** y_a of Γ_a = y_a G² T⁴ p for a massless neutrino. */
export const collisionCoefficient = (flavor: 0 | 1 | 2, temperatureMeV: number): number => (8 / (3 * Math.PI)) * weakTargets(flavor, 0, temperatureMeV).energy;

/** V_a/(G E T⁴) [MeV⁻²] as positive number: −V = (8√2/3)[2ρ/m_Z² + 4ρ(m_ℓ)/m_W²], ρ per state. - Notzold:1988 */
export const potentialCoefficient = (flavor: 0 | 1 | 2, temperatureMeV: number): number =>
  ((8 * Math.SQRT2) / 3) * energyPerT4 * (2 / (zBosonMassMeV * zBosonMassMeV) + (4 / (wBosonMassMeV * wBosonMassMeV)) * energyWeight(Math.min(leptonMasses[flavor] / temperatureMeV, 600)));

const lowestMeV = 0.01, highestMeV = 1e4, step = 0.1, columnsPerFlavor = 5, flavors = [0, 1, 2] as const;

/** Kernels of one mass [MeV], added up for the flavour shares; default ν_μ alone. Throws RangeError above 10 GeV and on shares that do not add to 1. */
export const mixingKernels = (massMeV: number, flavorShares: Weights = {e: 0, mu: 1, tau: 0}): MixingKernels => {
  const shares = [flavorShares.e, flavorShares.mu, flavorShares.tau], total = shares[0]! + shares[1]! + shares[2]!;
  if (!(massMeV > 0 && massMeV < Infinity)) throw new RangeError(`massMeV = ${massMeV} is no mass: give a positive one`);
  if (!(Math.abs(total - 1) < 1e-9 && shares.every(share => share >= 0)))
    throw new RangeError(`flavorShares = ${JSON.stringify(flavorShares)} add to ${total}: give shares between 0 and 1 that add to 1`);
  const lnT0 = log(lowestMeV) - 2 * step, count = Math.ceil((log(highestMeV) - lnT0) / step) + 3, width = columnsPerFlavor * 3;
  const values = new Float64Array(count * width);
  for (let i = 0; i < count; i++) {
    const T = exp(lnT0 + i * step);
    for (const flavor of flavors) {
      const at = i * width + flavor * columnsPerFlavor;
      if (shares[flavor] === 0) continue;
      const {energy, direct, crossed} = weakTargets(flavor, massMeV, T);
      values.set([energy, direct, crossed, collisionCoefficient(flavor, T), potentialCoefficient(flavor, T) * 1e10], at);
    }
  }
  const bank = new UniformSplineBank(lnT0, step, count, width, values), row = new Float64Array(width);
  const G = fermiConstantPerMeV2, M2 = massMeV * massMeV;
  return {
    massMeV,
    flavorShares,
    temperatureRangeMeV: [lowestMeV, highestMeV],
    scattering(temperatureMeV, momentaMeV, active, sterile) {
      active.fill(0);
      sterile.fill(0);
      const T = temperatureMeV;
      if (T < lowestMeV) return;
      // A last step of an integrator may look a little past the end.
      if (T > 1.1 * highestMeV) throw new RangeError(`temperatureMeV = ${T} is above ${highestMeV} MeV, where W and Z are no longer heavy: reheat below it`);
      bank.at(log(T), row);
      for (const flavor of flavors) {
        const share = shares[flavor]!, at = flavor * columnsPerFlavor;
        if (share === 0) continue;
        const energy = row[at]! * square(T * T), direct = row[at + 1]! * T * T * T, crossed = row[at + 2]! * T * T * T;
        const damping = 0.5 * G * G * row[at + 3]! * square(T * T), potential = G * row[at + 4]! * 1e-10 * square(T * T);
        for (let i = 0; i < momentaMeV.length; i++) {
          const p = momentaMeV[i]!, E = Math.sqrt(p * p + M2);
          for (let h = 0; h < 2; h++) {
            const q = h === 0 ? p : -p, plus = h === 0 ? E + p : M2 / (E + p);
            const rate = (G * G / (Math.PI * E)) * ((plus / 2) * (M2 * (direct + crossed / 2) + 2 * energy * (E + q / 3)) + (M2 * E * crossed) / 2);
            const shift = 1 + (plus * potential * E) / M2, blur = (plus * damping * E) / M2;
            (h === 0 ? active : sterile)[i]! += (share * rate) / (shift * shift + blur * blur);
          }
        }
      }
    },
    decaySuppression: () => 1
  };
};
