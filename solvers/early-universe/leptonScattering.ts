/**
 * Scattering of N on the plasma, node by node: rates at unit coupling, and the occupations that they drive N to.
 *   exchange  f_FD(E/T_νa − η_a): the soft photon takes little energy, so N inherits that of the neutrino
 *   pairs     of N and ν̄ from the plasma: f_FD(E/T_γ + η_a)
 * Where plasma is too cold to scatter on, targets stay as they were: nothing reads them.
 */
import {exp} from "../../src/numerics/elementary.js";
import type {ThermalKernels} from "../../src/rates/thermalKernels.js";

export class LeptonScattering {
  /** Γ₊ and Γ₋ [MeV per unit coupling squared], and the share of pairs in each. */
  readonly active: Float64Array;
  readonly sterile: Float64Array;
  readonly pairActive: Float64Array;
  readonly pairSterile: Float64Array;
  /** Occupations, [kind of neutrino · nodes + i]. */
  readonly target: Float64Array;
  readonly pairTarget: Float64Array;
  readonly #kernels: ThermalKernels;
  readonly #momenta: Float64Array;
  readonly #energies: Float64Array;
  /** T of the rates, at these momenta. */
  #at = NaN;
  #any = false;
  #resting = false;

  /** Momenta and energies [MeV] of the nodes, as views that the owner rewrites: `moved` says that it has. */
  constructor(kernels: ThermalKernels, momentaMeV: Float64Array, energiesMeV: Float64Array) {
    const nodes = momentaMeV.length, array = (n: number): Float64Array => new Float64Array(n);
    this.#kernels = kernels; this.#momenta = momentaMeV; this.#energies = energiesMeV;
    this.active = array(nodes); this.sterile = array(nodes); this.pairActive = array(nodes); this.pairSterile = array(nodes);
    this.target = array(2 * nodes); this.pairTarget = array(2 * nodes);
  }

  moved(): void {
    this.#at = NaN;
  }

  /** From here on there is no scattering. */
  rest(): void {
    this.#resting = true;
    this.#any = false;
    for (const rates of [this.active, this.sterile, this.pairActive, this.pairSterile]) rates.fill(0);
  }

  get resting(): boolean {
    return this.#resting;
  }

  /** Rates at T [MeV]; with one temperature for all, pairs drive N where exchange does, and are not told apart. */
  rates(plasmaMeV: number, together: boolean): void {
    if (this.#resting || plasmaMeV === this.#at) return;
    const {active, sterile, pairActive, pairSterile} = this;
    this.#at = plasmaMeV;
    this.#kernels.scattering(plasmaMeV, this.#momenta, active, sterile);
    this.#any = false;
    for (let i = 0; i < active.length && !this.#any; i++) this.#any = active[i]! + sterile[i]! > 0;
    if (together || !this.#any) { pairActive.fill(0); pairSterile.fill(0); }
    else this.#kernels.pairShares?.(plasmaMeV, this.#momenta, pairActive, pairSterile);
  }

  /** Targets at the temperatures [MeV] and η of plasma, ν_e and the others. */
  aim(plasmaMeV: number, electronNeutrinoMeV: number, otherNeutrinoMeV: number, electronEta: number, otherEta: number): void {
    this.rates(plasmaMeV, electronNeutrinoMeV === plasmaMeV && otherNeutrinoMeV === plasmaMeV);
    if (!this.#any) return;
    const {target, pairTarget} = this, energies = this.#energies, n = energies.length, electron = exp(electronEta), other = exp(otherEta);
    for (let i = 0; i < n; i++) {
      const E = energies[i]!, pair = exp(Math.min(E / plasmaMeV, 600));
      target[i] = 1 / (exp(Math.min(E / electronNeutrinoMeV - electronEta, 700)) + 1);
      target[n + i] = 1 / (exp(Math.min(E / otherNeutrinoMeV - otherEta, 700)) + 1);
      pairTarget[i] = 1 / (pair * electron + 1);
      pairTarget[n + i] = 1 / (pair * other + 1);
    }
  }
}
