/**
 * Hadronic decays of N by its transition dipole: N → ν γ*, γ* → hadrons, as ratios to Γ(N → ν γ) (dipoleWidths.ts). In MeV.
 *   dΓ/dQ² = Γ(N → ν γ*(Q²)) · α/(3π Q²) · R(Q²),   R = σ(e⁺e⁻ → hadrons)/(4πα²/3Q²)
 *   π⁺π⁻:      R = ¼ |F_π|² (1 − 4m_π²/Q²)^{3/2}, F_π from ρ, ρ′, ρ″, ρ‴ of Gounaris and Sakurai, and ρ-ω mixing
 *   ω, φ:      R = (9π/α²) Γ_ee m_V δ(Q² − m_V²), so Γ(N → ν V) = Γ(N → ν γ*(m_V²)) (3/α) Γ_ee/m_V; ω → π⁺π⁻ is in F_π
 *   the rest:  R = 2 (1 + a + 1.64 a² − 10.3 a³), a = α_s(Q)/π, switched on from 0.92 (ω π⁰) to 1.6 GeV; J/ψ, ψ(2S), open charm
 * Gounaris & Sakurai, Phys. Rev. Lett. 21, 244 (1968); resonances as fitted to e⁺e⁻ → π⁺π⁻ by BaBar, Phys. Rev. D 86, 032013
 * (2012), arXiv 1205.2228; widths and branching ratios of ω, φ, ψ and α_s: PDG:2024.
 * Accuracy: π⁺π⁻ 3 % (experiments differ so), ω, φ 3 %; the rest 10 % at M > 3 GeV, 30 % at 1.2-2 GeV (4π, K K̄).
 * Neglected: π⁰γ and ηγ off the resonances, the widths of ω and φ (they open at M = m_V), Υ (1e-6 of ν γ).
 */
import {fineStructure, pionChargedMassMeV, tauMassMeV} from "../constants/particles.js";
import {acosh, cos, cosh, log, power, sin, sinh, square, tanh} from "../numerics/elementary.js";
import {gaussLegendre} from "../numerics/quadrature.js";
import type {PairDecay} from "./dipoleWidths.js";
import {condensedLines} from "./lineSpectrum.js";

/** Mean numbers of the longer-lived hadrons that one decay of N leaves; the rest of its energy is photons, e± and π⁰. */
export interface Mesons {
  readonly chargedPions: number;
  readonly chargedKaons: number;
  readonly longKaons: number;
  readonly shortKaons: number;
}

/** One hadronic channel of N. */
export interface HadronicDecay extends PairDecay {
  /** "nu pi+ pi-", "nu omega", "nu phi" or "nu hadrons". */
  readonly name: string;
  readonly mesons: Mesons;
}

const pion = pionChargedMassMeV;
const onlyPions = (chargedPions: number): Mesons => ({chargedPions, chargedKaons: 0, longKaons: 0, shortKaons: 0});

/** k(s) = √(s/4 − m_π²) [MeV]. */
const pionMomentum = (s: number): number => Math.sqrt(Math.max(0, s / 4 - pion * pion));
/** h(s) = (2k/π√s) ln((√s + 2k)/2m_π). - Gounaris & Sakurai, eq. (11) */
const loop = (s: number, k: number): number => ((2 * k) / (Math.PI * Math.sqrt(s))) * log((Math.sqrt(s) + 2 * k) / (2 * pion));

interface Resonance {
  readonly massSquared: number;
  /** m² + d m Γ, which makes the amplitude 1 at s = 0. */
  readonly numerator: number;
  /** Γ m²/k₀³, h(m²) and k₀² h′(m²). */
  readonly strength: number;
  readonly loopAtMass: number;
  readonly slopeAtMass: number;
  /** Complex weight in F_π. */
  readonly real: number;
  readonly imaginary: number;
}

