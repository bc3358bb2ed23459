import {describe, expect, it} from "vitest";
import {pngFile} from "../../src/cli/pngFile.js";
import type {HistoryRow} from "../../src/likelihood/observables.js";
import {colourAt} from "../../src/plots/colourScale.js";
import {FIGURE_WIDTHS, figureStyles} from "../../src/plots/figureStyle.js";
import {simplified, simplifiedRing} from "../../src/plots/geometry.js";
import {historySvg} from "../../src/plots/historyFigure.js";
import {ticksOf} from "../../src/plots/linearScale.js";
import {mapSvg, type MapFigure} from "../../src/plots/mapFigure.js";
import {regionStyles} from "../../src/plots/palette.js";
import {sliceSvg} from "../../src/plots/sliceFigure.js";
import type {EdgeCurve} from "../../src/plots/supernovaEdges.js";
import {flavoursSvg} from "../../src/plots/supernovaFigure.js";
import {pageOf} from "../../src/plots/svg.js";
import {late, logNodes, point} from "./smallPlane.js";

const withoutGlyphs = (svg: string): string =>
  svg.replace(/(<path (?:class="seam" )?transform="[^"]*scale[^>]* d=")([^"]*)(")/g, (_, before: string, data: string, after: string) => `${before}${data.length} characters${after}`);
const dataOf = (svg: string, id: string): string => new RegExp(`id="${id}" d="([^"]*)"`).exec(svg)?.[1] ?? "";

/** CIELAB of an sRGB colour, D65. - IEC 61966-2-1, CIE 15:2004 */
function lab(hex: string, seen: (rgb: readonly number[]) => readonly number[] = (rgb) => rgb): readonly [number, number, number] {
  const linear = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255).map((v) => (v > 0.04045 ? ((v + 0.055) / 1.055) ** 2.4 : v / 12.92)), [r, g, b] = seen(linear) as [number, number, number];
  const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505), y = f(0.2126 * r + 0.7152 * g + 0.0722 * b), z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
const distance = (a: readonly number[], b: readonly number[]): number => Math.hypot(...a.map((v, i) => v - b[i]!));
/** Vision without the green receptor. - Machado, Oliveira & Fernandes, IEEE Trans. Vis. Comput. Graph. 15, 1291 (2009), severity 1 */
const deuteranopia = ([r, g, b]: readonly number[]): readonly number[] => [0.367322 * r! + 0.860646 * g! - 0.227968 * b!, 0.280085 * r! + 0.672501 * g! + 0.047413 * b!, -0.01182 * r! + 0.04294 * g! + 0.968881 * b!];

describe("colours", () => {
  it("get lighter evenly along the scale of a map", () => {
    const light = Array.from({length: 41}, (_, i) => lab(colourAt(i / 40))[0]), step = (light[40]! - light[0]!) / 40;
    light.slice(1).forEach((value, i) => expect(Math.abs(value - light[i]! - step)).toBeLessThan(0.5 * step));
    expect([colourAt(-1), colourAt(2)]).toEqual(["#440154", "#fde725"]);
  });

  it("of regions stay apart without the green receptor, by colour or by hatching", () => {
    const all = Object.entries(regionStyles).filter(([name]) => name !== "combined");
    all.forEach(([name, a], i) => all.slice(i + 1).forEach(([other, b]) => {
      const apart = distance(lab(a.line, deuteranopia), lab(b.line, deuteranopia)) > 12, hatched = JSON.stringify(a.hatch) !== JSON.stringify(b.hatch);
      expect(apart || hatched, `${name}, ${other}`).toBe(true);
      expect(hatched, `${name}, ${other}`).toBe(true);
    }));
  });
});

