/**
 * The dipole portal as a heavy neutral lepton: L = d_α ν̄_{L,α} σF N + h.c. (conventions.ts), Magill:2018.
 *
 * Channels: ν γ, ν e⁺e⁻, ν μ⁺μ⁻ (dipoleWidths.ts); every width is Σ|d_α|² times one function of M, twice for Majorana.
 * Energy at rest: ν γ gives half to the photon; of ν ℓ⁺ℓ⁻ the prompt neutrino takes ⟨(M² − Q²)/(2M²)⟩. Electrons and
 * photons are electromagnetic. A muon gives up its kinetic energy to the plasma first, then decays at rest:
 * 7/20 of m_μ to the electron, 7/20 to ν_μ, 3/10 to ν_e (V−A, m_e = 0). A muon that decays in flight gives more to
 * neutrinos; as μ pairs are at most 5e-3 of the decays, the shares of all decays move by less than that.
 * Spin: a Dirac N of helicity h and velocity β sends the photon backwards, share = ½(1 − hβ/3). A Majorana N decays to ν
 * and ν̄ with opposite asymmetries: no tilt. The neutrinos of the muons are counted as in the unpolarised decay.
 */
import {muonMassMeV} from "../constants/particles.js";
import {hbarMeVSeconds} from "../constants/units.js";
import type {ThermalKernels} from "../rates/thermalKernels.js";
import {couplingWeights, perMeVFromPerGeV, populationsOf, widthFactor} from "./conventions.js";
import {electronPairDecay, muonPairDecay, type PairDecay, photonWidthPerCouplingSquared} from "./dipoleWidths.js";
import {type DecayChannel, type EnergyShares, type Flavor, FLAVORS, type HeavyNeutralLepton, type Nature} from "./heavyNeutralLepton.js";
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

// Shares of m_μ in the decay of a muon at rest: x² (3 − 2x) for e and ν_μ, 6 x² (1 − x) for ν_e, each with ⟨x⟩/2.
const muonDecayShares: EnergyShares = {electromagnetic: 7 / 20, e: 3 / 10, mu: 7 / 20, tau: 0};
const cites = ["Magill:2018", "Brdar:2020"] as const;

/** A heavy neutral lepton coupled by its transition dipole. Throws RangeError on input outside the ranges above. */
export function dipolePortal(portal: DipolePortal): HeavyNeutralLepton {
  const {massMeV, dipolePerGeV, nature, kernels} = portal;
  if (!(massMeV >= massRangeMeV[0] && massMeV <= massRangeMeV[1]))
    throw new RangeError(`massMeV = ${massMeV} is outside ${massRangeMeV[0]}-${massRangeMeV[1]} MeV`);
  if (!(dipolePerGeV >= 0 && dipolePerGeV <= largestDipolePerGeV))
    throw new RangeError(`dipolePerGeV = ${dipolePerGeV} is outside 0-${largestDipolePerGeV} per GeV`);
  if (!(Math.abs(kernels.massMeV - massMeV) <= 1e-9 * massMeV))
    throw new RangeError(`kernels are those of massMeV = ${kernels.massMeV}, not of massMeV = ${massMeV}: build them for this mass`);
  const {weightSquared, flavorShares} = flavorsOf(portal.flavor);
  const couplingSquared = perMeVFromPerGeV(dipolePerGeV) ** 2 * weightSquared;
  const channels = decayChannels(massMeV, couplingSquared, nature, flavorShares);
  let widthMeV = 0;
  for (const channel of channels) widthMeV += channel.widthMeV;
  return {
    portal: "dipole",
    massMeV,
    nature,
    couplingSquared,
    flavorShares,
    populations: populationsOf(nature),
    channels,
    widthMeV,
    lifetimeSeconds: widthMeV > 0 ? hbarMeVSeconds / widthMeV : Infinity,
    kernels,
    cites
  };
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
  const channels: DecayChannel[] = [
    {name: "nu gamma", widthMeV: photonWidthMeV, shares: withNeutrino(none, 0.5, 0.5, flavorShares), helicityTilt: spin / 3}
  ];
  const pairs: readonly (readonly [string, PairDecay, number])[] = [
    ["nu e+ e-", electronPairDecay(massMeV), 0],
    ["nu mu+ mu-", muonPairDecay(massMeV), (2 * muonMassMeV) / massMeV]
  ];
  for (const [name, decay, muonMassShare] of pairs) {
    if (decay.ratio === 0) continue;
    const muons = scaled(muonDecayShares, muonMassShare);
    const kinetic = 1 - decay.neutrinoShare - muonMassShare;
    const shares = withNeutrino(muons, kinetic, decay.neutrinoShare, flavorShares);
    channels.push({name, widthMeV: photonWidthMeV * decay.ratio, shares, helicityTilt: (spin * decay.tiltShare) / shares.electromagnetic});
  }
  return channels;
}

const none: EnergyShares = {electromagnetic: 0, e: 0, mu: 0, tau: 0};

const scaled = (shares: EnergyShares, factor: number): EnergyShares => ({
  electromagnetic: factor * shares.electromagnetic,
  e: factor * shares.e,
  mu: factor * shares.mu,
  tau: factor * shares.tau
});

/** Adds electromagnetic energy and a prompt neutrino, spread over the flavours that couple. */
function withNeutrino(shares: EnergyShares, electromagnetic: number, neutrino: number, flavorShares: Readonly<Record<Flavor, number>>): EnergyShares {
  const sum = {...shares, electromagnetic: shares.electromagnetic + electromagnetic};
  for (const flavor of FLAVORS) sum[flavor] += neutrino * flavorShares[flavor];
  return sum;
}
