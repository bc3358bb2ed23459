/**
 * The two tiers of the early universe over the default plane: spectral less fast of N_eff, Y_P and D/H in units of the observational
 * errors, and where the bound of BBN moves. Writes docs/tier-map.csv and docs/tier-map.png.
 *   rows "grid"   the fast tier at 12 masses and 27 couplings; at every second coupling the spectral one too, where N matters and is not hopeless
 *   rows "edge"   where χ² of a constraint in the fast tier is that of d = 0 and its threshold, and how far away the spectral tier puts it
 * Run: node --import ./tools/register.mjs tools/tier-map.ts [draw]   (eight minutes on one core; "draw" from the table alone)
 */
import {appendFileSync, readFileSync, writeFileSync} from "node:fs";
import {contours} from "d3-contour";
import {createLaboratory} from "../src/likelihood/observables.js";
import type {PointResult} from "../src/likelihood/pointResult.js";
import {chiSquareThreshold, observationalErrors, tierDifference} from "../src/likelihood/tiers.js";
import {parseScenario} from "../src/model/scenario.js";
import {axesSvg, frameOf} from "../src/plots/axes.js";
import {typesetLabel} from "../src/plots/glyphs.js";
import {position, type LogScale} from "../src/plots/logScale.js";
import {figurePng} from "../src/plots/png.js";
import {element, lineData, textPath, type Point} from "../src/plots/svg.js";

const masses = 12, couplings = 27, every = 2, table = "docs/tier-map.csv", figure = "docs/tier-map.png";
const logarithmic = (from: number, to: number, points: number): number[] => Array.from({length: points}, (_, i) => from * (to / from) ** (i / (points - 1)));
const massesMeV = logarithmic(0.1, 1000, masses), dipolesPerGeV = logarithmic(1e-13, 1e-5, couplings);
/** Bounds that the tiers are compared at; Δχ² that counts, and that no tier could save. */
const bounds = ["bbn"] as const, noticeable = 0.1, hopeless = 40;

const reading = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "muon-dirac.yaml");
if (!reading.ok) throw new Error(reading.problems.join("\n"));
const scenario = {...reading.scenario, constraints: ["bbn", "cmb"] as const}, errors = observationalErrors(scenario.measurements), threshold = chiSquareThreshold(scenario.statistics);

const head = ["kind", "mass_mev", "dipole_per_gev", "lifetime_s", "delta_chi2_bbn", "delta_chi2_cmb", "delta_chi2_combined", "n_eff", "y_p", "d_over_h",
  "spectral_minus_fast_n_eff_sigma", "spectral_minus_fast_y_p_sigma", "spectral_minus_fast_d_over_h_sigma", "spectral_delta_chi2_bbn", "spectral_delta_chi2_cmb", "spectral_delta_chi2_combined", "shift_dex"];

