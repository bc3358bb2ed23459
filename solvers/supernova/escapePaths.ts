/**
 * Straight paths from a point of a sphere to its outer edge: weights of the optical depth on a radial grid.
 *   τ(r_i, c) = ∫ds κ(√(r_i² + s² + 2 r_i s c)) = Σ_k G[i,c,k] κ(r_k),  κ linear in r between grid points
 * Impact parameter b = r_i √(1 − c²): a path with c < 0 first sinks to b and comes back (both legs counted).
 * Units: those of the radii. Reference: Caputo:2022 (angular average of e^{−τ}).
 * Neglected: bending of the paths by gravity.
 */
import {log} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";

export interface Directions {
  /** Cosines to the outward radius. */
  readonly cosines: readonly number[];
  /** Shares of the sphere, adding to 1. */
  readonly shares: readonly number[];
}

/** Straight out: the "radial" approximation. */
export const radialDirections: Directions = {cosines: [1], shares: [1]};

/** Gauss-Legendre on the outward and on the inward half separately: e^{−τ} turns steep at c = 0 near a surface. */
export function sphereDirections(outward = 8, inward = 5): Directions {
  const cosines: number[] = [], shares: number[] = [];
  for (const [n, sign] of [[outward, 1], [inward, -1]] as const) {
    const {nodes, weights} = gaussLegendre(n);
    for (let i = 0; i < n; i++) {
      cosines.push(sign * 0.5 * (1 + nodes[i]));
      shares.push(0.25 * weights[i]);
    }
  }
  return {cosines, shares};
}

export class EscapePaths {
  readonly directions: Directions;
  private readonly radii: Float64Array;
  /** First grid point that a path touches, by start and direction. */
  private readonly first: Int32Array;
  private readonly weights: Float64Array;

  /** Paths that start at the first `starts` radii; radii ascend, equal neighbours make a jump of κ. */
  constructor(radii: Float64Array, starts: number, directions: Directions) {
    const n = radii.length, count = directions.cosines.length;
    this.directions = directions;
    this.radii = radii;
    this.first = new Int32Array(starts * count);
    this.weights = new Float64Array(starts * count * n);
    for (let i = 0; i < starts; i++) {
      for (let m = 0; m < count; m++) this.trace(i, directions.cosines[m], i * count + m);
    }
  }

  private trace(start: number, cosine: number, path: number): void {
    const r = this.radii, n = r.length, b = r[start] * Math.sqrt((1 - cosine) * (1 + cosine));
    let k = start;
    if (cosine < 0) {
      for (k = start; k > 0 && r[k] > b; k--) this.leg(path * n, k - 1, Math.max(r[k - 1], b), r[k], b, 2);
    }
    this.first[path] = k;
    for (let j = start; j + 1 < n; j++) this.leg(path * n, j, r[j], r[j + 1], b, 1);
  }

  /** Adds the passage from r = `from` to `to` within shell k, k+1: ∫ r dr/√(r² − b²) times the two hat functions. */
  private leg(offset: number, k: number, from: number, to: number, b: number, times: number): void {
    const r0 = this.radii[k], r1 = this.radii[k + 1], width = r1 - r0;
    if (!(to > from) || !(width > 0)) return;
    const s0 = Math.sqrt(Math.max((from - b) * (from + b), 0)), s1 = Math.sqrt(Math.max((to - b) * (to + b), 0));
    const length = s1 - s0, moment = 0.5 * (to * s1 - from * s0 + (b > 0 ? b * b * log((to + s1) / (from + s0)) : 0));
    this.weights[offset + k] += (times * (r1 * length - moment)) / width;
    this.weights[offset + k + 1] += (times * (moment - r0 * length)) / width;
  }

  /** τ of every direction from one start; κ on the grid, in the inverse unit of the radii. */
  opticalDepths(start: number, kappa: Float64Array, out: Float64Array): void {
    const n = kappa.length, count = this.directions.cosines.length;
    for (let m = 0; m < count; m++) {
      const path = start * count + m, offset = path * n;
      let sum = 0;
      for (let k = this.first[path]; k < n; k++) sum += this.weights[offset + k] * kappa[k];
      out[m] = sum;
    }
  }
}
