/**
 * Reads a user's rates from text, CSV or JSON.
 *   CSV:  a head "reaction,T9,rate" or "reaction,T9,rate,sigmaRelative", then one point a line; lines that begin with # are passed over.
 *   JSON: {"d_p__He3_g": {"T9": [...], "rate": [...], "sigmaRelative": [...]}}, sigmaRelative optional.
 * What the numbers must satisfy is checked where they are used (rateReplacement.ts).
 */
import {suggestion} from "../../src/model/nearest.js";
import type {RateReplacements, ReplacedRate} from "./rateReplacement.js";

const columns = ["reaction", "T9", "rate", "sigmaRelative"], required = columns.slice(0, 3), fields = columns.slice(1);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

const numbers = (where: string, value: unknown): readonly number[] => {
  if (!Array.isArray(value)) throw new SyntaxError(`${where} must be a list of numbers`);
  return value.map((entry: unknown, i) => {
    if (typeof entry !== "number") throw new SyntaxError(`${where}[${i}] = ${JSON.stringify(entry)} is not a number`);
    return entry;
  });
};

const fromJson = (text: string): RateReplacements => {
  const read: unknown = JSON.parse(text);
  if (!isRecord(read)) throw new SyntaxError("a rate table in JSON is an object of reaction names");
  return Object.fromEntries(Object.entries(read).map(([name, value]): [string, ReplacedRate] => {
    if (!isRecord(value)) throw new SyntaxError(`${name} must be an object with T9 and rate`);
    for (const key of Object.keys(value)) {
      if (!fields.includes(key)) throw new SyntaxError(`${name}: unknown key ${key}${suggestion(key, fields)}; known are ${fields.join(", ")}`);
    }
    const rate = {T9: numbers(`${name}.T9`, value["T9"]), rate: numbers(`${name}.rate`, value["rate"])};
    return [name, value["sigmaRelative"] === undefined ? rate : {...rate, sigmaRelative: numbers(`${name}.sigmaRelative`, value["sigmaRelative"])}];
  }));
};

const fromCsv = (text: string): RateReplacements => {
  const lines = text.split(/\r?\n/).map((line, i) => ({line: line.trim(), number: i + 1})).filter(({line}) => line !== "" && !line.startsWith("#"));
  const head = lines[0]?.line.split(",").map((cell) => cell.trim()) ?? [];
  for (const name of head) if (!columns.includes(name)) throw new SyntaxError(`unknown column ${name}${suggestion(name, columns)}; known are ${columns.join(", ")}`);
  for (const name of required) if (!head.includes(name)) throw new SyntaxError(`column ${name} is missing; the head must be ${required.join(",")} or ${columns.join(",")}`);
  const points = new Map<string, {T9: number[]; rate: number[]; sigmaRelative: number[]}>();
  for (const {line, number} of lines.slice(1)) {
    const cells = line.split(",").map((cell) => cell.trim());
    if (cells.length !== head.length) throw new SyntaxError(`line ${number} has ${cells.length} cells, the head ${head.length}`);
    const cell = (name: string): number => {
      const given = cells[head.indexOf(name)]!, value = Number(given);
      if (given === "" || Number.isNaN(value)) throw new SyntaxError(`line ${number}: ${name} = "${given}" is not a number`);
      return value;
    };
    const name = cells[head.indexOf("reaction")]!, point = points.get(name) ?? {T9: [], rate: [], sigmaRelative: []};
    point.T9.push(cell("T9"));
    point.rate.push(cell("rate"));
    if (head.includes("sigmaRelative")) point.sigmaRelative.push(cell("sigmaRelative"));
    points.set(name, point);
  }
  return Object.fromEntries([...points].map(([name, {T9, rate, sigmaRelative}]) => [name, sigmaRelative.length > 0 ? {T9, rate, sigmaRelative} : {T9, rate}]));
};

/** Reads a rate table, JSON where the text begins with {, CSV otherwise. Throws SyntaxError that names the line or the key. */
export const parseRateTable = (text: string): RateReplacements => {
  const read = text.trimStart().startsWith("{") ? fromJson(text) : fromCsv(text);
  if (Object.keys(read).length === 0) throw new SyntaxError("the rate table holds no reaction");
  return read;
};
