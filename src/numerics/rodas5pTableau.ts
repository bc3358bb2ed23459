/**
 * Coefficients of Rodas5P in the form that needs no product with the Jacobian:
 *   (I/(hγ) − J) k_i = f(x + c_i h, y + Σ_j a_ij k_j) + Σ_j C_ij k_j/h + h d_i ∂f/∂x,   y₁ = (argument of stage 8) + k_8,   error = k_8.
 * Order 5(4), 8 stages, stiffly accurate, L-stable. Dense output of order 4, with θ = (x − x₀)/h and r_m = Σ_j H_mj k_j:
 *   y(θ) = (1 − θ) y₀ + θ (y₁ + (1 − θ)(r_1 + θ (r_2 + θ r_3))).
 * Source: G. Steinebach, BIT Numer. Math. 63:27 (2023), doi:10.1007/s10543-023-00967-x.
 */

export interface RosenbrockTableau {
  readonly stages: number;
  readonly gamma: number;
  /** Strictly lower triangular, row i has i entries. */
  readonly a: readonly (readonly number[])[];
  readonly C: readonly (readonly number[])[];
  readonly c: readonly number[];
  readonly d: readonly number[];
  readonly dense: readonly (readonly number[])[];
}

const row6 = [-7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946] as const;

export const rodas5p: RosenbrockTableau = checked({
  stages: 8,
  gamma: 0.21193756319429014,
  a: [
    [],
    [3],
    [2.849394379747939, 0.45842242204463923],
    [-6.954028509809101, 2.489845061869568, -10.358996098473584],
    [2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641],
    row6,
    [...row6, 1],
    [...row6, 1, 1],
  ],
  C: [
    [],
    [-14.155112264123755],
    [-17.97296035885952, -2.859693295451294],
    [147.12150275711716, -1.41221402718213, 71.68940251302358],
    [165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306],
    [24.854864614690072, -3.0009227002832186, 47.4931110020768, 5.5814197821558125, -0.6610691825249471],
    [30.91273214028599, -3.1208243349937974, 77.79954646070892, 34.28646028294783, -19.097331116725623, -28.087943162872662],
    [37.80277123390563, -3.2571969029072276, 112.26918849496327, 66.9347231244047, -40.06618937091002, -54.66780262877968, -9.48861652309627],
  ],
  c: [0, 0.6358126895828704, 0.4095798393397535, 0.9769306725060716, 0.4288403609558664, 1, 1, 1],
  d: [0.21193756319429014, -0.42387512638858027, -0.3384627126235924, 1.8046452872882734, 2.325825639765069, 0, 0, 0],
  dense: [
    [25.948786856663858, -2.5579724845846235, 10.433815404888879, -2.3679251022685204, 0.524948541321073, 1.1241088310450404, 0.4272876194431874, -0.17202221070155493],
    [-9.91568850695171, -0.9689944594115154, 3.0438037242978453, -24.495224566215796, 20.176138334709044, 15.98066361424651, -6.789040303419874, -6.710236069923372],
    [11.419903575922262, 2.8879645146136994, 72.92137995996029, 80.12511834622643, -52.072871366152654, -59.78993625266729, -0.15582684282751913, 4.883087185713722],
  ],
});

/** Γ = (diag(1/γ) − C)^{−1}, lower triangular: the untransformed γ_ij. */
export function untransformed(t: RosenbrockTableau): {readonly gamma: number[][]; readonly alpha: number[][]; readonly b: number[]} {
  const n = t.stages;
  const gamma = Array.from({length: n}, () => new Array<number>(n).fill(0));
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = i === j ? 1 : 0;
      for (let k = j; k < i; k++) sum += t.C[i][k] * gamma[k][j];
      gamma[i][j] = sum * t.gamma;
    }
  }
  const times = (row: readonly number[]): number[] =>
    gamma.map((_, j) => row.reduce((sum, entry, k) => sum + entry * gamma[k][j], 0));
  return {gamma, alpha: t.a.map(times), b: times([...t.a[n - 1], 1])};
}

/** A tableau whose rows do not add up to its own c and d, or whose weights do not add up to 1, is refused. */
function checked(t: RosenbrockTableau): RosenbrockTableau {
  const {gamma, alpha, b} = untransformed(t);
  const sum = (row: readonly number[]): number => row.reduce((a, x) => a + x, 0);
  // Rows of Γ carry terms of size 100 that cancel: their last digits are lost.
  const require = (name: string, given: number, expected: number): void => {
    if (!(Math.abs(given - expected) < 1e-11)) throw new Error(`tableau of Rodas5P is corrupt: ${name} adds up to ${given} and should be ${expected}`);
  };
  for (let i = 0; i < t.stages; i++) {
    if (t.a[i].length !== i || t.C[i].length !== i) throw new Error(`tableau of Rodas5P is corrupt: row ${i} of a or C is not ${i} long`);
    require(`row ${i} of alpha`, sum(alpha[i]), t.c[i]);
    require(`row ${i} of gamma`, sum(gamma[i]), t.d[i]);
  }
  require("b", sum(b), 1);
  return t;
}
