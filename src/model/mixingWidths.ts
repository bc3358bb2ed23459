/**
 * Leptonic decay widths of N by active-sterile mixing, in vacuum, for one lepton number (Dirac) and |U_a|² = 1.  x = m/M, G = G_F.
 *
 *   Γ₀ = G² M⁵/(192π³) = Γ(N → 3ν), all flavours
 *   ν ℓ⁺ℓ⁻   |M|² ∝ g_L² (N·ℓ⁺)(ν·ℓ⁻) + g_R² (N·ℓ⁻)(ν·ℓ⁺) + g_L g_R m² (N·ν),   g_L = s² ∓ ½ (+ for ℓ = ℓ_a), g_R = s²
 *   ℓ_a⁻ ℓ_b⁺ ν_b, a ≠ b   |M|² ∝ (N·ℓ_b)(ℓ_a·ν_b)
 *   ν γ      9αG²M⁵/(512π⁴)
 * Three-body decays are integrated over one invariant mass, the angles done exactly: the closed forms of the literature cancel to
 * nothing at small x, the integrals do not. The same integrals give mean energies and the neutrino's asymmetry along the spin of N.
 * Hadrons: mixingMesons.ts. Neglected: radiative corrections (a few α/π, below 1 %).
 * References: Bondarenko:2018 (widths), Pal:1982 (ν γ). Energies in MeV.
 */
import {fermiConstantPerMeV2, fineStructure, weakMixingSinSquared} from "../constants/particles.js";
import {acosh, cosh as coshOf, power, sinh, square} from "../numerics/elementary.js";
import {gaussLegendre} from "../numerics/quadrature.js";
import {condensedLines, type Lines, noLines} from "./lineSpectrum.js";

/** Γ(N → 3ν)/|U|² = G²M⁵/(192π³) [MeV]. - Bondarenko:2018 */
export const threeNeutrinoWidth = (massMeV: number): number => (fermiConstantPerMeV2 * fermiConstantPerMeV2 * power(massMeV, 5)) / (192 * Math.PI * Math.PI * Math.PI);

/** Γ(N → ν γ)/|U|² = 9αG²M⁵/(512π⁴) [MeV]. - Pal:1982 */
export const photonWidth = (massMeV: number): number => ((27 * fineStructure) / (8 * Math.PI)) * threeNeutrinoWidth(massMeV);

/** g_L and g_R of a charged lepton for neutrinos of another flavour, and (with exchange of W) of its own. */
export const leptonCouplings = (sameFlavor: boolean): {readonly left: number; readonly right: number} =>
  ({left: weakMixingSinSquared + (sameFlavor ? 0.5 : -0.5), right: weakMixingSinSquared});

/** N → ν ℓ⁺ℓ⁻. */
export interface NeutrinoPairDecay {
  /** Γ/|U|² [MeV]. */
  readonly widthMeV: number;
  /** ⟨E_ν⟩/M. */
  readonly neutrinoShare: number;
  /** ⟨p_ν·ŝ⟩/M of the neutrino along the spin of a Dirac N. */
  readonly neutrinoTilt: number;
  /** Spectrum of ν [M], one in number. */
  readonly neutrino: Lines;
}

const nodeCount = 64, boxCount = 8;

/**
 * N → ν ℓ⁺ℓ⁻ for a lepton of mass m [MeV], over y = (ℓ⁺ + ℓ⁻)²/M². With ∫ℓ⁺ᵅℓ⁻ᵝ dΦ₂ ∝ A q²gᵅᵝ + B qᵅqᵝ,
 * A = (1 − 4r)/12, B = (1 + 2r)/6, r = m²/q²: dΓ/dy = 48 Γ₀ (1 − y)² √(1 − 4r) {(g_L² + g_R²)[A y/2 + B(1 + y)/4] + g_L g_R x²/2}.
 */
