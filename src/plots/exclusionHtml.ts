/** The exclusion figure as a web page that opens from the folder, without a network: plotly, the data, and a few lines of script. */
import type {LateResult} from "../likelihood/pointResult.js";
import {bohrMagnetonsFromDipolePerGeV, dipolePerGeVFromBohrMagnetons} from "../model/conventions.js";
import {couplingNameOf, lifetimePower} from "../model/coupling.js";
import {contourParts, regionParts, type Coordinates} from "./contour.js";
import {checkPlane, couplingOfLifetime, type ExclusionPlane, type ExclusionRegion} from "./exclusionPlane.js";
import {htmlOfLabel} from "./htmlText.js";
import {bandStyle, inks, outlineDashesOf, regionStyles} from "./palette.js";
import {innerEdges, shifted} from "./planeShapes.js";
import {couplingTex, couplingUnitTex, laboratoryText, legendLines, massTex} from "./planeText.js";
import type {FlatLimit} from "./tables/laboratoryLimits.js";

/** Plotly itself: the text of plotly.min.js to put into the page, or the address of a copy beside the page. */
export type PlotlySource = {readonly bundle: string} | {readonly href: string};

type Trace = Readonly<Record<string, unknown>>;

/** Lines as one with gaps. Of closed rings, a hole runs the other way round than its outer ring, so filling leaves it out. */
function joinedLines(lines: readonly (readonly Coordinates[])[]): {readonly x: (number | null)[]; readonly y: (number | null)[]} {
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  for (const line of lines) {
    if (x.length) {
      x.push(null);
      y.push(null);
    }
    for (const [logMass, logCoupling] of line) {
      x.push(Number((10 ** logMass).toPrecision(6)));
      y.push(Number((10 ** logCoupling).toPrecision(6)));
    }
  }
  return {x, y};
}

const translucent = (hex: string, opacity: number): string =>
  `rgba(${[1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)).join(",")},${opacity})`;

/** The edges between which an uncertain region ends. */
const bandOfRegion = (plane: ExclusionPlane, region: ExclusionRegion): readonly Trace[] => {
  if (region.uncertainty === undefined) return [];
  const rings = [-region.uncertainty, region.uncertainty].flatMap((by) => regionParts(plane, shifted(region, by)).flat());
  if (rings.length === 0) return [];
  return [{
    type: "scatter", mode: "lines", name: htmlOfLabel(`${region.label}, band`), hoverinfo: "skip", line: {color: regionStyles[region.name].line, width: 1, dash: "dot"},
    ...joinedLines(rings.map((ring) => [...ring, ring[0]!])),
  }];
};

function regionTrace(plane: ExclusionPlane, region: ExclusionRegion): Trace {
  const style = regionStyles[region.name];
  const rings = regionParts(plane, region).flat();
  const trace = {type: "scatter", mode: "lines", name: htmlOfLabel(region.keyLabel ?? region.label), hoverinfo: "skip", line: {color: style.line, width: 2 * style.lineWidthPt, ...(region.forecast && {dash: "dash"})}};
  if (style.fillOpacity > 0) return {...trace, ...joinedLines(rings.map((ring) => [...ring, ring[0]!])), fill: "toself", fillcolor: translucent(style.fill, style.fillOpacity)};
  const [left, right] = plane.massMeV.map(Math.log10).filter((_, i, all) => i === 0 || i === all.length - 1);
  const [bottom, top] = plane.coupling.map(Math.log10).filter((_, i, all) => i === 0 || i === all.length - 1);
  const border = {left: left!, right: right!, top: top!, bottom: bottom!};
  return {...trace, ...joinedLines(rings.flatMap((ring) => innerEdges(ring.map(([u, v]) => [u, v] as const), border, ring.map(([, , open]) => open === true))))};
}

/** Thin outlines: other confidence levels, and instruments to come. Dashes are those of the figure in print. */
function furtherTraces(plane: ExclusionPlane): readonly Trace[] {
  const dashes = outlineDashesOf(plane);
  return plane.regions.flatMap((region) => (region.further ?? []).map(({label, level, forecast}) => {
    const rings = contourParts(plane.massMeV, plane.coupling, level, plane.failed, plane.notApplicable).flat(), dash = dashes.get(label) ?? "none";
    return {
      type: "scatter", mode: "lines", name: htmlOfLabel(`${region.label}, ${label}${forecast ? " (forecast)" : ""}`), hoverinfo: "skip", ...joinedLines(rings.map((ring) => [...ring, ring[0]!])),
      line: {color: regionStyles[region.name].line, width: 1, ...(dash !== "none" && {dash: dash.split(" ").map((pt) => `${(2 * Number(pt)).toFixed(1)}px`).join(",")})},
    };
  }));
}

