/** A curve through points that never turns between two of them: cubic pieces with limited slopes, to be read by `cubicAt`. - M. Steffen, Astron. Astrophys. 239, 443 (1990) */

/** Slopes at ascending or descending nodes; 0 where the points turn. */
export function monotoneSlopes(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const n = x.length, slopes = new Float64Array(n);
  if (n < 2) return slopes;
  const chord = (i: number): number => (y[i + 1]! - y[i]!) / (x[i + 1]! - x[i]!);
  /** No steeper than twice the flatter chord, and of their sign. */
  const limited = (slope: number, left: number, right: number): number =>
    left * right <= 0 ? 0 : Math.sign(left) * Math.min(Math.abs(slope), 2 * Math.abs(left), 2 * Math.abs(right));
  for (let i = 1; i < n - 1; i++) {
    const h = x[i]! - x[i - 1]!, k = x[i + 1]! - x[i]!, left = chord(i - 1), right = chord(i);
    slopes[i] = limited((k * left + h * right) / (h + k), left, right);
  }
  slopes[0] = chord(0);
  slopes[n - 1] = chord(n - 2);
  if (n > 2) {
    // Ends: away from the slope beside them as a parabola would go, and not beyond the chord's sign.
    const end = (own: number, beside: number): number => { const slope = (3 * own - beside) / 2; return slope * own <= 0 ? 0 : Math.abs(slope) > 2 * Math.abs(own) ? 2 * own : slope; };
    slopes[0] = end(chord(0), slopes[1]!);
    slopes[n - 1] = end(chord(n - 2), slopes[n - 2]!);
  }
  return slopes;
}
