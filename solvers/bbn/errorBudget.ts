/**
 * Where the light elements' errors come from, one row for each source, relative to each element:
 *   numerical  change of the result when a tolerance is divided by 10 or a grid is doubled, one at a time;
 *   rates, τ_n ∂ ln X/∂p at 1σ, linear (theoryCovariance.ts);
 *   choice     the other compilation's result over this one's, minus 1: no part of the sums.
 * The sum of numerical rows is that of their sizes (they do not average), that of the others is in quadrature.
 */
import {hypot, square} from "../../src/numerics/elementary.js";
import {succeeded, type Ending} from "../../src/numerics/ending.js";
import type {Background} from "../early-universe/background.js";
import {runNetwork, type LightElements} from "./nucleosynthesis.js";
import {covarianceOrder, theoryCovariance, type CovarianceRequest, type LightElement} from "./theoryCovariance.js";
import {panelNodes, type WeakCorrections} from "./weakRates.js";
import {weakNodeSpacing, weakRatesAlong, type WeakOptions} from "./weakHistory.js";

/** How a background is to be computed anew: both 1 for the run itself. */
export interface BackgroundRefinement {
  /** Factor on the tolerance of the integration, and on the spacing of the samples. */
  readonly tolerance: number;
  readonly spacing: number;
}

export interface ErrorBudgetRequest extends Omit<CovarianceRequest, "background" | "weakRates"> {
  /** The thermal history at a refinement. */
  readonly background: (refinement: BackgroundRefinement) => Background;
  readonly corrections?: Partial<WeakCorrections>;
  readonly electronNeutrinos?: WeakOptions["electronNeutrinos"];
}

export type ErrorKind = "numerical" | "rate" | "lifetime" | "choice";
export interface ErrorRow {
  readonly kind: ErrorKind;
  /** "network tolerance / 10", a reaction's name, ... */
  readonly source: string;
  /** Relative change of each element; signed. */
  readonly relative: Readonly<Record<LightElement, number>>;
}

export interface ErrorBudget {
  readonly ending: Ending;
  /** The run that the errors are of. */
  readonly central: LightElements;
  readonly rows: readonly ErrorRow[];
  /** Relative errors of each element, by what they come from, and all but the choice in quadrature. */
  readonly totals: Readonly<Record<"numerical" | "rate" | "lifetime" | "all", Readonly<Record<LightElement, number>>>>;
}

const each = (of: (name: LightElement) => number): Readonly<Record<LightElement, number>> =>
  ({yP: of("yP"), dOverH: of("dOverH"), he3OverH: of("he3OverH"), li7OverH: of("li7OverH")});

/** Default tolerance and grid of a network run, to be refined. */
const networkTolerance = 1e-4, clockSpacing = 0.02;

/** Error budget of a run; some 2 (reactions + 1) + 10 runs of the network and 3 of the background. */
export const numericalErrorBudget = (request: ErrorBudgetRequest): ErrorBudget => {
  const {background: compute, corrections, electronNeutrinos, ...network} = request;
  const as: BackgroundRefinement = {tolerance: 1, spacing: 1}, background = compute(as);
  const weakOptions: WeakOptions = {
    neutronLifetimeSeconds: network.neutronLifetimeSeconds, ...(corrections === undefined ? {} : {corrections}),
    ...(electronNeutrinos === undefined ? {} : {electronNeutrinos}),
  };
  const weakRates = weakRatesAlong(background, weakOptions), run = {...network, background, weakRates}, central = runNetwork(run);
  let ending: Ending = central.ending;
  const compare = (kind: ErrorKind, source: string, other: LightElements): ErrorRow => {
    if (succeeded(ending)) ending = other.ending;
    return {kind, source, relative: each((name) => other[name] / central[name] - 1)};
  };
  const refinedWeak = (source: string, options: Partial<WeakOptions>): ErrorRow =>
    compare("numerical", source, runNetwork({...run, weakRates: weakRatesAlong(background, {...weakOptions, ...options})}));
  const refinedBackground = (source: string, refinement: Partial<BackgroundRefinement>): ErrorRow => {
    const finer = compute({...as, ...refinement});
    return compare("numerical", source, runNetwork({...run, background: finer, weakRates: weakRatesAlong(finer, weakOptions)}));
  };
  const rows: ErrorRow[] = [
    compare("numerical", "network tolerance / 10", runNetwork({...run, relativeTolerance: 0.1 * (network.relativeTolerance ?? networkTolerance)})),
    compare("numerical", "spline nodes of the network's clock x 2", runNetwork({...run, clockSpacing: 0.5 * (network.clockSpacing ?? clockSpacing)})),
    refinedWeak("weak-rate nodes in ln a x 2", {spacing: 0.5 * weakNodeSpacing}),
    refinedWeak("weak-rate quadrature nodes x 2", {panelNodes: 2 * panelNodes}),
    refinedBackground("background tolerance / 10", {tolerance: 0.1}),
    refinedBackground("background samples in ln a x 2", {spacing: 0.5}),
  ];
  const theory = theoryCovariance(run);
  if (succeeded(ending)) ending = theory.ending;
  theory.parameters.forEach((source, j) => {
    const response = (name: LightElement): number => theory.responses[4 * j + covarianceOrder.indexOf(name)];
    rows.push({kind: source === "neutronLifetime" ? "lifetime" : "rate", source, relative: each(response)});
  });
  const other = network.compilation === "parthenope" ? "primat" : "parthenope";
  rows.push(compare("choice", `rates of ${other}`, runNetwork({...run, compilation: other})));

  const size = (kinds: readonly ErrorKind[], name: LightElement): number =>
    Math.sqrt(rows.reduce((sum, {kind, relative}) => sum + (kinds.includes(kind) ? square(relative[name]) : 0), 0));
  const numerical = each((name) => rows.reduce((sum, {kind, relative}) => sum + (kind === "numerical" ? Math.abs(relative[name]) : 0), 0));
  return {
    ending, central, rows,
    totals: {
      numerical, rate: each((name) => size(["rate"], name)), lifetime: each((name) => size(["lifetime"], name)),
      all: each((name) => hypot(numerical[name], size(["rate", "lifetime"], name))),
    },
  };
};
