/** Which channels make N through a portal, and what its coupling is in the unit of the channels: d [1/GeV] → d² [1/MeV²], U² → U². */
import {perGeVFromPerMeV, perMeVFromPerGeV} from "../../src/model/conventions.js";
import {square} from "../../src/numerics/elementary.js";
import {defaultDipoleRangePerGeV, defaultMixingRange} from "./column.js";
import {dipoleChannels} from "./dipoleChannels.js";
import {mixingChannels} from "./mixingChannels.js";
import type {Screening} from "./protonScattering.js";
import type {FlavorChannels} from "./transport.js";

/** Portals of which the supernova is computed. */
export type StellarPortal = "dipole" | "mixing";

/** Screening is that of the dipole's photon. */
export const portalChannels = (portal: StellarPortal, screening: Screening): FlavorChannels =>
  portal === "dipole" ? dipoleChannels(screening) : {e: mixingChannels("e"), mu: mixingChannels("mu"), tau: mixingChannels("tau")};

export const couplingSquaredOf = (portal: StellarPortal, coupling: number): number => (portal === "dipole" ? square(perMeVFromPerGeV(coupling)) : coupling);

export const couplingOfSquared = (portal: StellarPortal, squared: number): number => (portal === "dipole" ? perGeVFromPerMeV(Math.sqrt(squared)) : squared);

/** Couplings that are looked through: d [1/GeV], U². */
export const couplingRanges: Readonly<Record<StellarPortal, readonly [number, number]>> = {dipole: defaultDipoleRangePerGeV, mixing: defaultMixingRange};
