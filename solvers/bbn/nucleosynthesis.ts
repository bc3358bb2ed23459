/**
 * Big-Bang nucleosynthesis on a given thermal history: n and p alone from 10 MeV by the weak rates, all nuclei from T9 = 10 in
 * statistical equilibrium, to T = 1 keV (or the end of the history); then neutrons, ³H, ⁷Be, ... decay. Mesons of the history convert
 * nucleons throughout (mesonConversion.ts).
 * Stiff equations in x = ln a by Rodas5P with an analytic Jacobian.
 * References: Pitrou:2018 (equations and rates), Gariazzo:2021 (second compilation), Pitrou:2020 (pair emission).
 * Neglected: screening (1e-4 on ⁷Li/H), nuclei beyond A = 8.
 */
import {cmbTemperatureMeV} from "../../src/constants/cosmology.js";
import {nuclei} from "../../src/constants/nuclei.js";
import {neutronProtonMassDifferenceMeV} from "../../src/constants/particles.js";
import {gigakelvinInMeV} from "../../src/constants/units.js";
import {exp, log} from "../../src/numerics/elementary.js";
import {succeeded, type Ending} from "../../src/numerics/ending.js";
import {denseSystem, integrateStiff, type StiffResult} from "../../src/numerics/rodas5p.js";
import type {Background} from "../early-universe/background.js";
import {AbundanceHistory} from "./abundanceHistory.js";
import {baryonDensityMolePerCm3} from "./baryonDensity.js";
import {fillEquilibrium} from "./equilibrium.js";
import {primordialAbundances, type PrimordialAbundances} from "./lightElements.js";
import {withMesons} from "./mesonConversion.js";
import {NetworkClock} from "./networkClock.js";
import {RateBank, rateSet, sharedRateBank, withReplacedRates, type RateCompilation, type RateSet} from "./rateBank.js";
import type {RateReplacements} from "./rateReplacement.js";
import {speciesOf, type NetworkName} from "./reaction.js";
import {ReactionNetwork, type BetaDecay} from "./reactionNetwork.js";
import {ThermalTrack} from "./thermalTrack.js";
import {electronNeutrinoDegeneracy, type WeakHistory} from "./weakHistory.js";

export interface NetworkRequest {
  readonly background: Background;
  readonly weakRates: WeakHistory;
  /** ω_b = Ω_b h². */
  readonly omegaB: number;
  /** "primat" when absent. */
  readonly compilation?: RateCompilation;
  /** "key" when absent. */
  readonly network?: NetworkName;
  /** 1e-4 when absent: 4e-7 on Y_P and 3e-6 on D/H, with noise of 1e-8. */
  readonly relativeTolerance?: number;
  /** Rates in the place of the compilation's, by reaction name. */
  readonly replaceRates?: RateReplacements;
  /** Deviation of each reaction in units of its log-normal σ, in the order of `ratesOf(request).reactions`. */
  readonly rateDeviations?: Float64Array;
  /** Decays inside the network; `betaDecays` when absent. */
  readonly decays?: readonly BetaDecay[];
  /** T9 at which the nuclei are switched on, 5 to 10. */
  readonly startT9?: number;
  /** Values of ln a, increasing, at which the abundances are wanted. */
  readonly historyLnA?: Float64Array;
  /** Spacing in ln a of the splines of T9, H and the weak rates that the network reads; 0.02 when absent. */
  readonly clockSpacing?: number;
}

/** The rates that a request asks for. */
export const ratesOf = ({compilation = "primat", network = "key", replaceRates}: Pick<NetworkRequest, "compilation" | "network" | "replaceRates">): RateSet =>
  withReplacedRates(rateSet(compilation, network), replaceRates);

export interface LightElements extends PrimordialAbundances {
  readonly ending: Ending;
  readonly steps: number;
  /** Abundances at `historyLnA`; no rows when none were asked for. */
  readonly history: AbundanceHistory;
}

const weakStartMeV = 10, endMeV = 1e-3, absoluteTolerance = 1e-15;
/** A history must cover this range for the result to mean anything. */
const latestStartMeV = 3, earliestEndMeV = 5e-3;
const hottestLogT9 = log(10);

const checkRequest = ({background, omegaB, startT9 = 10}: NetworkRequest): void => {
  if (!(omegaB > 0)) throw new RangeError(`omegaB = ${omegaB} is not positive; the measured value is near 0.0224`);
  if (!(startT9 >= 5 && startT9 <= 10)) throw new RangeError(`startT9 = ${startT9} is outside 5-10: the tables end at 10, and equilibrium at 5`);
  const T = background.temperatureMeV, last = T[T.length - 1];
  if (T[0] < latestStartMeV) throw new RangeError(`the history begins at ${T[0]} MeV; n/p needs it from above ${latestStartMeV} MeV`);
  if (last > earliestEndMeV) throw new RangeError(`the history ends at ${last} MeV; the network needs it to below ${earliestEndMeV} MeV`);
};

