import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {logGamma} from "../../src/numerics/gamma.js";
import {gaussLaguerre, gaussLegendre, tanhSinh, type Rule} from "../../src/numerics/quadrature.js";

const apply = ({nodes, weights}: Rule, f: (x: number) => number): number => weights.reduce((sum, w, i) => sum + w * f(nodes[i]), 0);

describe("gaussLegendre", () => {
  it.each([1, 2, 3, 5, 8, 16, 33, 64, 201])("with %d points is exact up to degree 2n − 1", (n) => {
    for (let degree = 0; degree <= Math.min(2 * n - 1, 60); degree++) {
      expect(apply(gaussLegendre(n), (x) => x ** degree)).toBeCloseTo(degree % 2 ? 0 : 2 / (degree + 1), 14);
    }
    // x^(2n−2), the highest even degree that is exact.
    expect(apply(gaussLegendre(n), (x) => x ** (2 * n - 2)) * (n - 0.5)).toBeCloseTo(1, 12);
  });

  it("is not exact at degree 2n", () => {
    for (const n of [1, 2, 3, 5]) expect(Math.abs(apply(gaussLegendre(n), (x) => x ** (2 * n)) - 2 / (2 * n + 1))).toBeGreaterThan(1e-4);
  });

  it("has the known nodes of 5 points and symmetric rising nodes with positive weights", () => {
    // DLMF, table 3.5.2.
    const {nodes, weights} = gaussLegendre(5);
    expect(nodes[3]).toBeCloseTo(0.5384693101056831, 15);
    expect(nodes[4]).toBeCloseTo(0.906179845938664, 15);
    expect(weights[2]).toBeCloseTo(128 / 225, 15);
    for (const n of [4, 17, 100]) {
      const rule = gaussLegendre(n);
      for (let i = 0; i < n; i++) {
        expect(rule.nodes[i]).toBe(-rule.nodes[n - 1 - i] + 0);
        expect(rule.weights[i]).toBeGreaterThan(0);
        if (i > 0) expect(rule.nodes[i]).toBeGreaterThan(rule.nodes[i - 1]);
      }
    }
  });

  it("is made once, and refuses 0 points", () => {
    expect(gaussLegendre(7)).toBe(gaussLegendre(7));
    expect(() => gaussLegendre(0)).toThrow("0 points is outside 1-10000");
  });
});

describe("gaussLaguerre", () => {
  it.each([[1, 0], [2, 0.5], [5, -0.5], [12, 2], [40, 0], [40, 3.7], [100, 2], [180, -0.9]])("with %d points and alpha = %d is exact up to degree 2n − 1", (n, alpha) => {
    const rule = gaussLaguerre(n, alpha);
    for (let degree = 0; degree <= Math.min(2 * n - 1, 40); degree++) {
      const log = logGamma(alpha + degree + 1);
      // x^degree over its integral: 1 without overflow.
      expect(apply(rule, (x) => Math.exp(degree * Math.log(x) - log))).toBeCloseTo(1, 12);
    }
  });

  it("has the known rule of 3 points", () => {
    // DLMF, table 3.5.6 (n = 3 from the roots of L_3).
    const {nodes, weights} = gaussLaguerre(3);
    [0.4157745567834791, 2.294280360279042, 6.289945082937479].forEach((x, i) => expect(nodes[i]).toBeCloseTo(x, 13));
    [0.7110930099291730, 0.2785177335692408, 0.0103892565015861].forEach((w, i) => expect(weights[i]).toBeCloseTo(w, 14));
  });

  it("integrates a Fermi-Dirac energy to 1e-10 with 60 points", () => {
    expect(apply(gaussLaguerre(60, 3), (x) => 1 / (1 + Math.exp(-x))) / ((7 * Math.PI ** 4) / 120)).toBeCloseTo(1, 10);
  });

  it("refuses alpha = −1", () => {
    expect(() => gaussLaguerre(4, -1)).toThrow("alpha = -1 is outside (-1, Infinity)");
  });
});

describe("tanhSinh", () => {
  const cases: readonly (readonly [string, (x: number, d: number) => number, number, number, number])[] = [
    ["ln x", (x) => Math.log(x), 0, 1, -1],
    ["1/√x", (x) => 1 / Math.sqrt(x), 0, 1, 2],
    ["x^−0.9", (x) => x ** -0.9, 0, 1, 10],
    ["√(1−x²)", (x) => Math.sqrt((1 - x) * (1 + x)), -1, 1, Math.PI / 2],
    ["1/√(1−x²) by distance", (x, d) => 1 / Math.sqrt(d * (1 + Math.abs(x))), -1, 1, Math.PI],
    ["ln x ln(1−x)", (x) => Math.log(x) * Math.log1p(-x), 0, 1, 2 - Math.PI ** 2 / 6],
    ["e^x", Math.exp, -3, 4, Math.exp(4) - Math.exp(-3)],
    ["x³/(e^x−1)", (x) => (x > 700 ? 0 : x ** 3 / Math.expm1(x)), 0, Infinity, Math.PI ** 4 / 15],
    ["e^−x/√x", (x) => Math.exp(-x) / Math.sqrt(x), 0, Infinity, Math.sqrt(Math.PI)],
    ["e^x to the left", Math.exp, -Infinity, 1, Math.E],
    ["Gauss", (x) => Math.exp(-x * x), -Infinity, Infinity, Math.sqrt(Math.PI)],
    ["Lorentz", (x) => 1 / (1 + x * x), -Infinity, Infinity, Math.PI],
  ];
  it.each(cases)("integrates %s", (_name, f, a, b, expected) => {
    const {value, error, ending} = tanhSinh(f, a, b);
    expect(ending.kind).toBe("reached");
    expect(Math.abs(value / expected - 1)).toBeLessThan(1e-12);
    expect(error).toBeLessThan(1e-10);
  });

  it("turns its sign with the limits and is additive", () => {
    fc.assert(fc.property(fc.double({min: -3, max: 3, noNaN: true}), fc.double({min: -3, max: 3, noNaN: true}), fc.double({min: -3, max: 3, noNaN: true}), (a, b, c) => {
      const F = (p: number, q: number): number => tanhSinh((x) => Math.cos(x) * Math.exp(x / 2), p, q).value;
      expect(F(a, b)).toBe(-F(b, a) + 0);
      expect(F(a, b) + F(b, c)).toBeCloseTo(F(a, c), 11);
    }), {numRuns: 40, seed: 7});
  });

  it("says where the integrand is not finite, and when it does not converge", () => {
    expect(tanhSinh((x) => 1 / (x - 0.5), 0, 1).ending).toMatchObject({kind: "notFinite", at: 0.5});
    expect(tanhSinh((x) => (x < 1 / 3 ? 0 : 1), 0, 1).ending).toMatchObject({kind: "tooManySteps", advice: expect.stringContaining("split")});
  });
});
