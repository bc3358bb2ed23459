/**
 * Runs points: the one door from scenarios to the solvers. A laboratory holds what all points of a scenario share (plasma tables,
 * theory covariance, the standard run); a column holds what all couplings of one mass share (thermal kernels, supernova).
 * d = 0 is no special case: it runs through the same equations.
 */
import {cmbPhotonDensityPerCm3, cmbTemperatureMeV} from "../constants/cosmology.js";
import {absentLepton} from "../../solvers/early-universe/absentLepton.js";
import type {QedOrder} from "../../solvers/early-universe/electromagneticPlasma.js";
import {EarlyUniverse, type ThermalHistory} from "../../solvers/early-universe/thermalHistory.js";
import {baryonDensityPerCm3} from "../../solvers/bbn/baryonDensity.js";
import {withEqualEnergyNeutrinos} from "../../solvers/bbn/equalEnergyTemperature.js";
import {numericalErrorBudget, type BackgroundRefinement, type ErrorBudget} from "../../solvers/bbn/errorBudget.js";
import {monteCarloPiece, type MonteCarloPiece} from "../../solvers/bbn/monteCarlo.js";
import {ratesOf, runNetwork, type LightElements, type NetworkRequest} from "../../solvers/bbn/nucleosynthesis.js";
import type {RateReplacements} from "../../solvers/bbn/rateReplacement.js";
import {covarianceOrder, theoryCovariance, type LightElement} from "../../solvers/bbn/theoryCovariance.js";
import {weakRatesAlong} from "../../solvers/bbn/weakHistory.js";
import type {WeakCorrections} from "../../solvers/bbn/weakRates.js";
import {historyOf, pointUniverse, type HistoryRequest, type Tier, type UniverseRequest} from "../../solvers/cmb/pointUniverse.js";
import {Tracers} from "../../solvers/cmb/tracers.js";
import {prepareSupernova} from "../../solvers/supernova/column.js";
import {explosionsOf} from "../../solvers/supernova/explosions.js";
import {sharedResponses} from "../../solvers/late-decays/responses.js";
import type {Flavor} from "../model/heavyNeutralLepton.js";
import type {Cosmology, RateCompilation, Scenario} from "../model/scenarioTypes.js";
import {exp} from "../numerics/elementary.js";
import {succeeded} from "../numerics/ending.js";
import {wantsCosmology, wantsLate} from "./constraints.js";
import {judgementOf} from "./judgement.js";
import {historyRows, type HistoryRow, type Laboratory, type StandardResult, type SupernovaResult} from "./laboratory.js";
import {responseStep} from "./lightElementResponse.js";
import {fiducialOmegaB, neutronLifetimeSigmaSeconds} from "./measurements.js";
import {cosmologyInputs, modelColumn, notComputable, pointLiving, withCoupling, withinModel, type ModelPoint} from "./models.js";
import {byAccuracy, standardTier} from "./tiers.js";
import {stellarEvidence} from "./supernovaEvidence.js";
import {elementRuns, lateFound, quoted, theoryErrors, type EarlyEvidence, type PointEvidence, type StandardEvidence, type TheoryErrors} from "./pointEvidence.js";
import {noChiSquares, type ChiSquares, type PointEnding, type PointResult} from "./pointResult.js";

export {fiducialOmegaB, type HistoryRow, type Laboratory, type StandardResult, type SupernovaResult};

export interface StandardRequest {
  readonly omegaB: number;
  readonly neutronLifetimeSeconds: number;
  readonly deltaNEff: number;
  readonly rates: RateCompilation;
  /** ξ = μ_ν/T_ν by flavour; 0 when absent. */
  readonly degeneracy?: Readonly<Record<Flavor, number>>;
  /** Twelve key reactions (default), or all 61. */
  readonly network?: "key" | "full";
  /** Oscillations below 5 MeV: averaged (default), none, or the energy of the flavours shared evenly. */
  readonly flavorConversion?: "averaged" | "none" | "full";
  /** Numbers of neutrinos are followed besides their energies; default true. */
  readonly neutrinoNumbers?: boolean;
  /** Nuclear rates in the place of the compilation's, by reaction. */
  readonly replaceRates?: RateReplacements;
  /** Corrections of the weak rates to switch off (false); all on when absent. */
  readonly corrections?: Partial<WeakCorrections>;
  /** QED of the plasma to this power of e; 3 when absent. */
  readonly qed?: QedOrder;
}

let sharedUniverse: EarlyUniverse | undefined;
const universe = (): EarlyUniverse => sharedUniverse ??= new EarlyUniverse();

