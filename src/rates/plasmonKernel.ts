/**
 * γ* ↔ N ν̄: decay of a photon of the plasma, where its Q² = ω² − q² exceeds M², resolved in the helicity of N, at d = 1 MeV⁻¹.
 *
 *   S_T,h = 8{2(Q² − M²)(M²/2 + n_h·k) − 2Q² n_h·k + Q² X_h},   X_h = h(E + hp) p_⊥²/p   (sum of the two transverse modes)
 *   S_L,h = 8 Q² (n_h·k − X_h),   n_h = ½(E + hp)(1, h p̂), k the antineutrino, p_⊥ the part of p across q
 *   Γ_h(p) = 1/(16πEp) Σ_λ ∫ dq q Z_λ/ω_λ [f_ν(ω − E) + f_B(ω)] S_λ,h
 * Relaxation rate: f_ν(1 + f_B) of N ν̄ → γ* plus f_B(1 − f_ν) of γ* → N ν̄. Summed over h and the phase space of N it is
 *   ω Γ_λ = Z_λ d² (Q² − M²)²(Q² + 2M²)/(12π Q²) per mode for Q² given.
 * It is the pole of the photon; annihilationKernel.ts is the cut (Q² > 4m_f²), exchangeKernel.ts the cut at Q² < 0: nothing is counted twice.
 * Open for M < m_∞ = 0.124 T√S. By number it adds 1e-4 (T < m_μ) to 1e-3 (T > 1 GeV) to the active helicity, and is up to a third of the
 * sterile one (T ≫ M); below p = 0.05 T, where nothing weighs, it exceeds exchange.
 */
import {exp, expm1, hypot, log} from "../numerics/elementary.js";
import {gaussLegendre} from "../numerics/quadrature.js";
import {PhotonDispersion, type Polarization} from "./photonDispersion.js";

/** S_T,h and S_L,h [MeV⁴] of helicities +1 and −1 into out[0..3] = T+, T−, L+, L−, from N (M, E, p) and the mode (ω, q, Q²); false where closed. */
export const plasmonAmplitudes = (
  massMeV: number, energyMeV: number, momentumMeV: number, modeEnergyMeV: number, modeMomentumMeV: number, virtualityMeV2: number, out: Float64Array
): boolean => {
  // In light-cone components all that can vanish is a product.
  const M2 = massMeV * massMeV, p = momentumMeV, q = modeMomentumMeV, Q2 = virtualityMeV2;
  const plus = energyMeV + p, minus = M2 / plus, modePlus = modeEnergyMeV + q, modeMinus = Q2 / modePlus;
  const a = modePlus - plus, b = modePlus - minus, c = modeMinus - minus, e = plus - modeMinus;
  if (!(a > 0 && c > 0 && e > 0)) { out.fill(0); return false; }
  const across = a * b * c * e / (4 * q * q), active = plus * b * c / (4 * p), sterile = minus * a * e / (4 * p);
  const common = (Q2 - M2) * M2;
  for (let i = 0; i < 2; i++) {
    const nk = i === 0 ? active : sterile, X = (i === 0 ? plus : -minus) * across / p;
    out[i] = 8 * (common - 2 * M2 * nk + Q2 * X);
    out[2 + i] = 8 * Q2 * (nk - X);
  }
  return true;
};

const polarizations: readonly Polarization[] = ["transverse", "longitudinal"];
/** Range of y = ln(x² − 1): beyond, modes have q ≪ ω_p or Q² below any mass here. */
const lowestY = -80, highestY = 20;

/** Γ₊ and Γ₋ at one temperature: `place(T)` once, then `at(M, p)`. */
export class PlasmonRates {
  /** [active, sterile] [MeV per MeV⁻²]. */
  readonly rate = new Float64Array(2);
  readonly #dispersion = new PhotonDispersion();
  readonly #amplitudes = new Float64Array(4);
  readonly #nodes: Float64Array;
  readonly #weights: Float64Array;
  #temperature = 0;

  constructor(nodes = 20) {
    ({nodes: this.#nodes, weights: this.#weights} = gaussLegendre(nodes));
  }

  place(temperatureMeV: number): void {
    this.#temperature = temperatureMeV;
    this.#dispersion.place(temperatureMeV);
  }

  at(massMeV: number, momentumMeV: number): void {
    const {rate} = this, mode = this.#dispersion, S = this.#amplitudes, T = this.#temperature, M2 = massMeV * massMeV, p = momentumMeV, E = hypot(massMeV, p);
    rate.fill(0);
    // m_∞² ≤ (3/2)ω_p².
    if (!(M2 < 1.5 * mode.plasmaFrequencySquaredMeV2)) return;
    for (let k = 0; k < 2; k++) {
      const polarization = polarizations[k]!;
      // q falls with y: ω + q ≥ E + p and ω − q ≤ E + p above in q, ω − q ≥ E − p and ω ≤ E + 40 T below.
      const high = Math.min(this.#edge(polarization, E + p, 1), this.#edge(polarization, E + p, -1));
      const low = Math.max(this.#edge(polarization, M2 / (E + p), -1), this.#edge(polarization, E + 40 * T, 0));
      if (!(high > low)) continue;
      for (let i = 0; i < this.#nodes.length; i++) {
        mode.at(polarization, (high + low + (high - low) * this.#nodes[i]!) / 2);
        const {energyMeV: w, momentumMeV: q} = mode;
        if (!plasmonAmplitudes(massMeV, E, p, w, q, mode.virtualityMeV2, S)) continue;
        const weight = this.#weights[i]! * (high - low) / 4 * q * q / w * (1 / (exp((w - E) / T) + 1) + 1 / expm1(w / T));
        rate[0]! += weight * S[2 * k]!;
        rate[1]! += weight * S[2 * k + 1]!;
      }
    }
    const front = 1 / (16 * Math.PI * E * p);
    rate[0]! *= front;
    rate[1]! *= front;
  }

  /** y at which ω + sign·q has the value [MeV]; an end of the range where it has not. */
  #edge(polarization: Polarization, valueMeV: number, sign: 1 | 0 | -1): number {
    // ω − q rises with y, ω and ω + q fall; ln of each is all but straight, which the Illinois rule likes.
    const mode = this.#dispersion, over = (y: number): number => {
      mode.at(polarization, y);
      return log((sign === -1 ? mode.virtualityMeV2 / (mode.energyMeV + mode.momentumMeV) : mode.energyMeV + sign * mode.momentumMeV) / valueMeV) * (sign === -1 ? 1 : -1);
    };
    let low = lowestY, high = highestY, below = over(low), above = over(high), last = 0;
    if (!(below < 0)) return low;
    if (!(above > 0)) return high;
    for (let i = 0; i < 100 && high - low > 1e-12 * Math.abs(high); i++) {
      const y = (low * above - high * below) / (above - below), value = over(y);
      if (Math.abs(value) < 1e-14) return y;
      if (value > 0) { high = y; above = value; if (last > 0) below /= 2; last = 1; }
      else { low = y; below = value; if (last < 0) above /= 2; last = -1; }
    }
    return (low + high) / 2;
  }
}
