/** Weak rates from spectra that the history itself holds: thermal, grey, and with a hard tail. */
import {describe, expect, it} from "vitest";
import {thermalElectronNeutrinos, type ElectronNeutrinoSpectra} from "../../solvers/bbn/electronNeutrinos.js";
import {MonotoneCurve} from "../../solvers/bbn/monotoneCurve.js";
import {standardElectronNeutrinos} from "../../solvers/bbn/neutrinoSpectra.js";
import {runNetwork} from "../../solvers/bbn/nucleosynthesis.js";
import {ThermalTrack} from "../../solvers/bbn/thermalTrack.js";
import {weakRatesAlong, type WeakHistory} from "../../solvers/bbn/weakHistory.js";
import {allWeakCorrections, weakIntegrator} from "../../solvers/bbn/weakRates.js";
import type {Background, ElectronNeutrinoSamples} from "../../solvers/early-universe/background.js";
import {hardNeutrinoRates} from "../../solvers/bbn/nucleonReach.js";
import {MomentumGrid} from "../../solvers/early-universe/spectral/momentumGrid.js";
import {threeTemperatures} from "./universe.js";

const background = threeTemperatures(), track = new ThermalTrack(background), neutronLifetimeSeconds = 878.4, {lnA} = background;
const thermalOnly = {neutrinoSpectra: false}, born = {coulombAndRadiative: false, thermalRadiative: false, neutrinoSpectra: false};
const thermal = weakRatesAlong(background, {neutronLifetimeSeconds, corrections: thermalOnly});
const y = Float64Array.from({length: 60}, (_, j) => 0.02 + 30 * (j / 59) ** 1.5);

/** Spectra as arrays, at the samples `rows` (all by default). */
const arrays = (spectra: ElectronNeutrinoSpectra, rows = lnA, momenta = y): ElectronNeutrinoSamples => {
  const occupation = new Float64Array(rows.length * momenta.length), antineutrino = new Float64Array(rows.length * momenta.length);
  rows.forEach((x, i) => {
    const at = spectra.at(x);
    momenta.forEach((value, j) => {
      occupation[i * momenta.length + j] = at.neutrino(value);
      antineutrino[i * momenta.length + j] = at.antineutrino(value);
    });
  });
  return {lnA: rows, comovingMomentumMeV: momenta, occupation, antineutrino};
};
const withSpectra = (electronNeutrinoSpectra: ElectronNeutrinoSamples): Background => ({...background, electronNeutrinoSpectra});
const rate = (weak: WeakHistory, x: number): readonly [number, number] =>
  [Math.exp(weak.logNeutronToProton.at(x)) + (weak.boost?.neutronToProton(x) ?? 0), Math.exp(weak.logProtonToNeutron.at(x)) + (weak.boost?.protonToNeutron(x) ?? 0)];
/** Largest relative difference of both rates down to T_γ. */
const worst = (a: WeakHistory, b: WeakHistory, downToMeV: number): number => {
  let difference = 0;
  for (let x = a.lnA[0]; track.temperatureMeV(x) > downToMeV; x += 0.013) {
    const one = rate(a, x), two = rate(b, x);
    for (let k = 0; k < 2; k++) difference = Math.max(difference, Math.abs(one[k]! / two[k]! - 1));
  }
  return difference;
};
const run = (weakRates: WeakHistory): number => runNetwork({background, weakRates, omegaB: 0.022425, relativeTolerance: 1e-6}).yP;

