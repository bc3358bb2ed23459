/**
 * Luminosity of a sphere that radiates thermal N: the estimate for strong trapping.
 *   L = 4πr² (g/8π²) ∫_M^∞ dE E (E² − M²)/(e^{E/T} + 1)  →  4πr² · 7gπ²T⁴/960 for M → 0
 * g = 2 when M ≪ T (only the active helicities are trapped and thermal), up to 4 (Dirac) or 2 (Majorana) at M ≳ T.
 * Units: MeV, erg/s. Reference: Raffelt:1996. Neglected: redshift, the width of the radiating layer.
 */
import {ergPerSecondInMeV2, kilometreInPerMeV} from "../../src/constants/units.js";
import {exp, square} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";

/** Black-body luminosity of N [erg/s]. */
export function blackBodyLuminosityErgPerSecond(radiusKm: number, temperatureMeV: number, massMeV: number, degreesOfFreedom: number): number {
  const T = temperatureMeV, x = massMeV / T, {nodes, weights} = gaussLegendre(64);
  let integral = 0;
  for (let i = 0; i < nodes.length; i++) {
    // E/T = x + 45 u², the tail beyond is below 1e-15.
    const u = 0.5 * (1 + nodes[i]), above = 45 * u * u, e = x + above;
    integral += (45 * u * weights[i] * e * above * (above + 2 * x)) / (exp(e) + 1);
  }
  const area = 4 * Math.PI * square(radiusKm * kilometreInPerMeV);
  return (area * (degreesOfFreedom / (8 * Math.PI * Math.PI)) * square(T * T) * integral) / ergPerSecondInMeV2;
}
