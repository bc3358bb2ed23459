/**
 * Active-sterile mixing as a heavy neutral lepton: N couples as ν_a does, times U_a. |U_a|² ≪ 1, so every rate is linear in them.
 *
 * Channels and widths: mixingWidths.ts and mixingMesons.ts, Σ_a |U_a|² Γ_a, twice for Majorana. Energies at rest: of 3ν the two
 * neutrinos take 7/20 each, the antineutrino 3/10 (V−A); ν ℓℓ and ℓ_a ℓ_b ν are integrated over the matrix elements; two bodies share by kinematics.
 * Electrons and photons are electromagnetic; muons and charged mesons stop, then decay at rest (stoppedParticles.ts). Continuous spectra are 8 lines.
 * Spin: a Dirac N is made with the helicity of ν, −1. Tilts follow from the asymmetries of the neutrinos: ν γ (k = 1/3), ν π⁰
 * (k = −p_π/3E_π), three leptons by the spin correlation; stopped particles forget the spin.
 * Solvers invert every channel with the kinematics of ν γ. The statistical factor of 3ν, ⟨(1−f)(1−f)(1−f) + fff⟩, is 0.36, 0.56, 0.84 of that at
 * T = M/3, M/5, M/10: bounds on the lifetime come out longer by 7 % (5 MeV), 5 % (20), 3 % (50), 1 % from 100 MeV on.
 * Hadrons (mixingMesons.ts): one π, K, η, ρ or ω. Lifetimes agree with the published ones of these channels to 0.5 % up to 0.5 GeV, to 1 % at 1 GeV;
 * pions off the ρ resonance add several per cent at 0.65-0.85 GeV. Above 1 GeV, where the portal ends: φ, ℓ τ, kaon pairs, many pions (quarks).
 * References: Bondarenko:2018, Pal:1982.
 */
import {electronMassMeV, muonMassMeV} from "../constants/particles.js";
import {square} from "../numerics/elementary.js";
import {mixingKernels, type MixingKernels} from "../rates/mixingKernels.js";
import {assembledLepton} from "./assembledLepton.js";
import {widthFactor} from "./conventions.js";
import {decayChannel, type DecayProducts, mergedChannels, neutrinoLine, neutrinoLines, photonBox, photonLine} from "./decayProducts.js";
import {type DecayChannel, type DecayNeutrinos, type Flavor, FLAVORS, type HeavyNeutralLepton, type Nature, type Population} from "./heavyNeutralLepton.js";
import {MESONS, mesonWidth} from "./mixingMesons.js";
import {chargedPairDecay, neutrinoPairDecay, photonWidth, threeNeutrinoWidth} from "./mixingWidths.js";
import {apartLines, joinedLines} from "./stoppedParticles.js";

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
  const channels = mergedChannels(massMeV, FLAVORS.flatMap(flavor => flavorChannels(massMeV, flavor, widthFactor(nature) * mixingSquared[flavor], nature)));
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

/**
 * 3ν by mixing with ν_a: ν_a and a pair ν_b ν̄_b, half the time of b = a, a quarter of the time of each other; |M|² ∝ (N·ν̄)(ν·ν),
 * so ν̄ leaves as 1 + cos θ along the spin of N, and each ν against it: −3/7 where energies weigh.
 */
const threeNeutrinos = (own: Flavor, massMeV: number, spin: number): DecayNeutrinos[] => FLAVORS.flatMap(flavor => {
  const pair = flavor === own ? 1 / 2 : 1 / 4;
  return [
    neutrinoLines(flavor, joinedLines, massMeV / 2, (-3 / 7) * spin, pair + (flavor === own ? 1 : 0)),
    neutrinoLines(flavor, apartLines, massMeV / 2, spin, pair)
  ];
});

/** Channels of N by mixing with one flavour; `factor` is |U_a|² times the number of lepton numbers. Closed ones are left out. */
function flavorChannels(massMeV: number, own: Flavor, factor: number, nature: Nature): DecayChannel[] {
  if (factor === 0) return [];
  const M = massMeV, spin = nature === "dirac" ? 1 : 0, channels: DecayChannel[] = [];
  const add = (name: string, widthMeV: number, products: DecayProducts): void => {
    if (widthMeV > 0) channels.push(decayChannel(name, factor * widthMeV, M, products));
  };
  const masses = {e: electronMassMeV, mu: muonMassMeV} as const;
  add("nu nu nubar", threeNeutrinoWidth(M), {prompt: threeNeutrinos(own, M, spin)});
  add("nu gamma", photonWidth(M), {prompt: [neutrinoLine(own, M / 2, spin)], photons: photonLine(M / 2)});
  for (const flavor of ["e", "mu"] as const) {
    const {widthMeV, neutrinoShare, neutrinoTilt, neutrino} = neutrinoPairDecay(M, masses[flavor], flavor === own);
    add(`nu ${flavor}+ ${flavor}-`, widthMeV, {prompt: [neutrinoLines(own, neutrino, M, (spin * 3 * neutrinoTilt) / neutrinoShare)], muons: flavor === "mu" ? 2 : 0});
  }
  if (own !== "tau") {
    const other = own === "e" ? "mu" : "e", {widthMeV, neutrinoShare, neutrinoTilt, neutrino} = chargedPairDecay(M, masses[own], masses[other]);
    add("nu e mu", widthMeV, {prompt: [neutrinoLines(other, neutrino, M, (spin * 3 * neutrinoTilt) / neutrinoShare)], muons: 1});
  }
  for (const meson of MESONS) {
    if (meson.charge === 1 && own === "tau") continue;
    const lepton = meson.charge === 1 && own !== "tau" ? own : undefined, squared = square(meson.massMeV / M);
    // ν goes against the spin with a pseudoscalar or a longitudinal vector, 1 : 2m²/M², and along it with a transverse one.
    const asymmetry = meson.spin === 0 ? -1 : (2 * squared - 1) / (2 * squared + 1);
    add(`${lepton ?? "nu"} ${meson.name}`, mesonWidth(meson, M, lepton === undefined ? 0 : masses[lepton]), {
      prompt: lepton === undefined ? [neutrinoLine(own, (M * (1 - squared)) / 2, spin * asymmetry)] : [],
      // π⁰ with (M² + m²)/2M: its photons fill (E ∓ p)/2 = m²/2M … M/2.
      ...(meson.name === "pi0" && {photons: photonBox(M * squared / 2, M / 2, 2)}),
      muons: lepton === "mu" ? 1 : 0, chargedPions: meson.chargedPions, chargedKaons: meson.chargedKaons
    });
  }
  return channels;
}
