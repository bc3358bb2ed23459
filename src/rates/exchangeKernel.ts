/**
 * N f → ν f by exchange of a screened photon, resolved in the helicity of N in the plasma frame, at d = 1 MeV⁻¹.
 *
 * The dipole vertex flips chirality, so the spin-projected trace is linear in one light-like vector:
 *   n_h = ½(E + h p)(1, h p̂),   n₊ + n₋ = N,   n_h·N = M²/2,   and with v = (M² − t)(N − k) − t k
 *   S_h = (64 e²Q²/t²) { (v·p)(n·p′) + (v·p′)(n·p) − m² v·n },   Σ_h S_h = eq. (A.10) of arXiv:2011.04751.
 * The average over the azimuth of k at fixed s, t replaces n·k by its projection on N and p, so S_h = b₀ + b₁t + b₂t² and the
 * t integral is closed. Soft exchange in the plasma: 1/t² → 1/[t(t − m_D²)] (sum rule of Landau-damped photons, leading power).
 *   Γ_h(p) = 1/(2E) ∫ d³p_f/[(2π)³ 2E_f] F(E_f) ∫ dt S_h/(8π λ^½)
 * F = f(1 ∓ f): gain and loss together where f loses little energy, which carries the logarithm; it lowers the rate by 9 % against f.
 * The rest of the statistics is in recoilStatistics.ts.
 */
import {electricChargeSquared} from "../constants/particles.js";
import {expm1, log, log1p} from "../numerics/elementary.js";

/** Sum over both helicities of |M|² [d² MeV²·…] for N f → ν f in vacuum, Q = 1: 16e²/t² {…}. - arXiv:2011.04751, eq. (A.10) */
export const summedExchange = (s: number, t: number, targetMassMeV: number, massMeV: number): number => {
  const m2 = targetMassMeV * targetMassMeV, M2 = massMeV * massMeV, u = 2 * m2 + M2 - s - t;
  return 16 * electricChargeSquared / (t * t) * (-2 * t * (s - m2) * (m2 - u) - M2 * (M2 - t) * (2 * m2 + t));
};

/** Vector (b₀, b₁, b₂) of S_h t²/(64 e²Q²) = b₀ + b₁t + b₂t² after the azimuth average, written into `out`. */
export const helicityPolynomial = (
  massSquared: number, targetMassSquared: number, dotNf: number, dotnf: number, out: Float64Array
): void => {
  const M2 = massSquared, m2 = targetMassSquared, G = dotNf, P = dotnf;
  const a = M2 + 2 * G, L = G * G - M2 * m2;
  const A0 = M2 / 2 * (G * G - m2 * M2 / 2 - G * P) / L;
  const A1 = ((G + m2) * M2 / 4 - (G + M2) * P / 2) / L;
  out[0] = -m2 * M2 * (M2 / 2 - A0);
  out[1] = -a / 2 * (P + M2 / 2 - A0) - G * P + m2 * M2 * (0.5 + A1);
  out[2] = a / 2 * A1 - P / 2;
};

/**
 * c₀, c₁ of ∫ dt S_h/(64 e²Q²) = c₀ + c₁ n_h·p_f with the screened propagator [MeV⁴, MeV²] into out[0..1]: `helicityPolynomial` integrated.
 * From M², m², K = m_D², G = N·p_f and root = (G² − M²m²)^½ > 0.
 */
export const screenedExchange = (M2: number, m2: number, K: number, G: number, root: number, out: Float64Array): void => {
  const a = M2 + 2 * G, perS = 1 / (a + m2), both = M2 * m2, perL = 1 / (root * root);
  // w = −t between w₁ and w₂; the product w₁w₂ = M⁴m²/s avoids the cancellation in w₁.
  const w2 = (a * (G + root) - both) * perS, w1 = M2 * both * perS / w2;
  const J1 = log((w2 + K) / (w1 + K)), J2 = w2 - w1 - K * J1;
  const J0 = K > 1e-6 * w1 ? (log(w2 / w1) - J1) / K : 1 / w1 - 1 / w2;
  const rest = -M2 * both * perL / 4, slope = M2 * G * perL / 2, A1 = (G + m2) * M2 * perL / 4, odd = (G + M2) * perL / 2;
  out[0] = (a / 2 * rest - both * (0.5 + A1)) * J1 - both * rest * J0 + a / 2 * A1 * J2;
  out[1] = (a / 2 * (1 + slope) + G + both * odd) * J1 - both * slope * J0 - (a * odd + 1) / 2 * J2;
};

/**
 * ∫ F dE and ∫ (E − E₋) F dE over T and T² into out[0..1], from E₋ to E₊ = E₋ + spread·T with F = f(1 − σf) = −T df/dE, σ = 1 for fermions, −1 for
 * bosons; F = f = e^(−E/T) for σ = 0.
 * @param tail e^(−E₋/T).
 */
export const softMoments = (tail: number, spread: number, sign: 1 | 0 | -1, out: Float64Array): void => {
  const drop = spread < 40 ? -tail * expm1(-spread) : tail, end = tail - drop, share = drop / (1 + sign * end);
  out[0] = share / (1 + sign * tail);
  out[1] = (sign === 0 ? drop : sign * log1p(sign * share)) - spread * end / (1 + sign * end);
};
