/** Contract of a heavy neutral lepton N: everything that the solvers may know about a model. */
import type {ThermalKernels} from "../rates/thermalKernels.js";

export type Flavor = "e" | "mu" | "tau";
export type Nature = "dirac" | "majorana";
export const FLAVORS: readonly Flavor[] = ["e", "mu", "tau"];

/** Shares of the energy of N (decaying at rest) by receiver; they add to 1. */
export interface EnergyShares {
  readonly electromagnetic: number;
  readonly e: number;
  readonly mu: number;
  readonly tau: number;
}

/** Neutrinos and antineutrinos of one flavour from a channel, in the rest frame of N, as lines; a continuum is the nodes of a quadrature. */
export interface DecayNeutrinos {
  readonly flavor: Flavor;
  readonly energiesMeV: readonly number[];
  /** Number per decay at each energy, ν and ν̄ together (as many of each once N and N̄, or both natures of decay, are summed). */
  readonly numbers: readonly number[];
  /** Slope of the angular distribution to the spin of N: dΓ/dcosθ ~ 1 + asymmetry·cosθ; 1 for N → ν γ of a Dirac N, 0 for a Majorana N. */
  readonly asymmetry: number;
}

/** Photons of a channel, in the rest frame of N, as lines; a continuum is the nodes of a quadrature (`photonBox` of decayProducts.ts). */
export interface DecayPhotons {
  readonly energiesMeV: readonly number[];
  /** Number per decay at each energy. */
  readonly numbers: readonly number[];
}

/** Mean numbers of mesons per decay that live long enough to meet a nucleon. */
export interface DecayMesons {
  readonly chargedPions: number;
  readonly chargedKaons: number;
  readonly longKaons: number;
}

export interface DecayChannel {
  /** For example "nu gamma", "nu e+ e-". */
  readonly name: string;
  /** Partial width in vacuum [MeV], all flavours and (Majorana) both lepton numbers. */
  readonly widthMeV: number;
  readonly shares: EnergyShares;
  /**
   * Slope k of the electromagnetic share of a moving N with helicity h and velocity β:
   * share = electromagnetic·(1 − k h β). 1/3 for N → ν γ of a Dirac N, 0 for a Majorana N.
   */
  readonly helicityTilt: number;
  /** Spectra of the neutrinos; their energy is that of `shares`. */
  readonly neutrinos: readonly DecayNeutrinos[];
  /** Photons of the decay itself; what they leave of the electromagnetic share goes to e⁺e⁻. Absent where it makes none. */
  readonly photons?: DecayPhotons;
  /** Absent where no meson is made. */
  readonly mesons?: DecayMesons;
}

/** A set of states of N with one momentum distribution f(p), thermalised by the same rates. */
export interface Population {
  /** For example "active helicity". */
  readonly name: string;
  /** Number of states that share f(p): particle, antiparticle, helicities. */
  readonly degreesOfFreedom: number;
  /** Helicity h of the particle (+1, −1), or 0 when the population holds both. */
  readonly helicity: 1 | -1 | 0;
  /** Weights of the two helicity-resolved scattering kernels in this population's rate: Γ = active·Γ₊ + sterile·Γ₋. */
  readonly scattering: {readonly active: number; readonly sterile: number};
}

export interface HeavyNeutralLepton {
  /** "dipole", "mixing" or a user's own. */
  readonly portal: string;
  readonly massMeV: number;
  readonly nature: Nature;
  /** Coupling squared that multiplies `kernels`, in the units the kernels are tabulated in (dipole: Σ|d|² [MeV⁻²]). */
  readonly couplingSquared: number;
  /** Share of each flavour in couplingSquared; they add to 1. */
  readonly flavorShares: Readonly<Record<Flavor, number>>;
  readonly populations: readonly Population[];
  readonly channels: readonly DecayChannel[];
  /** Total width [MeV] of one state of N in vacuum. */
  readonly widthMeV: number;
  /** ħ/Γ [s]; Infinity for a stable N. */
  readonly lifetimeSeconds: number;
  /** Thermal kernels at unit coupling squared; they depend on the mass alone, and are shared by all couplings. */
  readonly kernels: ThermalKernels;
  /** Keys of the bibliography. */
  readonly cites: readonly string[];
}
