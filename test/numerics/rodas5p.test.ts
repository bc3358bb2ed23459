import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {integrateNonStiff} from "../../src/numerics/nonstiff.js";
import {denseSystem, integrateStiff, numericalSystem, type StiffProblem, type StiffResult} from "../../src/numerics/rodas5p.js";

/** Steps of one length: tolerances so wide that the controller never speaks. */
const fixedSteps = (problem: StiffProblem, from: number, to: number, initial: number[], steps: number): StiffResult =>
  integrateStiff(problem, {from, to, initial, relativeTolerance: 0.9, absoluteTolerance: 1e6, firstStep: (to - from) / steps, maxStep: Math.abs(to - from) / steps});

/** Observed order when the steps are halved. */
const observedOrder = (error: (steps: number) => number, steps: number): number => Math.log2(error(steps) / error(2 * steps));

/** y' = cos(x) y, y = e^{sin x}. */
const modulated: StiffProblem = {
  size: 1,
  derivative: (x, y, out) => { out[0] = Math.cos(x) * y[0]; },
  partialX: (x, y, out) => { out[0] = -Math.sin(x) * y[0]; },
  system: denseSystem(1, (x, _y, J) => { J[0] = Math.cos(x); }),
};

/** Lotka-Volterra: smooth, nonlinear, autonomous; x − ln x + y − ln y is conserved. */
const prey: StiffProblem = {
  size: 2,
  derivative: (_x, y, out) => { out[0] = y[0] * (1 - y[1]); out[1] = y[1] * (y[0] - 1); },
  partialX: (_x, _y, out) => { out.fill(0); },
  system: denseSystem(2, (_x, y, J) => { J[0] = 1 - y[1]; J[1] = -y[0]; J[2] = y[1]; J[3] = y[0] - 1; }),
};

/** Prothero & Robinson: y' = λ(y − φ(x)) + φ'(x), φ = sin(x + 1/2); the solution φ does not know λ. */
const protheroRobinson = (lambda: number): StiffProblem => ({
  size: 1,
  derivative: (x, y, out) => { out[0] = lambda * (y[0] - Math.sin(x + 0.5)) + Math.cos(x + 0.5); },
  partialX: (x, _y, out) => { out[0] = -lambda * Math.cos(x + 0.5) - Math.sin(x + 0.5); },
  system: denseSystem(1, (_x, _y, J) => { J[0] = lambda; }),
});