/** The universe without N. */
const nothing: ModelPoint = {lepton: null, lifetimeSeconds: Infinity, inputs: {}};

/** What the solvers are asked for at a point. */
const requestOf = ({lepton, inputs}: ModelPoint, cosmology: Cosmology, relativeTolerance: number, tier: Tier = "fast"): HistoryRequest =>
  ({lepton, options: {...cosmologyInputs(cosmology, T => universe().energyDensity(T)), ...inputs, relativeTolerance}, tier});

/** Network tolerance at which its error, 1e-5 of D/H, is that of the history; and at which differences between rates are not lost in it. */
const networkTolerance = (relativeTolerance: number): number => Math.min(1e-3, 30 * relativeTolerance), differenceTolerance = (relativeTolerance: number): number => networkTolerance(relativeTolerance) / 10;

const standardReheatingMeV = 1e5, standardTolerance = 1e-6, sampleSpacing = 0.05;

/** Thermal history of the universe without N. Throws Error where the integration fails. */
const standardHistory = ({deltaNEff, degeneracy, flavorConversion, neutrinoNumbers, qed}: Pick<StandardRequest, "deltaNEff" | "degeneracy" | "flavorConversion" | "neutrinoNumbers" | "qed">, refinement?: BackgroundRefinement): ThermalHistory => {
  const history = (qed === undefined ? universe() : new EarlyUniverse({qed})).run(absentLepton, {
    reheatingMeV: standardReheatingMeV, deltaNEff, relativeTolerance: standardTolerance * (refinement?.tolerance ?? 1), ...(degeneracy && {degeneracy}),
    ...(flavorConversion && {flavorConversion}), ...(neutrinoNumbers !== undefined && {neutrinoNumbers}), ...(refinement && {sampleSpacing: sampleSpacing * refinement.spacing})
  });
  if (!succeeded(history.ending)) throw new Error(`the standard universe did not complete: ${JSON.stringify(history.ending)}`);
  return history;
};

/** Everything but the background that a request says of the network. */
const standardNetwork = ({rates, network = "key", replaceRates}: Omit<StandardRequest, "omegaB">): Pick<NetworkRequest, "compilation" | "network" | "replaceRates" | "relativeTolerance"> =>
  ({compilation: rates, network, ...(replaceRates && {replaceRates}), relativeTolerance: networkTolerance(standardTolerance)});

/** The part of a run that does not know ω_b: decoupling and weak rates, once. */
const standardUniverse = (request: Omit<StandardRequest, "omegaB">): {readonly history: ThermalHistory; readonly network: Omit<NetworkRequest, "omegaB">} => {
  const history = standardHistory(request), {neutronLifetimeSeconds, corrections} = request;
  const weakRates = weakRatesAlong(history, {neutronLifetimeSeconds, ...(corrections && {corrections})});
  return {history, network: {background: history, weakRates, ...standardNetwork(request)}};
};

const completed = (elements: LightElements): LightElements => {
  if (!succeeded(elements.ending)) throw new Error(`the reaction network did not complete: ${JSON.stringify(elements.ending)}`);
  return elements;
};
export type StandardElements = Omit<StandardResult, "chiSquares">;

/** Standard Big-Bang nucleosynthesis at one ω_b. Throws Error where the integration fails. */
export const standardRun = (request: StandardRequest): StandardElements => {
  const {history, network} = standardUniverse(request);
  return {nEff: history.nEff, ...quoted(completed(runNetwork({...network, omegaB: request.omegaB})))};
};

/** One point of a grid; the relative 1σ of nuclear rates and τ_n where it was asked for. */
export interface GridPoint extends StandardElements {
  readonly omegaB: number;
  readonly deltaNEff: number;
  readonly theorySigma?: Readonly<Record<LightElement, number>>;
}
export interface GridRequest extends Omit<StandardRequest, "omegaB" | "deltaNEff"> {
  readonly omegaBs: readonly number[];
  readonly deltaNEffs: readonly number[];
  /** With the theory error of each point: some thirty times the work. */
  readonly withTheorySigma?: boolean;
}

/** Standard runs over ω_b (inner) and ΔN_eff (outer): decoupling and weak rates once for each ΔN_eff. */
export const standardGrid = ({omegaBs, deltaNEffs, withTheorySigma = false, ...rest}: GridRequest): GridPoint[] =>
  deltaNEffs.flatMap(deltaNEff => {
    const {history, network} = standardUniverse({...rest, deltaNEff}), {neutronLifetimeSeconds} = rest;
    return omegaBs.map((omegaB): GridPoint => {
      const run = {...network, omegaB};
      if (!withTheorySigma) return {omegaB, deltaNEff, nEff: history.nEff, ...quoted(completed(runNetwork(run)))};
      const {central, relativeSigma} = theoryCovariance({...run, neutronLifetimeSeconds, neutronLifetimeSigmaSeconds});
      return {omegaB, deltaNEff, nEff: history.nEff, ...quoted(completed(central)), theorySigma: relativeSigma};
    });
  });

