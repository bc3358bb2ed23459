/** Cosmic time along a run. */
import {hbarMeVSeconds} from "../../src/constants/units.js";
import {exp, log} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {Spline} from "../../src/numerics/spline.js";

/** t(x) = 1/(2H₀) + ∫dx/H [s], by Gauss-Legendre on a spline of ln H. */
export const cosmicTimeSeconds = (lnA: Float64Array, hubbleMeV: Float64Array): Float64Array => {
  const time = new Float64Array(lnA.length), {nodes, weights} = gaussLegendre(3);
  if (lnA.length < 4) return time.fill(hbarMeVSeconds / (2 * hubbleMeV[0]!));
  const lnH = new Spline(lnA, hubbleMeV.map(log));
  time[0] = hbarMeVSeconds / (2 * hubbleMeV[0]!);
  for (let i = 1; i < lnA.length; i++) {
    const half = (lnA[i]! - lnA[i - 1]!) / 2, middle = (lnA[i]! + lnA[i - 1]!) / 2;
    let sum = 0;
    for (let k = 0; k < 3; k++) sum += weights[k]! * exp(-lnH.at(middle + half * nodes[k]!));
    time[i] = time[i - 1]! + hbarMeVSeconds * half * sum;
  }
  return time;
};
