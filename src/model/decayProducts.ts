/**
 * From the particles of a decay to its channel: neutrinos and photons as lines, shares of the energy, and mesons.
 *
 * Neutrinos of the decay itself (`prompt`) come with their spin asymmetry; muons, π± and K stop in the plasma, then decay at rest
 * (stoppedParticles.ts). Whatever is not in neutrinos is electromagnetic, so lines and shares cannot disagree:
 *   share_α = Σ n E/M over the lines of ν_α,   share_EM = 1 − Σ share_α,   k share_EM = Σ n E a/(3M)
 * with n neutrinos of energy E and asymmetry a per line, k the helicity tilt. Energies in MeV, rest frame of N.
 * Neglected: muons and mesons that decay in flight or meet a nucleon first.
 */
import {gaussLegendre} from "../numerics/quadrature.js";
import {type DecayChannel, type DecayMesons, type DecayNeutrinos, type DecayPhotons, type Flavor, FLAVORS} from "./heavyNeutralLepton.js";
import type {Lines} from "./lineSpectrum.js";
import {atRest} from "./stoppedParticles.js";

/** What one decay of N leaves, e± and kinetic energies apart. */
export interface DecayProducts {
  readonly prompt: readonly DecayNeutrinos[];
  /** Of the decay itself and of its π⁰. */
  readonly photons?: DecayPhotons;
  readonly muons?: number;
  readonly chargedPions?: number;
  readonly chargedKaons?: number;
  readonly longKaons?: number;
  readonly shortKaons?: number;
}

/** Neutrinos of one flavour: `lines` times `number`, with energies in units of `unitMeV`. */
export const neutrinoLines = (flavor: Flavor, lines: Lines, unitMeV: number, asymmetry = 0, number = 1): DecayNeutrinos =>
  ({flavor, energiesMeV: lines.energies.map(energy => energy * unitMeV), numbers: lines.numbers.map(n => n * number), asymmetry});

/** One line. */
export const neutrinoLine = (flavor: Flavor, energyMeV: number, asymmetry = 0, number = 1): DecayNeutrinos =>
  ({flavor, energiesMeV: [energyMeV], numbers: [number], asymmetry});

/** Photons all of one energy. */
export const photonLine = (energyMeV: number, number = 1): DecayPhotons => ({energiesMeV: [energyMeV], numbers: [number]});

const boxNodes = 8;

/** A flat box of photons between two energies, as a quadrature: what a moving π⁰ makes of its line. */
export const photonBox = (lowMeV: number, highMeV: number, number: number, nodes = boxNodes): DecayPhotons => {
  const rule = gaussLegendre(nodes);
  return {energiesMeV: Array.from(rule.nodes, x => lowMeV + (highMeV - lowMeV) / 2 * (1 + x)), numbers: Array.from(rule.weights, w => number * w / 2)};
};

/** Σ weight·neutrinos, one entry for each flavour and asymmetry, one line for each energy; what is 0 is left out. */
export function gathered(terms: Iterable<readonly [number, readonly DecayNeutrinos[]]>): DecayNeutrinos[] {
  const sums = new Map<string, {flavor: Flavor; asymmetry: number; lines: Map<number, number>}>();
  for (const [weight, neutrinos] of terms) for (const {flavor, asymmetry, energiesMeV, numbers} of neutrinos) {
    const key = `${flavor} ${asymmetry}`, sum = sums.get(key) ?? {flavor, asymmetry, lines: new Map<number, number>()};
    sums.set(key, sum);
    energiesMeV.forEach((energy, i) => {
      const number = weight * numbers[i]!;
      if (number > 0) sum.lines.set(energy, (sum.lines.get(energy) ?? 0) + number);
    });
  }
  return [...sums.values()].filter(({lines}) => lines.size > 0)
    .map(({flavor, asymmetry, lines}) => ({flavor, energiesMeV: [...lines.keys()], numbers: [...lines.values()], asymmetry}));
}

