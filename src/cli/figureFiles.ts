import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {exclusionFigure} from "../plots/exclusionFigure.js";
import {figureHtml} from "../plots/exclusionHtml.js";
import type {ExclusionPlane} from "../plots/exclusionPlane.js";
import {figureStyles, type FigureWidth} from "../plots/figureStyle.js";
import {figurePdf} from "../plots/pdf.js";
import {pngFile} from "./pngFile.js";

/** The figures of a plane: for journals (SVG, PDF, PNG), a page that opens anywhere because plotly is in it (HTML), and what belongs into the caption. */
export async function figureFiles(plane: ExclusionPlane, width: FigureWidth = "two-columns"): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const {svg, caption} = await exclusionFigure(plane, {width});
  const png = pngFile(svg, figureStyles[width].pixels), bundle = readFileSync(createRequire(import.meta.url).resolve("plotly.js-dist-min"), "utf8");
  const pdf = await figurePdf(svg), html = figureHtml(plane, {bundle});
  return new Map<string, string | Uint8Array>([
    ["figure.svg", svg],
    ["figure.pdf", pdf],
    ["figure.png", await png],
    ["figure.html", html],
    ["caption.txt", caption.map((line) => `${line}\n`).join("")],
  ]);
}
