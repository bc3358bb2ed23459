/**
 * Finite-temperature radiative corrections of n ↔ p, relative to all other terms, as a table in ln T.
 * Source: evaluation of the terms of Brown:2001 in the form of Pitrou:2018, standard thermal history (T_ν of the
 * standard run); 10 % of the correction is 1e-6 of Y_P, so its dependence on T_ν is left out.
 */
import {log} from "../../src/numerics/elementary.js";
import {Spline} from "../../src/numerics/spline.js";

/** T [MeV], n → p, p → n. */
const table: readonly (readonly [number, number, number])[] = [
  [0.05, 0, 0], [0.07, 0, 0], [0.11, 2.8e-4, 2.9e-3], [0.17, 9.1e-4, 3.2e-3], [0.28, 5.9e-4, 2.3e-3], [0.45, -4e-5, 6.1e-4],
  [0.57, -1.3e-4, 2.3e-4], [0.73, -7e-5, 1.2e-4], [1.17, 3.6e-4, 4.1e-4], [2.4, 1.41e-3, 1.41e-3], [4.89, 2.67e-3, 2.67e-3],
  [10, 4.15e-3, 4.14e-3],
];
const lnT = table.map((row) => log(row[0]));
const neutronToProton = new Spline(lnT, table.map((row) => row[1]));
const protonToNeutron = new Spline(lnT, table.map((row) => row[2]));
const coldest = 0.07;

/** Relative correction of λ(n → p) at T_γ. Zero below 70 keV, where n → p is free decay and p → n has stopped. */
export const thermalRadiativeNeutron = (temperatureMeV: number): number =>
  temperatureMeV <= coldest ? 0 : neutronToProton.at(log(Math.min(temperatureMeV, 12)));

/** Relative correction of λ(p → n) at T_γ. */
export const thermalRadiativeProton = (temperatureMeV: number): number =>
  temperatureMeV <= coldest ? 0 : protonToNeutron.at(log(Math.min(temperatureMeV, 12)));
