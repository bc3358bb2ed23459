/**
 * The early universe from reheating to the CMB era, in x = ln a: one stiff integration for plasma, neutrinos and f_N(y).
 *
 * Above 15 MeV one temperature serves plasma and neutrinos; below it T_γ, T_νe and T_νμτ are apart. f_N = 0 at T_RH (instantaneous
 * reheating), unless N equilibrates within 1e-8 of a Hubble time; freeze-out, freeze-in, re-entry and decay are the same equations.
 * The run ends once T_γ < 1 keV and N holds less than 1e-10 of the energy, or at recombination (0.26 eV) with N still alive. a = 1
 * where T_γ would be 1 MeV had the entropy of the standard bath stayed constant since T_RH and no e± annihilated. Where N feeds hard
 * neutrinos, a second pass carries them (hardPass.ts).
 * Neglected: N − N̄ asymmetry, reheating of finite length (it changes a frozen-in yield by O(1)). References: Escudero:2020, Saikawa:2018.
 */
import {hbarMeVSeconds} from "../../src/constants/units.js";
import type {Flavor, HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import type {ExtraEnergy} from "../../src/model/scenarioTypes.js";
import {succeeded, type Ending} from "../../src/numerics/ending.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {integrateStiff, type DenseStep, type StiffResult} from "../../src/numerics/rodas5p.js";
import {Spline} from "../../src/numerics/spline.js";
import {absentLepton} from "./absentLepton.js";
import type {ThermalHistory} from "./background.js";
import {degeneracyFactor, ElectromagneticPlasma, neutrinoEnergyDensity, type QedOrder} from "./electromagneticPlasma.js";
import {comovingMatter, effectiveNeutrinos, powerLaws, type InertRadiation} from "./expansion.js";
import {hardPass, weakBoosts} from "./hardPass.js";
import {HeatEquations, type HardHeat} from "./heatEquations.js";
import {LeptonGas} from "./leptonGas.js";
import {SampleTable} from "./sampleTable.js";

export interface EvolutionOptions {
  readonly reheatingMeV: number;
  readonly deltaNEff?: number;
  /** ξ = μ_ν/T_ν of each flavour; antineutrinos have −ξ. Constant: the lepton number of a flavour drifts by less than 1 % of itself. */
  readonly degeneracy?: Readonly<Record<Flavor, number>>;
  /**
   * Oscillations below 5 MeV. "averaged" (default): neutrinos made by N are shared among flavours as averaged oscillations leave them,
   * the three temperatures evolve without; "full": all energy is shared evenly at all times; "none": neither.
   */
  readonly flavorConversion?: "averaged" | "full" | "none";
  /** Components ρ ~ a⁻ⁿ that only make the universe expand; kination is n = 6. */
  readonly extraEnergy?: readonly ExtraEnergy[];
  /** n_N/s at T_RH, shared evenly by all states, with a thermal shape; what thermalises at once forgets it. 0 when absent. */
  readonly initialYield?: number;
  /** Neutrinos from N keep their energy until they scatter (default), or are heat of the thermal ones at once. */
  readonly hardNeutrinos?: boolean;
  /** Spacing of the samples in ln a; default 0.05. */
  readonly sampleSpacing?: number;
  /** Relative tolerance of the integration; default 1e-5. */
  readonly relativeTolerance?: number;
}

export type {ThermalHistory};

const switchMeV = 15, keV = 1e-3, recombinationMeV = 2.6e-7, earliestRecombinationMeV = 9.4e-7;
/** The radiation of the standard bath is worth 2.87 inert species above the electroweak scale. */
const smallestDeltaNEff = -2.8;
/** Conversions per Hubble time that make flavours equal to 1e-3 of what drives them apart. */
const completeConversion = 1000;
/** T_γ a at the end of the standard run [MeV], (11/4)^{1/3} less what the neutrinos take: the first guess for today's scale factor. */
const standardScaledTemperatureMeV = 1.3985, lateMeV = 1e-4;
/** Energies are held tighter than f by this: they carry every observable, and their sum is conserved. */
const headTolerance = 0.025, vanished = 1e-10;

export class EarlyUniverse {
  readonly plasma: ElectromagneticPlasma;
  readonly #inert = new Map<number, InertRadiation>();

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

  /**
   * Inert radiation as a temperature T_x a [MeV] and an amplitude, fixed before N enters: it raises the N_eff of the standard
   * universe by exactly ΔN_eff, the smaller neutrino heating in the faster expansion (−0.0016 for ΔN_eff = 1) included.
   */
  #inertRadiation(deltaNEff: number): InertRadiation {
    if (deltaNEff === 0) return {amplitude: 0, scaledTemperatureMeV: 0};
    const known = this.#inert.get(deltaNEff);
    if (known !== undefined) return known;
    const options = {reheatingMeV: 2 * switchMeV, relativeTolerance: 1e-7};
    const bare = this.#run(absentLepton, options, {amplitude: 0, scaledTemperatureMeV: 0}, standardScaledTemperatureMeV), scaledTemperatureMeV = bare.photonTemperatureTimesScaleFactorToday;
    const excess = (amplitude: number): number => this.#run(absentLepton, options, {amplitude, scaledTemperatureMeV}, standardScaledTemperatureMeV).nEff - bare.nEff - deltaNEff;
    let before = deltaNEff, miss = excess(before), amplitude = before - miss;
    for (let i = 0; i < 4 && Math.abs(miss) > 1e-8; i++) {
      const next = excess(amplitude), slope = (next - miss) / (amplitude - before);
      before = amplitude; miss = next; amplitude -= next / slope;
    }
    const found = {amplitude, scaledTemperatureMeV};
    this.#inert.set(deltaNEff, found);
    return found;
  }

  /** Thermal history with N, or without it (`absentLepton`). A failed integration is told by `ending`; what was reached is returned. */
  run(lepton: HeavyNeutralLepton, options: EvolutionOptions): ThermalHistory {
    const inert = this.#inertRadiation(options.deltaNEff ?? 0), history = this.#run(lepton, options, inert, standardScaledTemperatureMeV);
    // Entropy that N releases late dilutes matter: only there does its density before the decay have to be found again.
    const dilution = history.photonTemperatureTimesScaleFactorToday / standardScaledTemperatureMeV;
    const scaled = history.endTemperatureMeV < lateMeV && Math.abs(dilution - 1) > 0.01 ? history.photonTemperatureTimesScaleFactorToday : standardScaledTemperatureMeV;
    const hard = (options.hardNeutrinos ?? true) && succeeded(history.ending)
      ? hardPass(lepton, history, switchMeV, options.flavorConversion === "none" ? "none" : "averaged") : undefined;
    if (hard === undefined) return scaled === standardScaledTemperatureMeV ? history : this.#run(lepton, options, inert, scaled);
    const second = this.#run(lepton, options, inert, scaled, hard.heat);
    return {...second, hardNeutrinoRates: weakBoosts(hard, second.lnA)};
  }

  #run(lepton: HeavyNeutralLepton, options: EvolutionOptions, inert: InertRadiation, endScaledTemperatureMeV: number, hard?: HardHeat): ThermalHistory {
    const rtol = options.relativeTolerance ?? 1e-5, gas = new LeptonGas(lepton, options.flavorConversion === "none" ? "none" : "averaged"), T0 = options.reheatingMeV;
    const xi = options.degeneracy ?? {e: 0, mu: 0, tau: 0};
    /** ln a at which the standard bath has T. */
    const lnAOf = (temperatureMeV: number): number => -Math.log(this.entropyDensity(temperatureMeV) / (2 * Math.PI ** 2 / 45 * 10.75)) / 3;
    const surroundings = {
      plasma: this.plasma, inert, comovingMatterMeV4: comovingMatter(endScaledTemperatureMeV),
      electronNeutrinos: degeneracyFactor(xi.e), otherNeutrinos: degeneracyFactor(xi.mu) + degeneracyFactor(xi.tau),
      conversion: options.flavorConversion === "full" ? completeConversion : 0, ...(hard && {hard}),
      ...(options.extraEnergy && {extra: powerLaws(options.extraEnergy.map(({exponent, ratio, temperatureMeV}) =>
        ({exponent, energyMeV4: ratio * this.energyDensity(temperatureMeV), lnA: lnAOf(temperatureMeV)})))})
    };
    const from = lnAOf(T0), to = lnAOf(1e-3) + 25, split = Math.max(lnAOf(switchMeV), from);
    const table = new SampleTable(options.sampleSpacing ?? 0.05, from), weights = new NodeWeights(gas, rtol);
    let fraction = 0, steps = 0;

    const era = (equations: HeatEquations, start: number, end: number, initial: Float64Array, low: boolean): StiffResult => {
      const absoluteTolerance = new Float64Array(equations.size);
      weights.write(equations.heads, initial, absoluteTolerance);
      const result = integrateStiff(equations, {
        from: start, to: end, initial, relativeTolerance: rtol * headTolerance, absoluteTolerance, maxStep: 0.25, maxSteps: 6000, norm: "max",
        onStep: (step: DenseStep) => {
          weights.write(equations.heads, step.y1, absoluteTolerance);
          table.take(step, equations, gas);
          if (!low) return false;
          const {plasmaMeV, totalMeV4} = equations.place(step.x1, step.y1);
          if (plasmaMeV < earliestRecombinationMeV) {
            const radiation = totalMeV4 - gas.energyDensity - surroundings.comovingMatterMeV4 * Math.exp(-3 * step.x1);
            fraction = Math.max(fraction, gas.energyDensity / radiation);
          }
          return plasmaMeV < recombinationMeV || (plasmaMeV < keV && gas.energyDensity <= vanished * totalMeV4);
        }
      });
      steps += result.accepted + result.rejected;
      return result;
    };

    let state = new Float64Array(1 + gas.size), ending: Ending = {kind: "reached"}, end = from;
    const coupled = new HeatEquations(gas, surroundings, true);
    coupled.setHeads(from, state, T0, T0, T0);
    if (options.initialYield) fill(gas, from, T0, state, options.initialYield * this.entropyDensity(T0));
    saturate(coupled, gas, from, state);
    coupled.setHeads(from, state, T0, T0, T0);
    if (!(coupled.place(from, state).totalMeV4 > 0)) {
      throw new RangeError(`deltaNEff = ${options.deltaNEff} makes H² negative at T = ${T0} MeV: allowed are values above about ${smallestDeltaNEff}`);
    }
    let closing = coupled;
    table.first(from, state, coupled, gas);
    if (split > from) {
      const high = era(coupled, from, split, state, false);
      state = Float64Array.from(high.y); ending = high.ending; end = high.x;
    }
    if (succeeded(ending)) {
      const opened = new Float64Array((hard === undefined ? 3 : 4) + gas.size);
      const {plasmaMeV} = closing.place(end, state), decoupled = new HeatEquations(gas, surroundings, false);
      opened.set(state.subarray(1), opened.length - gas.size);
      decoupled.setHeads(end, opened, plasmaMeV, plasmaMeV, plasmaMeV);
      const low = era(decoupled, split, to, opened, true);
      state = Float64Array.from(low.y); ending = low.ending; end = low.x; closing = decoupled;
    }
    const last = {...closing.place(end, state)};
    const columns = table.columns();
    return {
      ...columns,
      electronNeutrinoDegeneracy: xi.e,
      timeSeconds: cosmicTimeSeconds(columns.lnA, columns.hubbleMeV),
      photonTemperatureTimesScaleFactorToday: last.plasmaMeV * Math.exp(end),
      nEff: effectiveNeutrinos(last.neutrinoMeV4, last.plasmaMeV),
      leptonFractionAtRecombination: fraction,
      photonOverElectronNeutrino: last.plasmaMeV / last.electronNeutrinoMeV,
      photonOverMuTauNeutrino: last.plasmaMeV / last.otherNeutrinoMeV,
      ending: succeeded(ending) ? {kind: "reached"} : ending,
      endTemperatureMeV: last.plasmaMeV,
      steps
    };
  }
}

