/**
 * What each channel emits from the hottest matter of a star, against the mass of N.
 *   Q [erg cm⁻³ s⁻¹] at a coupling d: emissivity.ts, channel by channel, for one flavour
 * Units: MeV, km. References: those of the channels. Neglected: everything that happens to N on its way out, and the lapse.
 */
import {perMeVFromPerGeV} from "../../src/model/conventions.js";
import type {Flavor} from "../../src/model/heavyNeutralLepton.js";
import type {ProfileName} from "../../src/model/scenarioTypes.js";
import {square} from "../../src/numerics/elementary.js";
import type {Channel} from "./channel.js";
import {electronScattering} from "./electronScattering.js";
import {emissivityErgPerCm3Second} from "./emissivity.js";
import {muonScattering} from "./muonScattering.js";
import {nucleonScattering} from "./nucleonScattering.js";
import {pairAnnihilation} from "./pairAnnihilation.js";
import {photonPole} from "./photonPole.js";
import {profiles, type StellarMatter, type StellarProfile} from "./profiles.js";
import type {Screening} from "./protonScattering.js";
import {neutrinoPotentialMeV, rememberedStar, type NeutrinoPotential} from "./star.js";

/** In the order of a figure. */
export const emissionChannels = ["protons", "neutrons", "electrons", "muons", "transverse photons", "longitudinal photons", "pairs"] as const;
export type EmissionChannel = (typeof emissionChannels)[number];

export interface EmissionSetup {
  readonly profile: ProfileName | StellarProfile;
  readonly flavor: Flavor;
  readonly dipolePerGeV: number;
  readonly screening: Screening;
  readonly neutrinoChemicalPotentialMeV: NeutrinoPotential;
  readonly neutrinoSphereKm: number;
}

export interface EmissionByChannel {
  readonly radiusKm: number;
  readonly matter: StellarMatter;
  readonly neutrinoChemicalPotentialMeV: number;
  readonly massesMeV: readonly number[];
  /** Q [erg cm⁻³ s⁻¹] at each mass. */
  readonly emissivity: Readonly<Record<EmissionChannel, readonly number[]>>;
}

const channelOf = (name: EmissionChannel, screening: Screening): Channel => {
  switch (name) {
    case "protons": return nucleonScattering("proton", {screening});
    case "neutrons": return nucleonScattering("neutron", {screening});
    case "electrons": return electronScattering();
    case "muons": return muonScattering(screening);
    case "transverse photons": return photonPole("transverse");
    case "longitudinal photons": return photonPole("longitudinal");
    // Shown however rare positrons are.
    case "pairs": return pairAnnihilation(Infinity);
  }
};

/** Emission of each channel where the star is hottest. */
export function emissivityByChannel(setup: EmissionSetup, massesMeV: readonly number[]): EmissionByChannel {
  const {flavor, dipolePerGeV, screening, neutrinoSphereKm} = setup, profile = typeof setup.profile === "string" ? profiles[setup.profile] : setup.profile;
  const star = rememberedStar(profile, {neutrinoSphereKm, farRadiusKm: 1000, angularAverage: "exact"});
  let hottest = 0;
  for (let k = 1; k < star.insideCount; k++) if (star.media[k]!.temperatureMeV > star.media[hottest]!.temperatureMeV) hottest = k;
  const radiusKm = star.radiiKm[hottest]!, mu = neutrinoPotentialMeV(star, setup.neutrinoChemicalPotentialMeV, flavor, hottest), d2 = square(perMeVFromPerGeV(dipolePerGeV));
  const emissivity = {} as Record<EmissionChannel, readonly number[]>;
  for (const name of emissionChannels) {
    const channel = channelOf(name, screening);
    emissivity[name] = massesMeV.map(M => d2 * emissivityErgPerCm3Second(channel, M, star.media[hottest]!, mu));
  }
  return {radiusKm, matter: profile.at(radiusKm), neutrinoChemicalPotentialMeV: mu, massesMeV, emissivity};
}
