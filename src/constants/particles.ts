/**
 * Particles and couplings. Masses [MeV], lifetimes [s].
 * Source: CODATA 2022 for α and for the masses of e, μ, p, n; PDG 2024 (Phys. Rev. D 110, 030001) for the rest.
 * Quark masses of u, d, s are MS-bar at 2 GeV, of c and b MS-bar at themselves, of t from direct measurement.
 */
import {planckMassMeV} from "./units.js";

export {planckMassMeV};

/** α(0), 1/137.035999177. */
export const fineStructure = 7.2973525643e-3;
/** e² = 4πα. */
export const electricChargeSquared = 4 * Math.PI * fineStructure;
/** G_F [1/MeV²], from the muon's lifetime: 1.1663788e-5 GeV⁻². */
export const fermiConstantPerMeV2 = 1.1663788e-11;
/** sin²θ_W(M_Z), MS-bar. */
export const weakMixingSinSquared = 0.23129;
/** α_s(M_Z). */
export const strongCouplingAtZ = 0.118;
/** |g_A/g_V| of the neutron. */
export const axialCoupling = 1.2754;

/** Higgs field's expectation value v = (√2 G_F)^{−1/2} [MeV], 246.22 GeV. */
export const higgsExpectationMeV = 1 / Math.sqrt(Math.SQRT2 * fermiConstantPerMeV2);

export const electronMassMeV = 0.51099895069;
export const muonMassMeV = 105.6583755;
export const tauMassMeV = 1776.93;
export const muonLifetimeSeconds = 2.1969811e-6;
export const tauLifetimeSeconds = 2.903e-13;

export const protonMassMeV = 938.27208943;
export const neutronMassMeV = 939.56542194;
/** Q = m_n − m_p [MeV], 1.2933325. - CODATA 2022 quotes 1.29333251 */
export const neutronProtonMassDifferenceMeV = neutronMassMeV - protonMassMeV;
/** Magnetic moments in nuclear magnetons. - CODATA 2022 */
export const protonMagneticMoment = 2.79284734463;
export const neutronMagneticMoment = -1.91304276;
/** κ_p − κ_n, anomalous isovector moment, 3.7059. */
export const isovectorAnomalousMoment = protonMagneticMoment - 1 - neutronMagneticMoment;
/** Charge radius of the proton [fm]. - CODATA 2022 */
export const protonChargeRadiusFm = 0.84075;

export const pionChargedMassMeV = 139.57039;
export const pionNeutralMassMeV = 134.9768;
export const kaonChargedMassMeV = 493.677;
export const kaonNeutralMassMeV = 497.611;
export const etaMassMeV = 547.862;
export const rhoMassMeV = 775.26;
/** f_π and f_K [MeV], in the convention f_π = √2·92.1 MeV. - FLAG 2021 as in PDG 2024 */
export const pionDecayConstantMeV = 130.2;
export const kaonDecayConstantMeV = 155.7;
/** |V_ud|, |V_us|. */
export const cabibboUpDown = 0.97367;
export const cabibboUpStrange = 0.22431;

export const upMassMeV = 2.16;
export const downMassMeV = 4.7;
export const strangeMassMeV = 93.5;
export const charmMassMeV = 1273;
export const bottomMassMeV = 4183;
export const topMassMeV = 172570;

export const wBosonMassMeV = 80369.2;
export const zBosonMassMeV = 91188;
export const higgsMassMeV = 125200;
