import {describe, expect, it} from "vitest";
import {fermiConstantPerMeV2, fineStructure, muonMassMeV, wBosonMassMeV} from "../../src/constants/particles.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {collisionCoefficient, mixingKernels, potentialCoefficient, weakTargets, type MixingKernels} from "../../src/rates/mixingKernels.js";

const G = fermiConstantPerMeV2;
const rates = (kernels: MixingKernels, T: number, p: number): {active: number; sterile: number} => {
  const active = new Float64Array(1), sterile = new Float64Array(1);
  kernels.scattering(T, Float64Array.of(p), active, sterile);
  return {active: active[0]!, sterile: sterile[0]!};
};

describe("active neutrinos", () => {
  it("collide at 1.27 and 0.92 G^2 T^4 p (published, MeV temperatures), to 2 %", () => {
    expect(Math.abs(collisionCoefficient(0, 1) / 1.27 - 1)).toBeLessThan(0.02);
    expect(Math.abs(collisionCoefficient(1, 2) / 0.92 - 1)).toBeLessThan(0.02);
    expect(collisionCoefficient(2, 1)).toBeCloseTo(collisionCoefficient(1, 1), 8);
  });

  it("collide the more, the more particles there are, and alike above all charged leptons", () => {
    const T = [0.02, 1, 20, 80, 150, 300, 1e4];
    for (const flavor of [0, 1, 2] as const) for (let i = 1; i < T.length; i++) expect(collisionCoefficient(flavor, T[i]!)).toBeGreaterThan(collisionCoefficient(flavor, T[i - 1]!));
    expect(collisionCoefficient(0, 1e4) / collisionCoefficient(2, 1e4)).toBeCloseTo(1, 2);
  });

  it("feel the potential of the plasma: C G^2 T^4 E/alpha with C = 0.61 (e) and 0.17 (mu, tau), to 5 %", () => {
    for (const [flavor, C] of [[0, 0.61], [1, 0.17], [2, 0.17]] as const) expect(Math.abs(potentialCoefficient(flavor, 3) * fineStructure / G / C - 1)).toBeLessThan(0.05);
  });

  it("lose their muons below the muon mass", () => {
    const charged = (T: number): number => potentialCoefficient(1, T) - potentialCoefficient(2, 0.1);
    expect(charged(5) / charged(2000)).toBeLessThan(1e-4);
    expect(charged(2000)).toBeCloseTo(8 * Math.SQRT2 / 3 * 4 * 7 / 8 * Math.PI ** 2 / 30 / wBosonMassMeV ** 2, 12);
    expect(muonMassMeV).toBeGreaterThan(5);
  });
});

/** Rates of both helicities by the definition, on neutrinos alone (c = 2 direct, c′ = 4/3 crossed): |M|² = 64 c G² (n·k)(p′·k′), 64·3c′ G² (n·k′)(p′·k). */
const plainRates = (M: number, p: number, T: number): readonly number[] => {
  const E = Math.hypot(p, M), dot = (a: readonly number[], b: readonly number[]): number => a[0]! * b[0]! - a[1]! * b[1]! - a[2]! * b[2]! - a[3]! * b[3]!;
  const k = gaussLegendre(40), c = gaussLegendre(12), sums = [0, 0];
  for (let i = 0; i < 40; i++) {
    const energy = 20 * T * (1 + k.nodes[i]!), occupation = 1 / (Math.exp(energy / T) + 1), measure = 20 * T * k.weights[i]! * energy * energy * occupation / (4 * Math.PI ** 2);
    for (let j = 0; j < 12; j++) {
      const cos = c.nodes[j]!, sin = Math.sqrt(1 - cos * cos), N = [E, 0, 0, p], target = [energy, energy * sin, 0, energy * cos];
      const total = N.map((x, m) => x + target[m]!), s = dot(total, total), W = Math.sqrt(s);
      for (let l = 0; l < 12; l++) for (let m = 0; m < 12; m++) {
        const z = c.nodes[l]!, phi = 2 * Math.PI * (m + 0.5) / 12, r = Math.sqrt(1 - z * z), n3 = [r * Math.cos(phi), r * Math.sin(phi), z];
        // Out of the rest frame of the pair by its velocity.
        const along = (total[1]! * n3[0]! + total[2]! * n3[1]! + total[3]! * n3[2]!) * 0.5, boost = along / (total[0]! + W) + 0.5, one = [(total[0]! * 0.5 + along), W / 2 * n3[0]! + total[1]! * boost, W / 2 * n3[1]! + total[2]! * boost, W / 2 * n3[2]! + total[3]! * boost];
        const two = total.map((x, q) => x - one[q]!);
        for (let h = 0; h < 2; h++) {
          const sign = h === 0 ? 1 : -1, n = [(E + sign * p) / 2, 0, 0, sign * (E + sign * p) / 2];
          const squared = 64 * G * G * (2 * dot(n, target) * dot(one, two) + 4 * dot(n, one) * dot(two, target));
          sums[h]! += measure * c.weights[j]! * c.weights[l]! / 2 / 12 * squared / (8 * Math.PI) / (4 * E * energy);
        }
      }
    }
  }
  return sums;
};