describe("simplified", () => {
  it("keeps every point of a fine line within the tolerance of a coarse one", () => {
    const line = Array.from({length: 2000}, (_, i) => [i / 10, 20 * Math.sin(i / 100)] as const), few = simplified(line, 0.05);
    expect(few.length).toBeLessThan(200);
    // Its steepest slope is 2: upright, 0.05 across the line is 0.112.
    for (const [x, y] of line) {
      const k = few.findIndex(([u]) => u >= x), [p, q] = [few[Math.max(k - 1, 0)]!, few[Math.max(k, 1)]!];
      expect(Math.abs(p[1] + ((x - p[0]) / (q[0] - p[0])) * (q[1] - p[1]) - y)).toBeLessThan(0.112);
    }
    const ring = Array.from({length: 400}, (_, i) => [10 * Math.cos(i * Math.PI / 200), 10 * Math.sin(i * Math.PI / 200)] as const);
    expect(simplifiedRing(ring, 0.05).length).toBeGreaterThan(15);
    expect(simplifiedRing(ring, 0.05).length).toBeLessThan(60);
  });
});

describe("linear axis", () => {
  it("is labelled at round numbers with as many digits as they need", () => {
    const labels = (from: number, to: number): readonly string[] => ticksOf({linear: true, from, to, start: 0, end: 100}).flatMap(({tex}) => (tex === undefined ? [] : [tex]));
    expect(labels(0.24, 0.265)).toEqual(["0.240", "0.245", "0.250", "0.255", "0.260", "0.265"]);
    expect(labels(-1, 11)).toEqual(["0", "2", "4", "6", "8", "10"]);
    expect(labels(1.6, 4.2)).toEqual(["2.0", "2.5", "3.0", "3.5", "4.0"]);
  });
});

describe("map", {timeout: 20_000}, async () => {
  const massMeV = logNodes(1, 1e3, 13), coupling = logNodes(1e-12, 1e-6, 13), value = massMeV.map((m) => coupling.map((d) => Math.log10(m * d * 1e12)));
  const figure: MapFigure = {
    model: {portal: "dipole", flavor: "mu", nature: "dirac"}, massMeV, coupling, value, title: "\\log_{10} md", steps: [2, 4, 6], legend: ["a map"], failed: [{iMass: 3, iCoupling: 4}], remarks: [],
    lines: [{label: "five", colour: "#000000", widthPt: 1, levels: [value.map((column) => column.map((v) => v - 5))]}],
  };
  const svg = await mapSvg(figure);

  it("is the same bytes every time, as in the snapshot", async () => {
    expect(await mapSvg(figure)).toBe(svg);
    await expect(withoutGlyphs(svg)).toMatchFileSnapshot("./mapFigure.svg.txt");
  });

  it("steps where the value does: along straight lines of this one", () => {
    const frame = /class="frame" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.slice(1).map(Number) as [number, number, number, number];
    const points = [...dataOf(svg, "steps").matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => 3 * ((Number(x) - frame[0]) / frame[2]) + 6 * (1 - (Number(y) - frame[1]) / frame[3]));
    expect(points.length).toBeGreaterThan(5);
    for (const at of points) expect(Math.min(...[2, 4, 6].map((step) => Math.abs(at - step)))).toBeLessThan(0.02);
  });

  it("draws the line of one of its values along the colours there, and none beyond them", async () => {
    const along = async (values: readonly number[]): Promise<string> => {
      const drawn = await mapSvg({...figure, steps: [2, 3, 4, 5, 6], lines: [{label: "x", colour: "#123456", widthPt: 1, values}], failed: []});
      return /class="line" d="([^"]*)" fill="none" stroke="#123456"/.exec(drawn)?.[1] ?? "?";
    };
    const points = (d: string): readonly string[] => d.split(/[ML]/).filter((text) => text !== "");
    const all = points(dataOf(await mapSvg({...figure, steps: [2, 3, 4, 5, 6], lines: [], failed: []}), "steps"));
    const line = points(await along([4]));
    expect(line.length).toBeGreaterThan(1);
    for (const point of line) expect(all).toContain(point);
    expect(await along([40])).toBe("");
  });

  it("hatches what failed, blanks what does not apply, and refuses a map of nothing", async () => {
    expect(svg).toContain('id="failed"');
    expect(svg).not.toContain('id="not-applicable"');
    expect(await mapSvg({...figure, value: value.map((column, i) => column.map((v) => (i === 0 ? null : v)))})).toContain('id="not-applicable"');
    await expect(mapSvg({...figure, value: value.map((column) => column.map(() => null))})).rejects.toThrow("no value anywhere");
  });
});

