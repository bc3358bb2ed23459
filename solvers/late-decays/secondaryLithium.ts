/**
 * ⁶Li from energetic A = 3 nuclei: photons that break ⁴He give T or ³He a kinetic energy (E_γ − Q)/4, and until electrons stop it
 *   T + ⁴He → ⁶Li + n (−4.78 MeV),  ³He + ⁴He → ⁶Li + p (−4.02 MeV):   P(E₀) = ∫ n_He σ(E)/|dE/dx| dE from threshold to E₀,
 *   |dE/dx| = 4πZ²α² n_e Λ/(m v²) ψ(y),  ψ = erf y − 2y e^(−y²)/√π,  y = v/√(2T/m),  Λ = ln(2(m v² + 0.64 T)/ω_p)
 * ψ → 1 above the thermal speed of electrons (Bethe), 4y³/3√π below (a drag ∝ v); Λ is exact in both limits, for Zα < v as here.
 * T that decays on its way goes on as ³He, dP_T/dE = n_He σ/|dE/dx| − Γ_T (P_T − P_³He)/(v |dE/dx|): stopping takes minutes at 0.1 keV, ten
 * years at 1 eV. σ is by detailed balance from that of the inverse, of which tables/lithiumProduction.ts says what is sourced: (n,t) to
 * 10 %, (p,³He) to 50 %. ⁶Li is good to 40 %. References: Reno:1988, Jedamzik:2006 (the process), Pitrou:2018 (rates).
 * Neglected: ⁶Li in its state at 3.56 MeV (more ⁶Li, < 30 %); nuclear collisions of the fragment (1 % of the loss at 10 MeV, 10 % at
 * 100 MeV); other energetic nuclei.
 * Units: MeV; energies of fragments are kinetic, in the frame of the plasma.
 */
import {nuclei, type NucleusName} from "../../src/constants/nuclei.js";
import {electronMassMeV as m, fineStructure as alpha} from "../../src/constants/particles.js";
import {barnInPerMeV2, hbarMeVSeconds} from "../../src/constants/units.js";
import {exp, expm1, log as logOf, power, square} from "../../src/numerics/elementary.js";
import {betaDecays} from "../bbn/reactionNetwork.js";
import {neutronOnLithium6, protonOnLithium6} from "./tables/lithiumProduction.js";
import {crossSectionMillibarn, type Photodisintegration, photodisintegrationReactions} from "./tables/photodisintegrationReactions.js";

const {n, p, He4, Li6, Li7, Be7} = nuclei, lastNeutron = neutronOnLithium6.at(-1)!;

/** σ of ⁶Li(n,t)⁴He [b] at E in the centre of mass: a straight line in ln σ and ln E. */
export const neutronCrossSectionBarn = (centreMeV: number): number => {
  const E = centreMeV * (n.massMeV + Li6.massMeV) / Li6.massMeV, rows = neutronOnLithium6, first = rows[0]!;
  if (E <= first[0]) return first[1] * Math.sqrt(first[0] / E);
  if (E >= lastNeutron[0]) return lastNeutron[1] * square(lastNeutron[0] / E);
  let i = 0;
  while (rows[i + 1]![0] < E) i++;
  const [low, below] = rows[i]!, [high, above] = rows[i + 1]!;
  return below * power(above / below, logOf(E / low) / logOf(high / low));
};

/** Neutrons have less energy than protons at the same excitation: the difference of the separation energies of ⁷Li and ⁷Be. */
const mirrorShiftMeV = n.massMeV - Li7.massMeV - (p.massMeV - Be7.massMeV);

/** σ of ⁶Li(p,³He)⁴He [b] at E in the centre of mass. */
export const protonCrossSectionBarn = (E: number): number => {
  const {A, R, resonanceMeV, widthMeV, b, gamow, mirrorMeV, mirrorWidthMeV} = protonOnLithium6, neutron = E - mirrorShiftMeV;
  const low = exp(-gamow / Math.sqrt(E) - b * E) / E * (A + R / (square(E - resonanceMeV) + widthMeV * widthMeV / 4));
  return neutron > 0 ? low + neutron / E * neutronCrossSectionBarn(neutron) / (1 + exp((mirrorMeV - E) / mirrorWidthMeV)) : low;
};

/** What energetic nuclei of A = 3 do. */
export interface Fragment {
  readonly nucleus: "H3" | "He3";
  /** Kinetic energy from which ⁶Li can be made on ⁴He at rest. */
  readonly thresholdMeV: number;
  /** σ(A=3 + ⁴He → ⁶Li + nucleon) [mb] at a kinetic energy: 3 (μ_out E_out)/(μ_in E_in) σ of the inverse, where 3 counts spins. */
  readonly millibarn: (kineticMeV: number) => number;
}

const fragment = (nucleus: Fragment["nucleus"], out: typeof n, inverseBarn: (centreMeV: number) => number): Fragment => {
  const own = nuclei[nucleus].massMeV, Q = own + He4.massMeV - Li6.massMeV - out.massMeV, centre = He4.massMeV / (own + He4.massMeV);
  const spins = out.degeneracy * Li6.degeneracy / (nuclei[nucleus].degeneracy * He4.degeneracy);
  const masses = out.massMeV * Li6.massMeV / (out.massMeV + Li6.massMeV) / (own * centre);
  return {
    nucleus, thresholdMeV: -Q / centre,
    millibarn: kineticMeV => { const inside = centre * kineticMeV, left = inside + Q; return left > 0 ? 1e3 * spins * masses * left / inside * inverseBarn(left) : 0; }
  };
};
export const fragments: readonly Fragment[] = [fragment("H3", n, neutronCrossSectionBarn), fragment("He3", p, protonCrossSectionBarn)];

