import {describe, expect, it} from "vitest";
import * as units from "../../src/constants/units.js";

describe("units", () => {
  it("reproduce the derived values that CODATA 2022 and PDG 2024 print", () => {
    expect(units.hbarMeVSeconds / 6.582119569e-22).toBeCloseTo(1, 9);
    expect(units.hbarCMeVFm / 197.3269804).toBeCloseTo(1, 9);
    expect(units.boltzmannMeVPerKelvin / 8.617333262e-11).toBeCloseTo(1, 9);
    expect(units.planckMassMeV / 1.22089e22).toBeCloseTo(1, 5);
    expect(units.gramInMeV / 5.609588603e26).toBeCloseTo(1, 9);
    expect(units.parsecInCm / 3.085677581e18).toBeCloseTo(1, 9);
    expect(units.solarMassGram / 1.98841e33).toBeCloseTo(1, 5);
  });

  it("fit together", () => {
    // 1 u is 1 g over Avogadro's number, to the precision with which the mole was fixed.
    expect((units.atomicMassUnitMeV * units.avogadroPerMole) / units.gramInMeV).toBeCloseTo(1, 8);
    // Light: 1 s is c centimetres.
    expect(units.secondInPerMeV / (units.speedOfLightCmPerSecond * units.centimetreInPerMeV)).toBeCloseTo(1, 14);
    expect(units.hbarCMeVFm * units.femtometreInPerMeV).toBeCloseTo(1, 14);
    expect(units.barnInPerMeV2 / (100 * units.femtometreInPerMeV ** 2)).toBeCloseTo(1, 14);
    expect(units.megaparsecInPerMeV / (units.parsecInCm * 1e6 * units.centimetreInPerMeV)).toBeCloseTo(1, 14);
    // 1 MeV^5 is 1 MeV per (1/MeV)³ and 1/MeV.
    const ergPerCm3Second = (1 / units.ergInMeV) / ((1 / units.centimetreInPerMeV) ** 3 / units.secondInPerMeV);
    expect(units.perMeV5ToErgPerCm3Second / ergPerCm3Second).toBeCloseTo(1, 13);
    // G M_Pl² = 1.
    const gInPerMeV2 = units.newtonCm3PerGramSecond2 * units.centimetreInPerMeV ** 3 / (units.gramInMeV * units.secondInPerMeV ** 2);
    expect(gInPerMeV2 * units.planckMassMeV ** 2).toBeCloseTo(1, 13);
  });
});