export type SamplePlan = {readonly samples: number; readonly seed: number};

/** Samples first … end − 1 of a Monte Carlo over nuclear rates and τ_n, for `joinMonteCarlo`. */
export const standardSamples = (request: StandardRequest, plan: SamplePlan, first: number, end: number): MonteCarloPiece => {
  const {omegaB, neutronLifetimeSeconds} = request;
  return monteCarloPiece({...standardUniverse(request).network, omegaB, neutronLifetimeSeconds, neutronLifetimeSigmaSeconds, ...plan}, first, end);
};

/** Names of the reactions with a rate of the user's. Throws RangeError where a table does not fit the network. */
export const replacedReactions = (replaceRates: RateReplacements, rates: RateCompilation, network: "key" | "full"): string[] =>
  ratesOf({compilation: rates, network, replaceRates}) && Object.keys(replaceRates);

/** Where the errors of a standard run come from. */
export const standardErrorBudget = (request: StandardRequest): ErrorBudget => {
  const {omegaB, neutronLifetimeSeconds, corrections} = request;
  return numericalErrorBudget({
    ...standardNetwork(request), background: refinement => standardHistory(request, refinement), omegaB, neutronLifetimeSeconds, neutronLifetimeSigmaSeconds,
    ...(corrections && {corrections})
  });
};

/** What decoupling alone leaves: N_eff, T_γ/T_νe and T_γ/T_νμτ. */
export const decoupling = (request: Pick<StandardRequest, "flavorConversion" | "neutrinoNumbers" | "qed"> = {}): Pick<ThermalHistory, "nEff" | "photonOverElectronNeutrino" | "photonOverMuTauNeutrino"> => {
  const {nEff, photonOverElectronNeutrino, photonOverMuTauNeutrino} = standardHistory({deltaNEff: 0, ...request});
  return {nEff, photonOverElectronNeutrino, photonOverMuTauNeutrino};
};

/** What spectral distortions of ν_e add to Y_P, at equal energy of the ν_e. */
export const spectralDistortionOfHelium = (request: StandardRequest): number => {
  // The table of spectra is that of a history of energies alone.
  const {network, history} = standardUniverse({...request, neutrinoNumbers: false, flavorConversion: "none"}), {omegaB, neutronLifetimeSeconds, corrections} = request;
  const thermal = weakRatesAlong(withEqualEnergyNeutrinos(history), {neutronLifetimeSeconds, corrections: {...corrections, neutrinoSpectra: false}});
  return completed(runNetwork({...network, omegaB})).yP - completed(runNetwork({...network, omegaB, weakRates: thermal})).yP;
};

/** 10¹⁰ n_b/n_γ today that a run with this ω_b is for. */
export const baryonsPerPhoton = (omegaB: number): number => 1e10 * baryonDensityPerCm3(omegaB) / cmbPhotonDensityPerCm3;

const omegaBs = [exp(-responseStep), 1, exp(responseStep)].map(factor => fiducialOmegaB * factor);

/** Computes a part of the tables that late decays will ask for; false when all are there. A second of work in all, in parts of some ten milliseconds. */
export const prepareLateDecays = (): boolean => sharedResponses().prepare(1e-10 * baryonsPerPhoton(omegaBs[0]!), 1e-10 * baryonsPerPhoton(omegaBs[2]!));

