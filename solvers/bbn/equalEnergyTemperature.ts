/**
 * Temperature at which Fermi-Dirac ν_e have the energy of the standard run's, which are oscillated and distorted:
 *   T⁴ ∫ y³/(e^y + 1) dy = T_νe⁴ ∫ y³ f_νe(y) dy,   y = p/T_νe
 * What n ↔ p by true spectra differs from n ↔ p at this temperature is the effect of spectral distortions alone (8e-5 of Y_P).
 * References: Pitrou:2018, Froustey:2020.
 */
import {exp, power} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import type {Background} from "../early-universe/background.js";
import {standardElectronNeutrinos} from "./neutrinoSpectra.js";
import {ThermalTrack} from "./thermalTrack.js";

const highestMomentum = 30;

/** The same background with this temperature in place of T_νe. */
export const withEqualEnergyNeutrinos = (background: Background): Background => {
  const spectra = standardElectronNeutrinos(new ThermalTrack(background)), {nodes, weights} = gaussLegendre(64);
  const electronNeutrinoTemperatureMeV = background.electronNeutrinoTemperatureMeV.map((T, i) => {
    const x = background.lnA[i]!, {neutrino} = spectra.at(x), unit = T * exp(x);
    let distorted = 0, thermal = 0;
    nodes.forEach((node, k) => {
      const y = highestMomentum * (1 + node) / 2, weight = weights[k]! * y * y * y;
      distorted += weight * neutrino(y * unit);
      thermal += weight / (exp(y) + 1);
    });
    return T * power(distorted / thermal, 0.25);
  });
  return {...background, electronNeutrinoTemperatureMeV};
};
