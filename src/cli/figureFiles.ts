import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {figureSvg} from "../plots/exclusionFigure.js";
import {figureHtml} from "../plots/exclusionHtml.js";
import type {ExclusionPlane} from "../plots/exclusionPlane.js";
import {figurePng} from "../plots/png.js";

/** 600 dots per inch at the width of a journal column. */
const PNG_WIDTH = 2050;

/** The figures of a plane: for journals (SVG, PNG), and a page that opens anywhere because plotly is in it (HTML). */
export async function figureFiles(plane: ExclusionPlane): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const svg = await figureSvg(plane);
  const bundle = readFileSync(createRequire(import.meta.url).resolve("plotly.js-dist-min"), "utf8");
  return new Map<string, string | Uint8Array>([
    ["figure.svg", svg],
    ["figure.png", figurePng(svg, PNG_WIDTH)],
    ["figure.html", figureHtml(plane, {bundle})],
  ]);
}
