/** Text around the plane: the legend with its key above, the citations below. Measured first, so that nothing is clipped. */
import {typesetLabel, wrapped, type Typeset} from "./glyphs.js";
import {element, textPath} from "./svg.js";

export interface TextBlock {
  readonly heightPt: number;
  /** SVG of the block with its upper left corner at (x, y). */
  draw(x: number, y: number): string;
}

/** Lines of text, broken at spaces to fit the width. */
export async function paragraph(labels: readonly string[], widthPt: number, sizePt: number, leading: number, fill = "#000"): Promise<TextBlock> {
  const lines = (await Promise.all(labels.map(typesetLabel))).flatMap((line) => wrapped(line, widthPt / sizePt));
  const step = leading * sizePt;
  return {
    heightPt: lines.length * step,
    draw: (x, y) => lines.map((line, i) => textPath(line, x, y + i * step + 0.8 * sizePt, {size: sizePt, fill})).join("\n"),
  };
}

export interface KeyEntry {
  readonly label: string;
  /** Of the sample [pt], where dashes need more room than usual. */
  readonly widthPt?: number;
  /** SVG of the sample in a box of the given size with its upper left corner at (x, y). */
  sample(x: number, y: number, width: number, height: number): string;
}

const usualWidth = 9;
const sampleGap = 2.5;
const entryGap = 7;

/** Samples with their names, in rows. */
export async function key(entries: readonly KeyEntry[], widthPt: number, sizePt: number): Promise<TextBlock> {
  const lines = await Promise.all(entries.map(({label}) => typesetLabel(label)));
  const rowHeight = 1.5 * sizePt;
  const places: {entry: KeyEntry; line: Typeset; x: number; row: number}[] = [];
  let x = 0;
  let row = 0;
  entries.forEach((entry, i) => {
    const line = lines[i]!;
    const width = (entry.widthPt ?? usualWidth) + sampleGap + line.width * sizePt;
    if (x > 0 && x + width > widthPt) {
      x = 0;
      row++;
    }
    places.push({entry, line, x, row});
    x += width + entryGap;
  });
  return {
    heightPt: entries.length ? (row + 1) * rowHeight : 0,
    draw: (left, top) =>
      element("g", {id: "key"}, places.flatMap(({entry, line, x: dx, row: r}) => {
        const y = top + r * rowHeight, sampleWidth = entry.widthPt ?? usualWidth;
        return [
          entry.sample(left + dx, y + 0.12 * sizePt, sampleWidth, 0.85 * sizePt),
          textPath(line, left + dx + sampleWidth + sampleGap, y + 0.85 * sizePt, {size: sizePt}),
        ];
      })),
  };
}
