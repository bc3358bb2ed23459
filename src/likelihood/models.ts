/**
 * From what a scenario says to what the solvers are given: N of each coupling of a mass, and the universe around it.
 * The particles of a stated number density are not an N with momenta but matter that appears at a temperature and decays: ρ = m n there.
 */
import {decaysOf} from "../model/branching.js";
import {couplingNameOf, lifetimePower} from "../model/coupling.js";
import {squaredWeights} from "../model/conventions.js";
import type {DecayingMatter} from "../model/decayingMatter.js";
import {decayingParticle} from "../model/decayingParticle.js";
import {dipolePortal} from "../model/dipolePortal.js";
import type {HeavyNeutralLepton} from "../model/heavyNeutralLepton.js";
import {mixingPortal} from "../model/mixingPortal.js";
import {power} from "../numerics/elementary.js";
import {hbarMeVSeconds} from "../constants/units.js";
import {headStart, type Cosmology, type DecayingParticleModel, type MatterDomination, type Scenario} from "../model/scenarioTypes.js";
import {dipoleKernels} from "../rates/dipoleKernels.js";
import {mixingKernels} from "../rates/mixingKernels.js";
import type {PointEnding, PointResult} from "./pointResult.js";
import {beyondSpectra} from "./tiers.js";

/** N at one coupling; null where there is none, or where it is followed as matter. */
export interface ModelPoint {
  readonly lepton: HeavyNeutralLepton | null;
  /** Of N or of the matter; Infinity where nothing decays. */
  readonly lifetimeSeconds: number;
  readonly inputs: {readonly decayingMatter?: DecayingMatter; readonly initialYield?: number};
}

/** T [MeV] where a run begins: a matter-dominated one before its T_RH. */
const hottestMeV = ({reheatingMeV, reheatingHistory}: Cosmology): number => (reheatingHistory === "matter-dominated" ? headStart : 1) * reheatingMeV;

let recentKernels: {readonly massMeV: number; readonly highestMeV: number; readonly kernels: ReturnType<typeof dipoleKernels>} | undefined;
/** Of the mass asked for last: laboratories of different constraints stand side by side. */
function kernelsOf(massMeV: number, highestMeV: number): ReturnType<typeof dipoleKernels> {
  if (recentKernels?.massMeV !== massMeV || recentKernels.highestMeV !== highestMeV) recentKernels = {massMeV, highestMeV, kernels: dipoleKernels(massMeV, {highestMeV})};
  return recentKernels.kernels;
}

/** All couplings of one mass [MeV], which share their thermal kernels. The function throws RangeError where a portal is not written for the point. */
export function modelColumn({model, cosmology}: Pick<Scenario, "model" | "cosmology">, massMeV: number): (coupling: number) => ModelPoint {
  const withLepton = (lepton: HeavyNeutralLepton, inputs: ModelPoint["inputs"] = {}): ModelPoint => ({lepton, lifetimeSeconds: lepton.lifetimeSeconds, inputs});
  switch (model.portal) {
    case "dipole": {
      const {flavor, nature} = model, kernels = kernelsOf(massMeV, Math.max(hottestMeV(cosmology), 1e3));
      return dipolePerGeV => withLepton(dipolePortal({massMeV, dipolePerGeV, flavor, nature, kernels}));
    }
    case "mixing": {
      const {e, mu, tau} = squaredWeights(model.flavor), sum = e + mu + tau, {nature} = model;
      const kernels = mixingKernels(massMeV, {e: e / sum, mu: mu / sum, tau: tau / sum});
      return mixingSquared => mixingSquared === 0
        ? {lepton: null, lifetimeSeconds: Infinity, inputs: {}}
        : withLepton(mixingPortal({massMeV, mixingSquared: {e: e * mixingSquared, mu: mu * mixingSquared, tau: tau * mixingSquared}, nature, kernels}));
    }
    case "decaying-particle":
      return lifetimeSeconds => particlePoint(model, massMeV, lifetimeSeconds);
  }
}

