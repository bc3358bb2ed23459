/**
 * Comoving momenta y = p a [MeV] of a spectrum: nodes n = 1, 2, … of a smooth map y(n), even where the bath is, logarithmic above.
 *
 *   dy/dn = s(y) = h + ε y u⁴/(1 + u⁴), u = y/Y;   ∫ g dy ≈ Σ s(y_n) g(y_n)
 * The trapezoid in n of a smooth function is exact far beyond second order. Nodes do not depend on the top: grids share kernels.
 * A particle between two nodes is shared so that its number and its energy are exact.
 */
import {square} from "../../../src/numerics/elementary.js";

export interface GridOptions {
  /** h: spacing of the bath's momenta in units of T a = 1 MeV; default 0.4. */
  readonly spacing?: number;
  /** ε: spacing in ln y of hard momenta; default 0.1. */
  readonly logSpacing?: number;
}

/** Where even spacing gives way to logarithmic [MeV], and where the bath ends: f = 4e-12 there. */
const turnMeV = 22, bathTopMeV = 26;

export class MomentumGrid {
  readonly y: Float64Array;
  /** ∫ g dy ≈ Σ weight g. */
  readonly weight: Float64Array;
  readonly size: number;
  /** Nodes below this one are the bath's. */
  readonly bath: number;
  readonly spacing: number;
  readonly logSpacing: number;

  /** A grid that reaches `topMeV`, and at least to the end of the bath. */
  constructor(topMeV: number, {spacing = 0.4, logSpacing = 0.1}: GridOptions = {}) {
    this.spacing = spacing;
    this.logSpacing = logSpacing;
    const slope = (v: number): number => {
      const u = square(square(v / turnMeV));
      return spacing + logSpacing * v * u / (1 + u);
    };
    const nodes: number[] = [], top = Math.max(topMeV, bathTopMeV);
    for (let v = 0; v < top;) {
      // Eight Runge-Kutta steps of dy/dn from node to node.
      for (let i = 0, h = 1 / 8; i < 8; i++) {
        const a = slope(v), b = slope(v + h / 2 * a), c = slope(v + h / 2 * b), d = slope(v + h * c);
        v += h / 6 * (a + 2 * b + 2 * c + d);
      }
      nodes.push(v);
    }
    this.y = Float64Array.from(nodes);
    this.weight = this.y.map(slope);
    this.size = nodes.length;
    this.bath = nodes.findIndex(v => v >= bathTopMeV);
  }

  /** Index l of the node at or below v, such that v lies between l and l + 1; 0 and size − 2 beyond the ends. */
  below(v: number): number {
    const {y, size} = this;
    let low = 0, high = size - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (y[middle] <= v) low = middle;
      else high = middle;
    }
    return low;
  }
}
