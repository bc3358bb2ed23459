import type {Ending} from "../../src/numerics/ending.js";

/** Mesons made per volume and time [MeV⁴] at the samples of a history, both charges together (as many of each). */
export interface MesonSources {
  /** Pions of K_S among them, those of K± and K_L not. */
  readonly chargedPionsMeV4: Float64Array;
  readonly chargedKaonsMeV4: Float64Array;
  readonly longKaonsMeV4: Float64Array;
}

/** Occupation numbers of ν_e and ν̄_e on nodes y = p·a [MeV], increasing, 4 at least. */
export interface ElectronNeutrinoSamples {
  /** Moments of the rows; those of the history when absent. Before the first the neutrinos are thermal, after the last they stay as they are. */
  readonly lnA?: Float64Array;
  readonly comovingMomentumMeV: Float64Array;
  /** Weights of ∫ dy at the nodes, for what is no smooth curve; the trapezoid's when absent. */
  readonly weightsMeV?: Float64Array;
  /** f_νe at [row · nodes + node]. */
  readonly occupation: Float64Array;
  /** f_ν̄e; that of ν_e when absent. */
  readonly antineutrino?: Float64Array;
}

/** ν_e and ν̄_e, as many of each, far above the temperature: comoving numbers a³n [MeV³] at energies ε = E a, [sample of the history · energies + energy]. */
export interface HardElectronNeutrinos {
  readonly comovingEnergyMeV: Float64Array;
  readonly comovingNumberMeV3: Float64Array;
}

/** Thermal history that the early universe hands to nucleosynthesis, sampled on increasing x = ln a. */
export interface Background {
  /** x = ln a; the normalisation of a is arbitrary. */
  readonly lnA: Float64Array;
  /** T_γ [MeV]. */
  readonly temperatureMeV: Float64Array;
  /** T_νe [MeV]. */
  readonly electronNeutrinoTemperatureMeV: Float64Array;
  /** ξ_e = μ_νe/T_νe, constant; antineutrinos have −ξ_e. 0 when absent. */
  readonly electronNeutrinoDegeneracy?: number;
  /** η = μ/T of ν_e, the same for ν and ν̄: that of their number. 0 when absent. */
  readonly electronNeutrinoEta?: Float64Array;
  /** Hard neutrinos beside the thermal ones; none when absent. */
  readonly hardElectronNeutrinos?: HardElectronNeutrinos;
  /** Mesons from decays, which convert nucleons; none when absent. */
  readonly mesonSources?: MesonSources;
  /** Spectra of ν_e that replace the thermal ones and `hardElectronNeutrinos` in the weak rates. */
  readonly electronNeutrinoSpectra?: ElectronNeutrinoSamples;
  /** Hubble rate H [MeV]. */
  readonly hubbleMeV: Float64Array;
  /** Cosmic time [s]. */
  readonly timeSeconds: Float64Array;
  /** T_γ·a [MeV] at the end, after e⁺e⁻ annihilation and every release of entropy; fixes n_b a³ from today. */
  readonly photonTemperatureTimesScaleFactorToday: number;
}

/** All that a run tells. */
export interface ThermalHistory extends Background {
  readonly muTauNeutrinoTemperatureMeV: Float64Array;
  /** η = μ/T of ν_μ and ν_τ, the same for ν and ν̄. */
  readonly muTauNeutrinoEta: Float64Array;
  /** ρ_N and n_N; total ρ and P. */
  readonly leptonEnergyMeV4: Float64Array;
  readonly leptonNumberMeV3: Float64Array;
  /** Decays of N per time and volume, inverse ones not taken off. */
  readonly leptonDecaysMeV4: Float64Array;
  /** ρ of decaying matter: a field, or the N of a given number density. */
  readonly matterEnergyMeV4: Float64Array;
  readonly totalEnergyMeV4: Float64Array;
  readonly totalPressureMeV4: Float64Array;
  /** n_N over the entropy density of plasma and neutrinos. */
  readonly leptonOverEntropy: Float64Array;
  readonly nEff: number;
  /** Largest ρ_N/ρ_radiation between z = 4000 and 1100; 0 where N was gone before. */
  readonly leptonFractionAtRecombination: number;
  /** T_γ/T_νe and T_γ/T_νμτ at the end. */
  readonly photonOverElectronNeutrino: number;
  readonly photonOverMuTauNeutrino: number;
  readonly ending: Ending;
  readonly endTemperatureMeV: number;
  readonly steps: number;
}
