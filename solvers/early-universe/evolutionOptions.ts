/** What a run of the early universe may be told. */
import type {DecayingMatter} from "../../src/model/decayingMatter.js";
import type {Flavor} from "../../src/model/heavyNeutralLepton.js";
import type {ExtraEnergy} from "../../src/model/scenarioTypes.js";

export interface EvolutionOptions {
  readonly reheatingMeV: number;
  readonly deltaNEff?: number;
  /** ξ = μ_ν/T_ν of each flavour; antineutrinos have −ξ. Constant: the lepton number of a flavour drifts by less than 1 % of itself. */
  readonly degeneracy?: Readonly<Record<Flavor, number>>;
  /**
   * Oscillations. "averaged" (default): neutrinos made by N, and below 5 MeV the heat from weak interactions (where numbers are
   * followed), are shared among flavours as averaged oscillations leave them; "full": below 5 MeV all energy is shared evenly; "none": neither.
   */
  readonly flavorConversion?: "averaged" | "full" | "none";
  /** Components ρ ~ a⁻ⁿ that only make the universe expand; kination is n = 6. */
  readonly extraEnergy?: readonly ExtraEnergy[];
  /** A component given by its energy density against a, 1 today; beyond its ends it goes on as it ends. */
  readonly energyTable?: {readonly scaleFactor: readonly number[]; readonly energyMeV4: readonly number[]};
  /** Matter at rest that decays into the bath: a field, or a particle of given number density. */
  readonly decayingMatter?: DecayingMatter;
  /** Before T_RH a decaying field rules, Γ = 3H(T_RH), in place of a bath that begins at T_RH. */
  readonly matterDominatedReheating?: boolean;
  /** n_N/s at T_RH, shared evenly by all states, with a thermal shape; what thermalises at once forgets it. 0 when absent. */
  readonly initialYield?: number;
  /** Neutrinos from N keep their energy until they scatter (default: where any do; "always": even there), or are heat of the thermal ones at once. */
  readonly hardNeutrinos?: boolean | "always";
  /** Numbers of neutrinos are followed, as T and η = μ/T (default), or are those of their T. */
  readonly neutrinoNumbers?: boolean;
  /** Nodes of f_N in ln y; default 20. */
  readonly momentumNodes?: number;
  /** Spacing of the samples in ln a; default 0.05. */
  readonly sampleSpacing?: number;
  /** Relative tolerance of the integration; default 1e-5. */
  readonly relativeTolerance?: number;
}
