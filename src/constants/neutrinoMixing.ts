/**
 * Neutrino mixing. Source: NuFIT 5.2 (2022, JHEP 09 (2020) 178), normal ordering; θ₂₃ is taken as maximal and δ as averaged, so that
 * ν_μ and ν_τ are alike: within the 3σ range, and what a plasma that treats them alike needs.
 */

/** sin²θ₁₂. */
export const solarMixingSinSquared = 0.303;
/** sin²θ₁₃. */
export const reactorMixingSinSquared = 0.02225;

const electronRow = [(1 - solarMixingSinSquared) * (1 - reactorMixingSinSquared), solarMixingSinSquared * (1 - reactorMixingSinSquared), reactorMixingSinSquared];

/** Probability, averaged over oscillations in vacuum, that a ν_e is found as ν_e: Σ_i |U_ei|⁴, 0.55. */
export const electronSurvival = electronRow.reduce((sum, u) => sum + u * u, 0);
/** The same that a ν_μ, or a ν_τ, is found as ν_e: 0.22. */
export const electronAppearance = (1 - electronSurvival) / 2;
