/**
 * Decay neutrinos of a moving N in the frame of the plasma: what a line of its rest frame becomes.
 *
 *   E = γE*(1 + β c), c = cos(ν, p_N);   dn/dc = ½(1 + t c), t = asymmetry · h          (spin along h p̂)
 * so a line E* is a box from E*M/(E_N + p) to E*(E_N + p)/M, flat for t = 0, with a linear tilt else; ⟨E⟩ = γE*(1 + t β/3): a Dirac N
 * of helicity + gives the neutrino of N → ν γ the share ½(1 + β/3). Numbers and energies of bins are exact for any β, 0 included.
 * h is the helicity of the particle: an antiparticle of helicity −h decays as its mirror image, with the same t. MeV.
 * Reference: Brdar:2020 (kinematics).
 */
import {hypot} from "../numerics/elementary.js";
import type {DecayNeutrinos} from "./heavyNeutralLepton.js";

/** A line seen from the plasma. */
export interface BoostedLine {
  readonly lowMeV: number;
  readonly highMeV: number;
  /** γE* [MeV], the mean energy without tilt. */
  readonly centreMeV: number;
  readonly velocity: number;
  /** t = asymmetry · h. */
  readonly tilt: number;
}

/** The line E* [MeV] of N of mass M and momentum p [MeV]. */
export function boostedLine(lineMeV: number, massMeV: number, momentumMeV: number, tilt = 0): BoostedLine {
  const energy = hypot(massMeV, momentumMeV), stretch = (energy + momentumMeV) / massMeV;
  return {lowMeV: lineMeV / stretch, highMeV: lineMeV * stretch, centreMeV: (lineMeV * energy) / massMeV, velocity: momentumMeV / energy, tilt};
}

/** ⟨E⟩ [MeV]: γE*(1 + t β/3). */
export const meanEnergyMeV = ({centreMeV, velocity, tilt}: BoostedLine): number => centreMeV * (1 + (tilt * velocity) / 3);

/** dn/dE [1/MeV] at E [MeV]; 0 outside the box. N at rest has no density: use `numberBelow`. */
export const boostedDensity = ({lowMeV, highMeV, centreMeV, velocity, tilt}: BoostedLine, energyMeV: number): number =>
  energyMeV < lowMeV || energyMeV > highMeV ? 0 : (1 + tilt * (energyMeV / centreMeV - 1) / velocity) / (2 * centreMeV * velocity);

/** c of an energy, held to the box. */
const cosine = ({lowMeV, highMeV, centreMeV, velocity}: BoostedLine, energyMeV: number): number =>
  energyMeV >= highMeV ? 1 : energyMeV <= lowMeV ? -1 : Math.max(-1, Math.min(1, (energyMeV / centreMeV - 1) / velocity));

/** Number of the neutrinos of the line below E [MeV], 0 to 1. */
export function numberBelow(line: BoostedLine, energyMeV: number): number {
  const c = cosine(line, energyMeV);
  return (c + 1 + (line.tilt * (c * c - 1)) / 2) / 2;
}

/** Their energy [MeV]. */
export function energyBelowMeV(line: BoostedLine, energyMeV: number): number {
  const c = cosine(line, energyMeV), {velocity: b, tilt: t} = line;
  return (line.centreMeV / 2) * (c + 1 + ((b + t) * (c * c - 1)) / 2 + (b * t * (c * c * c + 1)) / 3);
}

/**
 * Adds the neutrinos of one decay to bins between increasing edges [MeV]: numbers to `number`, energies [MeV] to `energy`.
 * What lies outside the edges is left out. Choose the flavours by choosing the entries of `neutrinos`.
 */
export function addBoosted(
  neutrinos: readonly DecayNeutrinos[], massMeV: number, momentumMeV: number, helicity: 1 | -1 | 0, edgesMeV: Float64Array, number: Float64Array, energy: Float64Array
): void {
  for (const {energiesMeV, numbers, asymmetry} of neutrinos) for (let i = 0; i < energiesMeV.length; i++) {
    const line = boostedLine(energiesMeV[i]!, massMeV, momentumMeV, asymmetry * helicity), n = numbers[i]!;
    let numberBefore = numberBelow(line, edgesMeV[0]!), energyBefore = energyBelowMeV(line, edgesMeV[0]!);
    for (let k = 0; k + 1 < edgesMeV.length; k++) {
      const edge = edgesMeV[k + 1]!;
      if (edge < line.lowMeV) continue;
      const numberHere = numberBelow(line, edge), energyHere = energyBelowMeV(line, edge);
      number[k]! += n * (numberHere - numberBefore);
      energy[k]! += n * (energyHere - energyBefore);
      if (edge >= line.highMeV) break;
      numberBefore = numberHere;
      energyBefore = energyHere;
    }
  }
}
