/**
 * Algebra of energy shares, and what muons and charged pions give up when they decay at rest.
 *
 *   μ → e ν ν̄   x²(3 − 2x) for e and ν_μ, 6x²(1 − x) for ν_e, each with ⟨x⟩/2 of m_μ: 7/20, 7/20, 3/10   (V−A, m_e = 0)
 *   π → μ ν_μ    E_ν = (m_π² − m_μ²)/(2 m_π); the muon stops, then decays at rest
 * Kinetic energy of a charged particle is electromagnetic: in the plasma it stops faster than it decays while T ≳ 0.1 MeV; later
 * muons and pions decay in flight and give more to neutrinos. Energies in MeV. References: PDG:2024.
 */
import {muonMassMeV, pionChargedMassMeV} from "../constants/particles.js";
import {type EnergyShares, FLAVORS} from "./heavyNeutralLepton.js";

export const noShares: EnergyShares = {electromagnetic: 0, e: 0, mu: 0, tau: 0};
export const electromagneticOnly: EnergyShares = {...noShares, electromagnetic: 1};

/** Σ weight·shares. */
export function addShares(...terms: readonly (readonly [number, EnergyShares])[]): EnergyShares {
  const sum = {...noShares} as {-readonly [receiver in keyof EnergyShares]: number};
  for (const [weight, shares] of terms) {
    sum.electromagnetic += weight * shares.electromagnetic;
    for (const flavor of FLAVORS) sum[flavor] += weight * shares[flavor];
  }
  return sum;
}

/** Shares of m_μ in the decay of a muon at rest. */
export const muonAtRest: EnergyShares = {electromagnetic: 7 / 20, e: 3 / 10, mu: 7 / 20, tau: 0};

const pionNeutrinoShare = (1 - (muonMassMeV / pionChargedMassMeV) ** 2) / 2, pionMuonShare = muonMassMeV / pionChargedMassMeV;

/** Shares of m_π in the decay of a charged pion at rest. */
export const pionAtRest: EnergyShares = addShares(
  [pionNeutrinoShare, {...noShares, mu: 1}],
  [pionMuonShare, muonAtRest],
  [1 - pionNeutrinoShare - pionMuonShare, electromagneticOnly]
);

/** Shares, of the whole, of a stopped particle that holds `massShare` as mass and the rest of `total` as kinetic energy. */
export const stopped = (total: number, massShare: number, atRest: EnergyShares): EnergyShares =>
  addShares([massShare, atRest], [total - massShare, electromagneticOnly]);
