/**
 * Integrals over the black body that inverse Compton scattering and pair production of one particle need. Both kernels depend on
 * z = E/E' and on the product E'T alone, once the energy ε ~ T of the soft photon is neglected beside E (relative error ε/E, 1e-3 where it
 * matters); being crossings of each other, they share two functions of one variable, with q = v/x:
 *   A(v) = ∫_v^∞ dx x/(e^x − 1) [2q ln q + (1 + 2q)(1 − q)],   B(v) = ∫_v^∞ dx x/(e^x − 1) (1 − q)
 *   inverse Compton:  J = ∫ dx x/(e^x − 1) F_IC = A + Z²/(2 + 2Z) B,   Z = z/(1 − z), v = Z m²/(4 E'T)
 *   pair production:  J = ∫ dx/(e^x − 1) G = (4τ/p)(B − 2pA),   p = z(1 − z), τ = E'T/m², v = 1/(4pτ)
 * References: Jones:1968, Aharonian:1983.
 */
import {exp, expm1, log} from "../../src/numerics/elementary.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";
import {UniformSplineBank} from "../../src/numerics/spline.js";

/** Beyond this v everything is e⁻³⁰⁰. */
export const largestV = 300;
const smallestV = 1e-8, step = 0.1;

/** e^v A and e^v B by quadrature. */
export const exactIntegrals = (v: number): readonly [number, number] => {
  /** e^v/(e^x − 1) at x = v + s. */
  const bose = (s: number): number => exp(-s) / -expm1(-v - s);
  const over = (f: (x: number, s: number) => number): number =>
    // Split where the scale changes from v to 1.
    [[0, v], [v, v + 1], [v + 1, Infinity]].reduce((sum, [a, b]) => sum + tanhSinh(s => s > 700 ? 0 : bose(s) * f(v + s, s), a!, b!, 1e-9).value, 0);
  return [over((x, s) => 2 * v * log(v / x) + (1 + 2 * v / x) * s), over((_x, s) => s)];
};

let bank: UniformSplineBank | undefined;
const logs = new Float64Array(2);

/** Writes A and B at v into out[0..1]; v below 1e-8 counts as 1e-8, where both are π²/6 to 1e-5. */
export const integralsAt = (v: number, out: Float64Array): void => {
  if (v >= largestV) { out.fill(0); return; }
  if (bank === undefined) {
    const from = log(smallestV), nodes = Math.ceil((log(largestV) - from) / step) + 2, values = new Float64Array(2 * nodes);
    for (let i = 0; i < nodes; i++) values.set(exactIntegrals(exp(from + i * step)), 2 * i);
    bank = new UniformSplineBank(from, step, nodes, 2, values);
  }
  const at = Math.max(v, smallestV), decay = exp(-at);
  bank.at(log(at), logs);
  out[0] = logs[0]! * decay;
  out[1] = logs[1]! * decay;
};

/** J of inverse Compton scattering at Z = E/(E' − E) and b = 4E'T/m²: dN/dz = (2α²T²/(πE')) J per unit time. */
export const inverseComptonShape = (Z: number, b: number, out: Float64Array): number => {
  integralsAt(Z / b, out);
  return out[0]! + Z * Z / (2 + 2 * Z) * out[1]!;
};

/** J of pair production at p = z(1 − z) and τ = E'T/m²: dN/dz of e⁻ = (α²m²T/(4πE'²)) J per unit time. */
export const pairShape = (p: number, tau: number, out: Float64Array): number => {
  integralsAt(1 / (4 * p * tau), out);
  return 4 * tau / p * (out[1]! - 2 * p * out[0]!);
};
