/**
 * Photons as modes of the plasma, to leading order in α and for any speed of the charges (Braaten:1993), by phase velocity x = ω/q > 1:
 *   A = atanh(z)/z − 1,  z = v_* /x,   K = 3ω_p²/v_*²
 *   transverse    Q² = ω² − q² = (K/2)[v_*² − (x² − v_*²)A],   q² = Q²/(x² − 1)       from ω_p² at q = 0 to m_∞² at q → ∞
 *   longitudinal  q² = K A,   Q² = q²(x² − 1)                                        from ω_p² at q = 0 to 0
 * Residues of the covariant propagator, 1/(1 − ∂Π/∂ω²):
 *   Z_T = 1/[1 − (x² − 1)Π_T′/(2xΠ_T)],   Z_L = 2x²A/[(x² − 1) z dA/dz]
 * Along each branch, with y = ln(x² − 1):  Z q dq = −½ q² dy.  Energies in MeV.
 * Neglected: species apart (one v_* for all), strong interactions of quarks and pions, order e³ (10 %): plasmons are 1e-3 of the rate.
 */
import {exp, log} from "../numerics/elementary.js";
import {plasmaFrequencySquared, slownessOfCarriers} from "./debyeMass.js";

export type Polarization = "transverse" | "longitudinal";

/** Modes at one temperature: `place(T)` once, then `at(y)` fills the mode with x² = 1 + e^y. */
export class PhotonDispersion {
  plasmaFrequencySquaredMeV2 = 0;
  /** ω, q [MeV], Q² = ω² − q² [MeV²] and Z of the mode last asked for. */
  energyMeV = 0;
  momentumMeV = 0;
  virtualityMeV2 = 0;
  residue = 0;
  /** v_*² and 1 − v_*². */
  #speedSquared = 1;
  #slowness = 0;

  /** Prepares the plasma of temperature T [MeV]. */
  place(temperatureMeV: number): void {
    this.set(plasmaFrequencySquared(temperatureMeV), slownessOfCarriers(temperatureMeV));
  }

  /** The plasma of given ω_p² and (1 − v_*²)ω_p² [MeV²]. */
  set(plasmaFrequencySquaredMeV2: number, slownessMeV2: number): void {
    this.plasmaFrequencySquaredMeV2 = plasmaFrequencySquaredMeV2;
    this.#slowness = plasmaFrequencySquaredMeV2 > 0 ? slownessMeV2 / plasmaFrequencySquaredMeV2 : 0;
    this.#speedSquared = 1 - this.#slowness;
  }

  at(polarization: Polarization, y: number): void {
    const over = exp(y), x2 = 1 + over, x = Math.sqrt(x2), v2 = this.#speedSquared, z2 = v2 / x2, gap = over + this.#slowness;
    const scale = 3 * this.plasmaFrequencySquaredMeV2 / v2;
    let A: number, slope: number;
    if (z2 < 0.05) {
      // A = Σ z²ⁿ/(2n + 1), slope = z dA/dz.
      A = 0; slope = 0;
      for (let n = 10; n >= 1; n--) { A = (A + 1 / (2 * n + 1)) * z2; slope = (slope + 2 * n / (2 * n + 1)) * z2; }
    } else {
      const z = Math.sqrt(z2), v = Math.sqrt(v2);
      A = log((x + v) * (x + v) / gap) / (2 * z) - 1;
      slope = x2 / gap - A - 1;
    }
    let q2: number;
    if (polarization === "transverse") {
      const Q2 = scale / 2 * (v2 - gap * A), derivative = scale / 2 * (gap * slope / x - 2 * x * A);
      q2 = Q2 / over;
      this.virtualityMeV2 = Q2;
      this.residue = 1 / (1 - over * derivative / (2 * x * Q2));
    } else {
      q2 = scale * A;
      this.virtualityMeV2 = q2 * over;
      this.residue = 2 * x2 * A / (over * slope);
    }
    this.momentumMeV = Math.sqrt(q2);
    this.energyMeV = this.momentumMeV * x;
  }
}
