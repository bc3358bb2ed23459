import {describe, expect, it} from "vitest";
import {rodas5p, untransformed} from "../../src/numerics/rodas5pTableau.js";

const {alpha, gamma, b} = untransformed(rodas5p);
const n = rodas5p.stages;
const beta = alpha.map((row, i) => row.map((entry, j) => entry + gamma[i][j]));
const rowSums = (m: number[][]): number[] => m.map((row) => row.reduce((sum, x) => sum + x, 0));
const times = (m: number[][], v: number[]): number[] => m.map((row) => row.reduce((sum, x, j) => sum + x * v[j], 0));
const product = (...v: number[][]): number[] => v.reduce((p, w) => p.map((x, i) => x * w[i]));
const dot = (u: number[], v: number[]): number => u.reduce((sum, x, i) => sum + x * v[i], 0);

const a = rowSums(alpha);
const s = rowSums(beta);
/** Order, tree, Σ over the tree, what it must be. - Hairer & Wanner, Solving ODEs II, table IV.7.1 */
const conditions: readonly (readonly [number, string, number[], number])[] = [
  [1, "t", new Array<number>(n).fill(1), 1],
  [2, "[t]", s, 1 / 2],
  [3, "[t,t]", product(a, a), 1 / 3],
  [3, "[[t]]", times(beta, s), 1 / 6],
  [4, "[t,t,t]", product(a, a, a), 1 / 4],
  [4, "[t,[t]]", product(a, times(alpha, s)), 1 / 8],
  [4, "[[t,t]]", times(beta, product(a, a)), 1 / 12],
  [4, "[[[t]]]", times(beta, times(beta, s)), 1 / 24],
  [5, "[t,t,t,t]", product(a, a, a, a), 1 / 5],
  [5, "[t,t,[t]]", product(a, a, times(alpha, s)), 1 / 10],
  [5, "[[t],[t]]", product(times(alpha, s), times(alpha, s)), 1 / 20],
  [5, "[t,[t,t]]", product(a, times(alpha, product(a, a))), 1 / 15],
  [5, "[t,[[t]]]", product(a, times(alpha, times(beta, s))), 1 / 30],
  [5, "[[t,t,t]]", times(beta, product(a, a, a)), 1 / 20],
  [5, "[[t,[t]]]", times(beta, product(a, times(alpha, s))), 1 / 40],
  [5, "[[[t,t]]]", times(beta, times(beta, product(a, a))), 1 / 60],
  [5, "[[[[t]]]]", times(beta, times(beta, times(beta, s))), 1 / 120],
];

describe("tableau of Rodas5P", () => {
  it.each(conditions)("fulfils the condition of order %i for %s", (_order, _tree, vector, expected) => {
    expect(dot(b, vector)).toBeCloseTo(expected, 11);
  });

  it("has an embedded method that fulfils all conditions of order 4 and not all of order 5", () => {
    // The argument of the last stage: its weights are the last row of alpha.
    const embedded = alpha[n - 1];
    for (const [order, , vector, expected] of conditions) {
      if (order <= 4) expect(dot(embedded, vector)).toBeCloseTo(expected, 11);
    }
    const misses = conditions.filter(([order, , vector, expected]) => order === 5 && Math.abs(dot(embedded, vector) - expected) > 1e-6);
    expect(misses.length).toBeGreaterThan(0);
  });

  it("is stiffly accurate: the weights are the last row of beta", () => {
    for (let j = 0; j < n; j++) expect(b[j]).toBeCloseTo(beta[n - 1][j], 11);
  });

  it("gives a dense output with weights that add up to the elapsed fraction of the step", () => {
    // y' = 1: every k_j/h is the row sum of Γ⁻¹ … solved from Σ_j (Γ⁻¹)_ij k_j = h.
    const k = rowSums(gamma);
    const [r1, r2, r3] = rodas5p.dense.map((row) => dot([...row], k));
    for (const theta of [0.1, 0.37, 0.5, 0.9]) {
      expect(theta * (1 + (1 - theta) * (r1 + theta * (r2 + theta * r3)))).toBeCloseTo(theta, 11);
    }
  });
});
