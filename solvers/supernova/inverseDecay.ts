/**
 * Channel ν γ → N and back, N → ν γ, with the plasma's photon mass m (closed for M ≤ m), by helicity.
 *   Γ_E,h = (M²−m²)²/(4πE) · ½∫₋₁¹ dc (1 ± c) f_ν(E_ν) f_γ(E_γ),   Γ_A,h: (1 − f_ν)(1 + f_γ) instead
 *   E_γ = E − E_ν runs over [M²/2(E+p) + m²(E+p)/2M², (E+p)/2 + m²/2(E+p)];  c = 1 at the largest E_ν
 * 1 ± c is the distribution of ν about the spin of N (ν goes along the spin of a Dirac N); its sum over helicities is isotropic.
 * The vacuum limit is Γ_A = (M/E) M³/4π per state of a Dirac N, for d = 1/MeV.
 * Units: MeV. References: Magill:2018 (width), Brdar:2020.
 * The channel of the literature; photonPole.ts has the dispersion, the longitudinal modes and γ* → N ν̄. Here |M|² = 8M²(M² − m²) takes photons
 * as transverse in the frame of N, not of the plasma: 7 % too much emission at 100 MeV, 3 % at 200 MeV (3e14 g/cm³, 30 MeV).
 */
import {exp, expm1, log, log1p} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import type {Channel} from "./channel.js";

const {nodes, weights} = gaussLegendre(24);

export const inverseDecay: Channel = {
  name: "nu gamma -> N",
  cites: ["Magill:2018", "Brdar:2020"],
  addRates(massMeV, energyMeV, medium, neutrinoChemicalPotentialMeV, rates) {
    const M = massMeV, E = energyMeV, m = medium.photonMassMeV, T = medium.temperatureMeV;
    if (M <= m) return;
    const p = Math.sqrt((E - M) * (E + M)), sum = E + p, open = (M - m) * (M + m);
    const low = (M * M) / (2 * sum) + (m * m * sum) / (2 * M * M);
    const width = (open * p) / (M * M), prefactor = (open * open) / (4 * Math.PI * E);
    const mu = neutrinoChemicalPotentialMeV;
    if (mu === null && low > 40 * T) {
      rates.absorptionActive += prefactor;
      rates.absorptionSterile += prefactor;
      return;
    }
    // In y = ln E_γ the Bose pole at E_γ = 0 is smooth: dE_γ = E_γ dy, ½dc = dE_γ/width.
    const halfLog = 0.5 * log1p(width / low), middle = log(low) + halfLog;
    let emission = 0, emissionTilt = 0, absorption = 0, absorptionTilt = 0;
    for (let i = 0; i < nodes.length; i++) {
      const photon = exp(middle + halfLog * nodes[i]), c = 1 - (2 * (photon - low)) / width;
      const bose = 1 / expm1(Math.min(photon / T, 700)), weight = weights[i] * photon;
      let f = 0, notF = 1;
      if (mu !== null) {
        const x = exp(Math.min((E - photon - mu) / T, 700));
        f = 1 / (1 + x);
        notF = x * f;
      }
      const e = weight * f * bose, a = weight * notF * (1 + bose);
      emission += e;
      emissionTilt += e * c;
      absorption += a;
      absorptionTilt += a * c;
    }
    const factor = (prefactor * halfLog) / width;
    rates.emissionActive += factor * (emission + emissionTilt);
    rates.emissionSterile += factor * (emission - emissionTilt);
    rates.absorptionActive += factor * (absorption + absorptionTilt);
    rates.absorptionSterile += factor * (absorption - absorptionTilt);
  },
};