/** erf y − 2y e^(−y²)/√π, the incomplete gamma function P(3/2, y²), by its series. */
export const slowing = (y: number): number => {
  const x = y * y;
  if (x > 40) return 1;
  let term = 4 / (3 * Math.sqrt(Math.PI)) * y * x * exp(-x), sum = term;
  for (let k = 2.5; term > 1e-12 * sum; k++) sum += term *= x / k;
  return sum;
};

/** Squared speed at a kinetic energy. */
const speedSquared = (massMeV: number, kineticMeV: number): number => 1 - 1 / square(1 + kineticMeV / massMeV);

/** |dE/dx| [MeV²] by electrons of number density n_e [MeV³]. */
export const energyLoss = (nucleus: NucleusName, kineticMeV: number, temperatureMeV: number, electronsMeV3: number): number =>
  lossAt(nuclei[nucleus].charge, speedSquared(nuclei[nucleus].massMeV, kineticMeV), temperatureMeV, electronsMeV3);
const lossAt = (charge: number, v2: number, T: number, electrons: number): number => {
  const plasma = Math.sqrt(4 * Math.PI * alpha * electrons / m), log = logOf(2 * (m * v2 + 0.64 * T) / plasma);
  return 4 * Math.PI * square(charge * alpha) * electrons * log / (m * v2) * slowing(Math.sqrt(m * v2 / (2 * T)));
};

/** Nodes of P: even in the logarithm of the energy above threshold. */
const lowestMeV = 1e-3, perDecade = 25, count = 6 * perDecade + 12, step = Math.LN10 / perDecade;
const nodes = fragments.map(({nucleus, thresholdMeV, millibarn}) => {
  const energies = Float64Array.from({length: count}, (_, i) => thresholdMeV + lowestMeV * exp(i * step));
  return {
    energies, charge: nuclei[nucleus].charge, speedSquared: energies.map(E => speedSquared(nuclei[nucleus].massMeV, E)),
    /** σ dE/d ln [MeV⁻¹]. */
    weights: energies.map(E => 1e-3 * barnInPerMeV2 * millibarn(E) * (E - thresholdMeV) * step)
  };
});

const tritiumWidthMeV = Math.LN2 * hbarMeVSeconds / betaDecays.find(({from}) => from === "H3")!.halfLifeSeconds;

/** Nuclei of ⁶Li by fragment of each kinetic energy, at one state of the plasma: P(E₀) of T and of ³He. */
export const lithiumYields = (temperatureMeV: number, electronsMeV3: number, heliumMeV3: number): readonly [H3: (kineticMeV: number) => number, He3: (kineticMeV: number) => number] => {
  /** `decayed`: P of what the fragment turns into. */
  const of = (which: number, widthMeV: number, decayed: (kineticMeV: number) => number): ((kineticMeV: number) => number) => {
    const {energies, charge, speedSquared: v2, weights} = nodes[which]!, {thresholdMeV} = fragments[which]!, total = new Float64Array(count);
    let before = 0;
    for (let i = 0; i < count; i++) {
      const loss = lossAt(charge, v2[i]!, temperatureMeV, electronsMeV3), here = heliumMeV3 * weights[i]! / loss;
      if (i > 0) {
        const turned = -expm1(-widthMeV * (energies[i]! - energies[i - 1]!) / (loss * Math.sqrt(v2[i]!)));
        total[i] = total[i - 1]! * (1 - turned) + decayed(energies[i]!) * turned + (before + here) / 2;
      }
      before = here;
    }
    return kineticMeV => {
      if (kineticMeV <= energies[0]!) return 0;
      const at = logOf((kineticMeV - thresholdMeV) / lowestMeV) / step, i = Math.min(count - 2, Math.floor(at));
      return total[i]! + Math.min(1, at - i) * (total[i + 1]! - total[i]!);
    };
  };
  const helium = of(1, 0, () => 0);
  return [of(0, tritiumWidthMeV, helium), helium];
};

const breakings = ["⁴He(γ,p)T", "⁴He(γ,n)³He"].map(name => photodisintegrationReactions.find(reaction => reaction.name === name)!);

/** What follows a photon that breaks ⁴He, besides the first reaction: the fragment is gone again, with another ⁴He. */
export const lithiumReactions: readonly Omit<Photodisintegration, "aboveThreshold">[] = fragments.map(({nucleus, thresholdMeV}, which) => ({
  name: which === 0 ? "⁴He(γ,p)T, ⁴He(T,n)⁶Li" : "⁴He(γ,n)³He, ⁴He(³He,p)⁶Li", target: "He4", products: [[nucleus, -1], ["Li6", 1], [which === 0 ? "n" : "p", 1]],
  thresholdMeV: breakings[which]!.thresholdMeV + 4 * thresholdMeV, relativeError: which === 0 ? 0.3 : 0.5
}));

/** Cross section times P [mb] of photons of energy E_γ on ⁴He. */
export const lithiumCrossSection = (which: number, chance: (kineticMeV: number) => number, photonMeV: number): number =>
  photonMeV > lithiumReactions[which]!.thresholdMeV ? crossSectionMillibarn(breakings[which]!, photonMeV) * chance((photonMeV - breakings[which]!.thresholdMeV) / 4) : 0;
