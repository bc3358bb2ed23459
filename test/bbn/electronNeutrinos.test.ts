import {describe, expect, it} from "vitest";
import {electronNeutrinoTable, thermalElectronNeutrinos, type ElectronNeutrinoSpectra} from "../../solvers/bbn/electronNeutrinos.js";
import {standardElectronNeutrinos} from "../../solvers/bbn/neutrinoSpectra.js";
import {runNetwork} from "../../solvers/bbn/nucleosynthesis.js";
import {ThermalTrack} from "../../solvers/bbn/thermalTrack.js";
import {weakRatesAlong, type WeakHistory} from "../../solvers/bbn/weakHistory.js";
import {threeTemperatures} from "./universe.js";

const background = threeTemperatures(), track = new ThermalTrack(background), neutronLifetimeSeconds = 878.4;
const given = (electronNeutrinos: ElectronNeutrinoSpectra): WeakHistory => weakRatesAlong(background, {neutronLifetimeSeconds, electronNeutrinos});
const thermal = weakRatesAlong(background, {neutronLifetimeSeconds, corrections: {neutrinoSpectra: false}}), shipped = weakRatesAlong(background, {neutronLifetimeSeconds});
/** Largest relative difference of both rates down to T_γ. */
const worst = (a: WeakHistory, b: WeakHistory, downToMeV: number): number => {
  let difference = 0;
  for (const x of a.lnA) {
    if (track.temperatureMeV(x) < downToMeV) continue;
    difference = Math.max(difference, Math.abs(a.logNeutronToProton.at(x) - b.logNeutronToProton.at(x)), Math.abs(a.logProtonToNeutron.at(x) - b.logProtonToNeutron.at(x)));
  }
  return difference;
};
const yP = (weakRates: WeakHistory): number => runNetwork({background, weakRates, omegaB: 0.022425, relativeTolerance: 1e-6}).yP;
/** Thermal spectra as a user's table. */
const tabulated = (rows: number, columns: number) => {
  const lnA = Float64Array.from({length: rows}, (_, i) => track.first + ((track.last - track.first) * i) / (rows - 1));
  const comovingMomentumMeV = Float64Array.from({length: columns}, (_, j) => 0.05 + (40 * j) / (columns - 1)), neutrino = new Float64Array(rows * columns);
  lnA.forEach((x, i) => {
    const {neutrino: f} = thermalElectronNeutrinos(track).at(x);
    comovingMomentumMeV.forEach((y, j) => { neutrino[i * columns + j] = f(y); });
  });
  return {lnA, comovingMomentumMeV, neutrino};
};

describe("given spectra of ν_e", () => {
  it("thermal ones reproduce the thermal rates, chemical potential and finite mass included", () => {
    expect(worst(thermal, given(thermalElectronNeutrinos(track)), 1e-3)).toBeLessThan(1e-10);
    for (const xi of [0.2, -2]) {
      const shifted = {...background, electronNeutrinoDegeneracy: xi};
      const a = weakRatesAlong(shifted, {neutronLifetimeSeconds, corrections: {neutrinoSpectra: false}});
      expect(worst(a, given(thermalElectronNeutrinos(track, xi)), 1e-3)).toBeLessThan(1e-10);
    }
  });
  it("thermal ones as a table reproduce them to 2e-6", () => {
    expect(worst(thermal, given(electronNeutrinoTable(tabulated(160, 30))), 1e-3)).toBeLessThan(2e-6);
  });
  it("those of the standard run reproduce its table of shifts, made with Born rates, to 1e-4, and Y_P to 1e-6", () => {
    const standard = given(standardElectronNeutrinos(track));
    expect(worst(shipped, standard, 0.1)).toBeLessThan(1e-4);
    expect(worst(thermal, standard, 0.1)).toBeGreaterThan(8e-4);
    expect(Math.abs(yP(shipped) - yP(standard))).toBeLessThan(1e-6);
    expect(yP(standard) - yP(thermal)).toBeCloseTo(1.46e-4, 5);
  });
  it("antineutrinos count on their own: more of them speed up p → n", () => {
    const plain = thermalElectronNeutrinos(track);
    const more = given({at: (x) => ({neutrino: plain.at(x).neutrino, antineutrino: (y) => 1.1 * plain.at(x).antineutrino(y)})});
    const x = track.lnAAt(1), rise = more.logProtonToNeutron.at(x) - thermal.logProtonToNeutron.at(x);
    expect(rise).toBeGreaterThan(0.03);
    expect(rise).toBeLessThan(0.1);
    expect(more.logNeutronToProton.at(x)).toBeLessThan(thermal.logNeutronToProton.at(x));
  });
  it("a tail far above the temperature is counted where its end is told", () => {
    const plain = thermalElectronNeutrinos(track), scaled = background.photonTemperatureTimesScaleFactorToday;
    const tail = (y: number): number => (y > 60 * scaled && y < 80 * scaled ? 1e-6 : 0);
    const spectra = (told: boolean): ElectronNeutrinoSpectra => ({at: (x) => {
      const {neutrino, antineutrino} = plain.at(x);
      return {neutrino: (y) => neutrino(y) + tail(y), antineutrino: (y) => antineutrino(y) + tail(y), ...(told ? {highestComovingMomentumMeV: 80 * scaled} : {})};
    }});
    const options = {neutronLifetimeSeconds, corrections: {finiteMass: false}}, x = track.lnAAt(0.5);
    const [with_, without] = [true, false].map((told) => weakRatesAlong(background, {...options, electronNeutrinos: spectra(told)}).logNeutronToProton.at(x));
    expect(with_ - without).toBeGreaterThan(0.05);
  });
  it("refuses functions that give no occupation numbers", () => {
    const flat = (f: number): ElectronNeutrinoSpectra => ({at: () => ({neutrino: () => f, antineutrino: () => 0.1})});
    for (const f of [1.2, -0.1, NaN]) expect(() => given(flat(f))).toThrow(/occupation numbers must lie between 0 and 1/);
    expect(() => given(flat(0))).not.toThrow();
  });
  it("refuses tables that hold no occupation numbers", () => {
    const good = tabulated(6, 5);
    expect(() => electronNeutrinoTable({...good, neutrino: good.neutrino.map((f) => 3 * f)})).toThrow(/neutrino\[0\] = 1\.\d+ is no occupation number/);
    expect(() => electronNeutrinoTable({...good, lnA: good.lnA.slice().reverse()})).toThrow(/lnA\[1\] = .* is not above/);
    expect(() => electronNeutrinoTable({...good, comovingMomentumMeV: [1, 2]})).toThrow(/comovingMomentumMeV has 2 values/);
    expect(() => electronNeutrinoTable({...good, neutrino: [0.5]})).toThrow(/neutrino has 1 values; 6 rows of 5 momenta need 30/);
  });
});
