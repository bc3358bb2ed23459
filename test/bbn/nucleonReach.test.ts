/** Neutrinos beyond the thermal ones on nucleons, and the rates of hard ones. */
import {describe, expect, it} from "vitest";
import {axialCoupling, electronMassMeV, isovectorAnomalousMoment, neutronProtonMassDifferenceMeV, protonMassMeV} from "../../src/constants/particles.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {hardNeutrinoRates, nucleonReach, radiativeReach, recoilShift} from "../../solvers/bbn/nucleonReach.js";
import {allWeakCorrections, weakIntegrator, type WeakCorrections} from "../../solvers/bbn/weakRates.js";

const q = neutronProtonMassDifferenceMeV / electronMassMeV, off: WeakCorrections = {coulombAndRadiative: false, finiteMass: false, thermalRadiative: false, neutrinoSpectra: false};

describe("neutrinos on nucleons", () => {
  it("ν̄_e p agrees with the first order in 1/M of Vogel:1999, 5-60 MeV", () => {
    const g = axialCoupling, f2 = isovectorAnomalousMoment, D = neutronProtonMassDifferenceMeV, m = electronMassMeV, M = protonMassMeV, {nodes, weights} = gaussLegendre(12);
    for (const E of [5, 10, 30, 60]) {
      const E0 = E - D, p0 = Math.sqrt(E0 * E0 - m * m), v0 = p0 / E0, y2 = (D * D - m * m) / 2;
      // First order of E₁ p₁ [...] by difference in 1/M.
      const total = (inverse: number): number => {
        let sigma = 0;
        nodes.forEach((c, i) => {
          const E1 = E0 * (1 - E * inverse * (1 - v0 * c)) - y2 * inverse, p1 = Math.sqrt(E1 * E1 - m * m), v1 = p1 / E1;
          const gamma = 2 * (1 + f2) * g * ((2 * E0 + D) * (1 - v0 * c) - m * m / E0) + (1 + g * g) * (D * (1 + v0 * c) + m * m / E0)
            + (1 + 3 * g * g) * ((E0 + D) * (1 - c / v0) - D) + (1 - g * g) * ((E0 + D) * (1 - c / v0) - D) * v0 * c;
          sigma += weights[i]! / 2 * (((1 + 3 * g * g) + (1 - g * g) * v1 * c) * E1 * p1 - gamma * inverse * E0 * p0);
        });
        return sigma;
      };
      const slope = (total(1e-4 / M) - total(0)) / (1e-4 * total(0));
      expect(Math.abs(recoilShift(-1, E / m) - slope)).toBeLessThan(0.05 * Math.abs(slope));
    }
  });

  it("have the radiative factor of its slow twin, from the threshold to 1 GeV", () => {
    for (const s of [1, -1] as const) for (let z = s === 1 ? 0.01 : q + 1.0003; z < 2000; z *= 1.07) {
      const twin = nucleonReach(s, z, {...off, finiteMass: true}) * radiativeReach(s, z);
      expect(Math.abs(nucleonReach(s, z, {...off, finiteMass: true, coulombAndRadiative: true}) / twin - 1)).toBeLessThan(1e-6);
    }
    expect(nucleonReach(-1, q + 0.999, allWeakCorrections)).toBe(0);
  });

  it("convert as the integral over all electrons does when they are few and warm, with every correction: 1 % at 3 MeV, 0.2 % without recoil", () => {
    // A dilute Maxwell-Boltzmann gas of ν_e at 3 MeV in a plasma at 20 keV: beyond free decay, all of λ(n → p) is theirs.
    const T = 0.02, unit = 3 / electronMassMeV, small = 1e-3, a = 1, lnA = Float64Array.of(0), count = 600, eps = Float64Array.from({length: count}, (_, k) => 0.1 * (k + 0.5));
    const numbers = eps.map(E => small * Math.exp(-E / 3) * E * E * 0.1 / Math.PI ** 2);
    for (const [corrections, tolerance] of [[off, 1e-3], [{...allWeakCorrections, finiteMass: false}, 2e-3], [allWeakCorrections, 0.01]] as const) {
      const integrator = weakIntegrator(corrections), with_ = new Float64Array(2), without = new Float64Array(2), f = (z: number): number => small * Math.exp(-z / unit);
      integrator.evaluateSpectra(T, f, f, 3, 60, with_);
      integrator.evaluateSpectra(T, () => 1e-30, () => 1e-30, 3, 60, without);
      const {neutronToProton, protonToNeutron} = hardNeutrinoRates({comovingEnergyMeV: eps, comovingNumberMeV3: numbers}, lnA, integrator.freeDecay, corrections);
      expect(Math.abs(neutronToProton[0]! / (with_[0]! - without[0]!) * a - 1)).toBeLessThan(tolerance);
      expect(Math.abs(protonToNeutron[0]! / (with_[1]! - without[1]!) - 1)).toBeLessThan(tolerance);
    }
  });
});
