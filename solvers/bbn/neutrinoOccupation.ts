/**
 * Occupation of the neutrino in n ↔ p on the whole line of z = E_ν [m_e]: F(z) = f_ν(z) for z > 0 and 1 − f_ν̄(|z|) for z < 0, so that
 * one function serves absorption and blocking of ν_e and ν̄_e. In terms of u = ln(1/F − 1):
 *   F = 1/(e^u + 1),  F′ = −u′ F(1 − F),  F″ = −u″ F(1 − F) + u′² F(1 − F)(1 − 2F);  thermal: u = x_ν z − ξ − η sign(z).
 * References: Pitrou:2018.
 */
import {exp, log, log1p} from "../../src/numerics/elementary.js";

/** F, 1 − F, F′ and F″ at a list of energies. */
export interface OccupationTable {
  readonly occupation: Float64Array;
  readonly blocking: Float64Array;
  readonly slope: Float64Array;
  readonly curvature: Float64Array;
}

/** A table of `count` entries. */
export const occupationTable = (count: number): OccupationTable => ({
  occupation: new Float64Array(count), blocking: new Float64Array(count), slope: new Float64Array(count), curvature: new Float64Array(count),
});

/** Writes entry i from u, u′ and u″. */
const write = (table: OccupationTable, i: number, u: number, first: number, second: number): void => {
  // e^{−|u|} keeps the small one of F and 1 − F exact.
  const t = exp(-Math.abs(u)), small = t / (1 + t), large = 1 / (1 + t), F = u > 0 ? small : large, blocked = u > 0 ? large : small;
  const product = F * blocked;
  table.occupation[i] = F;
  table.blocking[i] = blocked;
  table.slope[i] = -first * product;
  table.curvature[i] = product * (first * first * (blocked - F) - second);
};

/** Thermal neutrinos at m_e/T_ν = xNu with μ/T = η + ξ of ν and η − ξ of ν̄: entries below `count` at z[i]. */
export const fillThermal = (table: OccupationTable, z: Float64Array, count: number, xNu: number, xi: number, eta: number): void => {
  const {occupation, blocking, slope, curvature} = table;
  for (let i = 0; i < count; i++) {
    const u = xNu * z[i] - xi - (z[i] > 0 ? eta : -eta), t = exp(u > 0 ? -u : u), large = 1 / (1 + t), small = t * large, F = u > 0 ? small : large, blocked = u > 0 ? large : small;
    const first = -xNu * F * blocked;
    occupation[i] = F;
    blocking[i] = blocked;
    slope[i] = first;
    curvature[i] = -xNu * first * (blocked - F);
  }
};

/** Occupation number of one species at an energy [m_e]. */
export type Occupation = (energy: number) => number;

/** ln(1/f − 1) with 0 and 1 kept at a finite distance; NaN where f is no occupation number. */
export const logit = (f: number): number => {
  if (!(f >= 0 && f <= 1)) return NaN;
  const inside = Math.min(Math.max(f, 1e-300), 1 - 1e-16);
  return log1p(-inside) - log(inside);
};

/**
 * Where F′ and F″ of given occupations come from: differences of u, which is a straight line for thermal neutrinos; that line itself,
 * u′ = 1/T_ν, u″ = 0, for what follows it but for a kink; or from nowhere.
 */
export type Slopes = "differences" | "thermal" | "none";

/** Any occupations: entries below `count` at z[i]; `scale` is the energy over which f changes [m_e], their temperature. */
export const fillGiven = (
  table: OccupationTable, z: Float64Array, count: number, neutrino: Occupation, antineutrino: Occupation, scale: number, slopes: Slopes,
): void => {
  for (let i = 0; i < count; i++) {
    const energy = Math.abs(z[i]), sign = z[i] > 0 ? 1 : -1, f = sign > 0 ? neutrino : antineutrino;
    const here = logit(f(energy));
    if (slopes !== "differences") {
      write(table, i, sign * here, slopes === "thermal" ? 1 / scale : 0, 0);
      continue;
    }
    const h = 0.05 * Math.min(energy, scale), above = logit(f(energy + h)), below = logit(f(energy - h));
    // u(z) = ±L(|z|): the first derivative is even, the second odd.
    write(table, i, sign * here, (above - below) / (2 * h), (sign * (above - 2 * here + below)) / (h * h));
  }
};
