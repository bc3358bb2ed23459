import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {luFactor, luSolve} from "../../src/numerics/linear.js";
import {numericalSystem} from "../../src/numerics/rodas5p.js";

const system = fc.integer({min: 1, max: 12}).chain((n) => fc.tuple(
  fc.constant(n),
  fc.array(fc.double({min: -1, max: 1, noNaN: true}), {minLength: n * n, maxLength: n * n}),
  fc.array(fc.double({min: -1, max: 1, noNaN: true}), {minLength: n, maxLength: n}),
));

describe("LU", () => {
  it("solves random systems to a residual at rounding", () => {
    fc.assert(fc.property(system, ([n, entries, x]) => {
      // The diagonal makes the condition number harmless.
      const a = Float64Array.from(entries, (entry, i) => entry + (i % (n + 1) === 0 ? 2 * n : 0));
      const b = Float64Array.from({length: n}, (_, i) => x.reduce((sum, xj, j) => sum + a[i * n + j] * xj, 0));
      const pivots = new Int32Array(n);
      expect(luFactor(a, n, pivots)).toBe(true);
      luSolve(a, n, pivots, b);
      for (let i = 0; i < n; i++) expect(b[i]).toBeCloseTo(x[i], 12);
    }), {seed: 2});
  });

  it("exchanges rows: a zero on the diagonal, and a badly scaled pivot", () => {
    const pivots = new Int32Array(3);
    const permutation = Float64Array.of(0, 0, 1, 1, 0, 0, 0, 1, 0);
    const b = Float64Array.of(3, 1, 2);
    expect(luFactor(permutation, 3, pivots)).toBe(true);
    luSolve(permutation, 3, pivots, b);
    expect([...b]).toEqual([1, 2, 3]);
    const small = Float64Array.of(1e-20, 1, 1, 1);
    const c = Float64Array.of(1, 2);
    expect(luFactor(small, 2, pivots)).toBe(true);
    luSolve(small, 2, pivots, c);
    expect(c[0]).toBeCloseTo(1, 14);
    expect(c[1]).toBeCloseTo(1, 14);
  });

  it.each([[0, 0, 0, 0], [1, 2, 2, 4], [NaN, 1, 1, NaN], [Infinity, 0, 0, 1]])("refuses the matrix %d %d %d %d", (...entries) => {
    expect(luFactor(Float64Array.from(entries), 2, new Int32Array(2))).toBe(false);
  });
});

describe("numericalSystem", () => {
  it("finds the Jacobian of a quadratic map to 1e-6 and leaves y alone", () => {
    fc.assert(fc.property(fc.array(fc.double({min: -3, max: 3, noNaN: true}), {minLength: 2, maxLength: 2}), ([u, v]) => {
      const y = Float64Array.of(u, v);
      const made = numericalSystem(2, (_x, [p, q], out) => { out[0] = p * p - q; out[1] = p * q; }, 1);
      made.evaluate(0, y);
      expect([...y]).toEqual([u, v]);
      expect(made.factor(50)).toBe(true);
      // W x = (50 − J) x for J = (2u, −1; v, u).
      const b = Float64Array.of((50 - 2 * u) * 1 + 1 * 2, -v * 1 + (50 - u) * 2);
      made.solve(b);
      expect(b[0]).toBeCloseTo(1, 6);
      expect(b[1]).toBeCloseTo(2, 6);
    }), {seed: 3});
  });
});