const crossesPlane = (plane: ExclusionPlane, seconds: number): boolean =>
  plane.lifetimes!.atUnitCouplingSeconds.some((tau) => {
    const d = couplingOfLifetime(tau, seconds, couplingNameOf(plane.model));
    return d > plane.coupling[0]! && d < plane.coupling[plane.coupling.length - 1]!;
  });

const lifetimeTraces = (plane: ExclusionPlane): readonly Trace[] =>
  (plane.lifetimes?.lines ?? []).filter(({seconds}) => crossesPlane(plane, seconds)).map(({seconds, label}) => ({
    type: "scatter", mode: "lines", name: htmlOfLabel(label), legendgroup: "lifetimes", legendgrouptitle: {text: "lifetime of N"}, hoverinfo: "skip",
    x: plane.massMeV, y: plane.lifetimes!.atUnitCouplingSeconds.map((tau) => couplingOfLifetime(tau, seconds, couplingNameOf(plane.model))), line: {color: inks.lifetime, width: 1, dash: "dash"},
  }));

const bandTraces = (plane: ExclusionPlane): readonly Trace[] =>
  (plane.band?.variants ?? []).map(({label, level, failed}, i) => ({
    type: "scatter", mode: "lines", name: htmlOfLabel(`${plane.band!.label}, ${label}`), hoverinfo: "skip",
    ...joinedLines(contourParts(plane.massMeV, plane.coupling, level, failed).flat().map((ring) => [...ring, ring[0]!])),
    fill: "toself", fillcolor: translucent(bandStyle.fill, i === 0 ? bandStyle.innerOpacity : bandStyle.betweenOpacity), line: {color: bandStyle.line, width: 2 * bandStyle.lineWidthPt, dash: i === 0 ? "solid" : i === 1 ? "dash" : "dot"},
  }));

const flatLimitsInside = (plane: ExclusionPlane): readonly FlatLimit[] => plane.flatLimits.filter(({massReachMeV}) => massReachMeV > plane.massMeV[0]!);

const laboratoryTraces = (plane: ExclusionPlane): readonly Trace[] =>
  [
    ...plane.laboratory,
    ...flatLimitsInside(plane).map(({label, source, momentMuB, massReachMeV}) => {
      const d = dipolePerGeVFromBohrMagnetons(momentMuB);
      return {label, source, confidenceLevel: 0.9, points: [[plane.massMeV[0]!, d], [massReachMeV, d]] as const};
    }),
  ].map(({label, source, confidenceLevel, points}) => ({
    type: "scatter", mode: "lines", name: htmlOfLabel(label), legendgroup: "laboratory", legendgrouptitle: {text: "laboratory limits"},
    x: points.map(([m]) => m), y: points.map(([, d]) => d), line: {color: inks.laboratoryLine, width: 1.2},
    hovertemplate: `${htmlOfLabel(`${label}, ${100 * confidenceLevel} % CL, ${source}`)}<extra></extra>`,
  }));

/** A number to some digits, as a power of ten where it is far from one. */
function shown(x: number | null | undefined, digits: number): string {
  if (x === null || x === undefined || Number.isNaN(x)) return "–";
  if (x === 0 || (Math.abs(x) >= 0.01 && Math.abs(x) < 1e4)) return x.toPrecision(digits);
  const [mantissa, exponent] = x.toExponential(digits - 1).split("e") as [string, string];
  return `${mantissa}×10<sup>${Number(exponent)}</sup>`.replace(/-/g, "−");
}

const isDipole = ({model}: ExclusionPlane): boolean => model.portal === "dipole";
const massHtml = ({model}: ExclusionPlane): string => htmlOfLabel(`$${massTex(model)}$`);
const couplingHtml = ({model}: ExclusionPlane): string => htmlOfLabel(`$${couplingTex(model)}$`);
const unitHtml = ({model}: ExclusionPlane): string => htmlOfLabel(`$${couplingUnitTex(model)}$`);
const withUnit = (symbol: string, unit: string): string => (unit === "" ? symbol : `${symbol} [${unit}]`);

