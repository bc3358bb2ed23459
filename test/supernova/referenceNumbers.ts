/**
 * Numbers of an independent calculation that ours must meet, with F_deg = 1 and k_p² = 4πα n_p/T, one flavour.
 * Emissivities at ρ = 3e14 g/cm³, T = 30 MeV, Y_e = 0.3 [erg cm⁻³ s⁻¹ at d = 1/MeV], ν and ν̄ together.
 * Local bounds: ε = 1e19 erg/g/s at the same place, d [1/GeV], rounded to two digits there.
 */

export const emissivities = [
  {channel: "struct", massMeV: 100, potentialMeV: 0, value: 2.389e57, tolerance: 0.003},
  {channel: "yukawa", massMeV: 100, potentialMeV: 0, value: 2.06e57, tolerance: 0.005},
  {channel: "decay", massMeV: 100, potentialMeV: 0, value: 6.11e57, tolerance: 0.003},
  {channel: "struct", massMeV: 10, potentialMeV: 0, value: 6.021e57, tolerance: 0.003},
  {channel: "struct", massMeV: 200, potentialMeV: 0, value: 2.678e56, tolerance: 0.003},
  {channel: "decay", massMeV: 200, potentialMeV: 0, value: 7.81e57, tolerance: 0.003},
  {channel: "struct", massMeV: 1, potentialMeV: 200, value: 5.098e59, tolerance: 0.003},
  {channel: "struct", massMeV: 200, potentialMeV: 200, value: 8.81e58, tolerance: 0.003},
  {channel: "decay", massMeV: 200, potentialMeV: 200, value: 4.95e59, tolerance: 0.003},
] as const;

export const localBoundMassesMeV = [0.1, 30, 50, 100, 150, 200, 250, 300, 400, 500] as const;
export const localBoundsPerGeV = {
  0: [7.0e-10, 7.1e-10, 7.1e-10, 5.9e-10, 5.4e-10, 6.1e-10, 7.8e-10, 1.1e-9, 2.7e-9, 8.0e-9],
  100: [2.3e-10, 2.3e-10, 2.3e-10, 2.1e-10, 1.9e-10, 2.0e-10, 2.4e-10, 3.2e-10, 7.5e-10, 2.1e-9],
  200: [7.6e-11, 7.6e-11, 7.7e-11, 7.6e-11, 7.2e-11, 7.1e-11, 7.8e-11, 9.4e-11, 1.8e-10, 4.5e-10],
} as const;

/** ρ [g/cm³], T [MeV], Y_e; μ_e, k_p with F_deg = 1 and with n_eff [MeV], F_deg; null where not quoted. */
export const plasmas = [
  {density: 3e14, temperature: 30, fraction: 0.3, electron: 218.2, proton: -3.65, neutron: 31.2, plainScreening: 35.7, screening: 32.0, factor: 0.81},
  {density: 3e14, temperature: 20, fraction: 0.3, electron: 225.3, proton: 13.7, neutron: 42.0, plainScreening: 43.7, screening: 36.5, factor: 0.70},
  {density: 1e14, temperature: 30, fraction: 0.1, electron: 85.0, proton: null, neutron: null, plainScreening: null, screening: null, factor: 0.97},
  {density: 8e14, temperature: 20, fraction: 0.25, electron: 297.1, proton: null, neutron: null, plainScreening: null, screening: null, factor: null},
  {density: 5e14, temperature: 20, fraction: 0.28, electron: null, proton: null, neutron: null, plainScreening: null, screening: null, factor: 0.60},
] as const;

/** Black-body luminosity at M = 1 MeV, g = 4, on the fiducial profile: r [km], L [erg/s]. */
export const blackBodies = [[10, 1.83e55], [20, 7.2e53], [30, 1.08e53]] as const;
