/** Quantiles of the χ² distribution for 1 and 2 degrees of freedom. */
import {exp, log1p, square} from "./elementary.js";
import {gaussLegendre} from "./quadrature.js";
import {findRoot} from "./roots.js";

/** erf(x) for x ≥ 0 by Gauss-Legendre on the defining integral, absolute error below 1e-15 for x < 6. */
const errorFunction = (x: number): number => {
  const {nodes, weights} = gaussLegendre(48);
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) sum += weights[i]! * exp(-(square(x / 2 * (1 + nodes[i]!))));
  return sum * x / Math.sqrt(Math.PI);
};

/** χ² that a fraction `probability` of draws stays below: 3.841 (1 d.o.f.) and 5.991 (2) at 0.95. */
export const chiSquareQuantile = (probability: number, degreesOfFreedom: 1 | 2): number => {
  if (!(probability > 0 && probability < 0.99999)) throw new RangeError(`probability = ${probability} is outside 0-0.99999`);
  if (degreesOfFreedom === 2) return -2 * log1p(-probability);
  return findRoot(x => errorFunction(Math.sqrt(x / 2)) - probability, 0, 40);
};
