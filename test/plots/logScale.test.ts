import {describe, expect, it} from "vitest";
import {position, ticks, type LogScale} from "../../src/plots/logScale.js";

const scale = (from: number, to: number): LogScale => ({from, to, start: 10, end: 110});
const labels = (from: number, to: number): readonly string[] => ticks(scale(from, to)).flatMap(({tex}) => (tex === undefined ? [] : [tex]));

describe("log scale", () => {
  it("is linear in the logarithm", () => {
    expect(position(scale(1, 1e4), 1)).toBe(10);
    expect(position(scale(1, 1e4), 100)).toBeCloseTo(60, 12);
    expect(position(scale(1, 1e4), 1e4)).toBe(110);
  });
  it("labels decades and marks 2...9 between them", () => {
    expect(labels(1, 1e4)).toEqual(["10^{0}", "10^{1}", "10^{2}", "10^{3}", "10^{4}"]);
    expect(ticks(scale(1, 1e2)).map(({value}) => value)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  });
  it("keeps ticks inside the axis, the ends included", () => {
    const values = ticks(scale(3.5e-12, 2e-4)).map(({value}) => value);
    expect(values[0]).toBe(4e-12);
    expect(values[values.length - 1]).toBe(2e-4);
    expect(labels(3.5e-12, 2e-4)[0]).toBe("10^{-11}");
  });
  it("labels 1, 2 and 5 on a short axis and every other decade on a long one", () => {
    expect(labels(15, 60)).toEqual(["2\\times 10^{1}", "5\\times 10^{1}"]);
    expect(labels(1e-15, 1)).toEqual(["10^{-14}", "10^{-12}", "10^{-10}", "10^{-8}", "10^{-6}", "10^{-4}", "10^{-2}", "10^{0}"]);
  });
});
