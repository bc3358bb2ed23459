/**
 * Everything of a network that depends on x = ln a alone: T9, 1/H, the weak rates and the baryon density, from one bank of splines on
 * a uniform grid in x.
 */
import {gigakelvinInMeV, hbarMeVSeconds} from "../../src/constants/units.js";
import {exp, log} from "../../src/numerics/elementary.js";
import {UniformSplineBank} from "../../src/numerics/spline.js";
import type {ThermalTrack} from "./thermalTrack.js";
import type {WeakHistory} from "./weakHistory.js";

export class NetworkClock {
  /** After `at`: ln T9, 1/H [s], λ(n→p)/H and λ(p→n)/H. */
  logT9 = 0;
  hubbleTimeSeconds = 0;
  neutronRate = 0;
  protonRate = 0;
  /** λ/H at which ⁴He is broken up by mesons; and its slope in x after `slopesAt`. */
  heliumRate = 0;
  heliumSlope = 0;
  /** After `slopesAt`: d/dx of ln T9, −ln H, ln λ(n→p) and ln λ(p→n). */
  readonly slopes = new Float64Array(4);
  private readonly from: number;
  private readonly firstDensity: number;
  private readonly bank: UniformSplineBank;
  private readonly values: Float64Array;
  private readonly rises: Float64Array;
  private readonly boosted: boolean;
  private readonly breaking: boolean;

  /** `firstDensity` is n_b/N_A [mol/cm³] at x = `from`. */
  constructor(track: ThermalTrack, weak: WeakHistory, from: number, to: number, firstDensity: number, spacing = 0.02) {
    const nodes = Math.max(8, Math.ceil((to - from) / spacing) + 1), step = (to - from) / (nodes - 1);
    // Hard neutrinos and mesons add to the rates, not to their logarithms: columns of their own.
    const {boost} = weak, width = boost === undefined ? 4 : weak.heliumBreakup === undefined ? 6 : 7;
    const table = new Float64Array(width * nodes), logSecond = log(hbarMeVSeconds), logGigakelvin = log(gigakelvinInMeV);
    for (let i = 0; i < nodes; i++) {
      const x = from + i * step;
      table[width * i] = track.logTemperature(x) - logGigakelvin;
      table[width * i + 1] = logSecond - track.logHubble(x);
      table[width * i + 2] = weak.logNeutronToProton.at(x);
      table[width * i + 3] = weak.logProtonToNeutron.at(x);
      if (boost === undefined) continue;
      table[width * i + 4] = boost.neutronToProton(x);
      table[width * i + 5] = boost.protonToNeutron(x);
      if (weak.heliumBreakup !== undefined) table[width * i + 6] = weak.heliumBreakup(x);
    }
    this.boosted = boost !== undefined;
    this.breaking = width === 7;
    this.values = new Float64Array(width);
    this.rises = new Float64Array(width);
    this.from = from;
    this.firstDensity = firstDensity;
    this.bank = new UniformSplineBank(from, step, nodes, width, table);
  }

  /** Fills the values at x. */
  at(x: number): void {
    const {bank, values} = this;
    bank.at(x, values);
    this.logT9 = values[0];
    this.hubbleTimeSeconds = exp(values[1]);
    this.neutronRate = exp(values[1] + values[2]);
    this.protonRate = exp(values[1] + values[3]);
    if (!this.boosted) return;
    this.neutronRate += this.hubbleTimeSeconds * Math.max(0, values[4]);
    this.protonRate += this.hubbleTimeSeconds * Math.max(0, values[5]);
    if (this.breaking) this.heliumRate = this.hubbleTimeSeconds * Math.max(0, values[6]);
  }

  /** Fills the slopes at x. */
  slopesAt(x: number): void {
    const {bank, values, rises, slopes} = this;
    bank.slopes(x, rises);
    for (let k = 0; k < 4; k++) slopes[k] = rises[k];
    if (!this.boosted) return;
    bank.at(x, values);
    for (let k = 2; k < 4; k++) {
      const thermal = exp(values[k]), hard = values[k + 2];
      if (hard > 0) slopes[k] = (thermal * rises[k] + rises[k + 2]) / (thermal + hard);
    }
    if (this.breaking) this.heliumSlope = values[6] > 0 ? exp(values[1]) * (rises[6] + rises[1] * values[6]) : 0;
  }

  /** n_b/N_A [mol/cm³]. */
  density(x: number): number {
    return this.firstDensity * exp(-3 * (x - this.from));
  }

  /** Y_n in weak equilibrium at x. */
  equilibriumNeutrons(x: number): number {
    this.at(x);
    return this.protonRate / (this.protonRate + this.neutronRate);
  }
}
