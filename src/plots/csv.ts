/**
 * Results as comma-separated text (RFC 4180) under a head of # lines, and back. Numbers are written with the digits
 * that give the same double again; an empty field is a number that is not defined.
 */
import {LIKELIHOODS, type LateResult, type LikelihoodName, type PointEnding, type PointResult} from "../likelihood/pointResult.js";
import type {CouplingName} from "../model/coupling.js";
import type {SpreadEdges} from "./exclusionPlane.js";
import type {LimitRow} from "./limitsTable.js";

/** What a file says about itself before its first column. */
export interface CsvHead {
  readonly version: string;
  /** Name of the scenario, or the whole of it; may have several lines. */
  readonly scenario: string;
  readonly confidenceLevel: number;
  /** Where the numbers come from, one line each. */
  readonly certificate?: readonly string[];
  /** Citations, one each. */
  readonly references: readonly string[];
  /** Further remarks, one each. */
  readonly remarks?: readonly string[];
}

const numberColumns = {
  mass_MeV: (p) => p.massMeV, dipole_per_GeV: (p) => p.dipolePerGeV ?? null, mixing_squared: (p) => p.mixingSquared ?? null, lifetime_s: (p) => p.lifetimeSeconds, N_eff: (p) => p.nEff, Y_P: (p) => p.yP,
  helium_mass_fraction: (p) => p.heliumMassFraction, D_over_H: (p) => p.dOverH, He3_over_H: (p) => p.he3OverH, Li7_over_H: (p) => p.li7OverH,
  omega_b: (p) => p.omegaB, Y_P_after_photons: (p) => p.late?.yP ?? null, D_over_H_after_photons: (p) => p.late?.dOverH ?? null, He3_over_D_after_photons: (p) => p.late?.he3OverD ?? null,
  Li6_over_H_after_photons: (p) => p.late?.li6OverH ?? null, Li7_over_H_after_photons: (p) => p.late?.li7OverH ?? null, mu: (p) => p.late?.mu ?? null, y: (p) => p.late?.y ?? null,
  anisotropy_over_bound: (p) => p.late?.anisotropyOverBound ?? null, Omega_h2_undecayed: (p) => p.late?.omegaUndecayed ?? null, relic_over_bound: (p) => p.late?.relicOverBound ?? null, L_SN_erg_per_s: (p) => p.luminosityErgPerSecond, chi2_bbn: (p) => p.chiSquares.bbn, chi2_cmb: (p) => p.chiSquares.cmb,
  chi2_photodisintegration: (p) => p.chiSquares.photodisintegration, chi2_before_photons: (p) => p.late?.unbrokenChiSquare ?? null,
  chi2_spectral_distortions: (p) => p.chiSquares["spectral-distortions"], chi2_combined: (p) => p.chiSquares.combined,
  N_eff_spectral_less_fast: (p) => p.tiers?.nEff ?? null, Y_P_spectral_less_fast: (p) => p.tiers?.yP ?? null, D_over_H_spectral_less_fast: (p) => p.tiers?.dOverH ?? null,
} as const satisfies Readonly<Record<string, (p: PointResult) => number | null>>;

type NumberColumn = keyof typeof numberColumns;

/**
 * Words. `heats` is false where μ and y mean nothing, `conservative` true where baryons are left out; with `relic` empty where late decays were not followed.
 * `accuracy` is the tier that the numbers are of, and `tiers_differ` true where both were computed and that matters.
 */
const textColumns = ["heats", "conservative", "relic", "accuracy", "tiers_differ"] as const;
const textOf = ({late, accuracy, tiersDiffer}: PointResult): readonly string[] =>
  [...(late === null ? ["", "", ""] : [String(late.heats), String(late.conservative), late.relic]), accuracy ?? "", tiersDiffer === undefined ? "" : String(tiersDiffer)];
const relics: readonly LateResult["relic"][] = ["gone", "overcloses", "decays", "allowed"];

