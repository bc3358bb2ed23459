/** Widths of a printed figure and the type that goes with them: nothing is set below 7 pt. */

export const FIGURE_WIDTHS = ["one-column", "two-columns"] as const;
export type FigureWidth = (typeof FIGURE_WIDTHS)[number];

const ptPerMm = 72 / 25.4;

/** Sizes of type, margins and width of the page [pt]. */
export interface FigureStyle {
  readonly widthPt: number;
  readonly tickPt: number;
  readonly titlePt: number;
  /** Names of regions; shrunk to `smallestPt` where room is short. */
  readonly regionPt: number;
  readonly linePt: number;
  readonly legendPt: number;
  readonly keyPt: number;
  readonly footnotePt: number;
  readonly smallestPt: number;
  /** Room for ticks and titles beside the axes. */
  readonly left: number;
  readonly right: number;
  /** Room around everything. */
  readonly outer: number;
  /** Height of the axes over their width. */
  readonly aspect: number;
  /** Pixels of its PNG: 600 dots per inch in a column, 300 over the page. */
  readonly pixels: number;
  /** Sources and remarks stand below the axes; else they are left to the caption. */
  readonly withFootnotes: boolean;
}

const inches = (widthPt: number): number => widthPt / 72;

/** 86 mm: a column of Physical Review; 178 mm: both of them. */
export const figureStyles: Readonly<Record<FigureWidth, FigureStyle>> = {
  "one-column": {
    widthPt: 86 * ptPerMm, tickPt: 7.5, titlePt: 8.5, regionPt: 8.5, linePt: 7, legendPt: 7, keyPt: 7, footnotePt: 7, smallestPt: 7,
    left: 38, right: 39, outer: 2, aspect: 1.06, pixels: Math.round(600 * inches(86 * ptPerMm)), withFootnotes: false,
  },
  "two-columns": {
    widthPt: 178 * ptPerMm, tickPt: 9, titlePt: 10.5, regionPt: 11, linePt: 7.5, legendPt: 8.5, keyPt: 8, footnotePt: 7, smallestPt: 7.5,
    left: 45, right: 46, outer: 3, aspect: 0.9, pixels: Math.round(300 * inches(178 * ptPerMm)), withFootnotes: true,
  },
};
