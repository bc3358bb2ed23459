/**
 * Table: least lifetime of dark matter that decays to photons of energy E_γ, from the anisotropies of the CMB; rows [E_γ in keV, τ in 10²⁵ s].
 * Source: the curve for two-photon decays of Liu:2023, read as Γ = g² m³/(64π). Above 0.5 MeV 0.3e25 s is taken, which is weaker than
 * what e± of 10-100 MeV give (Slatyer:2016: 1-3e25 s). 95 % CL.
 */
export const darkMatterLifetimes: readonly (readonly [photonKeV: number, lifetime1e25Seconds: number])[] = [
  [0.023, 3.2], [0.1, 2.4], [0.26, 2.2], [0.5, 2.1], [0.9, 2.0], [1.5, 1.9], [2.6, 1.7], [5.2, 1.2], [9.6, 0.65], [17.5, 0.43], [24.5, 0.37],
  [51, 0.49], [97, 0.52], [164, 0.47], [278, 0.37], [472, 0.26]
];
/** Above 0.5 MeV [10²⁵ s]. */
export const hardPhotonLifetime1e25Seconds = 0.3;
