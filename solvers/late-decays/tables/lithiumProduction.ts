/**
 * Table: σ of ⁶Li(n,t)⁴He, rows [E_n in MeV, laboratory; σ in b], and a fit to ⁶Li(p,³He)⁴He: the inverses of what makes ⁶Li from T and ³He.
 * Source of (n,t): an evaluated file of neutrons on ⁶Li (Hale and Young, ENDF/B, MT 205; thinned), read in a public copy that does not name
 * its release; measured are 28.1 ± 1.6 mb at 14.2 MeV and 51 ± 4 mb at 8 MeV. Above 20 MeV it is continued with its slope there, E⁻².
 * Source of (p,³He): none above a few MeV. The fit σ = e^(−2πη − bE) (A + R/((E − E_R)² + Γ²/4))/E + mirror [b, MeV, centre of mass] has A and
 * R from the rates of NACRE-II (Pitrou:2018, as in the network: 0.02-10 GK within 12 %); E_R and Γ are recalled, b is chosen so
 * that the resonance has some 0.2 b, as recalled. `mirror` is (n,t) at equal excitation of ⁷Li and ⁷Be, k²σ the same: a guess, good to 50 %.
 */

export const neutronOnLithium6: readonly (readonly [energyMeV: number, barn: number])[] = [
  [0.001, 4.72], [0.01, 1.5], [0.05, 0.75], [0.1, 0.67], [0.15, 0.97], [0.2, 2.2], [0.22, 2.84], [0.24, 3.24], [0.26, 3.03], [0.28, 2.037], [0.3, 1.48],
  [0.32, 1.13], [0.35, 0.811], [0.4, 0.565], [0.45, 0.449], [0.5, 0.383], [0.6, 0.3157], [0.7, 0.2808], [0.8, 0.26], [1, 0.2388], [1.2, 0.232],
  [1.5, 0.2308], [1.8, 0.2308], [2, 0.2285], [2.25, 0.2183], [2.5, 0.2028], [2.75, 0.1823], [3, 0.1614], [3.25, 0.1442], [3.5, 0.1318], [3.75, 0.1254],
  [4, 0.1224], [4.5, 0.1119], [5, 0.097], [5.25, 0.0943], [5.5, 0.0948], [6, 0.0975], [6.5, 0.0927], [7, 0.0764], [7.5, 0.0615], [8, 0.0522], [9, 0.043],
  [10, 0.038], [12, 0.031], [14, 0.026], [16, 0.0225], [18, 0.0185], [20, 0.015]
];

/** 2πη = gamow/√E; the mirror opens as 1/(1 + e^((mirrorMeV − E)/mirrorWidthMeV)). */
export const protonOnLithium6 = {A: 2.65, R: 0.283, resonanceMeV: 1.6, widthMeV: 0.6, b: 0.4, gamow: 2.757, mirrorMeV: 3, mirrorWidthMeV: 0.3} as const;
