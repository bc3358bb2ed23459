/** The plane of mass and coupling as data: what a figure, a table of limits or a web page needs, and nothing that computes physics. */
import type {PointResult} from "../likelihood/pointResult.js";
import {lifetimePower, type CouplingName} from "../model/coupling.js";
import type {ConstraintName, Cosmology, Model} from "../model/scenarioTypes.js";
import type {FlatLimit, LaboratoryCurve} from "./tables/laboratoryLimits.js";

export type RegionName = ConstraintName | "combined";

/** A number, or null/NaN where the constraint does not apply or the point failed. */
export type Level = number | null;

/** Exact edges of a region at one mass, in the unit of the coupling; a null edge lies beyond the plane, a null pair means nothing is excluded. */
export type Crossing = readonly [number | null, number | null] | null;

/**
 * Per mass, of a bound that moves with its assumptions, in the unit of the coupling: excluded under all of them between the weak edges (null where one of
 * them excludes nothing), under at least one between the strong ones.
 */
export type SpreadEdges = readonly [weakLow: number | null, strongLow: number, strongHigh: number, weakHigh: number | null];

/** An outline beside that of a region: another confidence level, or what an instrument to come would exclude. */
export interface FurtherOutline {
  /** Plain text; "68 % CL", "CMB-S4". */
  readonly label: string;
  readonly level: readonly (readonly Level[])[];
  readonly forecast?: true;
}

export interface ExclusionRegion {
  readonly name: RegionName;
  /** Plain text; mathematics between dollar signs. */
  readonly label: string;
  /** In the key, where there is more room; the label when absent. */
  readonly keyLabel?: string;
  /** level[iMass][iCoupling]: excluded where positive (for example χ² − χ²_critical, or ln L/L_crit). */
  readonly level: readonly (readonly Level[])[];
  /** Per mass, where the solver knows the edges better than the grid does. They then replace the interpolated ones. */
  readonly crossings?: readonly Crossing[];
  /** The level is known within this: the space between its edges is shaded less. */
  readonly uncertainty?: number;
  /** Not excluded yet: drawn with dashes. */
  readonly forecast?: true;
  /** Drawn as thin outlines without fill: whole at further confidence levels, dashed where a forecast. */
  readonly further?: readonly FurtherOutline[];
  /** How far the edges move with what they rest on; null where no assumption excludes anything. */
  readonly band?: readonly (SpreadEdges | null)[];
}

export interface BandVariant {
  /** Plain text; mathematics between dollar signs. */
  readonly label: string;
  readonly level: readonly (readonly Level[])[];
  readonly failed: readonly Cell[];
}

export interface LifetimeLine {
  readonly seconds: number;
  /** Plain text; mathematics between dollar signs. */
  readonly label: string;
}

export interface Cell {
  readonly iMass: number;
  readonly iCoupling: number;
  /** One line: which stage failed and how. */
  readonly reason?: string;
}

/** Masses where the result holds with a reservation: hatched, and named in the key. */
export interface Caveat {
  readonly fromMassMeV: number;
  readonly toMassMeV: number;
  readonly label: string;
}

export interface ExclusionPlane {
  readonly model: Model;
  readonly reheatingMeV: number;
  /** Instantaneous when absent. */
  readonly reheatingHistory?: Cosmology["reheatingHistory"];
  readonly confidenceLevel: number;
  /** Plain text; for example "$\\Delta\\chi^2 < 4.61$ to the minimum over plane and $d=0$". */
  readonly statisticsRule: string;
  /** What the SN1987A region was computed with; absent when there is no such region. */
  readonly supernova?: {readonly criticalLuminosityErgPerSecond: number; readonly profile: string};
  /** Ascending nodes [MeV]. */
  readonly massMeV: readonly number[];
  /** Ascending nodes of d [GeV⁻¹], U² or lifetime [s], whichever the portal has (model/coupling.ts). */
  readonly coupling: readonly number[];
  readonly regions: readonly ExclusionRegion[];
  /** One region under several assumptions, from the weakest to the strongest exclusion; drawn as outlines with the space between them shaded. */
  readonly band?: {readonly label: string; readonly variants: readonly BandVariant[]};
  /** Lifetime [s] per mass at a coupling of 1: τ(m, d) = atUnitCouplingSeconds/d² for a dipole, /U² for mixing. */
  readonly lifetimes?: {readonly atUnitCouplingSeconds: readonly number[]; readonly lines: readonly LifetimeLine[]};
  readonly failed: readonly Cell[];
  /** notApplicable[iMass][iCoupling]: true where no constraint was evaluated; no region is drawn there. */
  readonly notApplicable?: readonly (readonly boolean[])[];
  readonly caveats?: readonly Caveat[];
  /** Published limits to draw for context; see `laboratoryCurvesFor`. */
  readonly laboratory: readonly LaboratoryCurve[];
  readonly flatLimits: readonly FlatLimit[];
  /** Citations and remarks below the figure; plain text, mathematics between dollar signs. */
  readonly footnotes: readonly string[];
  /** observables[iMass][iCoupling]: shown when the reader points at the interactive figure. */
  readonly observables?: readonly (readonly PointResult[])[];
}

