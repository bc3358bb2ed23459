/** The words of a figure of the plane: axis titles, legend, numbers. Plain text with mathematics between dollar signs. */
import type {Flavor} from "../model/heavyNeutralLepton.js";
import type {FlavorChoice} from "../model/scenarioTypes.js";
import type {ExclusionPlane} from "./exclusionPlane.js";

const greek: Readonly<Record<Flavor, string>> = {e: "e", mu: "\\mu", tau: "\\tau"};

/** 3e52 as TeX "3\times 10^{52}"; numbers between 0.01 and 10⁴ as they are; four digits at most. */
export function texOfNumber(x: number): string {
  const size = Math.abs(x);
  if (x === 0 || (size >= 0.01 && size < 1e4)) return String(Number(x.toPrecision(4)));
  const [mantissa, exponent] = x.toExponential(3).split("e") as [string, string];
  const m = Number(mantissa);
  return `${m === 1 ? "" : m === -1 ? "-" : `${m}\\times `}10^{${Number(exponent)}}`;
}

/** An energy in the unit that keeps its number short. */
export function energyText(energyMeV: number): string {
  const [unit, scale] = energyMeV >= 1e6 ? ["TeV", 1e6] : energyMeV >= 1e3 ? ["GeV", 1e3] : ["MeV", 1];
  return `$${texOfNumber(energyMeV / Number(scale))}$ ${unit}`;
}

/** d_μ, or d where all flavours couple. */
export const couplingTex = (flavor: FlavorChoice): string => (typeof flavor === "string" && flavor !== "universal" ? `d_{${greek[flavor]}}` : "d");

export const flavorText = (flavor: FlavorChoice): string => {
  if (flavor === "universal") return "$d_e=d_\\mu=d_\\tau=d$";
  if (typeof flavor === "string") return `$\\nu_{${greek[flavor]}}$`;
  return `$d_e:d_\\mu:d_\\tau=${[flavor.e, flavor.mu, flavor.tau].map(texOfNumber).join(":")}$`;
};

export const axisTitles = (flavor: FlavorChoice): {readonly mass: string; readonly dipole: string; readonly moment: string} => ({
  mass: "m_N\\;[\\mathrm{MeV}]",
  dipole: `|${couplingTex(flavor)}|\\;[\\mathrm{GeV}^{-1}]`,
  moment: "\\mu_\\nu\\;[\\mu_{\\mathrm{B}}]",
});

/** What the regions were computed for and how they were judged, a line each. */
export function legendLines(plane: ExclusionPlane): readonly string[] {
  const nature = plane.nature === "dirac" ? "Dirac" : "Majorana";
  const lines = [
    `${flavorText(plane.flavor)} dipole portal, ${nature} $N$, $T_\\mathrm{RH}=$ ${energyText(plane.reheatingMeV)}`,
    `${texOfNumber(100 * plane.confidenceLevel)} % CL: ${plane.statisticsRule}`,
  ];
  if (plane.supernova) lines.push(`SN1987A: $L_\\mathrm{crit}=${texOfNumber(plane.supernova.criticalLuminosityErgPerSecond)}$ erg/s, profile ${plane.supernova.profile}`);
  return lines;
}

/** Sources of the laboratory limits that are drawn, in one line, a paper once. */
export function laboratoryText(plane: ExclusionPlane, drawn: ReadonlySet<string>): string {
  const papers = new Map<string, string[]>();
  for (const {label, source} of [...plane.laboratory, ...plane.flatLimits]) {
    if (!drawn.has(label)) continue;
    const names = papers.get(source) ?? [];
    if (!names.includes(label)) names.push(label);
    papers.set(source, names);
  }
  return [...papers].map(([source, names]) => `${names.join(", ")} [${source}]`).join("; ");
}
