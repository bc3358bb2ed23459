/**
 * Numbers that others, or a second calculation by other means, found, each with the inputs it holds for; `nuportal verify` recomputes them.
 * Sources: the public codes PRIMAT 0.3 and PRyMordial run at the inputs given (12 reactions), the papers named, and integrals of published
 * formulas done independently of this code ("independent integral of", rounded as they stand here).
 * Tolerances do not follow from our results. Runs: the accuracy asked of a standard run (N_eff 5e-4; Y_P 1e-4; D/H 0.3 %, ³He/H 0.5 %,
 * ⁷Li/H 1 %; T_γ/T_ν 3e-4). A change of Y_P by one ingredient: 3e-5, the goal for Y_P, and no more than the change itself. Slopes: 0.5 %.
 * "About 13 %": half a unit of the last digit. Independent integrals: 3 %; the local criterion, of two digits: 10 %; electrons
 * as targets, in a limit that is itself good to 20-30 %: 20 %.
 */

/** What is computed, and at which inputs; ω_b = 0.022425, τ_n = 878.4 s, ΔN_eff = 0, rates of PRIMAT, 12 reactions where nothing else is said. */
export type Probe =
  | {readonly of: "run"; readonly observable: RunObservable | "heliumMassFraction"; readonly omegaB: number; readonly deltaNEff: number}
  | {readonly of: "slope"; readonly observable: RunObservable; readonly by: "ln omega_b" | "tau_n"; readonly logarithmic: boolean}
  | {readonly of: "ingredient"; readonly ingredient: Ingredient}
  | {readonly of: "compilations"; readonly observable: RunObservable}
  | {readonly of: "inert radiation"; readonly observable: "nEff" | "yP" | "dOverH"}
  | {readonly of: "decoupling"; readonly observable: "nEff" | "photonOverElectronNeutrino" | "photonOverMuTauNeutrino"; readonly commonTemperature: boolean; readonly qed: 0 | 2 | 3}
  | {readonly of: "lifetime"; readonly massMeV: number; readonly dipolePerGeV: number}
  | {readonly of: "pair decay"; readonly lepton: "e" | "mu"; readonly massMeV: number}
  | {readonly of: "kernel"; readonly part: "exchange" | "annihilation" | "decay"; readonly temperatureMeV: number; readonly massMeV: number}
  | {readonly of: "emissivity"; readonly channel: "struct" | "yukawa" | "inverse decay"; readonly massMeV: number; readonly chemicalPotentialMeV: number}
  | {readonly of: "local bound"; readonly massMeV: number; readonly chemicalPotentialMeV: number}
  | {readonly of: "electron emissivity"; readonly photons: "longitudinal" | "transverse"; readonly massMeV: number}
  | {readonly of: "plasma"; readonly quantity: PlasmaQuantity; readonly densityGramPerCm3: number; readonly temperatureMeV: number; readonly electronFraction: number}
  | {readonly of: "pair cross-section"; readonly sMeV2: number; readonly massMeV: number; readonly fermionMassMeV: number}
  | {readonly of: "unit"; readonly unit: "Bohr magneton per GeV" | "MeV^5 in erg/cm^3/s"}
  | {readonly of: "black body"; readonly radiusKm: number};

export type RunObservable = "nEff" | "yP" | "dOverH" | "he3OverH" | "li7OverH";
export type Ingredient = "coulombAndRadiative" | "finiteMass" | "spectralDistortions" | "thermalRadiative" | "qed" | "fullNetwork";

export type PlasmaQuantity = "electronChemicalPotentialMeV" | "electronScreeningMeV" | "plasmaFrequencyMeV" | "protonScreeningMeV" | "protonDegeneracyFactor";

export interface ReferenceNumber {
  readonly quantity: string;
  readonly value: number;
  /** Largest |ours − value|, in the unit of the value. */
  readonly tolerance: number;
  readonly source: string;
  readonly probe: Probe;
}

/** Numbers of the second calculation: 3 %. */
const within = (share: number) => (quantity: string, value: number, source: string, probe: Probe): ReferenceNumber =>
  ({quantity, value, tolerance: share * Math.abs(value), source, probe});
const calculated = within(0.03), local = within(0.1), roughly = within(0.2);

const primat = "Pitrou:2018, code PRIMAT 0.3", prymordial = "code PRyMordial";
const barOf: Readonly<Record<RunObservable, (value: number) => number>> = {
  nEff: () => 5e-4, yP: () => 1e-4, dOverH: value => 3e-3 * value, he3OverH: value => 5e-3 * value, li7OverH: value => 1e-2 * value,
};
const labels: Readonly<Record<RunObservable, string>> = {nEff: "N_eff", yP: "Y_P", dOverH: "D/H", he3OverH: "3He/H", li7OverH: "7Li/H"};
const line = (code: string, omegaB: number, values: Readonly<Record<RunObservable, number>>): ReferenceNumber[] =>
  (Object.keys(labels) as RunObservable[]).map(observable => ({
    quantity: `${labels[observable]}, omega_b = ${omegaB}`, value: values[observable], tolerance: barOf[observable](values[observable]), source: code,
    probe: {of: "run", observable, omegaB, deltaNEff: 0},
  }));

