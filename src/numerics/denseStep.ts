/** Dense output of Rodas5P: the state anywhere inside the last step, to order 4. Formula and coefficients are those of the tableau. */
import {rodas5p as tableau} from "./rodas5pTableau.js";

/** The step just accepted. Valid during the call only: the solver reuses it. */
export interface DenseStep {
  readonly x0: number;
  readonly x1: number;
  readonly y0: Float64Array;
  readonly y1: Float64Array;
  /** Writes y(x), x between x0 and x1, into `out`. */
  evaluate(x: number, out: Float64Array): void;
}

/** Dense output of the last accepted step. */
export class StoredStep implements DenseStep {
  x0 = 0;
  x1 = 0;
  y0: Float64Array;
  y1: Float64Array;
  /** The polynomials r_1 ... r_3 are worked out when first asked for. */
  stale = true;
  readonly #k: readonly Float64Array[];
  readonly #r: readonly Float64Array[];

  constructor(size: number, k: readonly Float64Array[]) {
    this.y0 = new Float64Array(size);
    this.y1 = new Float64Array(size);
    this.#k = k;
    this.#r = tableau.dense.map(() => new Float64Array(size));
  }

  evaluate(x: number, out: Float64Array): void {
    const n = this.y0.length;
    if (this.stale) {
      for (let m = 0; m < tableau.dense.length; m++) {
        const r = this.#r[m].fill(0);
        for (let j = 0; j < tableau.stages; j++) {
          const factor = tableau.dense[m][j];
          const k = this.#k[j];
          for (let i = 0; i < n; i++) r[i] += factor * k[i];
        }
      }
      this.stale = false;
    }
    const theta = (x - this.x0) / (this.x1 - this.x0);
    const rest = 1 - theta;
    const [r1, r2, r3] = this.#r;
    for (let i = 0; i < n; i++) {
      out[i] = rest * this.y0[i] + theta * (this.y1[i] + rest * (r1[i] + theta * (r2[i] + theta * r3[i])));
    }
  }
}
