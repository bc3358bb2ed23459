import {describe, expect, it} from "vitest";
import {gravityOf} from "../../solvers/supernova/gravity.js";
import {equilibriumNeutrinoPotentialMeV, mediumOf} from "../../solvers/supernova/medium.js";
import {profiles} from "../../solvers/supernova/profiles.js";
import type {ProfileName} from "../../src/model/scenarioTypes.js";
import {profileRows} from "./profileRows.js";

const within = (value: number, expected: number, relative: number, absolute = 0) =>
  expect(Math.abs(value - expected), `${value} against ${expected}`).toBeLessThanOrEqual(relative * Math.abs(expected) + absolute);

describe.each(Object.keys(profileRows) as ProfileName[])("profile %s", name => {
  const profile = profiles[name], rows = profileRows[name];

  it("gives density, temperature and composition of the table", () => {
    for (const [r, density, temperature, fraction] of rows) {
      const matter = profile.at(r);
      within(matter.densityGramPerCm3, density, 2e-5);
      within(matter.temperatureMeV, temperature, 2e-5);
      within(matter.electronFraction, fraction, 1e-5);
    }
  });

  it("gives the plasma of the table", () => {
    for (const [r, , , , electron, , neutron, proton, kElectron, kProton, plasma] of rows) {
      const plain = mediumOf(profile.at(r), {protonDegeneracy: false});
      if (electron > 5) {
        within(plain.electronChemicalPotentialMeV, electron, 1e-3);
        within(plain.electronScreeningMeV, kElectron, 1e-3);
        within(plain.plasmaFrequencyMeV, plasma, 1e-3);
      }
      within(plain.neutronChemicalPotentialMeV, neutron, 2e-3, 0.05);
      within(plain.protonChemicalPotentialMeV, proton, 2e-3, 0.05);
      within(plain.protonScreeningMeV, kProton, 1e-3);
    }
  });

  it("gives the chemical potential of trapped electron neutrinos", () => {
    for (const [r, , , , , neutrino] of rows) {
      if (profile.electronNeutrinos === "none") expect(neutrino).toBe(0);
      else if (r <= 40) within(equilibriumNeutrinoPotentialMeV(profile.at(r), mediumOf(profile.at(r))), neutrino, 2e-3, 0.3);
    }
  });

  it("weighs what the table weighs", () => {
    const gravity = gravityOf(profile, Float64Array.of(0, ...profile.kinksKm.filter(r => r < 10), ...rows.map(row => row[0])));
    const offset = gravity.lapse.length - rows.length;
    rows.forEach((row, i) => {
      within(gravity.enclosedMassSun[offset + i], row[11], 1e-3, 2e-6);
      within(gravity.lapse[offset + i], row[12], 5e-4);
    });
  });
});

it("the fiducial holds 0.66, 1.38 and 1.60 solar masses within 10, 20 and 100 km", () => {
  const {enclosedMassSun} = gravityOf(profiles["chang-2016-fiducial"], Float64Array.of(0, 10, 20, 100));
  within(enclosedMassSun[1], 0.66, 0.01);
  within(enclosedMassSun[2], 1.38, 0.01);
  within(enclosedMassSun[3], 1.61, 0.01);
});

it("a star of uniform density has the textbook potential", () => {
  const uniform = {name: "uniform", cites: [], kinksKm: [], electronNeutrinos: "none", at: () => ({densityGramPerCm3: 1e14, temperatureMeV: 10, electronFraction: 0.3})} as const;
  const {lapse, enclosedMassSun} = gravityOf(uniform, Float64Array.of(0, 3, 12));
  // φ(0) = (3/2) φ(R), φ(r) = −(GM/2R)(3 − r²/R²).
  const surface = (lapse[2] ** 2 - 1) / 2, centre = (lapse[0] ** 2 - 1) / 2, middle = (lapse[1] ** 2 - 1) / 2;
  expect(centre / surface).toBeCloseTo(1.5, 7);
  expect(middle / surface).toBeCloseTo(0.5 * (3 - 1 / 16), 7);
  expect(enclosedMassSun[1] / enclosedMassSun[2]).toBeCloseTo(1 / 64, 8);
});