/** N of a mass that lives for a time [s], or longer where couplings are weaker than 1e-12 anyway; undefined where N is there whatever its coupling. */
export const pointLiving = ({model, cosmology}: Pick<Scenario, "model" | "cosmology">, at: (coupling: number) => ModelPoint, lifetimeSeconds: number): ModelPoint | undefined => {
  if (model.portal === "decaying-particle" || cosmology.initialYield !== undefined) return undefined;
  const weak = 1e-12;
  return at(weak * Math.min(1, power(at(weak).lifetimeSeconds / lifetimeSeconds, 1 / lifetimePower[couplingNameOf(model)])));
};

function particlePoint({branching, degreesOfFreedom, abundance}: DecayingParticleModel, massMeV: number, lifetimeSeconds: number): ModelPoint {
  const particle = decayingParticle({
    massMeV, lifetimeSeconds, branchings: decaysOf(branching), degreesOfFreedom, ...(abundance.kind === "freeze-out" && {freezeOutMeV: abundance.temperatureMeV})
  });
  if (abundance.kind !== "number-density") return {lepton: particle, lifetimeSeconds, inputs: abundance.kind === "initial-yield" ? {initialYield: abundance.yield} : {}};
  const {numberDensityMeV3, temperatureMeV} = abundance;
  if (numberDensityMeV3 === 0) return {lepton: null, lifetimeSeconds, inputs: {}};
  return {lepton: null, lifetimeSeconds, inputs: {decayingMatter: {energyMeV4: massMeV * numberDensityMeV3, temperatureMeV, appears: true, lifetimeSeconds, channels: particle.channels, massMeV}}};
}

/** A field that is there from the beginning; its neutrinos are heat at once. */
const decayingField = ({ratio, temperatureMeV, lifetimeSeconds, electromagneticShare}: MatterDomination, bathEnergyMeV4: (temperatureMeV: number) => number): DecayingMatter => {
  const neutrino = (1 - electromagneticShare) / 3;
  return {
    energyMeV4: ratio * bathEnergyMeV4(temperatureMeV), temperatureMeV, appears: false, lifetimeSeconds,
    channels: [{
      name: "field to bath", widthMeV: hbarMeVSeconds / lifetimeSeconds, shares: {electromagnetic: electromagneticShare, e: neutrino, mu: neutrino, tau: neutrino},
      helicityTilt: 0, neutrinos: []
    }]
  };
};

/** What a cosmology asks of the early universe; `bathEnergyMeV4` is ρ [MeV⁴] of plasma and three neutrinos at a temperature. */
export const cosmologyInputs = (cosmology: Cosmology, bathEnergyMeV4: (temperatureMeV: number) => number) => {
  const {reheatingMeV, reheatingHistory, deltaNEff, extraEnergy, matterDomination, leptonAsymmetry, energyTable, initialYield} = cosmology;
  return {
    reheatingMeV, deltaNEff, ...(reheatingHistory === "matter-dominated" && {matterDominatedReheating: true}),
    ...(extraEnergy && {extraEnergy}), ...(leptonAsymmetry && {degeneracy: leptonAsymmetry}), ...(energyTable && {energyTable}),
    ...(initialYield !== undefined && {initialYield}), ...(matterDomination && matterDomination.ratio > 0 && {decayingMatter: decayingField(matterDomination, bathEnergyMeV4)})
  };
};

/** N of a point, or that its portal is not written for it. */
export const withinModel = (make: () => ModelPoint): ModelPoint | PointEnding => {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return {kind: "failed", stage: "model", cause: {kind: "outsideModel", advice: error.message}, temperatureMeV: null};
    throw error;
  }
};

/** How far the code can go with a scenario: one line where it cannot compute it. */
export const notComputable = (scenario: Pick<Scenario, "accuracy" | "cosmology" | "model" | "band">): string | undefined => beyondSpectra(scenario);

/** A point with its coupling under the name of its portal. */
export const withCoupling = (model: Pick<Scenario["model"], "portal">, coupling: number): Pick<PointResult, "dipolePerGeV" | "mixingSquared"> => {
  const name = couplingNameOf(model);
  return name === "lifetimeSeconds" ? {} : {[name]: coupling};
};
