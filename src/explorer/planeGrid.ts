/** The grid on which the page knows the plane: nested, so that a coarse pass is a part of the fine one. */
import {axisValues} from "../scan/axis.js";
import type {PointEvidence, StandardEvidence} from "../likelihood/pointEvidence.js";
import {fields} from "./choices.js";

/** Six masses and four couplings per decade. */
export const massPoints = 25, couplingPoints = 49;
/** Every fourth node, every second, all. */
export const strides = [4, 2, 1] as const;

const ends = (name: "massMeV" | "dipolePerGeV", points: number): {readonly from: number; readonly to: number; readonly points: number} => ({from: fields[name].low, to: fields[name].high, points});
export const massAxis = ends("massMeV", massPoints), couplingAxis = ends("dipolePerGeV", couplingPoints);
export const gridMasses: readonly number[] = axisValues(massAxis), gridCouplings: readonly number[] = axisValues(couplingAxis);

/** What is known of the early universe over a plane, by mass and coupling; undefined where nothing is known yet. */
export interface KnownPlane {
  readonly standard: StandardEvidence;
  readonly points: readonly (readonly (PointEvidence | undefined)[])[];
}

/** What is known of the star, by mass: its luminosity [erg/s] at each coupling, null where it cannot be built; undefined where nothing is known yet. */
export type KnownStar = readonly (readonly (number | null)[] | undefined)[];
