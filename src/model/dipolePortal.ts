/**
 * The dipole portal as a heavy neutral lepton: L = d_α ν̄_{L,α} σF N + h.c. (conventions.ts), Magill:2018.
 *
 * Channels: ν γ, ν e⁺e⁻, ν μ⁺μ⁻ (dipoleWidths.ts), ν π⁺π⁻, ν ω, ν φ, ν hadrons (hadronicWidths.ts); every width is Σ|d_α|²
 * times one function of M, twice for Majorana.
 * Energy at rest: ν γ gives half to the photon; of ν γ*(Q²) the prompt neutrino takes ⟨(M² − Q²)/(2M²)⟩. Electrons, photons
 * and π⁰ are electromagnetic. μ, π±, K give up their kinetic energy to the plasma first, then decay at rest: of m_μ 7/20 go
 * to the electron, 7/20 to ν_μ, 3/10 to ν_e (V−A, m_e = 0); π → μ ν_μ gives 29.8 MeV to ν_μ. Who decays in flight gives more
 * to neutrinos; as these are at most 1.6e-2 of the decays, the shares of all decays move by less than that. K_L and K_S, which
 * do not stop, are decayed at rest all the same. Neglected: capture on nucleons, p and n among the hadrons.
 * Spin: a Dirac N of helicity h and velocity β sends the photon backwards, share = ½(1 − hβ/3). A Majorana N decays to ν and ν̄
 * with opposite asymmetries: no tilt. Neutrinos of stopped particles are not tilted, all else that γ* gives is.
 */
import {kaonChargedMassMeV, kaonNeutralMassMeV, muonMassMeV, pionChargedMassMeV, pionNeutralMassMeV} from "../constants/particles.js";
import type {ThermalKernels} from "../rates/thermalKernels.js";
import {assembledLepton} from "./assembledLepton.js";
import {couplingWeights, perMeVFromPerGeV, populationsOf, widthFactor} from "./conventions.js";
import {electronPairDecay, muonPairDecay, type PairDecay, photonWidthPerCouplingSquared} from "./dipoleWidths.js";
import {muonAtRest} from "./energyShares.js";
import {hadronicDecays, type Mesons} from "./hadronicWidths.js";
import type {DecayChannel, EnergyShares, Flavor, HeavyNeutralLepton, Nature} from "./heavyNeutralLepton.js";
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

/** What stops and decays at rest, after one decay of N: muons, and energy [MeV] of the neutrinos that are not from muons. */
interface Stopped {
  readonly muons: number;
  readonly electronNeutrinoMeV: number;
  readonly muonNeutrinoMeV: number;
}
const nothing: Stopped = {muons: 0, electronNeutrinoMeV: 0, muonNeutrinoMeV: 0};

/** Neutrino of a meson of mass m → μ ν at rest: (m² − m_μ²)/2m; 29.8 MeV of π, 235.5 MeV of K. */
const twoBodyNeutrinoMeV = (mesonMassMeV: number): number => (mesonMassMeV ** 2 - muonMassMeV ** 2) / (2 * mesonMassMeV);

/** π± → μ ν_μ; K± and K_L by their branching ratios (PDG:2024), in K → π ℓ ν a third of m_K − m_π to ν; K_S → π⁺π⁻, π⁰π⁰. */
function stoppedFrom({chargedPions, chargedKaons, longKaons, shortKaons}: Mesons): Stopped {
  const chargedThirdMeV = (kaonChargedMassMeV - pionNeutralMassMeV) / 3, neutralThirdMeV = (kaonNeutralMassMeV - pionChargedMassMeV) / 3;
  const pions = chargedPions + (0.2067 + 3 * 0.0558 + 0.0176) * chargedKaons + (0.4055 + 0.2704 + 2 * 0.1254) * longKaons + 2 * 0.692 * shortKaons;
  return {
    muons: pions + (0.6356 + 0.0335) * chargedKaons + 0.2704 * longKaons,
    electronNeutrinoMeV: 0.0507 * chargedThirdMeV * chargedKaons + 0.4055 * neutralThirdMeV * longKaons,
    muonNeutrinoMeV:
      twoBodyNeutrinoMeV(pionChargedMassMeV) * pions +
      (0.6356 * twoBodyNeutrinoMeV(kaonChargedMassMeV) + 0.0335 * chargedThirdMeV) * chargedKaons +
      0.2704 * neutralThirdMeV * longKaons
  };
}

