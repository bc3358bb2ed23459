/**
 * SN1987A at the masses of a scenario: the quantity that its criterion bounds, and how far the bound moves with what is assumed.
 * A star that cannot be built leaves the rest of the scenario alone: its luminosities are null, and `problem` says why.
 */
import type {Scenario, StellarCriterion} from "../model/scenarioTypes.js";

/** The coupling from which and up to which a bound holds: by all assumptions (weak; null where some exclude nothing), and by some (strong). */
export type SpreadEdges = readonly [weakLow: number | null, strongLow: number, strongHigh: number, weakHigh: number | null];

export interface DecayCurve {
  readonly name: string;
  readonly bands: readonly (readonly [number, number])[];
}

/** At one mass; JSON-safe. */
export interface SupernovaSpread {
  readonly edges: SpreadEdges | null;
  /** Why nothing could be computed, in one line. */
  readonly problem?: string;
  /** Couplings that decays of N outside the star exclude, where a scenario asks. */
  readonly decays?: readonly DecayCurve[];
}

/** What the solvers answer at one mass [MeV]; they throw RangeError where the star cannot be built. */
export interface StellarSolvers {
  bound(massMeV: number): {luminosityErgPerSecond(coupling: number): number; overBound(coupling: number): number};
  band(massMeV: number): {readonly weakest: readonly [number, number] | null; readonly strongest: readonly [number, number] | null};
  decays(massMeV: number): readonly DecayCurve[];
}

export interface StellarEvidence {
  /** Luminosity at infinity [erg/s], or what stands for it under another criterion (`supernovaRule`), by coupling; null where the star cannot be built. */
  luminosity(massMeV: number): (coupling: number) => number | null;
  /** Null where the scenario does not ask. */
  spread(massMeV: number): SupernovaSpread | null;
}

const asked = ({constraints}: Pick<Scenario, "constraints">): boolean => constraints.includes("sn1987a");

/** Runs `work`, or says why the star cannot be built. */
function attempted<T>(problem: string | undefined, work: () => T): T | {readonly problem: string} {
  if (problem !== undefined) return {problem};
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return {problem: error.message};
    throw error;
  }
}

export function stellarEvidence(scenario: Scenario, solvers: StellarSolvers): StellarEvidence {
  const {supernova: {problem, criterion = "luminosity", criticalLuminosityErgPerSecond: critical, uncertainty, decayBounds}, model} = scenario;
  return {
    luminosity(massMeV) {
      const found = attempted(asked(scenario) ? problem : "not asked", () => solvers.bound(massMeV));
      if ("problem" in found) return () => null;
      return criterion === "luminosity" ? found.luminosityErgPerSecond : coupling => critical * found.overBound(coupling);
    },
    spread(massMeV) {
      if (!asked(scenario)) return null;
      const found = attempted(problem, (): SupernovaSpread => {
        const {weakest, strongest} = uncertainty === false ? {weakest: null, strongest: null} : solvers.band(massMeV);
        return {
          edges: strongest && [weakest?.[0] ?? null, strongest[0], strongest[1], weakest?.[1] ?? null],
          ...(decayBounds && model.portal === "dipole" && {decays: solvers.decays(massMeV)})
        };
      });
      return "edges" in found ? found : {edges: null, problem: found.problem};
    }
  };
}

const shown = (value: number): string => String(Number(value.toPrecision(3)));

/** What N may not do, in words. A point's luminosity under a criterion other than "luminosity" is L_crit times the criterion's quantity over its bound. */
export function supernovaRule({supernova}: Pick<Scenario, "supernova">): string {
  const {criterion = "luminosity", criticalLuminosityErgPerSecond: critical, criticalEnergyErg = 3e53, coolingSeconds = 3, coolingHistory} = supernova;
  const rules: Readonly<Record<StellarCriterion, string>> = {
    luminosity: `L_N > ${critical.toExponential(1)} erg/s at infinity`,
    "integrated-energy": `energy in N > ${shown(criticalEnergyErg)} erg ${coolingHistory === undefined ? `in ${coolingSeconds} s` : `over ${coolingHistory.length} profiles`}`,
    "n-sphere": `free-streaming L_N > ${critical.toExponential(1)} erg/s, up to where the black body of the N-sphere shines with it`,
    raffelt: "local loss > 1e19 erg/g/s, whatever is trapped"
  };
  return `${rules[criterion]}, a criterion without a confidence level`;
}
