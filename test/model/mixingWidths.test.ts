import {describe, expect, it} from "vitest";
import {electronMassMeV, muonMassMeV, weakMixingSinSquared} from "../../src/constants/particles.js";
import {chargedPairDecay, leptonCouplings, neutrinoPairDecay, photonWidth, threeNeutrinoWidth} from "../../src/model/mixingWidths.js";
import {gaussLegendre, tanhSinh} from "../../src/numerics/quadrature.js";

/** The closed form of Bondarenko:2018 for N → ν ℓℓ over Γ₀, good to rounding for x above about 0.05. */
const closedForm = (x: number, same: boolean): number => {
  const s2 = weakMixingSinSquared, sign = same ? 1 : -1, C1 = (1 + sign * 4 * s2 + 8 * s2 ** 2) / 4, C2 = s2 * (2 * s2 + sign) / 2, root = Math.sqrt(1 - 4 * x * x);
  const L = Math.log((1 - 3 * x ** 2 - (1 - x ** 2) * root) / (x ** 2 * (1 + root)));
  return C1 * ((1 - 14 * x ** 2 - 2 * x ** 4 - 12 * x ** 6) * root + 12 * x ** 4 * (x ** 4 - 1) * L)
    + 4 * C2 * (x ** 2 * (2 + 10 * x ** 2 - 12 * x ** 4) * root + 6 * x ** 4 * (1 - 2 * x ** 2 + 2 * x ** 4) * L);
};

/** N → ν ℓℓ from |M|² on the Dalitz plane of ℓ⁻ and ℓ⁺ energies: width over Γ₀, ⟨E_ν⟩/M and ⟨p_ν·ŝ⟩/M. */
const dalitz = (x: number, same: boolean): {width: number; neutrino: number; tilt: number} => {
  const {left, right} = leptonCouplings(same), {nodes, weights} = gaussLegendre(80);
  let width = 0, neutrino = 0, tilt = 0;
  // M = 1. Energies a of ℓ⁻ and b of ℓ⁺; E_ν = 1 − a − b; ν·ℓ⁻ = (s − m²)/2 with s = (ν + ℓ⁻)² = 1 + m² − 2b.
  for (let i = 0; i < 80; i++) {
    const u = (1 + nodes[i]!) / 2, a = x + (0.5 - x) * u * u * (3 - 2 * u), da = (0.5 - x) * 3 * u * (1 - u) * weights[i]!, p = Math.sqrt(a * a - x * x);
    const rest = 1 - 2 * a + x * x, middle = (1 - a) * (1 - 2 * a + 2 * x * x) / (2 * rest), half = p * Math.sqrt(Math.max(0, (1 - 2 * a) ** 2)) / (2 * rest);
    for (let j = 0; j < 80; j++) {
      const b = middle + half * nodes[j]!, E = 1 - a - b, weight = da * half * weights[j]!;
      const nuMinus = (1 - 2 * b) / 2, nuPlus = (1 - 2 * a) / 2;
      const even = left ** 2 * b * nuMinus + right ** 2 * a * nuPlus + left * right * x * x * E;
      // cos θ between ν and each lepton; N → N − s turns b into b + p_b cos: averaged over orientations, the spin follows ν.
      const q = Math.sqrt(b * b - x * x), cosB = (a * a - x * x - E * E - q * q) / (2 * E * q), cosA = (q * q - E * E - p * p) / (2 * E * p);
      const odd = left ** 2 * q * cosB * nuMinus + right ** 2 * p * cosA * nuPlus + left * right * x * x * E;
      width += weight * even;
      neutrino += weight * even * E;
      tilt += weight * odd * E / 3;
    }
  }
  // ∫(1 − y)√(1 − 4r) dy = 4 ∫dE_ℓ dE_ℓ̄.
  return {width: 48 * 4 * width, neutrino: neutrino / width, tilt: tilt / width};
};

