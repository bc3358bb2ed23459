import {describe, expect, it} from "vitest";
import * as particles from "../../src/constants/particles.js";
import {hbarMeVSeconds} from "../../src/constants/units.js";

describe("particles", () => {
  it("have the derived values that are printed elsewhere", () => {
    expect(1 / particles.fineStructure).toBeCloseTo(137.035999177, 8);
    expect(particles.neutronProtonMassDifferenceMeV).toBeCloseTo(1.29333251, 7);
    expect(particles.higgsExpectationMeV).toBeCloseTo(246219.64, 1);
    expect(particles.isovectorAnomalousMoment).toBeCloseTo(3.7058901, 7);
  });

  it("give the muon its lifetime through Fermi's constant", () => {
    // Γ = G_F² m_μ⁵/(192 π³) F(m_e²/m_μ²) (1 + Δq), F(x) = 1 − 8x + ..., Δq = (α/2π)(25/4 − π²) at first order. - PDG 2024, eq. (10.3)
    const x = (particles.electronMassMeV / particles.muonMassMeV) ** 2;
    const phaseSpace = 1 - 8 * x + 8 * x ** 3 - x ** 4 - 12 * x * x * Math.log(x);
    const radiative = 1 + (particles.fineStructure / (2 * Math.PI)) * (25 / 4 - Math.PI ** 2);
    const width = (particles.fermiConstantPerMeV2 ** 2 * particles.muonMassMeV ** 5 * phaseSpace * radiative) / (192 * Math.PI ** 3);
    expect(hbarMeVSeconds / width / particles.muonLifetimeSeconds).toBeCloseTo(1, 4);
  });
});