export function neutrinoPairDecay(massMeV: number, leptonMassMeV: number, sameFlavor: boolean): NeutrinoPairDecay {
  const x = leptonMassMeV / massMeV;
  if (!(x < 0.5)) return {widthMeV: 0, neutrinoShare: 0, neutrinoTilt: 0, neutrino: noLines};
  const {left, right} = leptonCouplings(sameFlavor), squares = left * left + right * right, product = left * right;
  // y = 4x² cosh² η: the integrand is entire near the interval but for poles at ±iπ/2, both ends included.
  const {nodes, weights} = gaussLegendre(nodeCount), end = acosh(1 / (2 * x)), four = 4 * x * x;
  const energies = new Float64Array(nodeCount), terms = new Float64Array(nodeCount);
  let width = 0, energy = 0, tilt = 0;
  for (let i = 0; i < nodeCount; i++) {
    const eta = (end * (1 + nodes[i]!)) / 2, cosh = coshOf(eta), y = four * cosh * cosh;
    const r = 1 / (4 * cosh * cosh), A = (1 - 4 * r) / 12, B = (1 + 2 * r) / 6, mass = (product * x * x) / 2;
    const gap = four * sinh(end - eta) * sinh(end + eta);
    const measure = weights[i]! * gap * gap * square(sinh(eta));
    const even = measure * (squares * ((A * y) / 2 + (B * (1 + y)) / 4) + mass);
    energies[i] = gap / 2;
    terms[i] = even;
    width += even;
    energy += (even * gap) / 2;
    // N → N − M s in |M|² leaves cos θ [A y/2 − B(1 − y)/4] and the mass term; ⟨cos² θ⟩ = 1/3.
    tilt += (measure * (squares * ((A * y) / 2 - (B * gap) / 4) + mass) * gap) / 6;
  }
  return {
    widthMeV: 48 * threeNeutrinoWidth(massMeV) * end * four * width,
    neutrinoShare: energy / width,
    neutrinoTilt: tilt / width,
    neutrino: condensedLines(energies, terms.map(term => term / width))
  };
}

/** N → ℓ_a⁻ ℓ_b⁺ ν_b. */
export interface ChargedPairDecay {
  /** Γ/|U_a|² [MeV]. */
  readonly widthMeV: number;
  /** ⟨E⟩/M of ℓ_a, ℓ_b and ν_b. */
  readonly ownShare: number;
  readonly otherShare: number;
  readonly neutrinoShare: number;
  /** ⟨p_ν·ŝ⟩/M of the neutrino along the spin of a Dirac N. */
  readonly neutrinoTilt: number;
  /** Spectrum of ν_b [M], one in number. */
  readonly neutrino: Lines;
}

/**
 * N → ℓ_a⁻ ℓ_b⁺ ν_b of masses m_a and m_b [MeV]:
 * Γ = 12 Γ₀ ∫dz/z (z − x_a²)² (1 + x_b² − z) √λ(1, z, x_b²), z = (ℓ_a + ν_b)²/M² from x_a² to (1 − x_b)². The pair is isotropic in its own frame, where
 * ν_b has (z − x_a²)/2√z: in that of N a box. The spin of N enters as 1 + (p_b/E_b) cos θ_b: the pair leaves against it.
 * - Bondarenko:2018
 */
export function chargedPairDecay(massMeV: number, ownMassMeV: number, otherMassMeV: number): ChargedPairDecay {
  const a = ownMassMeV / massMeV, b = otherMassMeV / massMeV, low = a * a, high = square(1 - b);
  if (!(a + b < 1)) return {widthMeV: 0, ownShare: 0, otherShare: 0, neutrinoShare: 0, neutrinoTilt: 0, neutrino: noLines};
  const {nodes, weights} = gaussLegendre(nodeCount);
  const box = gaussLegendre(boxCount), energies = new Float64Array(nodeCount * boxCount), terms = new Float64Array(nodeCount * boxCount);
  let width = 0, own = 0, other = 0, tilt = 0;
  for (let i = 0; i < nodeCount; i++) {
    // z = high − (high − low)u²: the square root at the upper end is smooth in u.
    const u = (1 + nodes[i]!) / 2, below = (high - low) * u * u, z = high - below, above = (high - low) * (1 - u) * (1 + u);
    const root = Math.sqrt(below * (below + 4 * b));
    const term = (weights[i]! * u * above * above * (1 + b * b - z) * root) / z;
    width += term;
    other += (term * (1 + b * b - z)) / 2;
    own += (((term * (1 + z - b * b)) / 2) * (z + low)) / (2 * z);
    // Half the energy and momentum of the pair, times the neutrino's part of it.
    const part = (z - low) / (2 * z), energy = (part * (1 + z - b * b)) / 2, momentum = (part * root) / 2;
    tilt -= (term * part * root * root) / (6 * (1 + b * b - z));
    for (let j = 0; j < boxCount; j++) {
      energies[i * boxCount + j] = energy + momentum * box.nodes[j]!;
      terms[i * boxCount + j] = (term * box.weights[j]!) / 2;
    }
  }
  own /= width;
  other /= width;
  return {
    widthMeV: 12 * threeNeutrinoWidth(massMeV) * (high - low) * width,
    ownShare: own,
    otherShare: other,
    neutrinoShare: 1 - own - other,
    neutrinoTilt: tilt / width,
    neutrino: condensedLines(energies, terms.map(term => term / width))
  };
}
