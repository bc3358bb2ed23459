/**
 * Weak rates along a thermal history: ln λ(n → p) and ln λ(p → n) [1/s] as C² splines in x = ln a.
 * Computed between 12 MeV (or the start of the history) and 1 keV (or its end); T_ν/T_γ may be anything.
 * References: Pitrou:2018.
 */
import {Spline} from "../../src/numerics/spline.js";
import type {Background} from "../early-universe/background.js";
import {ThermalTrack} from "./thermalTrack.js";
import {allWeakCorrections, sharedWeakIntegrator, type WeakCorrections} from "./weakRates.js";

export interface WeakHistory {
  /** Nodes in ln a. */
  readonly lnA: Float64Array;
  /** ln of λ(n → p) over 1/s, at ln a. */
  readonly logNeutronToProton: {at(lnA: number): number};
  /** ln of λ(p → n) over 1/s, at ln a. */
  readonly logProtonToNeutron: {at(lnA: number): number};
}

/** The same history for a neutron that lives `factor` times longer: all rates go as 1/τ_n. */
export const withLifetimeScaled = ({lnA, logNeutronToProton, logProtonToNeutron}: WeakHistory, factor: number): WeakHistory => {
  const shift = Math.log(factor);
  return {
    lnA,
    logNeutronToProton: {at: (x) => logNeutronToProton.at(x) - shift},
    logProtonToNeutron: {at: (x) => logProtonToNeutron.at(x) - shift},
  };
};

export interface WeakOptions {
  readonly neutronLifetimeSeconds: number;
  /** All on when absent; each can be switched off. */
  readonly corrections?: Partial<WeakCorrections>;
  /** Spacing of the nodes in ln a. */
  readonly spacing?: number;
}

const hottestMeV = 12, coldestMeV = 1e-3;
/** Rates below are as good as zero, and their logarithm stays finite. */
const smallestRate = 1e-250;

/** Weak rates along `background`. Throws RangeError when τ_n is not positive. */
export const weakRatesAlong = (background: Background, options: WeakOptions): WeakHistory => {
  const lifetime = options.neutronLifetimeSeconds;
  if (!(lifetime > 0)) throw new RangeError(`neutronLifetimeSeconds = ${lifetime} is not positive; the measured value is near 878.4 s`);
  const integrator = sharedWeakIntegrator({...allWeakCorrections, ...options.corrections});
  const track = new ThermalTrack(background);
  const from = track.lnAAt(hottestMeV), to = track.lnAAt(coldestMeV);
  const count = Math.max(33, Math.ceil((to - from) / (options.spacing ?? 0.07)) + 1);
  const lnA = new Float64Array(count), logOut = new Float64Array(count), logBack = new Float64Array(count), pair = new Float64Array(2);
  for (let i = 0; i < count; i++) {
    const x = i === count - 1 ? to : from + ((to - from) * i) / (count - 1);
    integrator.evaluate(track.temperatureMeV(x), track.neutrinoTemperatureMeV(x), pair);
    lnA[i] = x;
    logOut[i] = Math.log(Math.max(pair[0] / lifetime, smallestRate));
    logBack[i] = Math.log(Math.max(pair[1] / lifetime, smallestRate));
  }
  return {lnA, logNeutronToProton: new Spline(lnA, logOut), logProtonToNeutron: new Spline(lnA, logBack)};
};