/** Absolute tolerances: what a node of f adds to ρ_N sets how well it must be known. */
class NodeWeights {
  readonly #gas: LeptonGas;
  readonly #tolerance: number;
  /** Largest f that each node has had. */
  readonly #peak: Float64Array;

  constructor(gas: LeptonGas, relativeTolerance: number) {
    this.#gas = gas;
    this.#tolerance = relativeTolerance;
    this.#peak = new Float64Array(gas.size);
  }

  /** Writes the tolerances at a state of so many heads. Hard neutrinos (head 3) begin with no energy: a⁴ρ ~ 1 MeV⁴ of the others is their scale. */
  write(heads: number, y: Float64Array, absoluteTolerance: Float64Array): void {
    const gas = this.#gas, peak = this.#peak;
    if (heads === 4) absoluteTolerance[3] = this.#tolerance * headTolerance;
    let largest = 0;
    for (let k = 0; k < gas.size; k++) {
      peak[k] = Math.max(peak[k]!, y[heads + k]!);
      largest = Math.max(largest, gas.y[k % gas.nodes]! ** 3 * peak[k]!);
    }
    for (let k = 0; k < gas.size; k++) {
      absoluteTolerance[heads + k] = this.#tolerance * Math.max(Math.abs(y[heads + k]!), 1e-3 * peak[k]!, 0.03 * largest / gas.y[k % gas.nodes]! ** 3);
    }
  }
}

