import {inflateSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {exclusionFigure, figureSvg} from "../../src/plots/exclusionFigure.js";
import {figureHtml} from "../../src/plots/exclusionHtml.js";
import {figureStyles} from "../../src/plots/figureStyle.js";
import {figurePdf} from "../../src/plots/pdf.js";
import {latePlane, smallPlane} from "./smallPlane.js";

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
/** All streams, inflated. */
const streams = (bytes: Uint8Array): string => [...text(bytes).matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, data]) => {
  try {
    return inflateSync(Buffer.from(data!, "latin1")).toString("latin1");
  } catch {
    return data!;
  }
}).join("\n");

describe("figurePdf", {timeout: 30_000}, async () => {
  const svg = await figureSvg(latePlane(), {width: "one-column"}), pdf = await figurePdf(svg);

  it("is the same bytes every time, of no day", async () => {
    expect(Buffer.from(await figurePdf(svg)).equals(Buffer.from(pdf))).toBe(true);
    expect(text(pdf)).toContain("D:19700101");
  });

  it("is one page of a journal column with no font and no pixels in it", () => {
    const [width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text(pdf))!.slice(1).map(Number);
    expect(width).toBeCloseTo((86 / 25.4) * 72, 1);
    expect(height).toBeGreaterThan(200);
    expect(text(pdf)).not.toMatch(/\/Subtype \/(Type3|Type1|TrueType|Image)|\/FontFile/);
    expect(streams(pdf)).not.toMatch(/\bTj\b|\bTJ\b/);
  });

  it("has the outlines of the SVG: as many curves", () => {
    const curves = (data: string, pattern: RegExp): number => data.match(pattern)?.length ?? 0;
    // MathJax writes quadratic curves; a PDF has cubic ones.
    expect(curves(streams(pdf), / c\n/g)).toBeGreaterThan(0.9 * curves(svg, /Q/g));
  });

  it("refuses what is no figure", async () => {
    await expect(figurePdf("<svg/>")).rejects.toThrow("viewBox");
  });
});

describe("journal widths", {timeout: 30_000}, async () => {
  const column = await exclusionFigure(smallPlane(), {width: "one-column"}), page = await exclusionFigure(smallPlane(), {width: "two-columns"});

  it("sets nothing below 7 pt in a column of 86 mm and a page of 178 mm", () => {
    for (const [width, {svg}, millimetres] of [["one-column", column, 86], ["two-columns", page, 178]] as const) {
      const scales = [...svg.matchAll(/scale\(([\d.]+) -/g)].map(([, scale]) => 1000 * Number(scale));
      expect(Number(/viewBox="0 0 ([\d.]+)/.exec(svg)![1])).toBeCloseTo((millimetres / 25.4) * 72, 1);
      expect(scales.length).toBeGreaterThan(20);
      expect(Math.min(...scales)).toBeGreaterThanOrEqual(7);
      expect(figureStyles[width].pixels / (millimetres / 25.4)).toBeGreaterThan(299);
    }
  });

  it("leaves to the caption what a column has no room for", () => {
    for (const {caption} of [column, page]) expect(caption.join("\n")).toMatch(/Laboratory limits: .*arXiv:2007\.15563[\s\S]*Pitrou:2018/);
    expect(column.svg.length).toBeLessThan(page.svg.length);
  });
});

describe("regions with more than one outline", {timeout: 30_000}, () => {
  const {regions: [bbn, star, both], massMeV} = smallPlane();
  const level = both!.level.map((column) => column.map((v) => v! - 0.5));
  const plane = smallPlane({regions: [
    bbn!, {...star!, band: massMeV.map((m) => (m > 500 ? null : [m > 100 ? null : 2e-9, 3e-10, 1e-6, m > 100 ? null : 1e-7]))},
    {...both!, further: [{label: "99 % CL", level}, {label: "CMB-S4", level, forecast: true}]},
  ]});

  it("draws the spread of a bound and further confidence levels thinner, a forecast with dashes", async () => {
    const svg = await figureSvg(plane, {width: "one-column"}), tag = (id: string): string => new RegExp(`<path[^>]*id="${id}"[^>]*>|<path id="${id}"[^>]*>`).exec(svg)?.[0] ?? "";
    const stroke = (id: string): number => Number(/stroke-width="([\d.]+)"/.exec(tag(id))![1]);
    expect(tag("band-sn1987a")).not.toBe("");
    expect(tag("edge-band-sn1987a").match(/M/g)!.length).toBeGreaterThanOrEqual(2);
    expect(stroke("edge-combined-further-1")).toBeLessThan(stroke("edge-combined"));
    expect(tag("edge-combined-further-1")).not.toContain("dasharray");
    expect(tag("edge-combined-further-2")).toContain("dasharray");
    expect(svg).toContain('id="hatching-bbn"');
  });

  it("gives each confidence level and each forecast dashes of its own, the same in all regions, and one entry of the key", async () => {
    const further = [{label: "68 % CL", level}, {label: "99 % CL", level}, {label: "SO", level, forecast: true as const}, {label: "CMB-S4", level, forecast: true as const}];
    const many = smallPlane({regions: [{...bbn!, further: further.slice(0, 2)}, star!, {...both!, further}]}), svg = await figureSvg(many, {width: "one-column"});
    const dashes = (name: string): string[] => further.map((_, i) => new RegExp(`<path[^>]*id="edge-${name}-further-${i + 1}"[^>]*>|<path id="edge-${name}-further-${i + 1}"[^>]*>`).exec(svg)?.[0] ?? "").filter((tag) => tag !== "").map((tag) => /stroke-dasharray="([^"]*)"/.exec(tag)?.[1] ?? "none");
    expect(new Set(dashes("combined")).size).toBe(4);
    expect(dashes("bbn")).toEqual(dashes("combined").slice(0, 2));
    const keyed = svg.slice(svg.indexOf('id="key"'), svg.indexOf('id="axes-and-data"'));
    for (const dash of dashes("combined").filter((one) => one !== "none")) expect(keyed.split(`stroke-dasharray="${dash}"`).length).toBe(2);
    expect(figureHtml(many, {bundle: ""})).toContain("CMB-S4 (forecast)");
  });

  it("says which of them has the wrong shape", async () => {
    await expect(figureSvg(smallPlane({regions: [{...star!, band: [null]}]}))).rejects.toThrow("band of region sn1987a has 1 entries; it must have 17");
    await expect(figureSvg(smallPlane({regions: [{...both!, further: [{label: "99 % CL", level: level.slice(1)}]}]}))).rejects.toThrow("level of region combined, 99 % CL is 16 x 29");
  });
});