const relicWords: Readonly<Record<LateResult["relic"], string>> = {gone: "gone", overcloses: "overcloses", decays: "decays too much", allowed: "allowed as matter"};

/** What late decays left. */
const lateLines = (late: LateResult): readonly string[] => [
  `after photons: D/H = ${shown(late.dOverH, 4)}, <sup>3</sup>He/D = ${shown(late.he3OverD, 3)}, <sup>6</sup>Li/H = ${shown(late.li6OverH, 3)}`,
  late.heats ? `μ = ${shown(late.mu, 3)}, y = ${shown(late.y, 3)}` : "μ, y: photons do not thermalise",
  ...(late.anisotropyOverBound === null ? [] : [`anisotropies: ${shown(late.anisotropyOverBound, 3)} of the bound (to a factor of 3)`]),
  `Ωh<sup>2</sup> = ${shown(late.omegaUndecayed, 3)} undecayed; ${relicWords[late.relic]}`,
];

/** What the reader sees when pointing at a node. */
function hoverText(plane: ExclusionPlane, iMass: number, iCoupling: number): string {
  const [m, d] = [plane.massMeV[iMass]!, plane.coupling[iCoupling]!];
  const lines = [
    `${massHtml(plane)} = ${shown(m, 4)} MeV`,
    `${couplingHtml(plane)} = ${shown(d, 4)} ${unitHtml(plane)}`.trimEnd() + (isDipole(plane) ? `, μ<sub>ν</sub> = ${shown(bohrMagnetonsFromDipolePerGeV(d), 4)} μ<sub>B</sub>` : ""),
  ];
  const unit = plane.lifetimes?.atUnitCouplingSeconds[iMass];
  const point = plane.observables?.[iMass]![iCoupling];
  const tau = point?.lifetimeSeconds ?? (unit === undefined ? null : unit / d ** lifetimePower[couplingNameOf(plane.model)]);
  if (tau !== null && plane.model.portal !== "decaying-particle") lines.push(`τ = ${shown(tau, 4)} s`);
  if (point) {
    lines.push(`N<sub>eff</sub> = ${shown(point.nEff, 4)}, Y<sub>P</sub> = ${shown(point.yP, 5)}`, `D/H = ${shown(point.dOverH, 4)}`);
    if (point.late) lines.push(...lateLines(point.late));
    if (isDipole(plane)) lines.push(`L<sub>SN</sub> = ${shown(point.luminosityErgPerSecond, 3)} erg/s`);
  }
  const by = plane.regions.filter(({level}) => (level[iMass]![iCoupling] ?? NaN) > 0).map(({label}) => htmlOfLabel(label));
  const failed = plane.failed.find((cell) => cell.iMass === iMass && cell.iCoupling === iCoupling);
  if (failed) lines.push(`<b>failed</b>${failed.reason ? `: ${htmlOfLabel(failed.reason)}` : ""}`);
  else lines.push(by.length ? `excluded by ${by.join(", ")}` : "not excluded");
  return lines.join("<br>");
}

/** Nodes along an axis that answer the pointer: more make the page heavy and are nearer to each other than the pointer is exact. */
const answering = (count: number): number[] => {
  const every = Math.ceil(count / 80);
  return Array.from({length: Math.ceil(count / every)}, (_, k) => k * every);
};

/** An invisible sheet that answers the pointer with a node near it. */
function hoverTrace(plane: ExclusionPlane): Trace {
  const masses = answering(plane.massMeV.length), couplings = answering(plane.coupling.length);
  return {
    type: "heatmap", x: masses.map(i => plane.massMeV[i]), y: couplings.map(j => plane.coupling[j]), z: couplings.map(() => masses.map(() => 0)),
    text: couplings.map(j => masses.map(i => hoverText(plane, i, j))),
    hovertemplate: "%{text}<extra></extra>", colorscale: [[0, "rgba(0,0,0,0)"], [1, "rgba(0,0,0,0)"]], showscale: false, showlegend: false,
  };
}

const failedTrace = (plane: ExclusionPlane): Trace => ({
  type: "scatter", mode: "markers", name: "failed", hoverinfo: "skip", marker: {symbol: "x-thin-open", size: 7, color: inks.hatch},
  x: plane.failed.map(({iMass}) => plane.massMeV[iMass]), y: plane.failed.map(({iCoupling}) => plane.coupling[iCoupling]),
});