/** Gives N a number density n [MeV³] at x with the shape e^(−E/T), the same in every state. */
const fill = (gas: LeptonGas, x: number, temperatureMeV: number, state: Float64Array, numberDensityMeV3: number): void => {
  const M = gas.lepton.massMeV;
  for (let k = 0; k < gas.size; k++) state[1 + k] = Math.exp((M - Math.hypot(M, gas.y[k % gas.nodes]! * Math.exp(-x))) / temperatureMeV);
  gas.densities(x, state, 1);
  for (let k = 0; k < gas.size; k++) state[1 + k]! *= numberDensityMeV3 / gas.numberDensity;
};

/**
 * Nodes that equilibrate within 1e-8 of a Hubble time at T_RH begin in equilibrium: no step in ln a could resolve their rise.
 * f = f_eq G/(G + 1e8) with G = Γ/H, which is 0 for all others.
 */
const saturate = (equations: HeatEquations, gas: LeptonGas, x: number, state: Float64Array): void => {
  const slope = new Float64Array(state.length);
  equations.derivative(x, state, slope);
  for (let k = 0; k < gas.size; k++) {
    const rate = -gas.relaxation[k]!, perHubble = rate / equations.now.hubbleMeV;
    // The rate of df/dt is rate·(f_eq − f): the target is what it says plus f.
    if (rate > 0) state[1 + k]! += gas.rate[k]! / rate * perHubble / (perHubble + instantPerHubble);
  }
};
const instantPerHubble = 1e8;

/** t(x) = 1/(2H₀) + ∫dx/H [s], by Gauss-Legendre on a spline of ln H. */
const cosmicTimeSeconds = (lnA: Float64Array, hubbleMeV: Float64Array): Float64Array => {
  const time = new Float64Array(lnA.length), {nodes, weights} = gaussLegendre(3);
  if (lnA.length < 4) return time.fill(hbarMeVSeconds / (2 * hubbleMeV[0]!));
  const lnH = new Spline(lnA, hubbleMeV.map(Math.log));
  time[0] = hbarMeVSeconds / (2 * hubbleMeV[0]!);
  for (let i = 1; i < lnA.length; i++) {
    const half = (lnA[i]! - lnA[i - 1]!) / 2, middle = (lnA[i]! + lnA[i - 1]!) / 2;
    let sum = 0;
    for (let k = 0; k < 3; k++) sum += weights[k]! * Math.exp(-lnH.at(middle + half * nodes[k]!));
    time[i] = time[i - 1]! + hbarMeVSeconds * half * sum;
  }
  return time;
};
