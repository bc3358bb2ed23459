/**
 * Cubic splines with two continuous derivatives: one function on any knots, or a bank of functions on one uniform grid.
 * Each cell keeps its own cubic, so that beyond the knots the end cubic goes on; whoever must not extrapolate clamps x first.
 */

/** "not-a-knot": the two cells at each end share one cubic; "natural": no curvature at the ends; or the slopes at both ends. */
export type SplineEnds = "not-a-knot" | "natural" | {readonly left: number; readonly right: number};

/** Second derivatives at the knots of the spline through (x[i], y[i]). */
function curvatures(x: ArrayLike<number>, y: ArrayLike<number>, ends: SplineEnds): Float64Array {
  const n = x.length;
  const m = new Float64Array(n);
  const clamped = typeof ends === "object";
  if (n === 2 && !clamped) return m;
  const width = (i: number): number => x[i + 1] - x[i];
  const secant = (i: number): number => (y[i + 1] - y[i]) / width(i);
  if (n === 3 && ends === "not-a-knot") return m.fill((2 * (secant(1) - secant(0))) / (width(0) + width(1)));

  // Tridiagonal system lower·m[i−1] + diagonal·m[i] + upper·m[i+1] = right.
  const lower = new Float64Array(n);
  const diagonal = new Float64Array(n).fill(1);
  const upper = new Float64Array(n);
  const right = new Float64Array(n);
  for (let i = 1; i < n - 1; i++) {
    lower[i] = width(i - 1);
    diagonal[i] = 2 * (width(i - 1) + width(i));
    upper[i] = width(i);
    right[i] = 6 * (secant(i) - secant(i - 1));
  }
  const last = n - 1;
  if (clamped) {
    diagonal[0] = 2 * width(0);
    upper[0] = width(0);
    right[0] = 6 * (secant(0) - ends.left);
    lower[last] = width(last - 1);
    diagonal[last] = 2 * width(last - 1);
    right[last] = 6 * (ends.right - secant(last - 1));
  } else if (ends === "not-a-knot") {
    // m[0] = (1 + r) m[1] − r m[2] with r = h0/h1, put into row 1; the same at the other end.
    const first = width(0) / width(1);
    diagonal[1] += lower[1] * (1 + first);
    upper[1] -= lower[1] * first;
    const final = width(last - 1) / width(last - 2);
    diagonal[last - 1] += upper[last - 1] * (1 + final);
    lower[last - 1] -= upper[last - 1] * final;
    lower[1] = 0;
    upper[last - 1] = 0;
  }
  for (let i = 1; i < n; i++) {
    const factor = lower[i] / diagonal[i - 1];
    diagonal[i] -= factor * upper[i - 1];
    right[i] -= factor * right[i - 1];
  }
  m[last] = right[last] / diagonal[last];
  for (let i = last - 1; i >= 0; i--) m[i] = (right[i] - upper[i] * m[i + 1]) / diagonal[i];
  if (ends === "not-a-knot") {
    const first = width(0) / width(1);
    const final = width(last - 1) / width(last - 2);
    m[0] = (1 + first) * m[1] - first * m[2];
    m[last] = (1 + final) * m[last - 1] - final * m[last - 2];
  }
  return m;
}

export class Spline {
  readonly #x: Float64Array;
  /** Per cell: value, slope, half the curvature, a sixth of the third derivative, at the left knot. */
  readonly #cubics: Float64Array;
  /** Cell of the last call: neighbouring arguments need no search. It changes the time, never the value. */
  #cell = 0;

