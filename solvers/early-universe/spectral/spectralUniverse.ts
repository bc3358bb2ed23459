/**
 * The early universe with the momentum spectra of all neutrinos: from 12 MeV (what comes before is the fast tier's thermal history) through
 * decoupling, e± annihilation and the decay of N, to 0.02 MeV; from there neutrinos stream freely and only take what late decays give.
 *
 * Neutrinos and plasma: spectralEquations.ts. N: f_N(y) of the fast tier at the start, then by decays, inverse
 * decays and scattering at each momentum (decaySource.ts). Or matter at rest that decays as told, or a field that reheats the bath.
 * N_eff = 3.0439 (averaged oscillations), 3.0434 (none); 1e-4 better needs coherence among flavours in collisions of neutrinos with each other.
 * References: Dolgov:1997, Froustey:2020, Escudero:2020.
 * Neglected: lepton asymmetry; QED corrections of collision rates; hard neutrinos meeting each other; ν making μ or π pairs (E T > 1e4 MeV²);
 * dilution of dark matter by late entropy.
 */
import {hbarMeVSeconds} from "../../../src/constants/units.js";
import type {DecayChannel, HeavyNeutralLepton} from "../../../src/model/heavyNeutralLepton.js";
import {exp, power, square} from "../../../src/numerics/elementary.js";
import {succeeded, type Ending} from "../../../src/numerics/ending.js";
import {comovingMatter, effectiveNeutrinos, hubbleRate, powerLaws, sumOf, tabulated} from "../expansion.js";
import type {EvolutionOptions} from "../evolutionOptions.js";
import type {DecayingMatter} from "../../../src/model/decayingMatter.js";
import {EarlyUniverse} from "../thermalHistory.js";
import {absentLepton} from "../absentLepton.js";
import type {ThermalHistory} from "../background.js";
import {DecaySource} from "./decaySource.js";
import {atRest, initialCells} from "./initialCells.js";
import {type GridOptions, MomentumGrid} from "./momentumGrid.js";
import type {Groups} from "./neutrinoEvents.js";
import {SpectralEquations, type SpectralSurroundings} from "./spectralEquations.js";
import {march, stepTo} from "./spectralMarch.js";
import {SpectralSamples, type NeutrinoSpectra} from "./spectralSamples.js";

/** Options of the fast tier, but for what makes neutrinos and antineutrinos differ and how it treats hard ones. */
export interface SpectralOptions extends Omit<EvolutionOptions, "degeneracy" | "hardNeutrinos" | "flavorConversion" | "neutrinoNumbers"> {
  /** Oscillations averaged with matter effects (default), or none. */
  readonly flavorConversion?: "averaged" | "none";
  readonly grid?: GridOptions;
  /** Where spectra begin; default 12 MeV, higher where matter begins to decay before. */
  readonly startMeV?: number;
  /** Steps taken on one Jacobian; default 1. */
  readonly reuse?: number;
}

/** A thermal history whose T_ν are those of the energy, μ = 0. */
export interface SpectralHistory extends ThermalHistory {
  readonly spectra: NeutrinoSpectra;
  /** ρ/ρ_γ·(8/7)(11/4)^{4/3} of each group of flavours at the end. */
  readonly nEffByGroup: readonly number[];
  /** Energy that appeared from nowhere: largest |Δ(a⁴ρ) − ∫a⁴(ρ − 3P)dx| over a⁴ρ of all steps. */
  readonly energyError: number;
}

const defaultStartMeV = 12, freeMeV = 0.02, keV = 1e-3, recombinationMeV = 2.6e-7, earliestRecombinationMeV = 9.4e-7, vanished = 1e-10;
/** Where spectra begin before a matter-dominated reheating: the fast tier has thermal neutrinos down to here. */
const earliestSlowMeV = 19.5, lowestSlowMeV = 5;
/** T over that at which matter begins to decay where samples give way to steps that end on it: T falls by less in one of them. */
const approach = 1.1;
const standardScaledTemperatureMeV = 1.3985, coldestConversionMeV = 0.004;

