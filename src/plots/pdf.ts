/** A figure as a page of vectors. Text is outlines already, so there is no font in it, of type 3 or any other. */
import {pageOf} from "./svg.js";

/** PDF bytes of an SVG, the same every time: no clock, and a date that says so. Throws where the page has what a PDF cannot show. */
export async function figurePdf(svg: string): Promise<Uint8Array> {
  const [{default: PdfDocument}, {default: svgToPdf}] = await Promise.all([import("pdfkit"), import("svg-to-pdfkit")]);
  const {width, height, title} = pageOf(svg);
  const document = new PdfDocument({size: [width, height], margin: 0, info: {Title: title, Creator: "nuportal", Producer: "nuportal", CreationDate: new Date(0)}});
  const chunks: Uint8Array[] = [];
  const whole = new Promise<void>((resolve, reject) => {
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", resolve);
    document.on("error", reject);
  });
  // The size of the page is that of the viewBox; with its own units the root would be scaled once more.
  svgToPdf(document, svg.replace(/(<svg[^>]*?) width="[^"]*" height="[^"]*"/, "$1"), 0, 0, {
    width, height, assumePt: true,
    warningCallback: (warning) => {
      throw new Error(`the figure cannot become a PDF: ${warning}`);
    },
  });
  document.end();
  await whole;
  const bytes = new Uint8Array(chunks.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
