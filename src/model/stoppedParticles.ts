/**
 * Neutrinos of muons and mesons that stop in the plasma and decay at rest, as lines.
 *
 *   μ → e ν ν̄   dn/dx = 2x²(3 − 2x) for ν_μ, 12x²(1 − x) for ν_e, x = 2E/m_μ: 7/20 and 3/10 of m_μ      (V−A, m_e = 0)
 *   π → μ ν_μ    E_ν = (m_π² − m_μ²)/(2m_π) = 29.8 MeV;  K → μ ν_μ  235.5 MeV;  in K → π ℓ ν a line at (m_K − m_π)/3
 * The muon of a decay stops too, then decays; so do pions of kaons. Kinetic energy goes to the plasma: a charged particle stops faster
 * than it decays while T ≳ 0.1 MeV; later it decays in flight and gives more to neutrinos. K_L, which does not stop, is decayed at rest
 * all the same; K_S decays to pions at once. Energies in MeV. References: PDG:2024.
 */
import {kaonChargedMassMeV, kaonNeutralMassMeV, muonMassMeV, pionChargedMassMeV, pionNeutralMassMeV} from "../constants/particles.js";
import {gaussLegendre} from "../numerics/quadrature.js";
import type {DecayNeutrinos, Flavor} from "./heavyNeutralLepton.js";
import {condensedLines, type Lines} from "./lineSpectrum.js";

/** Lines of dn/dx = shape(x) on 0..1 (a polynomial), with energies x·scale. */
const shapeLines = (shape: (x: number) => number, scale = 1): Lines => {
  const {nodes, weights} = gaussLegendre(16), x = Array.from(nodes, node => (1 + node) / 2);
  return condensedLines(x.map(xi => xi * scale), x.map((xi, i) => (weights[i]! / 2) * shape(xi)));
};
/** Fermion lines of V−A decay of a body of mass M [M/2]: those two that |M|² ∝ (N·c)(a·b) joins, a or b; and the third, c. */
export const joinedLines = shapeLines(x => 2 * x * x * (3 - 2 * x)), apartLines = shapeLines(x => 12 * x * x * (1 - x));

const lines = (flavor: Flavor, {energies, numbers}: Lines, unitMeV: number, number = 1): DecayNeutrinos =>
  ({flavor, energiesMeV: energies.map(x => x * unitMeV), numbers: numbers.map(n => n * number), asymmetry: 0});
const scaled = (number: number, neutrinos: readonly DecayNeutrinos[]): DecayNeutrinos[] =>
  neutrinos.map(each => ({...each, numbers: each.numbers.map(n => n * number)}));
const line = (flavor: Flavor, energyMeV: number, number: number): DecayNeutrinos => ({flavor, energiesMeV: [energyMeV], numbers: [number], asymmetry: 0});

/** Neutrino of a meson of mass m → μ ν at rest: (m² − m_μ²)/2m. */
export const twoBodyNeutrinoMeV = (mesonMassMeV: number): number => (mesonMassMeV * mesonMassMeV - muonMassMeV * muonMassMeV) / (2 * mesonMassMeV);

const muon: readonly DecayNeutrinos[] = [lines("e", apartLines, muonMassMeV / 2), lines("mu", joinedLines, muonMassMeV / 2)];
const chargedPion: readonly DecayNeutrinos[] = [line("mu", twoBodyNeutrinoMeV(pionChargedMassMeV), 1), ...muon];

const chargedThirdMeV = (kaonChargedMassMeV - pionNeutralMassMeV) / 3, neutralThirdMeV = (kaonNeutralMassMeV - pionChargedMassMeV) / 3;
/** K± → μν 63.56 %, π⁰eν 5.07 %, π⁰μν 3.35 %, ππ⁰ 20.67 %, πππ 5.58 %, ππ⁰π⁰ 1.76 %. */
const chargedKaon: readonly DecayNeutrinos[] = [
  line("mu", twoBodyNeutrinoMeV(kaonChargedMassMeV), 0.6356), line("e", chargedThirdMeV, 0.0507), line("mu", chargedThirdMeV, 0.0335),
  ...scaled(0.6356 + 0.0335, muon), ...scaled(0.2067 + 3 * 0.0558 + 0.0176, chargedPion)
];
/** K_L → πeν 40.55 %, πμν 27.04 %, π⁺π⁻π⁰ 12.54 %. */
const longKaon: readonly DecayNeutrinos[] = [
  line("e", neutralThirdMeV, 0.4055), line("mu", neutralThirdMeV, 0.2704), ...scaled(0.2704, muon), ...scaled(0.4055 + 0.2704 + 2 * 0.1254, chargedPion)
];

/** Neutrinos of one particle at rest; and charged pions of one K_S. */
export const atRest = {muon, chargedPion, chargedKaon, longKaon, shortKaonPions: 2 * 0.692} as const;
