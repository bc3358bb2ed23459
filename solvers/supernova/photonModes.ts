/**
 * Photons of a plasma whose carriers move at the speed of light, in units of ω_p, by the light-cone momentum u = ω + q:
 *   Q² = ω² − q² (transverse: 1 at q = 0 to 3/2;  longitudinal: 1 to 0),   W = Z q dq/(ω d ln u),   w = ω − q = Q²/u falls with u
 * One table for every place of a proto-neutron star, since its electrons are relativistic wherever ω_p matters.
 * Reference: Braaten:1993 (dispersion and residues, photonDispersion.ts).
 */
import {exp, log} from "../../src/numerics/elementary.js";
import {Spline} from "../../src/numerics/spline.js";
import {PhotonDispersion, type Polarization} from "../../src/rates/photonDispersion.js";

const STEP = 0.01;

export class PhotonModes {
  /** Largest ln u of the table: beyond, transverse photons are at their asymptotic mass and longitudinal ones have gone. */
  readonly highestLogU: number;
  private readonly virtuality: Float64Array;
  private readonly fluxOverU: Float64Array;
  /** ln u by −ln w. */
  private readonly logU: Float64Array;

  constructor(polarization: Polarization) {
    const mode = new PhotonDispersion(), logU: number[] = [0], virtuality: number[] = [1], flux: number[] = [0], logW: number[] = [0];
    mode.set(1, 0);
    const end = polarization === "transverse" ? -28 : -26;
    for (let y = 14; y >= end; y -= 0.05) {
      mode.at(polarization, y);
      const {energyMeV: w, momentumMeV: q, virtualityMeV2, residue} = mode, over = exp(y), x = w / q, u = w + q;
      // Z q dq = −½q²dy gives dq/dy; ω = xq.
      const dq = -q / (2 * residue), dw = x * dq + (q * over) / (2 * x);
      logU.push(log(u));
      virtuality.push(virtualityMeV2);
      flux.push((0.5 * q * q) / w / Math.abs((dq + dw) / u) / u);
      logW.push(log(u / virtualityMeV2));
    }
    this.highestLogU = logU[logU.length - 1]!;
    const count = Math.ceil(this.highestLogU / STEP) + 2, uniform = (values: readonly number[]): Float64Array => {
      const spline = new Spline(logU, values);
      return Float64Array.from({length: count}, (_, i) => spline.at(Math.min(i * STEP, this.highestLogU)));
    };
    this.virtuality = uniform(virtuality);
    this.fluxOverU = uniform(flux);
    const back = new Spline(logW, logU), highest = logW[logW.length - 1]!;
    this.logU = Float64Array.from({length: Math.ceil(highest / STEP) + 2}, (_, i) => back.at(Math.min(i * STEP, highest)));
  }

  /** Q²/ω_p² at u/ω_p. */
  virtualityAt(logU: number): number {
    return interpolated(this.virtuality, logU);
  }

  /** W/u at u/ω_p. */
  fluxOverUAt(logU: number): number {
    return interpolated(this.fluxOverU, logU);
  }

  /** ln(u/ω_p) where ω − q = w; 0 where w exceeds ω_p. */
  logUWhere(logW: number): number {
    return interpolated(this.logU, -logW);
  }
}

/** Linear between entries, constant beyond the ends. */
const interpolated = (table: Float64Array, x: number): number => {
  const position = x / STEP, i = Math.floor(position);
  if (i < 0) return table[0]!;
  if (i >= table.length - 1) return table[table.length - 1]!;
  return table[i]! + (position - i) * (table[i + 1]! - table[i]!);
};

let shared: {readonly transverse: PhotonModes; readonly longitudinal: PhotonModes} | undefined;

/** The two tables, made when first asked for. */
export const photonModes = (): {readonly transverse: PhotonModes; readonly longitudinal: PhotonModes} =>
  shared ??= {transverse: new PhotonModes("transverse"), longitudinal: new PhotonModes("longitudinal")};
