import {describe, expect, it} from "vitest";
import {prepareSupernova, type SupernovaSetup} from "../../solvers/supernova/column.js";
import {profiles} from "../../solvers/supernova/profiles.js";
import {profileFromTable} from "../../solvers/supernova/profileTable.js";

/** The fiducial as a table, with a column that nobody asked for. */
const radii = Array.from({length: 160}, (_, i) => 0.5 * 300 ** (i / 159));
const table = ["# made up", "r_km,note,rho_g_cm3,T_MeV,Ye,mu_nue", ...radii.map(r => {
  const {densityGramPerCm3, temperatureMeV, electronFraction} = profiles["chang-2016-fiducial"].at(r);
  return `${r},x,${densityGramPerCm3},${temperatureMeV},${electronFraction},${100 - r}`;
})].join("\n");

const at = (profile: SupernovaSetup["profile"]) => prepareSupernova({
  profile, massMeV: 60, nature: "dirac", flavorWeights: {e: 0, mu: 1, tau: 0}, neutrinoChemicalPotentialMeV: "profile",
  neutrinoSphereKm: 40, farRadiusKm: 1000, screening: "struct",
});

describe("profile from a table", () => {
  const profile = profileFromTable("copy", table);

  it("gives back the analytic profile's edges", () => {
    const copy = at(profile).edges(), original = at("chang-2016-fiducial").edges();
    expect(Math.abs(copy.lowerDipolePerGeV! / original.lowerDipolePerGeV! - 1)).toBeLessThan(0.01);
    expect(Math.abs(copy.upperDipolePerGeV! / original.upperDipolePerGeV! - 1)).toBeLessThan(0.01);
  });

  it("interpolates the chemical potential and goes on as power laws outside", () => {
    if (typeof profile.electronNeutrinos !== "function") throw new Error("the column mu_nue was not read");
    expect(profile.electronNeutrinos(33.3)).toBeCloseTo(66.7, 8);
    expect(profile.at(600).densityGramPerCm3 / 3e14).toBeCloseTo(60 ** -5, 14);
    expect(profile.at(0.1)).toEqual(profile.at(radii[0]));
  });

  it("refuses a table that lacks a column or falls in radius, and says where", () => {
    expect(() => profileFromTable("short", "r_km,T_MeV\n1,2\n2,3")).toThrow('profile "short" has no column rho_g_cm3');
    expect(() => profileFromTable("back", "r_km,rho_g_cm3,T_MeV,Ye\n1,1e14,10,0.3\n0.5,1e14,10,0.3")).toThrow(/row 2/);
  });
});