describe("spectra of a history", () => {
  it("that are thermal reproduce the thermal rates at the samples to 1e-6, in between to 3e-5, Y_P to 2e-7", () => {
    const sampled = weakRatesAlong(withSpectra(arrays(thermalElectronNeutrinos(track))), {neutronLifetimeSeconds, corrections: thermalOnly});
    const fine = weakRatesAlong(background, {neutronLifetimeSeconds, corrections: thermalOnly, spacing: 0.02});
    expect(sampled.boost).toBeUndefined();
    expect(worst(sampled, fine, 0.02)).toBeLessThan(3e-5);
    expect(Math.abs(run(sampled) - run(thermal))).toBeLessThan(3e-7);
    const exact = weakRatesAlong(background, {neutronLifetimeSeconds, corrections: thermalOnly, electronNeutrinos: thermalElectronNeutrinos(track)});
    let difference = 0;
    for (const x of exact.lnA.filter((_, i) => i % 9 === 0)) {
      const one = weakRatesAlong(withSpectra(arrays(thermalElectronNeutrinos(track), Float64Array.of(x - 0.01, x))), {neutronLifetimeSeconds, corrections: thermalOnly});
      const nearest = one.lnA.findIndex(node => Math.abs(node - x) < 1e-9);
      if (nearest < 0) continue;
      for (const name of ["logNeutronToProton", "logProtonToNeutron"] as const) difference = Math.max(difference, Math.abs(one[name].at(x) - exact[name].at(x)));
    }
    expect(difference).toBeLessThan(1e-6);
  });

  it("that begin late are thermal before, and stay as they are after the last row", () => {
    const rows = lnA.filter((x) => track.temperatureMeV(x) < 5 && track.temperatureMeV(x) > 0.3);
    const sampled = weakRatesAlong(withSpectra(arrays(thermalElectronNeutrinos(track), rows)), {neutronLifetimeSeconds, corrections: thermalOnly});
    // e± still heat ν a little below 0.3 MeV: 1e-3 in p → n there.
    expect(worst(sampled, thermal, 0.3)).toBeLessThan(6e-5);
    expect(worst(sampled, thermal, 0.05)).toBeLessThan(5e-3);
    expect(sampled.lnA[0]).toBeCloseTo(thermal.lnA[0], 9);
    expect(sampled.lnA[sampled.lnA.length - 1]).toBeCloseTo(thermal.lnA[thermal.lnA.length - 1], 9);
  });

  it("with the grey distortion of the standard run match the path of given functions, antineutrinos and ξ included", () => {
    for (const xi of [0, 0.3]) {
      const grey = standardElectronNeutrinos(track, xi), history = {...background, electronNeutrinoDegeneracy: xi};
      const functions = weakRatesAlong(history, {neutronLifetimeSeconds, electronNeutrinos: grey, spacing: 0.05});
      const sampled = weakRatesAlong({...history, electronNeutrinoSpectra: arrays(grey)}, {neutronLifetimeSeconds});
      expect(worst(sampled, functions, 0.05)).toBeLessThan(5e-5);
      expect(worst(functions, thermal, 0.05)).toBeGreaterThan(8e-4);
    }
  });

  it("win over hard rates of the same history, and lose against spectra given in the options", () => {
    const wild = {comovingEnergyMeV: Float64Array.of(30), comovingNumberMeV3: new Float64Array(lnA.length).fill(1)};
    const both = {...withSpectra(arrays(thermalElectronNeutrinos(track))), hardElectronNeutrinos: wild};
    expect(weakRatesAlong(both, {neutronLifetimeSeconds, corrections: thermalOnly}).boost).toBeUndefined();
    const given = weakRatesAlong(both, {neutronLifetimeSeconds, electronNeutrinos: thermalElectronNeutrinos(track)});
    expect(given.lnA.length).toBe(thermal.lnA.length);
  });

  it("with a monochromatic tail convert as hard neutrinos do, with and without corrections", () => {
    // 10⁻⁴ T³ neutrinos and as many antineutrinos of 30 MeV at 0.5 MeV, on one node of a grid with its own weights, gone below 0.2 MeV.
    const from = track.lnAAt(0.5), momenta = Float64Array.from({length: 100}, (_, j) => 0.02 * 1.09 ** j), weightsMeV = momenta.map(value => 0.09 * value);
    const node = momenta.findIndex(value => value > 30 * Math.exp(from)), line = momenta[node]!, comoving = 1e-4 * (0.5 * Math.exp(from)) ** 3;
    const samples = arrays(thermalElectronNeutrinos(track), lnA, momenta), occupation = samples.occupation;
    lnA.forEach((x, i) => {
      const thermalOne = occupation[i * momenta.length + node]!, on = x >= from && track.temperatureMeV(x) > 0.2;
      occupation[i * momenta.length + node] = thermalOne + (on ? 2 * Math.PI ** 2 * comoving / (line ** 2 * weightsMeV[node]!) : 0);
    });
    const history = withSpectra({comovingMomentumMeV: momenta, weightsMeV, occupation});
    const plain = weakRatesAlong(history, {neutronLifetimeSeconds, corrections: {...born, finiteMass: false}}), full = weakRatesAlong(history, {neutronLifetimeSeconds});
    for (const T of [0.45, 0.3, 0.21]) {
      const x = lnA[track.temperatureMeV(lnA[0]!) > T ? background.temperatureMeV.findIndex(value => value < T) : 0]!;
      for (const [rates, corrections] of [[plain, {...born, finiteMass: false}], [full, allWeakCorrections]] as const) {
        const one = {comovingEnergyMeV: Float64Array.of(line), comovingNumberMeV3: Float64Array.of(2 * comoving)};
        const {neutronToProton, protonToNeutron} = hardNeutrinoRates(one, Float64Array.of(x), weakIntegrator({...allWeakCorrections, ...corrections}).freeDecay, {...allWeakCorrections, ...corrections});
        expect(rates.boost!.neutronToProton(x) * neutronLifetimeSeconds / neutronToProton[0]!).toBeCloseTo(1, 6);
        expect(rates.boost!.protonToNeutron(x) * neutronLifetimeSeconds / protonToNeutron[0]!).toBeCloseTo(1, 6);
      }
    }
    // The soft part knows nothing of it, and nothing is left behind.
    expect(worst({...plain, boost: {neutronToProton: () => 0, protonToNeutron: () => 0}}, weakRatesAlong(background, {neutronLifetimeSeconds, corrections: {...born, finiteMass: false}}), 0.1)).toBeLessThan(5e-4);
    expect(plain.boost!.neutronToProton(track.lnAAt(0.15))).toBe(0);
  });

  it("that are no occupation numbers, or of another shape, are refused", () => {
    const good = arrays(thermalElectronNeutrinos(track)), rates = (samples: ElectronNeutrinoSamples) => () => weakRatesAlong(withSpectra(samples), {neutronLifetimeSeconds});
    expect(rates({...good, occupation: good.occupation.map(f => 3 * f)})).toThrow(/occupation\[0\] = 1\.\d+ is no occupation number/);
    expect(rates({...good, antineutrino: new Float64Array(3)})).toThrow(/antineutrino has 3 values/);
    expect(rates({...good, comovingMomentumMeV: y.slice().reverse()})).toThrow(/comovingMomentumMeV\[1\] = .* is not above/);
    expect(rates({...good, comovingMomentumMeV: Float64Array.of(1, 2)})).toThrow(/at least 4/);
  });
});