const runs: readonly ReferenceNumber[] = [
  {quantity: "N_eff with flavour oscillations", value: 3.0440, tolerance: 5e-4, source: "Froustey:2020, Bennett:2020", probe: {of: "run", observable: "nEff", omegaB: 0.022425, deltaNEff: 0}},
  ...line(primat, 0.022425, {nEff: 3.043977, yP: 0.2470062, dOverH: 2.435052e-5, he3OverH: 1.039810e-5, li7OverH: 5.560228e-10}),
  ...line(prymordial, 0.0223, {nEff: 3.044389, yP: 0.2468835, dOverH: 2.456039e-5, he3OverH: 1.041478e-5, li7OverH: 5.493162e-10}),
  // From the table sBBN_2025_primat.dat that CLASS carries.
  ...([[0.018, 0, 0.243531], [0.0222, 0, 0.245587], [0.026, 0, 0.247088], [0.0222, -2, 0.214174], [0.0222, 1, 0.258071]] as const).map(([omegaB, deltaNEff, value]): ReferenceNumber =>
    ({quantity: `helium mass fraction, omega_b = ${omegaB}, Delta N = ${deltaNEff}`, value, tolerance: 1e-4, source: "Pitrou:2018, table for CLASS",
      probe: {of: "run", observable: "heliumMassFraction", omegaB, deltaNEff}})),
  // D/H of the other compilation over this one's, less 1; 0.3 % of D/H.
  {quantity: "D/H, parthenope/primat rates, less 1", value: 0.026, tolerance: 3e-3, source: "Gariazzo:2021", probe: {of: "compilations", observable: "dOverH"}},
];

/** A slope, good to 0.5 %. */
const slope = (quantity: string, value: number, observable: RunObservable, by: "ln omega_b" | "tau_n", logarithmic: boolean): ReferenceNumber =>
  ({quantity, value, tolerance: 5e-3 * Math.abs(value), source: primat, probe: {of: "slope", observable, by, logarithmic}});

const slopes: readonly ReferenceNumber[] = [
  slope("dln(D/H)/dln omega_b", -1.643, "dOverH", "ln omega_b", true),
  slope("dY_P/dln omega_b", 9.65e-3, "yP", "ln omega_b", false),
  slope("dln(7Li/H)/dln omega_b", 2.08, "li7OverH", "ln omega_b", true),
  slope("dY_P/dtau_n, per s", 2.05e-4, "yP", "tau_n", false),
  {quantity: "Delta N_eff = 1: change of N_eff", value: 1, tolerance: 1e-6, source: "definition", probe: {of: "inert radiation", observable: "nEff"}},
  {quantity: "Delta N_eff = 1: change of Y_P", value: 0.0125, tolerance: 1e-4, source: primat, probe: {of: "inert radiation", observable: "yP"}},
  {quantity: "Delta N_eff = 1: D/H ratio, less 1", value: 0.13, tolerance: 5e-3, source: primat, probe: {of: "inert radiation", observable: "dOverH"}},
];

const ingredients: readonly ReferenceNumber[] = ([
  ["Coulomb and radiative corrections", 3.13e-3, "coulombAndRadiative"], ["finite nucleon mass", 1.22e-3, "finiteMass"],
  ["spectral distortions of nu_e", 8.6e-5, "spectralDistortions"], ["thermal radiative corrections", -1.2e-5, "thermalRadiative"],
  ["QED equation of state", -7e-6, "qed"], ["full network for 12 reactions", 2.6e-6, "fullNetwork"],
] as const).map(([name, value, ingredient]) =>
  ({quantity: `change of Y_P: ${name}`, value, tolerance: Math.min(3e-5, Math.abs(value)), source: primat, probe: {of: "ingredient", ingredient}}));

const decouplings: readonly ReferenceNumber[] = [
  ...([[0, 3.0350], [2, 3.0453], [3, 3.0443]] as const).map(([qed, value]): ReferenceNumber => ({
    quantity: `N_eff, ${qed === 0 ? "no QED" : `QED to e^${qed}`}`, value, tolerance: 5e-4, source: "Escudero:2020, equations",
    probe: {of: "decoupling", observable: "nEff", commonTemperature: false, qed},
  })),
  ...([
    ["T_gamma/T_nu, one T_nu", 1.39578, "photonOverElectronNeutrino", true], ["T_gamma/T_nue", 1.3946, "photonOverElectronNeutrino", false],
    ["T_gamma/T_numutau", 1.39654, "photonOverMuTauNeutrino", false],
  ] as const).map(([quantity, value, observable, commonTemperature]): ReferenceNumber =>
    ({quantity, value, tolerance: 3e-4 * value, source: "Escudero:2020, code NUDEC_BSM", probe: {of: "decoupling", observable, commonTemperature, qed: 3}})),
];

