/**
 * Weak interactions of neutrinos far hotter than the bath (E ≫ T), massless partners.
 *
 *   S|M|² = c G_F² (p₁·p₂)²:  Γ = c G_F² E (7π/5760) T⁴ per partner species, E₃/E = y flat;  (p₁·p₄)²: Γ/3, 3y²;  (p₁·p₃)²: Γ/3, 3(1 − y)²
 *   pairs made by a hard neutrino: h(z) = 3/(I z³) ∫₁^∞ dσ σ² X(σ) ln(1 + e^{−σ/z}),  z = E T_ν/m_e², σ = s/4m_e², I = 7π⁴/120,
 *   X = β [(3 + β²)/4 + (3/2) g_L g_R/(g_L² + g_R²)/σ], β² = 1 − 1/σ: exact in m_e;  e± as targets: (3/4)(ρ + P) over massless ρ
 * With f_ν = f_ν̄. Of energies E of the hard neutrino alone: the partner's, 4.1 T, is added by hardCascade.ts.
 * References: Dolgov:1997, Hannestad:1995 (matrix elements).
 * Neglected: Pauli blocking, of order e^{−E₃/T}; muons and pions (E T > 1e3 MeV²); m_e in scattering on e± but through ρ + P.
 */
import {electronMassMeV, fermiConstantPerMeV2} from "../../src/constants/particles.js";
import {exp, log1p, power, square} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {couplings} from "./tables/collisionSuppression.js";

/** ν_e with ν̄_e; ν_μ, ν_τ and their antiparticles together. */
export type Group = 0 | 1;
export const ELECTRON: Group = 0, OTHER: Group = 1;

/** ∫ k³/(e^k + 1) dk. */
const thirdMoment = 7 * square(Math.PI * Math.PI) / 120;

/** Γ/(c E) [MeV⁰] of a hard neutrino on one massless species at T [MeV] with S|M|² = c G_F² (p₁·p₂)²: G_F² (7π/5760) T⁴. */
export const hardRate = (temperatureMeV: number): number => {
  const T2 = temperatureMeV * temperatureMeV;
  return fermiConstantPerMeV2 * fermiConstantPerMeV2 * (7 * Math.PI / 5760) * T2 * T2;
};

/** 128 (g_L² + g_R²) of each group. */
export const electronStrength: readonly [number, number] =
  [128 * (couplings.leftElectron * couplings.leftElectron + couplings.right * couplings.right), 128 * (couplings.leftMuTau * couplings.leftMuTau + couplings.right * couplings.right)];

/** E of a hard neutrino that goes to e± at once, in Γ E of strength 1 on e± (1/2 of flat, 1/3 · 1/4 of 3y²), and on ν̄ (pairs, 1/3). */
export const scatteredShare = 7 / 12, pairShare = 1 / 3;

/** h(z): what m_e leaves of pair production by a hard neutrino of a group, z = E T_ν/m_e²; 1 for z → ∞. Slow twin of the table. */
export const pairSuppression = (group: Group, z: number): number => {
  const left = group === ELECTRON ? couplings.leftElectron : couplings.leftMuTau, right = couplings.right;
  const mixed = 1.5 * left * right / (left * left + right * right);
  // σ = 1 + τ²: smooth at threshold; beyond σ = 1 + 45 z nothing is left.
  const {nodes, weights} = gaussLegendre(64), half = Math.sqrt(45 * z) / 2;
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const tau = half * (1 + nodes[i]!), sigma = 1 + tau * tau, beta = tau / Math.sqrt(sigma);
    sum += weights[i]! * tau * sigma * sigma * beta * ((3 + beta * beta) / 4 + mixed / sigma) * log1p(exp(-sigma / z));
  }
  return 6 * half * sum / (thirdMoment * z * z * z);
};

/** Table of h in ln z: linear between nodes, to 1e-3. */
const firstLogZ = -4, stepLogZ = 0.05, nodesLogZ = 241;
const tables: Float64Array[] = [];
/** h(z) of a group from the table, at ln z; constant beyond its ends. */
export const tabulatedPairSuppression = (group: Group, logZ: number): number => {
  const table = tables[group] ??= Float64Array.from({length: nodesLogZ}, (_, i) => pairSuppression(group, exp(firstLogZ + i * stepLogZ)));
  const at = (logZ - firstLogZ) / stepLogZ;
  if (at >= nodesLogZ - 1) return table[nodesLogZ - 1]!;
  if (at <= 0) return table[0]!;
  const cell = Math.floor(at), low = table[cell]!;
  return low + (at - cell) * (table[cell + 1]! - low);
};

