import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {constraintsOf, excludedLevels, type Evidence} from "../../src/likelihood/constraints.js";
import {cmbMeasurements, deuteriumMeasurements, heliumMeasurements, knownMeasurements, type CmbMeasurement} from "../../src/likelihood/measurements.js";
import {noChiSquares} from "../../src/likelihood/pointResult.js";
import {fakeScenario} from "../scan/fakeScenario.js";
import {centre, toyElements, toyEvidence, toyPoint, type Toy} from "./evidence.js";

const keys = {helium: "lbt-2026", deuterium: "cooke-2018", cmb: "planck-2018-joint", distortions: "firas"}, judges = constraintsOf({measurements: keys});
const toys = fc.record({
  nEff: fc.double({min: 2, max: 4.5, noNaN: true}), yP: fc.double({min: 0.22, max: 0.27, noNaN: true}), dOverH: fc.double({min: 2.1e-5, max: 2.9e-5, noNaN: true})
});

/** Inverse of a small symmetric matrix by Gauss-Jordan. */
const inverse = (matrix: readonly (readonly number[])[]): number[][] => {
  const n = matrix.length, a = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    const pivot = a[k]![k]!;
    a[k] = a[k]!.map(v => v / pivot);
    for (let i = 0; i < n; i++) if (i !== k) { const factor = a[i]![k]!; a[i] = a[i]!.map((v, j) => v - factor * a[k]![j]!); }
  }
  return a.map(row => row.slice(n));
};
const quadratic = (r: readonly number[], covariance: readonly (readonly number[])[]): number => {
  const C = inverse(covariance);
  return r.reduce((sum, ri, i) => sum + r.reduce((s, rj, j) => s + ri * C[i]![j]! * rj, 0), 0);
};
const gaussian = (toy: Required<Pick<Toy, "nEff" | "yP" | "dOverH">>, omegaB: number, cmb: CmbMeasurement): number => {
  const residual = [omegaB - cmb.mean[0], toy.nEff - cmb.mean[1], toyElements(omegaB, toy).heliumMassFraction - cmb.mean[2]];
  const [ab, ac, bc] = cmb.correlation, rho = [[1, ab, ac], [ab, 1, bc], [ac, bc, 1]];
  return quadratic(residual, rho.map((row, i) => row.map((r, j) => r * cmb.sigma[i]! * cmb.sigma[j]!)));
};
const direct = (toy: Required<Pick<Toy, "nEff" | "yP" | "dOverH">>, omegaB: number): number => {
  const {yP: Y, dOverH: D} = toyElements(omegaB, toy), helium = heliumMeasurements["lbt-2026"], deuterium = deuteriumMeasurements["cooke-2018"];
  return quadratic([Y - helium.mean, D - deuterium.mean], [[helium.sigma ** 2 + 2e-7 * Y * Y, 1e-7 * Y * D], [1e-7 * Y * D, deuterium.sigma ** 2 + 1.2e-4 * D * D]]);
};
/** Least value on a fine grid, sharpened by a parabola. */
const least = (f: (omegaB: number) => number, cmb: CmbMeasurement): number => {
  const n = 4000, step = 16 * cmb.sigma[0] / n, at = (i: number): number => f(cmb.mean[0] - 8 * cmb.sigma[0] + i * step);
  let best = 0;
  for (let i = 1; i <= n; i++) if (at(i) < at(best)) best = i;
  const [a, b, c] = [at(best - 1), at(best), at(best + 1)], bend = a - 2 * b + c;
  return b - (c - a) ** 2 / (8 * bend);
};