function resonance(massMeV: number, widthMeV: number, magnitude: number, phase: number): Resonance {
  const m = massMeV, m2 = m * m, k = pionMomentum(m2), h = loop(m2, k);
  const d = ((3 * pion * pion) / (Math.PI * k * k)) * log((m + 2 * k) / (2 * pion)) + m / (2 * Math.PI * k) - (pion * pion * m) / (Math.PI * k * k * k);
  return {
    massSquared: m2,
    numerator: m2 + d * m * widthMeV,
    strength: (widthMeV * m2) / (k * k * k),
    loopAtMass: h,
    slopeAtMass: h * (1 / 8 - k * k / (2 * m2)) + k * k / (2 * Math.PI * m2),
    real: magnitude * cos(phase),
    imaginary: magnitude * sin(phase)
  };
}

// Mass, width [MeV], magnitude and phase [rad] of ρ, ρ′, ρ″, ρ‴ and ω.
const rhos: readonly Resonance[] = [
  resonance(775.02, 149.59, 1, 0), resonance(1493, 427, 0.158, 3.76), resonance(1861, 316, 0.068, 1.39), resonance(2254, 109, 0.0051, 0.7)
];
const omegaInPions = {massMeV: 781.91, widthMeV: 8.13, real: 1.644e-3 * cos(-0.011), imaginary: 1.644e-3 * sin(-0.011)};
const weightSquared = square(rhos.reduce((sum, {real}) => sum + real, 0)) + square(rhos.reduce((sum, {imaginary}) => sum + imaginary, 0));

/** |F_π(Q²)|² for Q² ≥ 4m_π² [MeV²]; F_π(0) = 1. */
export function pionFormFactorSquared(virtualityMeV2: number): number {
  const s = virtualityMeV2, k = pionMomentum(s), k2 = k * k, h = loop(s, k), damping = k * k * k / Math.sqrt(s);
  let real = 0, imaginary = 0;
  for (let i = 0; i < rhos.length; i++) {
    const {massSquared, numerator, strength, loopAtMass, slopeAtMass, real: cr, imaginary: ci} = rhos[i]!;
    // m² − s + f(s) − i m Γ(s), with f(s) = (Γ m²/k₀³) [k² (h − h₀) + (m² − s) k₀² h′₀].
    const x = massSquared - s + strength * (k2 * (h - loopAtMass) + (massSquared - s) * slopeAtMass), y = strength * damping;
    const scale = numerator / (x * x + y * y);
    let ar = scale * (cr * x - ci * y), ai = scale * (cr * y + ci * x);
    if (i === 0) {
      const {massMeV: m, widthMeV, real: wr, imaginary: wi} = omegaInPions, u = m * m - s, v = m * widthMeV, size = (m * m) / (u * u + v * v);
      const mr = 1 + size * (wr * u - wi * v), mi = size * (wr * v + wi * u), norm = square(1 + wr) + wi * wi;
      const br = (mr * (1 + wr) + mi * wi) / norm, bi = (mi * (1 + wr) - mr * wi) / norm, before = ar;
      ar = before * br - ai * bi;
      ai = before * bi + ai * br;
    }
    real += ar;
    imaginary += ai;
  }
  return (real * real + imaginary * imaginary) / weightSquared;
}

/** R of π⁺π⁻: ¼ |F_π|² (1 − 4m_π²/Q²)^{3/2}. */
export const pionPairRatio = (virtualityMeV2: number, formFactorSquared: (virtualityMeV2: number) => number = pionFormFactorSquared): number =>
  virtualityMeV2 > 4 * pion * pion ? 0.25 * formFactorSquared(virtualityMeV2) * power(1 - (4 * pion * pion) / virtualityMeV2, 1.5) : 0;

// α_s(m_τ) = 0.314 and one loop of three flavours: within 2 % of the running at four loops with thresholds, 1.2-10 GeV.
const strongCoupling = (s: number): number => 0.314 / (1 + ((9 * 0.314) / (4 * Math.PI)) * log(s / (tauMassMeV * tauMassMeV)));

const continuumStartMeV = 917.6, continuumFullMeV = 1600;

