/**
 * C² tensor-product cubic spline of several functions on a uniform rectangular grid (x, z).
 * B-spline form: one call prepares a row at x, then any number of z are looked up in it, without allocation.
 */
import {luFactor, luSolve} from "./linear.js";

/** Cubic B-spline coefficients (n + 2 of them) that interpolate n ≥ 4 uniform nodes, with not-a-knot ends. */
const coefficients = (n: number): ((values: Float64Array) => Float64Array) => {
  const size = n + 2, matrix = new Float64Array(size * size), pivots = new Int32Array(size);
  for (let i = 0; i < n; i++) {
    matrix[(i + 1) * size + i] = 1 / 6;
    matrix[(i + 1) * size + i + 1] = 4 / 6;
    matrix[(i + 1) * size + i + 2] = 1 / 6;
  }
  // Third derivative continuous over the first and the last interior node.
  const jump = [1, -4, 6, -4, 1];
  for (let k = 0; k < 5; k++) {
    matrix[k] = jump[k]!;
    matrix[(size - 1) * size + size - 5 + k] = jump[k]!;
  }
  if (!luFactor(matrix, size, pivots)) throw new Error("B-spline matrix is singular");
  return values => {
    const right = new Float64Array(size);
    right.set(values, 1);
    luSolve(matrix, size, pivots, right);
    return right;
  };
};

export class TensorSpline {
  readonly functions: number;
  readonly #x0: number;
  readonly #dx: number;
  readonly #nx: number;
  readonly #z0: number;
  readonly #dz: number;
  readonly #nz: number;
  /** [x coefficient][function][z coefficient] */
  readonly #c: Float64Array;
  readonly #row: Float64Array;

  /** @param values values[(i·nz + j)·functions + k] at x0 + i·dx, z0 + j·dz. */
  constructor(x0: number, dx: number, nx: number, z0: number, dz: number, nz: number, functions: number, values: Float64Array) {
    if (nx < 5 || nz < 5) throw new RangeError(`TensorSpline: ${nx} x ${nz} nodes given, at least 5 x 5 are needed`);
    this.functions = functions;
    this.#x0 = x0; this.#dx = dx; this.#nx = nx;
    this.#z0 = z0; this.#dz = dz; this.#nz = nz;
    const alongX = coefficients(nx), alongZ = coefficients(nz), wide = nz + 2;
    const half = new Float64Array(nx * functions * wide), line = new Float64Array(nz);
    for (let i = 0; i < nx; i++) for (let k = 0; k < functions; k++) {
      for (let j = 0; j < nz; j++) line[j] = values[(i * nz + j) * functions + k]!;
      half.set(alongZ(line), (i * functions + k) * wide);
    }
    this.#c = new Float64Array((nx + 2) * functions * wide);
    const column = new Float64Array(nx);
    for (let m = 0; m < functions * wide; m++) {
      for (let i = 0; i < nx; i++) column[i] = half[i * functions * wide + m]!;
      const c = alongX(column);
      for (let i = 0; i < nx + 2; i++) this.#c[i * functions * wide + m] = c[i]!;
    }
    this.#row = new Float64Array(functions * wide);
  }

  /** Prepares the row at x (clamped to the grid). */
  at(x: number): void {
    const u = Math.min(Math.max((x - this.#x0) / this.#dx, 0), this.#nx - 1), i = Math.min(Math.floor(u), this.#nx - 2), r = u - i;
    const q = 1 - r, b0 = q * q * q / 6, b3 = r * r * r / 6, b1 = 2 / 3 - r * r + 3 * b3, b2 = 1 - b0 - b1 - b3;
    const width = this.#row.length, c = this.#c, row = this.#row, o = i * width;
    for (let m = 0; m < width; m++) row[m] = b0 * c[o + m]! + b1 * c[o + width + m]! + b2 * c[o + 2 * width + m]! + b3 * c[o + 3 * width + m]!;
  }

  /** Function k at z (clamped to the grid), in the row last prepared. */
  lookup(k: number, z: number): number {
    const u = Math.min(Math.max((z - this.#z0) / this.#dz, 0), this.#nz - 1), j = Math.min(Math.floor(u), this.#nz - 2), r = u - j;
    const q = 1 - r, b0 = q * q * q / 6, b3 = r * r * r / 6, b1 = 2 / 3 - r * r + 3 * b3, b2 = 1 - b0 - b1 - b3;
    const row = this.#row, o = k * (this.#nz + 2) + j;
    return b0 * row[o]! + b1 * row[o + 1]! + b2 * row[o + 2]! + b3 * row[o + 3]!;
  }

  /** All functions at z (clamped to the grid), in the row last prepared, into out. */
  lookups(z: number, out: Float64Array): void {
    const u = Math.min(Math.max((z - this.#z0) / this.#dz, 0), this.#nz - 1), j = Math.min(Math.floor(u), this.#nz - 2), r = u - j;
    const q = 1 - r, b0 = q * q * q / 6, b3 = r * r * r / 6, b1 = 2 / 3 - r * r + 3 * b3, b2 = 1 - b0 - b1 - b3;
    const row = this.#row, wide = this.#nz + 2;
    for (let k = 0, o = j; k < this.functions; k++, o += wide) out[k] = b0 * row[o]! + b1 * row[o + 1]! + b2 * row[o + 2]! + b3 * row[o + 3]!;
  }

  /** Function k at (x, z), both clamped: the sixteen coefficients around it alone, where a row would serve one look-up. */
  value(k: number, x: number, z: number): number {
    const u = Math.min(Math.max((x - this.#x0) / this.#dx, 0), this.#nx - 1), i = Math.min(Math.floor(u), this.#nx - 2), r = u - i;
    const v = Math.min(Math.max((z - this.#z0) / this.#dz, 0), this.#nz - 1), j = Math.min(Math.floor(v), this.#nz - 2), s = v - j;
    const p = 1 - r, a0 = p * p * p / 6, a3 = r * r * r / 6, a1 = 2 / 3 - r * r + 3 * a3, a2 = 1 - a0 - a1 - a3;
    const q = 1 - s, b0 = q * q * q / 6, b3 = s * s * s / 6, b1 = 2 / 3 - s * s + 3 * b3, b2 = 1 - b0 - b1 - b3;
    const c = this.#c, width = this.#row.length, o = i * width + k * (this.#nz + 2) + j, o1 = o + width, o2 = o1 + width, o3 = o2 + width;
    return a0 * (b0 * c[o]! + b1 * c[o + 1]! + b2 * c[o + 2]! + b3 * c[o + 3]!)
      + a1 * (b0 * c[o1]! + b1 * c[o1 + 1]! + b2 * c[o1 + 2]! + b3 * c[o1 + 3]!)
      + a2 * (b0 * c[o2]! + b1 * c[o2 + 1]! + b2 * c[o2 + 2]! + b3 * c[o2 + 3]!)
      + a3 * (b0 * c[o3]! + b1 * c[o3 + 1]! + b2 * c[o3 + 2]! + b3 * c[o3 + 3]!);
  }
}