  /** Spline through (x[i], y[i]); x rises strictly; at least 2 knots. */
  constructor(x: ArrayLike<number>, y: ArrayLike<number>, ends: SplineEnds = "not-a-knot") {
    const n = x.length;
    if (n < 2 || y.length !== n) throw new RangeError(`a spline needs at least 2 knots and as many values: got ${n} and ${y.length}`);
    for (let i = 0; i < n; i++) {
      if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) throw new RangeError(`knot ${i} is (${x[i]}, ${y[i]}): knots must be finite`);
      if (i > 0 && !(x[i] > x[i - 1])) throw new RangeError(`knots must rise strictly: x[${i}] = ${x[i]} after ${x[i - 1]}`);
    }
    this.#x = Float64Array.from(x);
    const m = curvatures(x, y, ends);
    this.#cubics = new Float64Array(4 * (n - 1));
    for (let i = 0, at = 0; i < n - 1; i++, at += 4) {
      const h = x[i + 1] - x[i];
      this.#cubics[at] = y[i];
      this.#cubics[at + 1] = (y[i + 1] - y[i]) / h - (h * (2 * m[i] + m[i + 1])) / 6;
      this.#cubics[at + 2] = m[i] / 2;
      this.#cubics[at + 3] = (m[i + 1] - m[i]) / (6 * h);
    }
  }

  #find(x: number): number {
    const knots = this.#x;
    let low = this.#cell;
    if (x >= knots[low] && x < knots[low + 1]) return low;
    low = 0;
    let high = knots.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (x < knots[middle]) high = middle;
      else low = middle;
    }
    this.#cell = low;
    return low;
  }

  at(x: number): number {
    const cell = this.#find(x);
    const at = 4 * cell;
    const c = this.#cubics;
    const t = x - this.#x[cell];
    return c[at] + t * (c[at + 1] + t * (c[at + 2] + t * c[at + 3]));
  }

  /** First derivative. */
  slope(x: number): number {
    const cell = this.#find(x);
    const at = 4 * cell;
    const c = this.#cubics;
    const t = x - this.#x[cell];
    return c[at + 1] + t * (2 * c[at + 2] + 3 * t * c[at + 3]);
  }

  /** Second derivative. */
  curvature(x: number): number {
    const cell = this.#find(x);
    const at = 4 * cell;
    return 2 * this.#cubics[at + 2] + 6 * (x - this.#x[cell]) * this.#cubics[at + 3];
  }
}

/** Several functions on the grid x0 + i·step, i = 0 ... nodes − 1: one look-up serves all; not-a-knot ends. */
export class UniformSplineBank {
  readonly functions: number;
  readonly #x0: number;
  readonly #perStep: number;
  readonly #lastCell: number;
  /** Cell-major, then function, then the four coefficients in t = (x − left knot)/step. */
  readonly #cubics: Float64Array;

  /** values[i·functions + k] is function k at node i. */
  constructor(x0: number, step: number, nodes: number, functions: number, values: ArrayLike<number>) {
    if (!(step > 0) || nodes < 2 || functions < 1 || values.length !== nodes * functions) {
      throw new RangeError(`a bank of ${functions} functions on ${nodes} nodes with step ${step} needs step > 0, 2 nodes and ${nodes * functions} values: got ${values.length}`);
    }
    this.functions = functions;
    this.#x0 = x0;
    this.#perStep = 1 / step;
    this.#lastCell = nodes - 2;
    this.#cubics = new Float64Array(4 * (nodes - 1) * functions);
    const unit = Float64Array.from({length: nodes}, (_, i) => i);
    const y = new Float64Array(nodes);
    for (let k = 0; k < functions; k++) {
      for (let i = 0; i < nodes; i++) {
        y[i] = values[i * functions + k];
        if (!Number.isFinite(y[i])) throw new RangeError(`value of function ${k} at node ${i} is ${y[i]}: it must be finite`);
      }
      const m = curvatures(unit, y, "not-a-knot");
      for (let i = 0; i < nodes - 1; i++) {
        const at = 4 * (i * functions + k);
        this.#cubics[at] = y[i];
        this.#cubics[at + 1] = y[i + 1] - y[i] - (2 * m[i] + m[i + 1]) / 6;
        this.#cubics[at + 2] = m[i] / 2;
        this.#cubics[at + 3] = (m[i + 1] - m[i]) / 6;
      }
    }
  }

  /** Writes all functions at x into `out`. */
  at(x: number, out: Float64Array): void {
    const s = (x - this.#x0) * this.#perStep;
    const cell = Math.max(0, Math.min(this.#lastCell, Math.floor(s)));
    const t = s - cell;
    const c = this.#cubics;
    for (let k = 0, at = 4 * cell * this.functions; k < this.functions; k++, at += 4) {
      out[k] = c[at] + t * (c[at + 1] + t * (c[at + 2] + t * c[at + 3]));
    }
  }

  /** Writes the first derivatives of all functions at x into `out`. */
  slopes(x: number, out: Float64Array): void {
    const s = (x - this.#x0) * this.#perStep;
    const cell = Math.max(0, Math.min(this.#lastCell, Math.floor(s)));
    const t = s - cell;
    const c = this.#cubics;
    for (let k = 0, at = 4 * cell * this.functions; k < this.functions; k++, at += 4) {
      out[k] = (c[at + 1] + t * (2 * c[at + 2] + 3 * t * c[at + 3])) * this.#perStep;
    }
  }
}
