/** The page above the results of a review: figures, limits in short, and what to cite. */
import type {Scenario} from "../model/scenarioTypes.js";
import {csvRecords} from "../plots/csv.js";
import type {ResultRecord} from "./resultFolder.js";

export interface ReviewEntry {
  readonly scenario: Scenario;
  readonly record: ResultRecord;
  /** Text of limits.csv. */
  readonly limits: string;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, mark => `&#${mark.charCodeAt(0)};`);
/** Masses at which limits are shown [MeV]. */
const shownMasses = [1, 10, 100] as const;

const digits = (value: string): string => Number(value).toExponential(2).replace(/e([+-])(\d+)$/, (_, sign: string, power: string) => `&times;10<sup>${sign === "-" ? "&minus;" : ""}${power}</sup>`);

/** Excluded stretches of the combination at a mass that was computed, in words. */
function stretchesAt(limits: string, massMeV: number): string {
  const {rows: [head = [], ...rows]} = csvRecords(limits), at = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? "";
  const lower = head.find(name => name.includes("lower") && !name.includes("edge"))!, upper = head.find(name => name.includes("upper") && !name.includes("edge"))!;
  const found = rows.filter(row => at(row, "constraint") === "combined" && Number(at(row, "mass_MeV")) === massMeV && at(row, "contour") === "");
  return found.length === 0 ? "&ndash;" : found.map(row => `${digits(at(row, lower))} to ${digits(at(row, upper))}`).join("; ");
}

function section({scenario: {name}, record: {points, warnings, band}, limits}: ReviewEntry): string {
  const files = ["figure.pdf", "figure.html", "result.json", ...(band === undefined ? ["limits.csv", "points.csv"] : [])];
  return `<section id="${escaped(name)}">
<h2>${escaped(name)}</h2>
<a href="${name}/figure.pdf"><img src="${name}/figure.svg" width="420" alt="excluded regions of ${escaped(name)}" loading="lazy"></a>
<p>BBN and CMB exclude, in d [1/GeV]: ${shownMasses.map(mass => `${stretchesAt(limits, mass)} at ${mass} MeV`).join(", ")}.</p>
<p>${points.total} points${points.failed.length > 0 ? `, ${points.failed.length} failed` : ""}. ${files.map(file => `<a href="${name}/${file}">${file}</a>`).join(" ")}</p>
${warnings.map(warning => `<p class="warning">${escaped(warning)}</p>`).join("\n")}
</section>`;
}

/** index.html and references.bib. */
export function reviewIndex(entries: readonly ReviewEntry[]): ReadonlyMap<string, string> {
  const references = new Map(entries.flatMap(({record}) => record.references.map(({key, bibtex}) => [key, bibtex] as const))), version = entries[0]?.record.nuportal ?? "";
  const page = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bounds on heavy neutral leptons with a dipole portal</title>
<style>body{font-family:serif;margin:1em auto;max-width:1340px;padding:0 1em}main{display:grid;grid-template-columns:repeat(auto-fill,minmax(430px,1fr));gap:1.5em}section{border-top:1px solid #999}img{max-width:100%;height:auto}h2{font-size:1.1em}p{margin:.4em 0}.warning{color:#8a3b00}</style>
</head>
<body>
<h1>Bounds on heavy neutral leptons with a dipole portal</h1>
<p>nuportal ${escaped(version)}. To cite: <a href="references.bib">references.bib</a>, ${references.size} entries; <code>nuportal cite</code> on a folder gives those of one figure.</p>
<main>
${entries.map(section).join("\n")}
</main>
</body>
</html>
`;
  return new Map([["references.bib", [...references].sort(([a], [b]) => a < b ? -1 : 1).map(([, bibtex]) => bibtex.trim() + "\n").join("\n")], ["index.html", page]]);
}