describe("N -> nu l l", () => {
  it.each([[0.08, true], [0.2, false], [0.2, true], [0.35, false], [0.47, true]] as const)("at m/M = %d follows the closed form (own flavour: %s)", (x, same) => {
    const {widthMeV} = neutrinoPairDecay(100, 100 * x, same);
    expect(widthMeV / threeNeutrinoWidth(100) / closedForm(x, same)).toBeCloseTo(1, 8);
  });

  it.each([true, false])("stays finite and tends to g_L^2 + g_R^2 for m << M, where the closed form cancels (own flavour: %s)", same => {
    const {left, right} = leptonCouplings(same);
    for (const M of [100, 1e3, 1e5]) {
      const x = electronMassMeV / M, first = left ** 2 + right ** 2 + x * x * (8 * left * right - 16 * (left ** 2 + right ** 2));
      expect(neutrinoPairDecay(M, electronMassMeV, same).widthMeV / threeNeutrinoWidth(M) / first).toBeCloseTo(1, 6);
    }
  });

  it("shares energy and spin as muon decay does, for massless leptons", () => {
    const {neutrinoShare, neutrinoTilt} = neutrinoPairDecay(1e6, electronMassMeV, true);
    expect(neutrinoShare).toBeCloseTo(7 / 20, 9);
    expect(neutrinoTilt).toBeCloseTo(-1 / 20, 9);
  });

  it.each([[0.1, true], [0.3, true], [0.3, false], [0.45, false]] as const)("at m/M = %d agrees with the Dalitz plane (own flavour: %s)", (x, same) => {
    const fast = neutrinoPairDecay(1, x, same), slow = dalitz(x, same);
    expect(fast.widthMeV / threeNeutrinoWidth(1) / slow.width).toBeCloseTo(1, 4);
    expect(fast.neutrinoShare / slow.neutrino).toBeCloseTo(1, 4);
    expect(fast.neutrinoTilt / slow.tilt).toBeCloseTo(1, 3);
  });

  it("is closed below two leptons", () => expect(neutrinoPairDecay(1, electronMassMeV, true).widthMeV).toBe(0));
});

describe("N -> l_a l_b nu_b", () => {
  it("has the same width, and the same energies, with the masses exchanged: |M|^2 = (N l_b)(l_a nu) in different variables", () => {
    for (const M of [120, 200, 800]) {
      const one = chargedPairDecay(M, electronMassMeV, muonMassMeV), two = chargedPairDecay(M, muonMassMeV, electronMassMeV);
      expect(one.widthMeV / two.widthMeV).toBeCloseTo(1, 6);
    }
  });

  it("agrees with an adaptive integral", () => {
    const M = 200, a = muonMassMeV / M, b = electronMassMeV / M;
    const {value} = tanhSinh(z => 12 / z * (z - a * a) ** 2 * (1 + b * b - z) * Math.sqrt(Math.max(0, ((1 - b) ** 2 - z) * ((1 + b) ** 2 - z))), a * a, (1 - b) ** 2, 1e-10);
    expect(chargedPairDecay(M, muonMassMeV, electronMassMeV).widthMeV / threeNeutrinoWidth(M) / value).toBeCloseTo(1, 7);
  });

  it("gives 7/20 to l_a and nu_b, 3/10 to l_b, where both are light", () => {
    const {widthMeV, ownShare, otherShare, neutrinoShare} = chargedPairDecay(1e6, 0.01, 0.01);
    expect(widthMeV / threeNeutrinoWidth(1e6)).toBeCloseTo(1, 8);
    expect([ownShare, otherShare, neutrinoShare].map(share => Math.round(share * 1e6) / 1e6)).toEqual([0.35, 0.3, 0.35]);
  });

  it("leaves the leptons their masses at threshold", () => {
    const M = 1.0001 * (electronMassMeV + muonMassMeV), {ownShare, otherShare} = chargedPairDecay(M, electronMassMeV, muonMassMeV);
    expect(otherShare).toBeCloseTo(muonMassMeV / M, 4);
    expect(ownShare).toBeCloseTo(electronMassMeV / M, 4);
  });
});

it("N -> nu gamma is 0.8 % of N -> 3 nu", () => expect(photonWidth(1) / threeNeutrinoWidth(1)).toBeCloseTo(27 / (8 * Math.PI * 137.036), 8));
