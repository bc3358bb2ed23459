/**
 * Channel e⁺e⁻ → N ν̄ (and N̄ ν) and back, among degenerate electrons; ω and q are those of the virtual photon, Q² = ω² − q².
 *   Γ_E,h = (α/24π²E p) Σ_λ ∫q dq ∫dω S_λ,h/Q² ⟨f₋f₊⟩_λ (1 − f_ν̄(ω−E)),   Γ_A: ⟨(1−f₋)(1−f₊)⟩ f_ν̄
 *   E∓ = ½(ω ± qc), weights of c: ⅜(1+c²) transverse, ¾(1−c²) longitudinal;  S_λ,h as in photonPole.ts, u = ω + q > E + p > ω − q > E − p
 * In vacuum it is σ = (α d²/3)(1−M²/s)²(1+2M²/s), and as much for N̄ ν. Units: MeV, d = 1/MeV. References: Magill:2018, Raffelt:1996.
 * Neglected: m_e, and everything where μ_e > 4T (below 2e-3 of scattering); pairs of muons.
 */
import {fineStructure} from "../../src/constants/particles.js";
import {exp} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import type {Channel} from "./channel.js";

/** e⁺e⁻ → N ν̄; `mostDegenerate` is the largest μ_e/T at which it is computed. */
export function pairAnnihilation(mostDegenerate = 4, points = 6): Channel {
  const over = gaussLegendre(points), overU = gaussLegendre(points + 2);
  return {
    name: "e+ e- -> N nubar",
    cites: ["Magill:2018", "Raffelt:1996"],
    addRates(M, E, medium, mu, rates) {
      const T = medium.temperatureMeV, muE = medium.electronChemicalPotentialMeV;
      if (mu === null || muE > mostDegenerate * T) return;
      const p = Math.sqrt((E - M) * (E + M)), plus = E + p, minus = (M * M) / plus, span = 2 * (18 * T + Math.max(-mu, 0));
      let emissionActive = 0, emissionSterile = 0, absorptionActive = 0, absorptionSterile = 0;
      for (let i = 0; i < overU.nodes.length; i++) {
        const root = 0.5 * (1 + overU.nodes[i]!), u = plus + span * root * root, stepU = span * root * overU.weights[i]!;
        for (let j = 0; j < over.nodes.length; j++) {
          const half = 0.5 * (plus - minus), w = minus + half * (1 + over.nodes[j]!), Q2 = u * w, q = 0.5 * (u - w), omega = 0.5 * (u + w);
          const a = u - plus, b = u - minus, c = w - minus, e = plus - w;
          const across = (a * b * c * e) / (4 * q * q), active = (plus * b * c) / (4 * p), sterile = (minus * a * e) / (4 * p), common = (Q2 - M * M) * M * M;
          const alongActive = (plus * across) / p, alongSterile = (-minus * across) / p;
          let transverse = 0, longitudinal = 0, openTransverse = 0, openLongitudinal = 0;
          for (let k = 0; k < over.nodes.length; k++) {
            const cosine = over.nodes[k]!, low = (0.5 * (omega + q * cosine) - muE) / T, high = (0.5 * (omega - q * cosine) + muE) / T;
            const sideways = 0.375 * (1 + cosine * cosine) * over.weights[k]!, along = 0.75 * (1 - cosine * cosine) * over.weights[k]!;
            const pair = 1 / ((exp(Math.min(low, 300)) + 1) * (exp(Math.min(high, 300)) + 1)), open = 1 / ((1 + exp(-low)) * (1 + exp(-high)));
            transverse += sideways * pair;
            longitudinal += along * pair;
            openTransverse += sideways * open;
            openLongitudinal += along * open;
          }
          // f_ν of the energy E − ω is 1 − f_ν̄ of ω − E.
          const filled = exp(Math.min(Math.max((E - omega - mu) / T, -700), 700)), kept = 1 / (1 + filled), seized = filled * kept;
          const sidewaysActive = common - 2 * M * M * active + Q2 * alongActive, sidewaysSterile = common - 2 * M * M * sterile + Q2 * alongSterile;
          const forwardActive = Q2 * (active - alongActive), forwardSterile = Q2 * (sterile - alongSterile);
          // dq dω = ½ du dw.
          const weight = (4 * stepU * half * over.weights[j]! * q) / Q2;
          emissionActive += weight * kept * (transverse * sidewaysActive + longitudinal * forwardActive);
          emissionSterile += weight * kept * (transverse * sidewaysSterile + longitudinal * forwardSterile);
          absorptionActive += weight * seized * (openTransverse * sidewaysActive + openLongitudinal * forwardActive);
          absorptionSterile += weight * seized * (openTransverse * sidewaysSterile + openLongitudinal * forwardSterile);
        }
      }
      const factor = fineStructure / (24 * Math.PI * Math.PI * E * p);
      rates.emissionActive += factor * emissionActive;
      rates.emissionSterile += factor * emissionSterile;
      rates.absorptionActive += factor * absorptionActive;
      rates.absorptionSterile += factor * absorptionSterile;
    },
  };
}
