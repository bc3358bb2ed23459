import {describe, expect, it} from "vitest";
import {runNetwork, type NetworkRequest} from "../../solvers/bbn/nucleosynthesis.js";
import {RateBank, rateSet, withReplacedRates} from "../../solvers/bbn/rateBank.js";
import {parseRateTable} from "../../solvers/bbn/rateTableText.js";
import {primatKeyRates} from "../../solvers/bbn/tables/primatKeyRates.js";
import {weakRatesAlong} from "../../solvers/bbn/weakHistory.js";
import {historyWith} from "./universe.js";

const background = historyWith(), weakRates = weakRatesAlong(background, {neutronLifetimeSeconds: 878.4});
const request: NetworkRequest = {background, weakRates, omegaB: 0.022425}, plain = runNetwork(request);
const names = ["yP", "dOverH", "he3OverH", "li7OverH"] as const;
const published = primatKeyRates["d_p__He3_g"].rate, T9 = published.map((_, i) => 10 ** (-3 + (4 * i) / (published.length - 1)));
/** From 0.01 to 10, every `stride`-th point, times `factor`. */
const part = (stride: number, factor = 1) => {
  const kept = T9.map((_, i) => i).filter((i) => i >= 50 && (i - 50) % stride === 0);
  return {T9: kept.map((i) => T9[i]), rate: kept.map((i) => factor * published[i])};
};

describe("a user's rate", () => {
  it("equal to that of the compilation changes nothing", () => {
    const same = runNetwork({...request, replaceRates: {d_p__He3_g: {T9, rate: published}}});
    for (const name of names) expect(same[name] / plain[name]).toBeCloseTo(1, 9);
  });
  it("on a third of the points, from 0.01 on, changes nothing that matters", () => {
    const coarse = runNetwork({...request, replaceRates: {d_p__He3_g: part(3)}});
    for (const name of names) expect(coarse[name] / plain[name]).toBeCloseTo(1, 5);
  });
  it("acts forward and backward, and takes its own spread along", () => {
    const set = rateSet("primat", "key"), r = set.compiled.names.indexOf("d_p__He3_g"), sigmaRelative = part(1).T9.map(() => 0.1);
    const deviations = Float64Array.from({length: 12}, (_, k) => (k === r ? 1 : 0));
    const raised = new RateBank(withReplacedRates(set, {d_p__He3_g: part(1, 1.1)})), own = new RateBank(set);
    const spread = new RateBank(withReplacedRates(set, {d_p__He3_g: {...part(1), sigmaRelative}}), deviations);
    for (const temperature of [0.2, 0.7, 8]) {
      for (const bank of [raised, own, spread]) bank.at(Math.log(temperature));
      expect(raised.forward[r] / own.forward[r]).toBeCloseTo(1.1, 9);
      expect(raised.reverse[r] / own.reverse[r]).toBeCloseTo(1.1, 9);
      expect(spread.forward[r] / raised.forward[r]).toBeCloseTo(1, 9);
      for (let k = 0; k < 12; k++) if (k !== r) expect(raised.forward[k]).toBe(own.forward[k]);
    }
    const burned = runNetwork({...request, replaceRates: {d_p__He3_g: part(1, 1.1)}});
    const moved = runNetwork({...request, replaceRates: {d_p__He3_g: {...part(1), sigmaRelative}}, rateDeviations: deviations});
    expect(burned.dOverH / moved.dOverH).toBeCloseTo(1, 8);
    expect(burned.dOverH).toBeLessThan(0.975 * plain.dOverH);
  });
  it("joins on to the compilation below its first point", () => {
    const set = rateSet("primat", "key"), r = set.compiled.names.indexOf("d_p__He3_g");
    const replaced = new RateBank(withReplacedRates(set, {d_p__He3_g: part(1, 2)})), own = new RateBank(set);
    for (const bank of [replaced, own]) bank.at(Math.log(2e-3));
    expect(replaced.forward[r] / own.forward[r]).toBeCloseTo(2, 6);
  });
  it("keeps the number of baryons", () => {
    const {abundancesAtEnd: Y} = runNetwork({...request, replaceRates: {d_p__He3_g: part(1, 3)}});
    expect(Math.abs(Y[0] + Y[1] + 2 * Y[2] + 3 * (Y[3] + Y[4]) + 4 * Y[5] + 7 * (Y[6] + Y[7]) - 1)).toBeLessThan(1e-12);
  });
  it("is refused by name where it is none", () => {
    const replaced = (replaceRates: NonNullable<NetworkRequest["replaceRates"]>) => () => runNetwork({...request, replaceRates});
    const good = part(1), at = (i: number, value: number, of: readonly number[]): number[] => of.map((v, k) => (k === i ? value : v));
    expect(replaced({d_p__He3_gg: good})).toThrow(/unknown reaction d_p__He3_gg; did you mean "d_p__He3_g"\?/);
    expect(replaced({B8_n__a_a_p: good})).toThrow(/B8_n__a_a_p is a reaction of the full network only/);
    expect(replaced({d_p__He3_g: {...good, T9: at(4, 0.001, good.T9)}})).toThrow(/d_p__He3_g: T9\[4\] = 0.001 does not increase/);
    expect(replaced({d_p__He3_g: {...good, rate: at(7, -1, good.rate)}})).toThrow(/d_p__He3_g: rate\[7\] = -1 at T9 = .* is not positive/);
    expect(replaced({d_p__He3_g: {T9: [0.1, 1, 5, 10], rate: [1, 1, 1, 1]}})).toThrow(/T9 from 0.1 to 10 does not cover 0.01-10/);
    expect(replaced({d_p__He3_g: {...good, rate: [1]}})).toThrow(/rate has 1 values and T9 151/);
    expect(replaced({d_p__He3_g: {...good, sigmaRelative: good.T9.map(() => -0.1)}})).toThrow(/sigmaRelative\[0\] = -0.1/);
  });
});

