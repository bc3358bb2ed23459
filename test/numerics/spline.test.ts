import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Spline, UniformSplineBank, type SplineEnds} from "../../src/numerics/spline.js";

const grid = (n: number, a: number, b: number): number[] => Array.from({length: n}, (_, i) => a + ((b - a) * i) / (n - 1));
const coefficient = fc.double({min: -10, max: 10, noNaN: true});
/** Strictly rising knots with cells between 0.05 and 1.05. */
const knots = fc.array(fc.double({min: 0.05, max: 1.05, noNaN: true}), {minLength: 3, maxLength: 30}).map((widths) => {
  const x = [-1];
  for (const width of widths) x.push(x[x.length - 1] + width);
  return x;
});

describe("Spline", () => {
  it("reproduces a cubic, its slope and its curvature everywhere, beyond the knots too", () => {
    fc.assert(fc.property(knots, coefficient, coefficient, coefficient, coefficient, fc.double({min: -0.3, max: 1.3, noNaN: true}), (x, a, b, c, d, share) => {
      const cubic = (t: number): number => a + t * (b + t * (c + t * d));
      const spline = new Spline(x, x.map(cubic));
      const t = x[0] + share * (x[x.length - 1] - x[0]);
      const scale = 1e-9 * (1 + Math.abs(t) ** 3) * 1e2;
      expect(Math.abs(spline.at(t) - cubic(t))).toBeLessThan(scale);
      expect(Math.abs(spline.slope(t) - (b + t * (2 * c + 3 * d * t)))).toBeLessThan(10 * scale);
      expect(Math.abs(spline.curvature(t) - (2 * c + 6 * d * t))).toBeLessThan(100 * scale);
    }), {seed: 4});
  });

  it("passes through its knots and is continuous there with two derivatives", () => {
    fc.assert(fc.property(knots, fc.array(coefficient, {minLength: 40, maxLength: 40}), fc.constantFrom<SplineEnds>("not-a-knot", "natural", {left: 1, right: -2}), (x, values, ends) => {
      const spline = new Spline(x, values.slice(0, x.length), ends);
      for (let i = 0; i < x.length; i++) expect(spline.at(x[i])).toBeCloseTo(values[i], 9);
      for (let i = 1; i < x.length - 1; i++) {
        const below = x[i] - 1e-11;
        expect(Math.abs(spline.slope(below) - spline.slope(x[i]))).toBeLessThan(1e-4);
        expect(Math.abs(spline.curvature(below) - spline.curvature(x[i]))).toBeLessThan(1e-3);
      }
    }), {seed: 5});
  });

  it.each<SplineEnds>(["not-a-knot", {left: 1, right: Math.exp(1)}])("converges with order 4 between the nodes, ends %j", (ends) => {
    const worst = (n: number): number => {
      const x = grid(n, 0, 1);
      const spline = new Spline(x, x.map(Math.exp), ends);
      return Math.max(...grid(1013, 0, 1).map((t) => Math.abs(spline.at(t) - Math.exp(t))));
    };
    const order = Math.log2(worst(41) / worst(81));
    expect(order).toBeGreaterThan(3.8);
    expect(order).toBeLessThan(4.3);
  });

  it("gives a natural spline no curvature and a clamped one its slopes at the ends", () => {
    const x = [0, 1, 3, 4];
    const natural = new Spline(x, [1, 0, 2, 1], "natural");
    expect(natural.curvature(0)).toBeCloseTo(0, 12);
    expect(natural.curvature(4)).toBeCloseTo(0, 12);
    const clamped = new Spline(x, [1, 0, 2, 1], {left: 5, right: -7});
    expect(clamped.slope(0)).toBeCloseTo(5, 12);
    expect(clamped.slope(4)).toBeCloseTo(-7, 12);
  });

  it("is a line through two knots and a parabola through three", () => {
    expect(new Spline([0, 2], [1, 5]).at(3)).toBeCloseTo(7, 14);
    expect(new Spline([0, 1, 3], [0, 1, 9]).at(2)).toBeCloseTo(4, 14);
  });

  it("does not depend on the order of the questions", () => {
    const x = grid(50, 0, 5);
    const spline = new Spline(x, x.map(Math.sin));
    const points = grid(331, -0.5, 5.5);
    const forwards = points.map((t) => spline.at(t));
    const backwards = [...points].reverse().map((t) => spline.at(t)).reverse();
    expect(backwards).toEqual(forwards);
  });

  it("refuses knots that do not rise and values that are not finite", () => {
    expect(() => new Spline([0, 1, 1], [1, 2, 3])).toThrow("x[2] = 1 after 1");
    expect(() => new Spline([0, 1, 2], [1, NaN, 3])).toThrow("(1, NaN)");
    expect(() => new Spline([0], [1])).toThrow("at least 2 knots");
  });
});

describe("UniformSplineBank", () => {
  const functions = [Math.sin, Math.exp, (t: number) => 1 / (1 + t * t)];
  const bank = (n: number): UniformSplineBank => new UniformSplineBank(-1, 3 / (n - 1), n, 3, grid(n, -1, 2).flatMap((t) => functions.map((f) => f(t))));

  it("agrees with one spline for each function, inside and beyond the grid", () => {
    const made = bank(25);
    const x = grid(25, -1, 2);
    const out = new Float64Array(3);
    const slopes = new Float64Array(3);
    const singles = functions.map((f) => new Spline(x, x.map(f)));
    for (const t of grid(157, -1.2, 2.2)) {
      made.at(t, out);
      made.slopes(t, slopes);
      singles.forEach((single, k) => {
        expect(out[k]).toBeCloseTo(single.at(t), 11);
        expect(slopes[k]).toBeCloseTo(single.slope(t), 10);
      });
    }
  });

  it("converges with order 4 and its slopes with order 3 between the nodes", () => {
    const worst = (n: number): [number, number] => {
      const made = bank(n);
      const out = new Float64Array(3);
      let value = 0;
      let slope = 0;
      for (const t of grid(1499, -1, 2)) {
        made.at(t, out);
        value = Math.max(value, ...functions.map((f, k) => Math.abs(out[k] - f(t))));
        made.slopes(t, out);
        slope = Math.max(slope, Math.abs(out[0] - Math.cos(t)), Math.abs(out[1] - Math.exp(t)));
      }
      return [value, slope];
    };
    const [coarse, coarseSlope] = worst(61);
    const [fine, fineSlope] = worst(121);
    expect(Math.log2(coarse / fine)).toBeGreaterThan(3.8);
    expect(Math.log2(coarseSlope / fineSlope)).toBeGreaterThan(2.8);
  });

  it("hits the nodes", () => {
    const made = bank(25);
    const out = new Float64Array(3);
    grid(25, -1, 2).forEach((t) => {
      made.at(t, out);
      functions.forEach((f, k) => expect(out[k]).toBeCloseTo(f(t), 12));
    });
  });

  it("refuses a wrong number of values", () => {
    expect(() => new UniformSplineBank(0, 1, 4, 2, new Float64Array(7))).toThrow("8 values: got 7");
    expect(() => new UniformSplineBank(0, 0, 4, 2, new Float64Array(8))).toThrow("step > 0");
  });
});
