/**
 * Energy that one place of the star loses to N, and the local criterion of Raffelt.
 *   Q = Σ_ν,ν̄ Σ_h ∫dE E (E p/2π²) Γ_E,h  at d = 1/MeV;  excluded where d² Q > ε ρ with ε = 1e19 erg/g/s
 * Units: MeV⁵, d = 1/MeV. Reference: Raffelt:1996 (criterion at 3e14 g/cm³ and 30 MeV).
 * Neglected: everything that happens to N on its way out, and the lapse. ν → N, ν̄ → N̄ of a Dirac N and ν, ν̄ → N of a
 * Majorana N emit the same.
 */
import {gramPerCm3InMeV4, perMeV5ToErgPerCm3Second, ergPerSecondInMeV2, gramInMeV} from "../../src/constants/units.js";
import {perGeVFromPerMeV} from "../../src/model/conventions.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {zeroRates, type Channel} from "./channel.js";
import {inverseDecay} from "./inverseDecay.js";
import {mediumOf, type Medium} from "./medium.js";
import type {StellarMatter} from "./profiles.js";
import {protonScattering, type Screening} from "./protonScattering.js";

/** Emissivity [MeV⁵ at d = 1/MeV] of one channel and one flavour, neutrinos and antineutrinos together. */
export function emissivityMeV5(channel: Channel, massMeV: number, medium: Medium, neutrinoChemicalPotentialMeV: number, points = 96): number {
  const M = massMeV, mu = neutrinoChemicalPotentialMeV, rates = zeroRates(), {nodes, weights} = gaussLegendre(points), alike = mu === 0 && channel.breaksParticleSymmetry !== true;
  const span = Math.max(30 * medium.temperatureMeV, Math.abs(mu) + 20 * medium.temperatureMeV);
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const u = 0.5 * (1 + nodes[i]), energy = M + span * u * u, momentum = Math.sqrt((energy - M) * (energy + M));
    rates.emissionActive = rates.emissionSterile = 0;
    channel.addRates(M, energy, medium, mu, rates);
    if (!alike) channel.addRates(M, energy, medium, -mu, rates, true);
    sum += (alike ? 2 : 1) * span * u * weights[i] * energy * energy * momentum * (rates.emissionActive + rates.emissionSterile);
  }
  return sum / (2 * Math.PI * Math.PI);
}

/** As `emissivityMeV5`, in erg cm⁻³ s⁻¹. */
export const emissivityErgPerCm3Second = (channel: Channel, massMeV: number, medium: Medium, neutrinoChemicalPotentialMeV: number): number =>
  emissivityMeV5(channel, massMeV, medium, neutrinoChemicalPotentialMeV) * perMeV5ToErgPerCm3Second;

export interface LocalCriterion {
  readonly matter: StellarMatter;
  readonly massMeV: number;
  readonly neutrinoChemicalPotentialMeV: number;
  readonly screening: Screening;
  /** F_deg in the targets and the screening; true by default. */
  readonly protonDegeneracy?: boolean;
  /** ε [erg g⁻¹ s⁻¹], 1e19 by default. */
  readonly specificLossErgPerGramSecond?: number;
  /** Static protons and inverse decay with a constant photon mass when absent. */
  readonly channels?: readonly Channel[];
}

/** Matter at which the criterion is quoted. - Raffelt:1996 */
export const raffeltMatter: StellarMatter = {densityGramPerCm3: 3e14, temperatureMeV: 30, electronFraction: 0.3};

/** Smallest d [1/GeV] that the local criterion excludes, for one flavour. */
export function localRaffeltDipolePerGeV(criterion: LocalCriterion): number {
  const {matter, massMeV, neutrinoChemicalPotentialMeV: mu, specificLossErgPerGramSecond = 1e19} = criterion;
  const medium = mediumOf(matter, {protonDegeneracy: criterion.protonDegeneracy ?? true});
  const channels = criterion.channels ?? [protonScattering(criterion.screening), inverseDecay];
  const d = localDipolePerGeV(channels, medium, matter.densityGramPerCm3, massMeV, [{weight: 1, potentialMeV: mu}], specificLossErgPerGramSecond);
  if (d === null) throw new RangeError(`an N of ${massMeV} MeV is beyond the reach of matter at ${matter.temperatureMeV} MeV: try smaller masses`);
  return d;
}

/** The same in a given plasma, for flavours with |d_a|² = weight·d²; null where nothing is emitted. */
export function localDipolePerGeV(
  channels: readonly Channel[], medium: Medium, densityGramPerCm3: number, massMeV: number,
  seas: readonly {readonly weight: number; readonly potentialMeV: number}[], specificLossErgPerGramSecond = defaultLossErgPerGramSecond,
): number | null {
  const squared = localCouplingSquared(medium, densityGramPerCm3, massMeV, seas.map(sea => ({...sea, channels})), specificLossErgPerGramSecond);
  return squared === null ? null : perGeVFromPerMeV(Math.sqrt(squared));
}

/** ε [erg g⁻¹ s⁻¹] of the local criterion. - Raffelt:1996 */
export const defaultLossErgPerGramSecond = 1e19;

/** The squared coupling, in the unit of the channels, at which a place loses ε; null where nothing is emitted. */
export function localCouplingSquared(
  medium: Medium, densityGramPerCm3: number, massMeV: number,
  seas: readonly {readonly weight: number; readonly potentialMeV: number; readonly channels: readonly Channel[]}[], specificLossErgPerGramSecond = defaultLossErgPerGramSecond, points?: number,
): number | null {
  let Q = 0;
  for (const {weight, potentialMeV, channels} of seas) {
    if (weight > 0) for (const channel of channels) Q += weight * emissivityMeV5(channel, massMeV, medium, potentialMeV, points);
  }
  // ε [erg/g/s] as an energy per rest energy and time [MeV].
  const loss = (specificLossErgPerGramSecond * ergPerSecondInMeV2) / gramInMeV;
  return Q > 0 ? (loss * densityGramPerCm3 * gramPerCm3InMeV4) / Q : null;
}
