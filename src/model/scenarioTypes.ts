/** What a scenario file says once it is checked: plain numbers in the units of their names. */
import type {Nature} from "./heavyNeutralLepton.js";

export type FlavorChoice = "e" | "mu" | "tau" | "universal" | {readonly e: number; readonly mu: number; readonly tau: number};
export type RateCompilation = "primat" | "parthenope";
export type ProfileName = "chang-2016-fiducial" | "illustrative-cold" | "illustrative-hot";
/** Names of the constraints; a new one begins here. */
export const CONSTRAINTS = ["bbn", "cmb", "sn1987a"] as const;
export type ConstraintName = (typeof CONSTRAINTS)[number];

export interface Axis {
  readonly from: number;
  readonly to: number;
  /** Number of points, logarithmically spaced, ends included. */
  readonly points: number;
}

/** ρ = ratio · ρ_bath(T₀) · (a₀/a)^exponent, with T₀ a temperature of the standard bath. */
export interface ExtraEnergy {
  readonly exponent: number;
  /** Over the standard bath (plasma and three neutrinos) at T₀. */
  readonly ratio: number;
  readonly temperatureMeV: number;
}

export interface Scenario {
  readonly name: string;
  readonly model: {
    readonly portal: "dipole";
    /** A vector gives weights: d_α = w_α d, not normalised; "universal" is the vector (1, 1, 1): d_e = d_μ = d_τ = d. */
    readonly flavor: FlavorChoice;
    readonly nature: Nature;
  };
  readonly plane: {readonly massMeV: Axis; readonly dipolePerGeV: Axis};
  readonly cosmology: {
    readonly reheatingMeV: number;
    readonly neutronLifetimeSeconds: number;
    readonly deltaNEff: number;
    readonly rates: RateCompilation;
    /** Components besides the standard bath that only make the universe expand: kination (exponent 6), or any ρ ~ a⁻ⁿ. */
    readonly extraEnergy?: readonly ExtraEnergy[];
    /** n_N/s at reheating, all states together; 0 when absent. */
    readonly initialYield?: number;
  };
  readonly supernova: {
    readonly profile: ProfileName;
    /** μ_ν of the flavour that couples [MeV], or "profile". */
    readonly neutrinoChemicalPotentialMeV: number | "profile";
    readonly neutrinoSphereKm: number;
    readonly farRadiusKm: number;
    readonly criticalLuminosityErgPerSecond: number;
    readonly screening: "struct" | "yukawa";
  };
  /** Keys of the measurement table, for example "lbt-2026". */
  readonly measurements: {readonly helium: string; readonly deuterium: string; readonly cmb: string};
  readonly constraints: readonly ConstraintName[];
  readonly statistics: {
    /** "plane-minimum": Δχ² to the minimum over plane and d = 0, 2 d.o.f.; "standard-run": χ² minus that of d = 0, 1 d.o.f. */
    readonly reference: "plane-minimum" | "standard-run";
    readonly confidenceLevel: number;
  };
  readonly tolerances: {readonly relative: number};
}