describe("the text of a rate table", () => {
  const rate = {T9: [0.01, 0.1, 1, 10], rate: [1e-9, 2e-3, 5, 900], sigmaRelative: [0.02, 0.02, 0.03, 0.05]};
  it("is the same as CSV and as JSON", () => {
    const csv = `# d + p, for a test\nreaction,T9,rate,sigmaRelative\n${rate.T9.map((t, i) => `d_p__He3_g, ${t}, ${rate.rate[i]}, ${rate.sigmaRelative[i]}`).join("\n")}\n`;
    expect(parseRateTable(csv)).toEqual({d_p__He3_g: rate});
    expect(parseRateTable(JSON.stringify({d_p__He3_g: rate}))).toEqual({d_p__He3_g: rate});
    expect(parseRateTable("rate,T9,reaction\r\n3,1,a\r\n4,2,b\r\n5,2,a\r\n")).toEqual({a: {T9: [1, 2], rate: [3, 5]}, b: {T9: [2], rate: [4]}});
  });
  it("is refused with the place of the mistake", () => {
    expect(() => parseRateTable("reaction,T9,rates\na,1,2")).toThrow(/unknown column rates; did you mean "rate"\?/);
    expect(() => parseRateTable("reaction,T9\na,1")).toThrow(/column rate is missing/);
    expect(() => parseRateTable("reaction,T9,rate\na,1,two")).toThrow(/line 2: rate = "two" is not a number/);
    expect(() => parseRateTable("reaction,T9,rate\na,1")).toThrow(/line 2 has 2 cells, the head 3/);
    expect(() => parseRateTable('{"a": {"T9": [1], "rate": ["x"]}}')).toThrow(/a.rate\[0\] = "x" is not a number/);
    expect(() => parseRateTable('{"a": {"t9": [1], "rate": [1]}}')).toThrow(/a: unknown key t9; did you mean "T9"\?/);
    expect(() => parseRateTable("reaction,T9,rate\n")).toThrow(/holds no reaction/);
  });
});
