/**
 * A smooth curve through points: cubic between two, with the slopes of parabolas, none steeper than three times the flatter chord beside it.
 * So a jump makes no wave beyond it, and where the curve is smooth the error falls as the cube of the spacing.
 */

/** Slopes at the nodes. */
export function limitedSlopes(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const n = x.length, slopes = new Float64Array(n);
  if (n < 2) return slopes;
  const chord = (i: number): number => (y[i + 1]! - y[i]!) / (x[i + 1]! - x[i]!);
  const limited = (slope: number, left: number, right: number): number => {
    const most = 3 * Math.min(Math.abs(left), Math.abs(right));
    return Math.max(-most, Math.min(most, slope));
  };
  for (let i = 1; i < n - 1; i++) {
    const h = x[i]! - x[i - 1]!, k = x[i + 1]! - x[i]!, left = chord(i - 1), right = chord(i);
    slopes[i] = limited((k * left + h * right) / (h + k), left, right);
  }
  // At the ends: straight away from the parabola's slope beside them.
  const first = chord(0), last = chord(n - 2);
  slopes[0] = n === 2 ? first : limited(2 * first - slopes[1]!, first, first);
  slopes[n - 1] = n === 2 ? last : limited(2 * last - slopes[n - 2]!, last, last);
  return slopes;
}

/** The curve at `at`, which lies between nodes i and i + 1. */
export function cubicAt(x: ArrayLike<number>, y: ArrayLike<number>, slopes: ArrayLike<number>, i: number, at: number): number {
  const h = x[i + 1]! - x[i]!, t = (at - x[i]!) / h, s = 1 - t;
  return s * s * (1 + 2 * t) * y[i]! + t * t * (1 + 2 * s) * y[i + 1]! + h * t * s * (s * slopes[i]! - t * slopes[i + 1]!);
}

/** Where the curve vanishes between nodes i and i + 1 of different signs; bisection, for it is cheap and never fails. */
export function cubicRoot(x: ArrayLike<number>, y: ArrayLike<number>, slopes: ArrayLike<number>, i: number): number {
  let low = x[i]!, high = x[i + 1]!;
  const rising = y[i + 1]! > y[i]!;
  for (let k = 0; k < 50 && high - low > 1e-9; k++) {
    const middle = (low + high) / 2;
    if (cubicAt(x, y, slopes, i, middle) > 0 === rising) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
