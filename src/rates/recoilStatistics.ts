/**
 * What the energy that the target takes does to the statistics of N f → ν f, on top of the soft limit F = f(1 ∓ f).
 * Gain and loss with every blocking factor, per relaxation rate, at transfer Q = (ω, q) = N − k and f_ν = f_FD(E − ω):
 *   Φ = f₁(1 ∓ f₂)(1 − f_ν) + (1 ∓ f₁) f₂ f_ν = (f₁ − f₂) [1 − f_ν + e^(−ω/T) f_ν]/[1 − e^(−ω/T)],   f₁ = f(E_f), f₂ = f(E_f + ω)   → F for ω → 0
 *   ΔΓ_h = 1/(2E) 1/(128π³p) ∫ dq₊ dq₋ ∫ dε ⟨S_h⟩ (Φ − F),   q_± = |q| ± ω, q₊q₋ = −t = w,   ε = E_f + ω/2,   E − p < q₊ < E + p
 * With P = p_f + Q/2 (P·Q = 0, so v·P = w N·P) and u⊥ = u + Q ω/w for the plasma's u, the mean over the azimuth of P at fixed Q is C₂ε² + C₀:
 *   {…} = 2w (N·P)(n·P) + ¼w(M² + w) n·Q − m²M²(n·Q + ½w),   ⟨P P⟩ = ε²(w/q²)² u⊥u⊥ − ½(ε²w/q² − m² − ¼w)(g − u⊥u⊥ w/q² + QQ/w)
 * and ε is integrated in closed form, from where the target moves along q: ω and ½(β/q₊ + m²q₊/β) of it there, w = β²/(m² + β).
 * The average rate of light N hardly moves; that of slow N at T ~ M falls by 6 %, at M = 10 T it rises by 20 %. Ten nodes in ln(w + m_D²) and
 * eight in √q₊ give the sum of both to 3e-4 (2e-3 where targets are slow, T < m/8).
 */
import {cosh, exp, log, power as powerOf} from "../numerics/elementary.js";
import {gaussLegendre} from "../numerics/quadrature.js";

const outer = gaussLegendre(10), inner = gaussLegendre(8), lower = new Float64Array(4), upper = new Float64Array(4), terms = 8;

/** wₙ/n^s, s = 1, 2, 3, with Σ (−1)ⁿ aₙ ≈ Σ wₙaₙ to (3 + √8)^(−terms). - Cohen, Rodriguez Villegas & Zagier, Exp. Math. 9, 3 (2000), algorithm 1 */
const series = new Float64Array(3 * terms);
for (let n = 0, d = cosh(terms * log(3 + Math.sqrt(8))), b = -1, c = -d; n < terms; n++) {
  c = b - c;
  b *= (n + terms) * (n - terms) / ((n + 0.5) * (n + 1));
  for (let s = 0; s < 3; s++) series[3 * n + s] = c / d / powerOf(n + 1, s + 1);
}

/** f and its first three integrals from x to ∞ (σ ln(1 + σz), −σLi₂(−σz), −σLi₃(−σz)) at z = e^(−x) into out[0..3], σ = 1 for fermions, −1 for bosons. */
export const tailIntegrals = (z: number, sign: 1 | -1, out: Float64Array): void => {
  let first = 0, second = 0, third = 0;
  // Li_s(z) = Σ_j 2^(j(1−s)) [−Li_s(−z^(2^j))].
  for (let power = z, share = 1; power > 1e-9 * z; power *= power, share /= 2) {
    let l1 = 0, l2 = 0, l3 = 0;
    for (let n = 3 * terms - 3; n >= 0; n -= 3) {
      l1 = (l1 + series[n]!) * power;
      l2 = (l2 + series[n + 1]!) * power;
      l3 = (l3 + series[n + 2]!) * power;
    }
    first += l1;
    second += share * l2;
    third += share * share * l3;
    if (sign === 1) break;
  }
  out[0] = z / (1 + sign * z); out[1] = first; out[2] = second; out[3] = third;
};

/**
 * Adds the change of ∫dζ ∫dE_f F ∫dt S_h/(64 e²Q²) screened [MeV⁵] (scatteringRates.ts) times `weight` to out[0] (h = +1) and out[1] (h = −1).
 * @param highest e^η at the highest rapidity η of the target in the plasma; @param sign 1 for fermionic targets, −1 for scalars.
 */
export const addRecoil = (
  massMeV: number, energyMeV: number, momentumMeV: number, targetMassMeV: number, highest: number, debyeSquared: number, temperatureMeV: number,
  sign: 1 | -1, weight: number, out: Float64Array
): void => {
  const E = energyMeV, p = momentumMeV, T = temperatureMeV, K = debyeSquared, M2 = massMeV * massMeV, m2 = targetMassMeV * targetMassMeV, plus = E + p, minus = M2 / plus;
  const most = targetMassMeV * highest, fewest = targetMassMeV / highest;
  const screened = (beta: number): number => beta * beta / (m2 + beta) + K, low = screened(minus * fewest), span = log(screened(plus * most) / low);
  for (let i = 0; i < outer.nodes.length; i++) {
    const w = low * exp(span * (1 + outer.nodes[i]!) / 2) - K;
    if (!(w > 0)) continue;
    const beta = (w + Math.sqrt(w * (w + 4 * m2))) / 2, left = Math.sqrt(Math.max(minus, beta / most)), right = Math.sqrt(Math.min(plus, beta / fewest));
    if (!(left < right)) continue;
    const perW = 1 / w, factor = weight * outer.weights[i]! * span / 2 * perW * (right - left), edge = (M2 - w) / 2, flat = w * (m2 + w / 4), slope = w * (M2 + w) / 4 - m2 * M2, rest = m2 * M2 * w / 2;
    for (let j = 0; j < inner.nodes.length; j++) {
      const root = (left + right + (right - left) * inner.nodes[j]!) / 2, ahead = root * root, behind = w / ahead, omega = (ahead - behind) / 2, q = (ahead + behind) / 2;
      // Φ − F vanishes with ω, but its terms do not.
      if (Math.abs(omega) < 1e-6 * T) continue;
      const back = beta / ahead, least = (back + m2 / back) / 2, tail = exp(-least / T), drop = exp(-omega / T), thermal = exp((omega - E) / T);
      const gain = (1 + drop * thermal) / ((1 + thermal) * (1 - drop));
      tailIntegrals(tail, sign, lower);
      tailIntegrals(tail * drop, sign, upper);
      const first = T * (gain * (lower[1]! - upper[1]!) - lower[0]!), second = T * T * (gain * (lower[2]! - upper[2]!) - lower[1]!), third = T * T * T * (gain * (lower[3]! - upper[3]!) - lower[2]!);
      const mean = least + omega / 2, squares = mean * mean * first + 2 * mean * second + 2 * third;
      // N·u⊥ = X, n·u⊥ = half + nQ ω/w, n·g⊥·N = Z.
      const tilt = omega * perW, along = (E * omega - edge) / p, ratio = w / (q * q), X = ratio * (E + edge * tilt), scale = factor * inner.weights[j]! / root, high = 2 * w * ratio * squares;
      for (let h = 0; h < 2; h++) {
        const half = (h === 0 ? plus : minus) / 2, nQ = half * (h === 0 ? omega - along : omega + along), XY = X * (half + nQ * tilt), Z = M2 / 2 - XY + edge * nQ * perW;
        out[h]! += scale * (high * (XY - Z / 2) + (flat * Z + slope * nQ - rest) * first);
      }
    }
  }
};
