/** A figure as pixels. */
import {Resvg} from "@resvg/resvg-js";

/** PNG bytes of an SVG on white. Text is already outlines, so no font is looked up and the bytes are the same everywhere. */
export const figurePng = (svg: string, widthPx: number): Uint8Array =>
  new Resvg(svg, {fitTo: {mode: "width", value: widthPx}, background: "#fff", font: {loadSystemFonts: false}}).render().asPng();

/** Pixels of an SVG on white, red, green, blue and opacity of each. */
export function figurePixels(svg: string, widthPx: number): {readonly width: number; readonly height: number; readonly rgba: Uint8Array} {
  const image = new Resvg(svg, {fitTo: {mode: "width", value: widthPx}, background: "#fff", font: {loadSystemFonts: false}}).render();
  return {width: image.width, height: image.height, rgba: image.pixels};
}