const widths = "independent integral of Magill:2018";
/** τ of N → ν γ, Dirac, one flavour: M [MeV], d [1/GeV], τ [s]. */
const lifetimes: readonly ReferenceNumber[] = ([
  [0.01, 1e-5, 82.7], [0.01, 1e-12, 8.27e15], [1, 1e-7, 0.827], [1, 1e-9, 8.27e3], [10, 1e-8, 8.27e-2], [100, 1e-9, 8.27e-3],
  [100, 1e-11, 82.7], [1000, 1e-9, 8.27e-6], [1000, 1e-12, 8.27], [10000, 1e-7, 8.27e-13],
] as const).map(([massMeV, dipolePerGeV, value]) =>
  calculated(`lifetime [s], M = ${massMeV} MeV, d = ${dipolePerGeV}/GeV`, value, widths, {of: "lifetime", massMeV, dipolePerGeV}));

/** Γ(ν ℓ⁺ℓ⁻)/Γ(ν γ). */
const pairs: readonly ReferenceNumber[] = ([
  ["e", 1.1, 2.77e-7], ["e", 1.5, 4.91e-5], ["e", 2, 2.13e-4], ["e", 3, 6.14e-4], ["e", 5, 1.281e-3], ["e", 10, 2.301e-3], ["e", 30, 3.986e-3],
  ["e", 100, 5.848e-3], ["e", 300, 7.549e-3], ["e", 1000, 9.414e-3], ["e", 3000, 1.112e-2], ["e", 10000, 1.298e-2],
  ["mu", 300, 3.80e-5], ["mu", 1000, 1.235e-3], ["mu", 3000, 2.868e-3], ["mu", 10000, 4.724e-3],
] as const).map(([lepton, massMeV, value]) => calculated(`nu ${lepton}+ ${lepton}-/nu gamma, M = ${massMeV} MeV`, value, widths, {of: "pair decay", lepton, massMeV}));

/**
 * γ_t, γ_s over n_eq d²T³ and Γ_D K₁/K₂ over d²T³: Maxwell-Boltzmann, e± alone with their mass, m_D² = e²T²/3, one flavour; n_eq of one state.
 * M = 0 stands for M ≪ T.
 */
const kernels: readonly ReferenceNumber[] = ([
  [0.3, 0, 3.866e-2, 5.28e-4, null], [0.3, 1, 3.285e-2, 1.47e-3, 2.00], [1, 0, 5.890e-2, 9.61e-4, null], [1, 1, 6.260e-2, 1.13e-3, 2.95e-2],
  [1, 10, 2.258e-1, 2.19e-3, 69.0], [10, 0, 6.198e-2, 9.86e-4, null], [10, 10, 6.944e-2, 1.13e-3, 2.95e-2], [10, 100, 5.440e-1, 2.19e-3, 69.0],
  [100, 300, 1.179e-1, 1.53e-3, 1.40],
] as const).flatMap(([temperatureMeV, massMeV, exchange, annihilation, decay]) => {
  const row = (part: "exchange" | "annihilation" | "decay", value: number): ReferenceNumber =>
    calculated(`${part} rate/(d^2 T^3), T = ${temperatureMeV}, M = ${massMeV} MeV`, value, "independent integral of Magill:2018, Brdar:2020", {of: "kernel", part, temperatureMeV, massMeV});
  return [row("exchange", exchange), row("annihilation", annihilation), ...(decay === null ? [] : [row("decay", decay)])];
});

/** At 3e14 g/cm³, 30 MeV, Y_e = 0.3, ν and ν̄, one flavour, d = 1/MeV, F_deg = 1, k_p² = 4πα n_p/T [erg cm⁻³ s⁻¹]. */
const emissivities: readonly ReferenceNumber[] = ([
  ["struct", 100, 0, 2.389e57], ["yukawa", 100, 0, 2.06e57], ["inverse decay", 100, 0, 6.11e57], ["struct", 10, 0, 6.021e57], ["struct", 200, 0, 2.678e56],
  ["inverse decay", 200, 0, 7.81e57], ["struct", 1, 200, 5.098e59], ["struct", 200, 200, 8.81e58], ["inverse decay", 200, 200, 4.95e59],
] as const).map(([channel, massMeV, chemicalPotentialMeV, value]) =>
  calculated(`emissivity, ${channel}, M = ${massMeV}, mu_nu = ${chemicalPotentialMeV} MeV`, value, "independent integral of Brdar:2020, Raffelt:1986", {of: "emissivity", channel, massMeV, chemicalPotentialMeV}));