/** n/p from weak equilibrium to the start of the nuclei: dY_n/dx = [λ(p→n)(1 − Y_n) − λ(n→p) Y_n]/H. */
const evolveNucleons = (
  clock: NetworkClock, from: number, to: number, relativeTolerance: number, onNeutrons: (upTo: number, at: (x: number) => number) => void,
): StiffResult => {
  const neutron = new Float64Array(1);
  return integrateStiff({
    size: 1,
    derivative: (x, y, out) => {
      clock.at(x);
      out[0] = clock.protonRate * (1 - y[0]) - clock.neutronRate * y[0];
    },
    system: denseSystem(1, (x, _y, J) => {
      clock.at(x);
      J[0] = -clock.protonRate - clock.neutronRate;
    }),
  }, {
    // The relaxation rate exceeds H by 1e3 at 10 MeV: equilibrium there is exact enough. Of one component the estimate of an error may pass through zero: steps are short.
    from, to, initial: [clock.equilibriumNeutrons(from)], relativeTolerance, absoluteTolerance: 1e-12, maxStep: 0.1,
    onStep: (step) => onNeutrons(step.x1, (x) => {
      step.evaluate(x, neutron);
      return neutron[0];
    }),
  });
};

/** Runs the network. Throws RangeError on bad input; a solve that fails is a value in `ending`. */
export const runNetwork = (request: NetworkRequest): LightElements => {
  checkRequest(request);
  const {background, weakRates, omegaB, network = "key", relativeTolerance = 1e-4, startT9 = 10} = request;
  const track = new ThermalTrack(background);
  const from = track.lnAAt(weakStartMeV), on = track.lnAAt(startT9 * gigakelvinInMeV), to = track.lnAAt(endMeV);
  const lnAToday = log(background.photonTemperatureTimesScaleFactorToday / cmbTemperatureMeV);
  const clock = new NetworkClock(track, withMesons(weakRates, background, omegaB), from, to, baryonDensityMolePerCm3(omegaB) * exp(3 * (lnAToday - from)), request.clockSpacing);
  const rates = ratesOf(request), bank = request.rateDeviations === undefined ? sharedRateBank(rates) : new RateBank(rates, request.rateDeviations);
  const species = speciesOf[network], size = species.length;
  const history = new AbundanceHistory(request.historyLnA ?? new Float64Array(0), size);

  const writeEquilibrium = (x: number, neutrons: number, row: Float64Array): void => {
    row[0] = neutrons;
    row[1] = 1 - neutrons;
    clock.at(Math.max(x, from));
    if (clock.logT9 > hottestLogT9 + 1e-9) return;
    fillEquilibrium(bank, clock.logT9, clock.density(x), row);
    // The nuclei hold 1e-11 of the nucleons; taking theirs from n and p keeps baryon number and charge exact.
    for (let i = 2; i < size; i++) {
      const {massNumber, charge} = nuclei[species[i]];
      row[0] -= row[i] * (massNumber - charge);
      row[1] -= row[i] * charge;
    }
  };
  const xi = electronNeutrinoDegeneracy(background);
  history.fillTo(from, (x, row) => writeEquilibrium(x, 1 / (1 + exp(neutronProtonMassDifferenceMeV / track.temperatureMeV(x) + xi)), row));
  const nucleons = evolveNucleons(clock, from, on, 0.1 * relativeTolerance, (upTo, at) =>
    history.fillTo(upTo, (x, row) => writeEquilibrium(x, at(x), row)));
  const start = new Float64Array(size);
  writeEquilibrium(on, nucleons.y[0], start);

  const problem = new ReactionNetwork(bank, clock, request.decays);
  const solve = succeeded(nucleons.ending)
    ? integrateStiff({size, derivative: problem.derivative, partialX: problem.partialX, system: denseSystem(size, problem.jacobian)}, {
      from: on, to, initial: start, relativeTolerance, absoluteTolerance, onStep: (step) => history.fillFrom(step),
    })
    : {ending: nucleons.ending, y: start, accepted: 0};
  history.fillTo(Infinity, (_x, row) => row.set(solve.y));
  return {...primordialAbundances(species, solve.y), ending: solve.ending, steps: nucleons.accepted + solve.accepted, history};
};
