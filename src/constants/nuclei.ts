/**
 * Nuclei up to mass number 9 that a Big-Bang network can hold.
 * Source: atomic masses [u] of AME2020 (Wang, Huang, Kondev, Audi & Naimi, Chin. Phys. C 45, 030003 (2021)), n and p of CODATA 2022;
 * ground-state spins of NUBASE2020 (Kondev et al., Chin. Phys. C 45, 030001 (2021)).
 * Nuclear mass = atomic mass − Z m_e + binding of the electrons (sum of ionisation energies, NIST Atomic Spectra Database).
 * In the plasma nuclei are bare: their Q values differ from the tabulated ones, which are of atoms, by up to 3e-4 MeV (⁷Be(n,p)⁷Li: 1.8e-4).
 */
import {electronMassMeV, neutronMassMeV, protonMassMeV} from "./particles.js";
import {atomicMassUnitMeV} from "./units.js";

export type NucleusName = "n" | "p" | "H2" | "H3" | "He3" | "He4" | "He6" | "Li6" | "Li7" | "Li8" | "Be7" | "Be9" | "B8";

export interface Nucleus {
  readonly name: NucleusName;
  readonly massNumber: number;
  readonly charge: number;
  /** Spin of the ground state, in ħ. */
  readonly spin: number;
  /** 2·spin + 1. */
  readonly degeneracy: number;
  /** Mass of the bare nucleus [MeV]. */
  readonly massMeV: number;
  /** B = Z m_p + (A − Z) m_n − m [MeV]; 0 for nucleons. */
  readonly bindingMeV: number;
}

/** Energy [MeV] that binds all electrons of a neutral atom, by charge Z = 0 ... 5. */
export const electronBindingMeV: readonly number[] = [0, 13.598434e-6, 79.005154e-6, 203.486169e-6, 399.149e-6, 670.9845e-6];

const nucleus = (name: NucleusName, massNumber: number, charge: number, spin: number, massMeV: number): Nucleus => ({
  name, massNumber, charge, spin, degeneracy: 2 * spin + 1, massMeV,
  bindingMeV: charge * protonMassMeV + (massNumber - charge) * neutronMassMeV - massMeV,
});

const fromAtom = (name: NucleusName, massNumber: number, charge: number, spin: number, atomicMass: number): Nucleus =>
  nucleus(name, massNumber, charge, spin,
    atomicMass * atomicMassUnitMeV - charge * electronMassMeV + electronBindingMeV[charge]);

export const nuclei: Readonly<Record<NucleusName, Nucleus>> = {
  n: nucleus("n", 1, 0, 0.5, neutronMassMeV),
  p: nucleus("p", 1, 1, 0.5, protonMassMeV),
  H2: fromAtom("H2", 2, 1, 1, 2.014101777844),
  H3: fromAtom("H3", 3, 1, 0.5, 3.01604928132),
  He3: fromAtom("He3", 3, 2, 0.5, 3.01602932197),
  He4: fromAtom("He4", 4, 2, 0, 4.00260325413),
  He6: fromAtom("He6", 6, 2, 0, 6.018885889),
  Li6: fromAtom("Li6", 6, 3, 1, 6.01512288742),
  Li7: fromAtom("Li7", 7, 3, 1.5, 7.01600343426),
  Li8: fromAtom("Li8", 8, 3, 2, 8.022486244),
  Be7: fromAtom("Be7", 7, 4, 1.5, 7.016928714),
  Be9: fromAtom("Be9", 9, 4, 1.5, 9.012183062),
  B8: fromAtom("B8", 8, 5, 2, 8.024607315),
};