describe("spectra that cross twice the thermal ones", () => {
  it("give rates that do not depend on the nodes: 4e-4 between grids (several per cent when slopes are differenced across the kink)", () => {
    const rows = lnA.filter((x, i) => i % 2 === 0 && track.temperatureMeV(x) < 4 && track.temperatureMeV(x) > 0.3);
    const on = (spacing: number, logSpacing: number): WeakHistory => {
      const grid = new MomentumGrid(150, {spacing, logSpacing}), occupation = new Float64Array(rows.length * grid.size);
      rows.forEach((x, i) => {
        const unit = track.neutrinoTemperatureMeV(x) * Math.exp(x);
        grid.y.forEach((value, j) => { occupation[i * grid.size + j] = 1 / (Math.exp(value / unit) + 1) + 1e-3 * Math.exp(-value / (4 * unit)); });
      });
      return weakRatesAlong(withSpectra({lnA: rows, comovingMomentumMeV: grid.y, weightsMeV: grid.weight, occupation}), {neutronLifetimeSeconds});
    };
    const fine = on(0.1, 0.03);
    expect(worst(on(0.4, 0.1), fine, 0.4)).toBeLessThan(4e-4);
    expect(worst(on(0.27, 0.07), fine, 0.4)).toBeLessThan(3e-4);
  });
});

