/** The vertex 2d σ^{μν} q_ν P_R with explicit gamma matrices: slow twin of the widths and of their spin asymmetry. */
import {expect, test} from "vitest";
import {photonWidthPerCouplingSquared, virtualPhotonWidthPerCouplingSquared} from "../../src/model/dipoleWidths.js";

type Complex = readonly [number, number];
type Matrix = readonly (readonly Complex[])[];

const plus = (a: Complex, b: Complex): Complex => [a[0] + b[0], a[1] + b[1]];
const times = (a: Complex, b: Complex): Complex => [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];
const zero: Complex = [0, 0];
const index = [0, 1, 2, 3] as const;

const product = (a: Matrix, b: Matrix): Matrix => index.map((i) => b[0]!.map((_, j) => index.reduce<Complex>((sum, k) => plus(sum, times(a[i]![k]!, b[k]![j]!)), zero)));
const sum = (a: Matrix, b: Matrix): Matrix => a.map((row, i) => row.map((value, j) => plus(value, b[i]![j]!)));
const scale = (factor: Complex, a: Matrix): Matrix => a.map((row) => row.map((value) => times(factor, value)));
const real = (rows: readonly (readonly number[])[]): Matrix => rows.map((row) => row.map((value): Complex => [value, 0]));

// Dirac representation.
const one = real([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]);
const gamma: readonly Matrix[] = [
  real([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, -1, 0], [0, 0, 0, -1]]),
  real([[0, 0, 0, 1], [0, 0, 1, 0], [0, -1, 0, 0], [-1, 0, 0, 0]]),
  [[zero, zero, zero, [0, -1]], [zero, zero, [0, 1], zero], [zero, [0, 1], zero, zero], [[0, -1], zero, zero, zero]],
  real([[0, 0, 1, 0], [0, 0, 0, -1], [-1, 0, 0, 0], [0, 1, 0, 0]])
];
const gamma5 = real([[0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0]]);
const rightProjector = scale([0.5, 0], sum(one, gamma5));
const metric = [1, -1, -1, -1] as const;

/** σ^{μν} = (i/2)[γ^μ, γ^ν] */
const sigma = (mu: number, nu: number): Matrix => scale([0, 0.5], sum(product(gamma[mu]!, gamma[nu]!), scale([-1, 0], product(gamma[nu]!, gamma[mu]!))));
/** γ·p */
const slash = (p: readonly number[]): Matrix => index.map((mu) => scale([metric[mu] * p[mu]!, 0], gamma[mu]!)).reduce(sum);

/** Sum over neutrino and photon spins of |M|² at d = 1: N at rest with spin up, neutrino at cos θ to it. */
function amplitudeSquared(massMeV: number, virtualityMeV2: number, cosine: number): number {
  const energy = (massMeV ** 2 - virtualityMeV2) / (2 * massMeV), sine = Math.sqrt(1 - cosine ** 2);
  const p = [energy, energy * sine, 0, energy * cosine];
  const q = [massMeV - energy, -p[1]!, 0, -p[3]!];
  const spinor: Matrix = [[[Math.sqrt(2 * massMeV), 0]], [zero], [zero], [zero]];
  const neutrino = product(gamma[0]!, slash(p));
  let total = 0;
  for (const mu of index) {
    const vertex = index.map((nu) => scale([2 * metric[nu] * q[nu]!, 0], sigma(mu, nu))).reduce(sum);
    const w = product(product(vertex, rightProjector), spinor), pw = product(neutrino, w);
    // w̄ p̸ w; the photon spins sum to −g: the rest drops out, as σ q q = 0.
    for (const i of index) total -= metric[mu] * (w[i]![0]![0] * pw[i]![0]![0] + w[i]![0]![1] * pw[i]![0]![1]);
  }
  return total;
}

test("traces give d^2 (M^2 - Q^2)^2 (2 M^2 + Q^2)/(8 pi M^3), and the spin asymmetry (2 M^2 - Q^2)/(2 M^2 + Q^2)", () => {
  for (const M of [0.3, 50]) {
    for (const share of [0, 0.1, 0.5, 0.9]) {
      const Q2 = share * M * M, momentum = (M * M - Q2) / (2 * M);
      const average = (amplitudeSquared(M, Q2, 0.6) + amplitudeSquared(M, Q2, -0.6)) / 2;
      const width = (momentum / (8 * Math.PI * M * M)) * average;
      expect(width / virtualPhotonWidthPerCouplingSquared(M, Q2)).toBeCloseTo(1, 12);
      const asymmetry = (amplitudeSquared(M, Q2, 0.6) / average - 1) / 0.6;
      expect(asymmetry).toBeCloseTo((2 - share) / (2 + share), 12);
      // Linear in the cosine: an N of spin 1/2 knows no more.
      expect(amplitudeSquared(M, Q2, 0)).toBeCloseTo(average, 10);
    }
  }
  expect(photonWidthPerCouplingSquared(50)).toBeCloseTo(50 ** 3 / (4 * Math.PI), 10);
});
