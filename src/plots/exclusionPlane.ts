/** The (m_N, d) plane as data: what a figure, a table of limits or a web page needs, and nothing that computes physics. */
import type {PointResult} from "../likelihood/pointResult.js";
import type {Nature} from "../model/heavyNeutralLepton.js";
import type {FlavorChoice} from "../model/scenarioTypes.js";
import type {FlatLimit, LaboratoryCurve} from "./tables/laboratoryLimits.js";

export type RegionName = "bbn" | "cmb" | "sn1987a" | "combined";

/** A number, or null/NaN where the constraint does not apply or the point failed. */
export type Level = number | null;

/** Exact edges of a region at one mass [GeV⁻¹]; a null edge lies beyond the plane, a null pair means nothing is excluded. */
export type Crossing = readonly [number | null, number | null] | null;

export interface ExclusionRegion {
  readonly name: RegionName;
  /** Plain text; mathematics between dollar signs. */
  readonly label: string;
  /** level[iMass][iDipole]: excluded where positive (for example χ² − χ²_critical, or ln L/L_crit). */
  readonly level: readonly (readonly Level[])[];
  /** Per mass, where the solver knows the edges better than the grid does. They then replace the interpolated ones. */
  readonly crossings?: readonly Crossing[];
}

export interface LifetimeLine {
  readonly seconds: number;
  /** Plain text; mathematics between dollar signs. */
  readonly label: string;
}

export interface Cell {
  readonly iMass: number;
  readonly iDipole: number;
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
  readonly flavor: FlavorChoice;
  readonly nature: Nature;
  readonly reheatingMeV: number;
  readonly confidenceLevel: number;
  /** Plain text; for example "$\\Delta\\chi^2 < 4.61$ to the minimum over plane and $d=0$". */
  readonly statisticsRule: string;
  /** What the SN1987A region was computed with; absent when there is no such region. */
  readonly supernova?: {readonly criticalLuminosityErgPerSecond: number; readonly profile: string};
  /** Ascending nodes [MeV]. */
  readonly massMeV: readonly number[];
  /** Ascending nodes [GeV⁻¹]. */
  readonly dipolePerGeV: readonly number[];
  readonly regions: readonly ExclusionRegion[];
  /** Lifetime [s] per mass at |d| = 1 GeV⁻¹: τ(m, d) = atUnitDipoleSeconds/d². */
  readonly lifetimes?: {readonly atUnitDipoleSeconds: readonly number[]; readonly lines: readonly LifetimeLine[]};
  readonly failed: readonly Cell[];
  /** notApplicable[iMass][iDipole]: true where no constraint was evaluated; no region is drawn there. */
  readonly notApplicable?: readonly (readonly boolean[])[];
  readonly caveats?: readonly Caveat[];
  /** Published limits to draw for context; see `laboratoryCurvesFor`. */
  readonly laboratory: readonly LaboratoryCurve[];
  readonly flatLimits: readonly FlatLimit[];
  /** Citations and remarks below the figure; plain text, mathematics between dollar signs. */
  readonly footnotes: readonly string[];
  /** observables[iMass][iDipole]: shown when the reader points at the interactive figure. */
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

/** d(m) [GeV⁻¹] of constant lifetime: d = √(τ₁/τ). */
export const dipoleOfLifetime = (atUnitDipoleSeconds: number, seconds: number): number => Math.sqrt(atUnitDipoleSeconds / seconds);

const isAscendingPositive = (nodes: readonly number[]): boolean =>
  nodes.length >= 2 && nodes.every((node, i) => node > 0 && Number.isFinite(node) && (i === 0 || node > nodes[i - 1]!));

/** Throws a RangeError that names the first thing wrong with the shape of the plane. */
export function checkPlane(plane: ExclusionPlane): void {
  const {massMeV, dipolePerGeV} = plane;
  for (const [name, nodes] of [["massMeV", massMeV], ["dipolePerGeV", dipolePerGeV]] as const) {
    if (!isAscendingPositive(nodes)) throw new RangeError(`${name} = [${nodes.slice(0, 4).join(", ")}...] must be two or more ascending positive numbers`);
  }
  const checkGrid = (name: string, grid: readonly (readonly unknown[])[]): void => {
    if (grid.length !== massMeV.length || grid.some((row) => row.length !== dipolePerGeV.length)) {
      throw new RangeError(`${name} is ${grid.length} x ${grid[0]?.length ?? 0}; it must be ${massMeV.length} x ${dipolePerGeV.length} ([iMass][iDipole])`);
    }
  };
  const checkMasses = (name: string, values: readonly unknown[]): void => {
    if (values.length !== massMeV.length) throw new RangeError(`${name} has ${values.length} entries; it must have ${massMeV.length}, one per mass`);
  };
  for (const region of plane.regions) {
    checkGrid(`level of region ${region.name}`, region.level);
    if (region.crossings) checkMasses(`crossings of region ${region.name}`, region.crossings);
  }
  if (plane.lifetimes) checkMasses("lifetimes.atUnitDipoleSeconds", plane.lifetimes.atUnitDipoleSeconds);
  if (plane.notApplicable) checkGrid("notApplicable", plane.notApplicable);
  if (plane.observables) checkGrid("observables", plane.observables);
  for (const {iMass, iDipole} of plane.failed) {
    if (massMeV[iMass] === undefined || dipolePerGeV[iDipole] === undefined) {
      throw new RangeError(`failed cell (${iMass}, ${iDipole}) is outside the ${massMeV.length} x ${dipolePerGeV.length} plane`);
    }
  }
}
