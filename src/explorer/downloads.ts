/** Files from the page: the figure, its numbers, its scenario. */
import {citedKeys} from "../likelihood/constraints.js";
import {notesOf, plainNote, warningsOf} from "../model/scenarioNotes.js";
import {gridCsv} from "../plots/csv.js";
import {element} from "../plots/svg.js";
import {layers, type Choices} from "./choices.js";
import {inksOf} from "./inks.js";
import type {JudgedPlane} from "./judgedPlane.js";
import {dipoleSymbol, planeFigure} from "./planeFigure.js";
import {linkOf} from "./link.js";
import {ruleOf, supernovaText} from "./rules.js";
import {scenarioOf, scenarioText} from "./scenarioOfChoices.js";
import {fontFamily, svgText} from "./svgText.js";
import {layerNames, optionText} from "./words.js";

export type FileKind = "svg" | "png" | "csv" | "yaml";

const width = 940, height = 720, head = 84;

/** What the figure shows, in a line. */
export const titleOf = (choices: Choices): string =>
  `${optionText(choices.nature)} N with ${dipoleSymbol(choices.flavor)} (${choices.flavor === "universal" ? "three flavours alike" : optionText(choices.flavor)}), ${Number((100 * choices.confidenceLevel).toFixed(2))} % CL`;

/** The figure as a document of its own, always on white. */
export function figureFile(judged: JudgedPlane, choices: Choices): string {
  const inks = inksOf.light, notes = [...notesOf(scenarioOf(choices)), ...warningsOf(scenarioOf(choices))].map(plainNote).join(" "), drawn = layers.filter(layer => choices.shown.includes(layer)).map(layer => layerNames[layer].short).join(", ");
  return element("svg", {xmlns: "http://www.w3.org/2000/svg", width, height: height + head, viewBox: `0 0 ${width} ${height + head}`, "font-family": fontFamily}, [
    element("rect", {x: 0, y: 0, width, height: height + head, fill: "#fff"}), svgText(titleOf(choices), 58, 24, 17, {fill: inks.text, "font-weight": 600}),
    svgText(`${drawn}. ${notes === "" ? "Standard cosmology." : notes}`.slice(0, 150), 58, 44, 11, {fill: inks.quiet}),
    svgText(ruleOf(choices), 58, 59, 11, {fill: inks.quiet}),
    ...(choices.shown.includes("sn1987a") ? [svgText(`SN1987A: ${supernovaText(choices)}, ${optionText(choices.profile)} profile`, 58, 74, 11, {fill: inks.quiet})] : []),
    element("svg", {x: 0, y: head, width, height}, [planeFigure(judged, choices, inks, width, height, "")]), svgText(`nuportal ${nuportalVersion}`, width - 10, height + head - 8, 9, {fill: inks.quiet, "text-anchor": "end"})
  ]);
}

function save(content: Blob, name: string): void {
  const link = document.createElement("a"), address = URL.createObjectURL(content);
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The SVG in dots, two to a pixel. */
async function dots(svg: string): Promise<Blob> {
  const image = new Image(), address = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
  image.src = address;
  await image.decode();
  URL.revokeObjectURL(address);
  const canvas = document.createElement("canvas");
  canvas.width = 2 * width;
  canvas.height = 2 * (height + head);
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob(blob => (blob ? done(blob) : fail(new Error("the browser made no picture"))), "image/png"));
}

/** Makes a file and hands it to the reader; false where the plane is not there yet. */
export async function download(kind: FileKind, judged: JudgedPlane | undefined, choices: Choices): Promise<boolean> {
  const scenario = scenarioOf(choices), name = `nuportal-${choices.flavor}-${choices.nature}`;
  if (kind === "yaml") {
    save(new Blob([scenarioText(choices)], {type: "application/yaml"}), `${name}.yaml`);
    return true;
  }
  if (!judged) return false;
  if (kind === "csv") {
    const text = gridCsv(judged.points.flat(), {version: nuportalVersion, scenario: `${scenarioText(choices)}link: ${linkOf(choices)}`, confidenceLevel: choices.confidenceLevel, references: citedKeys(scenario), remarks: notesOf(scenario).map(plainNote)});
    save(new Blob([text], {type: "text/csv"}), `${name}.csv`);
    return true;
  }
  const svg = figureFile(judged, choices);
  save(kind === "svg" ? new Blob([svg], {type: "image/svg+xml"}) : await dots(svg), `${name}.${kind}`);
  return true;
}
