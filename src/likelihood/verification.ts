/**
 * Recomputes the reference numbers that the package carries and says which of ours are out of tolerance.
 * Each probe runs what users run: the standard run, the portal's widths, the plain quadrature of the thermal kernels, the supernova's channels.
 */
import {electricChargeSquared} from "../constants/particles.js";
import {perMeV5ToErgPerCm3Second} from "../constants/units.js";
import {bohrMagnetonPerGeV} from "../model/conventions.js";
import {dipolePortal} from "../model/dipolePortal.js";
import {electronPairDecay, muonPairDecay, photonWidthPerCouplingSquared} from "../model/dipoleWidths.js";
import {besselK} from "../numerics/bessel.js";
import {exp, log} from "../numerics/elementary.js";
import {gaussLegendre} from "../numerics/quadrature.js";
import {pairToNeutrinoCrossSection} from "../rates/annihilationKernel.js";
import {CHARGED_SPECIES} from "../rates/chargedSpecies.js";
import {ScatteringRates} from "../rates/scatteringRates.js";
import type {ThermalKernels} from "../rates/thermalKernels.js";
import {
  blackBodyLuminosityErgPerSecond, decoupling, electronScattering, emissivityErgPerCm3Second, fiducialOmegaB, inverseDecay, localRaffeltDipolePerGeV, mediumOf, profiles,
  protonScattering, raffeltMatter, spectralDistortionOfHelium, standardRun, type StandardElements, type StandardRequest
} from "./observables.js";
import {referenceNumbers, type Ingredient, type Probe, type ReferenceNumber} from "./tables/referenceNumbers.js";

export interface Verdict {
  readonly quantity: string;
  readonly ours: number;
  readonly reference: number;
  /** ours − reference. */
  readonly deviation: number;
  readonly tolerance: number;
  readonly passes: boolean;
  readonly source: string;
  readonly inputs: Probe;
}

const fiducial: StandardRequest = {omegaB: fiducialOmegaB, neutronLifetimeSeconds: 878.4, deltaNEff: 0, rates: "primat"};

/** Standard runs by request: many probes share one. */
const rememberedRuns = (): ((change: Partial<StandardRequest>) => StandardElements) => {
  const known = new Map<string, StandardElements>();
  return change => {
    const request = {...fiducial, ...change}, key = JSON.stringify(request), found = known.get(key) ?? standardRun(request);
    known.set(key, found);
    return found;
  };
};

type Run = ReturnType<typeof rememberedRuns>;

/** Half-width of the central differences in ln ω_b, and in τ_n [s]. */
const logStep = 0.01, lifetimeStepSeconds = 1;

const slope = (run: Run, {observable, by, logarithmic}: Extract<Probe, {of: "slope"}>): number => {
  const at = (sign: number): number => {
    const value = run(by === "tau_n"
      ? {neutronLifetimeSeconds: fiducial.neutronLifetimeSeconds + sign * lifetimeStepSeconds}
      : {omegaB: fiducialOmegaB * exp(sign * logStep)})[observable];
    return logarithmic ? log(value) : value;
  };
  return (at(1) - at(-1)) / (2 * (by === "tau_n" ? lifetimeStepSeconds : logStep));
};

/** Y_P with all ingredients, less Y_P without this one; the full network adds to the 12 reactions. */
const ingredient = (run: Run, name: Ingredient): number => {
  const all = run({}).yP;
  switch (name) {
    case "spectralDistortions": return spectralDistortionOfHelium(fiducial);
    case "qed": return all - run({qed: 0}).yP;
    case "fullNetwork": return run({network: "full"}).yP - all;
    default: return all - run({corrections: {[name]: false}}).yP;
  }
};

const inertRadiation = (run: Run, observable: "nEff" | "yP" | "dOverH"): number => {
  const more = run({deltaNEff: 1})[observable], none = run({})[observable];
  return observable === "dOverH" ? more / none - 1 : more - none;
};

/** Kernels that widths do not ask for. */
const noKernels = (massMeV: number): ThermalKernels => ({
  massMeV, temperatureRangeMeV: [1e-3, 1e5], decaySuppression: () => 1,
  scattering: (_temperatureMeV, _momenta, active, sterile) => { active.fill(0); sterile.fill(0); },
});

