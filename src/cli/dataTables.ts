/** The data of a results folder, column by column, with what they are and where they come from. */
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {deltaChiSquares} from "../likelihood/constraints.js";
import {couplingNameOf} from "../model/coupling.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {csvRecords, gridCsv, parseGridCsv, type CsvHead} from "../plots/csv.js";
import {CHECKPOINT} from "../scan/fileStore.js";
import {birthCertificate, certificateLines, type BirthCertificate} from "./birthCertificate.js";
import {readResult, type ResultRecord} from "./resultFolder.js";
import {UsageError} from "./usageError.js";

export interface DataColumn {
  readonly name: string;
  /** "" for a pure number or words. */
  readonly unit: string;
  /** NaN where a number is not defined. */
  readonly values: Float64Array | readonly string[];
}

export interface DataTable {
  /** "points": those computed, where the grid is interpolated between them. */
  readonly name: "grid" | "limits" | "points";
  /** Remarks that stand above it. */
  readonly about: readonly string[];
  readonly columns: readonly DataColumn[];
}

export interface ResultData {
  readonly record: ResultRecord;
  readonly certificate: BirthCertificate;
  readonly tables: readonly DataTable[];
  /** The files themselves, their heads complete. */
  readonly texts: Readonly<Partial<Record<DataTable["name"], string>>>;
}

const unitEndings = [["_MeV", "MeV"], ["_per_GeV", "GeV^-1"], ["_erg_per_s", "erg/s"], ["_s", "s"]] as const;
export const unitOf = (column: string): string => unitEndings.find(([ending]) => column.endsWith(ending))?.[1] ?? "";

const words = ["constraint", "lower_edge", "upper_edge", "contour", "heats", "conservative", "relic", "accuracy", "tiers_differ", "ending"];

const tableOf = (name: DataTable["name"], text: string): DataTable => {
  const {comments, rows: [header = [], ...rows]} = csvRecords(text);
  const columns = header.map((column, i): DataColumn => {
    const cells = rows.map(row => row[i] ?? "");
    return {name: column, unit: unitOf(column), values: words.includes(column) ? cells : Float64Array.from(cells, cell => cell === "" ? NaN : Number(cell))};
  });
  return {name, about: comments, columns};
};

const read = (folder: string, name: string): string => {
  const path = join(folder, name);
  if (!existsSync(path)) throw new UsageError(`${folder} holds no ${name}; give the folder of a finished \`nuportal scan --out\``);
  return readFileSync(path, "utf8");
};

/** The hash of the code that a checkpoint of the scan names. */
const codeOf = (folder: string): string | null => {
  try {
    const [first = ""] = readFileSync(join(folder, CHECKPOINT), "utf8").split("\n", 1), {code} = JSON.parse(first) as {readonly code?: unknown};
    return typeof code === "string" ? code : null;
  } catch {
    return null;
  }
};

const headOf = (scenario: Scenario, certificate: BirthCertificate, comments: readonly string[]): CsvHead => ({
  version: certificate.nuportal, scenario: JSON.stringify(scenario), confidenceLevel: scenario.statistics.confidenceLevel, references: certificate.references, certificate: certificateLines(certificate),
  remarks: comments.filter(line => !/^(nuportal |quantity:|units:|scenario|code SHA|nature:|confidence level|accuracy:|tables SHA|reference:)/.test(line))
});

/** What a scan left in its folder. */
export const resultData = (folder: string): ResultData => {
  const record = readResult(folder) as ResultRecord & {readonly certificate?: BirthCertificate}, {scenario, standard, band} = record;
  if (band !== undefined) throw new UsageError(`${folder} is a band of planes; export one of its folders: ${band.map(({folder: name}) => join(folder, name)).join(", ")}`);
  const certificate = record.certificate ?? birthCertificate(scenario, record.nuportal, codeOf(folder)), coupling = couplingNameOf(scenario.model);
  const withDelta = (text: string): string => {
    const {points, comments} = parseGridCsv(text, coupling);
    return gridCsv(points, headOf(scenario, certificate, comments), coupling, deltaChiSquares(points, standard, scenario));
  };
  const texts = {
    grid: withDelta(read(folder, "grid.csv")), limits: certified(read(folder, "limits.csv"), certificate),
    ...(existsSync(join(folder, "points.csv")) && {points: withDelta(read(folder, "points.csv"))})
  };
  return {record, certificate, texts, tables: (Object.keys(texts) as (keyof typeof texts)[]).map(name => tableOf(name, texts[name]!))};
};

/** A file with the certificate in its head, where it has none yet. */
const certified = (text: string, certificate: BirthCertificate): string => {
  const lines = certificateLines(certificate).map(line => `# ${line}\n`);
  return text.includes(lines[0]!) ? text : text.replace(/^(# confidence level:.*\n)/m, (line: string) => line + lines.join(""));
};

/** One JSON document; a number that is not defined is null. */
export const jsonText = ({record: {scenario, standard, notes, warnings}, certificate, tables}: ResultData): string => JSON.stringify({
  certificate, scenario, standard, notes, warnings,
  ...Object.fromEntries(tables.map(({name, columns}) => [name, Object.fromEntries(columns.map(({name: column, unit, values}) =>
    [column, {...(unit !== "" && {unit}), values: Array.from(values as ArrayLike<number | string>, value => typeof value === "number" && Number.isNaN(value) ? null : value)}]))]))
}) + "\n";