describe("η of a history", () => {
  const withEta = (eta: number): Background => ({...background, electronNeutrinoEta: new Float64Array(lnA.length).fill(eta)});

  it("shifts ν and ν̄ alike, as spectra given by functions do", () => {
    for (const [eta, xi] of [[-0.5, 0], [0.3, 0], [-0.2, 0.3]] as const) {
      const history = {...withEta(eta), electronNeutrinoDegeneracy: xi}, shifted = new ThermalTrack(history);
      const direct = weakRatesAlong(history, {neutronLifetimeSeconds, corrections: thermalOnly});
      const functions = weakRatesAlong(history, {neutronLifetimeSeconds, corrections: thermalOnly, electronNeutrinos: thermalElectronNeutrinos(shifted, xi)});
      const sampled = weakRatesAlong({...history, electronNeutrinoSpectra: arrays(thermalElectronNeutrinos(shifted, xi))}, {neutronLifetimeSeconds, corrections: thermalOnly});
      expect(worst(direct, functions, 0.02)).toBeLessThan(1e-8);
      expect(worst(direct, sampled, 0.02)).toBeLessThan(6e-5);
    }
  });

  it("lowers the rates of absorption as e^η where neutrinos are dilute, and 0 is nothing at all", () => {
    const zero = weakRatesAlong(withEta(0), {neutronLifetimeSeconds, corrections: thermalOnly});
    expect(Array.from(zero.lnA, x => zero.logNeutronToProton.at(x))).toEqual(Array.from(thermal.lnA, x => thermal.logNeutronToProton.at(x)));
    const x = track.lnAAt(2), fewer = weakRatesAlong(withEta(-8), {neutronLifetimeSeconds, corrections: thermalOnly}), none = weakRatesAlong(withEta(-20), {neutronLifetimeSeconds, corrections: thermalOnly});
    const even = weakRatesAlong(withEta(-9), {neutronLifetimeSeconds, corrections: thermalOnly}), absorbed = (weak: WeakHistory): number => rate(weak, x)[0] - rate(none, x)[0];
    expect(absorbed(fewer) / absorbed(even)).toBeCloseTo(Math.E, 2);
  });
});

describe("monotone curve", () => {
  it("does not fall beyond its last point, where f would rise to 1", () => {
    const curve = new MonotoneCurve([0, 1, 2, 3], [1, 20, 24, 22]);
    expect(curve.at(3)).toBe(22);
    expect(curve.at(40)).toBe(22);
    expect(new MonotoneCurve([0, 1, 2], [0, 2, 4]).at(5)).toBeCloseTo(10, 12);
  });

  it("is exact for straight lines, keeps between neighbours at jumps, and converges as h² or better", () => {
    const line = new MonotoneCurve([0, 1, 2.5, 3], [1, 3, 6, 7]);
    for (const x of [-1, 0.3, 1.7, 2.9, 5]) expect(line.at(x)).toBeCloseTo(1 + 2 * x, 12);
    const jump = new MonotoneCurve([0, 1, 2, 3, 4], [700, 690, 14, 13, 15]);
    for (let x = 0; x <= 4; x += 0.01) expect(jump.at(x) >= 13 - 1e-9 && jump.at(x) <= 700 + 1e-9).toBe(true);
    const error = (n: number): number => {
      const x = Array.from({length: n}, (_, i) => i / (n - 1)), curve = new MonotoneCurve(x, x.map(Math.exp));
      let largest = 0;
      for (let t = 0.2; t < 0.8; t += 0.001) largest = Math.max(largest, Math.abs(curve.at(t) - Math.exp(t)));
      return largest;
    };
    expect(error(11) / error(21)).toBeGreaterThan(3.5);
  });
});
