/** The history of one point of a plane as a figure: part of what a scan writes. */
import {createLaboratory} from "../likelihood/observables.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {excludedStretches} from "../plots/limitsTable.js";
import type {ExclusionPlane} from "../plots/exclusionPlane.js";
import {figureStyles, type FigureWidth} from "../plots/figureStyle.js";
import {historySvg} from "../plots/historyFigure.js";
import {figurePdf} from "../plots/pdf.js";
import {pngFile} from "./pngFile.js";
import {ratesAlong} from "./ratesAlong.js";

/** A point on the upper edge of the first cosmic region, at the mass in the middle of those that have one; null where none is drawn. */
export function pointOfInterest({regions, massMeV, coupling}: Pick<ExclusionPlane, "regions" | "massMeV" | "coupling">): {readonly massMeV: number; readonly coupling: number} | null {
  const region = (["combined", "bbn", "cmb"] as const).map((name) => regions.find((one) => one.name === name)).find((found) => found !== undefined);
  if (region === undefined) return null;
  const edges = region.level.flatMap((column, i) => {
    const last = excludedStretches(coupling, column).at(-1);
    return last?.upperEdge === "crossing" ? [{massMeV: massMeV[i]!, coupling: last.upper}] : [];
  });
  return edges[Math.floor(edges.length / 2)] ?? null;
}

/** SVG of the history of one point; null where it does not reach its end. */
export async function historyOfPoint(scenario: Scenario, massMeV: number, coupling: number, width: FigureWidth = "one-column"): Promise<string | null> {
  const {rows, ending} = createLaboratory(scenario).history(massMeV, coupling), {model} = scenario;
  if (ending.kind === "failed") return null;
  const along = await ratesAlong(rows, model, massMeV, coupling);
  return historySvg({massMeV, coupling, model, rows, ...(along && {rates: along.rates})}, width);
}

/** history.svg, .pdf and .png of a point on the contour; nothing where there is none. */
export async function historyFiles(scenario: Scenario, plane: ExclusionPlane): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const point = pointOfInterest(plane), svg = point && await historyOfPoint(scenario, Number(point.massMeV.toPrecision(3)), Number(point.coupling.toPrecision(3)));
  if (svg === null) return new Map();
  const png = pngFile(svg, figureStyles["one-column"].pixels), pdf = await figurePdf(svg);
  return new Map<string, string | Uint8Array>([["history.svg", svg], ["history.pdf", pdf], ["history.png", await png]]);
}
