/**
 * N ν̄ → f f̄ through a virtual photon, resolved in the helicity of N, at d = 1 MeV⁻¹ (its inverse is f f̄ → N ν̄).
 *
 * With the f f̄ phase space integrated, ∫dΦ₂ H_μν = Π (q_μq_ν − s g_μν), Π = (1 + 2m²/s) β/(6π), β = √(1 − 4m²/s):
 *   ∫ dΦ₂ S_h = (8e²Q²/s) Π [ (s − M²)M² + (s − 2M²) n_h·k ],   n_h = ½(E + h p)(1, h p̂),   k the antineutrino.
 * Summed over h this is eq. (A.11) of 2011.04751 integrated, σ(f f̄ → N ν̄) = αQ²d²(s − M²)²(s + 2M²)(s + 2m²)/(3s⁴β).
 * In the plasma f_ν becomes (f_ν + f_B(ω)) ⟨1 − f − f̄⟩, which holds loss f_ν(1 − f)(1 − f̄) and gain (1 − f_ν) f f̄ at once; the average is
 * over the energies (ω ± q c)/2 of a fast pair, evenly in c.
 * It is 2-5 % of the exchange rate. Neglected: charged scalars in the final state; that ⟨1 − f − f̄⟩ depends on how the pair is aligned
 * (below 1 % of this channel).
 */
import {electricChargeSquared, fineStructure} from "../constants/particles.js";
import {exp, log, square, tanh} from "../numerics/elementary.js";

/** σ(f f̄ → N ν̄)/d² for Q = 1 and one colour, averaged over the spins of f and f̄ (dimensionless). */
export const pairToNeutrinoCrossSection = (s: number, fermionMassMeV: number, massMeV: number): number => {
  const M2 = massMeV * massMeV, m2 = fermionMassMeV * fermionMassMeV;
  if (s <= Math.max(M2, 4 * m2)) return 0;
  return fineStructure * square(s - M2) * (s + 2 * M2) * (s + 2 * m2) / (3 * square(s * s) * Math.sqrt(1 - 4 * m2 / s));
};

/** Π(s)·Q²N_c summed over the open fermion pairs of a list from one index to before another. */
export const pairPhaseSpace = (s: number, massesMeV: Float64Array, weights: Float64Array, from: number, to: number): number => {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const ratio = massesMeV[i]! * massesMeV[i]! / s;
    if (ratio < 0.25) sum += weights[i]! * (1 + 2 * ratio) * Math.sqrt(1 - 4 * ratio);
  }
  return sum / (6 * Math.PI);
};

/** ∫dΦ₂ S_h/Π for both helicities into out[0] (h = +1), out[1] (h = −1), from M², s and n₋·k [MeV²]; n₊·k is the rest of N·k = (s − M²)/2. */
export const annihilation = (M2: number, s: number, sterileDot: number, out: Float64Array): void => {
  const common = (s - M2) * M2, factor = 8 * electricChargeSquared / s;
  out[0] = factor * (common + (s - 2 * M2) * ((s - M2) / 2 - sterileDot));
  out[1] = factor * (common + (s - 2 * M2) * sterileDot);
};

/** ⟨1 − f − f̄⟩ of a fast pair with energy ω and momentum q [MeV] at T [MeV]: 1 − (2T/q) ln{[1 + e^(−(ω − q)/2T)]/[1 + e^(−(ω + q)/2T)]}. */
export const pairBlocking = (energyMeV: number, momentumMeV: number, temperatureMeV: number): number => {
  const w = energyMeV / (2 * temperatureMeV), q = momentumMeV / (2 * temperatureMeV);
  return q < 1e-3 ? tanh(w / 2) : 1 - log((1 + exp(q - w)) / (1 + exp(-q - w))) / q;
};
