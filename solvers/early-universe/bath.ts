/**
 * What the unknowns of the heat equations say at one moment: heads w to temperatures, η, densities and H, and back.
 * Heads: plasma, ν_e, ν_μτ (one while all are coupled); then, where asked for, the numbers of ν_e and ν_μτ, hard neutrinos, matter.
 * T_γ is found from w by Newton's method; T_ν from energy, or T_ν and η = μ/T from energy and number.
 */
import {exp, log} from "../../src/numerics/elementary.js";
import {neutrinoEnergyDensity, plasmaPlace} from "./electromagneticPlasma.js";
import {hubbleRate, inertEnergyDensity} from "./expansion.js";
import {NUMBER_E, type LeptonGas} from "./leptonGas.js";
import {neutrinoGas, type NeutrinoGas} from "./neutrinoGas.js";
import type {Densities, Surroundings} from "./surroundings.js";

/** Most heads there are. */
export const mostHeads = 7;

export class Bath {
  readonly coupled: boolean;
  readonly heads: number;
  /** Index of the first of two number heads, of the hard neutrinos, of the matter; −1 where there is none. */
  readonly number: number;
  readonly hard: number;
  readonly matter: number;
  /** Flow of LeptonGas that feeds each head, −1 for the matter; and the power of a that makes it comoving. */
  readonly flow: Int8Array;
  readonly power: Int8Array;
  readonly now: Densities = {
    plasmaMeV: 0, electronNeutrinoMeV: 0, otherNeutrinoMeV: 0, electronEta: 0, otherEta: 0, neutrinoMeV4: 0, matterMeV4: 0, totalMeV4: 0, pressureMeV4: 0,
    plasmaEntropyMeV3: 0, hubbleMeV: 0
  };
  /** ln(T_γ a), ln a⁴ρ_ν, ln a³n_ν, a⁴ρ of hard neutrinos, a³ρ of matter: what the Jacobian is taken by. */
  readonly V = new Float64Array(mostHeads);
  /** ρ [MeV⁴] of plasma (with neutrinos while coupled), ν_e, ν_μτ; T dρ/dT of the first. */
  readonly energy = new Float64Array(3);
  readonly capacity = new Float64Array(1);
  /** P, ρ and dρ/dT of the plasma; hard share of the energy of decay neutrinos and its slope, and of their number. */
  readonly eos = new Float64Array(3);
  readonly share = new Float64Array(4);
  /** ν_e, and the mean of ν_μ and ν_τ. */
  readonly gases: readonly [NeutrinoGas, NeutrinoGas];
  readonly #gas: LeptonGas;
  readonly #surroundings: Surroundings;
  readonly #state = new Float64Array(2);
  readonly #fluid = new Float64Array(2);
  #guess = 0;

  constructor(gas: LeptonGas, surroundings: Surroundings, coupled: boolean) {
    const {hard, matter, numbers} = surroundings, thermal = coupled ? 1 : 3;
    this.#gas = gas;
    this.#surroundings = surroundings;
    this.coupled = coupled;
    const {e, mu, tau} = surroundings.asymmetry ?? {e: 0, mu: 0, tau: 0};
    this.gases = [neutrinoGas([e]), neutrinoGas([mu, tau])];
    this.number = !coupled && numbers === true ? thermal : -1;
    this.hard = !coupled && hard !== undefined ? thermal + (this.number < 0 ? 0 : 2) : -1;
    const last = thermal + (this.number < 0 ? 0 : 2) + (this.hard < 0 ? 0 : 1), heads = this.heads = last + (matter === undefined ? 0 : 1);
    this.matter = matter === undefined ? -1 : last;
    this.flow = Int8Array.from({length: heads}, (_, k) => k < thermal ? k : k === this.matter ? -1 : k === this.hard ? 3 : NUMBER_E + k - this.number);
    this.power = Int8Array.from({length: heads}, (_, k) => k === this.matter || this.isNumber(k) ? 3 : 4);
  }

  /** Whether head k is a number of neutrinos. */
  isNumber(k: number): boolean {
    return this.number >= 0 && (k === this.number || k === this.number + 1);
  }

