/**
 * Channels of a real photon of the plasma: ν γ* → N and N → ν γ* where its Q² = ω² − q² lies below M², γ* → N ν̄ where it lies above.
 *   Γ_E,h = 1/(16πE p) Σ_λ ∫d ln u W_λ S_λ,h F,   u = ω + q between M²/(E+p), or where ω − q = E − p, and E + p
 *   S_T,h = ±8{(Q² − M²)M² − 2M² n_h·k + Q² X_h},   S_L,h = ±8Q²(n_h·k − X_h),   n_h = ½(E+hp)(1, hp̂), X_h = h(E+hp)p_⊥²/p
 * with k = q − p (+: decay of the photon) or k → −k (−: ν absorbed); transverse: both modes.
 *   F = f_ν(E−ω) f_γ(ω) or (1 − f_ν̄(ω−E)) f_γ(ω);   Γ_A: (1 − f_ν)(1 + f_γ) or f_ν̄ (1 + f_γ)
 * In vacuum Γ_A = (M/E)M³/4π (1 ± tilt) per state of a Dirac N; summed, γ* → N ν̄ is Z(Q²−M²)²(Q²+2M²)/(12πQ²ω) per mode.
 * Units: MeV, d = 1/MeV. References: Braaten:1993 (modes), Magill:2018 (width), Raffelt:1996 (plasmon decay).
 * Neglected: protons and muons in the dispersion (1e-3 of ω_p²), widths of the modes.
 */
import {exp, expm1, log, square} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import type {Channel, HelicityRates} from "./channel.js";
import type {Medium} from "./medium.js";
import {photonModes, type PhotonModes} from "./photonModes.js";

const {nodes, weights} = gaussLegendre(20);

/** Which modes count; a photon that is "massive" has the constant mass of `inverseDecay`. */
export type PhotonParts = "all" | "transverse" | "longitudinal";

export function photonPole(parts: PhotonParts = "all"): Channel {
  return {
    name: "nu gamma <-> N",
    cites: ["Braaten:1993", "Magill:2018", "Raffelt:1996"],
    addRates(massMeV, energyMeV, medium, neutrinoChemicalPotentialMeV, rates) {
      const modes = photonModes();
      if (parts !== "longitudinal") addModes(modes.transverse, true, massMeV, energyMeV, medium, neutrinoChemicalPotentialMeV, rates);
      // Without ω_p there are no longitudinal photons.
      if (parts !== "transverse" && medium.plasmaFrequencyMeV > 1e-3 * massMeV) addModes(modes.longitudinal, false, massMeV, energyMeV, medium, neutrinoChemicalPotentialMeV, rates);
    },
  };
}

function addModes(modes: PhotonModes, transverse: boolean, M: number, E: number, medium: Medium, mu: number | null, rates: HelicityRates): void {
  const p = Math.sqrt((E - M) * (E + M)), T = medium.temperatureMeV, plus = E + p, minus = (M * M) / plus, front = 1 / (16 * Math.PI * E * p);
  // A photon mass below 1e-7 M is none.
  const scale = Math.max(medium.plasmaFrequencyMeV, 1e-7 * M), scale2 = scale * scale, logScale = log(scale);
  const top = log(plus) - logScale, edge = modes.logUWhere(log(minus) - logScale), bottom = log(minus) - logScale;
  const decays = edge > top, from = decays ? top : Math.max(edge, bottom, 0), to = Math.min(decays ? edge : top, transverse ? Infinity : modes.highestLogU);
  if (!(to > from)) return;
  if (!decays && mu === null && transverse && scale < 1e-3 * M && 0.5 * minus > 40 * T) {
    const free = square(M * M) / (4 * Math.PI * E);
    rates.absorptionActive += free;
    rates.absorptionSterile += free;
    return;
  }
  const sign = decays ? 1 : -1, half = 0.5 * (to - from);
  let emissionActive = 0, emissionSterile = 0, absorptionActive = 0, absorptionSterile = 0;
  for (let i = 0; i < nodes.length; i++) {
    const logU = from + half * (1 + nodes[i]!), u = scale * exp(logU), Q2 = scale2 * modes.virtualityAt(logU), w = Q2 / u, q = 0.5 * (u - w), omega = 0.5 * (u + w);
    const a = u - plus, b = u - minus, c = w - minus, e = plus - w;
    const across = (a * b * c * e) / (4 * q * q), active = (plus * b * c) / (4 * p), sterile = (minus * a * e) / (4 * p), common = (Q2 - M * M) * M * M;
    const alongActive = (plus * across) / p, alongSterile = (-minus * across) / p;
    const strengthActive = transverse ? common - 2 * M * M * active + Q2 * alongActive : Q2 * (active - alongActive);
    const strengthSterile = transverse ? common - 2 * M * M * sterile + Q2 * alongSterile : Q2 * (sterile - alongSterile);
    const boseOver = Math.min(omega / T, 700), bose = 1 / expm1(boseOver), stimulated = -1 / expm1(-boseOver);
    let first = 0, second = 1;
    if (mu !== null) {
      // (E − ω − μ)/T serves both: f_ν of the neutrino, and 1 − f of the antineutrino of energy ω − E and potential −μ.
      const filled = exp(Math.min(Math.max((E - omega - mu) / T, -700), 700));
      first = 1 / (1 + filled);
      second = filled * first;
    } else if (decays) [first, second] = [1, 0];
    const weight = sign * weights[i]! * u * modes.fluxOverUAt(logU), emitted = weight * first * bose, absorbed = weight * second * stimulated;
    emissionActive += emitted * Math.max(sign * strengthActive, 0) * sign;
    emissionSterile += emitted * Math.max(sign * strengthSterile, 0) * sign;
    absorptionActive += absorbed * Math.max(sign * strengthActive, 0) * sign;
    absorptionSterile += absorbed * Math.max(sign * strengthSterile, 0) * sign;
  }
  const factor = 8 * front * half;
  rates.emissionActive += factor * emissionActive;
  rates.emissionSterile += factor * emissionSterile;
  rates.absorptionActive += factor * absorptionActive;
  rates.absorptionSterile += factor * absorptionSterile;
}
