import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {electricChargeSquared} from "../../src/constants/particles.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {annihilation, pairBlocking, pairPhaseSpace, pairToNeutrinoCrossSection} from "../../src/rates/annihilationKernel.js";
import {add, contract, dot, leptonTensor, type FourVector, type Matrix} from "./diracMatrices.js";

const e2 = electricChargeSquared, rule = gaussLegendre(12), metric = [1, -1, -1, -1] as const;
/** Σ over spins of f f̄ → N ν̄, Q = d = 1, eq. (3.2): 16e²/s² {2s(t − m²)(u − m²) + M²(s − M²)(s + 2m²)}. */
const summed = (s: number, t: number, m: number, M: number): number => {
  const u = 2 * m * m + M * M - s - t;
  return 16 * e2 / s ** 2 * (2 * s * (t - m * m) * (u - m * m) + M * M * (s - M * M) * (s + 2 * m * m));
};
/** ∫dt of the sum: t = m² − (s − M²)(1 − β c)/2. */
const overAngle = (s: number, m: number, M: number): number => {
  const beta = Math.sqrt(1 - 4 * m * m / s);
  return rule.nodes.reduce((sum, c, i) => sum + rule.weights[i]! * (s - M * M) * beta / 2 * summed(s, m * m - (s - M * M) / 2 * (1 - beta * c), m, M), 0);
};
const points = fc.record({
  M: fc.double({min: 0.05, max: 30, noNaN: true}), p: fc.double({min: 0.05, max: 50, noNaN: true}), k: fc.double({min: 0.05, max: 50, noNaN: true}),
  c: fc.double({min: -0.99, max: 0.99, noNaN: true})
});
const out = new Float64Array(2);
/** N along z and the antineutrino at cosine c: s, with both helicities in `out`. */
const annihilationAt = (M: number, p: number, k: number, c: number): number => {
  const E = Math.hypot(M, p), s = M * M + 2 * k * (E - p * c);
  annihilation(M * M, s, M * M / (E + p) / 2 * k * (1 + c), out);
  return s;
};

describe("annihilation", () => {
  it("has the cross-section of (3.2) integrated over t, averaged over four spins", () => {
    for (const [s, m, M] of [[30, 0.511, 1], [30, 2.5, 5], [2, 0.1, 0.7], [1e4, 5, 99]] as const) {
      const beta = Math.sqrt(1 - 4 * m * m / s);
      expect(pairToNeutrinoCrossSection(s, m, M) / (overAngle(s, m, M) / (4 * 16 * Math.PI * s * s * beta * beta))).toBeCloseTo(1, 12);
    }
  });

  it("is closed below either threshold", () => {
    expect(pairToNeutrinoCrossSection(4, 1.01, 0.1)).toBe(0);
    expect(pairToNeutrinoCrossSection(4, 0.1, 2.01)).toBe(0);
  });

  it("summed over the helicities of N is (3.2) with the pair integrated, at random momenta", () => {
    fc.assert(fc.property(points, ({M, p, k, c}) => {
      const s = annihilationAt(M, p, k, c), m = 0.3 * Math.sqrt(s);
      const phase = pairPhaseSpace(s, Float64Array.of(m), Float64Array.of(1), 0, 1);
      // ∫dΦ₂ = ∫dt/(8π λ^½), λ^½ = s − M² of the initial N ν̄.
      expect(phase * (out[0]! + out[1]!) / (overAngle(s, m, M) / (8 * Math.PI * (s - M * M)))).toBeCloseTo(1, 9);
    }), {numRuns: 100, seed: 21});
  });

  it("is the spin-projected trace for each helicity", () => {
    fc.assert(fc.property(points, ({M, p, k, c}) => {
      const E = Math.hypot(M, p), N: FourVector = [E, 0, 0, p], nu: FourVector = [k, 0, k * Math.sqrt(1 - c * c), k * c], q = add(N, nu), s = dot(q, q);
      const H: Matrix = {re: new Float64Array(16), im: new Float64Array(16)};
      for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) H.re[4 * i + j] = metric[i]! * metric[j]! * q[i]! * q[j]! - (i === j ? s * metric[i]! : 0);
      annihilationAt(M, p, k, c);
      // v v̄ of the antineutrino is k̸ as well.
      const size = out[0]! + out[1]!;
      for (const [index, helicity] of [[0, 1], [1, -1]] as const) {
        expect(Math.abs(out[index]! - e2 / s ** 2 * contract(leptonTensor(N, M, helicity, nu, q), H))).toBeLessThan(1e-9 * size);
      }
    }), {numRuns: 60, seed: 22});
  });

  it("counts every open pair with its own threshold factor", () => {
    const masses = Float64Array.of(1, 3, 6), weights = Float64Array.of(1, 4 / 3, 1 / 3);
    expect(pairPhaseSpace(100, masses, weights, 0, 3)).toBeCloseTo((1.02 * Math.sqrt(0.96) + 4 / 3 * 1.18 * 0.8) / (6 * Math.PI), 14);
    expect(pairPhaseSpace(100, masses, weights, 0, 1)).toBeCloseTo(1.02 * Math.sqrt(0.96) / (6 * Math.PI), 14);
    expect(pairPhaseSpace(100, masses, weights, 1, 3)).toBeCloseTo(4 / 3 * 1.18 * 0.8 / (6 * Math.PI), 14);
  });

  it.each([[8, 5, 1], [2, 1.999, 1], [3, 1e-5, 2], [3, 0.0021, 1], [40, 39, 0.5]])("blocks a pair of energy %d and momentum %d at T = %d by the average of 1 - f - f̄", (omega, q, T) => {
    const fermi = (E: number): number => 1 / (Math.exp(E / T) + 1), many = gaussLegendre(60);
    const average = many.nodes.reduce((sum, c, i) => sum + many.weights[i]! / 2 * (1 - fermi((omega + q * c) / 2) - fermi((omega - q * c) / 2)), 0);
    expect(pairBlocking(omega, q, T) / average).toBeCloseTo(1, 6);
  });
});
