/**
 * Relative change of λ(n → p) and λ(p → n) because ν_e of the standard run are not Fermi-Dirac. From a momentum-resolved decoupling, see
 * the table. Of a history that follows energies alone: flavour oscillations cool ν_e, the late heating distorts their spectrum, 1.6e-4 of
 * Y_P in all. Of one that follows numbers too (η ≠ 0) and shares heat as oscillations do: what is left. The standard part only.
 * References: Pitrou:2018, Froustey:2020.
 */
import {exp, log} from "../../src/numerics/elementary.js";
import {Spline} from "../../src/numerics/spline.js";
import type {ElectronNeutrinoSpectra} from "./electronNeutrinos.js";
import {electronNeutrinoExcess, excessMomenta} from "./tables/electronNeutrinoExcess.js";
import {neutrinoSpectraShifts, neutrinoSpectraShiftsByNumber} from "./tables/neutrinoSpectra.js";
import type {ThermalTrack} from "./thermalTrack.js";

const rows = [...neutrinoSpectraShifts].sort((a, b) => a[0] - b[0]);
const numbered = [...neutrinoSpectraShiftsByNumber].sort((a, b) => a[0] - b[0]), numberedLnT = numbered.map((row) => log(row[0]));
const byNumber = [1, 2].map((k) => new Spline(numberedLnT, numbered.map((row) => row[k]))) as [Spline, Spline];
const lnT = rows.map((row) => log(row[0])), first = lnT[0], last = lnT[lnT.length - 1];
const neutronToProton = new Spline(lnT, rows.map((row) => row[1]));
const protonToNeutron = new Spline(lnT, rows.map((row) => row[2]));

const shift = (spline: Spline, temperatureMeV: number): number => {
  const x = log(temperatureMeV);
  return x > last ? 0 : spline.at(Math.max(x, first));
};

/** Relative change of λ(n → p) at T_γ; 0 above 7 MeV, where neutrinos are coupled. */
export const neutrinoSpectraNeutron = (temperatureMeV: number, numbers = false): number => shift(numbers ? byNumber[0] : neutronToProton, temperatureMeV);

/** Relative change of λ(p → n) at T_γ; as at 0.05 MeV below, where p → n has stopped. */
export const neutrinoSpectraProton = (temperatureMeV: number, numbers = false): number => shift(numbers ? byNumber[1] : protonToNeutron, temperatureMeV);

const columns = excessMomenta.map((_, j) => {
  const excess = [...electronNeutrinoExcess].sort((a, b) => a[0] - b[0]);
  return new Spline(excess.map((row) => log(row[0])), excess.map((row) => row[1][j]));
});
const lowestMomentum = excessMomenta[0], highestMomentum = excessMomenta[excessMomenta.length - 1];

/** f_νe and f_ν̄e of the standard run on a history: Fermi-Dirac at its T_νe and ξ, times the excess at this T_γ and p/T_νe. */
export const standardElectronNeutrinos = (track: ThermalTrack, xi = 0): ElectronNeutrinoSpectra => ({
  at(lnA) {
    const unit = track.neutrinoTemperatureMeV(lnA) * exp(lnA), x = track.logTemperature(lnA);
    const excess = new Spline(excessMomenta, columns.map((column) => (x > last ? 0 : column.at(Math.max(x, first)))));
    const occupation = (sign: number) => (comovingMomentumMeV: number): number => {
      const y = comovingMomentumMeV / unit;
      return (1 + excess.at(Math.min(Math.max(y, lowestMomentum), highestMomentum))) / (exp(y - sign * xi) + 1);
    };
    return {neutrino: occupation(1), antineutrino: occupation(-1)};
  },
});