describe("N", () => {
  it.each([[0.05, 0.06], [0.05, 0.01], [0.02, 0.3]])("of mass %d and momentum %d MeV scatters on neutrinos as its helicity amplitudes say", (M, p) => {
    const T = 0.02, {active, sterile} = rates(mixingKernels(M, {e: 0, mu: 0, tau: 1}), T, p), [plainActive, plainSterile] = plainRates(M, p, T);
    expect(active / plainActive!).toBeCloseTo(1, 3);
    expect(sterile / plainSterile!).toBeCloseTo(1, 3);
  });

  it("without mass scatters as an active neutrino where the plasma does not suppress mixing", () => {
    const T = 1, p = 3, {active} = rates(mixingKernels(0.02), T, p);
    expect(active / (collisionCoefficient(1, T) * G * G * T ** 4 * p)).toBeCloseTo(1, 3);
  });

  it("of the other helicity is suppressed by M^2/p^2", () => {
    const at = (M: number): number => { const {active, sterile} = rates(mixingKernels(M), 1, 3); return sterile / active; };
    expect(at(0.02) / at(0.01)).toBeCloseTo(4, 1);
    expect(at(0.02)).toBeLessThan(0.02 ** 2);
  });

  it("at rest does not know its helicity", () => {
    const {active, sterile} = rates(mixingKernels(50), 10, 1e-6);
    expect(active / sterile).toBeCloseTo(1, 6);
  });

  it("mixes less in a hot plasma: at T >> (M^2/G...)^(1/6) as [2pV/M^2]^-2", () => {
    const M = 0.01, T = 2000, p = 3 * T, {active} = rates(mixingKernels(M), T, p);
    const V = G * potentialCoefficient(1, T) * T ** 4 * p, D = collisionCoefficient(1, T) * G * G * T ** 4 * p / 2;
    const expected = 2 * D * (M * M / (2 * p)) ** 2 / (V ** 2 + D ** 2);
    expect(active / expected).toBeCloseTo(1, 3);
    expect(active / (2 * D)).toBeLessThan(1e-10);
  });

  it("adds over flavours by their shares", () => {
    const shares = {e: 0.2, mu: 0.3, tau: 0.5}, together = rates(mixingKernels(30, shares), 40, 100);
    const apart = (["e", "mu", "tau"] as const).map(flavor => shares[flavor] * rates(mixingKernels(30, {...{e: 0, mu: 0, tau: 0}, [flavor]: 1}), 40, 100).active);
    expect(together.active / (apart[0]! + apart[1]! + apart[2]!)).toBeCloseTo(1, 12);
  });

  it("meets splined sums within 1e-3 of those added up", () => {
    const M = 50, p = 1e-4;
    // Below the muon threshold mixing is that of the vacuum, so the rate at rest is linear in the sums.
    for (const T of [0.05, 0.4, 3.3, 17, 61]) {
      const {energy, direct, crossed} = weakTargets(1, M, T), plain = G * G / Math.PI * (M * M * (direct + crossed / 2) * T ** 3 / 2 + energy * T ** 4 * M + M * M * crossed * T ** 3 / 2);
      expect(rates(mixingKernels(M), T, p).active / plain).toBeCloseTo(1, 3);
    }
  });

  it("is refused where W and Z are light, and does nothing below 10 keV", () => {
    expect(() => rates(mixingKernels(50), 2e4, 1e4)).toThrow("temperatureMeV = 20000 is above 10000 MeV");
    expect(rates(mixingKernels(50), 5e-3, 1)).toEqual({active: 0, sterile: 0});
    expect(() => mixingKernels(50, {e: 1, mu: 1, tau: 0})).toThrow("add to 2");
  });
});