/** What differs by portal: column of the coupling in a grid (a lifetime has its own already) and edges in a limits file, and what they are. */
const couplings: Readonly<Record<CouplingName, {readonly column: NumberColumn; readonly lower: string; readonly upper: string; readonly meaning: string}>> = {
  dipolePerGeV: {column: "dipole_per_GeV", lower: "d_lower_per_GeV", upper: "d_upper_per_GeV", meaning: "d in GeV^-1 of L = d nubar_L sigma F N + h.c. (mu = 2d)"},
  mixingSquared: {column: "mixing_squared", lower: "mixing_squared_lower", upper: "mixing_squared_upper", meaning: "U^2 with |U_a|^2 = w_a^2 U^2"},
  lifetimeSeconds: {column: "lifetime_s", lower: "lifetime_lower_s", upper: "lifetime_upper_s", meaning: "the lifetime in s"},
};
const couplingColumns: readonly NumberColumn[] = Object.values(couplings).map(({column}) => column);
const numberNamesFor = (name: CouplingName): readonly NumberColumn[] =>
  (Object.keys(numberColumns) as NumberColumn[]).filter((column) => column === "lifetime_s" || column === couplings[name].column || !couplingColumns.includes(column));

/** Columns of a grid file, in order. */
export const gridColumnsFor = (name: CouplingName): readonly string[] => [...numberNamesFor(name), ...textColumns, "ending"];
/** Columns of a limits file, in order; see `LimitRow`. */
export const limitsColumnsFor = (name: CouplingName): readonly string[] =>
  ["mass_MeV", "constraint", "branch", couplings[name].lower, "lower_edge", couplings[name].upper, "upper_edge"];
/** The same of the dipole portal. */
export const gridColumns = gridColumnsFor("dipolePerGeV"), limitsColumns = limitsColumnsFor("dipolePerGeV");

