/**
 * N → meson and lepton by active-sterile mixing, in vacuum, for one lepton number (Dirac) and |U_a|² = 1.  x = m/M, y = m_ℓ/M, G = G_F.
 *
 *   ν P   G² f² M³/(32π) (1 − x²)²                                       P = π⁰, η
 *   ℓ P   G² f² V² M³/(16π) [(1 − y²)² − x²(1 + y²)] √λ(1, x², y²)        P = π, K
 *   ν V   G² (κ g)²/m² M³/(32π) (1 + 2x²)(1 − x²)²                        V = ρ⁰ (κ = 1 − 2s²), ω (κ = 4s²/3)
 *   ℓ V   G² (g V)²/m² M³/(16π) [(1 − y²)² + x²(1 + y²) − 2x⁴] √λ         V = ρ
 * Couplings f, g of Bondarenko:2018; f_π, f_K, masses of PDG:2024. ρ is a narrow resonance: ν ππ and ℓ ππ from its
 * tail below 775 MeV are missing, several per cent of the width at 0.65-0.85 GeV. Missing too: two kaons, three pions off resonance, η′ and φ.
 * What mesons leave: charged pions and kaons stop and decay at rest, all else is electromagnetic. ρ → ππ; ω as π⁺π⁻π⁰;
 * η → π⁺π⁻ + light in 28 % of its decays. Strong reactions of stopped mesons with nucleons are not here.
 */
import {
  cabibboUpDown, cabibboUpStrange, etaMassMeV, fermiConstantPerMeV2, kaonChargedMassMeV, kaonDecayConstantMeV,
  pionChargedMassMeV, pionDecayConstantMeV, pionNeutralMassMeV, rhoMassMeV, weakMixingSinSquared
} from "../constants/particles.js";
import {square} from "../numerics/elementary.js";

export interface Meson {
  readonly name: string;
  readonly charge: 0 | 1;
  readonly spin: 0 | 1;
  readonly massMeV: number;
  /** Decay constant times CKM element or neutral factor κ: f V [MeV] of spin 0, g V/m or g κ/m [MeV] of spin 1. */
  readonly couplingMeV: number;
  /** Mean numbers of what it leaves, itself included. */
  readonly chargedPions: number;
  readonly chargedKaons: number;
}

// f_η [MeV], g_ρ and g_ω [MeV²], m_ω [MeV]. - Bondarenko:2018 (m_ω: PDG:2024)
const etaConstantMeV = 81.7, rhoConstantMeV2 = 0.162e6, omegaConstantMeV2 = 0.153e6, omegaMassMeV = 782.66;

export const MESONS: readonly Meson[] = [
  {name: "pi0", charge: 0, spin: 0, massMeV: pionNeutralMassMeV, couplingMeV: pionDecayConstantMeV, chargedPions: 0, chargedKaons: 0},
  {name: "pi", charge: 1, spin: 0, massMeV: pionChargedMassMeV, couplingMeV: pionDecayConstantMeV * cabibboUpDown, chargedPions: 1, chargedKaons: 0},
  {
    name: "K", charge: 1, spin: 0, massMeV: kaonChargedMassMeV, couplingMeV: kaonDecayConstantMeV * cabibboUpStrange,
    chargedPions: 0, chargedKaons: 1
  },
  {
    name: "eta", charge: 0, spin: 0, massMeV: etaMassMeV, couplingMeV: etaConstantMeV,
    chargedPions: 2 * 0.28, chargedKaons: 0
  },
  {name: "rho0", charge: 0, spin: 1, massMeV: rhoMassMeV, couplingMeV: (rhoConstantMeV2 / rhoMassMeV) * (1 - 2 * weakMixingSinSquared), chargedPions: 2, chargedKaons: 0},
  {name: "rho", charge: 1, spin: 1, massMeV: rhoMassMeV, couplingMeV: (rhoConstantMeV2 / rhoMassMeV) * cabibboUpDown, chargedPions: 1, chargedKaons: 0},
  {name: "omega", charge: 0, spin: 1, massMeV: omegaMassMeV, couplingMeV: (omegaConstantMeV2 / omegaMassMeV) * (4 / 3) * weakMixingSinSquared, chargedPions: 2, chargedKaons: 0}
];

/** Γ(N → meson lepton)/|U|² [MeV] with a lepton of mass m [MeV], 0 for ν; 0 where it is closed. - Bondarenko:2018 */
export function mesonWidth(meson: Meson, massMeV: number, leptonMassMeV: number): number {
  const x = meson.massMeV / massMeV, y = leptonMassMeV / massMeV, x2 = x * x, y2 = y * y;
  if (!(x + y < 1)) return 0;
  const root = Math.sqrt((1 - square(x + y)) * (1 - square(x - y)));
  const shape = square(1 - y2) + (meson.spin === 0 ? -x2 * (1 + y2) : x2 * (1 + y2) - 2 * x2 * x2);
  return (square(fermiConstantPerMeV2 * meson.couplingMeV) * massMeV * massMeV * massMeV * shape * root) / ((meson.charge === 0 ? 32 : 16) * Math.PI);
}
