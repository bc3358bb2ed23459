import {describe, expect, it} from "vitest";
import {integrateNonStiff} from "../../src/numerics/nonstiff.js";

const circle = {
  from: 0, to: 10, initial: [1, 0],
  derivative: (_x: number, y: ArrayLike<number>, out: Float64Array): void => { out[0] = -y[1]; out[1] = y[0]; },
};

describe("integrateNonStiff", () => {
  it.each([1e-6, 1e-9, 1e-12])("follows a circle within 50 times the tolerance %d", (relativeTolerance) => {
    const {ending, x, y} = integrateNonStiff({...circle, relativeTolerance});
    expect(ending.kind).toBe("reached");
    expect(x).toBe(10);
    expect(Math.hypot(y[0] - Math.cos(10), y[1] - Math.sin(10))).toBeLessThan(50 * relativeTolerance);
  });

  it("runs backwards to its start", () => {
    const there = integrateNonStiff({...circle, relativeTolerance: 1e-12});
    const back = integrateNonStiff({...circle, from: 10, to: 0, initial: there.y, relativeTolerance: 1e-12});
    expect(back.ending.kind).toBe("reached");
    expect(back.y[0]).toBeCloseTo(1, 10);
    expect(back.y[1]).toBeCloseTo(0, 10);
  });

  it("needs few steps of a smooth problem", () => {
    expect(integrateNonStiff({...circle, relativeTolerance: 1e-12}).steps).toBeLessThan(40);
  });

  it("stops where onStep says so, and reports each step once", () => {
    const seen: number[] = [];
    const {ending, x, y, steps} = integrateNonStiff({...circle, relativeTolerance: 1e-9, onStep: (at) => { seen.push(at); return at > 3; }});
    expect(ending).toEqual({kind: "stopped", at: x});
    expect(x).toBeGreaterThan(3);
    expect(y[0]).toBeCloseTo(Math.cos(x), 7);
    expect(seen).toHaveLength(steps);
    expect(seen.every((at, i) => i === 0 || at > seen[i - 1])).toBe(true);
    expect(seen[0]).toBeGreaterThan(0);
  });

  it("has endings with advice for too many steps and for a derivative that is not a number", () => {
    expect(integrateNonStiff({...circle, relativeTolerance: 1e-10, maxSteps: 3}).ending).toMatchObject({kind: "tooManySteps", advice: expect.stringContaining("maxSteps")});
    const broken = integrateNonStiff({...circle, relativeTolerance: 1e-10, derivative: (x, y, out) => { circle.derivative(x, y, out); if (x > 4) out[0] = NaN; }});
    expect(broken.ending.kind).toBe("notFinite");
    expect(broken.x).toBeLessThanOrEqual(4);
    expect(broken.y[0]).toBeCloseTo(Math.cos(broken.x), 8);
  });

  it("lets an error of the derivative through", () => {
    expect(() => integrateNonStiff({...circle, relativeTolerance: 1e-6, derivative: () => { throw new TypeError("mine"); }})).toThrow("mine");
  });
});
