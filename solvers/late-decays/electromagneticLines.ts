/**
 * What a decay puts into photons and e±, as lines in the rest frame of N. A channel lists its photons. What they leave of its
 * electromagnetic share is given to one e⁺e⁻ pair, half each: above E_C = m²/(22 T) only energy counts, below it such
 * channels have the smaller part of a dipole's width (0.6 % at 100 MeV). The pair of a channel with "e+ e-" radiates photons as it is made,
 *   dN/dE = (α/π)(1/E₀) (1 + (1−x)²)/x · ln(4E₀²(1−x)/m²),  x = E/E₀
 * which is all that pairs below some 50 MeV do to nuclei at T < 1 keV; to leading logarithm, 10 %. References: Hufnagel:2018.
 */
import {electronMassMeV as m, fineStructure as alpha} from "../../src/constants/particles.js";
import type {HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {exp, log, square} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {lowestEnergyMeV} from "./energyGrid.js";

export interface InjectedLine {
  readonly particle: "photon" | "electron";
  readonly energyMeV: number;
  /** Particles per decay. */
  readonly number: number;
}

const radiationNodes = 12, rounding = 1e-9;

/** An e⁺e⁻ pair of E₀ [MeV] each with the photons above 1.5 MeV that it radiates when made; the energy is 2E₀. */
export const pairWithRadiation = (energyMeV: number, pairs: number): InjectedLine[] => {
  const end = 1 - m * m / (4 * energyMeV * energyMeV), from = lowestEnergyMeV / energyMeV;
  if (!(from < end)) return [{particle: "electron", energyMeV, number: 2 * pairs}];
  const {nodes, weights} = gaussLegendre(radiationNodes), half = log(end / from) / 2;
  let radiated = 0;
  const photons = Array.from(nodes, (node, k): InjectedLine => {
    const x = from * exp(half * (1 + node)), number = half * weights[k]! * alpha / Math.PI * (1 + square(1 - x)) * log(4 * square(energyMeV / m) * (1 - x));
    radiated += number * x * energyMeV;
    return {particle: "photon", energyMeV: x * energyMeV, number: number * pairs};
  });
  return [{particle: "electron", energyMeV: energyMeV - radiated / 2, number: 2 * pairs}, ...photons];
};

/** Lines per decay of N at rest; their energy is the electromagnetic share of M. Throws RangeError where photons have more than that. */
export const electromagneticLines = ({massMeV, channels, widthMeV}: Pick<HeavyNeutralLepton, "massMeV" | "channels" | "widthMeV">): InjectedLine[] =>
  channels.filter(({shares, widthMeV: width}) => shares.electromagnetic > 0 && width > 0).flatMap(({name, shares, photons, widthMeV: width}): InjectedLine[] => {
    const branching = width / widthMeV, total = shares.electromagnetic * massMeV;
    const lines = photons?.energiesMeV.map((energyMeV, i): InjectedLine => ({particle: "photon", energyMeV, number: photons.numbers[i]! * branching})) ?? [];
    const left = total - (photons?.energiesMeV.reduce((sum, energy, i) => sum + energy * photons.numbers[i]!, 0) ?? 0);
    if (left < -rounding * massMeV) throw new RangeError(`photons of "${name}" carry ${total - left} MeV, more than its electromagnetic share, ${total} MeV: give numbers per decay, and energies at rest`);
    if (left <= rounding * massMeV) return lines;
    return [...lines, ...(name.includes("e+ e-") ? pairWithRadiation(left / 2, branching) : [{particle: "electron", energyMeV: left / 2, number: 2 * branching} as const])];
  });

/** Electromagnetic energy of one decay over M. */
export const electromagneticShare = ({channels, widthMeV}: Pick<HeavyNeutralLepton, "channels" | "widthMeV">): number =>
  widthMeV > 0 ? channels.reduce((sum, {shares, widthMeV: width}) => sum + shares.electromagnetic * width, 0) / widthMeV : 0;
