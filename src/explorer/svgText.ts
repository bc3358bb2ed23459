/** Text in figures of the page: fonts of the reader's system, with indices and powers. */
import {element, rounded, type Attributes} from "../plots/svg.js";
import {pieces} from "./words.js";

export const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Text with markup (words.ts), its baseline at (x, y). */
export function svgText(marked: string, x: number, y: number, size: number, attributes: Attributes = {}): string {
  let shift = 0;
  const spans = pieces(marked).map(({text, place, slanted}) => {
    const wanted = place === "below" ? 0.26 : place === "above" ? -0.38 : 0, dy = wanted - shift;
    shift = wanted;
    const style = `${dy === 0 ? "" : ` dy="${rounded(dy * size)}"`}${place === "line" ? "" : ` font-size="${rounded(0.72 * size)}"`}${slanted ? ' font-style="italic"' : ""}`;
    return `<tspan${style}>${escaped(text)}</tspan>`;
  });
  const written = Object.entries({x, y, "font-size": size, ...attributes}).filter(([, value]) => value !== undefined).map(([name, value]) => ` ${name}="${typeof value === "number" ? rounded(value) : value}"`).join("");
  // Spaces at the ends of pieces are part of the text.
  return `<text${written} xml:space="preserve">${spans.join("")}</text>`;
}

/** About how wide a text is. */
export const textWidth = (marked: string, size: number): number => pieces(marked).reduce((sum, {text, place}) => sum + text.length * (place === "line" ? 0.56 : 0.42) * size, 0);

export const path = (d: string, attributes: Attributes): string => element("path", {d, ...attributes});
