/** A small SVG writer: strings in, strings out, the same bytes every time. */
import {pathData, type Typeset} from "./glyphs.js";

/** A point on the page [pt], y downwards. */
export type Point = readonly [number, number];

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** Two decimals (1/100 pt is finer than any printer), no trailing zeros, no −0. */
export const rounded = (x: number): string => String(Math.round(100 * x) / 100 + 0);

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === "number" ? rounded(value) : escaped(String(value))}"`)
    .join("");

export const element = (name: string, attributes: Attributes, children: readonly string[] = []): string =>
  children.length ? `<${name}${written(attributes)}>\n${children.join("\n")}\n</${name}>` : `<${name}${written(attributes)}/>`;

/** An element that holds plain text, such as a title. */
export const textElement = (name: string, attributes: Attributes, text: string): string => `<${name}${written(attributes)}>${escaped(text)}</${name}>`;

/** Path data of an open or closed polyline. */
export const lineData = (points: readonly Point[], closed = false): string =>
  points.length ? `M${points.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join("L")}${closed ? "Z" : ""}` : "";

export type Anchor = "start" | "middle" | "end";

export interface TextStyle {
  /** Font size [pt]. */
  readonly size: number;
  readonly fill?: string;
  readonly anchor?: Anchor;
  /** Rotation [degrees], clockwise on the page. */
  readonly angle?: number;
  /** Width [pt] of a white seam around the glyphs. */
  readonly halo?: number;
}

/** A typeset line with its baseline at (x, y) [pt]. The seam is a path of its own: not every reader of SVG paints strokes first. */
export function textPath(line: Typeset, x: number, y: number, style: TextStyle): string {
  const {size, fill = "#000", anchor = "start", angle = 0, halo} = style;
  const scale = size / 1000;
  const back = anchor === "start" ? 0 : (anchor === "middle" ? -0.5 : -1) * line.width * 1000;
  const turn = angle ? ` rotate(${rounded(angle)})` : "";
  const shift = back ? ` translate(${rounded(back)} 0)` : "";
  const transform = `translate(${rounded(x)} ${rounded(y)})${turn} scale(${scale} ${-scale})${shift}`, d = pathData(line);
  const seam = halo ? [element("path", {class: "seam", transform, fill: "none", stroke: "#fff", "stroke-width": halo / scale, "stroke-linejoin": "round", d})] : [];
  return [...seam, element("path", {transform, fill, d})].join("\n");
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly title: string;
}

/** What a document written here says of its page [pt]. */
export function pageOf(svg: string): Page {
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg), title = /<title>([^<]*)<\/title>/.exec(svg)?.[1] ?? "";
  if (size === null) throw new RangeError("the SVG has no viewBox that starts at 0 0");
  return {width: Number(size[1]), height: Number(size[2]), title: title.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&")};
}

/** A whole document of the given size [pt], on white. */
export const svgDocument = (widthPt: number, heightPt: number, title: string, children: readonly string[]): string =>
  `${element("svg", {xmlns: "http://www.w3.org/2000/svg", width: `${rounded(widthPt)}pt`, height: `${rounded(heightPt)}pt`, viewBox: `0 0 ${rounded(widthPt)} ${rounded(heightPt)}`, role: "img"}, [
    textElement("title", {}, title), element("rect", {x: 0, y: 0, width: widthPt, height: heightPt, fill: "#fff"}), ...children,
  ])}\n`;
