/**
 * Right-hand side of spectra, energy and decaying particles in x = ln a, and its Jacobian without what goes as 1/H and the kernels' own change.
 *
 *   f_α′(y) = (1/H) Σ_β P_αβ(y) (C_β + S_β),   U′ = a⁴(ρ − 3P),   N_k′ = Ṅ_k/H,   U = a⁴(ρ_plasma + ρ_ν + ρ_N + ρ_field)
 * C: neutrinoScattering and electronCollisions with front G_F²/(2π³ a⁵), S: decaySource, P: oscillations. The plasma has what U leaves it:
 * no exchange, however fast, makes or loses energy, and T is no unknown of the stiff part. ∂/∂x, with which thermal N and ν move as T does,
 * is taken along: without it steps fall to the time of the fastest exchange.
 */
import {fermiConstantPerMeV2} from "../../../src/constants/particles.js";
import {exp, hypot, log, power, square} from "../../../src/numerics/elementary.js";
import type {ElectromagneticPlasma} from "../electromagneticPlasma.js";
import {hubbleRate} from "../expansion.js";
import type {DecaySource} from "./decaySource.js";
import {ElectronCollisions} from "./electronCollisions.js";
import type {MomentumGrid} from "./momentumGrid.js";
import type {Groups} from "./neutrinoEvents.js";
import {NeutrinoScattering} from "./neutrinoScattering.js";
import {averagedMixing} from "./oscillations.js";
import type {Derivative} from "./rosenbrock.js";

export interface SpectralSurroundings {
  readonly plasma: ElectromagneticPlasma;
  readonly oscillations: "averaged" | "none";
  /** Decay rate of the field [MeV]; absent where there is none. */
  readonly fieldWidthMeV?: number;
  /** Writes ρ and P [MeV⁴] of all that only makes the universe expand into out[0..1]; out[2]: the part of ρ that N_eff counts. */
  fluid(x: number, out: Float64Array): void;
  /** No expansion: ln a stays, and x is time in units of 1/`rateMeV`. */
  readonly frozen?: {readonly lnA: number; readonly rateMeV: number};
  /** Collisions are over: neutrinos only take what decays give. */
  readonly collisionless?: boolean;
}

/** What holds at one x. */
export interface SpectralState {
  temperatureMeV: number;
  hubbleMeV: number;
  /** ρ of each group, all its flavours with antineutrinos [MeV⁴]. */
  readonly neutrinoMeV4: Float64Array;
  leptonMeV4: number;
  leptonMeV3: number;
  fieldMeV4: number;
  inertMeV4: number;
  totalMeV4: number;
  pressureMeV4: number;
  plasmaEntropyMeV3: number;
}

/** How long in x ν ν collisions are taken as linear in what f has changed: a thermal bath hardly does, in comoving momenta. */
const kept = 0.015;
const differenceStep = 1e-6;
const front = fermiConstantPerMeV2 * fermiConstantPerMeV2 / (2 * Math.PI * Math.PI * Math.PI);

export class SpectralEquations implements Derivative {
  readonly size: number;
  /** Index of U, before the first N_k. */
  readonly energy: number;
  /** Index of a³ρ of a field that decays into the plasma, 0 without one. */
  readonly field: number;
  readonly now: SpectralState;
  readonly grid: MomentumGrid;
  readonly groups: Groups;
  readonly source: DecaySource | undefined;
  /** Decays are on. */
  decaying = true;
  readonly #surroundings: SpectralSurroundings;
  readonly #scattering: NeutrinoScattering;
  readonly #electrons: ElectronCollisions;
  readonly #eos = new Float64Array(3);
  readonly #fluid = new Float64Array(3);
  readonly #rates: Float64Array;
  readonly #mixing = new Float64Array(3);
  readonly #before: Float64Array;
  readonly #share: Float64Array;
  #leptonPressure = 0;
  #guess = NaN;
  /** a⁴ρ of the plasma where `place` was last called [MeV⁴]. */
  plasma = 0;

