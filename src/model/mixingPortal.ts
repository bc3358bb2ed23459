/**
 * Active-sterile mixing as a heavy neutral lepton: N couples as ν_a does, times U_a. |U_a|² ≪ 1, so every rate is linear in them.
 *
 * Channels and widths: mixingWidths.ts and mixingMesons.ts, Σ_a |U_a|² Γ_a, twice for Majorana. Energies at rest: of 3ν the two
 * neutrinos take 7/20 each, the antineutrino 3/10 (V−A); ν ℓℓ and ℓ_a ℓ_b ν are integrated over the matrix elements; two bodies share by kinematics.
 * Electrons and photons are electromagnetic; muons and charged pions stop, then decay at rest (energyShares.ts).
 * Spin: a Dirac N is made with the helicity of ν, −1. share = s_EM(1 − k h β) holds for ν e⁺e⁻ (spin correlation integrated), ν γ
 * (k = 1/3) and ν π⁰ (k = −p_π/3E_π); channels with muons or other mesons have k = 0: so heavy an N decays at rest.
 * Solvers invert every channel with the kinematics of ν γ: the inverse decay rate is right in sum and equilibrium, wrong in shape for T ≳ M/3;
 * for M ≫ T it plays no part.
 * Hadrons (mixingMesons.ts): one π, K, η, ρ or ω. Lifetimes agree with the published ones of these channels to 0.5 % up to 0.5 GeV, to 1 % at 1 GeV;
 * pions off the ρ resonance add several per cent at 0.65-0.85 GeV. Above 1 GeV, where the portal ends: φ, ℓ τ, kaon pairs, many pions (quarks).
 * References: Bondarenko:2018, Pal:1982.
 */
import {electronMassMeV, muonMassMeV} from "../constants/particles.js";
import {mixingKernels, type MixingKernels} from "../rates/mixingKernels.js";
import {assembledLepton} from "./assembledLepton.js";
import {widthFactor} from "./conventions.js";
import {addShares, electromagneticOnly, muonAtRest, noShares, stopped} from "./energyShares.js";
import {type DecayChannel, type EnergyShares, type Flavor, FLAVORS, type HeavyNeutralLepton, type Nature, type Population} from "./heavyNeutralLepton.js";
import {MESONS, mesonWidth} from "./mixingMesons.js";
import {chargedPairDecay, neutrinoPairDecay, photonWidth, threeNeutrinoWidth} from "./mixingWidths.js";

export interface MixingPortal {
  readonly massMeV: number;
  /** |U_e|², |U_μ|², |U_τ|². */
  readonly mixingSquared: Readonly<Record<Flavor, number>>;
  readonly nature: Nature;
  /** Thermal kernels of this mass and these flavour shares; built here where not given. Give them when many couplings share a mass. */
  readonly kernels?: MixingKernels;
}

/** Masses [MeV] for which the portal is written. */
export const mixingMassRangeMeV: readonly [number, number] = [0.001, 1000];
/** Largest Σ|U|²: beyond it |U|⁴ is no longer small. */
export const largestMixingSquared = 0.1;

const cites = ["Bondarenko:2018", "Pal:1982", "Dodelson:1993", "Dolgov:2000", "Notzold:1988"] as const;

// By weak interactions ν_a becomes N of the same helicity: left-handed N, right-handed N̄.
const diracPopulations: readonly Population[] = [
  {name: "active helicity", degreesOfFreedom: 2, helicity: -1, scattering: {active: 1, sterile: 0}},
  {name: "sterile helicity", degreesOfFreedom: 2, helicity: 1, scattering: {active: 0, sterile: 1}}
];
// Either helicity scatters as ν or, suppressed, as ν̄ does; and the other way round.
const majoranaPopulations: readonly Population[] = [
  {name: "both helicities", degreesOfFreedom: 2, helicity: 0, scattering: {active: 1, sterile: 1}}
];

/** A heavy neutral lepton coupled by its mixing with active neutrinos. Throws RangeError on input outside the ranges above. */
export function mixingPortal(portal: MixingPortal): HeavyNeutralLepton {
  const {massMeV, mixingSquared, nature} = portal;
  if (!(massMeV >= mixingMassRangeMeV[0] && massMeV <= mixingMassRangeMeV[1]))
    throw new RangeError(`massMeV = ${massMeV} is outside ${mixingMassRangeMeV[0]}-${mixingMassRangeMeV[1]} MeV`);
  for (const flavor of FLAVORS)
    if (!(mixingSquared[flavor] >= 0)) throw new RangeError(`mixingSquared.${flavor} = ${mixingSquared[flavor]} is below 0: give |U|², 0 for a flavour that does not mix`);
  const couplingSquared = mixingSquared.e + mixingSquared.mu + mixingSquared.tau;
  if (!(couplingSquared > 0 && couplingSquared <= largestMixingSquared))
    throw new RangeError(`the sum of mixingSquared = ${couplingSquared} is outside 0-${largestMixingSquared}, 0 excluded`);
  const share = (flavor: Flavor): number => mixingSquared[flavor] / couplingSquared;
  const flavorShares = {e: share("e"), mu: share("mu"), tau: share("tau")};
  const kernels = portal.kernels ?? mixingKernels(massMeV, flavorShares);
  if (!FLAVORS.every(flavor => Math.abs(kernels.flavorShares[flavor] - flavorShares[flavor]) < 1e-6))
    throw new RangeError(`kernels are those of flavour shares ${JSON.stringify(kernels.flavorShares)}, not of ${JSON.stringify(flavorShares)}: build them for these`);
  const channels = mergedChannels(FLAVORS.flatMap(flavor => flavorChannels(massMeV, flavor, widthFactor(nature) * mixingSquared[flavor], nature)));
  return assembledLepton({
    portal: "mixing",
    massMeV,
    nature,
    couplingSquared,
    flavorShares,
    populations: nature === "majorana" ? majoranaPopulations : diracPopulations,
    channels,
    kernels,
    cites
  });
}

