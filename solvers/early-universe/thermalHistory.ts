/**
 * The early universe from reheating to the CMB era, in x = ln a: one stiff integration for plasma, neutrinos and f_N(y).
 *
 * Above 8 MeV, where weak interactions are 150 times as fast as H, one temperature serves plasma and neutrinos; below it T_γ, T_νe and T_νμτ are apart, and so are the neutrinos' numbers,
 * as η_νe and η_νμτ. f_N = 0 at T_RH (instantaneous reheating), unless N equilibrates within 1e-8 of a Hubble
 * time; or a field that decays with Γ = 3H(T_RH) rules before, from 6 T_RH on. Freeze-out, freeze-in, re-entry and decay are the same
 * equations. The run ends once T_γ < 1 keV and N holds less than 1e-10 of the energy, or at recombination (0.26 eV) with N still alive.
 * a = 1 where T_γ would be 1 MeV had the entropy of the standard bath stayed constant since T_RH and no e± annihilated. Where decays
 * feed hard neutrinos, a second pass carries them (hardPass.ts).
 * Neglected: N − N̄ asymmetry; an asymmetry ξ in the rates of N (O(ξ²)). References: Escudero:2020, Saikawa:2018, Giudice:2000.
 */
import {electronAppearance, electronSurvival} from "../../src/constants/neutrinoMixing.js";
import {hbarMeVSeconds} from "../../src/constants/units.js";
import type {HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {headStart} from "../../src/model/scenarioTypes.js";
import {exp, log} from "../../src/numerics/elementary.js";
import {succeeded, type Ending} from "../../src/numerics/ending.js";
import {integrateStiff, type DenseStep} from "../../src/numerics/rodas5p.js";
import {absentLepton} from "./absentLepton.js";
import type {ThermalHistory} from "./background.js";
import {fill, reheatingField, saturate} from "./beginning.js";
import {cosmicTimeSeconds} from "./cosmicTime.js";
import {crossing} from "./crossing.js";
import {largestFractionBelow} from "./recombinationFraction.js";
import {neutrinosPerMeV, particleOf, plasmaOnly, sharesOf} from "./decayingMatter.js";
import {degeneracyFactor, ElectromagneticPlasma, neutrinoEnergyDensity, type QedOrder} from "./electromagneticPlasma.js";
import type {EvolutionOptions} from "./evolutionOptions.js";
import {comovingMatter, effectiveNeutrinos, hubbleRate, powerLaws, sumOf, tabulated, type InertRadiation} from "./expansion.js";
import {hardElectronNeutrinos, hardPass} from "./hardPass.js";
import type {Fork} from "./fork.js";
import {HeatEquations} from "./heatEquations.js";
import {LeptonGas} from "./leptonGas.js";
import {headTolerance, NodeWeights} from "./nodeWeights.js";
import {SampleTable} from "./sampleTable.js";
import type {HardHeat, Surroundings} from "./surroundings.js";
import {coldest, followedByLaw, goneAfter} from "./survivors.js";

export type {EvolutionOptions, ThermalHistory};

const switchMeV = 8, firstStep = 0.02, keV = 1e-3, recombinationMeV = 2.6e-7, earliestRecombinationMeV = 9.4e-7;
/** The radiation of the standard bath is worth 2.87 inert species above the electroweak scale. */
const smallestDeltaNEff = -2.8;
/** Below the first a bath does not begin with thermal neutrinos; above the second nothing is known of it. */
const lowestInstantaneousMeV = 20, hottestMeV = 1e6;
/** Conversions per Hubble time that make flavours equal to 1e-3 of what drives them apart. */
const completeConversion = 1000;
/** T_γ a at the end of the standard run [MeV], (11/4)^{1/3} less what the neutrinos take: the first guess for today's scale factor. */
const standardScaledTemperatureMeV = 1.3985, lateMeV = 1e-4, vanished = 1e-10;
const noAsymmetry = {e: 0, mu: 0, tau: 0} as const;

/** What one run needs besides N and the options. */
interface Course {
  readonly inert: InertRadiation;
  /** T_γ a [MeV] with which matter and tables are placed against today. */
  readonly scaledTemperatureMeV: number;
  /** Added to ln a at the beginning: before a late reheating entropy was not what the standard bath says. */
  readonly shift: number;
  readonly hard?: HardHeat;
  /** T_γ a at the end over that of the standard universe, where a field releases entropy: the momenta of N reach so much further. */
  readonly stretch?: number;
  /** Where a run that differs only below the switch has been. */
  readonly fork?: Fork;
  /** T [MeV] at which the run ends; by itself when absent. */
  readonly stopMeV?: number;
}

interface Run {
  readonly history: ThermalHistory;
  readonly fork?: Fork;
  readonly end: PartialRun;
}

/** A run down to some T, and what others need to go on from there. */
export interface PartialRun {
  /** Until then; what it says of later times is not reached. */
  readonly history: ThermalHistory;
  readonly lnA: number;
  /** Momenta y = p a [MeV] of f_N, with ∫dy/y as a sum times `logSpacing`; f by population, [population · nodes + node]. */
  readonly comovingMomentumMeV: Float64Array;
  readonly logSpacing: number;
  readonly occupation: Float64Array;
  /** a³ρ of a field [MeV⁴]. */
  readonly comovingMatterMeV4: number;
}

export class EarlyUniverse {
  readonly plasma: ElectromagneticPlasma;
  readonly #inert = new Map<number, InertRadiation>();
  readonly #shifts = new Map<number, number>();

  constructor(options: {readonly qed?: QedOrder} = {}) {
    this.plasma = new ElectromagneticPlasma(options.qed ?? 3);
  }

  /** s [MeV³] of plasma and three coupled neutrinos at T [MeV]. */
  entropyDensity(temperatureMeV: number): number {
    const out = new Float64Array(3);
    this.plasma.at(temperatureMeV, out);
    return (out[0]! + out[1]! + 4 * neutrinoEnergyDensity(temperatureMeV)) / temperatureMeV;
  }

  /** ρ [MeV⁴] of plasma and three coupled neutrinos at T [MeV]. */
  energyDensity(temperatureMeV: number): number {
    const out = new Float64Array(3);
    this.plasma.at(temperatureMeV, out);
    return out[1]! + 3 * neutrinoEnergyDensity(temperatureMeV);
  }

  /** ln a at which the standard bath has T [MeV]. */
  lnScaleFactor(temperatureMeV: number): number {
    return -log(this.entropyDensity(temperatureMeV) / (2 * Math.PI * Math.PI / 45 * 10.75)) / 3;
  }

  /**
   * Inert radiation as a temperature T_x a [MeV] and an amplitude, fixed before N enters: it raises the N_eff of the standard
   * universe by exactly ΔN_eff, the smaller neutrino heating in the faster expansion (−0.0016 for ΔN_eff = 1) included.
   */
  #inertRadiation(deltaNEff: number): InertRadiation {
    if (deltaNEff === 0) return {amplitude: 0, scaledTemperatureMeV: 0};
    const known = this.#inert.get(deltaNEff);
    if (known !== undefined) return known;
    const options = {reheatingMeV: 2 * switchMeV, relativeTolerance: 1e-7}, base = {scaledTemperatureMeV: standardScaledTemperatureMeV, shift: 0};
    const {history: bare} = this.#run(absentLepton, options, {...base, inert: {amplitude: 0, scaledTemperatureMeV: 0}}), scaledTemperatureMeV = bare.photonTemperatureTimesScaleFactorToday;
    const excess = (amplitude: number): number => this.#run(absentLepton, options, {...base, inert: {amplitude, scaledTemperatureMeV}}).history.nEff - bare.nEff - deltaNEff;
    let before = deltaNEff, miss = excess(before), amplitude = before - miss;
    for (let i = 0; i < 4 && Math.abs(miss) > 1e-8; i++) {
      const next = excess(amplitude), slope = (next - miss) / (amplitude - before);
      before = amplitude; miss = next; amplitude -= next / slope;
    }
    const found = {amplitude, scaledTemperatureMeV};
    this.#inert.set(deltaNEff, found);
    return found;
  }

  /** What makes T_γ a end as in the standard universe after a matter-dominated reheating without N. */
  #shift(reheatingMeV: number): number {
    const known = this.#shifts.get(reheatingMeV);
    if (known !== undefined) return known;
    const {history: trial} = this.#run(absentLepton, {reheatingMeV, matterDominatedReheating: true}, {inert: this.#inertRadiation(0), scaledTemperatureMeV: standardScaledTemperatureMeV, shift: 0});
    const shift = log(standardScaledTemperatureMeV / trial.photonTemperatureTimesScaleFactorToday);
    this.#shifts.set(reheatingMeV, shift);
    return shift;
  }

  /**
   * Thermal history with N, or without it (`absentLepton`), from its beginning or from what was `begun`. A failed integration is told by `ending`; what was reached is returned.
   * Throws RangeError on options that contradict each other or the equations.
   */
  run(lepton: HeavyNeutralLepton, options: EvolutionOptions, begun?: Fork): ThermalHistory {
    let course: Course = {...this.#course(lepton, options), ...(begun && {fork: begun})};
    const {decayingMatter: matter} = options, {history, fork} = this.#run(lepton, options, course);
    // Entropy that is released late dilutes matter: only there does its density before the decay have to be found again.
    const dilution = history.photonTemperatureTimesScaleFactorToday / standardScaledTemperatureMeV, tables = options.energyTable !== undefined;
    const again = (history.endTemperatureMeV < lateMeV || tables) && Math.abs(dilution - 1) > (tables ? 1e-4 : 0.01);
    // Down to the switch nothing of it is felt, but by a table that is placed against today.
    if (fork !== undefined && !(again && tables)) course = {...course, fork};
    if (again) course = {...course, scaledTemperatureMeV: history.photonTemperatureTimesScaleFactorToday};
    const source = matter?.massMeV === undefined ? lepton : particleOf(matter, matter.massMeV);
    const hard = (options.hardNeutrinos ?? true) !== false && succeeded(history.ending)
      ? hardPass(source, history, switchMeV, options.flavorConversion === "none" ? "none" : "averaged", options.hardNeutrinos === "always") : undefined;
    if (hard === undefined) return again ? this.#run(lepton, options, course).history : history;
    const {history: second} = this.#run(lepton, options, {...course, hard: hard.heat});
    return {...second, hardElectronNeutrinos: hardElectronNeutrinos(hard, second.lnA)};
  }

  /** A run down to where the temperatures part; undefined where it fails before, or where what comes later is felt there. */
  begin(lepton: HeavyNeutralLepton, options: EvolutionOptions): Fork | undefined {
    return options.energyTable === undefined ? this.#run(lepton, options, {...this.#course(lepton, options), stopMeV: switchMeV}).fork : undefined;
  }

  /** A run, without hard neutrinos, that ends where the plasma has cooled to T [MeV]. Throws RangeError as `run` does. */
  runTo(lepton: HeavyNeutralLepton, options: EvolutionOptions, temperatureMeV: number): PartialRun {
    return this.#run(lepton, options, {...this.#course(lepton, options), stopMeV: temperatureMeV}).end;
  }

  #course(lepton: HeavyNeutralLepton, options: EvolutionOptions): Course {
    const {reheatingMeV, matterDominatedReheating: slow, decayingMatter: matter} = options;
    if (!slow && reheatingMeV < lowestInstantaneousMeV) {
      throw new RangeError(`reheatingMeV = ${reheatingMeV} is below ${lowestInstantaneousMeV} MeV, where neutrinos do not begin thermal: set matterDominatedReheating`);
    }
    if (slow && matter !== undefined) throw new RangeError("decayingMatter cannot be given with matterDominatedReheating: one decaying component at a time");
    if (matter !== undefined && !(matter.temperatureMeV < reheatingMeV)) {
      throw new RangeError(`decayingMatter.temperatureMeV = ${matter.temperatureMeV} is not below reheatingMeV = ${reheatingMeV}: give it where the run is`);
    }
    const highest = Math.min(hottestMeV, lepton.kernels.temperatureRangeMeV[1]) / 2;
    if (slow && !(reheatingMeV <= highest)) throw new RangeError(`reheatingMeV = ${reheatingMeV} is above ${highest} MeV, where no room is left for what a decaying field does before: reheat below it`);
    return {inert: this.#inertRadiation(options.deltaNEff ?? 0), scaledTemperatureMeV: standardScaledTemperatureMeV, shift: slow ? this.#shift(reheatingMeV) : 0};
  }

  #run(lepton: HeavyNeutralLepton, options: EvolutionOptions, course: Course): Run {
    const {reheatingMeV, decayingMatter, extraEnergy, energyTable, matterDominatedReheating: slow = false} = options, {hard, inert, scaledTemperatureMeV, fork, stopMeV = 0} = course;
    const rtol = options.relativeTolerance ?? 1e-5, oscillations = options.flavorConversion === "none" ? "none" : "averaged", xi = options.degeneracy ?? noAsymmetry;
    const gas = new LeptonGas(lepton, oscillations, options.momentumNodes, course.stretch), numbers = options.neutrinoNumbers ?? true;
    const widthMeV = slow ? 3 * hubbleRate(this.energyDensity(reheatingMeV)) : hbarMeVSeconds / (decayingMatter?.lifetimeSeconds ?? Infinity);
    const perMeV = decayingMatter?.massMeV === undefined ? undefined : neutrinosPerMeV(decayingMatter.channels);
    const fluids = [
      ...(extraEnergy ? [powerLaws(extraEnergy.map(({exponent, ratio, temperatureMeV}) => ({exponent, energyMeV4: ratio * this.energyDensity(temperatureMeV), lnA: this.lnScaleFactor(temperatureMeV)})))] : []),
      ...(energyTable ? [tabulated(energyTable, scaledTemperatureMeV)] : [])
    ];
    const surroundings: Surroundings = {
      plasma: this.plasma, inert, comovingMatterMeV4: comovingMatter(scaledTemperatureMeV),
      electronNeutrinos: degeneracyFactor(xi.e), otherNeutrinos: degeneracyFactor(xi.mu) + degeneracyFactor(xi.tau), asymmetry: xi, numbers,
      conversion: options.flavorConversion === "full" ? completeConversion : 0, ...(hard && {hard}),
      ...(numbers && oscillations === "averaged" && {mixing: {survival: electronSurvival, appearance: electronAppearance}}),
      ...(fluids.length > 0 && {extra: sumOf(fluids)}),
      ...((slow || decayingMatter) && {matter: {widthMeV, shares: decayingMatter ? sharesOf(decayingMatter.channels, oscillations) : plasmaOnly, ...(perMeV !== undefined && {neutrinosPerMeV: perMeV})}})
    };
    const startMeV = slow ? Math.min(Math.max(headStart * reheatingMeV, lowestInstantaneousMeV), hottestMeV, lepton.kernels.temperatureRangeMeV[1]) : reheatingMeV;
    const from = this.lnScaleFactor(startMeV) + course.shift, to = this.lnScaleFactor(1e-3) + 25;
    const table = fork?.table.copy() ?? new SampleTable(options.sampleSpacing ?? 0.05, from, decayingMatter?.massMeV), weights = new NodeWeights(gas, rtol, fork?.weights);
    let steps = fork?.steps ?? 0, x = from, state: Float64Array, ending: Ending = {kind: "reached"};

    /** Integrates until the plasma is at `untilMeV`, or to the end. */
    const era = (equations: HeatEquations, untilMeV: number, last: boolean): void => {
      const absoluteTolerance = new Float64Array(equations.size);
      let cut: {readonly x: number; readonly y: Float64Array} | undefined;
      weights.write(equations, x, state, absoluteTolerance);
      const result = integrateStiff(equations, {
        from: x, to, initial: state, relativeTolerance: rtol * headTolerance, absoluteTolerance, maxStep: 0.4, maxSteps: 6000, norm: "max", filtered: true, ...(x === from && {firstStep}),
        onStep: (step: DenseStep) => {
          weights.write(equations, step.x1, step.y1, absoluteTolerance);
          const crossed = equations.place(step.x1, step.y1).plasmaMeV < untilMeV;
          if (crossed) cut = crossing(step, equations, untilMeV);
          const [x1, y1] = cut === undefined ? [step.x1, step.y1] : [cut.x, cut.y];
          table.take(step, x1, equations, gas);
          // Entropy to come may dilute N until little is much of it.
          if (surroundings.matter === undefined) gas.restWhereNegligible(y1, equations.heads, equations.place(x1, y1).plasmaMeV, T => hubbleRate(this.energyDensity(T)));
          if (!last || crossed) return crossed;
          const {plasmaMeV, totalMeV4, matterMeV4, hubbleMeV} = equations.place(x1, y1);
          // While T > M/30 a short-lived N is held up by inverse decays.
          return plasmaMeV < keV && ([[gas.energyDensity, plasmaMeV < coldest * lepton.massMeV ? lepton.widthMeV : 0], [matterMeV4, equations.matterWidthMeV]] as const).every(([energy, width]) => energy <= vanished * totalMeV4 || width > goneAfter * 2 * hubbleMeV);
        }
      });
      steps += result.accepted + result.rejected;
      ending = result.ending;
      x = cut?.x ?? result.x;
      state = cut?.y ?? Float64Array.from(result.y);
    };

    let closing = new HeatEquations(gas, surroundings, true), parting: Fork | undefined;
    if (fork !== undefined) { x = fork.x; state = fork.state; }
    else {
      let matterMeV4 = 0;
      if (slow) matterMeV4 = reheatingField(widthMeV, this.energyDensity(startMeV)) * exp(3 * from);
      if (decayingMatter && !decayingMatter.appears) matterMeV4 = decayingMatter.energyMeV4 * exp(3 * this.lnScaleFactor(decayingMatter.temperatureMeV));
      state = new Float64Array(closing.size);
      closing.setHeads(from, state, startMeV, startMeV, startMeV, matterMeV4);
      if (options.initialYield) fill(gas, closing.heads, from, startMeV, state, options.initialYield * this.entropyDensity(startMeV));
      saturate(closing, gas, from, state);
      closing.setHeads(from, state, startMeV, startMeV, startMeV, matterMeV4);
      if (!(closing.place(from, state).totalMeV4 > 0)) {
        throw new RangeError(`deltaNEff = ${options.deltaNEff} makes H² negative at T = ${startMeV} MeV: allowed are values above about ${smallestDeltaNEff}`);
      }
      table.first(from, state, closing, gas);
    }
    // Above and below the switch, and before and after the matter appears where it does.
    const appearsMeV = decayingMatter?.appears ? decayingMatter.temperatureMeV : undefined;
    const appear = (): void => { state[closing.matter] = decayingMatter!.energyMeV4 * exp(3 * x); };
    if (fork === undefined && appearsMeV !== undefined && appearsMeV > switchMeV) { era(closing, appearsMeV, false); if (succeeded(ending)) appear(); }
    if (fork === undefined && succeeded(ending)) era(closing, Math.max(switchMeV, stopMeV), false);
    if (succeeded(ending) && stopMeV <= switchMeV) parting = {x, state, heads: closing.heads, table: table.copy(), weights: new NodeWeights(gas, rtol, weights), steps};
    if (succeeded(ending) && stopMeV < switchMeV) {
      const {plasmaMeV, matterMeV4: left} = closing.place(x, state), apart = new HeatEquations(gas, surroundings, false), opened = new Float64Array(apart.size);
      opened.set(state.subarray(closing.heads), apart.heads);
      apart.setHeads(x, opened, plasmaMeV, plasmaMeV, plasmaMeV, left * exp(3 * x));
      closing = apart;
      state = opened;
      if (appearsMeV !== undefined && appearsMeV <= switchMeV) { era(closing, appearsMeV, false); if (succeeded(ending)) appear(); }
      if (succeeded(ending)) era(closing, Math.max(recombinationMeV, stopMeV), stopMeV === 0);
    }
    const end = {...closing.place(x, state)}, columns = table.columns();
    const timeSeconds = cosmicTimeSeconds(columns.lnA, columns.hubbleMeV), particle = decayingMatter?.massMeV === undefined ? lepton : {massMeV: decayingMatter.massMeV, widthMeV};
    const followed = followedByLaw({...columns, timeSeconds}, particle), field = decayingMatter?.massMeV === undefined ? columns.matterEnergyMeV4 : undefined;
    const history = {
      ...followed,
      electronNeutrinoDegeneracy: xi.e,
      photonTemperatureTimesScaleFactorToday: end.plasmaMeV * exp(x),
      nEff: effectiveNeutrinos(end.neutrinoMeV4, end.plasmaMeV),
      leptonFractionAtRecombination: largestFractionBelow(earliestRecombinationMeV, columns.temperatureMeV,
        columns.lnA.map((x, i) => { const heavy = followed.leptonEnergyMeV4[i]! + (field?.[i] ?? 0); return heavy / (columns.totalEnergyMeV4[i]! - heavy - surroundings.comovingMatterMeV4 * exp(-3 * x)); }), end.plasmaMeV),
      photonOverElectronNeutrino: end.plasmaMeV / end.electronNeutrinoMeV,
      photonOverMuTauNeutrino: end.plasmaMeV / end.otherNeutrinoMeV,
      ending: succeeded(ending) ? {kind: "reached" as const} : ending,
      endTemperatureMeV: end.plasmaMeV,
      steps
    };
    return {
      history, ...(parting && {fork: parting}),
      end: {
        history, lnA: x, comovingMomentumMeV: gas.y, logSpacing: log(gas.y[1]! / gas.y[0]!), occupation: state.slice(closing.heads),
        comovingMatterMeV4: closing.matter < 0 ? 0 : state[closing.matter]!
      }
    };
  }
}