/** R of everything light but π⁺π⁻, ω and φ: R of u, d, s times a quintic step in Q. Above the step π⁺π⁻ (1 % of R) counts twice. */
export function continuumRatio(virtualityMeV2: number): number {
  const s = virtualityMeV2, u = (Math.sqrt(s) - continuumStartMeV) / (continuumFullMeV - continuumStartMeV);
  if (u <= 0) return 0;
  const step = u >= 1 ? 1 : u * u * u * (10 - 15 * u + 6 * u * u), a = strongCoupling(s) / Math.PI;
  return step * 2 * (1 + a + 1.64 * a * a - 10.3 * a * a * a);
}

const charmedMesonMassMeV = 1869.66;

/** R of open charm above 2m_D: (4/3) ½β(3 − β²)(1 + (4/3) α_s f), f = π/2β − ¾ (1 + β/3)(π/2 − 3/4π). - Schwinger's interpolation */
export function charmRatio(virtualityMeV2: number): number {
  const s = virtualityMeV2, beta = Math.sqrt(Math.max(0, 1 - (4 * charmedMesonMassMeV * charmedMesonMassMeV) / s));
  if (beta === 0) return 0;
  const f = Math.PI / (2 * beta) - ((3 + beta) / 4) * (Math.PI / 2 - 3 / (4 * Math.PI));
  return (2 / 3) * beta * (3 - beta * beta) * (1 + (4 / 3) * strongCoupling(s) * f);
}

/** Mean number of charged hadrons at Q: 3.33 − 0.40 L + 0.26 L², L = ln(Q²/GeV²), within 15 % of e⁺e⁻ data at 1.4-30 GeV. */
const chargedMultiplicity = (virtualityMeV2: number): number => {
  const L = log(virtualityMeV2 / 1e6);
  return 3.33 - 0.4 * L + 0.26 * L * L;
};

interface Vector {
  readonly massMeV: number;
  /** Γ_ee times the share of its decays that is counted here [MeV]. */
  readonly electronWidthMeV: number;
}
const omega: Vector = {massMeV: 782.66, electronWidthMeV: 7.38e-5 * 8.68 * (1 - 0.0153)};
const phi: Vector = {massMeV: 1019.461, electronWidthMeV: 2.98e-4 * 4.249};
const omegaMesons = onlyPions((2 * 0.892) / (1 - 0.0153));
const phiMesons: Mesons = {chargedPions: 2 * 0.154, chargedKaons: 2 * 0.491, longKaons: 0.339, shortKaons: 0.339};
const charmonia: readonly Vector[] = [{massMeV: 3096.9, electronWidthMeV: 5.53e-3 * 0.877}, {massMeV: 3686.1, electronWidthMeV: 2.33e-3 * 0.978}];

/** A function of Q² [MeV²]. */
type OfVirtuality = (virtualityMeV2: number) => number;

/** Running sums of ratio, ratio·⟨E_ν⟩/M, ratio·tilt and ratio·⟨n⟩, and the spectrum of ν. */
class Sum {
  ratio = 0;
  neutrino = 0;
  tilt = 0;
  number = 0;
  readonly #energies: number[] = [];
  readonly #terms: number[] = [];

  /** Adds `weight` of R dQ²/Q² at q = Q²/M²; gap = 1 − q. */
  add(weight: number, q: number, gap: number, number: number): void {
    const term = (fineStructure / (3 * Math.PI)) * weight * (gap * gap * (2 + q)) / 2;
    this.#energies.push(gap / 2);
    this.#terms.push(term);
    this.ratio += term;
    this.neutrino += (term * gap) / 2;
    this.tilt += (((term * (2 - q)) / (2 + q)) * gap) / 6;
    this.number += term * number;
  }

  addVector(massMeV: number, vector: Vector, number: number): void {
    const q = square(vector.massMeV / massMeV);
    if (q < 1) this.add((((9 * Math.PI) / (fineStructure * fineStructure)) * vector.electronWidthMeV) / vector.massMeV, q, 1 - q, number);
  }

