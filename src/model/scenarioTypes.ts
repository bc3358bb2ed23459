/** What a scenario file says once it is checked: plain numbers in the units of their names. */
import type {Branching} from "./branching.js";
import type {Flavor, Nature} from "./heavyNeutralLepton.js";
import type {StellarTable} from "./stellarProfileText.js";

export type FlavorChoice = "e" | "mu" | "tau" | "universal" | {readonly e: number; readonly mu: number; readonly tau: number};
export type RateCompilation = "primat" | "parthenope";
/** Stellar profiles that come with the package. */
export const PROFILES = ["chang-2016-fiducial", "illustrative-cold", "illustrative-hot"] as const;
export type ProfileName = (typeof PROFILES)[number];
export const isProfileName = (text: string): text is ProfileName => (PROFILES as readonly string[]).includes(text);
/** Names of the constraints; a new one begins here. */
export const CONSTRAINTS = ["bbn", "cmb", "sn1987a", "photodisintegration", "spectral-distortions", "cmb-anisotropy", "relic-density"] as const;
export type ConstraintName = (typeof CONSTRAINTS)[number];
/** Ways in which N couples; a new one begins here. */
export const PORTALS = ["dipole", "mixing", "decaying-particle"] as const;
export type Portal = (typeof PORTALS)[number];
/** How neutrinos from decays are followed: as a cascade on the thermal ones, by momentum, or whichever the point needs. */
export const ACCURACIES = ["fast", "spectral", "auto"] as const;
export type Accuracy = (typeof ACCURACIES)[number];

/** T over T_RH where a matter-dominated universe begins: N made earlier is diluted to 1e-4 of what T_RH makes. */
export const headStart = 6;

export interface Axis {
  readonly from: number;
  readonly to: number;
  /** Number of points, logarithmically spaced, ends included. */
  readonly points: number;
}

/** d_α = w_α d, not normalised; "universal" is the vector (1, 1, 1): d_e = d_μ = d_τ = d. */
export interface DipoleModel {
  readonly portal: "dipole";
  readonly flavor: FlavorChoice;
  readonly nature: Nature;
}

/** |U_α|² = w_α² U², not normalised: "mu" means |U_μ|² = U² and nothing else; "universal" |U_e|² = |U_μ|² = |U_τ|² = U². */
export interface MixingModel {
  readonly portal: "mixing";
  readonly flavor: FlavorChoice;
  readonly nature: Nature;
}

/**
 * How many particles there are: so many per volume when the plasma has this temperature, and none before; a thermal relic whose
 * scattering freezes out at this temperature; or n/s at reheating.
 */
export type Abundance =
  | {readonly kind: "number-density"; readonly numberDensityMeV3: number; readonly temperatureMeV: number}
  | {readonly kind: "freeze-out"; readonly temperatureMeV: number}
  | {readonly kind: "initial-yield"; readonly yield: number};

/** A particle of which only mass, lifetime, branchings and abundance are known. */
export interface DecayingParticleModel {
  readonly portal: "decaying-particle";
  /** Branchings by decay; they add to 1. */
  readonly branching: Readonly<Partial<Record<Branching, number>>>;
  readonly degreesOfFreedom: number;
  readonly abundance: Abundance;
}

export type Model = DipoleModel | MixingModel | DecayingParticleModel;

/** Edges are followed instead of computing every point of the axes. */
export interface Contours {
  /** Within which the edges of the combination, and of all that is excluded, shall be known, in log₁₀ of the coupling or of the mass. */
  readonly tolerance: number;
  /** The same of edges within what another constraint excludes, of further confidence levels, of forecasts, and of the band of a criterion. */
  readonly innerTolerance: number;
}

/** The axes of a scan: mass, and the strength of the portal (coupling.ts). With contours, `points` are those of the regular grid that figures are drawn from. */
export type Plane = {readonly massMeV: Axis; readonly contours?: Contours} & ({readonly dipolePerGeV: Axis} | {readonly mixingSquared: Axis} | {readonly lifetimeSeconds: Axis});

/** ρ = ratio · ρ_bath(T₀) · (a₀/a)^exponent, with T₀ a temperature of the standard bath. */
export interface ExtraEnergy {
  readonly exponent: number;
  /** Over the standard bath (plasma and three neutrinos) at T₀. */
  readonly ratio: number;
  readonly temperatureMeV: number;
}

/** A field ρ ~ a⁻³ e^(−t/τ), `ratio` times the standard bath at T₀ were it not to decay before. */
export interface MatterDomination {
  readonly ratio: number;
  readonly temperatureMeV: number;
  readonly lifetimeSeconds: number;
  /** Share of its energy that heats the plasma; the rest heats the three neutrinos evenly. */
  readonly electromagneticShare: number;
}