export {blackBodyLuminosityErgPerSecond} from "../../solvers/supernova/blackBody.js";
export {electronScattering} from "../../solvers/supernova/electronScattering.js";
export {boundBand, type BoundBand, type BoundVariant} from "../../solvers/supernova/boundBand.js";
export {CRITERIA, supernovaBound, type Criterion as StellarCriterion, type SupernovaBound} from "../../solvers/supernova/criteria.js";
export {decayBounds, decayRadiusKm, type DecayBound} from "../../solvers/supernova/decayBounds.js";
export type ProfileChoice = Parameters<typeof prepareSupernova>[0]["profile"];
export type {NeutrinoPotential} from "../../solvers/supernova/star.js";
export {couplingRanges, portalChannels} from "../../solvers/supernova/portalChannels.js";
export {covarianceOrder, prepareSupernova, type ErrorBudget, type LightElement, type MonteCarloPiece, type RateReplacements};
export {emissivityErgPerCm3Second, localRaffeltDipolePerGeV, raffeltMatter} from "../../solvers/supernova/emissivity.js";
export {emissionChannels, emissivityByChannel, type EmissionByChannel, type EmissionChannel} from "../../solvers/supernova/emissivityByChannel.js";
export {inverseDecay} from "../../solvers/supernova/inverseDecay.js";
export {joinMonteCarlo, type MonteCarloResult} from "../../solvers/bbn/monteCarlo.js";
export {mediumOf} from "../../solvers/supernova/medium.js";
export {parseRateTable} from "../../solvers/bbn/rateTableText.js";
export {profileFromColumns, profileFromGarchingText, profileFromTable} from "../../solvers/supernova/profileTable.js";
export {profiles} from "../../solvers/supernova/profiles.js";
export {protonScattering} from "../../solvers/supernova/protonScattering.js";
export {stellarBounds, stellarDipolePerGeV} from "../../solvers/supernova/starCooling.js";
export {ratesByChannel, type RateChannel, type RatesByChannel} from "../../solvers/early-universe/ratesByChannel.js";

/** What all couplings of a mass share; what is absent nobody has asked for. */
type MassColumn = {readonly massMeV: number; readonly at: ReturnType<typeof modelColumn>; luminosity?: (coupling: number) => number | null; tracers?: Tracers | null};

