import {describe, expect, it} from "vitest";
import {electricChargeSquared} from "../../src/constants/particles.js";
import {boseEinsteinIntegral, fermiDiracIntegral} from "../../src/numerics/fermiDirac.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {annihilation, pairBlocking} from "../../src/rates/annihilationKernel.js";
import type {ChargedSpecies} from "../../src/rates/chargedSpecies.js";
import {tabulatedPhotonMassSquared} from "../../src/rates/debyeMass.js";
import {screenedExchange} from "../../src/rates/exchangeKernel.js";
import {tailIntegrals} from "../../src/rates/recoilStatistics.js";
import {ScatteringRates} from "../../src/rates/scatteringRates.js";

const debye = (T: number): number => electricChargeSquared * T * T / 3;
const fermion: ChargedSpecies = {name: "f", massMeV: 1, chargeSquaredTimesColors: 1, statistics: "fermion", phase: "always"};

describe("rates with integrals in closed form", () => {
  const T = 1, many = gaussLegendre(48), over = (from: number, to: number, visit: (x: number, weight: number) => void): void =>
    many.nodes.forEach((node, i) => visit(from + (to - from) * (1 + node) / 2, (to - from) / 2 * many.weights[i]!));
  /** [M, m, p] [MeV]: light, slow and heavy N; light and heavy targets. */
  const points = [[0.02, 0.3, 0.4], [0.3, 0.05, 6], [3, 0.5, 0.1], [40, 0.5, 3], [0.5, 6, 2]] as const;

  it.each(points)("soft exchange is the plain integral over energy and angle of fermions and scalars, M = %d, m = %d, p = %d", (M, m, p) => {
    const E = Math.hypot(M, p), K = debye(T), line = new Float64Array(2);
    for (const statistics of ["fermion", "scalar"] as const) {
      const rates = new ScatteringRates({species: [{...fermion, massMeV: m, statistics}], debyeMassSquared: debye, energyNodes: 48}), sign = statistics === "fermion" ? 1 : -1;
      let active = 0, sterile = 0;
      over(0, 5, (v, dv) => over(-1, 1, (c, dc) => {
        const Ef = m + T * v * v, pf = Math.sqrt(Ef * Ef - m * m), f = 1 / (Math.exp(Ef / T) + sign), G = E * Ef - p * pf * c, root = Math.sqrt(G * G - (M * m) ** 2);
        screenedExchange(M * M, m * m, K, G, root, line);
        // 1/(2E)·p_f dE dc/(8π²)·64e²/(8π) dt/(2√L), two states and f̄ of a fermion, half as many of a scalar.
        const w = (3 + sign) / 2 * dv * 2 * T * v * dc * pf * f * (1 - sign * f) * 64 * electricChargeSquared / (2 * E * 8 * Math.PI ** 2 * 8 * Math.PI * 2 * root);
        active += w * (line[0]! + line[1]! * (E + p) / 2 * (Ef - pf * c));
        sterile += w * (line[0]! + line[1]! * M * M / (E + p) / 2 * (Ef + pf * c));
      }));
      rates.place(T);
      rates.exchangeAt(M, p, false);
      expect(Math.abs(rates.exchange[0]! / active - 1)).toBeLessThan(1e-5);
      expect(Math.abs(rates.exchange[1]! / sterile - 1)).toBeLessThan(1e-4);
    }
  });

  it.each(points)("annihilation is the plain integral over energy and angle of the antineutrino, M = %d, m = %d, p = %d", (M, m, p) => {
    const E = Math.hypot(M, p), rates = new ScatteringRates({species: [{...fermion, massMeV: m}], debyeMassSquared: debye}), pair = new Float64Array(2);
    let active = 0, sterile = 0;
    over(-1, 1, (c, dc) => {
      const least = Math.max(0, Math.max(tabulatedPhotonMassSquared(T), 4 * m * m) - M * M) / (2 * (E - p * c));
      over(0, 6, (v, dv) => {
        const k = least + T * v * v, omega = E + k, s = M * M + 2 * k * (E - p * c), beta = Math.sqrt(Math.max(0, 1 - 4 * m * m / s));
        const occupation = (1 / (Math.exp(k / T) + 1) + 1 / Math.expm1(omega / T)) * pairBlocking(omega, Math.sqrt(omega * omega - s), T);
        const w = dc * dv * 2 * T * v * k * occupation * (1 + 2 * m * m / s) * beta / (6 * Math.PI) / (2 * E * 8 * Math.PI ** 2);
        annihilation(M * M, s, M * M / (E + p) / 2 * k * (1 + c), pair);
        active += w * pair[0]!;
        sterile += w * pair[1]!;
      });
    });
    rates.place(T);
    rates.at(M, p, false);
    for (const [ours, plain] of [[rates.annihilation[0]!, active], [rates.annihilation[1]!, sterile]] as const) expect(Math.abs(ours - plain)).toBeLessThan(2e-3 * (active + sterile));
  });

  it("f and its integrals are those of Fermi and Bose", () => {
    const out = new Float64Array(4);
    for (const x of [0, 0.2, 1, 7, 25]) for (const sign of [1, -1] as const) {
      if (x === 0 && sign === -1) continue;
      tailIntegrals(Math.exp(-x), sign, out);
      const factorial = [1, 1, 2];
      expect(out[0]! * (Math.exp(x) + sign)).toBeCloseTo(1, 12);
      for (let k = 0; k < 3; k++) expect(out[k + 1]! * factorial[k]! / (sign === 1 ? fermiDiracIntegral : boseEinsteinIntegral)(k, -x)).toBeCloseTo(1, 5);
    }
  });

  it("recoil is that of many nodes in energy, angle, t and azimuth, to 1e-3 of the rate", () => {
    // Φ − F of the first line of recoilStatistics.ts, in the centre of mass.
    const rule = gaussLegendre(16), turns = 8, K = debye(T);
    for (const [M, m, p] of [[0.3, 0.2, 0.3], [3, 0.5, 1], [20, 0.3, 5]] as const) {
      const E = Math.hypot(M, p), M2 = M * M, m2 = m * m, sum = [0, 0];
      rule.nodes.forEach((x, i) => rule.nodes.forEach((c, j) => {
        const v = 2.4 * (1 + x), Ef = m + T * v * v, pf = Math.sqrt(Ef * Ef - m2), G = E * Ef - p * pf * c, L = G * G - M2 * m2, s = M2 + m2 + 2 * G, root = Math.sqrt(s);
        const k = (M2 + 2 * G) / (2 * root), pN = Math.sqrt(L) / root, EN = (M2 + G) / root, gamma = (E + Ef) / root, push = Math.sqrt(gamma * gamma - 1);
        const steer = (E - gamma * EN) / (push * pN), high = 2 * k * (EN + pN) - M2, low = M2 * M2 * m2 / (s * high), span = Math.log((high + K) / (low + K));
        const f1 = 1 / (Math.exp(Ef / T) + 1), weight = rule.weights[i]! * 2.4 * 2 * T * v * pf * rule.weights[j]! * 64 * electricChargeSquared * 2 / (2 * E * 8 * Math.PI ** 2 * 8 * Math.PI * 2 * Math.sqrt(L));
        rule.nodes.forEach((y, l) => {
          const w = (low + K) * Math.exp(span * (1 + y) / 2) - K, turn = Math.max(-1, 1 - (w - low) / (2 * k * pN)), aside = Math.sqrt((1 - turn * turn) * Math.max(0, 1 - steer * steer));
          for (let n = 0; n < turns; n++) {
            const nu = gamma * k + push * k * (turn * steer + aside * Math.cos(2 * Math.PI * (n + 0.5) / turns)), f2 = 1 / (Math.exp((Ef + E - nu) / T) + 1), fnu = 1 / (Math.exp(nu / T) + 1);
            const change = f1 * (1 - f2) * (1 - fnu) + (1 - f1) * f2 * fnu - f1 * (1 - f1);
            // n·k by the plasma's axes: E k⁰ − p k_z = N·k.
            const kz = (E * nu - (M2 + w) / 2) / p, vf = (M2 + w) * G - M2 * (G - w / 2), after = (M2 + w) * (M2 + G - (M2 + w) / 2) - M2 * (G + M2 / 2);
            for (let h = 0; h < 2; h++) {
              const sign = h === 0 ? 1 : -1, half = (E + sign * p) / 2, target = half * (Ef - sign * pf * c), neutrino = half * (nu - sign * kz);
              sum[h]! += weight * rule.weights[l]! * span / 2 / w / turns * change * (vf * (target + M2 / 2 - neutrino) + after * target - m2 * M2 * ((M2 + w) / 2 - neutrino));
            }
          }
        });
      }));
      const rates = new ScatteringRates({species: [{...fermion, massMeV: m}], debyeMassSquared: debye});
      rates.place(T);
      rates.exchangeAt(M, p);
      for (let h = 0; h < 2; h++) expect(Math.abs(rates.recoil[h]! - sum[h]!) / (rates.exchange[0]! + rates.exchange[1]!)).toBeLessThan(1e-3);
    }
  });
});
