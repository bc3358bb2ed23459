/**
 * Right-hand side and Jacobian of the coupled plasma, neutrinos and N, in x = ln a.
 *
 *   state    w_k = a⁴(ρ_k + the energy of N allocated to k), k = plasma, ν_e, ν_μτ (one w while all are coupled), then f of N
 *   w_EM′ = a⁴[ρ − 3P + (−C_e − 2C_μ + X_EM)/H + ȧlloc_EM],   w_ν′ = a⁴[(C_ν + X_ν)/H + ȧlloc_ν],   f′ = (df/dt)/H
 * C: collision terms (neutrinoCollisions), X: `transfer` of LeptonGas. Decays and inverse decays do not appear in w′ at all, however
 * fast they are: without this the system has index 2 where N is in equilibrium, and the step size collapses. The energy that the
 * run conserves, Σw, is a linear invariant up to expansion work.
 * Temperatures are found from w by Newton's method. Jacobian: by L_k = ln(T_k a) and f (ArrowSystem's mass matrix turns it into
 * one by w): differences at frozen targets plus the analytic move of the targets; H couples all f by a rank-one term.
 * References: Escudero:2018, Escudero:2020, Pitrou:2018.
 */
import {ArrowSystem} from "../../src/numerics/arrowSystem.js";
import type {JacobianSystem, StiffProblem} from "../../src/numerics/rodas5p.js";
import {neutrinoEnergyDensity, type ElectromagneticPlasma} from "./electromagneticPlasma.js";
import {hubbleRate, inertEnergyDensity, type ExtraFluid, type InertRadiation} from "./expansion.js";
import type {LeptonGas} from "./leptonGas.js";
import {neutrinoHeating} from "./neutrinoCollisions.js";

export interface Surroundings {
  readonly plasma: ElectromagneticPlasma;
  readonly inert: InertRadiation;
  /** ρ_m a³ [MeV⁴]. */
  readonly comovingMatterMeV4: number;
  /** ρ_νe and ρ_νμ + ρ_ντ in units of one flavour without asymmetry at the same temperature: 1 and 2 without chemical potentials. */
  readonly electronNeutrinos: number;
  readonly otherNeutrinos: number;
  /** What else makes the universe expand. */
  readonly extra?: ExtraFluid;
  /** Neutrinos from decays that are kept apart from the thermal ones; without it all are heat at once. */
  readonly hard?: HardHeat;
  /** Rate, in units of H, at which oscillations equalise the flavours below 5 MeV; 0 without flavour conversion. */
  readonly conversion: number;
}

/** How hard neutrinos are fed, and what they give back, as functions of x = ln a. */
export interface HardHeat {
  /** Share of the neutrino energy from N that is hard, and its slope, into out[0..1]. */
  share(x: number, out: Float64Array): void;
  /** a⁴·heat/H [MeV⁴] given to plasma, thermal ν_e, thermal ν_μτ per unit of x, into out[0..2]. */
  heat(x: number, out: Float64Array): void;
}

/** What holds at one x. */
export interface Densities {
  plasmaMeV: number;
  electronNeutrinoMeV: number;
  otherNeutrinoMeV: number;
  /** Neutrinos and inert radiation. */
  neutrinoMeV4: number;
  totalMeV4: number;
  pressureMeV4: number;
  plasmaEntropyMeV3: number;
  hubbleMeV: number;
}

/** Oscillations set in where matter effects fall below vacuum mixing. */
const conversionMeV = 5;
const differenceStep = 1e-6, newtonTolerance = 1e-14, newtonSteps = 60;

export class HeatEquations implements StiffProblem {
  readonly size: number;
  readonly heads: 1 | 3 | 4;
  readonly system: JacobianSystem;
  readonly now: Densities = {
    plasmaMeV: 0, electronNeutrinoMeV: 0, otherNeutrinoMeV: 0, neutrinoMeV4: 0, totalMeV4: 0, pressureMeV4: 0, plasmaEntropyMeV3: 0, hubbleMeV: 0
  };
  readonly #gas: LeptonGas;
  readonly #surroundings: Surroundings;
  readonly #eos = new Float64Array(3);
  readonly #heating = new Float64Array(2);
  /** L_k = ln(T_k a), and a⁴ρ of hard neutrinos; T dρ_k/dT and ρ_k of each head. */
  readonly #L = new Float64Array(4);
  readonly #moved = new Float64Array(4);
  readonly #capacity = new Float64Array(4);
  readonly #energy = new Float64Array(4);
  /** The part of w′ that goes as 1/H. */
  readonly #perHubble = new Float64Array(4);
  readonly #share = new Float64Array(2);
  readonly #hardHeat = new Float64Array(3);
  readonly #fluid = new Float64Array(2);
  readonly #arrow: ArrowSystem;
  readonly #base: Float64Array;
  readonly #columns: readonly Float64Array[];
  #guess = 0;