describe("slice and history", {timeout: 20_000}, () => {
  it("draws what nucleosynthesis leaves and what photons leave of it, with measured bands", async () => {
    const x = logNodes(1e-12, 1e-8, 9), points = x.map((d, i) => point(30, d, {nEff: 3 + i / 10, late: i < 4 ? late : null}));
    const svg = await sliceSvg({legend: ["a slice"], xTitle: "d", x, points, standard: {neff: 3.044, yp: 0.247, dh: 2.4e-5}, measured: {neff: {mean: 3, sigma: 0.2}}, excluded: {label: "both", stretches: [[1e-11, 1e-10]]}, remarks: []});
    expect(dataOf(svg, "neff").match(/[ML]/g)!.length).toBeGreaterThan(1);
    expect(dataOf(svg, "dh-after-photons")).toMatch(/^M/);
    await expect(withoutGlyphs(svg)).toMatchFileSnapshot("./sliceFigure.svg.txt");
  });

  it("runs from hot to cold", async () => {
    const rows = logNodes(0.01, 100, 21).map((T): HistoryRow => ({
      timeSeconds: 1 / T ** 2, scaleFactor: 1e-10 / T, temperatureMeV: T, electronNeutrinoTemperatureMeV: T, muTauNeutrinoTemperatureMeV: T, hubbleMeV: 1e-22 * T * T, nOverEntropy: 1e-3 * Math.exp(-1 / T), rhoNMeV4: T ** 4,
      neutronFraction: 0.2, abundances: {n: 0.2, p: 0.8, He4: 1e-3 / T},
    })).reverse();
    const svg = await historySvg({massMeV: 30, coupling: 1e-9, model: {portal: "dipole", flavor: "mu", nature: "dirac"}, rows});
    const first = [...dataOf(svg, "number").matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x]) => Number(x));
    expect(first[0]!).toBeLessThan(first[first.length - 1]!);
    expect(dataOf(svg, "He4")).toMatch(/^M/);
    // A nucleus that is there all at once begins at the axis.
    const late = rows.map((row) => ({...row, abundances: {...row.abundances, H2: row.temperatureMeV > 0.8 ? 0 : 4e-12 / row.temperatureMeV}})), y = (data: string): number => Number(/^M[\d.]+ ([\d.]+)/.exec(data)![1]);
    const begun = await historySvg({massMeV: 30, coupling: 1e-9, model: {portal: "dipole", flavor: "mu", nature: "dirac"}, rows: late}), frames = [...begun.matchAll(/class="frame" x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/g)].map(([, top, height]) => Number(top) + Number(height));
    expect(y(dataOf(begun, "H2"))).toBeGreaterThan(frames.at(-1)!);
    await expect(historySvg({massMeV: 30, coupling: 1e-9, model: {portal: "dipole", flavor: "mu", nature: "dirac"}, rows: rows.slice(0, 1)})).rejects.toThrow("two or more");
    const png = await pngFile(svg, 200);
    expect([...png.slice(1, 4), new DataView(png.buffer, png.byteOffset).getUint32(16)]).toEqual([0x50, 0x4e, 0x47, 200]);
  });
});

describe("flavours of SN1987A", {timeout: 20_000}, () => {
  it("has a sample of the key for each curve, no two alike, at both widths", async () => {
    const points = [0.1, 10].map((massMeV) => ({massMeV, bandsPerGeV: [[1e-9, 1e-6]] as const}));
    const curves = [["one", ["e", "mu", "tau"]], ["two", ["e"]], ["two", ["mu", "tau"]]].map(([profile, flavors]) => ({profile, flavors, points}) as EdgeCurve);
    const figure = {nature: "dirac", criticalLuminosityErgPerSecond: 3e52, curves, massesMeV: [0.1, 10]} as const;
    for (const width of FIGURE_WIDTHS) {
      const svg = await flavoursSvg(figure, width), key = svg.slice(svg.indexOf('id="key"'), svg.indexOf('id="data"'));
      const samples = [...key.matchAll(/stroke="([^"]*)" stroke-width="0\.9"[^>]*/g)].map(([tag]) => tag);
      expect(samples.length).toBe(3);
      expect(new Set(samples).size).toBe(3);
      expect(pageOf(svg).width).toBeCloseTo(figureStyles[width].widthPt, 1);
    }
  });
});