/** M from the neutrinos of the channels: Σ numbers·energies = M·share. */
const massOf = (channels: readonly DecayChannel[]): number => {
  for (const {neutrinos, shares} of channels) {
    const share = shares.e + shares.mu + shares.tau;
    if (share > 0) return neutrinos.reduce((sum, {energiesMeV, numbers}) => sum + energiesMeV.reduce((s, e, n) => s + e * numbers[n]!, 0), 0) / share;
  }
  return 1;
};

export class SpectralUniverse {
  readonly fast: EarlyUniverse;
  readonly #inerts = new Map<number, number>();

  constructor(fast: EarlyUniverse = new EarlyUniverse()) { this.fast = fast; }

  /** History with N (or `absentLepton`), or with decaying matter. A failed integration is told by `ending`. Throws RangeError on options that contradict each other. */
  run(lepton: HeavyNeutralLepton, options: SpectralOptions): SpectralHistory {
    const {decayingMatter: matter, deltaNEff = 0, extraEnergy = [], relativeTolerance = lepton.populations.length > 0 ? 3e-3 : 1e-3, sampleSpacing = 0.05, flavorConversion = "averaged"} = options;
    const present = lepton.populations.length > 0, slow = options.matterDominatedReheating === true;
    if (present && matter !== undefined) throw new RangeError("decayingMatter is given and so is a lepton: give absentLepton with it");
    if (matter !== undefined && slow) throw new RangeError("decayingMatter cannot be given with matterDominatedReheating: one decaying component at a time");
    if (slow && options.reheatingMeV < lowestSlowMeV) {
      throw new RangeError(`reheatingMeV = ${options.reheatingMeV} is below ${lowestSlowMeV} MeV with matterDominatedReheating: entropy is made for too long for one grid of comoving momenta, use the fast tier`);
    }
    const startMeV = slow ? earliestSlowMeV : Math.min(options.reheatingMeV, Math.max(options.startMeV ?? defaultStartMeV, 1.1 * approach * (matter?.temperatureMeV ?? 0)));
    const fastOptions = {
      reheatingMeV: options.reheatingMeV, deltaNEff, extraEnergy, hardNeutrinos: false, sampleSpacing, flavorConversion,
      ...(options.initialYield !== undefined && {initialYield: options.initialYield}), ...(options.energyTable && {energyTable: options.energyTable}), ...(slow && {matterDominatedReheating: true})
    } as const;
    const before = present || slow ? this.fast.runTo(lepton, fastOptions, startMeV) : undefined, first = before?.history;
    if (before !== undefined && !succeeded(before.history.ending)) return notBegun(before.history);
    const x0 = before?.lnA ?? this.fast.lnScaleFactor(startMeV), a0 = exp(x0);

    const channels = matter?.channels ?? lepton.channels, massMeV = matter === undefined ? lepton.massMeV : matter.massMeV ?? massOf(matter.channels);
    const particles = matter !== undefined ? atRest(massMeV) : before !== undefined && present ? initialCells(massMeV, lepton.populations, before) : undefined;
    const same = channels.every(({shares}) => Math.abs(shares.mu - shares.tau) < 1e-9);
    const groups: Groups = flavorConversion === "averaged" || same ? [["e"], ["mu", "tau"]] : [["e"], ["mu"], ["tau"]];
    const widthMeV = matter === undefined ? lepton.widthMeV : hbarMeVSeconds / matter.lifetimeSeconds;
    const scaled = matter === undefined ? channels : withWidth(channels, widthMeV);

    // The last neutrinos that meet anything, at t = 12 τ or at the latest when neutrons that they make no longer become deuterium, set the top of the grid.
    const lastMeV = Math.min(startMeV, Math.max(coldestConversionMeV, Math.sqrt(0.74 / 12 * widthMeV / hbarMeVSeconds)));
    const share = particles === undefined ? 0 : scaled.reduce((most, {neutrinos}) => Math.max(most, ...(neutrinos ?? []).flatMap(n => n.energiesMeV)), massMeV / 2);
    const grid = new MomentumGrid(1.6 * share / lastMeV + (particles === undefined ? 0 : particles.cells.y[particles.cells.y.length - 1]!), options.grid);
    const source = particles && new DecaySource(grid, groups, particles.cells, scaled, matter === undefined ? lepton : undefined);

    const inert = this.#inert(deltaNEff), dust = comovingMatter(standardScaledTemperatureMeV);
    const powers = sumOf([
      powerLaws(extraEnergy.map(({exponent, ratio, temperatureMeV}) => ({exponent, energyMeV4: ratio * this.fast.energyDensity(temperatureMeV), lnA: this.fast.lnScaleFactor(temperatureMeV)}))),
      ...(options.energyTable ? [tabulated(options.energyTable, standardScaledTemperatureMeV)] : [])
    ]);
    const surroundings: SpectralSurroundings = {
      plasma: this.fast.plasma, oscillations: flavorConversion, ...(slow && {fieldWidthMeV: 3 * hubbleRate(this.fast.energyDensity(options.reheatingMeV))}),
      fluid: (x, out) => {
        powers(x, out);
        const radiation = inert * exp(-4 * x);
        out[0]! += radiation + dust * exp(-3 * x); out[1]! += radiation / 3; out[2] = radiation;
      }
    };
    const equations = new SpectralEquations(grid, groups, surroundings, source), samples = new SpectralSamples(equations);
    const y0 = new Float64Array(equations.size), eos = new Float64Array(3), T0 = startMeV;
    for (let r = 0; r < equations.energy; r++) y0[r] = 1 / (exp(grid.y[r % grid.size] / (T0 * a0)) + 1);
    this.fast.plasma.at(T0, eos);
    if (slow) y0[equations.field] = before!.comovingMatterMeV4;
    particles?.numbers.forEach((v, k) => y0[equations.energy + 1 + k] = v);
    equations.place(x0, y0);
    y0[equations.energy] = square(a0 * a0) * eos[1]!;
    for (let r = 0; r < equations.size; r++) if (r !== equations.energy) y0[equations.energy]! += equations.energyOf(r) * y0[r]!;

    let y: Float64Array = y0, x = x0, steps = 0, ending: Ending = {kind: "reached"};
    const common = {origin: x0, spacing: sampleSpacing, relativeTolerance, reuse: options.reuse ?? 1};
    samples.take(x, y);
    samples.note(x, y);
    const go = (to: {readonly untilMeV: number}, end?: (x: number, y: Float64Array) => boolean): void => {
      const part = march(running, y, {...common, ...to, from: x, onStep: (at, state) => samples.note(at, state), onSample: (at, state) => { samples.take(at, state); return end?.(at, state) ?? false; }});
      x = part.x; y = part.y; steps += part.steps; ending = part.ending;
    };
    let running = equations;
    if (matter !== undefined) {
      equations.decaying = false;
      const hold = (state: Float64Array, at: number, number: number): void => {
        state[equations.energy]! += (number - state[equations.energy + 1]!) * massMeV * exp(at);
        state[equations.energy + 1] = number;
        samples.interrupt();
        samples.note(at, state);
      };
      // Without the particle, or with it: to its temperature, then it begins to decay.
      if (!matter.appears) hold(y, x, this.#numberBefore(matter, massMeV));
      go({untilMeV: approach * matter.temperatureMeV});
      const arrived = stepTo(equations, x, y, matter.temperatureMeV);
      x = arrived.x; y = arrived.y;
      hold(y, x, matter.energyMeV4 / massMeV * exp(3 * x));
      equations.decaying = true;
    }
    go({untilMeV: freeMeV});
    if (succeeded(ending)) {
      running = new SpectralEquations(grid, groups, {...surroundings, collisionless: true}, source);
      samples.equations = running;
      go({untilMeV: recombinationMeV}, (at, state) => {
        const {temperatureMeV: T, leptonMeV4, fieldMeV4, totalMeV4} = running.place(at, state);
        return T < keV && leptonMeV4 + fieldMeV4 <= vanished * totalMeV4;
      });
    }
    const last = running.place(x, y), T = last.temperatureMeV, neutrinos = Array.from(last.neutrinoMeV4);
    const columns = samples.columns(first), {spectra} = columns;
    return {
      ...columns, energyError: samples.energyError(),
      electronNeutrinoSpectra: {lnA: spectra.lnA, comovingMomentumMeV: spectra.comovingMomentumMeV, weightsMeV: spectra.weightMeV, occupation: spectra.occupation[0]!},
      photonTemperatureTimesScaleFactorToday: T * exp(x),
      nEff: effectiveNeutrinos(neutrinos.reduce((s, v) => s + v, 0) + last.inertMeV4, T),
      nEffByGroup: neutrinos.map(v => effectiveNeutrinos(v, T)),
      leptonFractionAtRecombination: samples.fractionBelow(earliestRecombinationMeV),
      photonOverElectronNeutrino: columns.temperatureMeV.at(-1)! / columns.electronNeutrinoTemperatureMeV.at(-1)!,
      photonOverMuTauNeutrino: columns.temperatureMeV.at(-1)! / columns.muTauNeutrinoTemperatureMeV.at(-1)!,
      ending: succeeded(ending) ? {kind: "reached"} : ending, endTemperatureMeV: T, steps
    };
  }

  /**
   * a⁴ρ [MeV⁴] of inert radiation that raises the N_eff of the standard universe by ΔN_eff, the smaller neutrino heating in the faster
   * expansion included: what a run of the fast tier, with neutrinos of μ = 0, has beyond them.
   */
  #inert(deltaNEff: number): number {
    if (deltaNEff === 0) return 0;
    const known = this.#inerts.get(deltaNEff);
    if (known !== undefined) return known;
    const run = this.fast.run(absentLepton, {reheatingMeV: 30, deltaNEff, relativeTolerance: 1e-6, neutrinoNumbers: false});
    const neutrinos = power(11 / 4, 4 / 3) * (power(run.photonOverElectronNeutrino, -4) + 2 * power(run.photonOverMuTauNeutrino, -4));
    const energy = (run.nEff - neutrinos) * 7 / 8 * power(4 / 11, 4 / 3) * Math.PI * Math.PI / 15 * square(run.photonTemperatureTimesScaleFactorToday * run.photonTemperatureTimesScaleFactorToday);
    this.#inerts.set(deltaNEff, energy);
    return energy;
  }

  /** a³n of matter that is there before: n at its temperature, in a bath whose entropy is the standard one until then. */
  #numberBefore(matter: DecayingMatter, massMeV: number): number {
    return matter.energyMeV4 / massMeV * exp(3 * this.fast.lnScaleFactor(matter.temperatureMeV));
  }
}

const withWidth = (channels: readonly DecayChannel[], widthMeV: number): DecayChannel[] => {
  const sum = channels.reduce((total, channel) => total + channel.widthMeV, 0);
  return channels.map(channel => ({...channel, widthMeV: channel.widthMeV / sum * widthMeV}));
};

/** What a run tells whose beginning, in the fast tier, failed. */
const notBegun = (history: ThermalHistory): SpectralHistory => {
  const none = new Float64Array(0);
  return {
    ...history, nEffByGroup: [], energyError: NaN,
    spectra: {lnA: none, scaledTemperatureMeV: none, comovingMomentumMeV: none, weightMeV: none, groups: [], occupation: []}
  };
};
