/**
 * Measurements to confront, by key; scenarios name them. "checked" tells whether the value was read in the paper.
 * Rules of combination: Y_P is 4 n(⁴He)/n_b here, and a mass fraction in the CMB Gaussian. That Gaussian is CMB and BAO alone, so one
 * Y_P and one D/H may join it. Values of N_eff that already contain abundances stand alone. An N_eff alone needs a prior on ω_b
 * and assumes the standard relation Y_P(N_eff): away from it the joint Gaussian judges. All of them contain Planck, so there is only one.
 */
export interface Abundance {
  readonly mean: number;
  readonly sigma: number;
  readonly cites: string;
  readonly checked: boolean;
}

/** ω_b at which abundances are quoted; likelihoods profile or integrate it. */
export const fiducialOmegaB = 0.022425;

/** 4 n(⁴He)/n_b. */
export const heliumMeasurements = {
  "lbt-2026": {mean: 0.2458, sigma: 0.0013, cites: "LBT:2026", checked: true},
  "empress-2025": {mean: 0.2402, sigma: 0.0040, cites: "EMPRESS:2025", checked: true},
  "pdg-2024": {mean: 0.245, sigma: 0.003, cites: "PDG:2024", checked: true}
} as const satisfies Record<string, Abundance>;

/** D/H. */
export const deuteriumMeasurements = {
  "cooke-2018": {mean: 2.527e-5, sigma: 0.030e-5, cites: "Cooke:2017", checked: true},
  "pdg-2024": {mean: 2.547e-5, sigma: 0.025e-5, cites: "PDG:2024", checked: false}
} as const satisfies Record<string, Abundance>;

/** Gaussian in (ω_b, N_eff, Y_P as a mass fraction); sigma of Y_P Infinity where a value of N_eff stands alone. */
export interface CmbMeasurement {
  readonly mean: readonly [omegaB: number, nEff: number, helium: number];
  readonly sigma: readonly [omegaB: number, nEff: number, helium: number];
  /** ρ(ω_b, N_eff), ρ(ω_b, Y_P), ρ(N_eff, Y_P). */
  readonly correlation: readonly [number, number, number];
  readonly cites: readonly string[];
  readonly checked: boolean;
  /** Y_P and D/H are in it: never combined with them. */
  readonly containsAbundances?: true;
  /** What an instrument to come is expected to say if the standard model holds; its name. */
  readonly forecast?: string;
}

const nEffAlone = (nEff: number, sigma: number, cites: string, checked: boolean, [omegaB, omegaBSigma] = [0.02237, 0.00015], baryons = "Planck:2018"): CmbMeasurement => ({
  mean: [omegaB, nEff, 0], sigma: [omegaBSigma, sigma, Infinity], correlation: [0, 0, 0], cites: cites === baryons ? [cites] : [cites, baryons], checked
});

/** N_eff of the standard model, which forecasts assume to be true. */
const standardNEff = 3.044;
const expected = (forecast: string, sigma: number, cites: string): CmbMeasurement => ({...nEffAlone(standardNEff, sigma, cites, false), forecast});

/** CMB and BAO alone: any Y_P and D/H may join it. */
export const jointGaussian: CmbMeasurement = {
  mean: [0.02225, 2.89, 0.246], sigma: [0.00022, 0.29, 0.018], correlation: [0.40, 0.18, -0.69], cites: ["Sabti:2019", "Planck:2018"], checked: false
};

export const cmbMeasurements: Readonly<Record<string, CmbMeasurement>> = {
  "planck-2018-joint": jointGaussian,
  "planck-2018-neff": nEffAlone(2.99, 0.17, "Planck:2018", true),
  "act-2025-neff": nEffAlone(2.86, 0.13, "ACT:2025", true),
  "spt-2025-neff": nEffAlone(2.81, 0.12, "SPT:2025", false),
  "goldstein-2026": {...nEffAlone(2.99, 0.07, "Goldstein:2026", true), containsAbundances: true},
  "lbt-2026-bbn-cmb": {...nEffAlone(2.925, 0.082, "Yeh:2026", true, [0.02229, 0.00016], "Yeh:2026"), containsAbundances: true},
  "simons-observatory": expected("Simons Observatory", 0.05, "Ade:2018"),
  "cmb-s4": expected("CMB-S4", 0.03, "Abazajian:2016"),
  "cmb-hd": expected("CMB-HD", 0.014, "Sehgal:2019")
};

/** Measurements of the CMB that already contain abundances, and those to come. */
export const withAbundances = Object.keys(cmbMeasurements).filter(key => cmbMeasurements[key]!.containsAbundances);
export const cmbForecasts = Object.keys(cmbMeasurements).filter(key => cmbMeasurements[key]!.forecast !== undefined);

/** Y_P = 4 n(⁴He)/n_b of standard nucleosynthesis at the fiducial ω_b: our runs at ΔN_eff = −1, 0, 1, and within 5e-4 of that at 2. */
export const standardHelium = (nEff: number): number => {
  const more = nEff - standardNEff;
  return 0.24699 + more * (0.01346 - 0.00096 * more);
};

/**
 * N_eff that looks the same to the CMB at the helium of standard nucleosynthesis: what is held is N_eff − ρ σ_N/σ_Y Y_P of the joint Gaussian.
 * For forecasts, of which no joint Gaussian is at hand.
 */
export const atStandardHelium = (nEff: number, yP: number): number => {
  const {sigma: [, sigmaN, sigmaY], correlation: [, , rho]} = jointGaussian;
  return nEff - rho * sigmaN / sigmaY * (yP - standardHelium(nEff));
};

/** Whether a point is so near the relation Y_P(N_eff), which every N_eff without a Y_P assumes, that leaving it moves N_eff by less than half of its error. */
export const nearStandardHelium = (nEff: number, yP: number, sigmaNEff: number): boolean => Math.abs(atStandardHelium(nEff, yP) - nEff) < sigmaNEff / 2;

/**
 * ³He/D, of which stars make only more: what is above the solar system's, 0.83 + 0.27, was not primordial. Counted as a Gaussian above 1.1.
 * - Geiss:2003
 */
export const helium3OverDeuterium = {upper: 1.1, sigma: 0.3, cites: "Geiss:2003", checked: false} as const;

/** Neutron lifetime: spread that enters the theory covariance [s]. - PDG:2024, storage experiments */
export const neutronLifetimeSigmaSeconds = 0.5;

/** Names that a scenario may use, by quantity. */
export const knownMeasurements = {
  helium: Object.keys(heliumMeasurements), deuterium: Object.keys(deuteriumMeasurements), cmb: Object.keys(cmbMeasurements), distortions: ["firas", "firas-1996", "pixie"],
  forecasts: cmbForecasts, withAbundances
} as const;
