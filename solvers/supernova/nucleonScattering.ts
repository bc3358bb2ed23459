/**
 * Channels ν p → N p and ν n → N n, with recoil, motion and Pauli blocking of the nucleons, form factors and magnetic moments.
 *   Γ_E,h = (e²/16π²E_N p) ∫q²dq ∫dx f_ν(E) S(q,ω) [G_E² Σ_L L_h + (q²G_M²/4m² + G_E² ⟨v_⊥²⟩) Σ_T T_h],  E = E_N + ω,  ω = qx
 *   Γ_A: (1 − f_ν) e^{−ω/T} for f_ν;  v = x − q/2m is the nucleon's velocity along q before it is hit
 *   S = (m²T/πq) [1 − e^{−ω/T}]⁻¹ ln[(1+e^{η−mv²/2T})/(1+e^{η−mv²/2T−ω/T})] → n √(2πm/T)/q e^{−mv²/2T}: free Fermi gas; ⟨v_⊥²⟩ = (T/m) n/n_eff
 *   Σ_L = 1/(q²(q²+K)) ("struct"), 1/(q²+K)² ("yukawa"), 1/((q²+k_e²)(q²+K)) ("response"), K = k_e² + k_p² + k_μ²
 *   Σ_T = 1/(t(t + ¼πk_e²√(2⟨v_⊥²⟩/π))), t = q² − ω²: the mean of 1/(t² + (πk_e²x/4)²), slow transverse fields being damped by the electrons
 *   G_E = G_D, G_M = 2.793 G_D (p);  G_E = 1.913 (q²/4m²) G_D, G_M = −1.913 G_D (n);  G_D = (1 + t/0.71 GeV²)⁻²
 * "response" is what linear response gives for ions among electrons that follow at once: T[1/(q²+k_e²) − 1/(q²+K)] of field energy.
 * Units: MeV, d = 1/MeV. References: Magill:2018 (coupling), Raffelt:1986 (screening), PDG:2024 (moments).
 * Neglected: order T/m and q²/m² of the amplitude (3 %), effective masses and spin correlations of nucleons.
 */
import {electricChargeSquared, neutronMagneticMoment, neutronMassMeV, protonMagneticMoment, protonMassMeV} from "../../src/constants/particles.js";
import {exp, expm1, log, log1p, square} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import type {Channel} from "./channel.js";
import {neutrinoTensor, zeroTensor} from "./neutrinoTensor.js";
import type {Screening} from "./protonScattering.js";

/** Mass parameter of the dipole form factor [MeV²]. */
const dipoleMassSquared = 0.71e6;

export interface NucleonOptions {
  readonly screening?: Screening;
  /** Nodes in velocity and in momentum transfer; 6 and 14 by default. */
  readonly velocityPoints?: number;
  readonly momentumPoints?: number;
  /** Parts of the interaction, for comparisons; all by default. */
  readonly parts?: "all" | "charge" | "moment";
}

