/**
 * Quadrature nodes for thermal integrals over the energy of a massive particle, ∫ dE g(E) with g ~ e^(−E/T):
 * E = m + T v², 0 ≤ v ≤ v_max, so that the square root at threshold and the exponential tail are both smooth in v.
 */
import {gaussLegendre} from "../numerics/quadrature.js";

/** Energies, momenta [MeV] and weights dE [MeV]; the caller multiplies by its distribution. */
export class ThermalNodes {
  readonly count: number;
  readonly energyMeV: Float64Array;
  readonly momentumMeV: Float64Array;
  readonly weightMeV: Float64Array;
  readonly #v: Float64Array;
  readonly #w: Float64Array;

  /** @param reach largest (E − m)/T. */
  constructor(count: number, reach = 42) {
    const {nodes, weights} = gaussLegendre(count), half = Math.sqrt(reach) / 2;
    this.count = count;
    this.energyMeV = new Float64Array(count);
    this.momentumMeV = new Float64Array(count);
    this.weightMeV = new Float64Array(count);
    this.#v = Float64Array.from(nodes, node => half * (1 + node));
    this.#w = Float64Array.from(weights, weight => half * weight);
  }

  /** Places the nodes for a particle of mass m [MeV] at temperature T [MeV]. */
  place(massMeV: number, temperatureMeV: number): void {
    for (let i = 0; i < this.count; i++) {
      const v = this.#v[i]!, kinetic = temperatureMeV * v * v;
      this.energyMeV[i] = massMeV + kinetic;
      this.momentumMeV[i] = Math.sqrt(kinetic * (2 * massMeV + kinetic));
      this.weightMeV[i] = 2 * temperatureMeV * v * this.#w[i]!;
    }
  }
}
