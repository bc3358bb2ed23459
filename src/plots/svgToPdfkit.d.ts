/** The part of svg-to-pdfkit 0.1.8 that the figures use; the package ships no types. */
declare module "svg-to-pdfkit" {
  export default function svgToPdf(
    document: object, svg: string, x: number, y: number,
    options: {readonly width: number; readonly height: number; readonly assumePt: true; readonly warningCallback: (warning: string) => void},
  ): void;
}