/** (3/4)(ρ + P) of e± over ρ without mass: flux of e± as targets of a hard neutrino, (p₁·p₂)² averaged over directions. */
export const targetSuppression = (temperatureMeV: number): number => {
  const {nodes, weights} = gaussLegendre(24), x = electronMassMeV / temperatureMeV, half = 3.3;
  let sum = 0;
  if (x > 60) return 0;
  for (let i = 0; i < nodes.length; i++) {
    const root = half * (1 + nodes[i]!), p2 = root * root * root * root, E = Math.sqrt(p2 + x * x);
    sum += weights[i]! * root * p2 * (E + p2 / (3 * E)) / (exp(E) + 1);
  }
  return 1.5 * half * sum / thirdMoment;
};

/** Rates of products and losses in one step, per comoving energy ε, dimensionless times 1/MeV. */
export interface StepRates {
  /** Coefficient of yⁿ⁻¹ in the number of products, before oscillations, at [(source·2 + target)·3 + n − 1]. */
  readonly products: Float64Array;
  /** Losses without pairs of e±; losses to pairs at h = 1; energy given to e± by scattering. By group. */
  readonly loss: Float64Array;
  readonly pairs: Float64Array;
  readonly scattered: Float64Array;
  /** Rate of scattering on e± that tells ν_e from the others: as if of neutrinos with g_L² = 1, the square of the difference of their amplitudes. */
  readonly telling: Float64Array;
  /** Rate of collisions with neutrinos of the bath, pairs of e± apart, at [source·2 + group of the partner]: each takes one from the bath. */
  readonly partners: Float64Array;
}

export const stepRates = (): StepRates => ({
  products: new Float64Array(12), loss: new Float64Array(2), pairs: new Float64Array(2), scattered: new Float64Array(2), telling: new Float64Array(1), partners: new Float64Array(4)
});

/**
 * Adds up the channels from the rates of strength 1 on ν_e, on one of ν_μ, ν_τ, and on e±. Numbers by distribution: flat of S|M|² ∝ (p₁·p₂)²,
 * rising (3y²) and falling (3(1 − y)²) of (p₁·p₄)². Each channel: strength, partner; who takes p₃ and who p₄.
 */
export const fillRates = (rates: StepRates, e: number, x: number, electrons: number): void => {
  const {products, loss, pairs, scattered, telling, partners} = rates;
  telling[0] = 4 / 3 * 128 * electrons;
  for (let s = 0; s < 2; s++) {
    const own = s === 0 ? e : x, strength = electronStrength[s]!;
    // By group of the product: 0 is ν_e, 1 is ν_μ with ν_τ.
    let flatE: number, flatX: number, risingE: number, risingX: number, fallingE: number, fallingX: number;
    if (s === 0) {
      flatE = 2 * 64 * e + 64 * x + strength * electrons; flatX = 64 * x;
      risingE = (128 * e + 64 * x + strength * electrons) / 3; risingX = 64 / 3 * e;
      fallingE = 128 / 3 * e; fallingX = 64 / 3 * (e + x);
    } else {
      flatE = 32 * e; flatX = 2 * (64 + 32) * x + 32 * e + strength * electrons;
      risingE = 32 / 3 * x; risingX = ((128 + 32 + 32) * x + 32 * e + strength * electrons) / 3;
      fallingE = 32 / 3 * (x + e); fallingX = (128 + 32 + 32) / 3 * x;
    }
    partners[2 * s] = (s === 0 ? 64 + 64 : 32 + 32 / 3) * e;
    partners[2 * s + 1] = (s === 0 ? 64 + 64 / 3 : 64 + 32 + (128 + 32 + 32 + 32) / 3) * x;
    loss[s] = partners[2 * s]! + partners[2 * s + 1]! + 4 / 3 * strength * electrons;
    pairs[s] = pairShare * strength * own;
    scattered[s] = scatteredShare * strength * electrons;
    for (let t = 0; t < 2; t++) {
      const at = (2 * s + t) * 3, flat = t === 0 ? flatE : flatX, rising = t === 0 ? risingE : risingX, falling = t === 0 ? fallingE : fallingX;
      products[at] = flat + 3 * falling;
      products[at + 1] = -6 * falling;
      products[at + 2] = 3 * (rising + falling);
    }
  }
};

/**
 * Numbers of products on nodes ε₀ rʲ when a distribution y^{n−1}, n = 1, 2, 3, is shared between neighbours so that number and energy
 * are right: (ε_j/ε_k)ⁿ inner[n−1] on nodes below the source k, own[n−1] on k itself. The sum over all nodes below is exact.
 */
export interface HatWeights {
  readonly inner: readonly [number, number, number];
  readonly own: readonly [number, number, number];
}
export const hatWeights = (ratio: number): HatWeights => {
  const inner = (n: number): number => ((power(ratio, n + 1) - 1) / (ratio - 1) - (1 - power(ratio, -(n + 1))) / (1 - 1 / ratio)) / (n * (n + 1));
  const own = (n: number): number => 1 / n - (1 - power(ratio, -(n + 1))) / (n * (n + 1) * (1 - 1 / ratio));
  return {inner: [inner(1), inner(2), inner(3)], own: [own(1), own(2), own(3)]};
};