const neutrino = (flavor: Flavor): EnergyShares => ({...noShares, [flavor]: 1});

/** 3ν by mixing with ν_a: ν_a (7/20), and a pair ν_b (7/20) ν̄_b (3/10), half the time of b = a, a quarter of the time of each other. */
const threeNeutrinoShares = (own: Flavor): EnergyShares => {
  const pair = 13 / 20;
  return addShares([7 / 20, neutrino(own)], ...FLAVORS.map(flavor => [pair * (flavor === own ? 1 / 2 : 1 / 4), neutrino(flavor)] as const));
};

/** Energy M·share of a charged lepton that ends in the plasma. */
const leptonShares = (flavor: "e" | "mu", share: number, massMeV: number, number = 1): EnergyShares =>
  flavor === "e" ? addShares([share, electromagneticOnly]) : stopped(share, (number * muonMassMeV) / massMeV, muonAtRest);

/** Channels of N by mixing with one flavour; `factor` is |U_a|² times the number of lepton numbers. Closed ones are left out. */
function flavorChannels(massMeV: number, own: Flavor, factor: number, nature: Nature): DecayChannel[] {
  if (factor === 0) return [];
  const M = massMeV, spin = nature === "dirac" ? 1 : 0, channels: DecayChannel[] = [];
  const add = (name: string, widthMeV: number, helicityTilt: number, ...terms: readonly (readonly [number, EnergyShares])[]): void => {
    if (widthMeV > 0) channels.push({name, widthMeV: factor * widthMeV, shares: addShares(...terms), helicityTilt});
  };
  const masses = {e: electronMassMeV, mu: muonMassMeV} as const;
  add("nu nu nubar", threeNeutrinoWidth(M), 0, [1, threeNeutrinoShares(own)]);
  add("nu gamma", photonWidth(M), spin / 3, [1 / 2, electromagneticOnly], [1 / 2, neutrino(own)]);
  for (const flavor of ["e", "mu"] as const) {
    const {widthMeV, neutrinoShare, neutrinoTilt} = neutrinoPairDecay(M, masses[flavor], flavor === own);
    add(`nu ${flavor}+ ${flavor}-`, widthMeV, flavor === "e" ? (spin * neutrinoTilt) / (1 - neutrinoShare) : 0,
      [1, leptonShares(flavor, 1 - neutrinoShare, M, 2)], [neutrinoShare, neutrino(own)]);
  }
  const other = own === "e" ? "mu" : "e", pair = own === "tau" ? undefined : chargedPairDecay(M, masses[own], masses[other]);
  if (own !== "tau" && pair !== undefined)
    add("nu e mu", pair.widthMeV, 0, [1, leptonShares(own, pair.ownShare, M)], [1, leptonShares(other, pair.otherShare, M)], [pair.neutrinoShare, neutrino(other)]);
  for (const meson of MESONS) {
    if (meson.charge === 1 && own === "tau") continue;
    const lepton = meson.charge === 1 && own !== "tau" ? own : undefined, leptonMass = lepton === undefined ? 0 : masses[lepton];
    const share = (1 + (meson.massMeV / M) ** 2 - (leptonMass / M) ** 2) / 2;
    const pionTilt = meson.name === "pi0" ? (-spin * (1 - share)) / (3 * share) : 0;
    const partner = lepton === undefined ? ([1 - share, neutrino(own)] as const) : ([1, leptonShares(lepton, 1 - share, M)] as const);
    add(`${lepton ?? "nu"} ${meson.name}`, mesonWidth(meson, M, leptonMass), pionTilt, partner, [1, meson.shares(share, M)]);
  }
  return channels;
}

/** One channel for each name: widths add, shares are averaged by width, tilts by electromagnetic energy. */
function mergedChannels(all: readonly DecayChannel[]): DecayChannel[] {
  return [...new Set(all.map(({name}) => name))].map(name => {
    const same = all.filter(channel => channel.name === name), widthMeV = same.reduce((sum, channel) => sum + channel.widthMeV, 0);
    const shares = addShares(...same.map(channel => [channel.widthMeV / widthMeV, channel.shares] as const));
    const tilted = same.reduce((sum, channel) => sum + (channel.widthMeV / widthMeV) * channel.shares.electromagnetic * channel.helicityTilt, 0);
    return {name, widthMeV, shares, helicityTilt: shares.electromagnetic > 0 ? tilted / shares.electromagnetic : 0};
  });
}
