/** What decays after nucleosynthesis leave at a point: as judges need it, and as it is kept. */
import type {Elements, LightElementResponse} from "./lightElementResponse.js";

/** What decays after nucleosynthesis did, at the ω_b at which abundances are quoted. */
export interface LateResult {
  /** After photons have broken nuclei. */
  readonly yP: number;
  readonly dOverH: number;
  /** ³He with ³H. Null where no D is left. */
  readonly he3OverD: number | null;
  readonly li6OverH: number;
  /** The part of it that energetic T and ³He made, good to 40 %; absent where it was not kept. */
  readonly secondaryLi6OverH?: number;
  readonly li7OverH: number;
  /** χ² of the same measurements as that of photodisintegration, before photons. */
  readonly unbrokenChiSquare: number | null;
  /** True above the mass of a pair of baryons, which are not included. */
  readonly conservative: boolean;
  readonly mu: number;
  readonly y: number;
  /** False where decays inject photons rather than heat: μ and y mean nothing. */
  readonly heats: boolean;
  /** Electromagnetic energy over what the CMB's anisotropies allow; null below 1e11 s, where nothing is left to decay after recombination. */
  readonly anisotropyOverBound: number | null;
  /** Ω h² of N had it never decayed. */
  readonly omegaUndecayed: number;
  /** Matter, or what has turned into radiation, over what is allowed. */
  readonly relicOverBound: number;
  readonly relic: "gone" | "overcloses" | "decays" | "allowed";
}

/** What the solvers found at one ω_b. */
export interface LateFindings {
  readonly photodisintegration: {readonly elements: Elements; readonly he3OverD: number; readonly li6OverH: number; readonly secondaryLi6OverH?: number; readonly conservative: boolean};
  readonly distortions: {readonly mu: number; readonly y: number; readonly heats: boolean};
  readonly anisotropies: {readonly overBound: number} | null;
  readonly relic: {readonly omegaUndecayed: number; readonly verdict: LateResult["relic"]; readonly overBound: number};
}

/** What judges of late decays need. */
export interface LateEvidence {
  /** Light elements after photons have broken them; absent where nobody asks. */
  readonly broken?: LightElementResponse;
  readonly distortions: LateFindings["distortions"];
  readonly lifetimeSeconds: number;
  readonly anisotropyOverBound: number;
  readonly relicOverBound: number;
}

/** Where N is gone too early nothing was found, and that is no excess of anything. */
export const lateEvidence = (lifetimeSeconds: number, found: LateFindings | undefined): LateEvidence => ({
  distortions: found?.distortions ?? {mu: 0, y: 0, heats: true}, lifetimeSeconds,
  anisotropyOverBound: found?.anisotropies?.overBound ?? 0, relicOverBound: found?.relic.overBound ?? 0
});

export const lateResult = ({photodisintegration: {elements, he3OverD, li6OverH, secondaryLi6OverH, conservative}, distortions, relic}: LateFindings, anisotropyOverBound: number | null, unbrokenChiSquare: number | null): LateResult => ({
  yP: elements.yP, dOverH: elements.dOverH, he3OverD: Number.isFinite(he3OverD) ? he3OverD : null, li6OverH, ...(secondaryLi6OverH !== undefined && {secondaryLi6OverH}), li7OverH: elements.li7OverH, unbrokenChiSquare, conservative,
  mu: distortions.mu, y: distortions.y, heats: distortions.heats, anisotropyOverBound, omegaUndecayed: relic.omegaUndecayed, relicOverBound: relic.overBound, relic: relic.verdict
});
