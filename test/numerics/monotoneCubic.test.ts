import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cubicAt} from "../../src/numerics/limitedCubic.js";
import {monotoneSlopes} from "../../src/numerics/monotoneCubic.js";

describe("monotone cubic", () => {
  it("goes through its points and stays between two of them", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({min: 0.01, max: 3, noNaN: true}), fc.double({min: -10, max: 10, noNaN: true})), {minLength: 2, maxLength: 12}), (steps) => {
      let at = 0;
      const x = steps.map(([h]) => (at += h)), y = steps.map(([, v]) => v), slopes = monotoneSlopes(x, y);
      for (let i = 0; i + 1 < x.length; i++) {
        expect(cubicAt(x, y, slopes, i, x[i]!)).toBeCloseTo(y[i]!, 12);
        const [low, high] = [Math.min(y[i]!, y[i + 1]!), Math.max(y[i]!, y[i + 1]!)];
        for (const t of [0.1, 0.35, 0.5, 0.8]) {
          const value = cubicAt(x, y, slopes, i, x[i]! + t * (x[i + 1]! - x[i]!));
          expect(value).toBeGreaterThanOrEqual(low - 1e-9);
          expect(value).toBeLessThanOrEqual(high + 1e-9);
        }
      }
    }), {numRuns: 200});
  });

  it("keeps a straight line, and gains a factor of eight or more where the spacing of a smooth rise is halved", () => {
    expect([...monotoneSlopes([0, 1, 3], [1, 3, 7])]).toEqual([2, 2, 2]);
    const worst = (n: number): number => {
      const x = Array.from({length: n + 1}, (_, i) => i / n), y = x.map(Math.exp), slopes = monotoneSlopes(x, y);
      return Math.max(...Array.from({length: n - 2}, (_, k) => { const i = k + 1, at = (x[i]! + x[i + 1]!) / 2; return i + 1 < n ? Math.abs(cubicAt(x, y, slopes, i, at) - Math.exp(at)) : 0; }));
    };
    expect(worst(8) / worst(16)).toBeGreaterThan(7);
  });
});