  constructor(grid: MomentumGrid, groups: Groups, surroundings: SpectralSurroundings, source?: DecaySource) {
    this.grid = grid;
    this.groups = groups;
    this.source = source;
    this.#surroundings = surroundings;
    this.#scattering = new NeutrinoScattering(grid, groups);
    this.#electrons = new ElectronCollisions(grid, groups);
    this.energy = groups.length * grid.size;
    this.field = this.energy + 1 + (source?.count ?? 0);
    this.size = this.field + 1;
    this.#rates = new Float64Array(this.energy);
    this.#before = new Float64Array(this.size);
    this.#share = new Float64Array(this.size);
    groups.forEach((members, g) => grid.y.forEach((v, i) => this.#share[g * grid.size + i] = members.length * grid.weight[i]! * v * v * v / (Math.PI * Math.PI)));
    this.#share[this.energy] = 1;
    this.now = {
      temperatureMeV: 0, hubbleMeV: 0, neutrinoMeV4: new Float64Array(groups.length), leptonMeV4: 0, leptonMeV3: 0, fieldMeV4: 0, inertMeV4: 0, totalMeV4: 0, pressureMeV4: 0, plasmaEntropyMeV3: 0
    };
  }

  /** Comoving energy of one of each unknown where `place` was last called. */
  get weights(): Float64Array { return this.#share; }

  get #expands(): boolean { return this.#surroundings.frozen === undefined; }

  /** ln a at x. */
  #lnA(x: number): number { return this.#surroundings.frozen?.lnA ?? x; }

  /** Temperature, densities and H at x. */
  place(time: number, y: Float64Array): SpectralState {
    const x = this.#lnA(time), {now, source, field} = this, n = this.grid.size, a = exp(x), a3 = a * a * a, a4 = a3 * a, share = this.#share, first = this.energy + 1;
    let neutrinos = 0, pressure = 0;
    for (let g = 0, at = 0; g < this.groups.length; g++) {
      let sum = 0;
      for (let i = 0; i < n; i++, at++) sum += share[at] * y[at];
      neutrinos += sum;
      now.neutrinoMeV4[g] = sum / a4;
    }
    now.leptonMeV4 = now.leptonMeV3 = 0;
    if (source !== undefined) for (let k = 0; k < source.count; k++) {
      const p = source.cells.y[k] / a, E = hypot(p, source.cells.massMeV), number = y[first + k] / a3;
      share[first + k] = a * E;
      now.leptonMeV3 += number;
      now.leptonMeV4 += number * E;
      pressure += number * p * p / (3 * E);
    }
    this.#leptonPressure = pressure;
    share[field] = a;
    now.fieldMeV4 = y[field] / a3;
    this.plasma = y[this.energy] - neutrinos - a4 * (now.leptonMeV4 + now.fieldMeV4);
    const T = now.temperatureMeV = this.#temperature(x, this.plasma / a4), eos = this.#eos;
    this.#surroundings.fluid(x, this.#fluid);
    now.inertMeV4 = this.#fluid[2];
    now.totalMeV4 = y[this.energy] / a4 + this.#fluid[0];
    now.pressureMeV4 = eos[0] + neutrinos / (3 * a4) + pressure + this.#fluid[1];
    now.plasmaEntropyMeV3 = (eos[0] + eos[1]) / T;
    now.hubbleMeV = this.#surroundings.frozen?.rateMeV ?? hubbleRate(now.totalMeV4);
    return now;
  }

  /** T of a plasma of ρ [MeV⁴], NaN where that is negative; leaves P, ρ and dρ/dT there. */
  #temperature(x: number, energyMeV4: number): number {
    const eos = this.#eos, {plasma} = this.#surroundings;
    let l = Number.isFinite(this.#guess) ? this.#guess - x : log(energyMeV4 / 5) / 4;
    if (!(energyMeV4 > 0)) l = NaN;
    for (let i = 0; i < 60; i++) {
      const T = exp(l);
      plasma.at(T, eos);
      const move = (energyMeV4 - eos[1]) / (T * eos[2]);
      l += Math.max(-1, Math.min(1, move));
      if (!(Math.abs(move) > 1e-13)) break;
    }
    this.#guess = l + x;
    const T = exp(l);
    plasma.at(T, eos);
    return T;
  }

  /** Comoving energy of one of unknown r where `place` was last called: U is the plasma's and Σ energyOf(r) y_r of f, N and field. */
  energyOf(r: number): number { return this.#share[r]; }

  /** Decays less inverse decays (and scattering into neutrinos) per time and volume [MeV⁴]. */
  netDecays(x: number, y: Float64Array): number {
    if (this.source === undefined || !this.decaying) return 0;
    const {temperatureMeV} = this.place(x, y);
    this.source.evaluate(this.#lnA(x), temperatureMeV, y, this.energy, this.energy + 1);
    return -this.source.numberRate.reduce((sum, v) => sum + v, 0) * exp(-3 * x);
  }

  /** Called where a step begins, `anew` after one that failed: remakes what is kept for a while, and notes where the temperature is heading. */
  refresh(x: number, y: Float64Array, slope: Float64Array | undefined, anew = false): void {
    const {temperatureMeV} = this.place(x, y);
    this.source?.settle(this.#lnA(x));
    if (this.#surroundings.collisionless !== true) this.#scattering.refresh(x, y, temperatureMeV * exp(this.#lnA(x)), anew ? 0 : kept);
    if (slope === undefined || !this.#expands) return;
    let heating = slope[this.energy] - this.#moved(x, y);
    for (let r = 0; r < this.size; r++) if (r !== this.energy) heating -= this.#share[r] * slope[r];
    const {temperatureMeV: T} = this.now;
    this.#electrons.trend = 1 + (heating / exp(4 * x) - 4 * this.#eos[1]) / (T * this.#eos[2]);
  }

  /** Rate at which the comoving energy of all N and of the field grows by expansion alone. */
  #moved(x: number, y: Float64Array): number {
    const {source, energy, field} = this, a = exp(x), first = energy + 1;
    let sum = a * y[field];
    if (source !== undefined) for (let k = 0; k < source.count; k++) sum += square(a * source.cells.massMeV) / this.#share[first + k] * y[first + k];
    return sum;
  }

  derivative(x: number, y: Float64Array, out: Float64Array, J?: Float64Array, byX?: Float64Array): void {
    const now = this.place(x, y), {grid, energy, source, groups} = this, n = grid.size, m = this.size, T = now.temperatureMeV, H = now.hubbleMeV, expands = this.#expands;
    const at = this.#lnA(x), a = exp(at), a4 = square(a * a), rates = this.#rates.fill(0), scale = front / (power(a, 5) * H), eos = this.#eos;
    const byHeat = 1 / (a4 * T * eos[2]), on = source !== undefined && this.decaying, free = this.#surroundings.collisionless === true;
    out[energy] = expands ? a4 * (eos[1] - 3 * eos[0] + now.leptonMeV4 - 3 * this.#leptonPressure + now.fieldMeV4) : 0;
    // d ln T/dx where nothing is exchanged.
    const cooling = expands ? -(4 * this.plasma + this.#moved(at, y)) * byHeat : 0;
    if (J !== undefined && byX !== undefined && expands) this.#linearWork(a, y, cooling, byHeat, J, byX);
    if (!free) {
      this.#electrons.add(at, log(T * a), y, rates, J, m, scale, energy, byHeat);
      if (J !== undefined && byX !== undefined && expands) for (let r = 0; r < energy; r++) byX[r] = J[r * m + energy] * (1 + cooling) / byHeat;
      this.#scattering.add(y, T * a, expands, rates, J, m, scale);
      for (let r = 0; r < energy; r++) rates[r] *= scale;
    }
    if (on) this.#decay(at, y, out, cooling, byHeat, J, expands ? byX : undefined);
    else if (source !== undefined) out.fill(0, energy + 1, this.field);
    const decay = (this.#surroundings.fieldWidthMeV ?? 0) / H;
    out[this.field] = -decay * y[this.field];
    if (J !== undefined) J[this.field * m + this.field] -= decay;
    for (let g = 0, r = 0; g < groups.length; g++) for (let i = 0; i < n; i++, r++) {
      const states = 1 / (groups[g].length * grid.weight[i] * square(grid.y[i]));
      out[r] = rates[r] * states;
      if (J === undefined) continue;
      for (let c = 0; c < m; c++) J[r * m + c] *= states;
      if (byX !== undefined) byX[r] *= states;
    }
    if (this.#surroundings.oscillations === "averaged" && groups.length === 2) this.#oscillate(y, a, T, free ? 0 : scale, on ? 1 / H : 0, out, J, byX);
    if (J !== undefined) this.#atFixedTotal(J);
  }

  /** What U′ is moved by. */
  #linearWork(a: number, y: Float64Array, cooling: number, byHeat: number, J: Float64Array, byX: Float64Array): void {
    const {energy, field, source} = this, row = energy * this.size, eos = this.#eos, T = this.now.temperatureMeV;
    // dP/dρ = (ρ + P)/(T dρ/dT).
    J[row + energy] = 1 - 3 * (eos[0] + eos[1]) / (T * eos[2]);
    J[row + field] = a;
    byX[energy] = 4 * square(a * a) * (eos[1] - 3 * eos[0]) + J[row + energy] * cooling / byHeat + a * y[field];
    if (source !== undefined) for (let k = energy + 1; k < field; k++) {
      const E = this.#share[k], still = square(a * source.cells.massMeV) / E;
      J[row + k] = still;
      byX[energy] += still * (2 - still / E) * y[k];
    }
  }

  /** Adds decays: to the rates of neutrinos, and as N′. */
  #decay(x: number, y: Float64Array, out: Float64Array, cooling: number, byHeat: number, J: Float64Array | undefined, byX: Float64Array | undefined): void {
    const source = this.source!, {energy} = this, m = this.size, T = this.now.temperatureMeV, H = this.now.hubbleMeV, rates = this.#rates, before = this.#before;
    source.evaluate(x, T, y, energy, energy + 1, J, m, 1 / H, byHeat);
    const {neutrinoRate, numberRate} = source;
    for (let r = 0; r < energy; r++) rates[r] += neutrinoRate[r] / H;
    for (let k = 0; k < source.count; k++) out[energy + 1 + k] = numberRate[k] / H;
    if (byX === undefined) return;
    before.set(neutrinoRate);
    before.set(numberRate, energy + 1);
    source.evaluate(x + differenceStep, T * (1 + cooling * differenceStep), y, energy, energy + 1);
    for (let r = 0; r < energy; r++) byX[r] += (neutrinoRate[r] - before[r]) / (differenceStep * H);
    for (let k = 0; k < source.count; k++) byX[energy + 1 + k] = (numberRate[k] - before[energy + 1 + k]) / (differenceStep * H);
  }

  /** Turns derivatives by the plasma's energy at fixed f and N, in its column, into those at fixed U. */
  #atFixedTotal(J: Float64Array): void {
    const {energy, size: m} = this, share = this.#share;
    for (let row = 0; row < m * m; row += m) {
      const byPlasma = J[row + energy];
      if (byPlasma === 0) continue;
      for (let c = 0; c < energy; c++) J[row + c] -= byPlasma * share[c];
      for (let c = energy + 1; c < m; c++) J[row + c] -= byPlasma * share[c];
    }
  }

  /**
   * Shares what is made between ν_e and the others, momentum by momentum, and evens out what collisions (`byCollisions`: their front) and
   * decays (`byDecays`) tell apart.
   */
  #oscillate(y: Float64Array, a: number, T: number, byCollisions: number, byDecays: number, out: Float64Array, J: Float64Array | undefined, byX: Float64Array | undefined): void {
    const {grid, source} = this, n = grid.size, m = this.size, mixing = this.#mixing, absorption = source?.absorption, {damping} = this.#electrons;
    for (let i = 0; i < n; i++) {
      averagedMixing(grid.y[i] / a, T, mixing);
      const stay = mixing[0], appear = (1 - stay) / 2, e = out[i], x = out[n + i], states = 1 / (grid.weight[i] * square(grid.y[i]));
      let even = mixing[1] * byCollisions * damping[i];
      if (byDecays > 0) even += byDecays * (mixing[1] * absorption![i] + mixing[2] * absorption![n + i] / 2);
      even *= states;
      const moved = even * (y[i] - y[n + i]);
      out[i] = stay * e + (1 - stay) * x - moved;
      out[n + i] = appear * e + (1 - appear) * x + moved / 2;
      if (J === undefined) continue;
      for (let c = 0, first = i * m, second = (n + i) * m; c < m; c++, first++, second++) {
        const je = J[first], jx = J[second];
        J[first] = stay * je + (1 - stay) * jx;
        J[second] = appear * je + (1 - appear) * jx;
      }
      if (byX !== undefined) {
        const be = byX[i], bx = byX[n + i];
        byX[i] = stay * be + (1 - stay) * bx;
        byX[n + i] = appear * be + (1 - appear) * bx;
      }
      J[i * m + i] -= even;
      J[i * m + n + i] += even;
      J[(n + i) * m + i] += even / 2;
      J[(n + i) * m + n + i] -= even / 2;
    }
  }
}
