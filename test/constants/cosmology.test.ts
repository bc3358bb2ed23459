import {describe, expect, it} from "vitest";
import * as cosmology from "../../src/constants/cosmology.js";
import {cbrt} from "../../src/numerics/elementary.js";

describe("cosmology", () => {
  it("has the derived values that PDG 2024 prints", () => {
    expect(cosmology.cmbPhotonDensityPerCm3).toBeCloseTo(410.73, 1);
    expect(cosmology.criticalDensityGramPerCm3 / 1.87834e-29).toBeCloseTo(1, 5);
    expect(cosmology.hubbleHundredPerSecond / 3.2407793e-18).toBeCloseTo(1, 7);
    // Ω_γ h² = 2.473e-5 (T/2.7255 K)⁴.
    expect(((Math.PI ** 2 / 15) * cosmology.cmbTemperatureMeV ** 4) / cosmology.criticalDensityMeV4 / 2.473e-5).toBeCloseTo(1, 3);
    expect(cosmology.instantaneousNeutrinoTemperatureRatio).toBe(cbrt(4 / 11));
  });
});
