/** A column that others foretell, against the curve that it samples. */
import {describe, expect, it} from "vitest";
import {corrected, forecastOf, wantedAmong, type Corrected} from "../../src/scan/foretold.js";
import {cubicRoot, limitedSlopes} from "../../src/numerics/limitedCubic.js";
import {fieldColumn, LevelField} from "../../src/scan/levelField.js";

type Level = (x: number, logMass: number) => number;
const from = 0, to = 8;

/** Columns at −0.1 and 0.1 in log₁₀ m, sampled finely. */
const neighbours = (level: Level): LevelField => new LevelField([-0.3, -0.1, 0.1, 0.3].map(logMass => {
  const x = Array.from({length: 801}, (_, i) => from + i / 100);
  return fieldColumn(logMass, 0, x, x.map(at => level(at, logMass)));
}));

/** Points that a column at log₁₀ m = 0 ends with, and what is known of it then. */
function followed(level: Level, truth: (x: number) => number, tolerance: number | ((k: number, at: number) => number) = 0.01): Corrected {
  const forecast = forecastOf(neighbours(level), 0, from, to), precision = {tightest: 0.01, tolerance: typeof tolerance === "number" ? () => tolerance : tolerance, expected: () => false};
  let x: number[] = [from, to];
  for (let round = 0; round < 200; round++) {
    const curve = corrected(forecast, x, x.map(truth)), wanted = wantedAmong([curve], precision).map(at => Math.round(at * 1000) / 1000).filter(at => !x.includes(at));
    if (wanted.length === 0) return curve;
    x = [...x, ...wanted].sort((a, b) => a - b);
  }
  throw new Error("no end");
}
const rootsOf = ({x, y}: Pick<Corrected, "x" | "y">): number[] => {
  const slopes = limitedSlopes(x, y);
  return x.flatMap((_, i) => i + 1 < x.length && y[i]! > 0 !== y[i + 1]! > 0 ? [cubicRoot(x, y, slopes, i)] : []);
};
const ramp = (x: number, edge: number, steepness = 3): number => Math.asinh(steepness * (x - edge));

describe("column that others foretell", () => {
  it("passes through its points, and doubts nothing there", () => {
    const forecast = forecastOf(neighbours((x, m) => ramp(x, 3 + m)), 0, from, to), x = [0, 2.5, 3.7, 8], curve = corrected(forecast, x, x.map(at => ramp(at, 3.2)));
    expect(curve.points.map(i => curve.x[i])).toEqual(x);
    curve.points.forEach((i, k) => {
      expect(curve.y[i]).toBe(ramp(x[k]!, 3.2));
      expect(curve.doubt[i]).toBe(0);
    });
    expect(Math.max(...curve.doubt)).toBeGreaterThan(0.1);
  });

  it("needs few points where the forecast is true", () => {
    const curve = followed((x, m) => Math.min(ramp(x, 2 + m), ramp(-x, -6 + m)), x => Math.min(ramp(x, 2), ramp(-x, -6)));
    expect(curve.points.length).toBeLessThan(14);
    expect(rootsOf(curve)).toHaveLength(2);
  });

  const dip = (x: number, depth: number): number => ramp(x, 3) - depth * Math.exp(-(((x - 4.2) / 0.3) ** 2)), bump = (x: number, height: number): number => Math.max(ramp(x, 4), height - 2 * Math.abs(x - 2.6));
  it.each([
    ["an edge that is elsewhere", (x: number, m: number) => ramp(x, 3 + m), (x: number) => ramp(x, 3.317), [3.317]],
    ["a steeper edge", (x: number, m: number) => ramp(x, 3 + m), (x: number) => ramp(x, 3.05, 40), [3.05]],
    ["a cliff", (x: number, m: number) => (x < 3 + m ? -0.2 : 0.15), (x: number) => (x < 3.023 ? -0.2 : 0.15), [3.023]],
    ["a window of which the forecast has a dip", (x: number) => dip(x, 1.8), (x: number) => dip(x, 2.2), undefined],
    ["an island of which the forecast has a bump", (x: number) => bump(x, -0.2), (x: number) => bump(x, 0.2), [2.5, 2.7, 4]],
    ["no island where the forecast has one", (x: number) => bump(x, 0.2), (x: number) => bump(x, -0.2), [4]]
  ] as const)("finds %s", (_, level, truth, known) => {
    const fine = Array.from({length: 80_001}, (_, i) => i * 1e-4), expected = known ?? rootsOf({x: fine, y: fine.map(truth)}), curve = followed(level, truth), found = rootsOf(curve);
    expect(found).toHaveLength(expected.length);
    found.forEach((root, i) => expect(Math.abs(root - expected[i]!)).toBeLessThan(0.01));
    expect(curve.points.length).toBeLessThan(40);
  });

  it("brackets where an excluding level begins to apply", () => {
    const curve = followed((x, m) => (x < 4 + m / 2 ? NaN : 1), x => (x < 4.07 ? NaN : 1)), points = curve.points.map(i => [curve.x[i]!, curve.y[i]!] as const);
    const below = points.findLast(([, y]) => Number.isNaN(y))![0], above = points.find(([, y]) => !Number.isNaN(y))![0];
    expect(below).toBeLessThan(4.07);
    expect(above - below).toBeLessThanOrEqual(0.0101);
  });

  it("spends less where less is asked", () => {
    const truth = (x: number): number => ramp(x, 3.35), level: Level = (x, m) => ramp(x, 3 + m);
    expect(followed(level, truth, 0.1).points.length).toBeLessThan(followed(level, truth).points.length);
  });

  it("tells nothing beside a point of which nothing is known", () => {
    const forecast = forecastOf(neighbours((x, m) => ramp(x, 3 + m)), 0, from, to), x = [0, 2, 4, 6, 8], curve = corrected(forecast, x, [-2, -2, NaN, 3, 3], i => i === 2);
    expect(curve.x.filter(at => at > 2 && at < 6)).toEqual([4]);
    expect(curve.x.filter(at => at > 6).length).toBeGreaterThan(20);
  });
});