  constructor(gas: LeptonGas, surroundings: Surroundings, coupled: boolean) {
    this.#gas = gas;
    this.#surroundings = surroundings;
    this.heads = coupled ? 1 : surroundings.hard === undefined ? 3 : 4;
    this.size = this.heads + gas.size;
    this.#arrow = new ArrowSystem(gas.size, this.heads, 1);
    this.#base = new Float64Array(this.size);
    this.#columns = Array.from({length: this.heads}, () => new Float64Array(this.size));
    this.system = {
      evaluate: (x, y) => this.#jacobian(x, y),
      factor: shift => this.#arrow.factor(shift),
      solve: b => this.#arrow.solve(b)
    };
  }

  get #allNeutrinos(): number {
    return this.#surroundings.electronNeutrinos + this.#surroundings.otherNeutrinos;
  }

  /** Densities of N at x; what of it is hard counts only once the temperatures are apart. */
  #densities(x: number, y: Float64Array): void {
    const share = this.#share.fill(0);
    if (this.heads === 4) this.#surroundings.hard!.share(x, share);
    this.#gas.densities(x, y, this.heads, share[0], share[1]);
  }

  /** Writes the heads w that belong to temperatures [MeV] and f at x into y; no hard neutrinos yet. */
  setHeads(x: number, y: Float64Array, plasmaMeV: number, electronNeutrinoMeV: number, otherNeutrinoMeV: number): void {
    const a4 = Math.exp(4 * x), gas = this.#gas;
    this.#densities(x, y);
    this.#surroundings.plasma.at(plasmaMeV, this.#eos);
    this.#guess = Math.log(plasmaMeV) + x;
    if (this.heads === 1) { y[0] = a4 * (this.#eos[1]! + this.#allNeutrinos * neutrinoEnergyDensity(plasmaMeV) + gas.energyDensity); return; }
    y[0] = a4 * (this.#eos[1]! + gas.allocated[0]!);
    y[1] = a4 * (this.#surroundings.electronNeutrinos * neutrinoEnergyDensity(electronNeutrinoMeV) + gas.allocated[1]!);
    y[2] = a4 * (this.#surroundings.otherNeutrinos * neutrinoEnergyDensity(otherNeutrinoMeV) + gas.allocated[2]!);
    if (this.heads === 4) y[3] = a4 * gas.allocated[3]!;
  }

  /** Temperatures, densities and H at x, into `now`; NaN where a receiver would have negative energy. */
  place(x: number, y: Float64Array): Densities {
    this.#temperatures(x, y);
    this.#background(x, this.#L);
    return this.now;
  }

  /** L from w; the plasma by Newton's method, which converges from any side because ρ(T) is convex in ln T. */
  #temperatures(x: number, y: Float64Array): void {
    const gas = this.#gas, a4 = Math.exp(4 * x), neutrino = neutrinoEnergyDensity(1), eos = this.#eos, L = this.#L, coupled = this.heads === 1;
    const {electronNeutrinos, otherNeutrinos} = this.#surroundings;
    this.#densities(x, y);
    const target = y[0]! / a4 - (coupled ? gas.energyDensity : gas.allocated[0]!);
    let l = Number.isFinite(this.#guess) ? this.#guess : x;
    if (!(target > 0)) l = NaN;
    for (let i = 0; i < newtonSteps; i++) {
      const T = Math.exp(l - x);
      this.#surroundings.plasma.at(T, eos);
      const extra = coupled ? this.#allNeutrinos * neutrino * T ** 4 : 0;
      const move = (target - eos[1]! - extra) / (T * eos[2]! + 4 * extra);
      l += Math.max(-2, Math.min(2, move));
      if (!(Math.abs(move) > newtonTolerance * (1 + Math.abs(l)))) break;
    }
    L[0] = l;
    if (Number.isFinite(l)) this.#guess = l;
    L[1] = coupled ? l : Math.log((y[1]! / a4 - gas.allocated[1]!) / (electronNeutrinos * neutrino)) / 4 + x;
    L[2] = coupled ? l : Math.log((y[2]! / a4 - gas.allocated[2]!) / (otherNeutrinos * neutrino)) / 4 + x;
    L[3] = this.heads === 4 ? y[3]! - a4 * gas.allocated[3]! : 0;
  }

  #background(x: number, L: Float64Array): void {
    const now = this.now, {plasma, inert, comovingMatterMeV4, electronNeutrinos, otherNeutrinos, extra} = this.#surroundings, gas = this.#gas, eos = this.#eos;
    now.plasmaMeV = Math.exp(L[0]! - x);
    now.electronNeutrinoMeV = this.heads === 1 ? now.plasmaMeV : Math.exp(L[1]! - x);
    now.otherNeutrinoMeV = this.heads === 1 ? now.plasmaMeV : Math.exp(L[2]! - x);
    plasma.at(now.plasmaMeV, eos);
    const electron = electronNeutrinos * neutrinoEnergyDensity(now.electronNeutrinoMeV), others = otherNeutrinos * neutrinoEnergyDensity(now.otherNeutrinoMeV);
    const hard = L[3]! * Math.exp(-4 * x);
    now.neutrinoMeV4 = electron + others + hard + inertEnergyDensity(inert, x);
    now.totalMeV4 = eos[1]! + now.neutrinoMeV4 + gas.energyDensity + comovingMatterMeV4 * Math.exp(-3 * x);
    now.pressureMeV4 = eos[0]! + now.neutrinoMeV4 / 3 + gas.pressure;
    if (extra !== undefined) {
      extra(x, this.#fluid);
      now.totalMeV4 += this.#fluid[0]!;
      now.pressureMeV4 += this.#fluid[1]!;
    }
    now.plasmaEntropyMeV3 = (eos[0]! + eos[1]!) / now.plasmaMeV;
    now.hubbleMeV = hubbleRate(now.totalMeV4);
    const energy = this.#energy, capacity = this.#capacity;
    energy[0] = eos[1]!; capacity[0] = now.plasmaMeV * eos[2]!;
    energy[1] = electron; capacity[1] = 4 * electron;
    energy[2] = others; capacity[2] = 4 * others;
    energy[3] = hard;
    if (this.heads === 1) { energy[0]! += electron + others; capacity[0]! += 4 * (electron + others); }
  }

  derivative(x: number, y: Float64Array, out: Float64Array): void {
    this.#temperatures(x, y);
    this.#evaluate(x, this.#L, y, out, false);
  }

  /** (w′, f′) at given L and f, where the gas has its densities. */
  #evaluate(x: number, L: Float64Array, y: Float64Array, out: Float64Array, frozen: boolean): void {
    const gas = this.#gas, now = this.now, heads = this.heads, eos = this.#eos, a4 = Math.exp(4 * x), perHubble = this.#perHubble;
    this.#background(x, L);
    gas.exchange(y, heads, now.plasmaMeV, now.electronNeutrinoMeV, now.otherNeutrinoMeV, frozen);
    const H = now.hubbleMeV, work = a4 * (eos[1]! - 3 * eos[0]!), dot = gas.allocatedDot;
    if (heads === 1) {
      perHubble[0] = 0;
      out[0] = work + a4 * (dot[0]! + dot[1]! + dot[2]!);
    } else {
      neutrinoHeating(now.plasmaMeV, now.electronNeutrinoMeV, now.otherNeutrinoMeV, this.#heating);
      const toElectron = this.#heating[0]!, toOther = this.#heating[1]!;
      perHubble[0] = a4 / H * (gas.transfer[0]! - toElectron - 2 * toOther);
      const converted = this.#converted(H);
      perHubble[1] = a4 / H * (gas.transfer[1]! + toElectron - converted);
      perHubble[2] = a4 / H * (gas.transfer[2]! + 2 * toOther + converted);
      out[0] = work + a4 * dot[0]! + perHubble[0]!;
      out[1] = a4 * dot[1]! + perHubble[1]!;
      out[2] = a4 * dot[2]! + perHubble[2]!;
      if (heads === 4) {
        const heat = this.#hardHeat;
        this.#surroundings.hard!.heat(x, heat);
        perHubble[3] = a4 / H * gas.transfer[3]!;
        out[3] = a4 * dot[3]! + perHubble[3]! - heat[0]! - heat[1]! - heat[2]!;
        for (let k = 0; k < 3; k++) out[k]! += heat[k]!;
      }
    }
    for (let i = 0; i < gas.size; i++) out[heads + i] = gas.rate[i]! / H;
  }

  /** Energy per time and volume [MeV⁵] that oscillations move from ν_e to ν_μ and ν_τ: towards equal energy per flavour. */
  #converted(hubbleMeV: number): number {
    const {conversion, electronNeutrinos, otherNeutrinos} = this.#surroundings;
    if (conversion === 0) return 0;
    const onset = 1 / (1 + (this.now.plasmaMeV / conversionMeV) ** 6);
    return conversion * onset * hubbleMeV * (this.#energy[1]! - this.#energy[2]! * electronNeutrinos / otherNeutrinos);
  }

  /** Adds to a column of derivatives what the targets do when temperature k (or x, k = 3) moves. */
  #addTargets(k: number, x: number, out: Float64Array): void {
    const gas = this.#gas, heads = this.heads, H = this.now.hubbleMeV, a4 = Math.exp(4 * x), all = heads === 1 && k < 3;
    for (let h = all ? 0 : k; h <= (all ? 2 : k); h++) {
      if (heads > 1) for (let r = 0; r < heads; r++) out[r]! += a4 / H * gas.transferByTarget[4 * r + h]!;
      for (let i = 0; i < gas.size; i++) out[heads + i]! += gas.rateByTarget[4 * i + h]! / H;
    }
  }

  #jacobian(x: number, y: Float64Array): void {
    const {heads} = this, arrow = this.#arrow, gas = this.#gas, n = gas.size, m = heads + 1, L = this.#L, moved = this.#moved, a4 = Math.exp(4 * x);
    this.#temperatures(x, y);
    this.#background(x, L);
    gas.aim(this.now.plasmaMeV, this.now.electronNeutrinoMeV, this.now.otherNeutrinoMeV);
    for (let k = 0; k < heads; k++) {
      moved.set(L);
      moved[k] = L[k]! + differenceStep;
      this.#evaluate(x, moved, y, this.#columns[k]!, true);
    }
    this.#evaluate(x, L, y, this.#base, true);
    gas.linearise(this.now.plasmaMeV, this.now.electronNeutrinoMeV, this.now.otherNeutrinoMeV);
    for (const column of this.#columns) for (let i = 0; i < this.size; i++) column[i] = (column[i]! - this.#base[i]!) / differenceStep;
    const H = this.now.hubbleMeV, rho = this.now.totalMeV4;
    for (let k = 0; k < heads; k++) {
      const column = this.#columns[k]!;
      if (k < 3) this.#addTargets(k, x, column);
      for (let l = 0; l < heads; l++) arrow.corner[l * m + k] = column[l]!;
      for (let i = 0; i < n; i++) arrow.column[i * m + k] = column[heads + i]!;
      arrow.corner[k * m + heads] = -this.#perHubble[k]!;
      arrow.corner[heads * m + k] = 0;
      arrow.headMass[k] = k === 3 ? 1 : a4 * this.#capacity[k]!;
    }
    arrow.corner[heads * m + heads] = -1;
    for (let i = 0; i < n; i++) {
      arrow.diagonal[i] = gas.relaxation[i]! / H;
      arrow.column[i * m + heads] = -gas.rate[i]! / H;
      arrow.row[heads * n + i] = gas.energyByF[i]! / (2 * rho);
      if (heads === 1) {
        arrow.rowMass[i] = a4 * gas.energyByF[i]!;
        arrow.row[i] = a4 * (gas.allocationDot[i]! + gas.allocationDot[n + i]! + gas.allocationDot[2 * n + i]!);
      } else for (let k = 0; k < heads; k++) {
        arrow.rowMass[k * n + i] = a4 * gas.allocation[k * n + i]!;
        arrow.row[k * n + i] = a4 * (gas.allocationDot[k * n + i]! + gas.transferByF[k * n + i]! / H);
      }
    }
  }

  /** ∂(w′, f′)/∂x at fixed w and f. The solver asks for it right after the Jacobian at the same point, whose columns and base it uses. */
  partialX(x: number, y: Float64Array, out: Float64Array): void {
    const {heads} = this, gas = this.#gas, energy = this.#energy, capacity = this.#capacity, dot = gas.allocatedDot;
    for (let k = 0; k < heads; k++) {
      const allocated = heads === 1 ? dot[0]! + dot[1]! + dot[2]! : dot[k]!;
      this.#moved[k] = k === 3 ? -Math.exp(4 * x) * allocated : -(allocated + 4 * energy[k]! - capacity[k]!) / capacity[k]!;
    }
    this.#densities(x + differenceStep, y);
    this.#evaluate(x + differenceStep, this.#L, y, out, true);
    for (let i = 0; i < this.size; i++) out[i] = (out[i]! - this.#base[i]!) / differenceStep;
    this.#addTargets(3, x, out);
    for (let k = 0; k < heads; k++) {
      const column = this.#columns[k]!, move = this.#moved[k]!;
      for (let i = 0; i < this.size; i++) out[i]! += column[i]! * move;
    }
  }
}
