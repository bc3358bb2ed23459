import type {Ending} from "../../src/numerics/ending.js";

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
  /** What hard neutrinos add to n → p and p → n, times the neutron's lifetime, at lnA; nothing when absent. */
  readonly hardNeutrinoRates?: {readonly neutronToProton: Float64Array; readonly protonToNeutron: Float64Array};
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
  /** ρ_N and n_N; total ρ and P. */
  readonly leptonEnergyMeV4: Float64Array;
  readonly leptonNumberMeV3: Float64Array;
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
