/**
 * Right-hand side and Jacobian of the coupled plasma, neutrinos and N, in x = ln a.
 *
 *   heads    w_k = a⁴(ρ_k + the energy of N allocated to k), k = plasma, ν_e, ν_μτ (one w while all are coupled); where asked for:
 *            u_k = a³(n_k + the neutrinos that N will give), ν_e and ν_μτ; hard neutrinos; a³ρ of matter that decays. Then f of N
 *   w_EM′ = a⁴[ρ − 3P + (−C_e − 2C_μ + X_EM + Q_EM)/H + ȧlloc_EM],   w_ν′ = a⁴[(C_ν + X_ν + Q_ν)/H + ȧlloc_ν],   f′ = (df/dt)/H
 * C: collision terms (neutrinoCollisions), X: `transfer` of LeptonGas, Q: decays of the matter. Decays and inverse decays of N do not
 * appear in w′ or u′ at all, however fast they are: without this the system has index 2 where N is in equilibrium, and the step size
 * collapses. Energy and lepton number are linear invariants up to expansion work.
 * Temperatures from w: bath.ts. Jacobian: by ln(T_γ a), logarithms
 * of the neutrinos' energy and number, and f (ArrowSystem's mass matrix turns it into one by w): differences at frozen targets plus
 * the analytic move of the targets; H couples all f by a rank-one term. References: Escudero:2018, Escudero:2020, Pitrou:2018.
 */
import {ArrowSystem} from "../../src/numerics/arrowSystem.js";
import {exp, square} from "../../src/numerics/elementary.js";
import type {JacobianSystem, StiffProblem} from "../../src/numerics/rodas5p.js";
import {Bath, mostHeads} from "./bath.js";
import type {LeptonGas} from "./leptonGas.js";
import {neutrinoHeating} from "./neutrinoCollisions.js";
import type {Densities, MatterDecay, Surroundings} from "./surroundings.js";

/** Oscillations set in where matter effects fall below vacuum mixing. */
const conversionMeV = 5;
const differenceStep = 1e-6;

export class HeatEquations implements StiffProblem {
  readonly size: number;
  readonly heads: number;
  readonly system: JacobianSystem;
  readonly now: Densities;
  /** Heads of hard neutrinos and of matter; −1 where there is none. */
  readonly hard: number;
  readonly matter: number;
  readonly #bath: Bath;
  readonly #gas: LeptonGas;
  readonly #surroundings: Surroundings;
  readonly #heating: Float64Array;
  readonly #moved = new Float64Array(mostHeads);
  /** The part of w′ that goes as 1/H. */
  readonly #perHubble = new Float64Array(mostHeads);
  readonly #hardHeat = new Float64Array(3);
  readonly #hardNumber = new Float64Array(4);
  readonly #converted = new Float64Array(2);
  readonly #slopes = new Float64Array(4);
  readonly #etas = new Float64Array(2);
  /** Columns in the order in which fewest rates of N change from one to the next. */
  readonly #order: readonly number[];
  #hubble = 0;
  readonly #arrow: ArrowSystem;
  readonly #base: Float64Array;
  readonly #columns: readonly Float64Array[];

  constructor(gas: LeptonGas, surroundings: Surroundings, coupled: boolean) {
    const bath = this.#bath = new Bath(gas, surroundings, coupled), {heads} = bath;
    this.#gas = gas;
    this.#surroundings = surroundings;
    this.now = bath.now;
    this.heads = heads;
    this.hard = bath.hard;
    this.matter = bath.matter;
    this.#heating = new Float64Array(bath.number < 0 ? 2 : 4);
    const {number} = bath;
    this.#order = [bath.hard, bath.matter, ...(coupled ? [] : [1, number, 2, number < 0 ? -1 : number + 1]), 0].filter(k => k >= 0);
    this.size = heads + gas.size;
    this.#arrow = new ArrowSystem(gas.size, heads, 1);
    this.#base = new Float64Array(this.size);
    this.#columns = Array.from({length: heads}, () => new Float64Array(this.size));
    this.system = {
      evaluate: (x, y) => this.#jacobian(x, y),
      factor: shift => this.#arrow.factor(shift),
      solve: b => this.#arrow.solve(b)
    };
  }

