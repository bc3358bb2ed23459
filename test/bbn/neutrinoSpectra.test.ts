import {describe, expect, it} from "vitest";
import {neutrinoSpectraNeutron, neutrinoSpectraProton} from "../../solvers/bbn/neutrinoSpectra.js";
import {mixedElectronShares, neutrinoSpectra, unmixedElectronShares} from "../../tools/neutrino-spectra.js";
import {standardBackground} from "./standardBackground.js";

const background = standardBackground(), grid = {startMeV: 4, nodes: 30, step: 0.65};
const mixed = neutrinoSpectra(background, {...grid, electronShares: mixedElectronShares});
const unmixed = neutrinoSpectra(background, {...grid, electronShares: unmixedElectronShares});
const near = (rows: typeof mixed, temperatureMeV: number) =>
  rows.reduce((best, row) => (Math.abs(Math.log(row.temperatureMeV / temperatureMeV)) < Math.abs(Math.log(best.temperatureMeV / temperatureMeV)) ? row : best));

describe("momentum-resolved decoupling", () => {
  it("N_eff is 3.0440 with oscillations, and 3e-4 less without", () => {
    expect(Math.abs(mixed[mixed.length - 1].nEff - 3.044)).toBeLessThan(5e-4);
    expect(mixed[mixed.length - 1].nEff - unmixed[unmixed.length - 1].nEff).toBeGreaterThan(1.5e-4);
  });
  it("oscillations lower both rates, by cooling ν_e", () => {
    const a = near(mixed, 0.5), b = near(unmixed, 0.5);
    expect(a.shifts[0]).toBeLessThan(b.shifts[0] - 5e-4);
    expect(a.shifts[1]).toBeLessThan(b.shifts[1]);
  });
  it("published distortions raise p → n by 5.8e-4 at 1 MeV and 2.6e-3 at 0.28 MeV", () => {
    expect(Math.abs(near(mixed, 1).distortions[1] - 5.8e-4)).toBeLessThan(6e-5);
    expect(Math.abs(near(mixed, 0.28).distortions[1] - 2.6e-3)).toBeLessThan(3e-4);
  });
  it("the table is what the computation gives, on a coarse grid too", () => {
    for (const {temperatureMeV, shifts} of mixed) {
      if (temperatureMeV > 2 || temperatureMeV < 0.15) continue;
      expect(Math.abs(neutrinoSpectraNeutron(temperatureMeV) - shifts[0])).toBeLessThan(4e-5);
      expect(Math.abs(neutrinoSpectraProton(temperatureMeV) - shifts[1])).toBeLessThan(8e-5);
    }
  });
  it("vanishes where neutrinos are coupled", () => {
    expect(neutrinoSpectraNeutron(10)).toBe(0);
    expect(Math.abs(neutrinoSpectraProton(6))).toBeLessThan(1e-6);
  });
});