/** Traces and layout for plotly, as plain data. */
export function plotlyFigure(plane: ExclusionPlane): {readonly data: readonly Trace[]; readonly layout: Readonly<Record<string, unknown>>} {
  const last = <T>(list: readonly T[]): T => list[list.length - 1]!;
  const yRange = [plane.coupling[0]!, last(plane.coupling)].map(Math.log10);
  const axis = {type: "log", exponentformat: "power", showexponent: "all", dtick: 1, mirror: "ticks", ticks: "inside", showline: true, linewidth: 1.2, minor: {ticks: "inside"}, showgrid: false, zeroline: false};
  // Plotly shows an axis only where a trace uses it.
  const ghost = {type: "scatter", x: [plane.massMeV[0]], y: [bohrMagnetonsFromDipolePerGeV(plane.coupling[0]!)], yaxis: "y2", opacity: 0, hoverinfo: "skip", showlegend: false};
  const layout = {
    template: "none", hovermode: "closest", width: 1180, height: 720, margin: {l: 85, r: 85, t: 95, b: 70}, plot_bgcolor: "#fff",
    title: {text: legendLines(plane).map(htmlOfLabel).join("<br>"), font: {size: 13}, x: 0.02, xanchor: "left", y: 0.98, yanchor: "top"},
    xaxis: {...axis, title: {text: `${massHtml(plane)} [MeV]`}, range: [plane.massMeV[0]!, last(plane.massMeV)].map(Math.log10)},
    yaxis: {...axis, mirror: true, title: {text: withUnit(couplingHtml(plane), unitHtml(plane))}, range: yRange},
    ...(isDipole(plane) && {yaxis2: {...axis, mirror: false, overlaying: "y", side: "right", title: {text: "μ<sub>ν</sub> [μ<sub>B</sub>]"}, range: yRange.map((v) => v + Math.log10(bohrMagnetonsFromDipolePerGeV(1)))}}),
    legend: {x: 1.12, y: 1, xanchor: "left", groupclick: "toggleitem", font: {size: 12}},
  };
  const data = [
    hoverTrace(plane), ...laboratoryTraces(plane), ...lifetimeTraces(plane), ...plane.regions.flatMap((region) => [regionTrace(plane, region), ...bandOfRegion(plane, region)]), ...furtherTraces(plane),
    ...bandTraces(plane), ...(plane.failed.length ? [failedTrace(plane)] : []), ...(isDipole(plane) ? [ghost] : []),
  ];
  return {data, layout};
}

/** JSON that may stand inside a script element. */
const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/</g, "\\u003c");

/** Third-party script text that may stand inside a script element. */
const inlineScript = (text: string): string => text.replace(/<\/script/gi, "<\\/script").replace(/<!--/g, "<\\!--");

/** The page. The right-hand scale follows the left one through every zoom. */
export function figureHtml(plane: ExclusionPlane, plotly: PlotlySource): string {
  checkPlane(plane);
  const {data, layout} = plotlyFigure(plane);
  const shift = Math.log10(bohrMagnetonsFromDipolePerGeV(1));
  const engine = "bundle" in plotly ? `<script>${inlineScript(plotly.bundle)}</script>` : `<script src="${encodeURI(plotly.href)}"></script>`;
  const drawn = new Set([...plane.laboratory, ...flatLimitsInside(plane)].map(({label}) => label));
  const footnotes = [...(drawn.size ? [`Laboratory limits: ${laboratoryText(plane, drawn)}.`] : []), ...plane.footnotes];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${htmlOfLabel(legendLines(plane)[0]!).replace(/<[^>]*>/g, "")}</title>
<style>body{font-family:serif;margin:1em}#notes{max-width:1100px;font-size:small;color:#333}</style>
${engine}
</head>
<body>
<div id="plane"></div>
<div id="notes">
${footnotes.map((note) => `<p>${htmlOfLabel(note)}</p>`).join("\n")}
</div>
<script>
const figure = ${scriptJson({data, layout})};
const plane = document.getElementById("plane");
Plotly.newPlot(plane, figure.data, figure.layout, {responsive: false, displaylogo: false}).then(() => {
  let own = false;
  plane.on("plotly_relayout", () => {
    if (own || !plane.layout.yaxis2) { own = false; return; }
    const range = plane.layout.yaxis.range;
    own = true;
    Plotly.relayout(plane, {"yaxis2.range": [range[0] + ${shift}, range[1] + ${shift}]});
  });
});
</script>
</body>
</html>
`;
}