  get #allNeutrinos(): number {
    return this.#surroundings.electronNeutrinos + this.#surroundings.otherNeutrinos;
  }

  /** Densities of N at x; what of it is hard counts only once the temperatures are apart. */
  densities(x: number, y: Float64Array): void {
    const share = this.share.fill(0);
    if (!this.coupled && this.#surroundings.hard !== undefined) this.#surroundings.hard.share(x, share);
    this.#gas.densities(x, y, this.heads, share[0], share[1], share[2], share[3]);
  }

  /** Writes the heads w that belong to temperatures [MeV], η = 0, a³ρ of matter [MeV⁴] and f at x into y; no hard neutrinos yet. */
  setHeads(x: number, y: Float64Array, plasmaMeV: number, electronNeutrinoMeV: number, otherNeutrinoMeV: number, comovingMatterMeV4 = 0): void {
    const a3 = exp(3 * x), a4 = exp(4 * x), gas = this.#gas, {allocated} = gas, {plasma, electronNeutrinos, otherNeutrinos} = this.#surroundings;
    this.densities(x, y);
    plasma.at(plasmaMeV, this.eos);
    this.#guess = log(plasmaMeV) + x;
    if (this.matter >= 0) y[this.matter] = comovingMatterMeV4;
    if (this.coupled) { y[0] = a4 * (this.eos[1]! + this.#allNeutrinos * neutrinoEnergyDensity(plasmaMeV) + gas.energyDensity); return; }
    y[0] = a4 * (this.eos[1]! + allocated[0]!);
    y[1] = a4 * (electronNeutrinos * neutrinoEnergyDensity(electronNeutrinoMeV) + allocated[1]!);
    y[2] = a4 * (otherNeutrinos * neutrinoEnergyDensity(otherNeutrinoMeV) + allocated[2]!);
    if (this.number >= 0) for (let kind = 0; kind < 2; kind++) {
      this.gases[kind]!.densities(kind === 0 ? electronNeutrinoMeV : otherNeutrinoMeV, 0, this.#state);
      y[this.number + kind] = a3 * ((1 + kind) * this.#state[1]! + allocated[NUMBER_E + kind]!);
    }
    if (this.hard >= 0) y[this.hard] = a4 * allocated[3]!;
  }

  /** Temperatures, densities and H at x, into `now`; NaN where a receiver would have negative energy. */
  place(x: number, y: Float64Array): Densities {
    this.variables(x, y);
    this.background(x, this.V);
    return this.now;
  }

  /** V from w. */
  variables(x: number, y: Float64Array): void {
    const gas = this.#gas, a3 = exp(3 * x), a4 = exp(4 * x), V = this.V, {allocated} = gas;
    this.densities(x, y);
    const held = y[0]! / a4 - (this.coupled ? gas.energyDensity : allocated[0]!);
    const l = plasmaPlace(this.#surroundings.plasma, held, this.coupled ? this.#allNeutrinos * neutrinoEnergyDensity(1) : 0, x, Number.isFinite(this.#guess) ? this.#guess : x, this.eos);
    V[0] = l;
    if (Number.isFinite(l)) this.#guess = l;
    for (let k = 1; k < this.heads; k++) {
      if (k === this.matter) V[k] = y[k]!;
      else if (k === this.hard) V[k] = y[k]! - a4 * allocated[3]!;
      else V[k] = log(y[k]! - (this.isNumber(k) ? a3 : a4) * allocated[this.flow[k]!]!);
    }
  }

  /** `now`, `energy` and `capacity` at V, where the gas has its densities. */
  background(x: number, V: Float64Array): void {
    const now = this.now, {plasma, inert, comovingMatterMeV4, electronNeutrinos, otherNeutrinos, extra} = this.#surroundings, gas = this.#gas, eos = this.eos, state = this.#state;
    const T = now.plasmaMeV = exp(V[0]! - x), energy = this.energy, capacity = this.capacity, unit = neutrinoEnergyDensity(1);
    plasma.at(T, eos);
    energy[0] = eos[1]!; capacity[0] = T * eos[2]!;
    if (this.coupled) {
      now.electronNeutrinoMeV = now.otherNeutrinoMeV = T;
      energy[1] = electronNeutrinos * neutrinoEnergyDensity(T); energy[2] = otherNeutrinos * neutrinoEnergyDensity(T);
    } else {
      energy[1] = exp(V[1]! - 4 * x); energy[2] = exp(V[2]! - 4 * x);
      if (this.number < 0) {
        now.electronNeutrinoMeV = Math.sqrt(Math.sqrt(energy[1]! / (electronNeutrinos * unit)));
        now.otherNeutrinoMeV = Math.sqrt(Math.sqrt(energy[2]! / (otherNeutrinos * unit)));
      } else {
        this.gases[0].state(energy[1]!, exp(V[this.number]! - 3 * x), state);
        now.electronNeutrinoMeV = state[0]!; now.electronEta = state[1]!;
        this.gases[1].state(energy[2]! / 2, exp(V[this.number + 1]! - 3 * x) / 2, state);
        now.otherNeutrinoMeV = state[0]!; now.otherEta = state[1]!;
      }
    }
    now.neutrinoMeV4 = energy[1]! + energy[2]! + (this.hard < 0 ? 0 : V[this.hard]! * exp(-4 * x)) + inertEnergyDensity(inert, x);
    now.matterMeV4 = this.matter < 0 ? 0 : V[this.matter]! * exp(-3 * x);
    now.totalMeV4 = eos[1]! + now.neutrinoMeV4 + gas.energyDensity + now.matterMeV4 + comovingMatterMeV4 * exp(-3 * x);
    now.pressureMeV4 = eos[0]! + now.neutrinoMeV4 / 3 + gas.pressure;
    if (extra !== undefined) {
      extra(x, this.#fluid);
      now.totalMeV4 += this.#fluid[0]!;
      now.pressureMeV4 += this.#fluid[1]!;
    }
    now.plasmaEntropyMeV3 = (eos[0]! + eos[1]!) / T;
    now.hubbleMeV = hubbleRate(now.totalMeV4);
    if (this.coupled) { const neutrinos = energy[1]! + energy[2]!; energy[0]! += neutrinos; capacity[0]! += 4 * neutrinos; }
  }
}
