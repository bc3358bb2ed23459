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
  /** Hubble rate H [MeV]. */
  readonly hubbleMeV: Float64Array;
  /** Cosmic time [s]. */
  readonly timeSeconds: Float64Array;
  /** T_γ·a [MeV] at the end, after e⁺e⁻ annihilation and every release of entropy; fixes n_b a³ from today. */
  readonly photonTemperatureTimesScaleFactorToday: number;
}
