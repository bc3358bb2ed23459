/** A figure as pixels. */
import {Resvg} from "@resvg/resvg-js";

/** PNG bytes of an SVG on white. Text is already outlines, so no font is looked up and the bytes are the same everywhere. */
export const figurePng = (svg: string, widthPx: number): Uint8Array =>
  new Resvg(svg, {fitTo: {mode: "width", value: widthPx}, background: "#fff", font: {loadSystemFonts: false}}).render().asPng();
