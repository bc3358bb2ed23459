/** 4×4 complex matrices and the spin-projected dipole trace, from nothing but the anticommutators: slow twin of the kernels. */

/** Row-major, real and imaginary parts apart. */
export interface Matrix {
  readonly re: Float64Array;
  readonly im: Float64Array;
}
export type FourVector = readonly [number, number, number, number];

const empty = (): Matrix => ({re: new Float64Array(16), im: new Float64Array(16)});
const metric = [1, -1, -1, -1] as const;

export const product = (a: Matrix, b: Matrix): Matrix => {
  const out = empty();
  for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) for (let k = 0; k < 4; k++) {
    out.re[4 * i + j]! += a.re[4 * i + k]! * b.re[4 * k + j]! - a.im[4 * i + k]! * b.im[4 * k + j]!;
    out.im[4 * i + j]! += a.re[4 * i + k]! * b.im[4 * k + j]! + a.im[4 * i + k]! * b.re[4 * k + j]!;
  }
  return out;
};

/** Σ c_i A_i with real coefficients. */
export const combine = (...terms: readonly (readonly [number, Matrix])[]): Matrix => {
  const out = empty();
  for (const [c, a] of terms) for (let i = 0; i < 16; i++) { out.re[i]! += c * a.re[i]!; out.im[i]! += c * a.im[i]!; }
  return out;
};
const timesI = (a: Matrix): Matrix => ({re: a.im.map(x => -x), im: a.re.slice()});
export const trace = (a: Matrix): readonly [number, number] => [0, 5, 10, 15].reduce<[number, number]>((s, i) => [s[0] + a.re[i]!, s[1] + a.im[i]!], [0, 0]);
const matrix = (re: readonly number[], im: readonly number[] = new Array<number>(16).fill(0)): Matrix => ({re: Float64Array.from(re), im: Float64Array.from(im)});

export const one = matrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
/** Chiral representation: γ5 = diag(−1, −1, 1, 1). */
export const gamma: readonly Matrix[] = [
  matrix([0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0]),
  matrix([0, 0, 0, 1, 0, 0, 1, 0, 0, -1, 0, 0, -1, 0, 0, 0]),
  matrix(new Array<number>(16).fill(0), [0, 0, 0, -1, 0, 0, 1, 0, 0, 1, 0, 0, -1, 0, 0, 0]),
  matrix([0, 0, 1, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0, 1, 0, 0])
];
export const gamma5 = timesI(product(product(gamma[0]!, gamma[1]!), product(gamma[2]!, gamma[3]!)));
const right = combine([0.5, one], [0.5, gamma5]), left = combine([0.5, one], [-0.5, gamma5]);
const sigma = gamma.map(a => gamma.map(b => timesI(combine([0.5, product(a, b)], [-0.5, product(b, a)]))));

/** γ·p */
export const slash = (p: FourVector): Matrix => combine(...gamma.map((g, mu) => [metric[mu]! * p[mu]!, g] as const));
/** σ^{μν}q_ν */
const vertex = (q: FourVector): Matrix[] => gamma.map((_, mu) => combine(...gamma.map((__, nu) => [metric[nu]! * q[nu]!, sigma[mu]![nu]!] as const)));

export const dot = (a: FourVector, b: FourVector): number => a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3];
export const add = (a: FourVector, b: FourVector, sign = 1): FourVector => [a[0] + sign * b[0], a[1] + sign * b[1], a[2] + sign * b[2], a[3] + sign * b[3]];

/** Spin vector of helicity h: h(|p|, E p̂)/M. */
const spin = (N: FourVector, massMeV: number, helicity: number): FourVector => {
  const p = Math.hypot(N[1], N[2], N[3]);
  return [helicity * p / massMeV, ...[1, 2, 3].map(i => helicity * N[0] * N[i]! / (p * massMeV))] as unknown as FourVector;
};

/** Tr[k̸ V^μ ½(N̸ + M)(1 + γ5 s̸) V̄^ν], V^μ = 2 σ^{μλ}q_λ P_R, for N of one helicity: 4×4 complex, row-major. */
export const leptonTensor = (N: FourVector, massMeV: number, helicity: number, k: FourVector, q: FourVector): Matrix => {
  const out = empty(), V = vertex(q).map(v => combine([2, v]));
  const state = product(combine([0.5, slash(N)], [0.5 * massMeV, one]), combine([1, one], [1, product(gamma5, slash(spin(N, massMeV, helicity)))]));
  const K = slash(k);
  for (let mu = 0; mu < 4; mu++) {
    const start = product(product(K, product(V[mu]!, right)), state);
    for (let nu = 0; nu < 4; nu++) {
      const [re, im] = trace(product(start, product(left, V[nu]!)));
      out.re[4 * mu + nu] = re; out.im[4 * mu + nu] = im;
    }
  }
  return out;
};

/** Tr[(p̸′ + m)γ_μ(p̸ + m)γ_ν], indices lowered. */
export const currentTensor = (p: FourVector, after: FourVector, massMeV: number): Matrix => {
  const out = empty(), a = combine([1, slash(after)], [massMeV, one]), b = combine([1, slash(p)], [massMeV, one]);
  for (let mu = 0; mu < 4; mu++) for (let nu = 0; nu < 4; nu++) {
    const [re, im] = trace(product(product(a, gamma[mu]!), product(b, gamma[nu]!)));
    out.re[4 * mu + nu] = metric[mu]! * metric[nu]! * re; out.im[4 * mu + nu] = metric[mu]! * metric[nu]! * im;
  }
  return out;
};

/** A^{μν}B_{μν}, real part. */
export const contract = (a: Matrix, b: Matrix): number => {
  let sum = 0;
  for (let i = 0; i < 16; i++) sum += a.re[i]! * b.re[i]! - a.im[i]! * b.im[i]!;
  return sum;
};

/** p seen from a frame in which `frame` (timelike) is at rest; sign −1 goes back. */
export const boosted = (p: FourVector, frame: FourVector, sign: 1 | -1 = 1): FourVector => {
  const mass = Math.sqrt(dot(frame, frame)), space = (a: FourVector): number => a[1] * frame[1] + a[2] * frame[2] + a[3] * frame[3];
  const energy = (frame[0] * p[0] - sign * space(p)) / mass, along = (sign * p[0] + energy * sign) / (frame[0] + mass);
  return [energy, p[1] - along * frame[1], p[2] - along * frame[2], p[3] - along * frame[3]];
};
