/** One figure into one file, of the kind that its name says. */
import {basename, dirname, extname} from "node:path";
import {Option, type Command} from "commander";
import {FIGURE_WIDTHS, figureStyles, type FigureWidth} from "../plots/figureStyle.js";
import {writeFiles} from "../scan/fileStore.js";
import {choiceOption} from "./choiceOption.js";
import {countOption} from "./numberOption.js";
import {checkOut} from "./outFile.js";
import {UsageError} from "./usageError.js";

export const FIGURE_KINDS = [".svg", ".pdf", ".png"] as const;

export interface FigureOptions {
  readonly out?: string;
  readonly width?: FigureWidth;
  readonly dpi?: number;
}

export const widthOption = (usual: FigureWidth) => choiceOption("--width <width>", `86 mm or 178 mm (default: "${usual}")`, FIGURE_WIDTHS);

const dpiOption = new Option("--dpi <number>", "dots per inch of a PNG (default: 600 of a column, 300 of a page)").argParser(countOption("--dpi", 50, 1200));

/** The options of a command that draws one figure. */
export const addFigureOptions = (command: Command, flag = "--out", usual: FigureWidth = "one-column", what = "file of the figure, required"): Command =>
  command.option(`${flag} <file>`, `${what} (${FIGURE_KINDS.join(", ")})`).addOption(widthOption(usual)).addOption(dpiOption);

/** Refuses a file that could not be written, or of an unknown kind, before anything is computed. */
export function checkFigure(flag: string, path: string | undefined): string {
  if (path === undefined) throw new UsageError(`${flag} is missing; give a file for the figure (${FIGURE_KINDS.join(", ")})`);
  const kind = extname(path).toLowerCase();
  if (!(FIGURE_KINDS as readonly string[]).includes(kind)) throw new UsageError(`${flag} ${path} ends in "${kind}"; allowed: ${FIGURE_KINDS.join(", ")}`);
  checkOut(path);
  return path;
}

/** Refuses sizes of a figure where none is drawn. */
export function refuseIdleSizes({width, dpi}: Pick<FigureOptions, "width" | "dpi">, flag: string): void {
  const idle = width !== undefined ? "--width" : dpi !== undefined ? "--dpi" : undefined;
  if (idle !== undefined) throw new UsageError(`${idle} is of a figure; give ${flag} a file for it (${FIGURE_KINDS.join(", ")}), or leave it out`);
}

export async function writeFigure(path: string, svg: string, {width = "one-column", dpi}: Omit<FigureOptions, "out">): Promise<void> {
  const kind = extname(path).toLowerCase(), {pixels, widthPt} = figureStyles[width];
  const bytes = kind === ".svg" ? svg
    : kind === ".pdf" ? await (await import("../plots/pdf.js")).figurePdf(svg)
    : await (await import("./pngFile.js")).pngFile(svg, dpi === undefined ? pixels : Math.round((dpi * widthPt) / 72));
  writeFiles(dirname(path), new Map([[basename(path), bytes]]));
}