const field = (text: string): string => (/[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replace(/"/g, '""')}"` : text);
const numberField = (x: number | null): string => (x === null ? "" : Object.is(x, -0) ? "-0" : String(x));

function headText(head: CsvHead, about: readonly string[]): string {
  const items = [
    `nuportal ${head.version}`, ...about, `scenario: ${head.scenario}`, `confidence level: ${head.confidenceLevel}`, ...(head.certificate ?? []),
    ...head.references.map((reference) => `reference: ${reference}`), ...(head.remarks ?? []),
  ];
  return items.flatMap((item) => item.split(/\r\n|\r|\n/)).map((line) => `# ${line}`.trimEnd()).join("\n");
}

const document = (head: string, rows: readonly (readonly string[])[]): string => `${head}\n${rows.map((row) => row.join(",")).join("\n")}\n`;

const endingText = (ending: PointEnding): string => (ending.kind === "reached" ? "reached" : JSON.stringify(ending));

/** Δχ² of each likelihood, in the order of the points. */
export type DeltaChiSquares = Readonly<Record<LikelihoodName, readonly (number | null)[]>>;

/** Units of the columns; a column without a unit has no dimension. */
const units = "units: mass_MeV [MeV], *_per_GeV [GeV^-1], *_s [s], L_SN_erg_per_s [erg/s]; all others are pure numbers";

/** One row per point of the plane; `ending` is "reached", or the failure as JSON. Columns of Δχ² stand last, where they are given. */
export function gridCsv(points: readonly PointResult[], head: CsvHead, name: CouplingName = "dipolePerGeV", delta?: DeltaChiSquares): string {
  const numberNames = numberNamesFor(name), likelihoods = delta === undefined ? [] : LIKELIHOODS;
  const about = [`quantity: observables and chi-squares per point; ${couplings[name].meaning}; Y_P = 4 n(He4)/n_b; abundances by number, as nucleosynthesis leaves them and after photons`, units];
  const rows = points.map((point, i) => [
    ...numberNames.map((name) => numberField(numberColumns[name](point))), ...textOf(point), field(endingText(point.ending)), ...likelihoods.map((likelihood) => numberField(delta![likelihood][i] ?? null)),
  ]);
  return document(headText(head, about), [[...gridColumnsFor(name), ...likelihoods.map((likelihood) => `delta_chi2_${likelihood.replace(/-/g, "_")}`)], ...rows]);
}

/** Columns of a bound that moves with its assumptions. */
const spreadColumns = (name: CouplingName): readonly string[] =>
  ["lower_weakest", "lower_strongest", "upper_strongest", "upper_weakest"].map((column) => (name === "dipolePerGeV" ? `d_${column}_per_GeV` : column));

/**
 * One row per mass, constraint and excluded stretch. With `spreads` (of SN1987A, by mass) four more columns, and a row "sn1987a-band" at a mass at
 * which only other assumptions than the scenario's exclude something.
 */
export function limitsCsv(
  limits: readonly (LimitRow & {readonly contour?: string})[], head: CsvHead, name: CouplingName = "dipolePerGeV", spreads: ReadonlyMap<number, SpreadEdges> = new Map(),
): string {
  const withContours = limits.some(({contour}) => contour !== undefined), about = [
    `quantity: excluded stretches of ${couplings[name].meaning}, one row per mass, constraint and stretch`,
    "edges: crossing = interpolated between nodes, solver = exact, plane = still excluded at the border of the plane, gap = the next node failed or the constraint does not apply",
    units, ...(withContours ? ["contour: empty = the region, at the first confidence level; else another confidence level, or an instrument to come"] : []),
    ...(spreads.size > 0 ? ["weakest, strongest: edges of SN1987A under all profiles, criteria, screenings and potentials (weakest: excluded by each; empty where some exclude nothing), and under some"] : []),
  ];
  const spreadOf = (edges: SpreadEdges | undefined): readonly string[] => (spreads.size === 0 ? [] : edges === undefined ? ["", "", "", ""] : edges.map(numberField));
  const rows = limits.map((row) => [
    numberField(row.massMeV), row.constraint, numberField(row.branch), numberField(row.lower), row.lowerEdge, numberField(row.upper), row.upperEdge, ...(withContours ? [field(row.contour ?? "")] : []),
    ...spreadOf(row.constraint === "sn1987a" ? spreads.get(row.massMeV) : undefined),
  ]);
  const alone = [...spreads].filter(([massMeV]) => !limits.some((row) => row.constraint === "sn1987a" && row.massMeV === massMeV)).map(([massMeV, edges]) => [
    numberField(massMeV), "sn1987a-band", "1", numberField(edges[1]), "solver", numberField(edges[2]), "solver", ...(withContours ? [""] : []), ...spreadOf(edges),
  ]);
  return document(headText(head, about), [[...limitsColumnsFor(name), ...(withContours ? ["contour"] : []), ...(spreads.size > 0 ? spreadColumns(name) : [])], ...rows, ...alone]);
}

export interface CsvRecords {
  /** The # lines before the first row, without their mark. */
  readonly comments: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Splits a file into its head and its fields. - RFC 4180, sec. 2; lines may end in LF or CRLF */
export function csvRecords(text: string): CsvRecords {
  const comments: string[] = [];
  let at = 0;
  while (text[at] === "#") {
    const end = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
    comments.push(text.slice(at + 1, end).replace(/^ /, "").replace(/\r$/, ""));
    at = end + 1;
  }
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) throw new RangeError(`row ${rows.length + 1}, field ${row.length + 1}: a quote is not closed or stands inside an unquoted field`);
    row.push(match[1] !== undefined ? match[1].replace(/""/g, '"') : match[2]!);
    at = pattern.lastIndex;
    if (match[3] === ",") {
      if (at === text.length) row.push("");
      else continue;
    }
    rows.push(row);
    row = [];
  }
  return {comments, rows};
}

function parsedNumber(text: string, name: string, row: number): number {
  const value = text.trim() === "" ? NaN : Number(text);
  if (Number.isNaN(value) && text !== "NaN") throw new RangeError(`row ${row}, column ${name}: "${text}" is not a number`);
  return value;
}

/** One of the words that may stand in a column. */
function parsedWord<T extends string>(text: string, words: readonly T[], name: string, row: number): T {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new RangeError(`row ${row}, column ${name}: "${text}" is not one of ${words.join(", ")}`);
  return found;
}

function parsedEnding(text: string, row: number): PointEnding {
  if (text === "reached") return {kind: "reached"};
  try {
    const ending = JSON.parse(text) as PointEnding;
    if (ending.kind === "failed") return ending;
  } catch {
    // Not JSON: the message below says what is allowed.
  }
  throw new RangeError(`row ${row}, column ending: ${text} is neither "reached" nor a failure written as JSON`);
}

/** Reads what `gridCsv` wrote: the same points, number for number, and the lines of the head. Columns may stand in any order. */
export function parseGridCsv(text: string, name: CouplingName = "dipolePerGeV"): {readonly comments: readonly string[]; readonly points: readonly PointResult[]} {
  const {comments, rows} = csvRecords(text);
  const header = rows[0] ?? [];
  const wanted = gridColumnsFor(name);
  const missing = wanted.filter((column) => !header.includes(column));
  if (missing.length) throw new RangeError(`the file lacks the column${missing.length > 1 ? "s" : ""} ${missing.join(", ")}; a grid file has ${wanted.join(", ")}`);
  const points = rows.slice(1).map((row, k): PointResult => {
    if (row.length !== header.length) throw new RangeError(`row ${k + 1} has ${row.length} fields; the header has ${header.length}`);
    const text = (name: string): string => row[header.indexOf(name)]!;
    const number = (name: NumberColumn): number => parsedNumber(text(name), name, k + 1);
    const optional = (name: NumberColumn): number | null => (text(name) === "" ? null : number(name));
    const truth = (name: (typeof textColumns)[number]): boolean => parsedWord(text(name), ["true", "false"], name, k + 1) === "true";
    const late = (): LateResult => ({
      yP: number("Y_P_after_photons"), dOverH: number("D_over_H_after_photons"), he3OverD: optional("He3_over_D_after_photons"), li6OverH: number("Li6_over_H_after_photons"), li7OverH: number("Li7_over_H_after_photons"),
      unbrokenChiSquare: optional("chi2_before_photons"), conservative: truth("conservative"), mu: number("mu"), y: number("y"), heats: truth("heats"), anisotropyOverBound: optional("anisotropy_over_bound"),
      omegaUndecayed: number("Omega_h2_undecayed"), relicOverBound: number("relic_over_bound"), relic: parsedWord(text("relic"), relics, "relic", k + 1),
    });
    const tiers = text("N_eff_spectral_less_fast") === "" ? undefined : {nEff: number("N_eff_spectral_less_fast"), yP: number("Y_P_spectral_less_fast"), dOverH: number("D_over_H_spectral_less_fast")};
    return {
      massMeV: number("mass_MeV"), ...(name === "lifetimeSeconds" ? {} : {[name]: number(couplings[name].column)}), lifetimeSeconds: optional("lifetime_s"), nEff: optional("N_eff"), yP: optional("Y_P"),
      heliumMassFraction: optional("helium_mass_fraction"), dOverH: optional("D_over_H"), he3OverH: optional("He3_over_H"), li7OverH: optional("Li7_over_H"),
      omegaB: optional("omega_b"), luminosityErgPerSecond: optional("L_SN_erg_per_s"),
      chiSquares: {
        bbn: optional("chi2_bbn"), cmb: optional("chi2_cmb"), photodisintegration: optional("chi2_photodisintegration"), "spectral-distortions": optional("chi2_spectral_distortions"), combined: optional("chi2_combined"),
      },
      late: text("relic") === "" ? null : late(), ...(text("accuracy") !== "" && {accuracy: parsedWord(text("accuracy"), ["fast", "spectral"], "accuracy", k + 1)}),
      ...(tiers && {tiers}), ...(text("tiers_differ") !== "" && {tiersDiffer: truth("tiers_differ")}),
      ending: parsedEnding(text("ending"), k + 1),
    };
  });
  return {comments, points};
}
