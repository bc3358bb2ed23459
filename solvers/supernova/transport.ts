/**
 * Emission of N by a star and the optical depth in front of it, at unit coupling.
 *   dL = dE∞ E∞ Σ_states Σ_r 4πr²dr (dN/dV dt dE)(E) ⟨e^{−τ}⟩,  E = E∞/α(r);  this is L = ∫4πr²dr α² ∫dE E (dN/dV dt dE) ⟨e^{−τ}⟩
 *   dN/dV dt dE = (E p/2π²) Γ_E,   τ = ∫ds Γ*(E∞/α, r)/v up to R_far,   Γ* = Γ_A + Γ_E (a fermion)
 * Escape asks for E∞ > M. Emission within R_ν alone; what decays or scatters before R_far is lost to the star's surroundings.
 * Units: MeV, d = 1/MeV. References: Chang:2016 (modified luminosity), Caputo:2022 (angular average), Lucente:2020.
 * Neglected: bending of paths, change of helicity on the way, the effect of the loss on the star itself.
 */
import {kilometreInPerMeV} from "../../src/constants/units.js";
import {FLAVORS, type Flavor, type Nature} from "../../src/model/heavyNeutralLepton.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {zeroRates, type Channel} from "./channel.js";
import {neutrinoPotentialMeV, type NeutrinoPotential, type Star} from "./star.js";
import {leptonStates, type LeptonState} from "./states.js";

/** Channels of every flavour, or of each its own. */
export type FlavorChannels = readonly Channel[] | Readonly<Record<Flavor, readonly Channel[]>>;

export const channelsFor = (channels: FlavorChannels, flavor: Flavor): readonly Channel[] => ("length" in channels ? channels : channels[flavor]);

export interface Emission {
  readonly massMeV: number;
  readonly nature: Nature;
  /** |d_a|² of each flavour in units of d². */
  readonly flavorWeights: Readonly<Record<Flavor, number>>;
  readonly neutrinoChemicalPotentialMeV: NeutrinoPotential;
  readonly channels: FlavorChannels;
  readonly energyPoints: number;
  /** Multiplies the range of energies, which holds all but 1e-9 of the emission; 1. */
  readonly energySpan?: number;
  /** false lets everything out: the limit d → 0 at unit coupling. */
  readonly absorption?: boolean;
  /** Takes κ [1/km at unit coupling] on the star's radii for N of the first state, energy by energy. */
  readonly onOpacity?: (energyAtInfinityMeV: number, kappa: Float64Array) => void;
}

/** Takes a luminosity [MeV⁴] at infinity, the optical depth [MeV²] before it, both at d = 1/MeV, and the index of its energy. */
export type DepthSink = (luminosity: number, opticalDepth: number, energyIndex: number) => void;

/** Energies at infinity [MeV] at which the emission is traced, and their weights: L = Σ weight dL/dE∞. */
export interface EnergyNodes {
  readonly energiesMeV: readonly number[];
  readonly weightsMeV: readonly number[];
}

/** Flavours with one common μ_ν(r) and the same channels. */
interface NeutrinoSea {
  readonly weight: number;
  readonly potentialsMeV: Float64Array;
  readonly channels: readonly Channel[];
}

function neutrinoSeas(star: Star, emission: Emission): NeutrinoSea[] {
  const seas: NeutrinoSea[] = [];
  for (const flavor of FLAVORS) {
    const weight = emission.flavorWeights[flavor];
    if (!(weight > 0)) continue;
    const potentialsMeV = Float64Array.from({length: star.insideCount},
      (_, k) => neutrinoPotentialMeV(star, emission.neutrinoChemicalPotentialMeV, flavor, k));
    const channels = channelsFor(emission.channels, flavor);
    const same = seas.findIndex(sea => sea.channels === channels && sea.potentialsMeV.every((mu, k) => mu === potentialsMeV[k]));
    if (same < 0) seas.push({weight, potentialsMeV, channels});
    else seas[same] = {weight: weight + seas[same].weight, potentialsMeV, channels};
  }
  return seas;
}

/** Range of E∞ above M [MeV] that holds the emission. */
function energySpanMeV(star: Star, seas: readonly NeutrinoSea[]): number {
  let span = 0;
  for (let k = 0; k < star.insideCount; k++) {
    const T = star.media[k].temperatureMeV, mu = Math.max(...seas.map(sea => Math.abs(sea.potentialsMeV[k])));
    span = Math.max(span, star.lapse[k] * Math.max(25 * T, mu + 15 * T));
  }
  return span;
}

/** Rows of the tables below: neutrino (particle 0, antiparticle 2) + helicity (active 0, sterile 1). */
const ROWS = 4;

const rowsOf = (state: LeptonState): readonly number[] =>
  state.sources.map(({neutrino, helicity}) => (neutrino === "antiparticle" ? 2 : 0) + (helicity === "sterile" ? 1 : 0));

/** Γ_E and Γ* [MeV] of the four kinds of source at all radii, for one energy at infinity. */
class RateTable {
  readonly emission: Float64Array[];
  readonly total: Float64Array[];
  private readonly rates = zeroRates();
  private readonly star: Star;
  private readonly seas: readonly NeutrinoSea[];
  private readonly setup: Emission;
  private readonly symmetric: boolean;
  /** Beyond R_ν there is no sea: one for each set of channels. */
  private readonly outside: readonly NeutrinoSea[];

