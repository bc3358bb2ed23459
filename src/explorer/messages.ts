/** What the page asks its workers, and what they answer. Everything survives a structured clone. */
import type {PointEvidence, StandardEvidence} from "../likelihood/pointEvidence.js";
import type {PointEnding} from "../likelihood/pointResult.js";
import type {Scenario} from "../model/scenarioTypes.js";

export type Question =
  | {readonly kind: "standard"}
  /** Couplings of one mass, answered one by one. */
  | {readonly kind: "points"; readonly massMeV: number; readonly couplings: readonly number[]}
  /** Mass null: the universe without N. */
  | {readonly kind: "history"; readonly massMeV: number | null; readonly dipolePerGeV: number}
  | {readonly kind: "supernova"; readonly massMeV: number; readonly dipolePerGeV: number}
  | {readonly kind: "emission"};

export interface Asked {
  readonly id: number;
  readonly scenario: Scenario;
  readonly question: Question;
}

/** Columns of a history, one value per row. */
export interface History {
  readonly ending: PointEnding;
  readonly timeSeconds: readonly number[];
  readonly temperatureMeV: readonly number[];
  readonly electronNeutrinoTemperatureMeV: readonly number[];
  readonly muTauNeutrinoTemperatureMeV: readonly number[];
  /** n_N/s. */
  readonly nOverEntropy: readonly number[];
  /** n/p. */
  readonly neutronsPerProton: readonly number[];
  /** Y_i = n_i/n_b by nucleus. */
  readonly abundances: Readonly<Record<string, readonly number[]>>;
}

/** The star at one mass: what leaves it at this coupling by energy, and at any coupling. */
export interface Star {
  readonly energiesMeV: readonly number[];
  /** dL/dE [erg/s/MeV]. */
  readonly luminosityPerMeV: readonly number[];
  readonly dipolesPerGeV: readonly number[];
  readonly luminosityErgPerSecond: readonly number[];
}

/** Emission of the hottest matter at d = 10⁻⁹/GeV, by channel against the mass. */
export interface Emission {
  readonly massesMeV: readonly number[];
  /** [erg cm⁻³ s⁻¹] */
  readonly emissivity: Readonly<Record<string, readonly number[]>>;
  readonly radiusKm: number;
}

export type Finding =
  | {readonly kind: "standard"; readonly standard: StandardEvidence}
  | {readonly kind: "point"; readonly point: PointEvidence; readonly index: number}
  | {readonly kind: "history"; readonly history: History}
  | {readonly kind: "supernova"; readonly star: Star}
  | {readonly kind: "emission"; readonly emission: Emission}
  /** Why there is no answer. */
  | {readonly kind: "refused"; readonly reason: string};

export interface Answer {
  readonly id: number;
  readonly finding: Finding;
  /** No more answers to this question. */
  readonly last: boolean;
}
