/**
 * N that nothing feels. Where f_N ≪ f_eq and ρ_N ≪ ρ the equations of N are linear and all rates go as 1/τ: one universe of a mass, with a
 * lifetime τ₀ beyond all times, serves every such coupling,
 *   n_N(x; τ) = (τ₀/τ) n_N(x; τ₀) exp(−(1/τ) ∫ (M/E) dt)
 * and neutrinos, plasma and light elements are those of the universe without N. What the decays do to nuclei and photons is computed for each.
 * Felt is what exceeds a third of the tolerance: ρ_N/ρ, how far N has come towards equilibrium (n_N/n_γ while relativistic), and nucleons that mesons or neutrinos from decays
 * convert. What is felt only after the temperatures have parted goes on from where the universe of the mass has come to; the energy that N holds there is the bath's, and ρ_N/ρ
 * may be the tolerance, n_N/n_γ ten times that.
 */
import {cmbTemperatureMeV} from "../../src/constants/cosmology.js";
import {axialCoupling, cabibboUpDown, fermiConstantPerMeV2} from "../../src/constants/particles.js";
import {hbarMeVSeconds} from "../../src/constants/units.js";
import {cube, exp, log, square} from "../../src/numerics/elementary.js";
import type {HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {mesonsPerDecay, withMesonSources} from "../bbn/mesonConversion.js";
import {decaySummary} from "../early-universe/decaySummary.js";
import {scaledFork, type Fork} from "../early-universe/fork.js";
import type {EarlyUniverse, ThermalHistory} from "../early-universe/thermalHistory.js";
import {linesOf} from "../late-decays/decayingMatter.js";
import type {InjectedLine} from "../late-decays/electromagneticLines.js";
import {baryonDensity, photonDensity} from "../late-decays/timeline.js";
import {effectiveNumber, negligibleFraction} from "./effectiveNumber.js";
import {lateDecaysOf, pointUniverse, type PointUniverse, type UniverseRequest} from "./pointUniverse.js";

/** τ₀ [s] at first: until recombination 1e-11 of N decay. Longer, by more than what is too much, where such N are felt. */
const unfeltLifetimeSeconds = 1e24, attempts = 4, margin = 10;

const feltShareOfTolerance = 0.3, depthInTolerances = 10, defaultTolerance = 1e-5, recombinationMeV = 2.6e-7;
/** Decays before N is this slow are left to the full equations, which know the momenta. */
const slow = 0.99, firstDecays = 1e-3;
/** Nucleons that are converted, and so deuterons, per baryon. Mesons all meet a nucleon before they decay above `captureMeV`, and fewer as T³ below. */
const mostConverted = 1e-10, captureMeV = 2;
/** σ/E² [MeV⁻⁴] of ν_e n → p e⁻ and ν̄_e p → n e⁺ far above threshold: G_F² V_ud² (1 + 3 g_A²)/π. Above `deuteriumMeV` neutrons end in ⁴He, as one part
 * in so many of their number may; where n p → d γ is slower than the neutron's decay, fewer make deuterium, as T³. */
const captureByEnergySquared = square(fermiConstantPerMeV2 * cabibboUpDown) * (1 + 3 * square(axialCoupling)) / Math.PI, deuteriumMeV = 0.1, neutronsInHelium = 1e-4, neutronCaptureMeV = 0.01;

/** n_N/n_γ, the largest while N is relativistic. */
const perPhoton = ({leptonNumberMeV3: n, temperatureMeV: T}: ThermalHistory, massMeV: number): number =>
  n.reduce((most, density, i) => T[i]! > massMeV || i === 0 ? Math.max(most, density / photonDensity(T[i]!)) : most, 0);

/** ρ_N over the radiation at its largest near recombination and before: after the end of a history it rises as a, no longer than N live. */
function shareLater({timeSeconds, endTemperatureMeV, totalEnergyMeV4: total, leptonEnergyMeV4: energy, leptonFractionAtRecombination: found}: ThermalHistory, tauSeconds: number): number {
  const last = total.length - 1;
  return Math.max(found, energy[last]! / total[last]! * Math.max(1, Math.min(endTemperatureMeV / recombinationMeV, Math.sqrt(tauSeconds / timeSeconds[last]!))));
}

/** How many times more than what is unfelt there is of N that live for ever. */
function feltBy(history: ThermalHistory, massMeV: number, largest: number): number {
  const {leptonEnergyMeV4: energy, totalEnergyMeV4: total} = history, share = energy.reduce((most, density, i) => Math.max(most, density / total[i]!), perPhoton(history, massMeV));
  return Math.max(share / largest, shareLater(history, Infinity) / Math.min(largest, negligibleFraction));
}

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
  /** Σ E² [MeV⁵ s] of the neutrinos that an interval makes, no more than this, per 1/τ; by how much of them the next is redshifted; captures per nucleon for each. */
  readonly #hardened: Float64Array;
  readonly #redshift: Float64Array;
  readonly #caught: Float64Array;
  readonly #perPhoton: number;
  readonly #fork: Fork | undefined;
  readonly #lines: readonly InjectedLine[];

  /** @param living the request with N of this mass that live so long [s] or longer. */
  constructor(universe: EarlyUniverse, living: (lifetimeSeconds: number) => UniverseRequest) {
    let request = living(unfeltLifetimeSeconds), found: PointUniverse | undefined;
    const tolerance = this.#tolerance = request.options.relativeTolerance ?? defaultTolerance, largest = this.#largest = feltShareOfTolerance * tolerance;
    for (let i = 0; i < attempts && found === undefined; i++) {
      const tried = pointUniverse(universe, {...request, late: false}), {massMeV, lifetimeSeconds} = request.lepton!;
      if ("failed" in tried) break;
      const felt = feltBy(tried.history, massMeV, largest);
      if (felt <= 1) found = tried;
      else request = living(lifetimeSeconds * margin * felt);
    }
    const lepton = request.lepton!, {massMeV} = lepton;
    this.#request = request;
    this.#lines = linesOf(lepton);
    this.#fork = found && universe.begin(lepton, request.options);
    this.#reference = found;
    const history = found?.history, size = history?.lnA.length ?? 0, {chargedPions, chargedKaons, longKaons} = mesonsPerDecay(lepton);
    this.#slowSeconds = new Float64Array(size);
    this.#slowness = new Float64Array(size).fill(1);
    this.#share = new Float64Array(size);
    this.#captured = new Float64Array(size);
    this.#hardened = new Float64Array(size);
    this.#redshift = new Float64Array(size);
    this.#caught = new Float64Array(size);
    const {electromagnetic: electromagneticShare} = decaySummary(lepton, () => 0);
    if (history !== undefined) {
      const {leptonNumberMeV3: n, leptonEnergyMeV4: energy, temperatureMeV: T, timeSeconds: t, lnA} = history;
      const lnAToday = log(history.photonTemperatureTimesScaleFactorToday / cmbTemperatureMeV), fewest = Math.min(...request.omegaBs);
      for (let i = 0; i < size; i++) {
        const before = Math.max(0, i - 1), seconds = t[i]! - t[before]!;
        if (energy[i]! > 0) this.#slowness[i] = massMeV * n[i]! / energy[i]!;
        this.#slowSeconds[i] = i === 0 ? 0 : this.#slowSeconds[before]! + seconds * (this.#slowness[before]! + this.#slowness[i]!) / 2;
        this.#share[i] = energy[i]! / history.totalEnergyMeV4[i]!;
        this.#captured[i] = (chargedPions + chargedKaons + longKaons) * seconds * n[i]! / baryonDensity(fewest, lnA[i]!, lnAToday) * cube(Math.min(1, T[i]! / captureMeV));
        this.#hardened[i] = massMeV / 2 * (1 - electromagneticShare) * massMeV * n[i]! * this.#slowness[i]! * seconds;
        this.#redshift[i] = exp(5 * (lnA[before]! - lnA[i]!));
        this.#caught[i] = captureByEnergySquared * seconds / hbarMeVSeconds * (T[i]! > deuteriumMeV ? neutronsInHelium : cube(Math.min(1, T[i]! / neutronCaptureMeV)));
      }
    }
    this.#perPhoton = history === undefined ? 0 : perPhoton(history, massMeV);
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
    for (let i = 0, captured = 0, hard = 0; i < size; i++) {
      const gone = this.#slowSeconds[i]! / tau;
      left[i] = scale * exp(-gone);
      hard = hard * this.#redshift[i]! + left[i]! * this.#hardened[i]! / tau;
      captured += left[i]! * this.#captured[i]! / tau + hard * this.#caught[i]!;
      if (left[i]! * this.#share[i]! > this.#largest || captured > mostConverted || (gone > firstDecays && this.#slowness[i]! < slow)) return undefined;
    }
    const {leptonEnergyMeV4: energy} = history, later = left[last]! * shareLater(history, tau);
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