describe("chi-square of a point", () => {
  const planck = cmbMeasurements["planck-2018-joint"]!;
  it("of the CMB is the Gaussian by explicit inversion of its covariance, profiled by brute force", () => {
    fc.assert(fc.property(toys, toy => {
      const {chiSquare, omegaB} = judges.cmb.judge(toyEvidence(toy));
      expect(chiSquare!).toBeCloseTo(least(w => gaussian(toy, w, planck), planck), 5);
      expect(gaussian(toy, omegaB!, planck)).toBeCloseTo(chiSquare!, 6);
    }), {numRuns: 15, seed: 61});
  });

  it("of BBN adds measured and theory covariance and the CMB's marginal omega_b", () => {
    fc.assert(fc.property(toys, toy => {
      const prior = (w: number): number => ((w - 0.02225) / 0.00022) ** 2;
      expect(judges.bbn.judge(toyEvidence(toy)).chiSquare! / least(w => direct(toy, w) + prior(w), planck)).toBeCloseTo(1, 5);
    }), {numRuns: 15, seed: 62});
  });

  it("of the combination has one omega_b for all, and is no less than either", () => {
    fc.assert(fc.property(toys, toy => {
      const evidence = toyEvidence(toy), both = judges.combined.judge(evidence).chiSquare!;
      expect(both / least(w => direct(toy, w) + gaussian(toy, w, planck), planck)).toBeCloseTo(1, 5);
      expect(both).toBeGreaterThanOrEqual(judges.cmb.judge(evidence).chiSquare! - 1e-9);
      // The marginal of the Gaussian over N_eff and Y_P is below the Gaussian itself.
      expect(both).toBeGreaterThanOrEqual(judges.bbn.judge(evidence).chiSquare! - 1e-9);
    }), {numRuns: 15, seed: 63});
  });

  it("of an N_eff alone knows no helium: ((N - mean)/sigma)^2 at the mean omega_b", () => {
    for (const key of ["planck-2018-neff", "act-2025-neff", "spt-2025-neff"]) {
      const {mean, sigma} = cmbMeasurements[key]!, {cmb} = constraintsOf({measurements: {...keys, cmb: key}});
      for (const yP of [0.249, 0.2515, 0.254]) {
        const {chiSquare, omegaB} = cmb.judge(toyEvidence({nEff: 3.4, yP}));
        expect(chiSquare!).toBeCloseTo(((3.4 - mean[1]) / sigma[1]) ** 2, 6);
        expect(omegaB!).toBeCloseTo(mean[0], 6);
      }
    }
  });

  it("of an N_eff alone is that of the joint Gaussian where helium is not the standard one", () => {
    const {cmb} = constraintsOf({measurements: {...keys, cmb: "act-2025-neff"}}), far = toyEvidence({nEff: 3.4, yP: 0.22});
    expect(cmb.judge(far)).toEqual(judges.cmb.judge(far));
    expect(cmb.cites).toContain("Sabti:2019");
  });

  it("of an N_eff that contains abundances is not combined with them", () => {
    for (const cmb of knownMeasurements.withAbundances) {
      const own = constraintsOf({measurements: {...keys, cmb}}), evidence = toyEvidence();
      expect(own.combined.judge(evidence).chiSquare).toBeNull();
      expect(own.cmb.judge(evidence).chiSquare!).toBeGreaterThan(0);
    }
    expect(knownMeasurements.withAbundances).toEqual(["goldstein-2026", "lbt-2026-bbn-cmb"]);
  });

  it("vanishes at a point that agrees with everything", () => {
    const evidence: Evidence = {...toyEvidence({nEff: 2.89, yP: 0.2474}), elements: toyEvidence({yP: 0.2474 * (0.02225 / centre) ** -0.039}).elements};
    expect(judges.cmb.judge(evidence).chiSquare!).toBeLessThan(1e-4);
  });

  it("does not exist where the CMB does not apply, while BBN judges", () => {
    const evidence = toyEvidence({cmbApplies: false});
    expect(judges.cmb.judge(evidence)).toEqual({chiSquare: null, omegaB: null});
    expect(judges.combined.judge(evidence)).toEqual({chiSquare: null, omegaB: null});
    expect(judges.bbn.judge(evidence).chiSquare).toBeGreaterThan(0);
  });

  it("grows with the distance and shrinks with the theory error", () => {
    const chi = (toy: Toy): number => judges.bbn.judge(toyEvidence(toy)).chiSquare!;
    expect(chi({yP: 0.26})).toBeGreaterThan(chi({yP: 0.25}));
    expect(chi({yP: 0.26, theory: [1e-4, 0, 1e-4]})).toBeLessThan(chi({yP: 0.26, theory: [0, 0, 1e-4]}));
  });
});

