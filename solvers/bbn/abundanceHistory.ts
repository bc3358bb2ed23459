/** Abundances on a grid of ln a, filled while a solver steps over it. */
import type {DenseStep} from "../../src/numerics/rodas5p.js";

export class AbundanceHistory {
  readonly lnA: Float64Array;
  /** Y_i at lnA[k] in [k·size + i]; column 0 is the neutron fraction X_n. */
  readonly abundances: Float64Array;
  private readonly size: number;
  private next = 0;

  /** `lnA` must increase. */
  constructor(lnA: Float64Array, size: number) {
    this.lnA = lnA;
    this.abundances = new Float64Array(lnA.length * size);
    this.size = size;
  }

  /** Calls `write` with each grid point up to x that is not filled yet, and its row. */
  fillTo(x: number, write: (lnA: number, row: Float64Array) => void): void {
    for (; this.next < this.lnA.length && this.lnA[this.next] <= x; this.next++) {
      write(this.lnA[this.next], this.abundances.subarray(this.next * this.size, (this.next + 1) * this.size));
    }
  }

  /** Fills the grid points that a step of the whole network covers. */
  fillFrom(step: DenseStep): void {
    this.fillTo(step.x1, (x, row) => step.evaluate(x, row));
  }
}
