import {describe, expect, it} from "vitest";
import {electricChargeSquared as e2} from "../../src/constants/particles.js";
import type {ChargedSpecies} from "../../src/rates/chargedSpecies.js";
import {ScatteringRates} from "../../src/rates/scatteringRates.js";
import {annihilationGain, annihilationLoss, exchangeGain, exchangeLoss, type Collision} from "./exactCollisions.js";

const T = 1, K = e2 / 3, count = 32;
/** [M, m, p]: slow and fast N, heavier and lighter than the pair. */
const points = [[1, 0.511, 2], [1.5, 0.511, 0.7], [0.6, 1, 1.5]] as const;
const collision = ([M, m, p]: readonly [number, number, number]): Collision => ({temperatureMeV: T, massMeV: M, momentumMeV: p, targetMassMeV: m, debyeSquaredMeV2: K});

describe("gain and loss, integrated apart with all blocking factors", () => {
  it.each(points)("of exchange stand as f_eq to 1 - f_eq within 1e-8: M = %d, m = %d, p = %d", (...point) => {
    const one = collision(point), gain = exchangeGain(one, 40), loss = exchangeLoss(one, count), balance = Math.exp(Math.hypot(one.massMeV, one.momentumMeV) / T);
    for (let h = 0; h < 2; h++) expect(Math.abs(gain[h]! / loss[h]! * balance - 1)).toBeLessThan(1e-8);
  });

  it.each(points)("of annihilation stand as f_eq to 1 - f_eq within 1e-8: M = %d, m = %d, p = %d", (...point) => {
    const one = collision(point), gain = annihilationGain(one, count), loss = annihilationLoss(one, count), balance = Math.exp(Math.hypot(one.massMeV, one.momentumMeV) / T);
    for (let h = 0; h < 2; h++) expect(Math.abs(gain[h]! / loss[h]! * balance - 1)).toBeLessThan(1e-8);
  });
});

describe("relaxation rates of the kernels", () => {
  const at = ({massMeV, momentumMeV, targetMassMeV}: Collision): ScatteringRates => {
    const species: readonly ChargedSpecies[] = [{name: "f", massMeV: targetMassMeV, chargeSquaredTimesColors: 1, statistics: "fermion", phase: "always"}];
    const rates = new ScatteringRates({species, debyeMassSquared: () => K});
    rates.place(T);
    rates.at(massMeV, momentumMeV);
    return rates;
  };

  it.each([...points, [10, 0.05, 3], [0.01, 0.01, 0.2]] as const)("are gain and loss together to 3e-4 of both helicities for exchange, 3e-2 for annihilation: M = %d, m = %d, p = %d", (...point) => {
    const one = collision(point), rates = at(one), sum = (a: readonly number[], b: readonly number[]): number => a[0]! + a[1]! + b[0]! + b[1]!;
    const gain = exchangeGain(one, 26), loss = exchangeLoss(one, 26);
    for (let h = 0; h < 2; h++) expect(Math.abs(rates.exchange[h]! - gain[h]! - loss[h]!) / sum(gain, loss)).toBeLessThan(3e-4);
    if (one.targetMassMeV < 0.5) return;
    const annihilation = sum(annihilationGain(one, 20), annihilationLoss(one, 20));
    expect(Math.abs((rates.annihilation[0]! + rates.annihilation[1]!) / annihilation - 1)).toBeLessThan(0.03);
  });

  it("would miss up to 18 %% without the recoil of the target", () => {
    const soft = at(collision([10, 0.05, 3]));
    expect(soft.recoil[0]! / soft.exchange[0]!).toBeGreaterThan(0.15);
  });
});
