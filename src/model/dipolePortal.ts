/**
 * The dipole portal as a heavy neutral lepton: L = d_α ν̄_{L,α} σF N + h.c. (conventions.ts), Magill:2018.
 *
 * Channels: ν γ, ν e⁺e⁻, ν μ⁺μ⁻ (dipoleWidths.ts), ν π⁺π⁻, ν ω, ν φ, ν hadrons (hadronicWidths.ts); every width is Σ|d_α|²
 * times one function of M, twice for Majorana.
 * Energy at rest: ν γ gives half to the photon; of ν γ*(Q²) the prompt neutrino takes ⟨(M² − Q²)/(2M²)⟩. Electrons, photons
 * and π⁰ are electromagnetic. μ, π±, K give up their kinetic energy to the plasma first, then decay at rest (stoppedParticles.ts).
 * Who decays in flight gives more to neutrinos; as these are at most 1.6e-2 of the decays, the shares of all decays move by less
 * than that. The spectrum of the prompt neutrino, (M² − Q²)/2M, is kept as 8 lines. Neglected: p and n among the hadrons.
 * Spin: a Dirac N of helicity h and velocity β sends the photon backwards, share = ½(1 − hβ/3). A Majorana N decays to ν and ν̄
 * with opposite asymmetries: no tilt. Neutrinos of stopped particles are not tilted, all else that γ* gives is.
 */
import {square} from "../numerics/elementary.js";
import type {ThermalKernels} from "../rates/thermalKernels.js";
import {assembledLepton} from "./assembledLepton.js";
import {couplingWeights, perMeVFromPerGeV, populationsOf, widthFactor} from "./conventions.js";
import {electronPairDecay, muonPairDecay, type PairDecay, photonWidthPerCouplingSquared} from "./dipoleWidths.js";
import {decayChannel, type DecayProducts, neutrinoLines, photonLine} from "./decayProducts.js";
import {hadronicDecays} from "./hadronicWidths.js";
import {type DecayChannel, type Flavor, FLAVORS, type HeavyNeutralLepton, type Nature} from "./heavyNeutralLepton.js";
import type {FlavorChoice} from "./scenarioTypes.js";

export interface DipolePortal {
  readonly massMeV: number;
  /** d [GeV⁻¹] of L = d ν̄ σF N; the coupling of flavour α is w_α d. */
  readonly dipolePerGeV: number;
  readonly flavor: FlavorChoice;
  readonly nature: Nature;
  /** Thermal kernels of this mass at unit Σ|d|² [MeV⁻²]. */
  readonly kernels: ThermalKernels;
}

/** Masses [MeV] for which the portal is written. */
export const massRangeMeV: readonly [number, number] = [0.001, 10000];
/** Largest d [GeV⁻¹]: above it d M is no longer small and the operator is no effective theory. */
export const largestDipolePerGeV = 0.01;

const cites = ["Magill:2018", "Brdar:2020"] as const;

/** A heavy neutral lepton coupled by its transition dipole. Throws RangeError on input outside the ranges above. */
export function dipolePortal(portal: DipolePortal): HeavyNeutralLepton {
  const {massMeV, dipolePerGeV, nature, kernels} = portal;
  if (!(massMeV >= massRangeMeV[0] && massMeV <= massRangeMeV[1]))
    throw new RangeError(`massMeV = ${massMeV} is outside ${massRangeMeV[0]}-${massRangeMeV[1]} MeV`);
  if (!(dipolePerGeV >= 0 && dipolePerGeV <= largestDipolePerGeV))
    throw new RangeError(`dipolePerGeV = ${dipolePerGeV} is outside 0-${largestDipolePerGeV} per GeV`);
  const {weightSquared, flavorShares} = flavorsOf(portal.flavor);
  const couplingSquared = square(perMeVFromPerGeV(dipolePerGeV)) * weightSquared;
  const channels = decayChannels(massMeV, couplingSquared, nature, flavorShares);
  return assembledLepton({
    portal: "dipole",
    massMeV,
    nature,
    couplingSquared,
    flavorShares,
    populations: populationsOf(nature),
    channels,
    kernels,
    cites
  });
}

/** Σ w² and w²/Σ w². Throws RangeError where no flavour couples. */
function flavorsOf(flavor: FlavorChoice): {weightSquared: number; flavorShares: Record<Flavor, number>} {
  const weights = couplingWeights(flavor);
  const weightSquared = weights.e * weights.e + weights.mu * weights.mu + weights.tau * weights.tau;
  if (!(weightSquared > 0 && weightSquared < Infinity))
    throw new RangeError(`flavor = ${JSON.stringify(flavor)} couples to nothing: give finite weights, one of them not 0`);
  const share = (name: Flavor): number => square(weights[name]) / weightSquared;
  return {weightSquared, flavorShares: {e: share("e"), mu: share("mu"), tau: share("tau")}};
}

function decayChannels(massMeV: number, couplingSquared: number, nature: Nature, flavorShares: Readonly<Record<Flavor, number>>): DecayChannel[] {
  const photonWidthMeV = widthFactor(nature) * couplingSquared * photonWidthPerCouplingSquared(massMeV);
  const spin = nature === "dirac" ? 1 : 0;
  const photon: PairDecay = {ratio: 1, neutrinoShare: 0.5, tiltShare: 1 / 6, neutrino: {energies: [0.5], numbers: [1]}};
  const decays: readonly (readonly [string, PairDecay, Omit<DecayProducts, "prompt">])[] = [
    ["nu gamma", photon, {photons: photonLine(massMeV / 2)}],
    ["nu e+ e-", electronPairDecay(massMeV), {}],
    ["nu mu+ mu-", muonPairDecay(massMeV), {muons: 2}],
    ...hadronicDecays(massMeV).map((decay) => [decay.name, decay, decay.mesons] as const)
  ];
  return decays
    .filter(([, {ratio}]) => ratio > 0)
    .map(([name, {ratio, neutrinoShare, tiltShare, neutrino}, products]) => {
      // Of a continuum every line is given the asymmetry that energies average to.
      const asymmetry = (spin * 3 * tiltShare) / neutrinoShare;
      const prompt = FLAVORS.map(flavor => neutrinoLines(flavor, neutrino, massMeV, asymmetry, flavorShares[flavor]));
      return decayChannel(name, photonWidthMeV * ratio, massMeV, {...products, prompt});
    });
}