/** ρ [MeV⁴] of a component that only makes the universe expand, at scale factors (1 today) that increase. */
export interface EnergyTable {
  readonly scaleFactor: readonly number[];
  readonly energyMeV4: readonly number[];
}

export interface Cosmology {
  readonly reheatingMeV: number;
  /** Instantaneous when absent; otherwise a field that decays makes the bath, Γ = 3H(T_RH). */
  readonly reheatingHistory?: "matter-dominated";
  readonly neutronLifetimeSeconds: number;
  readonly deltaNEff: number;
  readonly rates: RateCompilation;
  /** Components besides the standard bath that only make the universe expand: kination (exponent 6), or any ρ ~ a⁻ⁿ. */
  readonly extraEnergy?: readonly ExtraEnergy[];
  readonly matterDomination?: MatterDomination;
  /** ξ = μ_ν/T_ν by flavour. */
  readonly leptonAsymmetry?: Readonly<Record<Flavor, number>>;
  readonly energyTable?: EnergyTable;
  /** n_N/s at reheating, all states together; 0 when absent. */
  readonly initialYield?: number;
}

/** What is varied beside the plane: one plane for each value. */
export interface Band {
  readonly reheatingMeV: readonly number[];
}

/** How a parameter that is not drawn leaves a χ²: the least over it, the integral over it, or its value taken as exact. */
export const NUISANCES = ["profiled", "marginalised", "fixed"] as const;
export type Nuisance = (typeof NUISANCES)[number];

/** By what SN1987A is judged: solvers/supernova/criteria.ts. */
export const STELLAR_CRITERIA = ["luminosity", "n-sphere", "raffelt", "integrated-energy"] as const;
export type StellarCriterion = (typeof STELLAR_CRITERIA)[number];

/** One profile of a cooling history. */
export interface CoolingChoice {
  readonly timeSeconds: number;
  readonly profile: ProfileName | StellarTable;
}

export interface SupernovaChoice {
  /** The fiducial where there is a table. */
  readonly profile: ProfileName;
  /** A profile of the user's, in the place of `profile`. */
  readonly profileTable?: StellarTable;
  /** μ_ν of the flavour that couples [MeV], that of the profile, of weak equilibrium, or of a trapped lepton number. */
  readonly neutrinoChemicalPotentialMeV: number | "profile" | "beta-equilibrium" | {readonly trappedLeptonFraction: number};
  readonly neutrinoSphereKm: number;
  readonly farRadiusKm: number;
  readonly criticalLuminosityErgPerSecond: number;
  readonly screening: "struct" | "yukawa" | "response";
  /** "luminosity" when absent. */
  readonly criterion?: StellarCriterion;
  /** Of the criterion "integrated-energy"; 3e53 erg, 3 s and no history when absent. */
  readonly criticalEnergyErg?: number;
  readonly coolingSeconds?: number;
  readonly coolingHistory?: readonly CoolingChoice[];
  /** How far the bound moves with profile, criterion, screening and potentials is computed when absent. */
  readonly uncertainty?: false;
  /** Bounds from decays of N outside the star too. */
  readonly decayBounds?: true;
  /** Why SN1987A cannot be computed, where other constraints go on without it. */
  readonly problem?: string;
}

export interface Scenario {
  readonly name: string;
  readonly model: Model;
  readonly plane: Plane;
  readonly cosmology: Cosmology;
  readonly band?: Band;
  readonly supernova: SupernovaChoice;
  /** Keys of the measurement table, for example "lbt-2026". */
  readonly measurements: {
    readonly helium: string; readonly deuterium: string; readonly cmb: string; readonly distortions: string;
    /** Instruments to come whose reach is drawn besides. */
    readonly forecasts?: readonly string[];
  };
  readonly constraints: readonly ConstraintName[];
  readonly statistics: {
    /** "plane-minimum": Δχ² to the minimum over plane and d = 0, 2 d.o.f.; "standard-run": χ² minus that of d = 0, 1 d.o.f. */
    readonly reference: "plane-minimum" | "standard-run";
    /** Of the regions. */
    readonly confidenceLevel: number;
    /** Of contours besides; none when absent. */
    readonly furtherConfidenceLevels?: readonly number[];
    /** When absent: 2 from the plane's minimum, 1 from d = 0. */
    readonly degreesOfFreedom?: 1 | 2;
    /** Profiled when absent. */
    readonly baryonDensity?: "marginalised";
    /** Profiled when absent. */
    readonly theory?: {readonly nuclearRates?: Nuisance; readonly neutronLifetime?: Nuisance};
  };
  readonly accuracy: Accuracy;
  readonly tolerances: {readonly relative: number};
}
