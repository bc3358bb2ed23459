/** The thermal history as C² functions of x = ln a: splines of ln T, ln T_ν and ln H, so that positive stays positive. */
import {exp, log as logOf} from "../../src/numerics/elementary.js";
import {findRoot} from "../../src/numerics/roots.js";
import {Spline} from "../../src/numerics/spline.js";
import type {Background} from "../early-universe/background.js";

export class ThermalTrack {
  readonly first: number;
  readonly last: number;
  private readonly background: Background;
  private readonly logTemperaturePerMeV: Spline;
  private readonly logNeutrinoTemperature: Spline;
  private readonly logHubblePerMeV: Spline;
  private readonly eta: Spline | undefined;

  constructor(background: Background) {
    const {lnA, temperatureMeV, electronNeutrinoTemperatureMeV, hubbleMeV} = background;
    const log = (values: Float64Array): Float64Array => values.map((v) => logOf(v));
    this.background = background;
    this.first = lnA[0];
    this.last = lnA[lnA.length - 1];
    this.logTemperaturePerMeV = new Spline(lnA, log(temperatureMeV));
    this.logNeutrinoTemperature = new Spline(lnA, log(electronNeutrinoTemperatureMeV));
    this.logHubblePerMeV = new Spline(lnA, log(hubbleMeV));
    const {electronNeutrinoEta} = background;
    this.eta = electronNeutrinoEta?.some(v => v !== 0) ? new Spline(lnA, electronNeutrinoEta) : undefined;
  }

  /** ln of T_γ over 1 MeV. */
  logTemperature(lnA: number): number {
    return this.logTemperaturePerMeV.at(lnA);
  }

  /** T_γ [MeV]. */
  temperatureMeV(lnA: number): number {
    return exp(this.logTemperaturePerMeV.at(lnA));
  }

  /** T_νe [MeV]. */
  neutrinoTemperatureMeV(lnA: number): number {
    return exp(this.logNeutrinoTemperature.at(lnA));
  }

  /** η = μ/T of ν_e and ν̄_e alike. */
  neutrinoEta(lnA: number): number {
    return this.eta?.at(lnA) ?? 0;
  }

  /** ln of H over 1 MeV. */
  logHubble(lnA: number): number {
    return this.logHubblePerMeV.at(lnA);
  }

  /**
   * ln a at which T_γ has last fallen below `temperatureMeV`; the first or last ln a where the history does not contain it.
   * Last, because an injection of entropy may hold T_γ for a while.
   */
  lnAAt(temperatureMeV: number): number {
    const {lnA, temperatureMeV: T} = this.background;
    let i = T.length - 1;
    if (T[i] >= temperatureMeV) return this.last;
    while (i > 0 && T[i - 1] < temperatureMeV) i--;
    if (i === 0) return this.first;
    const target = logOf(temperatureMeV);
    if (T[i - 1] === temperatureMeV) return lnA[i - 1];
    return findRoot((x) => this.logTemperaturePerMeV.at(x) - target, lnA[i - 1], lnA[i]);
  }
}