  /** Writes the heads w that belong to temperatures [MeV], η = 0, a³ρ of matter [MeV⁴] and f at x into y; no hard neutrinos yet. */
  setHeads(x: number, y: Float64Array, plasmaMeV: number, electronNeutrinoMeV: number, otherNeutrinoMeV: number, comovingMatterMeV4 = 0): void {
    this.#bath.setHeads(x, y, plasmaMeV, electronNeutrinoMeV, otherNeutrinoMeV, comovingMatterMeV4);
  }

  /** Temperatures, densities and H at x, into `now`; NaN where a receiver would have negative energy. */
  place(x: number, y: Float64Array): Densities {
    return this.#bath.place(x, y);
  }

  /** Decay rate of the matter [MeV]. */
  get matterWidthMeV(): number {
    return this.#surroundings.matter?.widthMeV ?? 0;
  }

  derivative(x: number, y: Float64Array, out: Float64Array): void {
    this.#bath.variables(x, y);
    this.#evaluate(x, this.#bath.V, y, out, false);
  }

  /** (w′, f′) at given V and f, where the gas has its densities. */
  #evaluate(x: number, V: Float64Array, y: Float64Array, out: Float64Array, frozen: boolean): void {
    const gas = this.#gas, now = this.now, heads = this.heads, eos = this.#bath.eos, a3 = exp(3 * x), a4 = exp(4 * x), perHubble = this.#perHubble;
    this.#bath.background(x, V);
    gas.exchange(y, heads, now.plasmaMeV, now.electronNeutrinoMeV, now.otherNeutrinoMeV, now.electronEta, now.otherEta, frozen);
    const H = now.hubbleMeV, work = a4 * (eos[1]! - 3 * eos[0]!), dot = gas.allocatedDot, {matter} = this.#surroundings;
    const released = matter === undefined ? 0 : matter.widthMeV * now.matterMeV4 * a4 / H;
    if (this.#bath.coupled) {
      perHubble[0] = released;
      out[0] = work + a4 * (dot[0]! + dot[1]! + dot[2]!) + released;
    } else {
      neutrinoHeating(now.plasmaMeV, now.electronNeutrinoMeV, now.otherNeutrinoMeV, this.#heating, now.electronEta, now.otherEta);
      const heating = this.#heating, transfer = gas.transfer, converted = this.#converted;
      this.#convert(x, V);
      perHubble[0] = a4 / H * (transfer[0]! - heating[0]! - 2 * heating[1]!);
      perHubble[1] = a4 / H * (transfer[1]! + heating[0]! - converted[0]!);
      perHubble[2] = a4 / H * (transfer[2]! + 2 * heating[1]! + converted[0]!);
      if (this.#bath.number >= 0) {
        perHubble[this.#bath.number] = a3 / H * (transfer[4]! + heating[2]! - converted[1]!);
        perHubble[this.#bath.number + 1] = a3 / H * (transfer[5]! + 2 * heating[3]! + converted[1]!);
      }
      if (this.hard >= 0) perHubble[this.hard] = a4 / H * transfer[3]!;
      if (matter !== undefined) {
        const hard = this.hard < 0 || matter.neutrinosPerMeV === undefined ? 0 : this.#bath.share[0]!, {shares} = matter, soft = (1 - hard) * released;
        perHubble[0]! += shares.electromagnetic * released;
        perHubble[1]! += shares.electron * soft;
        perHubble[2]! += shares.others * soft;
        if (this.#bath.number >= 0) this.#count(x, V, matter, released);
        if (this.hard >= 0) perHubble[this.hard]! += hard * (shares.electron + shares.others) * released;
      }
      for (let k = 0; k < heads; k++) if (k !== this.matter) out[k] = (this.#bath.power[k] === 4 ? a4 : a3) * dot[this.#bath.flow[k]!]! + perHubble[k]!;
      out[0]! += work;
      if (this.hard >= 0) {
        const heat = this.#hardHeat, hard = this.#surroundings.hard!, held = V[this.hard]!;
        hard.loss(x, heat);
        for (let k = 0; k < 3; k++) { const given = heat[k]! * held; out[k]! += given; out[this.hard]! -= given; }
        if (this.#bath.number >= 0) {
          const gained = this.#hardNumber, n = this.#bath.number, returned = (heat[0]! + heat[1]! + heat[2]!) * held;
          hard.number(x, gained);
          for (let kind = 0; kind < 2; kind++) out[n + kind]! += returned * (gained[kind]! - gained[2 + kind]! * exp(V[n + kind]!));
        }
      }
    }
    if (this.matter >= 0) out[this.matter] = perHubble[this.matter] = -matter!.widthMeV * V[this.matter]! / H;
    const {rate, size} = gas;
    for (let i = 0; i < size; i++) out[heads + i] = rate[i]! / H;
  }

  /** Neutrinos that the soft part of what matter releases holds; of a field, as many as leave η as it is. */
  #count(x: number, V: Float64Array, {shares, neutrinosPerMeV}: MatterDecay, released: number): void {
    const n = this.#bath.number, soft = 1 - (this.hard < 0 || neutrinosPerMeV === undefined ? 0 : this.#bath.share[2]!), scale = exp(-x);
    for (let kind = 0; kind < 2; kind++) {
      const energy = soft * released * (kind === 0 ? shares.electron : shares.others);
      this.#perHubble[n + kind]! += energy * (neutrinosPerMeV === undefined ? 3 / 4 * exp(V[n + kind]! - V[1 + kind]!) : scale * neutrinosPerMeV);
    }
  }

  /**
   * Energy [MeV⁵] and number [MeV⁴] per time and volume that oscillations move from ν_e to ν_μ and ν_τ: of the heat that weak interactions
   * give, and, with full conversion, towards equal shares per flavour.
   */
  #convert(x: number, V: Float64Array): void {
    const {conversion, mixing, electronNeutrinos, otherNeutrinos} = this.#surroundings, converted = this.#converted, heating = this.#heating;
    const {energy, number: n} = this.#bath, cold = square(this.now.plasmaMeV / conversionMeV), onset = 1 / (1 + cold * cold * cold), rate = onset * conversion * this.now.hubbleMeV;
    const away = onset * (1 - (mixing?.survival ?? 1)), back = onset * 2 * (mixing?.appearance ?? 0);
    converted[0] = away * heating[0]! - back * heating[1]! + rate * (energy[1]! - energy[2]! * electronNeutrinos / otherNeutrinos);
    if (n >= 0) converted[1] = away * heating[2]! - back * heating[3]! + rate * exp(-3 * x) * (exp(V[n]!) - exp(V[n + 1]!) / 2);
  }

  /** Adds `by` times column h of the moved targets to a column of derivatives. */
  #addTarget(h: number, by: number, x: number, out: Float64Array): void {
    const gas = this.#gas, heads = this.heads, H = this.#hubble, a3 = by * exp(3 * x) / H, a4 = by * exp(4 * x) / H;
    if (!this.#bath.coupled) for (let k = 0; k < heads; k++) if (k !== this.matter) out[k]! += (this.#bath.power[k] === 4 ? a4 : a3) * gas.transferByTarget[6 * this.#bath.flow[k]! + h]!;
    for (let i = 0; i < gas.size; i++) out[heads + i]! += by * gas.rateByTarget[6 * i + h]! / H;
  }

  /** The same for what variable k moves: T_γ (all temperatures while coupled), T_ν and η. */
  #addTargets(k: number, x: number, out: Float64Array): void {
    if (k === 0) { for (let h = 0; h <= (this.#bath.coupled ? 2 : 0); h++) this.#addTarget(h, 1, x, out); return; }
    if (k === this.matter || k === this.hard) return;
    if (this.#bath.number < 0) { this.#addTarget(k, 1 / 4, x, out); return; }
    const number = this.#bath.isNumber(k), kind = number ? k - this.#bath.number : k - 1, slopes = this.#slopes;
    this.#bath.gases[kind]!.slopes(this.#etas[kind]!, slopes);
    this.#addTarget(1 + kind, slopes[number ? 2 : 0]!, x, out);
    this.#addTarget(4 + kind, slopes[number ? 3 : 1]!, x, out);
  }

  #jacobian(x: number, y: Float64Array): void {
    const {heads} = this, bath = this.#bath, arrow = this.#arrow, gas = this.#gas, n = gas.size, m = heads + 1, V = bath.V, moved = this.#moved, a3 = exp(3 * x), a4 = exp(4 * x), now = this.now;
    bath.variables(x, y);
    bath.background(x, V);
    gas.aim(now.plasmaMeV, now.electronNeutrinoMeV, now.otherNeutrinoMeV, now.electronEta, now.otherEta);
    this.#evaluate(x, V, y, this.#base, true);
    gas.allocate();
    gas.linearise(now.plasmaMeV, now.electronNeutrinoMeV, now.otherNeutrinoMeV);
    const rho = now.totalMeV4;
    this.#hubble = now.hubbleMeV;
    this.#etas[0] = now.electronEta; this.#etas[1] = now.otherEta;
    this.#fillRows(a3, a4, rho);
    for (let k = 0; k < heads; k++) {
      arrow.corner[k * m + heads] = -this.#perHubble[k]!;
      arrow.corner[heads * m + k] = 0;
      arrow.headMass[k] = k === 0 ? a4 * bath.capacity[0]! : k === this.matter || k === this.hard ? 1 : exp(V[k]!);
    }
    arrow.corner[heads * m + heads] = -1;
    for (const k of this.#order) {
      const column = this.#columns[k]!, step = differenceStep * (k === this.matter ? a3 * rho : k === this.hard ? a4 * rho : 1);
      moved.set(V);
      moved[k] = V[k]! + step;
      this.#evaluate(x, moved, y, column, true);
      for (let i = 0; i < this.size; i++) column[i] = (column[i]! - this.#base[i]!) / step;
      this.#addTargets(k, x, column);
      for (let l = 0; l < heads; l++) arrow.corner[l * m + k] = column[l]!;
      for (let i = 0; i < n; i++) arrow.column[i * m + k] = column[heads + i]!;
    }
    bath.background(x, V);
    for (let i = 0; i < n; i++) arrow.column[i * m + heads] = -this.#base[heads + i]!;
  }

  /** What f does to f and to the heads, at the point where the gas was linearised. */
  #fillRows(a3: number, a4: number, rho: number): void {
    const {heads} = this, arrow = this.#arrow, gas = this.#gas, n = gas.size, H = this.now.hubbleMeV, bath = this.#bath;
    for (let i = 0; i < n; i++) {
      arrow.diagonal[i] = gas.relaxation[i]! / H;
      arrow.row[heads * n + i] = gas.energyByF[i]! / (2 * rho);
      for (let k = 0; k < heads; k++) {
        if (k === this.matter) continue;
        const at = k * n + i, flow = bath.flow[k]! * n + i, scale = bath.power[k] === 4 ? a4 : a3;
        if (bath.coupled) {
          arrow.rowMass[at] = a4 * gas.energyByF[i]!;
          arrow.row[at] = a4 * (gas.allocationDot[i]! + gas.allocationDot[n + i]! + gas.allocationDot[2 * n + i]!);
        } else {
          arrow.rowMass[at] = scale * gas.allocation[flow]!;
          arrow.row[at] = scale * (gas.allocationDot[flow]! + gas.transferByF[flow]! / H);
        }
      }
    }
  }

  /** ∂(w′, f′)/∂x at fixed w and f. The solver asks for it right after the Jacobian at the same point, whose columns and base it uses. */
  partialX(x: number, y: Float64Array, out: Float64Array): void {
    const {heads} = this, energy = this.#bath.energy, capacity = this.#bath.capacity, dot = this.#gas.allocatedDot, a3 = exp(3 * x), a4 = exp(4 * x), V = this.#bath.V;
    for (let k = 0; k < heads; k++) {
      const allocated = this.#bath.coupled ? dot[0]! + dot[1]! + dot[2]! : k === this.matter ? 0 : dot[this.#bath.flow[k]!]!;
      this.#moved[k] = k === this.matter ? 0 : k === 0 ? -(allocated + 4 * energy[0]! - capacity[0]!) / capacity[0]!
        : k === this.hard ? -a4 * allocated : -(this.#bath.power[k] === 4 ? a4 : a3) * allocated / exp(V[k]!);
    }
    this.#bath.densities(x + differenceStep, y);
    this.#evaluate(x + differenceStep, V, y, out, true);
    for (let i = 0; i < this.size; i++) out[i] = (out[i]! - this.#base[i]!) / differenceStep;
    this.#hubble = this.now.hubbleMeV;
    this.#addTarget(3, 1, x, out);
    for (let k = 0; k < heads; k++) {
      const column = this.#columns[k]!, move = this.#moved[k]!;
      for (let i = 0; i < this.size; i++) out[i]! += column[i]! * move;
    }
  }
}