describe("names of measurements", () => {
  it("that are unknown are refused with the list of those known", () => {
    expect(() => constraintsOf({measurements: {...keys, helium: "lbt-2062"}})).toThrow(/measurements\.helium = "lbt-2062" is not known: use one of lbt-2026, empress-2025, pdg-2024/);
    expect(() => constraintsOf({measurements: {...keys, deuterium: "x"}})).toThrow(RangeError);
    expect(() => constraintsOf({measurements: {...keys, cmb: "planck"}})).toThrow(/planck-2018-joint/);
  });
});

describe("excluded levels", () => {
  const base = fakeScenario(), standard = {chiSquares: {...noChiSquares, bbn: 2, cmb: 1, combined: 4}};
  const points = [toyPoint(2, 1, 4), toyPoint(1, 0.5, 3), toyPoint(8, null, null), toyPoint(null, null, null, null), toyPoint(3, 7.5, 20, 1e53)];
  const levels = (reference: "plane-minimum" | "standard-run", own = standard) =>
    Object.fromEntries(excludedLevels(points, own, {...base, constraints: ["bbn", "cmb", "sn1987a"], statistics: {reference, confidenceLevel: 0.95}}).map(level => [level.name, level]));

  it("measure from the minimum over the plane and d = 0, with 5.991", () => {
    const {bbn, cmb, combined} = levels("plane-minimum");
    expect(bbn!.threshold).toBeCloseTo(5.991465, 6);
    expect(bbn!.level.map(l => l === null ? null : +l.toFixed(6))).toEqual([-4.991465, -5.991465, 1.008535, null, -3.991465]);
    expect(cmb!.level.map(l => l === null ? null : +l.toFixed(6))).toEqual([-5.491465, -5.991465, null, null, 1.008535]);
    expect(combined!.level[4]!).toBeCloseTo(17 - 5.991465, 5);
    expect(bbn!.rule).toMatch(/5\.99 .*d = 0, 95 % CL, 2 d\.o\.f\./);
  });

  it("take d = 0 as the minimum where no point of the plane is better", () => {
    expect(levels("plane-minimum", {chiSquares: {...noChiSquares, bbn: 0.2, cmb: 0.1, combined: 0.3}})["bbn"]!.level[1]!).toBeCloseTo(1 - 0.2 - 5.991465, 5);
  });

  it("measure from d = 0 with 3.841 in the standard-run rule, and may fall below it", () => {
    const {bbn, combined} = levels("standard-run");
    expect(bbn!.threshold).toBeCloseTo(3.841459, 6);
    expect(bbn!.level.map(l => l === null ? null : +l.toFixed(6))).toEqual([-3.841459, -4.841459, 2.158541, null, -2.841459]);
    expect(combined!.level[4]!).toBeCloseTo(16 - 3.841459, 5);
    expect(bbn!.rule).toMatch(/chi\^2\(d = 0\) > 3\.84, 95 % CL, 1 d\.o\.f\./);
  });

  it("combine as BBN alone where the CMB does not apply, and leave failed points open", () => {
    for (const rule of ["plane-minimum", "standard-run"] as const) {
      const {bbn, combined} = levels(rule);
      expect(combined!.level[2]).toBe(bbn!.level[2]);
      expect(combined!.level[3]).toBeNull();
    }
  });

  it("of SN1987A are logarithms of the luminosity over the critical one", () => {
    const {sn1987a} = levels("plane-minimum");
    expect(sn1987a!.threshold).toBe(0);
    expect(sn1987a!.level[4]!).toBeCloseTo(Math.log10(1e53 / base.supernova.criticalLuminosityErgPerSecond), 12);
    expect(sn1987a!.level[0]!).toBeLessThan(0);
    expect(sn1987a!.level[3]).toBeNull();
    expect(sn1987a!.rule).toMatch(/without a confidence level/);
  });

  it("are those of the constraints that are wanted, the combination only of both", () => {
    const names = (constraints: typeof base.constraints): string[] => excludedLevels(points, standard, {...base, constraints}).map(({name}) => name);
    expect(names(["bbn"])).toEqual(["bbn"]);
    expect(names(["cmb"])).toEqual(["cmb"]);
    expect(names(["bbn", "cmb"])).toEqual(["bbn", "cmb", "combined"]);
    expect(names(["sn1987a"])).toEqual(["sn1987a"]);
  });
});
