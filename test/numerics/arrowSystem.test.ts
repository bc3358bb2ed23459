import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ArrowSystem} from "../../src/numerics/arrowSystem.js";
import {luFactor, luSolve} from "../../src/numerics/linear.js";

const n = 6;
const heads = 2;
const auxiliaries = 1;
const m = heads + auxiliaries;

/** Fills the arrays of a system from one stream of numbers; returns it with the dense matrix of shift·M − J in the order (border, diagonal). */
function pair(next: () => number, shift: number, massive: boolean): {readonly arrow: ArrowSystem; readonly dense: Float64Array} {
  const arrow = new ArrowSystem(n, heads, auxiliaries);
  for (const part of [arrow.diagonal, arrow.column, arrow.row, arrow.corner]) part.forEach((_, i) => { part[i] = next(); });
  if (massive) {
    arrow.rowMass.forEach((_, i) => { arrow.rowMass[i] = 0.2 * next(); });
    arrow.headMass.forEach((_, i) => { arrow.headMass[i] = 2 + next(); });
  }
  // The algebraic rows need a corner of their own.
  for (let k = heads; k < m; k++) arrow.corner[k * m + k] = -5;
  const size = m + n;
  const dense = new Float64Array(size * size);
  for (let k = 0; k < m; k++) {
    const evolves = k < heads;
    for (let l = 0; l < m; l++) dense[k * size + l] = (evolves && k === l ? shift * arrow.headMass[k] : 0) - arrow.corner[k * m + l];
    for (let i = 0; i < n; i++) dense[k * size + m + i] = (evolves ? shift * arrow.rowMass[k * n + i] : 0) - arrow.row[k * n + i];
  }
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < m; l++) dense[(m + i) * size + l] = -arrow.column[i * m + l];
    dense[(m + i) * size + m + i] = shift - arrow.diagonal[i];
  }
  return {arrow, dense};
}

const numbers = fc.infiniteStream(fc.double({min: -1, max: 1, noNaN: true}));

describe("ArrowSystem", () => {
  it.each([false, true])("agrees with dense LU, mass matrix: %s", (massive) => {
    fc.assert(fc.property(numbers, fc.double({min: 8, max: 1e4, noNaN: true}), (stream, shift) => {
      const next = (): number => stream.next().value;
      const {arrow, dense} = pair(next, shift, massive);
      const b = Float64Array.from({length: heads + n}, next);
      const slow = new Float64Array(m + n);
      slow.set(b.subarray(0, heads));
      slow.set(b.subarray(heads), m);
      const pivots = new Int32Array(m + n);
      expect(arrow.factor(shift)).toBe(true);
      arrow.solve(b);
      expect(luFactor(dense, m + n, pivots)).toBe(true);
      luSolve(dense, m + n, pivots, slow);
      for (let i = 0; i < n; i++) expect(b[heads + i]).toBeCloseTo(slow[m + i], 12);
      for (let k = 0; k < heads; k++) {
        let head = arrow.headMass[k] * slow[k];
        for (let i = 0; i < n; i++) head += arrow.rowMass[k * n + i] * slow[m + i];
        expect(b[k]).toBeCloseTo(head, 12);
      }
    }), {seed: 19});
  });

  it("refuses a singular border", () => {
    const arrow = new ArrowSystem(2, 1, 1);
    arrow.diagonal.fill(-1);
    expect(arrow.factor(3)).toBe(false);
  });
});
