/**
 * Channel ν e → N e and back on degenerate electrons, by the space-like spectral functions ρ of the photon in the plasma
 * (they hold screening, recoil and Pauli blocking). Energy ω and momentum q go to the electrons, x = ω/q, t = q² − ω²:
 *   Σ_h Γ_E = 1/(16π² E_N p_N) ∫q²dq ∫dx f_ν(E) (1 + f_γ(ω)) (ρ_L L₀₀ + ρ_T L_T),  E = E_N + ω;   Γ_A: (1 − f_ν) f_γ(ω)
 *   L₀₀ = (4/t)[(2tE − ω(t+M²))² − q²M²(M²+t)],  L_T = 4[2M²(M²+t) + 4t(E² − k_x²)],  k_x = (E² + q² − p_N²)/2q
 *   ρ_L = 2 Im Π_L/((q² + Re Π_L)² + Im²),  ρ_T = 2 Im Π_T/((t + Re Π_T)² + Im²),  Λ = ln((1+x)/(1−x))
 *   Re Π_L = k_e²(1 − xΛ/2) + k_p²,  Im Π_L = πk_e²x/2,  Re Π_T = (k_e²/2)(x² + (1−x²)xΛ/2),  Im Π_T = πk_e²x(1−x²)/4
 * Units: MeV, d = 1/MeV. References: Raffelt:1996, Braaten:1993 (self-energies).
 * Not among the default channels: at M < 50 MeV it adds a third to the emission and lowers the free-streaming edge in d by 14 %.
 * Neglected: q against μ_e (20-30 % of this channel); helicities are shared out as in scattering on static charges.
 */
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {neutrinoOccupation, type Channel} from "./channel.js";
import {protonCrossSections} from "./protonScattering.js";

const sigma = {active: 0, sterile: 0};

/** Channel ν e → N e; parts of the photon's spectral function may be left out, and the order of quadrature changed, for tests. */
export function electronScattering(parts: "both" | "longitudinal" | "transverse" = "both", points = 12): Channel {
  const overQ = gaussLegendre(points), overX = gaussLegendre(Math.ceil(points / 2));
  const useL = parts === "transverse" ? 0 : 1, useT = parts === "longitudinal" ? 0 : 1;
  return {
    name: "nu e -> N e",
    cites: ["Raffelt:1996", "Braaten:1993"],
    addRates(massMeV, energyMeV, medium, neutrinoChemicalPotentialMeV, rates) {
      const M2 = massMeV * massMeV, T = medium.temperatureMeV, ke2 = medium.electronScreeningMeV ** 2, kp2 = medium.protonScreeningMeV ** 2;
      // No degenerate or hot electrons, no channel: f_ν is thermal where this matters.
      if (ke2 < 1e-4 * T * T || neutrinoChemicalPotentialMeV === null) return;
      const momentum = Math.sqrt((energyMeV - massMeV) * (energyMeV + massMeV)), gap = M2 / (energyMeV + momentum);
      const qLow = 0.5 * gap, qHigh = momentum + energyMeV + 15 * T + Math.max(neutrinoChemicalPotentialMeV, 0);
      // Below 1e-3 k_e the phase space is empty.
      const logLow = Math.log(Math.max(qLow, 1e-3 * medium.electronScreeningMeV)), halfLog = 0.5 * (Math.log(qHigh) - logLow);
      let emission = 0, absorption = 0;
      for (let i = 0; i < overQ.nodes.length; i++) {
        const q = Math.exp(logLow + halfLog * (1 + overQ.nodes[i])), q2 = q * q;
        const xLow = Math.max((Math.abs(momentum - q) - energyMeV) / q, -1), xHigh = 1 - gap / q;
        // Two panels when ω = 0 is inside: the transverse part peaks there.
        const inside = xLow < 0 && xHigh > 0;
        for (let panel = 0; panel < (inside ? 2 : 1); panel++) {
          const from = panel === 0 ? xLow : 0, to = inside && panel === 0 ? 0 : xHigh, half = 0.5 * (to - from);
          if (!(half > 0)) continue;
          for (let j = 0; j < overX.nodes.length; j++) {
            const x = from + half * (1 + overX.nodes[j]), open = (1 - x) * (1 + x), omega = x * q, t = q2 * open, E = energyMeV + omega;
            if (!(E > 0 && t > 0)) continue;
            const xLog = 0.5 * x * Math.log((1 + x) / (1 - x));
            const imL = 0.5 * Math.PI * ke2 * x, reL = q2 + ke2 * (1 - xLog) + kp2;
            const imT = 0.25 * Math.PI * ke2 * x * open, reT = t + 0.5 * ke2 * (x * x + open * xLog);
            const bracket = 2 * t * E - omega * (t + M2), kx = (E * E + q2 - momentum * momentum) / (2 * q);
            const L = (4 / t) * (bracket * bracket - q2 * M2 * (M2 + t)), LT = 4 * (2 * M2 * (M2 + t) + 4 * t * (E - kx) * (E + kx));
            const strength = useL * ((2 * imL) / (reL * reL + imL * imL)) * Math.max(L, 0) + useT * ((2 * imT) / (reT * reT + imT * imT)) * Math.max(LT, 0);
            const f = neutrinoOccupation(E, medium, neutrinoChemicalPotentialMeV), bose = 1 / Math.expm1(Math.min(omega / T, 700));
            // 1 + f_γ without the cancellation at ω < 0.
            const stimulated = -1 / Math.expm1(Math.min(-omega / T, 700));
            const weight = overQ.weights[i] * overX.weights[j] * half * q2 * q * strength;
            emission += weight * f * stimulated;
            absorption += weight * (1 - f) * bose;
          }
        }
      }
      const factor = halfLog / (16 * Math.PI ** 2 * energyMeV * momentum);
      protonCrossSections(massMeV, energyMeV, medium.screeningSquaredMeV2, "struct", sigma);
      const active = sigma.active / (sigma.active + sigma.sterile);
      rates.emissionActive += factor * emission * active;
      rates.emissionSterile += factor * emission * (1 - active);
      rates.absorptionActive += factor * absorption * active;
      rates.absorptionSterile += factor * absorption * (1 - active);
    },
  };
}