/** τ [s] of N → ν γ alone, Dirac, one flavour. */
const photonLifetimeSeconds = (massMeV: number, dipolePerGeV: number): number => {
  const {lifetimeSeconds, widthMeV, channels} = dipolePortal({massMeV, dipolePerGeV, flavor: "mu", nature: "dirac", kernels: noKernels(massMeV)});
  return lifetimeSeconds * widthMeV / channels[0]!.widthMeV;
};

/** Classical averages of Γ₊ + Γ₋ over the equilibrium of N, and of the decay, over T³ at d = 1/MeV. */
const kernel = ({part, temperatureMeV: T, massMeV}: Extract<Probe, {of: "kernel"}>): number => {
  const M = massMeV === 0 ? 1e-4 * T : massMeV;
  if (part === "decay") return photonWidthPerCouplingSquared(M) / (T * T * T) * besselK(1, M / T) / besselK(2, M / T);
  const rates = new ScatteringRates({
    statistics: "boltzmann", species: CHARGED_SPECIES.filter(({name}) => name === "e"), debyeMassSquared: t => electricChargeSquared * t * t / 3,
    energyNodes: 40, angleNodes: 24
  });
  const {nodes, weights} = gaussLegendre(40), top = 6.6;
  rates.place(T);
  let number = 0, sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    // E = M + T v²: the integrand is smooth in v.
    const v = top * (1 + nodes[i]!) / 2, E = M + T * v * v, p = Math.sqrt(E * E - M * M), w = weights[i]! * v * p * E * exp(-v * v);
    rates.at(M, p);
    number += w;
    sum += w * (rates[part][0]! + rates[part][1]!);
  }
  return sum / number / (T * T * T);
};

/** Nodes of the electron channel: exact to 1 %. */
const electronEnergies = 24;
const plainCore = () => mediumOf(raffeltMatter, {protonDegeneracy: false});

const compute = (run: Run, probe: Probe): number => {
  switch (probe.of) {
    case "run": return run({omegaB: probe.omegaB, deltaNEff: probe.deltaNEff})[probe.observable];
    case "slope": return slope(run, probe);
    case "ingredient": return ingredient(run, probe.ingredient);
    case "compilations": return run({rates: "parthenope"})[probe.observable] / run({})[probe.observable] - 1;
    case "inert radiation": return inertRadiation(run, probe.observable);
    case "decoupling": return decoupling({flavorConversion: probe.commonTemperature ? "full" : "none", neutrinoNumbers: false, qed: probe.qed})[probe.observable];
    case "lifetime": return photonLifetimeSeconds(probe.massMeV, probe.dipolePerGeV);
    case "pair decay": return (probe.lepton === "e" ? electronPairDecay : muonPairDecay)(probe.massMeV).ratio;
    case "kernel": return kernel(probe);
    case "emissivity": {
      const channel = probe.channel === "inverse decay" ? inverseDecay : protonScattering(probe.channel);
      return emissivityErgPerCm3Second(channel, probe.massMeV, plainCore(), probe.chemicalPotentialMeV);
    }
    case "electron emissivity":
      return emissivityErgPerCm3Second(electronScattering(probe.photons, electronEnergies), probe.massMeV, plainCore(), 0);
    case "plasma": return mediumOf(probe)[probe.quantity];
    case "pair cross-section": return pairToNeutrinoCrossSection(probe.sMeV2, probe.fermionMassMeV, probe.massMeV);
    case "unit": return probe.unit === "Bohr magneton per GeV" ? bohrMagnetonPerGeV : perMeV5ToErgPerCm3Second;
    case "local bound": return localRaffeltDipolePerGeV({
      matter: raffeltMatter, massMeV: probe.massMeV, neutrinoChemicalPotentialMeV: probe.chemicalPotentialMeV, screening: "struct", protonDegeneracy: false
    });
    case "black body": return blackBodyLuminosityErgPerSecond(probe.radiusKm, profiles["chang-2016-fiducial"].at(probe.radiusKm).temperatureMeV, 1, 4);
  }
};

/** A number against its reference; one that is no number is out. */
export const judge = ({quantity, value, tolerance, source, probe}: ReferenceNumber, ours: number): Verdict =>
  ({quantity, ours, reference: value, deviation: ours - value, tolerance, passes: Math.abs(ours - value) <= tolerance, source, inputs: probe});

/** Ours beside each reference number. */
export const verify = (numbers: readonly ReferenceNumber[] = referenceNumbers): Verdict[] => {
  const run = rememberedRuns();
  return numbers.map(number => judge(number, compute(run, number.probe)));
};
