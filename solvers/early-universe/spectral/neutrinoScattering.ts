/**
 * Collision operator of neutrinos among themselves, from the events of neutrinoEvents.ts.
 * Rates are of w y² f summed over the flavours of a group, in units of G_F²/(2π³) and of the grid: number and energy are conserved to rounding.
 * Hard neutrinos are linear in their own f: their rates are a matrix, made from the bath's f and used until it is made again.
 * So is the Jacobian of the bath's; once collisions are rare (Γ/H below a few per cent) it also stands for the rates themselves,
 * C(f) ≈ C(f₀) + ∂C/∂f (f − f₀): an error of second order in what f changed since, times Γ/H.
 */
import {exp} from "../../../src/numerics/elementary.js";
import {type EventList, type Events, type Groups, neutrinoEvents, processesOf} from "./neutrinoEvents.js";
import type {MomentumGrid} from "./momentumGrid.js";

/** Events do not know the spectra: they are shared between runs. */
const known = new Map<string, EventList>();
const eventsOf = (grid: MomentumGrid): EventList => {
  const key = `${grid.size} ${grid.spacing} ${grid.logSpacing}`, events = known.get(key) ?? neutrinoEvents(grid);
  known.set(key, events);
  return events;
};

export class NeutrinoScattering {
  /** Unknowns: f of group g at node i is g·nodes + i. */
  readonly size: number;
  readonly #grid: MomentumGrid;
  readonly #events: EventList;
  readonly #groups: number;
  /** By process: offsets of the four groups, coefficients. */
  readonly #slots: Int32Array;
  readonly #coefficients: Float64Array;
  readonly #count: number;
  // By unknown: x, 1/x of its node, Y, 1 − f, dY/df.
  readonly #x: Float64Array;
  readonly #Y: Float64Array;
  readonly #open: Float64Array;
  readonly #slope: Float64Array;
  readonly #Y4 = new Float64Array(3);
  readonly #open4 = new Float64Array(3);
  /** Rates by hard f: row·columns + (g·hard + i − bath). */
  readonly #matrix: Float64Array;
  readonly #hard: number;
  /** ∂C/∂f of the bath, C and f where it was made, and the x of that. */
  readonly #slopes: Float64Array;
  readonly #made: Float64Array;
  readonly #at: Float64Array;
  #madeAt = NaN;

  constructor(grid: MomentumGrid, groups: Groups) {
    const processes = processesOf(groups), n = grid.size;
    this.#grid = grid;
    this.#groups = groups.length;
    this.size = groups.length * n;
    this.#events = eventsOf(grid);
    this.#count = processes.length;
    this.#slots = Int32Array.from(processes.flatMap(p => p.groups.map(g => g * n)));
    this.#coefficients = Float64Array.from(processes.flatMap(p => p.coefficients));
    this.#x = new Float64Array(n);
    this.#Y = new Float64Array(this.size);
    this.#open = new Float64Array(this.size);
    this.#slope = new Float64Array(this.size);
    this.#hard = n - grid.bath;
    this.#matrix = new Float64Array(this.size * groups.length * this.#hard);
    this.#slopes = new Float64Array(this.size * this.size);
    this.#made = new Float64Array(this.size);
    this.#at = new Float64Array(this.size);
  }

  #prepare(f: Float64Array, tau: number): void {
    const {y, bath, size: n} = this.#grid, open = this.#open;
    for (let i = 0; i < n; i++) this.#x[i] = exp(-y[i] / tau);
    for (let g = 0; g < this.#groups; g++) for (let i = 0, at = g * n; i < n; i++, at++) {
      open[at] = 1 - f[at];
      if (i < bath) {
        const inverse = 1 / (open[at] * this.#x[i]);
        this.#Y[at] = f[at] * inverse;
        this.#slope[at] = inverse / open[at];
      }
    }
  }

  /**
   * Adds the rates of all events to `out`; τ = T a is that of the interpolation; `linear`: those of the bath linear in what f changed since. With `J`, also
   * ∂rate/∂f·scale, of the last `refresh`, to J[row·columns + column].
   */
  add(f: Float64Array, tau: number, linear: boolean, out: Float64Array, J?: Float64Array, columns = 0, scale = 0): void {
    this.#prepare(f, tau);
    if (linear) this.#linear(f, out);
    else this.#mutual(out);
    this.#upward(f, out);
    if (J !== undefined) for (let row = 0, at = 0; row < this.size; row++) for (let c = row * columns, end = c + this.size; c < end; c++, at++) J[c] += scale * this.#slopes[at];
    const hard = this.#hard, {bath, size: n} = this.#grid, width = this.#groups * hard, matrix = this.#matrix;
    if (hard === 0) return;
    for (let row = 0, at = 0; row < this.size; row++) {
      let sum = 0;
      for (let g = 0; g < this.#groups; g++) for (let i = g * n + bath, end = g * n + n; i < end; i++, at++) sum += matrix[at] * f[i];
      out[row] += sum;
    }
    if (J === undefined) return;
    for (let row = 0; row < this.size; row++) for (let c = 0; c < width; c++) {
      const v = matrix[row * width + c];
      if (v !== 0) J[row * columns + Math.floor(c / hard) * n + bath + c % hard] += scale * v;
    }
  }

  /** Rates of the bath to first order in what f changed. */
  #linear(f: Float64Array, out: Float64Array): void {
    const n = this.size, slopes = this.#slopes, at = this.#at, made = this.#made;
    for (let row = 0, s = 0; row < n; row++) {
      let sum = made[row];
      for (let c = 0; c < n; c++, s++) sum += slopes[s] * (f[c] - at[c]);
      out[row] += sum;
    }
  }

