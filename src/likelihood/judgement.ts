/** From what the solvers found to what it says of a point: pure, and fast enough for a whole plane at once. */
import type {Nuisance, Scenario} from "../model/scenarioTypes.js";
import type {RelativeCovariance} from "./chiSquares.js";
import {constraintsOf, judged, wantsLate, type Evidence} from "./constraints.js";
import type {StandardResult} from "./laboratory.js";
import {lateEvidence, lateResult, type LateFindings} from "./lateResult.js";
import {LightElementResponse} from "./lightElementResponse.js";
import {fiducialOmegaB} from "./measurements.js";
import type {EarlyEvidence, ElementRuns, LateFound, PointEvidence, StandardEvidence, TheoryErrors} from "./pointEvidence.js";
import {noChiSquares, type PointResult} from "./pointResult.js";
import {observationalErrors, tierDifference} from "./tiers.js";

type Numbers = Pick<PointResult, "nEff" | "yP" | "heliumMassFraction" | "dOverH" | "he3OverH" | "li7OverH" | "omegaB" | "chiSquares" | "late">;

const unknown: Numbers = {nEff: null, yP: null, heliumMassFraction: null, dOverH: null, he3OverH: null, li7OverH: null, omegaB: null, chiSquares: noChiSquares, late: null};

export interface Judgement {
  /** What one universe says; of N with this lifetime [s], Infinity where nothing decays. */
  early(found: EarlyEvidence, lifetimeSeconds: number): Numbers;
  point(evidence: PointEvidence): PointResult;
  standard(evidence: StandardEvidence): StandardResult;
}

const responseOf = (runs: ElementRuns): LightElementResponse => new LightElementResponse(fiducialOmegaB, runs);

const findingsOf = ({elements, photodisintegration, ...others}: LateFound): LateFindings =>
  ({...others, photodisintegration: {...photodisintegration, elements: elements[1], he3OverD: photodisintegration.he3OverD ?? Infinity}});

const none: RelativeCovariance = [0, 0, 0];
const sum = (a: RelativeCovariance, b: RelativeCovariance): RelativeCovariance => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** The covariance that weighs Y_P and D/H, and what of it is integrated out. */
const covariances = ({nuclearRates, neutronLifetime}: TheoryErrors, {theory}: Scenario["statistics"]): Pick<Evidence, "theory" | "volume"> => {
  const {nuclearRates: rates = "profiled", neutronLifetime: lifetime = "profiled"} = theory ?? {};
  const of = (chosen: (nuisance: Nuisance) => boolean): RelativeCovariance => sum(chosen(rates) ? nuclearRates : none, chosen(lifetime) ? neutronLifetime : none);
  const integrated = [rates, lifetime].includes("marginalised");
  return {theory: of(nuisance => nuisance !== "fixed"), ...(integrated && {volume: of(nuisance => nuisance === "marginalised")})};
};

/** The judges of a scenario. `theory` is asked for once, where a point has been computed: StandardEvidence holds it. */
export const judgementOf = (scenario: Scenario, theory: () => TheoryErrors): Judgement => {
  const constraints = constraintsOf(scenario), asksLate = wantsLate(scenario), asksBroken = scenario.constraints.includes("photodisintegration");
  const errors = observationalErrors(scenario.measurements);
  let covariance: Pick<Evidence, "theory" | "volume"> | undefined;
  const covarianceOf = (): Pick<Evidence, "theory" | "volume"> => covariance ??= covariances(theory(), scenario.statistics);

  const early: Judgement["early"] = ({nEff, cmbApplies, elements: runs, late: found}, lifetimeSeconds) => {
    const elements = responseOf(runs), findings = asksLate && found ? findingsOf(found) : undefined, late = lateEvidence(lifetimeSeconds, findings);
    const evidence = (left: LightElementResponse): Evidence => ({nEff, elements, ...covarianceOf(), cmbApplies, ...(asksLate && {late: {...late, ...(asksBroken && {broken: left})}})});
    const {omegaB, chiSquares, anisotropyOverBound} = judged(constraints, evidence(found ? responseOf(found.elements) : elements));
    const {yP, heliumMassFraction, dOverH, he3OverH, li7OverH} = runs[1];
    return {
      nEff, yP, heliumMassFraction, dOverH, he3OverH, li7OverH, omegaB, chiSquares,
      late: findings === undefined ? null : lateResult(findings, anisotropyOverBound, constraints.photodisintegration.judge(evidence(elements)).chiSquare)
    };
  };

  return {
    early,
    point({early: found, fast, accuracy, ending, ...point}) {
      const numbers = found === null ? unknown : early(found, point.lifetimeSeconds ?? Infinity);
      return {
        ...point, ...numbers, ...(accuracy !== undefined && {accuracy}), ...(found && fast && tierDifference(quantities(fast), quantities(found), errors)), ending
      };
    },
    standard({early: found}) {
      const {omegaB: _omegaB, late: _late, ...numbers} = early(found, Infinity);
      return numbers as StandardResult;
    }
  };
};

const quantities = ({nEff, elements: [, {yP, dOverH}]}: EarlyEvidence): Pick<PointResult, "nEff" | "yP" | "dOverH"> => ({nEff, yP, dOverH});
