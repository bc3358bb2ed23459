/**
 * Neutrinos in kinetic equilibrium, f = 1/(e^{p/T − η ∓ ξ} + 1) for ν and ν̄, from their energy and number.
 *   ρ = (7π²/120) T⁴ e₃(η),   n = (3ζ(3)/2π²) T³ e₂(η),   e_k(η) = ⟨F_k(η + ξ) + F_k(η − ξ)⟩/2F_k(0)
 * η = μ/T is that of the number of ν plus ν̄, which weak interactions change slowly; ξ, a constant, that of their asymmetry; ⟨ ⟩ is over the
 * flavours that share T and η. ln ρ − (4/3) ln n knows η alone; it is tabulated, and inverted by Newton's method. References: Escudero:2020.
 */
import {exp, log} from "../../src/numerics/elementary.js";
import {fermiDiracIntegral} from "../../src/numerics/fermiDirac.js";
import {Spline, UniformSplineBank} from "../../src/numerics/spline.js";

const lowest = -24, highest = 4, step = 0.125, nodes = Math.round((highest - lowest) / step) + 1;
const energyUnit = 7 * Math.PI * Math.PI / 120, zeta3 = 1.2020569031595942, numberUnit = 3 * zeta3 / (2 * Math.PI * Math.PI);

/** n [MeV³] of ν and ν̄ of one flavour at T [MeV], η = 0 and ξ = 0. */
export const neutrinoNumberDensity = (temperatureMeV: number): number => numberUnit * temperatureMeV * temperatureMeV * temperatureMeV;

/** One flavour, or the mean of several that share T and η. */
export class NeutrinoGas {
  /** ln e₃ and ln e₂. */
  readonly #table: UniformSplineBank;
  /** η by −(ln e₃ − (4/3) ln e₂), which grows with η. */
  readonly #inverse: Spline;
  readonly #mostDegenerate: number;
  readonly #mostDilute: number;
  readonly #diluteEnergy: number;
  readonly #values = new Float64Array(2);
  readonly #slopes = new Float64Array(2);

  /** @param asymmetries ξ of the flavours. */
  constructor(asymmetries: readonly number[] = [0]) {
    const eta = Float64Array.from({length: nodes}, (_, i) => lowest + i * step), mean = (k: number, h: number): number =>
      asymmetries.reduce((sum, xi) => sum + fermiDiracIntegral(k, h + xi) + fermiDiracIntegral(k, h - xi), 0) / (2 * asymmetries.length * fermiDiracIntegral(k, 0));
    const logs = Float64Array.from({length: 2 * nodes}, (_, i) => log(mean(3 - (i % 2), eta[i >> 1]!))), shape = (i: number): number => logs[2 * i]! - 4 / 3 * logs[2 * i + 1]!;
    this.#table = new UniformSplineBank(lowest, step, nodes, 2, logs);
    this.#inverse = new Spline(Float64Array.from({length: nodes}, (_, i) => -shape(i)), eta);
    this.#mostDegenerate = shape(nodes - 1);
    this.#mostDilute = shape(0);
    this.#diluteEnergy = logs[0]!;
  }

  /** T [MeV] and η into out[0..1], from ρ [MeV⁴] and n [MeV³] per flavour; NaN where no η below 4 has them. Below −24 the gas is classical. */
  state(energyMeV4: number, numberMeV3: number, out: Float64Array): void {
    const logEnergy = log(energyMeV4 / energyUnit), target = logEnergy - 4 / 3 * log(numberMeV3 / numberUnit), values = this.#values, slopes = this.#slopes;
    if (!(target >= this.#mostDegenerate)) { out[0] = NaN; out[1] = NaN; return; }
    if (target > this.#mostDilute) {
      out[1] = lowest - 3 * (target - this.#mostDilute);
      out[0] = exp((logEnergy - this.#diluteEnergy - (out[1] - lowest)) / 4);
      return;
    }
    let h = Math.abs(target) < 1e-15 ? 0 : this.#inverse.at(-target);
    for (let i = 0; i < 8; i++) {
      this.#table.at(h, values);
      this.#table.slopes(h, slopes);
      const move = (target - values[0]! + 4 / 3 * values[1]!) / (slopes[0]! - 4 / 3 * slopes[1]!);
      h += move;
      if (!(Math.abs(move) > 1e-13)) break;
    }
    this.#table.at(h, values);
    out[0] = exp((logEnergy - values[0]!) / 4);
    out[1] = h;
  }

  /** ρ [MeV⁴] and n [MeV³] per flavour at T [MeV] and η into out[0..1]. */
  densities(temperatureMeV: number, eta: number, out: Float64Array): void {
    const T = temperatureMeV, values = this.#values, dilution = Math.min(0, eta - lowest);
    this.#table.at(Math.max(eta, lowest), values);
    out[0] = energyUnit * (T * T) * (T * T) * exp(values[0]! + dilution);
    out[1] = numberUnit * (T * T * T) * exp(values[1]! + dilution);
  }

  /** How ln T and η move with ln ρ and ln n: out = [∂lnT/∂lnρ, ∂η/∂lnρ, ∂lnT/∂ln n, ∂η/∂ln n]. */
  slopes(eta: number, out: Float64Array): void {
    const slopes = this.#slopes;
    this.#table.slopes(Math.max(eta, lowest), slopes);
    const energy = slopes[0]!, shapeSlope = energy - 4 / 3 * slopes[1]!;
    out[1] = 1 / shapeSlope;
    out[3] = -4 / 3 / shapeSlope;
    out[0] = (1 - energy * out[1]!) / 4;
    out[2] = -energy * out[3]! / 4;
  }
}

const made = new Map<string, NeutrinoGas>();

/** The gas of these asymmetries, built once. */
export const neutrinoGas = (asymmetries: readonly number[] = [0]): NeutrinoGas => {
  const key = asymmetries.map(Math.abs).sort().join(" "), known = made.get(key) ?? new NeutrinoGas(asymmetries);
  made.set(key, known);
  return known;
};
