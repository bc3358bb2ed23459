/**
 * Scattering of N on the plasma, node by node: rates at unit coupling, and the occupations that they drive N to.
 *   exchange  f_FD(E/T_νa − η_a): the soft photon takes little energy, so N inherits that of the neutrino
 *   pairs     of N and ν̄ from the plasma: f_FD(E/T_γ + η_a)
 * Where plasma is too cold to scatter on, targets stay as they were: nothing reads them.
 */
import type {HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {exp} from "../../src/numerics/elementary.js";
import type {ThermalKernels} from "../../src/rates/thermalKernels.js";

/** Of N, in a Hubble time: what is left out. Where the search ends whether scattering will ever be more, and how much colder it is to be before it is asked again. */
const negligible = 1e-6, coldestMeV = 0.05, again = 0.8;

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
  /** T where rates were first asked for [MeV]. */
  #begunMeV = NaN;
  #resting = false;
  /** By population, times the coupling squared. */
  readonly #activeWeights: readonly number[];
  readonly #sterileWeights: readonly number[];
  /** Not asked again above this temperature whether scattering may rest [MeV]. */
  #nextAskedMeV = Infinity;

  /** Momenta and energies [MeV] of the nodes, as views that the owner rewrites: `moved` says that it has. */
  constructor({kernels, populations, couplingSquared}: Pick<HeavyNeutralLepton, "kernels" | "populations" | "couplingSquared">, momentaMeV: Float64Array, energiesMeV: Float64Array) {
    this.#activeWeights = populations.map(({scattering}) => couplingSquared * scattering.active);
    this.#sterileWeights = populations.map(({scattering}) => couplingSquared * scattering.sterile);
    const nodes = momentaMeV.length, array = (n: number): Float64Array => new Float64Array(n);
    this.#kernels = kernels; this.#momenta = momentaMeV; this.#energies = energiesMeV;
    this.active = array(nodes); this.sterile = array(nodes); this.pairActive = array(nodes); this.pairSterile = array(nodes);
    this.target = array(2 * nodes); this.pairTarget = array(2 * nodes);
  }

  moved(): void {
    this.#at = NaN;
  }

  /**
   * Scattering rests for good where in no Hubble time from now on it makes or destroys a millionth of N. It need not fall as the universe cools: mixing
   * grows, and expansion may slow down fast. Asked at T, T/2, T/4, … with momenta that have redshifted, and the occupations of now, which no later ones exceed.
   * @param cells energy per occupation of each unknown, all of which hold `energy`.
   * @param hubbleMeV H at T, or less.
   */
  restWhereNegligible(state: Float64Array, offset: number, cells: Float64Array, energy: number, plasmaMeV: number, hubbleMeV: (temperatureMeV: number) => number): void {
    if (this.#resting || plasmaMeV > this.#nextAskedMeV) return;
    const {target, pairTarget} = this, kernels = this.#kernels, nodes = this.active.length, size = cells.length, momenta = new Float64Array(nodes), active = new Float64Array(nodes), sterile = new Float64Array(nodes);
    for (let T = plasmaMeV; T > coldestMeV; T /= 2) {
      for (let i = 0; i < nodes; i++) momenta[i] = this.#momenta[i]! * T / plasmaMeV;
      kernels.scattering(T, momenta, active, sterile);
      const most = negligible * hubbleMeV(T) * energy;
      let gross = 0;
      for (let k = 0; k < size; k++) {
        const i = k % nodes, j = nodes + i, population = (k - i) / nodes;
        gross += cells[k]! * (this.#activeWeights[population]! * active[i]! + this.#sterileWeights[population]! * sterile[i]!) * (Math.max(target[i]!, target[j]!, pairTarget[i]!, pairTarget[j]!) + state[offset + k]!);
      }
      if (gross > most) {
        this.#nextAskedMeV = plasmaMeV * again;
        return;
      }
    }
    this.#resting = true;
    this.#any = false;
    for (const rates of [this.active, this.sterile, this.pairActive, this.pairSterile]) rates.fill(0);
  }

  /** Rates at T [MeV]; with one temperature for all, pairs drive N where exchange does, and are not told apart. */
  rates(plasmaMeV: number, together: boolean): void {
    if (this.#resting || plasmaMeV === this.#at) return;
    const {active, sterile, pairActive, pairSterile} = this;
    // A step that is tried may come out far hotter than anything before: it is not a number, and a smaller one is tried. Where a run begins kernels say themselves what they cannot.
    if (!Number.isNaN(this.#begunMeV) && plasmaMeV > 1.1 * Math.max(this.#begunMeV, this.#kernels.temperatureRangeMeV[1])) {
      active.fill(NaN);
      sterile.fill(NaN);
      this.#any = true;
      this.#at = NaN;
      return;
    }
    this.#at = plasmaMeV;
    this.#kernels.scattering(plasmaMeV, this.#momenta, active, sterile);
    if (Number.isNaN(this.#begunMeV)) this.#begunMeV = plasmaMeV;
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
