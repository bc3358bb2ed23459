/**
 * Density, temperature and composition of a proto-neutron star about 1 s after bounce, as functions of the radius.
 *   chang-2016-fiducial:  ρ = 3e14 g/cm³ · {1 + 0.2(1 − x) | x⁻⁵},  T = 30 MeV · {1 − 0.5(1 − x) | x^(−5/3)},  x = r/10 km (inside | outside), Y_e = 0.3
 *   illustrative-cold and -hot: a cool dense centre and a hot mantle with its peak near 10 km. They are shapes of our own,
 *     not output of a simulation: their role is to show how much the bound moves (a factor 2 either way in luminosity).
 * References: Chang:2016 (fiducial). The parameters of the fiducial have not been compared with the text of that paper again.
 * Neglected in all three: muons (a profile of the user's may have them); the decrease of Y_e outside 10 km in the fiducial, whose constant 0.3 makes too many protons there
 * and so traps too strongly at low mass.
 */
import type {ProfileName} from "../../src/model/scenarioTypes.js";
import {exp, power, sin, square} from "../../src/numerics/elementary.js";

/** Matter at one radius. */
export interface StellarMatter {
  readonly densityGramPerCm3: number;
  readonly temperatureMeV: number;
  /** (n_e⁻ − n_e⁺)/n_B. */
  readonly electronFraction: number;
  /** μ_e with rest mass, where the profile knows it; computed from Y_e otherwise. */
  readonly electronChemicalPotentialMeV?: number;
  /** μ_μ with rest mass; no muons where it is absent. */
  readonly muonChemicalPotentialMeV?: number;
}

export interface StellarProfile {
  readonly name: string;
  readonly cites: readonly string[];
  /** Radii where a derivative jumps [km], ascending: quadratures are cut there. */
  readonly kinksKm: readonly number[];
  at(radiusKm: number): StellarMatter;
  /**
   * Chemical potential of the electron neutrinos when a run asks for "profile": none (0), weak equilibrium with the
   * matter, or a function of the radius [MeV]. ν_τ have 0.
   */
  readonly electronNeutrinos: "none" | "beta-equilibrium" | ((radiusKm: number) => number);
  /** The same of the muon neutrinos; none when absent. */
  readonly muonNeutrinos?: (radiusKm: number) => number;
  /** Where the data end [km]; a star cannot be made of a profile that ends within R_ν. Absent: everywhere defined. */
  readonly lastRadiusKm?: number;
}

/** Analytic fiducial. - Chang:2016 */
const chang2016: StellarProfile = {
  name: "chang-2016-fiducial",
  cites: ["Chang:2016"],
  kinksKm: [10],
  electronNeutrinos: "none",
  at(radiusKm) {
    const x = radiusKm / 10;
    return {
      densityGramPerCm3: 3e14 * (x < 1 ? 1 + 0.2 * (1 - x) : power(x, -5)),
      temperatureMeV: 30 * (x < 1 ? 1 - 0.5 * (1 - x) : power(x, -5 / 3)),
      electronFraction: 0.3,
    };
  },
};

/** Radius [km] where the hot mantle's tail T_p exp(−((r−10.5)/5.2)^1.5) meets the atmosphere's 100 km MeV / r. */
const atmosphereRadiusKm = (peakMeV: number): number => {
  let inside = 10.5, outside = 40;
  for (let i = 0; i < 60; i++) {
    const r = 0.5 * (inside + outside);
    if (peakMeV * exp(-(power((r - 10.5) / 5.2, 1.5))) > 100 / r) inside = r;
    else outside = r;
  }
  return inside;
};

/** Own parametrisation, see the head: central density [g/cm³], temperature at the peak and at the centre [MeV]. */
const illustrative = (name: string, centralDensity: number, peakMeV: number, centralMeV: number): StellarProfile => ({
  name,
  cites: [],
  kinksKm: [10.5, 15, atmosphereRadiusKm(peakMeV)],
  electronNeutrinos: "beta-equilibrium",
  at(radiusKm) {
    const r = radiusKm;
    // The atmosphere's (20/r)⁸/(1 + (13/r)¹²), written so that it is finite at the centre.
    const atmosphere = (1.2e12 * 25600000000 * square(r * r)) / (power(r, 12) + 23298085122481);
    return {
      densityGramPerCm3: centralDensity * exp(-(power(r / 11.12, 3.95))) + atmosphere,
      temperatureMeV: r < 10.5
        ? centralMeV + (peakMeV - centralMeV) * square(sin((Math.PI * r) / 21))
        : Math.max(peakMeV * exp(-(power((r - 10.5) / 5.2, 1.5))), 100 / r),
      electronFraction: 0.08 + 0.21 * exp(-(square(r / 7.5))) + 0.1 * (1 - exp(-(square(Math.max(r - 15, 0) / 8)))),
    };
  },
});

export const profiles: Readonly<Record<ProfileName, StellarProfile>> = {
  "chang-2016-fiducial": chang2016,
  "illustrative-cold": illustrative("illustrative-cold", 5.4e14, 39, 19),
  "illustrative-hot": illustrative("illustrative-hot", 5e14, 58, 28),
};