  #mutual(out: Float64Array, J?: Float64Array): void {
    const {nodes, share, strength, count} = this.#events.mutual, slots = this.#slots, c = this.#coefficients, n = this.#grid.size, groups = this.#groups;
    const Y = this.#Y, open = this.#open, x = this.#x, Y4 = this.#Y4, open4 = this.#open4, slope = this.#slope, processes = this.#count, {size} = this;
    for (let e = 0; e < count; e++) {
      const i = nodes[4 * e], j = nodes[4 * e + 1], k = nodes[4 * e + 2], l = nodes[4 * e + 3], low = share[e], high = 1 - low;
      const X = x[i] * x[j], x4 = X / x[k], h = strength[3 * e], s3 = strength[3 * e + 1], s4 = strength[3 * e + 2];
      for (let g = 0; g < groups; g++) {
        Y4[g] = low * Y[g * n + l] + high * Y[g * n + l + 1];
        open4[g] = 1 / (1 + x4 * Y4[g]);
      }
      for (let p = 0; p < processes; p++) {
        const q = 4 * p, o4 = slots[q + 3], i1 = slots[q] + i, i2 = slots[q + 1] + j, i3 = slots[q + 2] + k, i4 = o4 + l, g4 = o4 === 0 ? 0 : o4 === n ? 1 : 2;
        const amplitude = X * (c[3 * p] * h + c[3 * p + 1] * s3 + c[3 * p + 2] * s4), b1 = open[i1], b2 = open[i2], b3 = open[i3], b4 = open4[g4];
        const y1 = Y[i1], y2 = Y[i2], y3 = Y[i3], y4 = Y4[g4], B = amplitude * b1 * b2 * b3 * b4, F = B * (y3 * y4 - y1 * y2);
        out[i1] += F;
        out[i2] += F;
        out[i3] -= F;
        out[i4] -= low * F;
        out[i4 + 1] -= high * F;
        if (J === undefined) continue;
        const d1 = -F / b1 - B * y2 * slope[i1], d2 = -F / b2 - B * y1 * slope[i2], d3 = -F / b3 + B * y4 * slope[i3];
        const d4 = B * y3 - F * b4 * x4, d4l = d4 * low * slope[i4], d4h = d4 * high * slope[i4 + 1];
        for (let r = 0; r < 5; r++) {
          const row = (r === 0 ? i1 : r === 1 ? i2 : r === 2 ? i3 : r === 3 ? i4 : i4 + 1) * size, sign = r < 2 ? 1 : r === 2 ? -1 : r === 3 ? -low : -high;
          J[row + i1] += sign * d1;
          J[row + i2] += sign * d2;
          J[row + i3] += sign * d3;
          J[row + i4] += sign * d4l;
          J[row + i4 + 1] += sign * d4h;
        }
      }
    }
  }

  #upward(f: Float64Array, out: Float64Array): void {
    const {nodes, share, strength, count} = this.#events.upward, slots = this.#slots, c = this.#coefficients;
    for (let e = 0; e < count; e++) {
      const i = nodes[4 * e], j = nodes[4 * e + 1], k = nodes[4 * e + 2], l = nodes[4 * e + 3];
      for (let p = 0; p < this.#count; p++) {
        const i1 = slots[4 * p] + i, i2 = slots[4 * p + 1] + j, i3 = slots[4 * p + 2] + k, i4 = slots[4 * p + 3] + l;
        const lost = (c[3 * p] * strength[3 * e] + c[3 * p + 1] * strength[3 * e + 1] + c[3 * p + 2] * strength[3 * e + 2]) * f[i1] * f[i2] * this.#open[i3];
        out[i1] -= lost;
        out[i2] -= lost;
        out[i3] += lost;
        out[i4] += share[e] * lost;
        out[i4 + 1] += (1 - share[e]) * lost;
      }
    }
  }

  /** Makes anew, from the bath that f has at x, the matrix of hard neutrinos; and the Jacobian, where x has moved by more than `within`. */
  refresh(x: number, f: Float64Array, tau: number, within: number): void {
    this.#prepare(f, tau);
    if (!(Math.abs(x - this.#madeAt) <= within)) {
      this.#mutual(this.#made.fill(0), this.#slopes.fill(0));
      this.#at.set(f.subarray(0, this.size));
      this.#madeAt = x;
    }
    this.#hardMatrix(f);
  }

  #hardMatrix(f: Float64Array): void {
    const {nodes, share, strength, count}: Events = this.#events.hard, slots = this.#slots, c = this.#coefficients, {bath, size: n} = this.#grid;
    const hard = this.#hard, width = this.#groups * hard, M = this.#matrix.fill(0);
    for (let e = 0; e < count; e++) {
      const i = nodes[4 * e], j = nodes[4 * e + 1], k = nodes[4 * e + 2], l = nodes[4 * e + 3], h = strength[3 * e], s3 = strength[3 * e + 1], s4 = strength[3 * e + 2];
      for (let p = 0; p < this.#count; p++) {
        const i1 = slots[4 * p] + i, i2 = slots[4 * p + 1] + j, i3 = slots[4 * p + 2] + k, i4 = slots[4 * p + 3] + l;
        const column = slots[4 * p] / n * hard + i - bath;
        const lost = (c[3 * p] * h + c[3 * p + 1] * s3 + c[3 * p + 2] * s4) * f[i2] * (1 - f[i3]);
        M[i1 * width + column] -= lost;
        M[i2 * width + column] -= lost;
        M[i3 * width + column] += lost;
        M[i4 * width + column] += share[e] * lost;
        M[(i4 + 1) * width + column] += (1 - share[e]) * lost;
      }
    }
  }
}
