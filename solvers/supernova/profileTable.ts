/**
 * A profile from a table of the user's (src/model/stellarProfileText.ts reads and checks the text).
 * ln ρ and ln T are linear in ln r between rows, and power laws beyond the last; Y_e and potentials are linear in r and constant beyond;
 * everything is constant within the first row. Y_e follows from μ_e where there is none.
 */
import {checked, readGarchingText, readStellarCsv, type GarchingLayout, type StellarTable} from "../../src/model/stellarProfileText.js";
import {log, power as powerOf} from "../../src/numerics/elementary.js";
import {baryonDensityMeV3, electronDensityMeV3} from "./medium.js";
import type {StellarMatter, StellarProfile} from "./profiles.js";

/** Reads a CSV profile; throws RangeError with the line and the column that are wrong. */
export const profileFromTable = (name: string, text: string): StellarProfile => profileFromColumns(readStellarCsv(name, text));

/** Reads the Garching text layout; throws RangeError with the line and the column that are wrong. */
export const profileFromGarchingText = (name: string, text: string, layout: GarchingLayout = {}): StellarProfile => profileFromColumns(readGarchingText(name, text, layout));

/** Profiles made before, by their table: stars are remembered by profile. */
const made = new WeakMap<StellarTable, StellarProfile>();

/** The table as functions of the radius. Throws RangeError where a Y_e that follows from μ_e is none. */
export function profileFromColumns(table: StellarTable): StellarProfile {
  let profile = made.get(table);
  if (profile === undefined) made.set(table, profile = functionsOf(table));
  return profile;
}

const withElectrons = (table: StellarTable): StellarTable => {
  const {columns} = table;
  if (columns["Ye"] !== undefined) return table;
  const Ye = columns["mu_e"]!.map((mu, i) => electronDensityMeV3(mu, columns["T_MeV"]![i]!) / baryonDensityMeV3(columns["rho_g_cm3"]![i]!));
  return checked({...table, columns: {...columns, Ye}});
};

function functionsOf(table: StellarTable): StellarProfile {
  const {name, columns} = withElectrons(table);
  const [r, density, temperature, fraction] = ["r_km", "rho_g_cm3", "T_MeV", "Ye"].map(column => columns[column]!) as [readonly number[], readonly number[], readonly number[], readonly number[]];
  const last = r.length - 1;
  /** Interval i, i+1 of a radius. */
  const interval = (radius: number): number => {
    let low = 0, high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (r[middle]! <= radius) low = middle;
      else high = middle;
    }
    return low;
  };
  const power = (values: readonly number[], radius: number, i: number): number =>
    radius <= r[0]! ? values[0]! : values[i]! * powerOf(radius / r[i]!, log(values[i + 1]! / values[i]!) / log(r[i + 1]! / r[i]!));
  const linear = (values: readonly number[], radius: number, i: number): number => {
    const x = Math.min(Math.max((radius - r[i]!) / (r[i + 1]! - r[i]!), 0), 1);
    return values[i]! + x * (values[i + 1]! - values[i]!);
  };
  const functionOf = (column: string): ((radius: number) => number) | undefined => {
    const values = columns[column];
    return values && (radius => linear(values, radius, interval(radius)));
  };
  const muE = columns["mu_e"], muMu = columns["mu_mu"], muonNeutrinos = functionOf("mu_numu");
  return {
    name, cites: [], kinksKm: [], lastRadiusKm: r[last]!,
    electronNeutrinos: functionOf("mu_nue") ?? "none",
    ...(muonNeutrinos && {muonNeutrinos}),
    at(radius): StellarMatter {
      const i = interval(radius);
      return {
        densityGramPerCm3: power(density, radius, i), temperatureMeV: power(temperature, radius, i), electronFraction: linear(fraction, radius, i),
        // Beyond the last row the density falls on, and a constant potential would not fit it.
        ...(muE && radius <= r[last]! && {electronChemicalPotentialMeV: linear(muE, radius, i)}),
        ...(muMu && radius <= r[last]! && {muonChemicalPotentialMeV: linear(muMu, radius, i)}),
      };
    },
  };
}
