/**
 * N that nothing feels. Where f_N ≪ f_eq and ρ_N ≪ ρ the equations of N are linear and all rates go as 1/τ: one universe of a mass, with a
 * lifetime τ₀ beyond all times, serves every such coupling,
 *   n_N(x; τ) = (τ₀/τ) n_N(x; τ₀) exp(−(1/τ) ∫ (M/E) dt)
 * and neutrinos, plasma and light elements are those of the universe without N. What the decays do to nuclei and photons is computed for each.
 * Felt is what exceeds a third of the tolerance: ρ_N/ρ, how far N has come towards equilibrium (n_N/n_γ while relativistic), and mesons. What is felt only after the temperatures
 * have parted goes on from where the universe of the mass has come to; the energy that N holds there is the bath's, and ρ_N/ρ may be the tolerance, n_N/n_γ ten times that.
 */
import {cmbTemperatureMeV} from "../../src/constants/cosmology.js";
import {cube, exp, log} from "../../src/numerics/elementary.js";
import type {HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {mesonsPerDecay, withMesonSources} from "../bbn/mesonConversion.js";
import {scaledFork, type Fork} from "../early-universe/fork.js";
import type {EarlyUniverse, ThermalHistory} from "../early-universe/thermalHistory.js";
import {linesOf} from "../late-decays/decayingMatter.js";
import type {InjectedLine} from "../late-decays/electromagneticLines.js";
import {baryonDensity, photonDensity} from "../late-decays/timeline.js";
import {effectiveNumber, negligibleFraction} from "./effectiveNumber.js";
import {lateDecaysOf, pointUniverse, type PointUniverse, type UniverseRequest} from "./pointUniverse.js";

/** τ₀ [s]: until recombination 1e-11 of N decay. */
export const unfeltLifetimeSeconds = 1e24;

const feltShareOfTolerance = 0.3, depthInTolerances = 10, defaultTolerance = 1e-5, recombinationMeV = 2.6e-7;
/** Decays before N is this slow are left to the full equations, which know the momenta. */
const slow = 0.99, firstDecays = 1e-3;
/** Mesons that meet a nucleon before they decay, per baryon: as many deuterons may come from ⁴He. They all do above this temperature, and fewer as T³ below. */
const mostMesonsPerBaryon = 1e-10, captureMeV = 2;

/** The points of one mass whose N are not felt. */
export class Tracers {
  readonly #request: UniverseRequest;
  readonly #reference: PointUniverse | undefined;
  readonly #tolerance: number;
  readonly #largest: number;
  /** Along the history of the reference: ∫(M/E) dt [s], M/E, ρ_N/ρ, and mesons that are captured per baryon, interval and second of 1/τ. */
  readonly #slowSeconds: Float64Array;
  readonly #slowness: Float64Array;
  readonly #share: Float64Array;
  readonly #captured: Float64Array;
  readonly #perPhoton: number;
  readonly #fork: Fork | undefined;
  readonly #lines: readonly InjectedLine[];

  /** @param request with N of this mass at the lifetime τ₀. */
  constructor(universe: EarlyUniverse, request: UniverseRequest) {
    const found = pointUniverse(universe, {...request, late: false}), {lepton} = request;
    if (lepton === null) throw new RangeError("lepton = null: give N with the lifetime unfeltLifetimeSeconds");
    const {massMeV} = lepton;
    this.#request = request;
    this.#lines = linesOf(lepton);
    this.#fork = universe.begin(lepton, request.options);
    this.#reference = "failed" in found ? undefined : found;
    this.#tolerance = request.options.relativeTolerance ?? defaultTolerance;
    this.#largest = feltShareOfTolerance * this.#tolerance;
    const history = this.#reference?.history, size = history?.lnA.length ?? 0, {chargedPions, chargedKaons, longKaons} = mesonsPerDecay(lepton);
    this.#slowSeconds = new Float64Array(size);
    this.#slowness = new Float64Array(size).fill(1);
    this.#share = new Float64Array(size);
    this.#captured = new Float64Array(size);
    let perPhoton = 0;
    if (history !== undefined) {
      const {leptonNumberMeV3: n, leptonEnergyMeV4: energy, temperatureMeV: T, timeSeconds: t, lnA} = history;
      const lnAToday = log(history.photonTemperatureTimesScaleFactorToday / cmbTemperatureMeV), fewest = Math.min(...request.omegaBs);
      for (let i = 0; i < size; i++) {
        const before = Math.max(0, i - 1), seconds = t[i]! - t[before]!;
        if (energy[i]! > 0) this.#slowness[i] = massMeV * n[i]! / energy[i]!;
        this.#slowSeconds[i] = i === 0 ? 0 : this.#slowSeconds[before]! + seconds * (this.#slowness[before]! + this.#slowness[i]!) / 2;
        this.#share[i] = energy[i]! / history.totalEnergyMeV4[i]!;
        this.#captured[i] = (chargedPions + chargedKaons + longKaons) * seconds * n[i]! / baryonDensity(fewest, lnA[i]!, lnAToday) * cube(Math.min(1, T[i]! / captureMeV));
        if (T[i]! > massMeV || i === 0) perPhoton = Math.max(perPhoton, n[i]! / photonDensity(T[i]!));
      }
    }
    this.#perPhoton = perPhoton;
  }

  /** Where a universe with this N, of the same mass, has come to when the temperatures part; undefined where N is felt before. */
  begun(lepton: HeavyNeutralLepton): Fork | undefined {
    const fork = this.#fork, reference = this.#request.lepton!, scale = reference.lifetimeSeconds / lepton.lifetimeSeconds, {history} = this.#reference ?? {};
    if (fork === undefined || history === undefined || scale * this.#perPhoton > depthInTolerances * this.#tolerance) return undefined;
    for (let i = 0; i < history.lnA.length && history.lnA[i]! <= fork.x; i++) {
      if (scale * this.#share[i]! > this.#tolerance || this.#slowSeconds[i]! > this.#tolerance * lepton.lifetimeSeconds) return undefined;
    }
    return scaledFork(fork, scale, lepton.widthMeV / reference.widthMeV);
  }

  /** The universe with this N, of the same mass; undefined where N is felt. */
  at(lepton: HeavyNeutralLepton): PointUniverse | undefined {
    const {lifetimeSeconds: tau, widthMeV} = lepton, reference = this.#reference;
    if (reference === undefined) return undefined;
    const {history} = reference, scale = this.#request.lepton!.lifetimeSeconds / tau, size = history.lnA.length, left = new Float64Array(size), last = size - 1;
    if (scale * this.#perPhoton > this.#largest) return undefined;
    for (let i = 0, captured = 0; i < size; i++) {
      const gone = this.#slowSeconds[i]! / tau;
      left[i] = scale * exp(-gone);
      captured += left[i]! * this.#captured[i]! / tau;
      if (left[i]! * this.#share[i]! > this.#largest || captured > mostMesonsPerBaryon || (gone > firstDecays && this.#slowness[i]! < slow)) return undefined;
    }
    // After the end ρ_N/ρ goes on to rise as a, no longer than N live.
    const {timeSeconds, endTemperatureMeV, totalEnergyMeV4, leptonEnergyMeV4: energy} = history, rest = left[last]! * energy[last]! / totalEnergyMeV4[last]!;
    const later = rest * Math.max(1, Math.min(endTemperatureMeV / recombinationMeV, Math.sqrt(tau / timeSeconds[last]!)));
    if (later > Math.min(this.#largest, negligibleFraction)) return undefined;
    const scaled = (column: Float64Array, by = 1): Float64Array => column.map((value, i) => value * left[i]! * by);
    const followed = withMesonSources<ThermalHistory>({
      ...history, leptonNumberMeV3: scaled(history.leptonNumberMeV3), leptonEnergyMeV4: scaled(energy), leptonOverEntropy: scaled(history.leptonOverEntropy),
      leptonDecaysMeV4: scaled(history.leptonNumberMeV3, widthMeV).map((rate, i) => rate * this.#slowness[i]!), leptonFractionAtRecombination: later
    }, lepton);
    const late = lateDecaysOf(this.#request, {massMeV: lepton.massMeV, lifetimeSeconds: tau, lines: this.#lines}, followed, reference.elements);
    return {...reference, history: followed, ...(late && {late}), ...effectiveNumber(followed, tau)};
  }
}