/** Σ n E of one flavour [MeV]. */
export const neutrinoEnergyMeV = (neutrinos: readonly DecayNeutrinos[], flavor: Flavor): number =>
  neutrinos.reduce((sum, each) => each.flavor === flavor ? sum + lineEnergyMeV(each) : sum, 0);

const lineEnergyMeV = ({energiesMeV, numbers}: DecayNeutrinos): number => energiesMeV.reduce((sum, energy, i) => sum + energy * numbers[i]!, 0);

/** The channel of given width whose neutrinos and mesons are known; closed above by energy conservation alone. */
export function channelOf(name: string, widthMeV: number, massMeV: number, neutrinos: readonly DecayNeutrinos[], mesons?: DecayMesons, photons?: DecayPhotons): DecayChannel {
  const [e, mu, tau] = FLAVORS.map(flavor => neutrinoEnergyMeV(neutrinos, flavor) / massMeV) as [number, number, number];
  // What rounding leaves where all goes to neutrinos is nothing.
  const left = 1 - e - mu - tau, electromagnetic = Math.abs(left) < 1e-12 ? 0 : left;
  const moved = neutrinos.reduce((sum, each) => sum + (each.asymmetry * lineEnergyMeV(each)) / (3 * massMeV), 0);
  const channel = {name, widthMeV, shares: {electromagnetic, e, mu, tau}, helicityTilt: electromagnetic > 0 ? moved / electromagnetic : 0, neutrinos};
  return {...channel, ...(photons && {photons}), ...(mesons && {mesons})};
}

/** The channel of a decay into `products`. Pions of K_S count as charged pions; those of K± and K_L, which meet nucleons first, do not. */
export function decayChannel(name: string, widthMeV: number, massMeV: number, products: DecayProducts): DecayChannel {
  const {prompt, photons, muons = 0, chargedPions = 0, chargedKaons = 0, longKaons = 0, shortKaons = 0} = products;
  const pions = chargedPions + atRest.shortKaonPions * shortKaons, some = pions + chargedKaons + longKaons > 0;
  const neutrinos = gathered([[1, prompt], [muons, atRest.muon], [pions, atRest.chargedPion], [chargedKaons, atRest.chargedKaon], [longKaons, atRest.longKaon]]);
  return channelOf(name, widthMeV, massMeV, neutrinos, some ? {chargedPions: pions, chargedKaons, longKaons} : undefined, photons);
}

const photonsNone: DecayPhotons = {energiesMeV: [], numbers: []};

/** One line for each energy. */
const summedPhotons = (terms: readonly (readonly [energyMeV: number, number: number])[]): DecayPhotons => {
  const lines = new Map<number, number>();
  for (const [energy, number] of terms) lines.set(energy, (lines.get(energy) ?? 0) + number);
  return {energiesMeV: [...lines.keys()], numbers: [...lines.values()]};
};

/** Channels of one name as one: widths add, numbers are averaged by width. */
export function mergedChannels(massMeV: number, all: readonly DecayChannel[]): DecayChannel[] {
  return [...new Set(all.map(({name}) => name))].map(name => {
    const same = all.filter(channel => channel.name === name), widthMeV = same.reduce((sum, channel) => sum + channel.widthMeV, 0);
    if (same.length === 1) return same[0]!;
    const mean = (of: (mesons: DecayMesons) => number): number =>
      same.reduce((sum, channel) => channel.mesons === undefined ? sum : sum + (channel.widthMeV / widthMeV) * of(channel.mesons), 0);
    const mesons = {chargedPions: mean(m => m.chargedPions), chargedKaons: mean(m => m.chargedKaons), longKaons: mean(m => m.longKaons)};
    const photons = same.flatMap(({photons: {energiesMeV, numbers} = photonsNone, widthMeV: width}) => energiesMeV.map((energy, i) => [energy, numbers[i]! * width / widthMeV] as const));
    return channelOf(name, widthMeV, massMeV, gathered(same.map(channel => [channel.widthMeV / widthMeV, channel.neutrinos] as const)),
      same.some(channel => channel.mesons !== undefined) ? mesons : undefined, photons.length > 0 ? summedPhotons(photons) : undefined);
  });
}