/** Lifetimes of a journal figure: every few decades from the onset of BBN to the age of the universe. */
export const usualLifetimeLines: readonly LifetimeLine[] = [
  {seconds: 0.1, label: "$\\tau_N = 0.1$ s"},
  {seconds: 1, label: "1 s"},
  {seconds: 1e4, label: "$10^4$ s"},
  {seconds: 1e8, label: "$10^8$ s"},
  {seconds: 1e12, label: "$10^{12}$ s"},
  {seconds: 4.35e17, label: "age of the universe"},
];

/** Coupling of constant lifetime: d = √(τ₁/τ), U² = τ₁/τ. */
export const couplingOfLifetime = (atUnitCouplingSeconds: number, seconds: number, name: CouplingName): number => (atUnitCouplingSeconds / seconds) ** (1 / lifetimePower[name]);

const isAscendingPositive = (nodes: readonly number[]): boolean =>
  nodes.length >= 2 && nodes.every((node, i) => node > 0 && Number.isFinite(node) && (i === 0 || node > nodes[i - 1]!));

/** Throws a RangeError that names the first thing wrong with the shape of the plane. */
export function checkPlane(plane: ExclusionPlane): void {
  const {massMeV, coupling} = plane;
  for (const [name, nodes] of [["massMeV", massMeV], ["coupling", coupling]] as const) {
    if (!isAscendingPositive(nodes)) throw new RangeError(`${name} = [${nodes.slice(0, 4).join(", ")}...] must be two or more ascending positive numbers`);
  }
  const checkGrid = (name: string, grid: readonly (readonly unknown[])[]): void => {
    if (grid.length !== massMeV.length || grid.some((row) => row.length !== coupling.length)) {
      throw new RangeError(`${name} is ${grid.length} x ${grid[0]?.length ?? 0}; it must be ${massMeV.length} x ${coupling.length} ([iMass][iCoupling])`);
    }
  };
  const checkMasses = (name: string, values: readonly unknown[]): void => {
    if (values.length !== massMeV.length) throw new RangeError(`${name} has ${values.length} entries; it must have ${massMeV.length}, one per mass`);
  };
  for (const region of plane.regions) {
    checkGrid(`level of region ${region.name}`, region.level);
    if (region.crossings) checkMasses(`crossings of region ${region.name}`, region.crossings);
    if (region.band) checkMasses(`band of region ${region.name}`, region.band);
    for (const {label, level} of region.further ?? []) checkGrid(`level of region ${region.name}, ${label}`, level);
  }
  for (const {label, level} of plane.band?.variants ?? []) checkGrid(`level of ${label}`, level);
  if (plane.lifetimes) checkMasses("lifetimes.atUnitCouplingSeconds", plane.lifetimes.atUnitCouplingSeconds);
  if (plane.notApplicable) checkGrid("notApplicable", plane.notApplicable);
  if (plane.observables) checkGrid("observables", plane.observables);
  for (const {iMass, iCoupling} of plane.failed) {
    if (massMeV[iMass] === undefined || coupling[iCoupling] === undefined) {
      throw new RangeError(`failed cell (${iMass}, ${iCoupling}) is outside the ${massMeV.length} x ${coupling.length} plane`);
    }
  }
}
