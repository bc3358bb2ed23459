/**
 * A profile from a table: comma-separated text with a header line and the columns r_km, rho_g_cm3, T_MeV, Ye and, if the
 * electron neutrinos' chemical potential is known, mu_nue [MeV]; other columns are ignored.
 * ln ρ and ln T are linear in ln r between rows (and as power laws beyond the last), Y_e and μ_νe linear in r; constant
 * within the first row. Without mu_nue, "profile" means 0.
 */
import type {StellarProfile} from "./profiles.js";

const needed = ["r_km", "rho_g_cm3", "T_MeV", "Ye"] as const;

/** Reads a profile; throws RangeError with the line that is wrong. */
export function profileFromTable(name: string, text: string): StellarProfile {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== "" && !line.startsWith("#"));
  const header = (lines[0] ?? "").split(",").map(cell => cell.trim());
  for (const column of needed) {
    if (!header.includes(column)) throw new RangeError(`profile "${name}" has no column ${column}: its header must hold ${needed.join(", ")}`);
  }
  const column = (title: string) => lines.slice(1).map(line => Number(line.split(",")[header.indexOf(title)]));
  const [r, density, temperature, fraction] = needed.map(column);
  const potential = header.includes("mu_nue") ? column("mu_nue") : null;
  if (r.length < 2) throw new RangeError(`profile "${name}" has ${r.length} rows: give at least 2`);
  for (let i = 0; i < r.length; i++) {
    const valid = r[i] > 0 && (i === 0 || r[i] > r[i - 1]) && density[i] > 0 && temperature[i] > 0 && fraction[i] > 0 && fraction[i] < 1
      && (potential === null || Number.isFinite(potential[i]));
    if (!valid) throw new RangeError(`profile "${name}", row ${i + 1}: "${lines[i + 1]}": radii must rise, ρ and T be positive, 0 < Ye < 1`);
  }
  const last = r.length - 1;
  /** Interval i, i+1 of a radius. */
  const interval = (radius: number): number => {
    let low = 0, high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (r[middle] <= radius) low = middle;
      else high = middle;
    }
    return low;
  };
  const power = (values: readonly number[], radius: number, i: number): number =>
    radius <= r[0] ? values[0] : values[i] * (radius / r[i]) ** (Math.log(values[i + 1] / values[i]) / Math.log(r[i + 1] / r[i]));
  const linear = (values: readonly number[], radius: number, i: number): number => {
    const share = Math.min(Math.max((radius - r[i]) / (r[i + 1] - r[i]), 0), 1);
    return values[i] + share * (values[i + 1] - values[i]);
  };
  return {
    name, cites: [], kinksKm: [],
    electronNeutrinos: potential === null ? "none" : radius => linear(potential, radius, interval(radius)),
    at(radius) {
      const i = interval(radius);
      return {densityGramPerCm3: power(density, radius, i), temperatureMeV: power(temperature, radius, i), electronFraction: linear(fraction, radius, i)};
    },
  };
}