/** The same for electrons as targets, by the photon's polarisation, in the hard-thermal-loop limit. */
const electrons: readonly ReferenceNumber[] = ([["longitudinal", 5.3e56], ["transverse", 8.6e56]] as const).map(([photons, value]) =>
  roughly(`emissivity, e-, ${photons}, M = 100, mu_nu = 0 MeV`, value, "independent integral of Raffelt:1996", {of: "electron emissivity", photons, massMeV: 100}));

/** ρ [g/cm³], T [MeV], Y_e; μ_e with rest mass, k_e, ω_p, k_p with n_eff [MeV], F_deg. */
const plasmas: readonly ReferenceNumber[] = ([
  [3e14, 30, 0.3, "electronChemicalPotentialMeV", 218.2], [3e14, 20, 0.3, "electronChemicalPotentialMeV", 225.3], [1e14, 30, 0.1, "electronChemicalPotentialMeV", 85.0],
  [8e14, 20, 0.25, "electronChemicalPotentialMeV", 297.1], [3e14, 30, 0.3, "electronScreeningMeV", 21.7], [3e14, 30, 0.3, "plasmaFrequencyMeV", 12.5],
  [3e14, 30, 0.3, "protonScreeningMeV", 32.0], [3e14, 20, 0.3, "protonScreeningMeV", 36.5], [3e14, 30, 0.3, "protonDegeneracyFactor", 0.81],
  [3e14, 20, 0.3, "protonDegeneracyFactor", 0.70], [1e14, 30, 0.1, "protonDegeneracyFactor", 0.97], [5e14, 20, 0.28, "protonDegeneracyFactor", 0.60],
] as const).map(([densityGramPerCm3, temperatureMeV, electronFraction, quantity, value]) =>
  calculated(`${quantity}, ${densityGramPerCm3} g/cm^3, ${temperatureMeV} MeV, Y_e = ${electronFraction}`, value, "independent integral of Raffelt:1996, Braaten:1993",
    {of: "plasma", quantity, densityGramPerCm3, temperatureMeV, electronFraction}));

const units: readonly ReferenceNumber[] = [
  calculated("Bohr magneton [1/GeV]", 296.304, "CODATA:2022", {of: "unit", unit: "Bohr magneton per GeV"}),
  calculated("MeV^5 in erg/cm^3/s", 3.168e47, "CODATA:2022", {of: "unit", unit: "MeV^5 in erg/cm^3/s"}),
  calculated("sigma(f f -> N nu)/d^2, s = 1, M = 0.5, m = 0.1 MeV", 2.1366e-3, "independent integral of Magill:2018",
    {of: "pair cross-section", sMeV2: 1, massMeV: 0.5, fermionMassMeV: 0.1}),
];

/** ε = 1e19 erg/g/s at the same place, d [1/GeV]. */
const bounds: readonly ReferenceNumber[] = ([
  [0, [7.0e-10, 7.1e-10, 7.1e-10, 5.9e-10, 5.4e-10, 6.1e-10, 7.8e-10, 1.1e-9, 2.7e-9, 8.0e-9]],
  [100, [2.3e-10, 2.3e-10, 2.3e-10, 2.1e-10, 1.9e-10, 2.0e-10, 2.4e-10, 3.2e-10, 7.5e-10, 2.1e-9]],
  [200, [7.6e-11, 7.6e-11, 7.7e-11, 7.6e-11, 7.2e-11, 7.1e-11, 7.8e-11, 9.4e-11, 1.8e-10, 4.5e-10]],
] as const).flatMap(([chemicalPotentialMeV, values]) => [0.1, 30, 50, 100, 150, 200, 250, 300, 400, 500].map((massMeV, i) =>
  local(`local bound d [1/GeV], M = ${massMeV}, mu_nu = ${chemicalPotentialMeV} MeV`, values[i]!, "independent integral of Brdar:2020, Raffelt:1996", {of: "local bound", massMeV, chemicalPotentialMeV})));

/** Black body of M = 1 MeV with four states on the profile chang-2016-fiducial [erg/s]. */
const blackBodies: readonly ReferenceNumber[] = ([[10, 1.83e55], [20, 7.2e53], [30, 1.08e53]] as const).map(([radiusKm, value]) =>
  calculated(`black body [erg/s] at ${radiusKm} km`, value, "independent integral on Chang:2016", {of: "black body", radiusKm}));

export const referenceNumbers: readonly ReferenceNumber[] = [
  ...runs, ...slopes, ...ingredients, ...decouplings, ...lifetimes, ...pairs, ...kernels, ...units, ...emissivities, ...electrons, ...plasmas, ...bounds, ...blackBodies,
];
