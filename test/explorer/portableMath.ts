/**
 * Elementary functions made of + − × ÷ and square roots alone, which IEEE 754 rounds alike everywhere. Those of engines differ in the last
 * digit (V8 has changed its own between the versions of Node and of browsers), and adaptive steps make that 1e-7 to 1e-6 of a result computed to
 * 1e-5. With these in the place of the engine's, two machines must agree to the last digit. Good to 1e-14; self-contained, because a worker gets it as text.
 */
export function installPortableMath(math: Math): void {
  const ln2High = 0.6931471803691238, ln2Low = 1.9082149292705877e-10, {abs, floor, round, sqrt} = math;
  // The two words of a double; low end first on every machine that runs a browser.
  const double = new Float64Array(1), words = new Uint32Array(double.buffer);
  const power2 = (n: number): number => {
    if (n < -1022) return power2(n + 54) * 5.551115123125783e-17;
    words[0] = 0;
    words[1] = (n + 1023) << 20;
    return double[0]!;
  };
  const exp = (x: number): number => {
    if (!(abs(x) < 745)) return x > 0 ? (x > 1e300 || x >= 745 ? Infinity : NaN) : x < 0 ? 0 : NaN;
    const n = round(x / 0.6931471805599453), r = x - n * ln2High - n * ln2Low;
    let term = 1, sum = 1;
    for (let k = 1; k < 15; k++) sum += term *= r / k;
    const half = floor(n / 2);
    return sum * power2(half) * power2(n - half);
  };
  const log = (x: number): number => {
    if (!(x > 0)) return x === 0 ? -Infinity : NaN;
    if (x === Infinity) return x;
    if (x < 2.2250738585072014e-308) return log(x * 18014398509481984) - 37.42994775023705;
    double[0] = x;
    let n = (words[1]! >>> 20) - 1023;
    words[1] = (words[1]! & 0xfffff) | 0x3ff00000;
    let m = double[0]!;
    if (m > 1.4142135623730951) { m /= 2; n++; }
    const z = (m - 1) / (m + 1), z2 = z * z;
    let term = z, sum = 0;
    for (let k = 1; k < 25; k += 2) {
      sum += term / k;
      term *= z2;
    }
    return n * ln2High + (2 * sum + n * ln2Low);
  };
  const pow = (a: number, b: number): number => {
    if (b === 0) return 1;
    if (b === floor(b) && abs(b) <= 64) {
      let result = 1, base = a;
      for (let left = abs(b); left > 0; left = floor(left / 2)) {
        if (left % 2 === 1) result *= base;
        base *= base;
      }
      return b < 0 ? 1 / result : result;
    }
    return a === 0 ? (b > 0 ? 0 : Infinity) : a < 0 ? NaN : b === 0.5 ? sqrt(a) : exp(b * log(a));
  };
  const expm1 = (x: number): number => {
    if (abs(x) > 0.5) return exp(x) - 1;
    let term = 1, sum = 0;
    for (let k = 1; k < 20; k++) sum += term *= x / k;
    return sum;
  };
  const log1p = (x: number): number => {
    if (abs(x) > 0.3) return log(1 + x);
    const z = x / (2 + x), z2 = z * z;
    let term = z, sum = 0;
    for (let k = 1; k < 45; k += 2) {
      sum += term / k;
      term *= z2;
    }
    return 2 * sum;
  };
  const atan = (x: number): number => {
    if (abs(x) > 1e300) return x > 0 ? 1.5707963267948966 : -1.5707963267948966;
    let y = x;
    for (let k = 0; k < 3; k++) y /= 1 + sqrt(1 + y * y);
    const y2 = y * y;
    let term = y, sum = 0;
    for (let k = 1; k < 30; k += 2) {
      sum += term / k;
      term *= -y2;
    }
    return 8 * sum;
  };
  const turned = (x: number, quarter: number): number => {
    const n = round(x / 1.5707963267948966), r = x - n * 1.5707963267948966, odd = (((n + quarter) % 4) + 4) % 4;
    let term = odd % 2 === 0 ? r : 1, sum = 0;
    for (let k = odd % 2 === 0 ? 1 : 0; k < 24; k += 2) {
      sum += term;
      term *= (-r * r) / ((k + 1) * (k + 2));
    }
    return odd < 2 ? sum : -sum;
  };
  const sinh = (x: number): number => (abs(x) < 0.5 ? (expm1(x) + expm1(x) / (1 + expm1(x))) / 2 : (exp(x) - exp(-x)) / 2);
  const cbrt = (x: number): number => {
    if (x === 0 || !(abs(x) < Infinity)) return x;
    let y = exp(log(abs(x)) / 3);
    y -= (y * y * y - abs(x)) / (3 * y * y);
    return x < 0 ? -y : y;
  };
  const asinh = (x: number): number => (x < 0 ? -1 : 1) * (abs(x) > 1e8 ? log(abs(x)) + 0.6931471805599453 : log1p(abs(x) + (x * x) / (1 + sqrt(1 + x * x))));
  Object.assign(math, {
    exp, log, pow, expm1, log1p, atan, sinh, cbrt, asinh, sin: (x: number) => turned(x, 0), cos: (x: number) => turned(x, 1), tan: (x: number) => turned(x, 0) / turned(x, 1), cosh: (x: number) => (exp(x) + exp(-x)) / 2,
    tanh: (x: number) => (abs(x) > 20 ? (x > 0 ? 1 : -1) : expm1(2 * x) / (expm1(2 * x) + 2)), log10: (x: number) => log(x) / 2.302585092994046, log2: (x: number) => log(x) / 0.6931471805599453,
    asin: (x: number) => atan(x / sqrt((1 - x) * (1 + x))), acos: (x: number) => 1.5707963267948966 - atan(x / sqrt((1 - x) * (1 + x))), atanh: (x: number) => log1p((2 * x) / (1 - x)) / 2,
    acosh: (x: number) => log(x + sqrt((x - 1) * (x + 1))), hypot: (...all: number[]) => sqrt(all.reduce((sum, one) => sum + one * one, 0)),
    atan2: (y: number, x: number) => (x > 0 ? atan(y / x) : x < 0 ? atan(y / x) + (y < 0 ? -3.141592653589793 : 3.141592653589793) : y > 0 ? 1.5707963267948966 : y < 0 ? -1.5707963267948966 : 0)
  });
}