const robertsonSlope = (_x: number, y: Float64Array, out: Float64Array): void => {
  out[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
  out[2] = 3e7 * y[1] * y[1];
  out[1] = -out[0] - out[2];
};
const robertson = {
  size: 3,
  derivative: robertsonSlope,
  partialX: (_x: number, _y: Float64Array, out: Float64Array) => { out.fill(0); },
  system: denseSystem(3, (_x, y, J) => {
    J[0] = -0.04; J[1] = 1e4 * y[2]; J[2] = 1e4 * y[1];
    J[6] = 0; J[7] = 6e7 * y[1]; J[8] = 0;
    J[3] = 0.04; J[4] = -J[1] - J[7]; J[5] = -J[2];
  }),
} satisfies StiffProblem;

describe("Rodas5P: conservation", () => {
  it("keeps a linear invariant to rounding, whatever the start", () => {
    fc.assert(fc.property(fc.double({min: 0, max: 1, noNaN: true}), fc.double({min: 0, max: 1e-3, noNaN: true}), (a, b) => {
      const result = integrateStiff(robertson, {from: 0, to: 100, initial: [a, b, 1 - a - b], relativeTolerance: 1e-4, absoluteTolerance: 1e-10});
      expect(result.ending.kind).toBe("reached");
      expect(result.y[0] + result.y[1] + result.y[2]).toBeCloseTo(1, 12);
    }), {numRuns: 30, seed: 1});
  });

  it("comes back to where it set out", () => {
    const there = integrateStiff(prey, {from: 0, to: 5, initial: [2, 0.7], relativeTolerance: 1e-10, absoluteTolerance: 1e-12});
    const back = integrateStiff(prey, {from: 5, to: 0, initial: there.y, relativeTolerance: 1e-10, absoluteTolerance: 1e-12});
    expect(back.ending.kind).toBe("reached");
    expect(back.x).toBe(0);
    expect(back.y[0]).toBeCloseTo(2, 8);
    expect(back.y[1]).toBeCloseTo(0.7, 8);
  });
});

describe("Rodas5P: convergence", () => {
  it("has order 5 on a non-autonomous problem", () => {
    const order = observedOrder((steps) => Math.abs(fixedSteps(modulated, 0, 4, [1], steps).y[0] - Math.exp(Math.sin(4))), 40);
    expect(order).toBeGreaterThan(4.7);
    expect(order).toBeLessThan(5.6);
  });

  it("has order 5 on a nonlinear autonomous problem", () => {
    const reference = integrateNonStiff({
      from: 0, to: 4, initial: [2, 0.7], relativeTolerance: 1e-14, absoluteTolerance: 1e-14,
      derivative: (x, y, out) => prey.derivative(x, Float64Array.from(y), out),
    }).y;
    const order = observedOrder((steps) => Math.hypot(...fixedSteps(prey, 0, 4, [2, 0.7], steps).y.map((y, i) => y - reference[i])), 40);
    expect(order).toBeGreaterThan(4.7);
    expect(order).toBeLessThan(5.6);
  });

  const protheroRobinsonError = (lambda: number) => (steps: number): number =>
    Math.abs(fixedSteps(protheroRobinson(lambda), 0, 2, [Math.sin(0.5)], steps).y[0] - Math.sin(2.5));

  it("has order above 4 on the Prothero-Robinson problem where lambda h is a few", () => {
    expect(observedOrder(protheroRobinsonError(-100), 40)).toBeGreaterThan(4.1);
  });

  it.each([-1e4, -1e6, -1e8])("has an error below h^3/(100 |lambda|) on the Prothero-Robinson problem at lambda = %d", (lambda) => {
    const error = protheroRobinsonError(lambda);
    for (const steps of [5, 10, 20]) expect(error(steps)).toBeLessThan((2 / steps) ** 3 / (100 * Math.abs(lambda)));
    expect(observedOrder(error, 5)).toBeGreaterThan(2.9);
  });

  it("agrees with and without the partial derivative in x", () => {
    const {partialX: _none, ...without} = modulated;
    const options = {from: 0, to: 4, initial: [1], relativeTolerance: 1e-9, absoluteTolerance: 1e-12};
    const exact = Math.exp(Math.sin(4));
    expect(integrateStiff(modulated, options).y[0]).toBeCloseTo(exact, 8);
    expect(integrateStiff(without, options).y[0]).toBeCloseTo(exact, 8);
  });

  it("has a dense output of order 4 inside the steps", () => {
    const out = new Float64Array(1);
    const worst = (steps: number): number => {
      let largest = 0;
      integrateStiff(modulated, {
        from: 0, to: 4, initial: [1], relativeTolerance: 0.9, absoluteTolerance: 1e6, firstStep: 4 / steps, maxStep: 4 / steps,
        onStep(step) {
          for (const theta of [0, 0.2, 0.5, 0.71, 1]) {
            const x = step.x0 + theta * (step.x1 - step.x0);
            step.evaluate(x, out);
            largest = Math.max(largest, Math.abs(out[0] - Math.exp(Math.sin(x))));
          }
        },
      });
      return largest;
    };
    expect(worst(40)).toBeLessThan(1e-6);
    expect(observedOrder(worst, 40)).toBeGreaterThan(3.9);
  });

  it("delivers an error that follows the tolerance", () => {
    for (const relativeTolerance of [1e-4, 1e-6, 1e-8, 1e-10]) {
      const {y} = integrateStiff(modulated, {from: 0, to: 20, initial: [1], relativeTolerance, absoluteTolerance: 0});
      expect(Math.abs(y[0] / Math.exp(Math.sin(20)) - 1)).toBeLessThan(20 * relativeTolerance);
    }
  });
});

describe("Rodas5P: published references", () => {
  // Mazzia & Magherini, Test Set for Initial Value Problem Solvers, release 2.4 (2008): problems ROBER and HIRES.
  it.each([true, false])("solves Robertson's problem up to 1e11 with an exact Jacobian: %s", (exact) => {
    let jacobians = 0;
    const inner = exact ? robertson.system : numericalSystem(3, robertsonSlope, 1e-12);
    const system = {...inner, evaluate: (x: number, y: Float64Array) => { jacobians++; inner.evaluate(x, y); }};
    const result = integrateStiff({...robertson, system}, {from: 0, to: 1e11, initial: [1, 0, 0], relativeTolerance: 1e-7, absoluteTolerance: Float64Array.of(1e-15, 1e-19, 1e-14)});
    expect(result.ending).toEqual({kind: "reached"});
    expect(Math.abs(result.y[0] / 0.2083340149701255e-7 - 1)).toBeLessThan(1e-6);
    expect(Math.abs(result.y[1] / 0.8333360770334713e-13 - 1)).toBeLessThan(1e-6);
    expect(Math.abs(result.y[2] / 0.999999979166505 - 1)).toBeLessThan(1e-12);
    expect(result.accepted).toBeLessThan(600);
    expect(result.rejected).toBeLessThan(0.05 * result.accepted);
    expect(jacobians).toBe(result.accepted);
    expect(result.derivatives).toBeLessThanOrEqual(8 * result.accepted + 7 * result.rejected + 2);
  });

  it("solves HIRES up to 321.8122", () => {
    const derivative = (_x: number, y: Float64Array, out: Float64Array): void => {
      const bound = 280 * y[5] * y[7];
      out[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
      out[1] = 1.71 * y[0] - 8.75 * y[1];
      out[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
      out[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
      out[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
      out[5] = -bound + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
      out[6] = bound - 1.81 * y[6];
      out[7] = -out[6];
    };
    const reference = [
      0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2,
      0.2386356198831331e-2, 0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2,
    ];
    const result = integrateStiff({size: 8, derivative, system: numericalSystem(8, derivative)}, {
      from: 0, to: 321.8122, initial: [1, 0, 0, 0, 0, 0, 0, 0.0057], relativeTolerance: 1e-7, absoluteTolerance: 1e-10,
    });
    expect(result.ending).toEqual({kind: "reached"});
    for (let i = 0; i < 8; i++) expect(Math.abs(result.y[i] / reference[i] - 1)).toBeLessThan(1e-6);
    expect(result.accepted).toBeLessThan(350);
  });
});

describe("Rodas5P: steps and endings", () => {
  const decay: StiffProblem = {
    size: 1,
    derivative: (_x, y, out) => { out[0] = -y[0]; },
    system: denseSystem(1, (_x, _y, J) => { J[0] = -1; }),
  };
  const options = {from: 0, to: 10, initial: [1], relativeTolerance: 1e-6, absoluteTolerance: 1e-12};

  it("says which knob to turn after too many steps", () => {
    const {ending, x, accepted, rejected} = integrateStiff(decay, {...options, maxSteps: 5});
    expect(ending).toMatchObject({kind: "tooManySteps", steps: 5, at: x, advice: expect.stringContaining("maxSteps")});
    expect(accepted + rejected).toBe(5);
  });

  it("ends with a value where the derivative stops being a number, close to that place", () => {
    const derivative = (x: number, y: Float64Array, out: Float64Array): void => { out[0] = x > 1 ? NaN : -y[0]; };
    const {ending, x, y} = integrateStiff({...decay, derivative}, options);
    expect(ending.kind).toBe("notFinite");
    expect(x).toBeGreaterThan(0.5);
    expect(x).toBeLessThanOrEqual(1);
    expect(y[0]).toBeCloseTo(Math.exp(-x), 5);
  });

  it("shrinks the step around a domain that it only overshoots", () => {
    // ln y has no value below 0, and a first step of 5 goes there.
    const derivative = (_x: number, y: Float64Array, out: Float64Array): void => { out[0] = y[0] > 0 ? -10 * Math.sqrt(y[0]) * Math.log1p(y[0]) : NaN; };
    const {ending, y} = integrateStiff({size: 1, derivative, system: numericalSystem(1, derivative, 1e-12)}, {...options, to: 1, firstStep: 5});
    expect(ending.kind).toBe("reached");
    expect(y[0]).toBeGreaterThan(0);
  });

  it("ends at a blow-up and does not step over it", () => {
    const {ending, x} = integrateStiff({
      size: 1,
      derivative: (_x, y, out) => { out[0] = y[0] * y[0]; },
      system: denseSystem(1, (_x, y, J) => { J[0] = 2 * y[0]; }),
    }, {...options, to: 2});
    expect(["stepTooSmall", "notFinite"]).toContain(ending.kind);
    expect(x).toBeCloseTo(1, 5);
  });

  it("refuses a start that is not finite", () => {
    expect(integrateStiff(decay, {...options, initial: [NaN]}).ending.kind).toBe("notFinite");
  });

  it("throws on bad input with the value and the range", () => {
    expect(() => integrateStiff(decay, {...options, relativeTolerance: 0})).toThrow("relativeTolerance = 0 is outside (0, 1)");
    expect(() => integrateStiff(decay, {...options, initial: [1, 2]})).toThrow("initial has 2 entries and the problem 1");
    expect(() => integrateStiff(decay, {...options, to: Infinity})).toThrow("to = Infinity");
  });

  it("stops where onStep says so, with the state there", () => {
    let seen = 0;
    const {ending, x, y} = integrateStiff(decay, {...options, onStep: (step) => { seen = step.x1; return step.y1[0] < 0.5; }});
    expect(ending).toEqual({kind: "stopped", at: x});
    expect(seen).toBe(x);
    expect(y[0]).toBeLessThan(0.5);
    expect(y[0]).toBeCloseTo(Math.exp(-x), 5);
  });

  it("hands out steps without gaps that end exactly on `to`", () => {
    let at = options.from;
    let value = 1;
    const {x} = integrateStiff(decay, {...options, maxStep: 0.7, onStep(step) {
      expect(step.x0).toBe(at);
      expect(step.y0[0]).toBe(value);
      expect(step.x1 - step.x0).toBeLessThanOrEqual(0.7 * (1 + 1e-12));
      at = step.x1;
      value = step.y1[0];
    }});
    expect(at).toBe(10);
    expect(x).toBe(10);
  });

  it("reads the absolute tolerances anew at every step", () => {
    const run = (tighten: boolean): number => {
      const absoluteTolerance = Float64Array.of(1e-2);
      return integrateStiff(decay, {...options, relativeTolerance: 1e-10, absoluteTolerance, onStep: (step) => { if (tighten && step.x1 > 1) absoluteTolerance[0] = 1e-11; }}).accepted;
    };
    expect(run(true)).toBeGreaterThan(2 * run(false));
  });

  it("lets idle components dilute the root mean square, and not the largest error", () => {
    const size = 100;
    const mostlyIdle: StiffProblem = {
      size,
      derivative: (x, y, out) => { out.fill(0); out[0] = Math.cos(x) * y[0]; },
      system: denseSystem(size, (x, _y, J) => { J.fill(0); J[0] = Math.cos(x); }),
    };
    const run = (norm: "rms" | "max"): number =>
      integrateStiff(mostlyIdle, {...options, initial: new Float64Array(size).fill(1), norm}).accepted;
    const alone = integrateStiff(modulated, {...options, norm: "max"}).accepted;
    expect(run("max")).toBe(alone);
    expect(run("rms")).toBeLessThan(0.8 * alone);
    expect(integrateStiff(modulated, {...options, norm: "rms"}).accepted).toBe(alone);
  });

  it("ends at a value that is not a number in either norm", () => {
    const derivative = (x: number, y: Float64Array, out: Float64Array): void => { out[0] = x > 1 ? NaN : -y[0]; };
    for (const norm of ["rms", "max"] as const) expect(integrateStiff({...decay, derivative}, {...options, norm}).ending.kind).toBe("notFinite");
  });

  it("needs fewer than 1 % rejected steps and a bounded number of them on a smooth stiff problem", () => {
    const result = integrateStiff(protheroRobinson(-1e6), {from: 0, to: 10, initial: [Math.sin(0.5)], relativeTolerance: 1e-6, absoluteTolerance: 1e-9});
    expect(result.y[0]).toBeCloseTo(Math.sin(10.5), 5);
    expect(result.accepted).toBeLessThan(150);
    expect(result.rejected).toBeLessThan(5);
  });
});