/** Tables and standard run of a scenario. Throws RangeError on bad input, Error where the standard universe itself cannot be computed. */
export const createLaboratory = (scenario: Scenario): Laboratory => {
  const {cosmology, model, supernova: star} = scenario, tolerance = scenario.tolerances.relative, refusal = notComputable(scenario);
  if (refusal !== undefined) throw new RangeError(refusal);
  const needsCosmology = wantsCosmology(scenario), asksLate = wantsLate(scenario);
  let theory: TheoryErrors | undefined;
  const theoryOf = (): TheoryErrors => {
    if (theory !== undefined) return theory;
    const history = historyOf(universe(), requestOf(nothing, cosmology, tolerance));
    const weakRates = weakRatesAlong(history, {neutronLifetimeSeconds: cosmology.neutronLifetimeSeconds});
    return theory = theoryErrors(theoryCovariance({
      background: history, weakRates, omegaB: fiducialOmegaB, compilation: cosmology.rates, relativeTolerance: differenceTolerance(tolerance),
      neutronLifetimeSeconds: cosmology.neutronLifetimeSeconds, neutronLifetimeSigmaSeconds
    }));
  };
  const judgement = judgementOf(scenario, theoryOf);
  type Found = {readonly early: EarlyEvidence} | {readonly ending: PointEnding};
  const requestFor = (point: ModelPoint, tier: Tier): UniverseRequest => ({
    ...requestOf(point, cosmology, tolerance, tier), neutronLifetimeSeconds: cosmology.neutronLifetimeSeconds,
    network: {compilation: cosmology.rates, relativeTolerance: networkTolerance(tolerance)}, omegaBs, late: asksLate && Number.isFinite(point.lifetimeSeconds)
  });
  const tracersOf = (column: MassColumn): Tracers | null => {
    if (column.tracers !== undefined) return column.tracers;
    const living = (lifetimeSeconds: number): ModelPoint | undefined => pointLiving(scenario, column.at, lifetimeSeconds);
    return column.tracers = living(1) === undefined ? null : new Tracers(universe(), seconds => requestFor(living(seconds)!, "fast"));
  };
  const inTier = (point: ModelPoint, tier: Tier): Found => {
    const {lepton} = point, tracers = tier === "fast" && lepton !== null ? tracersOf(columnOf(lepton.massMeV)) : null, traced = tracers?.at(lepton!), begun = traced ? undefined : tracers?.begun(lepton!);
    const found = traced ?? pointUniverse(universe(), {...requestFor(point, tier), ...(begun && {begun})});
    if ("failed" in found) return {ending: {kind: "failed", stage: found.failed, cause: found.cause, temperatureMeV: found.temperatureMeV}};
    return {early: {nEff: found.nEff, cmbApplies: found.cmbApplies, elements: elementRuns(found.elements), ...(found.late && {late: lateFound(found.late)})}};
  };
  const withoutN = (tier: Tier): EarlyEvidence => {
    const found = inTier(nothing, tier);
    if ("early" in found) return found.early;
    throw new Error(`the standard universe did not complete: ${JSON.stringify(found.ending.kind === "failed" && found.ending.cause)}`);
  };
  let fastChiSquares: ChiSquares | undefined;
  const cosmic = (point: ModelPoint): Pick<PointEvidence, "early" | "accuracy" | "fast" | "ending"> => {
    const chiSquares = (found: Found): ChiSquares => "early" in found ? judgement.early(found.early, point.lifetimeSeconds).chiSquares : noChiSquares;
    const {accuracy, found, fast} = byAccuracy(scenario, tier => inTier(point, tier), chiSquares, () => fastChiSquares ??= judgement.early(withoutN("fast"), Infinity).chiSquares);
    return {accuracy, ...("early" in found ? {early: found.early, ending: complete} : {early: null, ending: found.ending}), ...(fast && "early" in fast && {fast: fast.early})};
  };

  const explosions = explosionsOf(scenario), stellar = stellarEvidence(scenario, explosions);
  const complete: PointEnding = {kind: "reached"};

  /** Kernels and star of the mass asked for last: who moves a point, or asks for its history, stays at one mass. */
  let recent: MassColumn | undefined;
  const columnOf = (massMeV: number): MassColumn => recent?.massMeV === massMeV ? recent : recent = {massMeV, at: modelColumn(scenario, massMeV)};
  const luminosityOf = (massMeV: number): (coupling: number) => number | null => columnOf(massMeV).luminosity ??= stellar.luminosity(massMeV);

  const evidence: Laboratory["evidence"] = (massMeV, couplings, onPoint) => {
    const {at} = columnOf(massMeV), luminosity = luminosityOf(massMeV);
    return Array.from(couplings, coupling => {
      const found = withinModel(() => at(coupling)), lifetimeSeconds = "lepton" in found ? found.lifetimeSeconds : Infinity;
      const point: PointEvidence = {
        massMeV, ...withCoupling(model, coupling), lifetimeSeconds: Number.isFinite(lifetimeSeconds) ? lifetimeSeconds : model.portal === "decaying-particle" ? coupling : null,
        luminosityErgPerSecond: luminosity(coupling),
        ...("lepton" in found ? needsCosmology ? cosmic(found) : {early: null, ending: complete} : {early: null, ending: found})
      };
      onPoint?.(point);
      return point;
    });
  };
  const column: Laboratory["column"] = (massMeV, couplings, onPoint) => {
    const points: PointResult[] = [];
    evidence(massMeV, couplings, found => {
      points.push(judgement.point(found));
      onPoint?.(points.at(-1)!);
    });
    return {massMeV, points};
  };

  let standard: StandardEvidence | undefined;
  const standardEvidence = (): StandardEvidence => standard ??= {early: withoutN(standardTier(scenario.accuracy)), theory: theoryOf()};
  let standardResult: StandardResult | undefined;
  return {
    standardEvidence, evidence, column,
    judge: judgement.point,
    standard: () => standardResult ??= judgement.standard(standardEvidence()),
    point: (massMeV, coupling) => column(massMeV, [coupling]).points[0]!,
    history(massMeV, coupling) {
      const point = massMeV === null ? nothing : withinModel(() => columnOf(massMeV).at(coupling));
      if (!("lepton" in point)) return {rows: [], ending: point};
      const history = historyOf(universe(), requestOf(point, cosmology, tolerance, scenario.accuracy === "spectral" ? "spectral" : "fast"));
      if (!succeeded(history.ending)) return {rows: [], ending: {kind: "failed", stage: "early-universe", cause: history.ending, temperatureMeV: history.endTemperatureMeV}};
      const weakRates = weakRatesAlong(history, {neutronLifetimeSeconds: cosmology.neutronLifetimeSeconds});
      const elements = runNetwork({background: history, weakRates, omegaB: fiducialOmegaB, compilation: cosmology.rates, relativeTolerance: networkTolerance(tolerance), historyLnA: history.lnA});
      return {rows: historyRows(history, elements, cmbTemperatureMeV), ending: succeeded(elements.ending) ? complete : {kind: "failed", stage: "bbn", cause: elements.ending, temperatureMeV: null}};
    },
    supernova(massMeV, dipolePerGeV) {
      if (model.portal !== "dipole") throw new RangeError(`a dipole is asked for, and the portal is ${model.portal}: prepareSupernova computes mixing`);
      const {column: burst} = explosions.bound(massMeV), critical = star.criticalLuminosityErgPerSecond;
      return {luminosityErgPerSecond: burst.luminosityErgPerSecond(dipolePerGeV), ...burst.edges(critical), bandsPerGeV: burst.bands(critical)};
    },
    supernovaSpread: stellar.spread
  };
};