const cites = ["Magill:2018", "Brdar:2020"] as const;

/** A heavy neutral lepton coupled by its transition dipole. Throws RangeError on input outside the ranges above. */
export function dipolePortal(portal: DipolePortal): HeavyNeutralLepton {
  const {massMeV, dipolePerGeV, nature, kernels} = portal;
  if (!(massMeV >= massRangeMeV[0] && massMeV <= massRangeMeV[1]))
    throw new RangeError(`massMeV = ${massMeV} is outside ${massRangeMeV[0]}-${massRangeMeV[1]} MeV`);
  if (!(dipolePerGeV >= 0 && dipolePerGeV <= largestDipolePerGeV))
    throw new RangeError(`dipolePerGeV = ${dipolePerGeV} is outside 0-${largestDipolePerGeV} per GeV`);
  const {weightSquared, flavorShares} = flavorsOf(portal.flavor);
  const couplingSquared = perMeVFromPerGeV(dipolePerGeV) ** 2 * weightSquared;
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
  const weightSquared = weights.e ** 2 + weights.mu ** 2 + weights.tau ** 2;
  if (!(weightSquared > 0 && weightSquared < Infinity))
    throw new RangeError(`flavor = ${JSON.stringify(flavor)} couples to nothing: give finite weights, one of them not 0`);
  const share = (name: Flavor): number => weights[name] ** 2 / weightSquared;
  return {weightSquared, flavorShares: {e: share("e"), mu: share("mu"), tau: share("tau")}};
}

function decayChannels(massMeV: number, couplingSquared: number, nature: Nature, flavorShares: Readonly<Record<Flavor, number>>): DecayChannel[] {
  const photonWidthMeV = widthFactor(nature) * couplingSquared * photonWidthPerCouplingSquared(massMeV);
  const spin = nature === "dirac" ? 1 : 0;
  const photon: PairDecay = {ratio: 1, neutrinoShare: 0.5, tiltShare: 1 / 6};
  const decays: readonly (readonly [string, PairDecay, Stopped])[] = [
    ["nu gamma", photon, nothing],
    ["nu e+ e-", electronPairDecay(massMeV), nothing],
    ["nu mu+ mu-", muonPairDecay(massMeV), {...nothing, muons: 2}],
    ...hadronicDecays(massMeV).map((decay) => [decay.name, decay, stoppedFrom(decay.mesons)] as const)
  ];
  return decays
    .filter(([, {ratio}]) => ratio > 0)
    .map(([name, {ratio, neutrinoShare, tiltShare}, stopped]) => {
      const shares = energyShares(massMeV, neutrinoShare, stopped, flavorShares);
      return {name, widthMeV: photonWidthMeV * ratio, shares, helicityTilt: (spin * tiltShare) / shares.electromagnetic};
    });
}

/** Shares of M: the prompt neutrino spread over the flavours that couple, the neutrinos of what stops, and electromagnetic the rest. */
function energyShares(massMeV: number, neutrino: number, stopped: Stopped, flavorShares: Readonly<Record<Flavor, number>>): EnergyShares {
  const muonShare = (stopped.muons * muonMassMeV) / massMeV;
  const e = muonAtRest.e * muonShare + stopped.electronNeutrinoMeV / massMeV;
  const mu = muonAtRest.mu * muonShare + stopped.muonNeutrinoMeV / massMeV;
  return {
    electromagnetic: 1 - neutrino - e - mu,
    e: e + neutrino * flavorShares.e,
    mu: mu + neutrino * flavorShares.mu,
    tau: neutrino * flavorShares.tau
  };
}