const compute = (): void => {
  const fast = createLaboratory(scenario), spectral = createLaboratory({...scenario, accuracy: "spectral"}), [a, b] = [fast.standard(), spectral.standard()];
  const names = ["bbn", "cmb", "combined"] as const, excess = (point: PointResult, standard: typeof a): (number | null)[] =>
    names.map(name => point.chiSquares[name] === null ? null : point.chiSquares[name]! - standard.chiSquares[name]!);
  const row = (kind: string, point: PointResult, second?: PointResult, shift?: number): void => {
    const tiers = second === undefined ? undefined : tierDifference(point, second, errors).tiers;
    const cells = [point.massMeV, point.dipolePerGeV, point.lifetimeSeconds, ...excess(point, a), point.nEff, point.yP, point.dOverH,
      tiers && tiers.nEff / errors.nEff, tiers && tiers.yP / errors.yP, tiers && tiers.dOverH / errors.dOverH, ...(second ? excess(second, b) : [null, null, null]), shift];
    appendFileSync(table, [kind, ...cells.map(v => v === null || v === undefined ? "" : String(Number(v.toPrecision(6))))].join(",") + "\n");
  };
  const sigma = `sigma: N_eff ${errors.nEff}, Y_P ${errors.yP}, D/H ${errors.dOverH}`;
  writeFileSync(table, `# Spectral less fast tier of the early universe, scenario ${scenario.name}; tools/tier-map.ts; ${sigma}; Delta chi^2 from d = 0 of the same tier\n${head.join(",")}\n`);
  for (const massMeV of massesMeV) {
    const points = fast.column(massMeV, dipolesPerGeV).points, at = (dipole: number, tier = fast): PointResult => tier.point(massMeV, dipole);
    points.forEach((point, i) => {
      const levels = excess(point, a), matters = levels.some(v => v !== null && Math.abs(v) > noticeable) && (levels[2] ?? levels[0] ?? 0) < hopeless;
      row("grid", point, matters && i % every === 0 ? at(point.dipolePerGeV!, spectral) : undefined);
    });
    for (const name of bounds) for (let i = 0; i + 1 < points.length; i++) {
      const level = (point: PointResult, standard: typeof a): number => (point.chiSquares[name] ?? NaN) - standard.chiSquares[name]! - threshold;
      const [low, high] = [level(points[i]!, a), level(points[i + 1]!, a)];
      if (!(low * high < 0)) continue;
      // The crossing, by regula falsi in ln d, with the slope at it; then a secant of the spectral tier with the slope of the fast one.
      let [from, to] = [Math.log(points[i]!.dipolePerGeV!), Math.log(points[i + 1]!.dipolePerGeV!)], [a0, a1] = [low, high], here = from, slope = 0;
      for (let k = 0, off = Infinity; k < 8 && Math.abs(off) > 0.02; k++) {
        slope = (a1 - a0) / (to - from);
        // Far from a straight line: the middle.
        here = k % 2 === 0 && Math.max(Math.abs(a0), Math.abs(a1)) > 20 * threshold ? (from + to) / 2 : from - a0 / slope;
        off = level(at(Math.exp(here)), a);
        if (off * low > 0) { from = here; a0 = off; } else { to = here; a1 = off; }
      }
      const width = 0.02;
      slope = (level(at(Math.exp(here + width)), a) - level(at(Math.exp(here - width)), a)) / (2 * width);
      const first = at(Math.exp(here)), second = at(Math.exp(here), spectral), moved = -level(second, b) / slope;
      let shift = moved;
      if (Math.abs(moved) > 0.05) {
        const other = level(at(Math.exp(here + moved), spectral), b), own = level(second, b);
        shift = moved * own / (own - other);
      }
      row(`edge ${name}`, first, second, shift / Math.LN10);
    }
  }
};

type Row = Readonly<Record<string, string>>;
const rowsOf = (text: string): Row[] => {
  const [names, ...lines] = text.trim().split("\n").filter(line => !line.startsWith("#")).map(line => line.split(","));
  return lines.map(cells => Object.fromEntries(names!.map((name, i) => [name, cells[i] ?? ""])));
};

/** Blue where the spectral tier is lower, red where it is higher; full colour at ±`full`. */
const full = 2;
const colourOf = (value: number): string => {
  const share = Math.min(1, Math.sqrt(Math.abs(value) / full)), fade = (channel: number): number => Math.round(255 + share * (channel - 255)), [r, g, b] = value < 0 ? [0, 90, 181] : [213, 60, 30];
  return `rgb(${fade(r!)},${fade(g!)},${fade(b!)})`;
};

