/** Gamma function: Stirling's series after a shift to large argument, reflection on the left. - DLMF §5.5, §5.11 */
import {atan2, cos, exp, log, log1p, power as powerOf, sin} from "./elementary.js";

/** B_{2k}/(2k(2k−1)), k = 1 ... 8: the coefficients of Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400] as const;
const SHIFT = 9;
const HALF_LOG_TWO_PI = 0.9189385332046727;

/** ln |Γ(x)| for real x that is not 0, −1, −2, ...; there it is Infinity. */
export function logGamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return Infinity;
    if (x > -20) {
      // Down by the recurrence rather than by reflection: no loss where Γ crosses 1 in modulus.
      let product = 1;
      let z = x;
      for (; z <= 0; z++) product *= z;
      return logGamma(z) - log(Math.abs(product));
    }
    // sin(πx) from the distance to the nearest integer, or its digits are lost.
    const fraction = x - Math.round(x);
    return log(Math.PI / Math.abs(sin(Math.PI * fraction))) - logGamma(1 - x);
  }
  if (x < 0.5) return logGamma(x + 1) - log(x);
  if (x < 3) return logGammaNearTwo(x);
  let z = x;
  let product = 1;
  for (; z < SHIFT; z++) product *= z;
  const inverseSquare = 1 / (z * z);
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) series = series * inverseSquare + STIRLING[k];
  return (z - 0.5) * log(z) - z + HALF_LOG_TWO_PI + series / z - log(product);
}

/** Euler's constant. */
const EULER = 0.5772156649015329;
/** ζ(k) − 1, k = 2, 3, ...: Σ n^{−k} with its Euler-Maclaurin tail. */
const ZETA_MINUS_ONE = Float64Array.from({length: 60}, (_, i) => {
  const k = i + 2;
  const N = 60;
  let sum = 0;
  for (let n = N - 1; n >= 2; n--) sum += powerOf(n, -k);
  const tail = powerOf(N, 1 - k) / (k - 1) + 0.5 * powerOf(N, -k) + (k / 12) * powerOf(N, -k - 1)
    - ((k * (k + 1) * (k + 2)) / 720) * powerOf(N, -k - 3) + ((k * (k + 1) * (k + 2) * (k + 3) * (k + 4)) / 30240) * powerOf(N, -k - 5);
  return sum + tail;
});

/**
 * ln Γ on [0.5, 3], where it has its zeros 1 and 2 and a sum of large terms would lose their neighbourhood:
 * ln Γ(2+ε) = (1−γ)ε + Σ_k (−1)^k (ζ(k)−1) ε^k/k, |ε| < 2. - DLMF (5.7.3)
 */
function logGammaNearTwo(x: number): number {
  if (x < 1.5) return logGammaNearTwo(x + 1) - log1p(x - 1);
  const e = x - 2;
  let sum = 0;
  for (let i = ZETA_MINUS_ONE.length - 1; i >= 0; i--) {
    const k = i + 2;
    sum = sum * e + ((k & 1 ? -1 : 1) * ZETA_MINUS_ONE[i]) / k;
  }
  return e * (1 - EULER) + e * e * sum;
}

/**
 * |Γ(re + i im)|². Shift to large real part by |Γ(z)|² = |Γ(z+1)|²/|z|², then Stirling.
 */
export function gammaModulusSquared(re: number, im: number): number {
  if (im === 0) return exp(2 * logGamma(re));
  let a = re;
  let product = 1;
  // |im| alone may make |z| large; the real part must still be brought to the right half plane.
  for (; a < SHIFT; a++) product *= a * a + im * im;
  const modulusSquared = a * a + im * im;
  const angle = atan2(im, a);
  // Re[(z − ½) ln z − z] = (a − ½) ln|z| − im·arg z − a.
  let real = (a - 0.5) * 0.5 * log(modulusSquared) - im * angle - a + HALF_LOG_TWO_PI;
  // Re of the series in 1/z: terms s_k z^{−(2k+1)}.
  const modulus = Math.sqrt(modulusSquared);
  let power = 1 / modulus;
  for (let k = 0; k < STIRLING.length; k++) {
    real += STIRLING[k] * power * cos((2 * k + 1) * angle);
    power /= modulusSquared;
  }
  return exp(2 * real) / product;
}
