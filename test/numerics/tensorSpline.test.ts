import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {TensorSpline} from "../../src/numerics/tensorSpline.js";

const functions = [(x: number, z: number) => Math.sin(x) * Math.exp(-z), (x: number, z: number) => 1 / (2 + x + z * z)];
const spline = (nx: number, nz: number, of: readonly ((x: number, z: number) => number)[]): TensorSpline => {
  const dx = 3 / (nx - 1);
  const dz = 2 / (nz - 1);
  const values = new Float64Array(nx * nz * of.length);
  for (let i = 0; i < nx; i++) {
    for (let j = 0; j < nz; j++) of.forEach((f, k) => { values[(i * nz + j) * of.length + k] = f(i * dx, -1 + j * dz); });
  }
  return new TensorSpline(0, dx, nx, -1, dz, nz, of.length, values);
};
const inside = fc.tuple(fc.double({min: 0, max: 3, noNaN: true}), fc.double({min: -1, max: 1, noNaN: true}));
const coefficient = fc.double({min: -2, max: 2, noNaN: true});

describe("TensorSpline", () => {
  it("reproduces a product of cubics between its nodes", () => {
    fc.assert(fc.property(fc.tuple(coefficient, coefficient, coefficient, coefficient), inside, ([a, b, c, d], [x, z]) => {
      const f = (p: number, q: number): number => (a + p * (b + p * (c + p * d))) * (d + q * (a - q * (b + c * q)));
      const made = spline(9, 7, [f]);
      made.at(x);
      expect(made.lookup(0, z)).toBeCloseTo(f(x, z), 9);
    }), {seed: 20});
  });

  it("converges with order 4 between the nodes", () => {
    const worst = (n: number): number => {
      const made = spline(n, n, functions);
      let largest = 0;
      for (let x = 0; x <= 3; x += 0.0371) {
        made.at(x);
        for (let z = -1; z <= 1; z += 0.0293) functions.forEach((f, k) => { largest = Math.max(largest, Math.abs(made.lookup(k, z) - f(x, z))); });
      }
      return largest;
    };
    expect(Math.log2(worst(41) / worst(81))).toBeGreaterThan(3.7);
  });

  it("is clamped to the grid", () => {
    const made = spline(9, 9, functions);
    made.at(3);
    const corner = made.lookup(1, 1);
    made.at(17);
    expect(made.lookup(1, 5)).toBe(corner);
    made.at(-2);
    expect(made.lookup(0, -9)).toBeCloseTo(functions[0](0, -1), 12);
  });

  it("refuses fewer than 5 nodes", () => {
    expect(() => spline(4, 9, functions)).toThrow("4 x 9 nodes given");
  });
});
