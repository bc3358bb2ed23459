/**
 * Everything of a network that depends on x = ln a alone: T9, 1/H, the weak rates and the baryon density, from one bank of splines on
 * a uniform grid in x.
 */
import {gigakelvinInMeV, hbarMeVSeconds} from "../../src/constants/units.js";
import {UniformSplineBank} from "../../src/numerics/spline.js";
import type {ThermalTrack} from "./thermalTrack.js";
import type {WeakHistory} from "./weakHistory.js";

export class NetworkClock {
  /** After `at`: ln T9, 1/H [s], λ(n→p)/H and λ(p→n)/H. */
  logT9 = 0;
  hubbleTimeSeconds = 0;
  neutronRate = 0;
  protonRate = 0;
  /** After `slopesAt`: d/dx of ln T9, −ln H, ln λ(n→p) and ln λ(p→n). */
  readonly slopes = new Float64Array(4);
  private readonly from: number;
  private readonly firstDensity: number;
  private readonly bank: UniformSplineBank;
  private readonly values = new Float64Array(4);

  /** `firstDensity` is n_b/N_A [mol/cm³] at x = `from`. */
  constructor(track: ThermalTrack, weak: WeakHistory, from: number, to: number, firstDensity: number, spacing = 0.02) {
    const nodes = Math.max(8, Math.ceil((to - from) / spacing) + 1), step = (to - from) / (nodes - 1);
    const table = new Float64Array(4 * nodes), logSecond = Math.log(hbarMeVSeconds), logGigakelvin = Math.log(gigakelvinInMeV);
    for (let i = 0; i < nodes; i++) {
      const x = from + i * step;
      table[4 * i] = track.logTemperature(x) - logGigakelvin;
      table[4 * i + 1] = logSecond - track.logHubble(x);
      table[4 * i + 2] = weak.logNeutronToProton.at(x);
      table[4 * i + 3] = weak.logProtonToNeutron.at(x);
    }
    this.from = from;
    this.firstDensity = firstDensity;
    this.bank = new UniformSplineBank(from, step, nodes, 4, table);
  }

  /** Fills the values at x. */
  at(x: number): void {
    const {bank, values} = this;
    bank.at(x, values);
    this.logT9 = values[0];
    this.hubbleTimeSeconds = Math.exp(values[1]);
    this.neutronRate = Math.exp(values[1] + values[2]);
    this.protonRate = Math.exp(values[1] + values[3]);
  }

  /** Fills the slopes at x. */
  slopesAt(x: number): void {
    this.bank.slopes(x, this.slopes);
  }

  /** n_b/N_A [mol/cm³]. */
  density(x: number): number {
    return this.firstDensity * Math.exp(-3 * (x - this.from));
  }

  /** Y_n in weak equilibrium at x. */
  equilibriumNeutrons(x: number): number {
    this.at(x);
    return this.protonRate / (this.protonRate + this.neutronRate);
  }
}
