/**
 * Energy exchange between the electromagnetic plasma and neutrinos by weak interactions, each species thermal at its own temperature.
 *
 *   d(ρ_νe + ρ_ν̄e)/dt = (G_F²/π⁵) [ 4(g_L² + g_R²) F(T_γ, T_νe) + 2 F₀(T_νμ, T_νe) ],   ν_μ, ν_τ: their own g_L and −F₀(T_νμ, T_νe)
 *   F(T_γ, T_ν) = s(T_γ, T_ν) [P(T_γ) − P(T_ν)] + 56 f_s(T_γ, T_ν) T_γ⁴ T_ν⁴ (T_γ − T_ν),   P(T) = 32 ∫₀ᵀ 9t⁸ f_a(t) dt
 *
 * P(T) is what e⁺e⁻ at T radiate into neutrinos. Without blocking, gain depends on T_γ alone and loss on T_ν alone, so that the
 * difference holds at any two temperatures: hot neutrinos make pairs at T_ν even where T_γ ≪ m_e. The blocking correction s (1 … 1.042,
 * 1 at equal temperatures) and f_s are the full integrals at both temperatures, T_ν/T_γ = 0.163 … 49, constant beyond. F₀: massless
 * partners. Neutrinos with η = μ/T, the same for ν and ν̄, annihilate e^2η and scatter e^η times as often (exact without blocking, which
 * moves by a few per cent of η). Numbers: 8 T⁸ in the place of 32 T⁹. All hold m_e, Fermi-Dirac statistics and blocking; C² in all temperatures; exactly 0 where they agree.
 * References: Hannestad:1995, Dolgov:1997, Escudero:2018, Escudero:2020.
 * Neglected: spectral distortions, oscillations, QED corrections of the rates: N_eff = 3.0442 instead of 3.0440 without injection.
 */
import {fermiConstantPerMeV2} from "../../src/constants/particles.js";
import {exp, log, power} from "../../src/numerics/elementary.js";
import {UniformSplineBank} from "../../src/numerics/spline.js";
import {TensorSpline} from "../../src/numerics/tensorSpline.js";
import {annihilation, annihilationGrid, annihilationNumbers, couplings, massless, masslessGrid, pairGrid, pairs} from "./tables/collisionSuppression.js";

const {first: coldest, step, nodes} = annihilationGrid, hottest = coldest + (nodes - 1) * step;
const radiated = new UniformSplineBank(coldest, step, nodes, 2, annihilation);
const annihilating = new UniformSplineBank(coldest, step, nodes, 2, annihilationNumbers);
const exchange = new TensorSpline(pairGrid.first, pairGrid.step, pairGrid.nodes, pairGrid.firstZ, pairGrid.stepZ, pairGrid.nodesZ, 4,
  Float64Array.from(pairs));
const {first: smallest} = masslessGrid;
const masslessPartners = new UniformSplineBank(smallest, masslessGrid.step, masslessGrid.nodes, 2, massless);

const rateUnit = fermiConstantPerMeV2 * fermiConstantPerMeV2 / power(Math.PI, 5);
const electronStrength = 4 * (couplings.leftElectron * couplings.leftElectron + couplings.right * couplings.right);
const muTauStrength = 4 * (couplings.leftMuTau * couplings.leftMuTau + couplings.right * couplings.right);

const scratch = new Float64Array(2);
/** Fermi-Dirac statistics in the number of annihilations of massless particles, at equal temperatures. */
const masslessNumber = 0.852274;

const fourth = (t: number): number => (t * t) * (t * t);
const ninth = (t: number): number => fourth(t) * fourth(t) * t;

const eighth = (t: number): number => fourth(t) * fourth(t);

/** Bound in ln T of the tables; below 0.01 MeV, where it is e⁻⁸⁰, h stays constant. */
const within = (logTemperature: number): number => Math.min(Math.max(logTemperature, coldest), hottest);
/** P(T)/32 [MeV⁹] and the same of numbers over 8 [MeV⁸], of flavour k at ln T. */
const pairPower = (k: number, temperatureMeV: number, logTemperature: number): number => {
  radiated.at(within(logTemperature), scratch);
  return ninth(temperatureMeV) * exp(scratch[k]);
};
const pairNumber = (k: number, temperatureMeV: number, logTemperature: number): number => {
  annihilating.at(within(logTemperature), scratch);
  return eighth(temperatureMeV) * exp(scratch[k]);
};

/**
 * What the plasma gives to neutrinos: out[0] = d(ρ_νe + ρ_ν̄e)/dt [MeV⁵], out[1] = the same for one of ν_μ, ν_τ; where out has room,
 * out[2] and out[3] are those of the numbers [MeV⁴].
 */
export const neutrinoHeating = (
  photonTemperatureMeV: number, electronNeutrinoTemperatureMeV: number, muTauNeutrinoTemperatureMeV: number, out: Float64Array, electronEta = 0, muTauEta = 0
): void => {
  const g = photonTemperatureMeV, e = electronNeutrinoTemperatureMeV, m = muTauNeutrinoTemperatureMeV;
  const logG = log(g), logE = log(e), logM = log(m), g4 = fourth(g);
  radiated.at(within(logG), scratch);
  const g9 = ninth(g), fromE = g9 * exp(scratch[0]), fromM = g9 * exp(scratch[1]);
  const withE = (e - g) / (e + g), withM = (m - g) / (m + g), numbers = electronEta !== 0 || muTauEta !== 0;
  const z1 = numbers ? exp(electronEta) : 1, z2 = numbers ? exp(muTauEta) : 1, pairsE = z1 * z1, pairsM = z2 * z2;
  const blockedE = exchange.value(0, logG, withE), blockedM = exchange.value(1, logG, withM);
  const annihilationE = 32 * blockedE * (fromE - pairsE * pairPower(0, e, logE));
  const annihilationM = 32 * blockedM * (fromM - pairsM * pairPower(1, m, logM));
  const scatteringE = 56 * z1 * exp(exchange.value(2, logG, withE)) * g4 * fourth(e) * (g - e);
  const scatteringM = 56 * z2 * exp(exchange.value(3, logG, withM)) * g4 * fourth(m) * (g - m);
  masslessPartners.at(Math.min(Math.max((e - m) / (e + m), smallest), -smallest), scratch);
  const between = 32 * scratch[0] * (pairsM * ninth(m) - pairsE * ninth(e)) + 56 * scratch[1] * z1 * z2 * fourth(m) * fourth(e) * (m - e);
  out[0] = rateUnit * (electronStrength * (annihilationE + scatteringE) + 2 * between);
  out[1] = rateUnit * (muTauStrength * (annihilationM + scatteringM) - between);
  if (out.length < 4) return;
  const converted = 8 * masslessNumber * (pairsM * eighth(m) - pairsE * eighth(e));
  out[2] = rateUnit * (electronStrength * 8 * blockedE * (pairNumber(0, g, logG) - pairsE * pairNumber(0, e, logE)) + 2 * converted);
  out[3] = rateUnit * (muTauStrength * 8 * blockedM * (pairNumber(1, g, logG) - pairsM * pairNumber(1, m, logM)) - converted);
};
