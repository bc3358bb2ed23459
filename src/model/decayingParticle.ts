/**
 * A neutral particle of given mass, lifetime and branchings: nothing is said of how it decays, and it scatters on nothing.
 *
 * Channels at rest: two bodies share evenly, a neutrino of them is a line at M/2; muons and pions stop and decay at rest (stoppedParticles.ts).
 * The particle is unpolarised. Its kernels are zero, so the early universe makes it by inverse decays alone, or is told its yield
 * at reheating (`initialYield`). Solvers invert every channel with the kinematics of ν γ and take its occupation for fermionic: both matter
 * only for T ≳ M/3, that is for lifetimes shorter than the age of the universe at T ~ M. With `freezeOutMeV` it is a thermal relic, by a
 * scattering rate H(T_fo)(T/T_fo)⁵ that stands for any interaction of dimension six. Energies in MeV. References: PDG:2024.
 */
import {electronMassMeV, muonMassMeV, pionChargedMassMeV, planckMassMeV} from "../constants/particles.js";
import {hbarMeVSeconds} from "../constants/units.js";
import {power} from "../numerics/elementary.js";
import type {ThermalKernels} from "../rates/thermalKernels.js";
import {decayChannel, type DecayProducts, neutrinoLine, photonLine} from "./decayProducts.js";
import {type DecayChannel, FLAVORS, type HeavyNeutralLepton} from "./heavyNeutralLepton.js";
import {suggestion} from "./nearest.js";

/** Names of the channels. */
export const DECAYS = [
  "gamma gamma", "e+ e-", "mu+ mu-", "pi+ pi-",
  "nu nubar e", "nu nubar mu", "nu nubar tau", "nu gamma e", "nu gamma mu", "nu gamma tau"
] as const;
export type Decay = (typeof DECAYS)[number];

export interface DecayingParticle {
  readonly massMeV: number;
  readonly lifetimeSeconds: number;
  /** Branchings by channel; they add to 1. */
  readonly branchings: Readonly<Partial<Record<Decay, number>>>;
  /** States of the particle; default 1. */
  readonly degreesOfFreedom?: number;
  /** Temperature [MeV] at which scattering freezes out; without it the particle does not scatter. */
  readonly freezeOutMeV?: number;
}

/** Least mass [MeV] of a channel. */
const threshold = (name: Decay): number =>
  2 * (name === "e+ e-" ? electronMassMeV : name === "mu+ mu-" ? muonMassMeV : name === "pi+ pi-" ? pionChargedMassMeV : 0);

/** What a particle of mass M [MeV] at rest leaves by a channel. */
function productsOf(name: Decay, massMeV: number): DecayProducts {
  for (const flavor of FLAVORS) {
    if (name === `nu nubar ${flavor}`) return {prompt: [neutrinoLine(flavor, massMeV / 2, 0, 2)]};
    if (name === `nu gamma ${flavor}`) return {prompt: [neutrinoLine(flavor, massMeV / 2)], photons: photonLine(massMeV / 2)};
  }
  if (name === "gamma gamma") return {prompt: [], photons: photonLine(massMeV / 2, 2)};
  if (name === "mu+ mu-") return {prompt: [], muons: 2};
  if (name === "pi+ pi-") return {prompt: [], chargedPions: 2};
  return {prompt: []};
}

/** H ≈ 1.66 √g* T²/M_Pl with g* = 10.75 [MeV], for the stand-in rate: within a factor of 1.5 from 1 to 100 MeV. */
const roughHubble = (temperatureMeV: number): number => (1.66 * Math.sqrt(10.75) * temperatureMeV * temperatureMeV) / planckMassMeV;

function kernelsOf(massMeV: number, freezeOutMeV: number | undefined): ThermalKernels {
  const rateAt = (T: number): number => (freezeOutMeV === undefined ? 0 : roughHubble(freezeOutMeV) * power(T / freezeOutMeV, 5));
  return {
    massMeV,
    temperatureRangeMeV: [0, Infinity],
    scattering: (temperatureMeV, _momenta, active, sterile) => {
      active.fill(rateAt(temperatureMeV));
      sterile.fill(0);
    },
    decaySuppression: () => 1
  };
}

/** A particle that decays as told. Throws RangeError on a mass, lifetime or branching that makes no sense. */
export function decayingParticle(particle: DecayingParticle): HeavyNeutralLepton {
  const {massMeV, lifetimeSeconds, branchings, degreesOfFreedom = 1, freezeOutMeV} = particle;
  const positive = {massMeV, lifetimeSeconds, degreesOfFreedom, freezeOutMeV: freezeOutMeV ?? 1};
  for (const [name, value] of Object.entries(positive))
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} = ${value} is not above 0 and finite: give a positive number`);
  const widthMeV = hbarMeVSeconds / lifetimeSeconds, channels: DecayChannel[] = [];
  let total = 0;
  for (const [given, branching] of Object.entries(branchings)) {
    const name = DECAYS.find(known => known === given);
    if (name === undefined) throw new RangeError(`"${given}" is no decay channel${suggestion(given, DECAYS) || ";"} known are ${DECAYS.join(", ")}`);
    if (!(branching >= 0)) throw new RangeError(`branching of "${name}" = ${branching} is below 0: give a number between 0 and 1`);
    if (branching > 0 && !(massMeV > threshold(name))) throw new RangeError(`massMeV = ${massMeV} is below the ${threshold(name)} MeV of "${name}": leave the channel out`);
    total += branching;
    if (branching > 0) channels.push(decayChannel(name, branching * widthMeV, massMeV, productsOf(name, massMeV)));
  }
  if (!(Math.abs(total - 1) < 1e-9)) throw new RangeError(`branchings add to ${total}, not to 1: give those of all channels`);
  return {
    portal: "decaying particle",
    massMeV,
    nature: "majorana",
    couplingSquared: freezeOutMeV === undefined ? 0 : 1,
    flavorShares: {e: 1 / 3, mu: 1 / 3, tau: 1 / 3},
    populations: [{name: "all states", degreesOfFreedom, helicity: 0, scattering: {active: 1, sterile: 0}}],
    channels,
    widthMeV,
    lifetimeSeconds,
    kernels: kernelsOf(massMeV, freezeOutMeV),
    cites: ["PDG:2024"]
  };
}
