import {describe, expect, it} from "vitest";
import {bohrMagnetonPerGeV} from "../../src/model/conventions.js";
import {majorLength} from "../../src/plots/axes.js";
import {figureSvg} from "../../src/plots/exclusionFigure.js";
import {corners, crossings, lengthUnder, overlap, type Frame} from "../../src/plots/geometry.js";
import {position, type LogScale} from "../../src/plots/logScale.js";
import {figurePng} from "../../src/plots/png.js";
import {regionStyles} from "../../src/plots/palette.js";
import {planeLabels} from "../../src/plots/planeLabels.js";
import {laboratoryShapes, lifetimeShapes, projection, regionShapes} from "../../src/plots/planeShapes.js";
import {flatLimitsFor, laboratoryCurvesFor} from "../../src/plots/tables/laboratoryLimits.js";
import {dipoles, latePlane, masses, smallPlane} from "./smallPlane.js";

const tag = (svg: string, pattern: RegExp): string => pattern.exec(svg)?.[0] ?? "";
const numberOf = (text: string, name: string): number => Number(new RegExp(`\\s${name}="([^"]*)"`).exec(text)![1]);
const dataOf = (svg: string, id: string): string => / d="([^"]*)"/.exec(tag(svg, new RegExp(`<path[^>]*id="${id}"[^>]*>|<path id="${id}"[^>]*>`)))?.[1] ?? "";
const pointsOf = (data: string): readonly (readonly [number, number])[] => [...data.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

function frameIn(svg: string): Frame {
  const rect = tag(svg, /<rect class="frame"[^>]*>/);
  const [left, top] = [numberOf(rect, "x"), numberOf(rect, "y")];
  return {left, top, right: left + numberOf(rect, "width"), bottom: top + numberOf(rect, "height")};
}

/** Glyph outlines take thousands of characters; the snapshot keeps their place and length. */
const withoutGlyphs = (svg: string): string =>
  svg.replace(/(<path transform="[^"]*scale[^>]* d=")([^"]*)(")/g, (_, before: string, data: string, after: string) => `${before}${data.length} characters${after}`);

describe("figureSvg", async () => {
  const svg = await figureSvg(smallPlane());
  const frame = frameIn(svg);

  it("draws the same bytes every time, as in the snapshot", async () => {
    expect(await figureSvg(smallPlane())).toBe(svg);
    await expect(withoutGlyphs(svg)).toMatchFileSnapshot("./exclusionFigure.svg.txt");
  });

  it("keeps every region inside the axes", () => {
    for (const id of ["region-bbn", "region-sn1987a", "edge-bbn", "edge-sn1987a", "edge-combined", "failed"]) {
      const points = pointsOf(dataOf(svg, id));
      expect(points.length, id).toBeGreaterThan(3);
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(frame.left - 0.01);
        expect(x).toBeLessThanOrEqual(frame.right + 0.01);
        expect(y).toBeGreaterThanOrEqual(frame.top - 0.01);
        expect(y).toBeLessThanOrEqual(frame.bottom + 0.01);
      }
    }
  });

  it("puts major ticks at the decades: d on the left, mu = 2d in Bohr magnetons on the right", () => {
    const y: LogScale = {from: dipoles[0]!, to: dipoles[28]!, start: frame.bottom, end: frame.top};
    const x: LogScale = {from: masses[0]!, to: masses[16]!, start: frame.left, end: frame.right};
    const strokes = [.../ d="([^"]*)"/.exec(tag(svg, /<path class="ticks-major"[^>]*>/))![1]!.matchAll(/M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)/g)].map((m) => m.slice(1).map(Number));
    const left = strokes.filter(([a, , c]) => Math.abs(a! - frame.left) < 0.006 && c! > a!).map(([, b]) => b!);
    const right = strokes.filter(([a, , c]) => Math.abs(a! - frame.right) < 0.006 && c! < a!).map(([, b]) => b!);
    const bottom = strokes.filter(([, b, , d]) => Math.abs(b! - frame.bottom) < 0.006 && d! < b!).map(([a]) => a!);
    const near = (found: readonly number[], wanted: readonly number[]): void => {
      expect(found.length).toBe(wanted.length);
      found.forEach((v, i) => expect(v).toBeCloseTo(wanted[i]!, 1));
    };
    near(left, [-12, -11, -10, -9, -8, -7, -6, -5].map((k) => position(y, 10 ** k)));
    near(right, [-14, -13, -12, -11, -10, -9, -8].map((k) => position(y, (10 ** k * bohrMagnetonPerGeV) / 2)));
    near(bottom, [0, 1, 2, 3, 4].map((k) => position(x, 10 ** k)));
  });

  it("writes no text element: all text is outlines", () => {
    expect(svg).not.toMatch(/<text|font-family/);
    expect(svg).toMatch(/<title>[^<]*Dirac/);
  });

  it("becomes a PNG of the width asked for, with ink on it", () => {
    const png = figurePng(svg, 600);
    const view = new DataView(png.buffer, png.byteOffset);
    expect([...png.slice(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect(view.getUint32(16)).toBe(600);
    expect(png.length).toBeGreaterThan(20_000);
  });

  it("clips no text: all ink lies within the page", async () => {
    const box = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)!.slice(1).map(Number) as [number, number];
    const {Resvg} = await import("@resvg/resvg-js");
    // Without the white ground, the bounding box is that of the drawing, clipped by no page.
    const ink = new Resvg(svg.replace(/<rect x="0" y="0"[^>]*\/>/, ""), {font: {loadSystemFonts: false}}).getBBox()!;
    expect(ink.x).toBeGreaterThan(0);
    expect(ink.y).toBeGreaterThan(0);
    expect(ink.x + ink.width).toBeLessThan(box[0]);
    expect(ink.y + ink.height).toBeLessThan(box[1]);
  });

  it("leaves the optional parts out without a trace", async () => {
    const bare = await figureSvg({...smallPlane({laboratory: [], flatLimits: [], footnotes: [], failed: []})}, {withFootnotes: false, width: "one-column"});
    expect(bare).not.toMatch(/id="(laboratory-lines|failed|footnotes)"/);
    expect(bare).toContain('width="243.78pt"');
  });

  it("says which array has the wrong shape", async () => {
    await expect(figureSvg(smallPlane({massMeV: masses.slice(1)}))).rejects.toThrow("level of region bbn is 17 x 29; it must be 16 x 29");
    await expect(figureSvg(smallPlane({coupling: [...dipoles].reverse()}))).rejects.toThrow("coupling");
    await expect(figureSvg(smallPlane({failed: [{iMass: 99, iCoupling: 0}]}))).rejects.toThrow("failed cell (99, 0)");
  });
});

describe("figure with late decays", async () => {
  const svg = await figureSvg(latePlane());

  it("fills every region that is there, dashes what is a forecast, and shades a band less", () => {
    for (const id of ["region-photodisintegration", "region-spectral-distortions", "region-cmb-anisotropy", "band-cmb-anisotropy", "edge-band-cmb-anisotropy"]) expect(dataOf(svg, id).length, id).toBeGreaterThan(10);
    const tagged = (id: string): string => tag(svg, new RegExp(`<path[^>]*id="${id}"[^>]*>`));
    expect(tagged("edge-spectral-distortions")).toContain("stroke-dasharray");
    expect(tagged("edge-photodisintegration")).not.toContain("stroke-dasharray");
    expect(numberOf(tagged("band-cmb-anisotropy"), "fill-opacity")).toBeLessThan(numberOf(tagged("region-cmb-anisotropy"), "fill-opacity"));
    expect(svg).not.toContain('id="region-relic-density"');
    expect(svg).toContain('fill="url(#caveat)"');
  });

  it("has the edges of a band a factor of 3 from its middle", () => {
    const lowest = (id: string): number => Math.min(...pointsOf(dataOf(svg, id)).map(([, y]) => y)), frame = frameIn(svg);
    const y: LogScale = {from: dipoles[0]!, to: dipoles[28]!, start: frame.bottom, end: frame.top};
    expect(lowest("edge-cmb-anisotropy") - lowest("edge-band-cmb-anisotropy")).toBeCloseTo(position(y, 1e-9) - position(y, 3e-9), 0);
  });

  it("keeps names of regions off each other and off their outlines", async () => {
    const plane = latePlane(), frame: Frame = {left: 35, right: 210, top: 50, bottom: 211};
    const x: LogScale = {from: masses[0]!, to: masses[16]!, start: frame.left, end: frame.right}, y: LogScale = {from: dipoles[0]!, to: dipoles[28]!, start: frame.bottom, end: frame.top};
    const {boxes} = await planeLabels(regionShapes(plane, projection(x, y), frame), [], [], frame, {regionPt: 8, linePt: 5.2, smallestPt: 4.6});
    expect(boxes.length).toBeGreaterThanOrEqual(4);
    boxes.forEach((box, i) => boxes.slice(i + 1).forEach((other) => expect(overlap(box, other)).toBe(false)));
  });
});

describe("planeLabels", {timeout: 30_000}, () => {
  it("places labels on the plane, off each other, off the ticks and off every outline of a region", async () => {
    for (const flavor of ["e", "mu", "tau", "universal"] as const) {
      const plane = smallPlane({model: {portal: "dipole", flavor, nature: "dirac"}, laboratory: laboratoryCurvesFor(flavor), flatLimits: flatLimitsFor(flavor)});
      const frame: Frame = {left: 35, right: 210, top: 50, bottom: 211};
      const x: LogScale = {from: masses[0]!, to: masses[16]!, start: frame.left, end: frame.right};
      const y: LogScale = {from: dipoles[0]!, to: dipoles[28]!, start: frame.bottom, end: frame.top};
      const regions = regionShapes(plane, projection(x, y), frame);
      const {boxes} = await planeLabels(regions, laboratoryShapes(plane, x, y, frame), lifetimeShapes(plane, x, y, frame), frame, {regionPt: 8, linePt: 5.2, smallestPt: 4.6});
      expect(boxes.length).toBeGreaterThan(8);
      boxes.forEach((box, i) => {
        boxes.slice(i + 1).forEach((other) => expect(overlap(box, other)).toBe(false));
        for (const [u, v] of corners(box)) {
          expect(Math.min(u - frame.left, frame.right - u, v - frame.top, frame.bottom - v)).toBeGreaterThan(majorLength);
        }
      });
      for (const {region, edges} of regions) {
        const half = regionStyles[region.name].lineWidthPt / 2;
        for (const box of boxes) {
          const grown = {...box, halfWidth: box.halfWidth + half, halfHeight: box.halfHeight + half};
          for (const edge of edges) expect(lengthUnder(grown, edge), region.name).toBe(0);
        }
      }
    }
  });

  it("numbers a limit whose name has no room", async () => {
    const frame: Frame = {left: 0, right: 100, top: 0, bottom: 100};
    const line = {label: "A name that is much wider than the whole plane it should stand in", pieces: [[[20, 50], [80, 50]] as const]};
    const {numbered, missing, boxes} = await planeLabels([], [line], [], frame, {regionPt: 8, linePt: 5.2, smallestPt: 4.6});
    expect({numbered, missing}).toEqual({numbered: [line.label], missing: []});
    expect(boxes.length).toBe(1);
  });
});

describe("crossings", () => {
  it("counts the lines between two points, but not the one that is only touched", () => {
    const zigzag = [[0, 0], [10, 10], [20, 0]] as const;
    expect(crossings([[-5, 5], [25, 5]], zigzag)).toBe(2);
    expect(crossings([[-5, 5], [5, 5]], zigzag)).toBe(0);
    expect(crossings([[-5, 5], [10, 5]], zigzag)).toBe(1);
    expect(crossings([[0, 20], [20, 20]], zigzag)).toBe(0);
  });
});

describe("laboratory limits", () => {
  it("hold positive numbers within the reach of the experiments, and follow the flavour", () => {
    for (const {points} of laboratoryCurvesFor("universal")) {
      for (const [m, d] of points) {
        expect(m).toBeGreaterThan(0.5);
        expect(m).toBeLessThan(1e5);
        expect(d).toBeGreaterThan(1e-8);
        expect(d).toBeLessThanOrEqual(1);
      }
    }
    const names = (flavor: "e" | "mu" | "tau"): readonly string[] => laboratoryCurvesFor(flavor).map(({label}) => label);
    expect(names("mu")).toContain("MiniBooNE");
    expect(names("e")).not.toContain("MiniBooNE");
    expect(names("tau")).toContain("DONUT");
    for (const flavor of ["e", "mu", "tau"] as const) expect(names(flavor)).toContain("LEP");
    expect(laboratoryCurvesFor({e: 1, mu: 2, tau: 0}).every(({flavors}) => flavors.length === 3)).toBe(true);
  });
  it("draws only flat limits that were checked against their paper", () => {
    expect(flatLimitsFor("mu").map(({name}) => name)).toEqual(["Red-giant tip (omega Cen)", "Red-giant tip (NGC 4258)"]);
  });
});
