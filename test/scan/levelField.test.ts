/** Levels between columns: smooth edges, and masses at which some of them jump. */
import {describe, expect, it} from "vitest";
import {fieldColumn, LevelField, matchedEdges, placeOfMass, type Breaks} from "../../src/scan/levelField.js";

type Level = (x: number, logMass: number) => number;
const ramp = (x: number, edge: number): number => Math.asinh(3 * (x - edge));
const fieldOf = (level: Level, logMasses: readonly number[], breaks?: Breaks): LevelField => new LevelField(logMasses.map(logMass => {
  const x = Array.from({length: 401}, (_, i) => i / 50);
  return fieldColumn(logMass, 0, x, x.map(at => level(at, logMass)));
}), breaks);
const edgesOf = (field: LevelField, logMass: number): number[] => {
  const x = Array.from({length: 8001}, (_, i) => i / 1000), y = field.levels(logMass, x);
  return x.filter((_, i) => i > 0 && y[i - 1]! > 0 !== y[i]! > 0);
};

describe("level between columns", () => {
  it("has edges where they are, and is what it is in the columns", () => {
    const level: Level = (x, m) => Math.min(ramp(x, 2 + m + m * m), ramp(-x, -6 + 2 * m)), field = fieldOf(level, [-0.3, -0.1, 0.1, 0.3]);
    for (const m of [-0.2, 0, 0.07, 0.22]) edgesOf(field, m).forEach((edge, k) => expect(Math.abs(edge - [2 + m + m * m, 6 - 2 * m][k]!)).toBeLessThan(3e-3));
    expect(field.levels(0.1, [1.02, 4, 7])).toEqual(Float64Array.of(level(1.02, 0.1), level(4, 0.1), level(7, 0.1)));
  });
});

describe("level where an edge runs steeply with the mass", () => {
  it("applies up to the ends of the couplings that were computed", () => {
    const field = fieldOf((x, m) => ramp(x, 4 + 4 * m), [-0.3, -0.1, 0.1, 0.3]);
    for (const m of [-0.2, -0.03, 0, 0.2]) expect(field.levels(m, [0, 1, 4, 7, 8]).some(Number.isNaN)).toBe(false);
  });

  it("is as fine as columns are, however close they are", () => {
    const field = fieldOf((x, m) => ramp(x, 4 + 200 * m), Array.from({length: 9}, (_, i) => (i - 4) * 5e-4));
    for (const m of [-1.2e-3, -2e-4, 7e-4]) expect(Math.abs(edgesOf(field, m)[0]! - (4 + 200 * m))).toBeLessThan(5e-3);
  });

  it("covers nothing beyond columns that know something", () => {
    const known = [0, 0.1].map(logMass => fieldColumn(logMass, 0, [0, 8], [1, 1])), field = new LevelField([...known, fieldColumn(0.2, 0, [], [])]);
    expect([-0.01, 0, 0.05, 0.1, 0.15].map(m => field.covers(m))).toEqual([false, true, true, true, false]);
  });
});

describe("edges of two columns", () => {
  const column = (pattern: string, ...edges: number[]) => ({pattern, edges});
  it("are paired by what they are and where, and not by their number", () => {
    // A window closes and another opens: as many edges, but not the same.
    expect(matchedEdges(column("+-+-+-", -14.93, -14.85, -14.48, -13, -12, -10.3), column("+-+-+-", -14.5, -13.02, -12, -11.3, -11.2, -10.33))).toEqual([[2, 0], [3, 1], [4, 2], [5, 5]]);
    expect(matchedEdges(column("+-", -3, -1), column("+-", -2.5, 0.1))).toEqual([[0, 0], [1, 1]]);
    expect(matchedEdges(column("+-+", -3, -1, 1), column("+", 0.9))).toEqual([[2, 0]]);
    expect(matchedEdges(column("-", 0), column("+", 0))).toEqual([]);
    expect(matchedEdges(column("", ), column("+", 0))).toEqual([]);
  });
});

describe("level that jumps at a mass, below some coupling", () => {
  const breaks: Breaks = {logMasses: [0], below: 4}, upper = (m: number): number => 5 + m, lower = (m: number): number => m < 0 ? 3 + m : 2 + 0.3 * placeOfMass(m, breaks) / 0.05;
  const level: Level = (x, m) => Math.min(ramp(x, lower(m)), ramp(-x, -upper(m))), masses = [-0.3, -0.2, -0.1, -5e-4, 5e-4, 5e-3, 0.05, 0.1, 0.2, 0.3], field = fieldOf(level, masses, breaks);

  it.each([-0.15, -0.05, -0.01, -1e-3, 2e-3, 0.02, 0.07, 0.15])("has both edges at %s, each from its own side", m => {
    const edges = edgesOf(field, m);
    expect(edges).toHaveLength(2);
    expect(Math.abs(edges[0]! - lower(m))).toBeLessThan(0.02);
    expect(Math.abs(edges[1]! - upper(m))).toBeLessThan(3e-3);
  });

  it("is smooth above that coupling, whatever edges jump below", () => {
    for (let m = -0.29; m < 0.29; m += 0.01) for (const x of [4.2, 4.5, 4.9, 5.5, 7]) expect(Math.abs(field.levels(m, [x])[0]! - level(x, m))).toBeLessThan(0.05);
  });

  it("jumps at all couplings where it is not said below which", () => {
    const everywhere: Level = (x, m) => ramp(x, m < 0 ? 3 : 5), all = fieldOf(everywhere, masses, {logMasses: [0], below: Infinity});
    for (const m of [-0.05, -1e-3, 1e-3, 0.05]) expect(edgesOf(all, m)).toEqual([m < 0 ? 3.001 : 5.001]);
  });
});
