/**
 * Levels of a plane between its nodes. Between two masses with the same edges, near each other at equal lifetime, as a scan has them between its
 * columns (src/scan/levelField.ts). Where edges come and go, or fall off a cliff, the eye follows whichever changes less: levels at the same
 * coupling (the star, freeze-out), or at the same lifetime (all that decays late).
 */
import type {ExcludedLevel} from "../likelihood/constraints.js";
import {scaleOf} from "../scan/levelCurves.js";
import {columnLevel, fieldColumn, LevelField, type FieldColumn} from "../scan/levelField.js";

type Level = number | null;

/** Columns of levels; a coupling that is not there is bridged. */
export interface LevelColumn {
  readonly massMeV: number;
  /** d [1/GeV] at which N lives a second. */
  readonly secondPerGeV: number;
  readonly couplings: readonly number[];
  readonly level: readonly Level[];
}

/** Levels at one mass: null where the constraint does not apply. */
export type LevelsAt = (massMeV: number, couplings: readonly number[]) => Level[];

/** Cubic through four values at a share of the middle interval, little more than the two beside it; the outer ones may be missing. */
function through(a: number, b: number, c: number, d: number, t: number): number {
  const left = (c - (Number.isNaN(a) ? 2 * b - c : a)) / 2, right = ((Number.isNaN(d) ? 2 * c - b : d) - b) / 2, room = 0.25 * Math.abs(c - b);
  const value = b + t * (left + t * (3 * (c - b) - 2 * left - right + t * (2 * (b - c) + left + right)));
  return Math.min(Math.max(value, Math.min(b, c) - room), Math.max(b, c) + room);
}

/** Edges further apart than this at equal lifetime are a cliff [log₁₀]. */
const farthest = 0.4;
const alike = (a: FieldColumn, b: FieldColumn): boolean => a.pattern !== "" && a.pattern === b.pattern && a.edges.every((edge, k) => Math.abs(edge - b.edges[k]!) < farthest);

/** How far beyond its last point a column still speaks, beside what does not apply [log₁₀]. */
const beyond = 0.13;

/** Level at a share of the interval after column i, at log₁₀ of a coupling. */
function followed(columns: readonly FieldColumn[], i: number, share: number, shear: number, at: number): number {
  const along = (place: (column: FieldColumn) => number): {readonly value: number; readonly change: number} => {
    const read = (k: number): number => (columns[k] ? columnLevel(columns[k], place(columns[k])) : NaN), b = read(i), c = read(i + 1);
    return Number.isNaN(b) || Number.isNaN(c) ? {value: NaN, change: Infinity} : {value: through(read(i - 1), b, c, read(i + 2), share), change: Math.abs(c - b)};
  };
  const level = along(() => at), slanted = along(column => at - shear + column.shear);
  if (Number.isNaN(level.value) && Number.isNaN(slanted.value)) return columnLevel(columns[share < 0.5 ? i : i + 1]!, at, beyond, beyond);
  if (Number.isNaN(slanted.value)) return level.value;
  if (Number.isNaN(level.value)) return slanted.value;
  const u = (level.change + 1e-6) ** 2, v = (slanted.change + 1e-6) ** 2;
  return (v * level.value + u * slanted.value) / (u + v);
}

/** Null everywhere where there is no column. */
export function levelsBetween(of: Pick<ExcludedLevel, "name" | "threshold">, given: readonly LevelColumn[]): LevelsAt {
  const scale = scaleOf(of), columns = given.map(({massMeV, secondPerGeV, couplings, level}) => fieldColumn(Math.log10(massMeV), Math.log10(secondPerGeV), couplings.map(Math.log10), level.map(scale.of)));
  const field = new LevelField(columns);
  if (columns.length === 0) return (_, couplings) => couplings.map(() => null);
  return (massMeV, couplings) => {
    const logMass = Math.log10(massMeV), places = couplings.map(Math.log10), next = columns.findIndex(column => column.logMass > logMass - 1e-9), i = next - 1, [left, right] = [columns[i], columns[next]];
    const within = left !== undefined && right !== undefined && right.logMass > logMass + 1e-9 && !alike(left, right);
    const share = within ? (logMass - left.logMass) / (right.logMass - left.logMass) : 0, shear = within ? (1 - share) * left.shear + share * right.shear : 0;
    const values = within ? places.map(at => followed(columns, i, share, shear, at)) : Array.from(field.levels(logMass, places, beyond, beyond));
    return values.map(value => (Number.isNaN(value) ? null : scale.level(value)));
  };
}

/** Logarithmic nodes with `factor` intervals in the place of one. */
export const fineNodes = (nodes: readonly number[], factor: number): number[] =>
  nodes.flatMap((node, k) => (k === nodes.length - 1 ? [node] : Array.from({length: factor}, (_, s) => (s === 0 ? node : node * (nodes[k + 1]! / node) ** (s / factor)))));