const draw = async (): Promise<void> => {
  const rows = rowsOf(readFileSync(table, "utf8")), grid = rows.filter(({kind}) => kind === "grid"), edges = rows.filter(({kind}) => kind === "edge bbn");
  const panels = [["spectral_minus_fast_n_eff_sigma", `$\\Delta N_{\\mathrm{eff}}\\,/\\,${errors.nEff}$`], ["spectral_minus_fast_y_p_sigma", `$\\Delta Y_P\\,/\\,${errors.yP}$`],
    ["spectral_minus_fast_d_over_h_sigma", `$\\Delta(\\mathrm{D/H})\\,/\\,${(errors.dOverH * 1e5).toFixed(3)}\\times10^{-5}$`]] as const;
  const width = 150, height = 165, left = 34, gap = 42, top = 22, number = (row: Row, name: string): number => row[name] === "" ? NaN : Number(row[name]);
  const levels = massesMeV.map((_, i) => grid.slice(i * couplings, (i + 1) * couplings).map(row => number(row, "delta_chi2_bbn")));
  const values = dipolesPerGeV.flatMap((_, j) => levels.map(column => Math.asinh(Number.isNaN(column[j]!) ? 1e3 : column[j]! - threshold)));
  const lines = contours().size([masses, couplings]).thresholds([0])(values)[0]!.coordinates.flat();
  const parts: string[] = [];
  for (const [n, [name, title]] of panels.entries()) {
    const start = left + n * (width + gap), x: LogScale = {from: 0.1, to: 1000, start, end: start + width}, y: LogScale = {from: 1e-13, to: 1e-5, start: top + height, end: top};
    const axes = {x, y, titles: {x: "m_N\\;[\\mathrm{MeV}]", y: "d_\\mu\\;[\\mathrm{GeV}^{-1}]"}}, drawn = await axesSvg(axes, {tickSizePt: 7, titleSizePt: 8}), frame = frameOf(axes);
    const w = width / (masses - 1), h = height * every / (couplings - 1), clip = `panel-${n}`, inside: string[] = [], labels: string[] = [];
    for (const row of grid) {
      const value = number(row, name);
      if (Number.isNaN(value)) continue;
      const [u, v] = [position(x, number(row, "mass_mev")), position(y, number(row, "dipole_per_gev"))];
      inside.push(element("rect", {x: u - w / 2, y: v - h / 2, width: w, height: h, fill: colourOf(value), stroke: "#bbb", "stroke-width": 0.3}));
      // Zeros, and the half cells at either end, stay without a number.
      if (Math.abs(value) < 0.005 || u < start + w / 2 || u > start + width - w / 2) continue;
      const text = await typesetLabel(`$${value.toFixed(Math.abs(value) < 0.095 ? 2 : 1).replace("-0.00", "0.00")}$`);
      // Beside the marks of an edge, and inside where the frame cuts a cell.
      const marks = edges.filter(edge => edge.mass_mev === row.mass_mev)
        .flatMap(edge => [0, number(edge, "shift_dex")].map(shift => position(y, number(edge, "dipole_per_gev") * 10 ** shift)));
      const near = marks.filter(mark => Math.abs(mark - v) < h / 2 + 2), clear = (at: number): number => Math.min(h, ...near.map(mark => Math.abs(mark - at))) - Math.abs(at - v) / 10;
      const spot = [v, v - h / 3, v + h / 3].reduce((best, at) => clear(at) > clear(best) ? at : best);
      labels.push(textPath(text, u, Math.min(y.start - h / 4, Math.max(y.end + h / 4, spot)) + 1.5, {size: 4.3, anchor: "middle", fill: Math.abs(value) > 1.2 ? "#fff" : "#222"}));
    }
    const path = lines.map(ring => lineData(ring.map(([i, j]): Point => [x.start + (i! - 0.5) / (masses - 1) * width, y.start - (j! - 0.5) / (couplings - 1) * height]), true)).join("");
    inside.push(element("path", {d: path, fill: "none", stroke: "#000", "stroke-width": 0.8}));
    for (const row of edges) {
      const u = position(x, number(row, "mass_mev")), v = position(y, number(row, "dipole_per_gev")), moved = position(y, number(row, "dipole_per_gev") * 10 ** number(row, "shift_dex"));
      inside.push(element("circle", {cx: u, cy: v, r: 1.5, fill: "#fff", stroke: "#000", "stroke-width": 0.6}), element("path", {d: lineData([[u - 2.2, moved - 2.2], [u + 2.2, moved + 2.2]]) + lineData([[u - 2.2, moved + 2.2], [u + 2.2, moved - 2.2]]), stroke: "#c0007a", "stroke-width": 0.9, fill: "none"}));
    }
    inside.push(...labels);
    parts.push(element("clipPath", {id: clip}, [element("rect", {x: frame.left, y: frame.top, width, height})]), element("g", {"clip-path": `url(#${clip})`}, inside), drawn.svg,
      textPath(await typesetLabel(title), start + width / 2, top - 7, {size: 8.5, anchor: "middle"}));
  }
  const [W, H] = [left + 3 * width + 2 * gap + 8, top + height + 32];
  writeFileSync(figure, figurePng(element("svg", {xmlns: "http://www.w3.org/2000/svg", width: W, height: H, viewBox: `0 0 ${W} ${H}`}, [element("rect", {x: 0, y: 0, width: W, height: H, fill: "#fff"}), ...parts]), 1800));
};

if (process.argv[2] !== "draw") compute();
await draw();
