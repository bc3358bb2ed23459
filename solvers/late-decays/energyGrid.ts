/** Logarithmic grid of energies on which the cascade lives, and of temperatures whose steps are whole steps of it: rates that depend on E·T alone are tabulated once. */
import {log10, power} from "../../src/numerics/elementary.js";

export interface EnergyGrid {
  /** E_0 … E_{n−1} [MeV], E_{i+1}/E_i = ratio. */
  readonly energiesMeV: Float64Array;
  readonly ratio: number;
}

/** Energies below are those of no photodisintegration: the lowest threshold is 1.587 MeV. */
export const lowestEnergyMeV = 1.5;
/** Half of the heaviest N, 10 GeV. */
export const highestEnergyMeV = 5000;

/** Grid from 1.5 MeV to at least 5 GeV. */
export function energyGrid(nodesPerDecade: number, highestMeV = highestEnergyMeV): EnergyGrid {
  if (!(nodesPerDecade >= 10)) throw new RangeError(`nodesPerDecade = ${nodesPerDecade} is below 10: a cascade needs 60 or more`);
  const ratio = power(10, 1 / nodesPerDecade), size = Math.ceil(nodesPerDecade * log10(highestMeV / lowestEnergyMeV) + 1e-9) + 1;
  return {ratio, energiesMeV: Float64Array.from({length: size}, (_, i) => lowestEnergyMeV * power(ratio, i))};
}