  /** ∫ R dQ²/Q² in panels of Q: with Q = 2m cosh η a threshold at 2m is analytic, and 1 − Q²/M² a product of sinh. */
  addSpectrum(massMeV: number, thresholdMassMeV: number, edgesMeV: readonly number[], R: OfVirtuality, number: OfVirtuality): void {
    const M = massMeV, low = 2 * thresholdMassMeV, end = acosh(M / low), {nodes, weights} = gaussLegendre(nodesPerPanel);
    let from = acosh(Math.max(1, edgesMeV[0]! / low));
    for (let panel = 1; from < end; panel++) {
      const edge = edgesMeV[panel], to = edge !== undefined && edge < M ? acosh(edge / low) : end, half = (to - from) / 2;
      for (let i = 0; i < nodesPerPanel; i++) {
        const eta = from + half * (1 + nodes[i]!), s = square(low * cosh(eta));
        const gap = square(low / M) * sinh(end - eta) * sinh(end + eta);
        this.add(weights[i]! * half * 2 * tanh(eta) * R(s), s / (M * M), gap, number(s));
      }
      from = to;
    }
  }

  decay(name: string, mesons: Mesons): HadronicDecay {
    const neutrino = condensedLines(this.#energies, this.#terms.map(term => term / this.ratio));
    return {name, ratio: this.ratio, neutrinoShare: this.neutrino / this.ratio, tiltShare: this.tilt / this.ratio, neutrino, mesons};
  }
}

// Panels are as narrow as the poles of ω (Γ/2 = 4 MeV), ρ, ρ′... ask for: 16 nodes reach 1e-7 or better in each.
const nodesPerPanel = 16;
const pionEdgesMeV = [2 * pion, 500, 680, 750, 775, 790, 825, 950, 1200, 1500, 1800, 2150, 2350, 3000, 5000] as const;
const continuumEdgesMeV = [continuumStartMeV, continuumFullMeV, 3000] as const;
const charmEdgesMeV = [2 * charmedMesonMassMeV, 5000] as const;
const two = (): number => 2;

/** N → ν π⁺π⁻, undefined where M ≤ 2m_π; another |F_π|² may be given. */
export function pionPairDecay(massMeV: number, formFactorSquared = pionFormFactorSquared): HadronicDecay | undefined {
  if (!(massMeV > 2 * pion)) return undefined;
  const sum = new Sum();
  sum.addSpectrum(massMeV, pion, pionEdgesMeV, (s) => pionPairRatio(s, formFactorSquared), two);
  return sum.ratio > 0 ? sum.decay("nu pi+ pi-", onlyPions(2)) : undefined;
}

function vectorDecay(massMeV: number, name: string, vector: Vector, mesons: Mesons): HadronicDecay | undefined {
  const sum = new Sum();
  sum.addVector(massMeV, vector, 0);
  return sum.ratio > 0 ? sum.decay(name, mesons) : undefined;
}

/** N → ν hadrons other than π⁺π⁻, ω and φ, undefined where M ≤ 0.92 GeV. All charged hadrons count as pions. */
export function continuumDecay(massMeV: number): HadronicDecay | undefined {
  if (!(massMeV > continuumStartMeV)) return undefined;
  const sum = new Sum();
  sum.addSpectrum(massMeV, pion, continuumEdgesMeV, continuumRatio, chargedMultiplicity);
  for (const vector of charmonia) sum.addVector(massMeV, vector, chargedMultiplicity(vector.massMeV * vector.massMeV));
  if (massMeV > 2 * charmedMesonMassMeV) sum.addSpectrum(massMeV, charmedMesonMassMeV, charmEdgesMeV, charmRatio, chargedMultiplicity);
  return sum.ratio > 0 ? sum.decay("nu hadrons", onlyPions(sum.number / sum.ratio)) : undefined;
}

/** The open hadronic channels of N, of rising threshold. */
export const hadronicDecays = (massMeV: number): HadronicDecay[] =>
  [
    pionPairDecay(massMeV),
    vectorDecay(massMeV, "nu omega", omega, omegaMesons),
    continuumDecay(massMeV),
    vectorDecay(massMeV, "nu phi", phi, phiMesons)
  ].filter((decay) => decay !== undefined);
