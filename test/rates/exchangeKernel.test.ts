import fc from "fast-check";
import {describe, expect, it, test} from "vitest";
import {electricChargeSquared, fineStructure} from "../../src/constants/particles.js";
import {gaussLegendre, tanhSinh} from "../../src/numerics/quadrature.js";
import {helicityPolynomial, screenedExchange, softMoments, summedExchange} from "../../src/rates/exchangeKernel.js";
import {add, boosted, contract, currentTensor, dot, leptonTensor, slash, product, gamma, gamma5, one, combine, type FourVector} from "./diracMatrices.js";

const e2 = electricChargeSquared;
/** N along z, target at cosine c in the x-z plane, both in the plasma frame. */
interface Point { readonly M: number; readonly p: number; readonly m: number; readonly pf: number; readonly c: number; readonly share: number }
const points = fc.record({
  M: fc.double({min: 0.05, max: 30, noNaN: true}), p: fc.double({min: 0.05, max: 50, noNaN: true}), m: fc.double({min: 0.05, max: 30, noNaN: true}),
  pf: fc.double({min: 0.05, max: 50, noNaN: true}), c: fc.double({min: -0.98, max: 0.98, noNaN: true}), share: fc.double({min: 0.02, max: 0.98, noNaN: true})
});
const kinematics = ({M, p, m, pf, c, share}: Point) => {
  const E = Math.hypot(M, p), Ef = Math.hypot(m, pf), N: FourVector = [E, 0, 0, p], f: FourVector = [Ef, pf * Math.sqrt(1 - c * c), 0, pf * c];
  const G = dot(N, f), s = M * M + m * m + 2 * G, cm = (s - m * m) / (2 * Math.sqrt(s)), P = add(N, f), Ncm = boosted(N, P), pcm = Math.hypot(Ncm[1], Ncm[2], Ncm[3]);
  const cosine = 2 * share - 1, t = M * M - 2 * cm * (Ncm[0] - pcm * cosine);
  return {E, Ef, N, f, P, G, s, t, cm, Ncm, pcm, cosine};
};
/** ∫ dt S_h/(64 e²Q²) of both helicities into `out`, for N and target as in `Point`. */
const screenedPair = (M: number, p: number, m: number, pf: number, c: number, K: number, out: Float64Array): void => {
  const E = Math.hypot(M, p), Ef = Math.hypot(m, pf), G = E * Ef - p * pf * c, line = new Float64Array(2);
  screenedExchange(M * M, m * m, K, G, Math.sqrt(G * G - (M * m) ** 2), line);
  out[0] = line[0]! + line[1]! * (E + p) / 2 * (Ef - pf * c);
  out[1] = line[0]! + line[1]! * M * M / (E + p) / 2 * (Ef + pf * c);
};
/** S_h in the code's form. */
const polynomial = (point: Point, helicity: 1 | -1): number => {
  const {E, Ef, G, t} = kinematics(point), b = new Float64Array(3), along = point.pf * point.c;
  const n = helicity === 1 ? (E + point.p) / 2 * (Ef - along) : (E - point.p) / 2 * (Ef + along);
  helicityPolynomial(point.M ** 2, point.m ** 2, G, n, b);
  return 64 * e2 / t ** 2 * (b[0]! + b[1]! * t + b[2]! * t * t);
};
/** S_h from traces, averaged over the azimuth of ν about the line of N and f in their centre of mass. */
const traced = (point: Point, helicity: number): number => {
  const {N, f, P, cm, Ncm, pcm, cosine, t} = kinematics(point), z = [1, 2, 3].map(i => Ncm[i]! / pcm) as [number, number, number];
  const other: readonly number[] = Math.abs(z[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0], overlap = other[0]! * z[0] + other[1]! * z[1] + other[2]! * z[2];
  const raw = z.map((zi, i) => other[i]! - overlap * zi), size = Math.hypot(...raw), x = raw.map(r => r / size);
  const y = [z[1] * x[2]! - z[2] * x[1]!, z[2] * x[0]! - z[0] * x[2]!, z[0] * x[1]! - z[1] * x[0]!], sine = Math.sqrt(1 - cosine * cosine);
  let sum = 0;
  const turns = 5;
  for (let j = 0; j < turns; j++) {
    const phi = 2 * Math.PI * (j + 0.3) / turns;
    const k = [0, 1, 2].map(i => cm * (cosine * z[i]! + sine * (Math.cos(phi) * x[i]! + Math.sin(phi) * y[i]!)));
    const out = boosted([cm, k[0]!, k[1]!, k[2]!], P, -1), q = add(N, out, -1), after = add(f, q);
    sum += contract(leptonTensor(N, point.M, helicity, out, q), currentTensor(f, after, point.m)) / turns;
  }
  return e2 / t ** 2 * sum;
};

test("the matrices of this folder obey the Clifford algebra", () => {
  const metric = [1, -1, -1, -1];
  for (let mu = 0; mu < 4; mu++) for (let nu = 0; nu < 4; nu++) {
    const anti = combine([1, product(gamma[mu]!, gamma[nu]!)], [1, product(gamma[nu]!, gamma[mu]!)], [mu === nu ? -2 * metric[mu]! : 0, one]);
    expect(Math.max(...anti.re.map(Math.abs), ...anti.im.map(Math.abs))).toBe(0);
  }
  expect([...combine([1, product(gamma5, gamma5)], [-1, one]).re].every(x => x === 0)).toBe(true);
  const p: FourVector = [3, 1, -0.5, 2];
  expect(product(slash(p), slash(p)).re[0]).toBeCloseTo(dot(p, p), 13);
});

describe("helicity-resolved exchange", () => {
  it("adds to the invariant amplitude (A.10 of 2011.04751) over both helicities", () => {
    fc.assert(fc.property(points, point => {
      const {s, t} = kinematics(point), sum = polynomial(point, 1) + polynomial(point, -1), invariant = summedExchange(s, t, point.m, point.M);
      // Relative to the size of its terms: S_t passes through small values near the ends of t.
      const scale = 64 * e2 / t ** 2 * (s * Math.abs(t) + point.M ** 4) * (s + point.m ** 2);
      expect(Math.abs(sum - invariant)).toBeLessThan(1e-10 * scale);
    }), {numRuns: 300, seed: 11});
  });

  it("is the spin-projected trace, averaged over the azimuth", () => {
    fc.assert(fc.property(points, point => {
      const {s, t} = kinematics(point), total = summedExchange(s, t, point.m, point.M);
      for (const helicity of [1, -1] as const) {
        const expected = traced(point, helicity);
        expect(Math.abs(polynomial(point, helicity) - expected)).toBeLessThan(2e-8 * Math.max(total, Math.abs(expected)));
      }
    }), {numRuns: 40, seed: 12});
  });

  it("is positive for either helicity", () => {
    fc.assert(fc.property(points, point => {
      const {s, t} = kinematics(point), floor = -1e-9 * summedExchange(s, t, point.m, point.M);
      return polynomial(point, 1) >= floor && polynomial(point, -1) >= floor;
    }), {numRuns: 300, seed: 13});
  });

  it("integrates in closed form to what quadrature gives, screened or not", () => {
    const out = new Float64Array(2), {nodes, weights} = gaussLegendre(60);
    fc.assert(fc.property(points, fc.constantFrom(0, 1e-4, 0.3, 20), (point, K) => {
      const {E, Ef, G, s, cm, Ncm, pcm} = kinematics(point);
      screenedPair(point.M, point.p, point.m, point.pf, point.c, K, out);
      const ends = [-1, 1].map(c => 2 * cm * (Ncm[0] - pcm * c) - point.M ** 2), high = Math.log(ends[0]!), low = Math.log(point.M ** 4 * point.m ** 2 / (s * ends[0]!));
      for (const [index, sign] of [[0, 1], [1, -1]] as const) {
        const b = new Float64Array(3);
        helicityPolynomial(point.M ** 2, point.m ** 2, G, (E + sign * point.p) / 2 * (Ef - sign * point.pf * point.c), b);
        let sum = 0, size = 0;
        for (let i = 0; i < 60; i++) {
          const w = Math.exp(low + (high - low) * (1 + nodes[i]!) / 2), term = weights[i]! * (high - low) / 2 * w / (w * (w + K));
          sum += term * (b[0]! - b[1]! * w + b[2]! * w * w);
          size += term * (Math.abs(b[0]!) + Math.abs(b[1]!) * w + Math.abs(b[2]!) * w * w);
        }
        // Slow pairs lose digits in λ = 4(G² − M²m²).
        expect(Math.abs(out[index]! - sum)).toBeLessThan((1e-8 + 3e-11 * G * G / (G * G - (point.M * point.m) ** 2)) * size);
      }
    }), {numRuns: 100, seed: 14});
  });

  it.each([[1, 0], [1, 0.5], [30, 2], [80, 100]])("reduces to dsigma_h/dt on a static charge, M = %d MeV, K = %d MeV^2", (M, K) => {
    const E = 100, p = Math.sqrt(E * E - M * M), m = 3e6, out = new Float64Array(2);
    screenedPair(M, p, m, 0, 0, K, out);
    const tmin = (M * M / (E + p)) ** 2, tmax = (E + p) ** 2;
    const over = (f: (t: number) => number): number => tanhSinh(l => Math.exp(l) * f(Math.exp(l)) / (Math.exp(l) * (Math.exp(l) + K)), Math.log(tmin), Math.log(tmax), 1e-11).value;
    const active = fineStructure * (E + p) ** 3 / (2 * E * E * p) * over(t => t - tmin);
    const sterile = fineStructure * (M * M / (E + p)) ** 3 / (2 * E * E * p) * over(t => tmax - t);
    // Γ_h = n σ_h E/p against 1/(2E·2m)·½·∫dt S_h/(8π·2mp).
    const rate = (integral: number): number => 64 * e2 * integral / (2 * E * 2 * m * 2 * 8 * Math.PI * 2 * m * p);
    expect(rate(out[0]!) / (active * E / p)).toBeCloseTo(1, 3);
    expect(rate(out[1]!) / (sterile * E / p)).toBeCloseTo(1, 3);
  });

  it("suppresses the sterile helicity as (M/E)^2 or faster where N is fast", () => {
    const out = new Float64Array(2), ratio = (M: number): number => {
      screenedPair(M, 30, 0.511, Math.sqrt(400 - 0.511 ** 2), 0.1, 3, out);
      return out[1]! / out[0]!;
    };
    expect(ratio(0.3)).toBeGreaterThan(0);
    expect(ratio(0.3) / ratio(0.1)).toBeGreaterThan(8.5);
    expect(ratio(0.1)).toBeLessThan(1e-5);
  });
});

describe("moments of F over the energies of the target", () => {
  it("are quadrature of f(1 - f), f(1 + f) and e^(-E/T) over any width", () => {
    const out = new Float64Array(2), {nodes, weights} = gaussLegendre(60);
    for (const sign of [1, 0, -1] as const) for (const least of [0.3, 4, 30]) for (const spread of [1e-9, 1e-4, 0.7, 12, 60, 1e6]) {
      const top = Math.sqrt(Math.min(spread, 45));
      let zeroth = 0, first = 0;
      for (let i = 0; i < 60; i++) {
        const v = top * (1 + nodes[i]!) / 2, e = Math.exp(-least - v * v), f = e / (1 + sign * e), term = weights[i]! * top * v * f * (1 - sign * f);
        zeroth += term;
        first += term * v * v;
      }
      softMoments(Math.exp(-least), spread, sign, out);
      expect(out[0]! / zeroth).toBeCloseTo(1, 11);
      // E₊ − E₋ over T of rounding.
      expect(Math.abs(out[1]! / first - 1)).toBeLessThan(1e-11 + 1e-15 / spread);
    }
  });
});