/** ν p → N p, ν n → N n, or both in one pass over the same nodes (their masses taken as one). */
export function nucleonScattering(nucleon: "proton" | "neutron" | "both", options: NucleonOptions = {}): Channel {
  const {screening = "struct", velocityPoints = 6, momentumPoints = 14, parts = "all"} = options, m = 0.5 * (protonMassMeV + neutronMassMeV);
  const overV = gaussLegendre(velocityPoints), overQ = gaussLegendre(momentumPoints), tensor = zeroTensor();
  const useProton = nucleon !== "neutron", useNeutron = nucleon !== "proton", useCharge = parts === "moment" ? 0 : 1, useMoment = parts === "charge" ? 0 : 1;
  const protonMoment = (useMoment * protonMagneticMoment * protonMagneticMoment) / (4 * m * m), neutronMoment = (useMoment * neutronMagneticMoment * neutronMagneticMoment) / (4 * m * m);
  const neutronCharge = square(neutronMagneticMoment / (4 * m * m));
  return {
    name: nucleon === "proton" ? "nu p -> N p" : nucleon === "neutron" ? "nu n -> N n" : "nu p -> N p, nu n -> N n",
    cites: ["Magill:2018", "Raffelt:1986", "PDG:2024"],
    addRates(massMeV, energyMeV, medium, neutrinoChemicalPotentialMeV, rates) {
      const T = medium.temperatureMeV, K = medium.screeningSquaredMeV2, ke2 = medium.electronScreeningMeV * medium.electronScreeningMeV, mu = neutrinoChemicalPotentialMeV;
      const etaP = medium.protonDegeneracy, etaN = medium.neutronDegeneracy, plain = etaP === -Infinity;
      const speedSquared = (T / m) * medium.protonPressure;
      const p = Math.sqrt((energyMeV - massMeV) * (energyMeV + massMeV)), sum = energyMeV + p, gap = (massMeV * massMeV) / sum;
      // e^{−mv²/2T} or the Fermi function is below 1e-3 of its peak beyond.
      const reach = Math.sqrt((2 * T / m) * (Math.max(useProton ? etaP : 0, useNeutron ? etaN : 0, 0) + 7)), floor = 0.03 * Math.min(Math.sqrt(K), sum) + 1e-12 * sum;
      // Landau damping of slow transverse fields, averaged over the nucleons' velocities.
      const damping = 0.25 * Math.PI * ke2 * Math.sqrt((2 / Math.PI) * speedSquared);
      const thermal = Math.sqrt((2 * Math.PI * m) / T), fermi = (m * m * T) / Math.PI;
      const frontP = useProton ? (plain ? medium.protonTargetsMeV3 * thermal : fermi) : 0, frontN = useNeutron ? (plain ? medium.neutronTargetsMeV3 * thermal : fermi) : 0;
      // f S = e^{−(E_N−μ)/T} (1 − f) S(−ω) peaks at the recoil of ν in a full sea, and of N in an empty one.
      const filled = mu === null ? 0 : 1 / (exp(Math.min((energyMeV - mu) / T, 700)) + 1), drift = (2 * filled - 1) / (2 * m);
      const low = Math.max(gap / (1 + Math.min(reach, 0.9)), floor), high = (1.25 * sum) / (1 - Math.min(reach, 0.5));
      const middle = 0.5 * log(high * low), half = 0.5 * log(high / low);
      let emissionActive = 0, emissionSterile = 0, absorptionActive = 0, absorptionSterile = 0;
      for (let j = 0; j < overQ.nodes.length; j++) {
        const q = exp(middle + half * overQ.nodes[j]), q2 = q * q, centre = drift * q;
        const coulomb = screening === "struct" ? 1 / (q2 * (q2 + K)) : screening === "yukawa" ? 1 / ((q2 + K) * (q2 + K)) : 1 / ((q2 + ke2) * (q2 + K));
        // |E − p| ≤ q ≤ E + p.
        const from = Math.max(centre - reach, 1 - sum / q, -0.99), to = Math.min(centre + reach, 1 - gap / q), halfX = 0.5 * (to - from);
        if (!(halfX > 0)) continue;
        for (let i = 0; i < overV.nodes.length; i++) {
          const x = from + halfX * (1 + overV.nodes[i]), omega = q * x;
          if (!neutrinoTensor(energyMeV, p, gap, q, omega, tensor)) continue;
          // The slower of the nucleon's two states, before for ω > 0: S(|ω|) from it, and S(−|ω|) = e^{−|ω|/T} S(|ω|).
          const v = Math.abs(x) - q / (2 * m), kinetic = (m * v * v) / (2 * T), z = Math.abs(omega) / T, less = exp(-z), lost = z < 0.1 ? -expm1(-z) : 1 - less;
          const t = q2 - omega * omega, shape = 1 + t / dipoleMassSquared, dipole = 1 / (shape * shape * shape * shape), transverse = 1 / (t * (t + damping));
          const forP = frontP > 0 ? frontP * (plain ? exp(-kinetic) : fermiStrength(exp(etaP - kinetic), lost, less)) : 0;
          const forN = frontN > 0 ? frontN * (plain ? exp(-kinetic) : fermiStrength(exp(etaN - kinetic), lost, less)) : 0;
          const charge = useCharge * coulomb * (forP + forN * neutronCharge * q2 * q2);
          const magnetic = transverse * (forP * (protonMoment * q2 + useCharge * speedSquared) + forN * neutronMoment * q2);
          const active = charge * tensor.coulombActive + magnetic * tensor.transverseActive, sterile = charge * tensor.coulombSterile + magnetic * tensor.transverseSterile;
          // q²dq = q³ dln q and S ~ 1/q.
          const weight = overV.weights[i] * overQ.weights[j] * halfX * q2 * dipole;
          let f = 0, notF = 1;
          if (mu !== null) {
            const e = exp(Math.min((energyMeV + omega - mu) / T, 700));
            f = 1 / (1 + e);
            notF = e * f;
          }
          const emitted = weight * f * (omega < 0 ? less : 1), absorbed = weight * notF * (omega > 0 ? less : 1);
          emissionActive += emitted * active;
          emissionSterile += emitted * sterile;
          absorptionActive += absorbed * active;
          absorptionSterile += absorbed * sterile;
        }
      }
      const factor = (electricChargeSquared * half) / (16 * Math.PI * Math.PI * energyMeV * p);
      rates.emissionActive += factor * emissionActive;
      rates.emissionSterile += factor * emissionSterile;
      rates.absorptionActive += factor * absorptionActive;
      rates.absorptionSterile += factor * absorptionSterile;
    },
  };
}

/** ln[(1+b)/(1+b e^{−z})]/(1 − e^{−z}) from 1 − e^{−z} and e^{−z}: b for b → 0, b/(1+b) for z → 0. */
const fermiStrength = (b: number, lost: number, less: number): number =>
  b < 1e-9 ? b : lost < 1e-9 ? b / (1 + b) : log1p((b * lost) / (1 + b * less)) / lost;
