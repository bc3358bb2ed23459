import {describe, expect, it} from "vitest";
import {prepareSupernova, type SupernovaSetup} from "../../solvers/supernova/column.js";
import {mediumOf} from "../../solvers/supernova/medium.js";
import {profiles} from "../../solvers/supernova/profiles.js";
import {profileFromGarchingText, profileFromTable} from "../../solvers/supernova/profileTable.js";
import {trappedNeutrinoPotentialMeV} from "../../solvers/supernova/star.js";

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
    expect(() => profileFromTable("back", "r_km,rho_g_cm3,T_MeV,Ye\n1,1e14,10,0.3\n0.5,1e14,10,0.3")).toThrow(/line 3, column r_km: 0.5 must exceed/);
  });

  it.each([
    ["r_km,rho_g_cm3,T_MeV,Ye\n1,1e14,10,0.3\n2,-1e14,10,0.3", /line 3, column rho_g_cm3: -100000000000000 must be positive/],
    ["# a comment\nr_km,rho_g_cm3,T_MeV,Ye\n1,1e14,10,0.3\n2,1e14,10,1.3", /line 4, column Ye: 1.3 must lie between 0 and 1/],
    ["r_km,rho_g_cm3,T_MeV,Ye\n1,1e14,10,0.3\n2,1e14,0,0.3", /line 3, column T_MeV: 0 must be positive/],
    ["r_km,rho_g_cm3,T_MeV,Ye\n1,1e14,ten,0.3\n2,1e14,10,0.3", /line 2, column T_MeV: "ten" is not a number/],
    ["r_km,rho_g_cm3,T_MeV,Ye\n1,1e14,10\n2,1e14,10,0.3", /line 2, column Ye: "" is not a number/],
    ["r_km,rho_g_cm3,T_MeV,Ye\n1,1e14,10,0.3", /has 1 rows: give at least 2/],
    ["", /no column r_km/],
  ] as const)("names line and column of what is wrong: %j", (text, message) => {
    expect(() => profileFromTable("bad", text)).toThrow(message);
  });

  it("that ends inside the core makes no star", () => {
    const short = profileFromTable("short", "r_km,rho_g_cm3,T_MeV,Ye\n1,3e14,20,0.3\n8,3e14,25,0.3");
    expect(() => at(short)).toThrow(/"short" ends at 8 km, within neutrinoSphereKm = 40: give rows out to there/);
  });

  it("may have muons: their charges screen, protons balance them, and N is made of ν μ", () => {
    const rows = radii.map(r => {
      const {densityGramPerCm3, temperatureMeV} = profiles["chang-2016-fiducial"].at(r);
      return [r, densityGramPerCm3, temperatureMeV, 0.3, Math.max(0, 130 - 6 * r), 10].join(",");
    });
    const muonic = profileFromTable("muonic", ["r_km,rho_g_cm3,T_MeV,Ye,mu_mu,mu_numu", ...rows].join("\n")), matter = muonic.at(5);
    const medium = mediumOf(matter), without = mediumOf({densityGramPerCm3: matter.densityGramPerCm3, temperatureMeV: matter.temperatureMeV, electronFraction: 0.3});
    expect(medium.muonTargetsMeV3).toBeGreaterThan(0.02 * medium.protonTargetsMeV3);
    expect(medium.protonsMeV3).toBeGreaterThan(without.protonsMeV3);
    expect(medium.screeningSquaredMeV2).toBeGreaterThan(without.screeningSquaredMeV2);
    expect(muonic.muonNeutrinos!(12)).toBe(10);
    // A sea of ν_μ with 10 MeV, and the muons: more N at equal coupling.
    expect(at(muonic).edges().lowerDipolePerGeV!).toBeLessThan(at("chang-2016-fiducial").edges().lowerDipolePerGeV!);
  });
});

describe("profile from the Garching text layout", () => {
  const lines = (withNames: boolean) => ["# model", "# time 1 s", "#", withNames ? "# r v rho s T p a b mu_nue mu_e mun mup mumu munumu Ye" : "# columns", "# cgs, MeV", ...radii.map(r => {
    const {densityGramPerCm3: rho, temperatureMeV: T} = profiles["chang-2016-fiducial"].at(r), {electronChemicalPotentialMeV: mu} = mediumOf(profiles["chang-2016-fiducial"].at(r));
    return `  ${r * 1e5}  0.0  ${rho}  1.0  ${T}  0 0 0  ${0}  ${mu}  0 0  ${0}  ${0}  0.3`;
  })].join("\n");

  it("finds columns by name, or takes them as given, and Y_e from μ_e where there is none", () => {
    for (const profile of [profileFromGarchingText("named", lines(true)), profileFromGarchingText("given", lines(false), {densityColumn: 2})]) {
      for (const r of [1, 9, 30]) {
        const matter = profile.at(r), original = profiles["chang-2016-fiducial"].at(r);
        expect(Math.abs(matter.densityGramPerCm3 / original.densityGramPerCm3 - 1)).toBeLessThan(0.01);
        expect(Math.abs(matter.temperatureMeV / original.temperatureMeV - 1)).toBeLessThan(0.01);
        expect(Math.abs(matter.electronFraction / 0.3 - 1)).toBeLessThan(0.01);
        expect(matter.electronChemicalPotentialMeV).toBeGreaterThan(0);
      }
    }
  });

  it("says what is missing or wrong, by line and column", () => {
    expect(() => profileFromGarchingText("x", lines(false))).toThrow(/give density-column, counted from 0/);
    const broken = lines(true).split("\n");
    broken[7] = broken[7]!.replace(/^\s+\S+/, "abc");
    expect(() => profileFromGarchingText("x", broken.join("\n"))).toThrow(/line 8, column r \(0\): "abc" is not a number/);
  });
});

describe("chemical potential of neutrinos", () => {
  it("of trapped lepton number gives back n = (μ³ + π²T²μ)/6π²", () => {
    for (const [n, T] of [[1e5, 20], [-3e4, 40], [0, 10], [1e6, 5]] as const) {
      const mu = trappedNeutrinoPotentialMeV(n, T);
      expect(Math.abs((mu ** 3 + Math.PI ** 2 * T * T * mu) / (6 * Math.PI ** 2) - n)).toBeLessThanOrEqual(1e-9 * Math.abs(n));
    }
  });

  it("by beta equilibrium or trapped leptons moves the bound on ν_e of the fiducial, and not that on ν_μ", () => {
    const edge = (neutrinoChemicalPotentialMeV: SupernovaSetup["neutrinoChemicalPotentialMeV"], flavor: "e" | "mu") => prepareSupernova({
      profile: "chang-2016-fiducial", massMeV: 30, nature: "dirac", flavorWeights: {e: 0, mu: 0, tau: 0, [flavor]: 1}, neutrinoChemicalPotentialMeV,
      neutrinoSphereKm: 40, farRadiusKm: 1000, screening: "struct", channels: "static",
    }).edges().lowerDipolePerGeV!;
    const none = edge("profile", "e");
    expect(edge("beta-equilibrium", "e")).toBeLessThan(0.7 * none);
    expect(edge({trappedLeptonFraction: 0.37}, "e")).toBeLessThan(0.7 * none);
    expect(edge({trappedLeptonFraction: 0.3}, "e")).toBeCloseTo(none, 20);
    expect(edge("beta-equilibrium", "mu")).toBe(edge("profile", "mu"));
    expect(() => edge({trappedLeptonFraction: 1.2}, "e")).toThrow(/trappedLeptonFraction = 1.2 is outside 0-1/);
  });
});