  constructor(star: Star, seas: readonly NeutrinoSea[], setup: Emission, symmetric: boolean) {
    this.star = star;
    this.seas = seas;
    this.setup = setup;
    this.symmetric = symmetric;
    this.outside = seas.filter((sea, s) => seas.findIndex(({channels}) => channels === sea.channels) === s)
      .map(sea => ({...sea, weight: seas.reduce((sum, {weight, channels}) => sum + (channels === sea.channels ? weight : 0), 0)}));
    this.emission = Array.from({length: ROWS}, () => new Float64Array(star.insideCount));
    this.total = Array.from({length: ROWS}, () => new Float64Array(star.radiiKm.length));
  }

  fill(energyAtInfinityMeV: number): void {
    const {star, symmetric} = this;
    for (let k = 0; k < star.radiiKm.length; k++) {
      const energy = energyAtInfinityMeV / star.lapse[k], inside = k < star.insideCount, seas = inside ? this.seas : this.outside;
      for (const row of symmetric || !inside ? [0] : [0, 2]) {
        let activeIn = 0, sterileIn = 0, active = 0, sterile = 0;
        for (let s = 0; s < seas.length; s++) {
          const {weight, channels, potentialsMeV} = seas[s];
          const mu = inside ? (row === 0 ? potentialsMeV[k] : -potentialsMeV[k]) : null, rates = this.add(channels, energy, k, mu, row === 2);
          activeIn += weight * rates.emissionActive;
          sterileIn += weight * rates.emissionSterile;
          active += weight * (rates.emissionActive + rates.absorptionActive);
          sterile += weight * (rates.emissionSterile + rates.absorptionSterile);
        }
        for (let copy = row; copy < (symmetric || !inside ? ROWS : row + 2); copy += 2) {
          if (inside) {
            this.emission[copy][k] = activeIn;
            this.emission[copy + 1][k] = sterileIn;
          }
          this.total[copy][k] = active;
          this.total[copy + 1][k] = sterile;
        }
      }
    }
  }

  private add(channels: readonly Channel[], energy: number, k: number, mu: number | null, antiparticle: boolean): typeof this.rates {
    const rates = this.rates;
    rates.emissionActive = rates.emissionSterile = rates.absorptionActive = rates.absorptionSterile = 0;
    for (const channel of channels) channel.addRates(this.setup.massMeV, energy, this.star.media[k], mu, rates, antiparticle);
    return rates;
  }
}

/** Sends every piece of the emission with its optical depth to the sink. */
export function traceEmission(star: Star, setup: Emission, sink: DepthSink): EnergyNodes {
  const M = setup.massMeV, seas = neutrinoSeas(star, setup), n = star.radiiKm.length;
  if (seas.length === 0) return {energiesMeV: [], weightsMeV: []};
  const symmetric = seas.every(sea => sea.potentialsMeV.every(mu => mu === 0)) && !seas.some(({channels}) => channels.some(channel => channel.breaksParticleSymmetry === true));
  const states = leptonStates(setup.nature, symmetric).map(state => ({copies: state.copies, rows: rowsOf(state)}));
  const table = new RateTable(star, seas, setup, symmetric), span = (setup.energySpan ?? 1) * energySpanMeV(star, seas);
  const {shares} = star.paths.directions, depths = new Float64Array(shares.length), kappa = new Float64Array(n);
  const {nodes, weights} = gaussLegendre(setup.energyPoints), energiesMeV: number[] = [], weightsMeV: number[] = [], thin = setup.absorption === false;
  for (let j = 0; j < nodes.length; j++) {
    // E∞ = M + span u²: dense near the threshold.
    const u = 0.5 * (1 + nodes[j]), atInfinity = M + span * u * u, step = span * u * weights[j];
    energiesMeV.push(atInfinity);
    weightsMeV.push(step);
    table.fill(atInfinity);
    for (const [s, {copies, rows}] of states.entries()) {
      for (let k = 0; k < n; k++) {
        const energy = atInfinity / star.lapse[k];
        let total = 0;
        for (const row of rows) total += table.total[row][k];
        kappa[k] = (total * kilometreInPerMeV * energy) / Math.sqrt((energy - M) * (energy + M));
      }
      if (s === 0) setup.onOpacity?.(atInfinity, kappa);
      for (let i = 0; i < star.insideCount; i++) {
        if (!(star.volumes[i] > 0)) continue;
        let emission = 0;
        for (const row of rows) emission += table.emission[row][i];
        const energy = atInfinity / star.lapse[i];
        const momentum = Math.sqrt((energy - M) * (energy + M));
        const luminosity = (copies * atInfinity * step * star.volumes[i] * emission * energy * momentum) / (2 * Math.PI * Math.PI);
        if (!(luminosity > 0)) continue;
        if (thin) {
          sink(luminosity, 0, j);
          continue;
        }
        star.paths.opticalDepths(i, kappa, depths);
        for (let m = 0; m < depths.length; m++) sink(luminosity * shares[m], depths[m], j);
      }
    }
  }
  return {energiesMeV, weightsMeV};
}
