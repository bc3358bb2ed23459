/**
 * Decay widths of N by its transition dipole, in vacuum, for one lepton number (Dirac) and unit Σ|d|².
 *
 *   Γ(N → ν γ)       = d² M³/(4π)                                                   (Magill:2018, eq. (5))
 *   Γ(N → ν γ*(Q²))  = d² (M² − Q²)² (2M² + Q²)/(8π M³)
 *   dΓ(N → ν ℓ⁺ℓ⁻)/dQ² = Γ(N → ν γ*) · α/(3π Q²) · (1 + 2m²/Q²) √(1 − 4m²/Q²),   4m² < Q² < M²
 *
 * The integral over Q² is done, never its limit (2 ln(M/m) − 3), which is negative below M ≈ 4.5 m. With
 * Q = 2m cosh η the integrand is entire near the interval, both ends included.
 * Of the virtual photons a share 2M² : Q² is transverse : longitudinal, and the two leave opposite along the spin of N.
 * Energies in MeV, couplings in MeV⁻¹. Hadrons: hadronicWidths.ts. Neglected: ν τ⁺τ⁻ (6e-4 of ν γ at 10 GeV), weak decays,
 * radiative corrections (a few α/π).
 */
import {electronMassMeV, fineStructure, muonMassMeV} from "../constants/particles.js";
import {acosh, cosh, sinh, square, tanh} from "../numerics/elementary.js";
import {gaussLegendre} from "../numerics/quadrature.js";
import {condensedLines, type Lines, noLines} from "./lineSpectrum.js";

/** Γ(N → ν γ)/Σ|d|² [MeV³]: M³/(4π). - Magill:2018 */
export const photonWidthPerCouplingSquared = (massMeV: number): number => massMeV * massMeV * massMeV / (4 * Math.PI);

/** Γ(N → ν γ*(Q²))/Σ|d|² [MeV³] for a photon of virtuality Q² [MeV²] ≤ M². */
export const virtualPhotonWidthPerCouplingSquared = (massMeV: number, virtualityMeV2: number): number => {
  const M2 = massMeV * massMeV, Q2 = virtualityMeV2;
  return (square(M2 - Q2) * (2 * M2 + Q2)) / (8 * Math.PI * massMeV * massMeV * massMeV);
};

/** What a decay N → ν γ*, γ* → ℓ⁺ℓ⁻ or hadrons, says of itself, integrated over Q². */
export interface PairDecay {
  /** Its width over Γ(N → ν γ). */
  readonly ratio: number;
  /** ⟨E_ν⟩/M of the prompt neutrino: ⟨(M² − Q²)/(2M²)⟩. */
  readonly neutrinoShare: number;
  /** ⟨a p⟩/(3M): a = (2M² − Q²)/(2M² + Q²) the spin asymmetry of the pair, p = (M² − Q²)/(2M) its momentum. */
  readonly tiltShare: number;
  /** Spectrum of the prompt neutrino [M], one in number. */
  readonly neutrino: Lines;
}

const closed: PairDecay = {ratio: 0, neutrinoShare: 0, tiltShare: 0, neutrino: noLines};
// The nearest singularities are the poles at η = ±iπ/2: with η ≤ 10 (10 GeV, electrons) 64 nodes reach 1e-13.
const nodeCount = 64;

/** N → ν ℓ⁺ℓ⁻ for leptons of mass m [MeV]; all zero where M ≤ 2m. */
export function pairDecay(massMeV: number, leptonMassMeV: number): PairDecay {
  const M = massMeV, m = leptonMassMeV;
  if (!(M > 2 * m)) return closed;
  const {nodes, weights} = gaussLegendre(nodeCount);
  const end = acosh(M / (2 * m));
  const energies = new Float64Array(nodeCount), terms = new Float64Array(nodeCount);
  let width = 0, neutrino = 0, tilt = 0;
  for (let i = 0; i < nodeCount; i++) {
    const eta = (end * (1 + nodes[i]!)) / 2;
    const q = square((2 * m) / M) * square(cosh(eta));
    // 1 − Q²/M² as a product of sinh: no cancellation at either end.
    const gap = square((2 * m) / M) * sinh(end - eta) * sinh(end + eta);
    const shape = 1 + 1 / (2 * square(cosh(eta)));
    // dQ²/Q² √(1 − 4m²/Q²) = 2 tanh² η dη;  Γ(γ*)/Γ(γ) = (1 − q)² (2 + q)/2.
    const term = weights[i]! * square(tanh(eta)) * shape * gap * gap * (2 + q);
    energies[i] = gap / 2;
    terms[i] = term;
    width += term;
    neutrino += (term * gap) / 2;
    tilt += (((term * (2 - q)) / (2 + q)) * gap) / 6;
  }
  return {
    ratio: (fineStructure / (3 * Math.PI)) * (end / 2) * width,
    neutrinoShare: neutrino / width,
    tiltShare: tilt / width,
    neutrino: condensedLines(energies, terms.map(term => term / width))
  };
}

/** N → ν e⁺e⁻. */
export const electronPairDecay = (massMeV: number): PairDecay => pairDecay(massMeV, electronMassMeV);

/** N → ν μ⁺μ⁻. */
export const muonPairDecay = (massMeV: number): PairDecay => pairDecay(massMeV, muonMassMeV);
