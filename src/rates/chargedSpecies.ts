/**
 * Charged particles of the Standard Model plasma, by what scatters on them and what screens them.
 *
 *   leptons at every temperature; quarks above the QCD transition, π± and K± below, joined by
 *   w_q(T) = ½[1 + tanh((T − T_c)/ΔT)],  T_c = 155 MeV, ΔT = 15 MeV (crossover of lattice QCD, PDG:2024 review of lattice QCD).
 *
 * Neglected: heavier hadrons just below T_c (they raise the screening by up to 20 % at 140 MeV) and W± (above 80 GeV, where
 * the photon operator itself is no longer complete).
 */
import {electronMassMeV, kaonChargedMassMeV, muonMassMeV, pionChargedMassMeV, tauMassMeV} from "../constants/particles.js";
import {tanh} from "../numerics/elementary.js";

export interface ChargedSpecies {
  readonly name: string;
  readonly massMeV: number;
  /** Q² times the number of colours. */
  readonly chargeSquaredTimesColors: number;
  readonly statistics: "fermion" | "scalar";
  readonly phase: "always" | "quark" | "hadron";
}

const lepton = (name: string, massMeV: number): ChargedSpecies => ({name, massMeV, chargeSquaredTimesColors: 1, statistics: "fermion", phase: "always"});
const quark = (name: string, massMeV: number, charge: number): ChargedSpecies => ({name, massMeV, chargeSquaredTimesColors: 3 * charge * charge, statistics: "fermion", phase: "quark"});
const meson = (name: string, massMeV: number): ChargedSpecies => ({name, massMeV, chargeSquaredTimesColors: 1, statistics: "scalar", phase: "hadron"});

/** Quark masses: MS-bar at 2 GeV (u, d, s), at the own mass (c, b), pole mass (t). - PDG:2024 */
export const CHARGED_SPECIES: readonly ChargedSpecies[] = [
  lepton("e", electronMassMeV), lepton("mu", muonMassMeV), lepton("tau", tauMassMeV),
  quark("u", 2.16, 2 / 3), quark("d", 4.7, 1 / 3), quark("s", 93.5, 1 / 3), quark("c", 1273, 2 / 3), quark("b", 4183, 1 / 3), quark("t", 172570, 2 / 3),
  meson("pi", pionChargedMassMeV), meson("K", kaonChargedMassMeV)
];

/** T_c and ΔT [MeV]. */
export const transitionMeV = 155, transitionWidthMeV = 15;

/** Share of a species that is present at T [MeV]: 1 for leptons, the smooth switch of the QCD transition for quarks and hadrons. */
export const presence = (species: ChargedSpecies, temperatureMeV: number): number => {
  if (species.phase === "always") return 1;
  const quarks = 0.5 * (1 + tanh((temperatureMeV - transitionMeV) / transitionWidthMeV));
  return species.phase === "quark" ? quarks : 1 - quarks;
};
