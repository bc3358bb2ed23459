/** Numbers and names as the page writes them. Markup in texts: _x or _{xy} below the line, ^x or ^{xy} above it, *x* slanted. */
import type {Layer} from "./choices.js";

export interface Piece {
  readonly text: string;
  readonly place: "line" | "below" | "above";
  readonly slanted: boolean;
}

/** Pieces of a text with markup. */
export function pieces(marked: string): Piece[] {
  const found: Piece[] = [];
  let slanted = false, rest = "";
  const flush = (): void => {
    if (rest !== "") found.push({text: rest, place: "line", slanted});
    rest = "";
  };
  for (let at = 0; at < marked.length; at++) {
    const letter = marked[at]!;
    if (letter === "*") {
      flush();
      slanted = !slanted;
    } else if (letter === "_" || letter === "^") {
      flush();
      const end = marked[at + 1] === "{" ? marked.indexOf("}", at) : at + 2;
      found.push({text: marked[at + 1] === "{" ? marked.slice(at + 2, end) : marked.slice(at + 1, end), place: letter === "_" ? "below" : "above", slanted: false});
      at = marked[at + 1] === "{" ? end : end - 1;
    } else rest += letter;
  }
  flush();
  return found;
}

/** Without markup, for labels that are read aloud. */
export const plainText = (marked: string): string => pieces(marked).map(({text, place}) => (place === "above" ? `^${text}` : place === "below" ? `_${text}` : text)).join("").replace(/−/g, "-");

/** Fills an element with a text with markup. */
export function setText(element: Element, marked: string): void {
  element.replaceChildren(...pieces(marked).map(({text, place, slanted}) => {
    if (place === "line" && !slanted) return document.createTextNode(text);
    const part = document.createElement(place === "below" ? "sub" : place === "above" ? "sup" : "i");
    part.textContent = text;
    return part;
  }));
}

const minus = (text: string): string => text.replace("-", "−");

/** "1.23×10^{−9}", or "0.0123" where that is shorter. */
export function shown(value: number, digits = 3): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e-2 && size < 1e4) return minus(String(Number(value.toPrecision(digits))));
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e") as [string, string];
  return `${Number(mantissa) === 1 ? "" : `${minus(String(Number(mantissa)))}×`}10^{${minus(String(Number(exponent)))}}`;
}

/** A number with so many decimals. */
export const fixed = (value: number, decimals: number): string => minus(value.toFixed(decimals));

const year = 3.15576e7, ageSeconds = 4.35e17;

/** "12 ms", "3.4 h", "5.6×10^{9} yr". */
export function timeText(seconds: number): string {
  const units: readonly (readonly [number, string])[] = [[1e-6, "µs"], [1e-3, "ms"], [1, "s"], [60, "min"], [3600, "h"], [86400, "d"], [year, "yr"]];
  const [size, unit] = [...units].reverse().find(([least]) => seconds >= least) ?? [1, "s"];
  return `${shown(seconds / size)} ${unit}${seconds > ageSeconds ? ", longer than the age of the universe" : ""}`;
}

export const energyText = (energyMeV: number): string => {
  const [scale, unit] = energyMeV >= 1e6 ? [1e6, "TeV"] : energyMeV >= 1e3 ? [1e3, "GeV"] : energyMeV >= 1 ? [1, "MeV"] : [1e-3, "keV"];
  return `${shown(energyMeV / scale)} ${unit}`;
};

/** Names of constraints, in their regions and in the list of verdicts. */
export const layerNames: Readonly<Record<Layer, {readonly short: string; readonly long: string}>> = {
  bbn: {short: "BBN", long: "Nucleosynthesis"}, cmb: {short: "CMB", long: "CMB, *N*_{eff}"}, sn1987a: {short: "SN1987A", long: "SN1987A"},
  photodisintegration: {short: "photodisintegration", long: "Photodisintegration"}, "spectral-distortions": {short: "spectral distortions", long: "Spectral distortions"},
  "cmb-anisotropy": {short: "CMB anisotropies", long: "CMB anisotropies"}, "relic-density": {short: "relic density", long: "Relic density"}, combined: {short: "BBN + CMB", long: "Combined"}
};

const optionWords: Readonly<Record<string, string>> = {
  e: "electron", mu: "muon", tau: "tau", universal: "all three alike", dirac: "Dirac", majorana: "Majorana", instantaneous: "at once", "matter-dominated": "after matter domination", primat: "PRIMAT", parthenope: "PArthENoPE",
  "plane-minimum": "plane minimum", "standard-run": "d = 0", "chang-2016-fiducial": "fiducial", "illustrative-cold": "cold", "illustrative-hot": "hot", profiled: "profiled", marginalised: "marginalised", fixed: "taken as exact", luminosity: "luminosity", "n-sphere": "N-sphere", raffelt: "local energy loss", "integrated-energy": "total energy",
  struct: "structure", yukawa: "Yukawa", response: "plasma response", profile: "of the profile", "beta-equilibrium": "of weak equilibrium", time: "time", temperature: "temperature"
};
const measurementWords: Readonly<Record<string, string>> = {firas: "FIRAS", pixie: "PIXIE", empress: "EMPRESS", neff: "Neff", joint: "joint", observatory: "Observatory"};
const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
/** A value of an option in words; names of measurements are made of their keys. */
export const optionText = (value: string, field = ""): string => (field === "degreesOfFreedom" && value === "usual" ? "as usual" : optionWords[value]) ?? value.split("-").map(part => measurementWords[part] ?? (part.length <= 4 && /^[a-z]+$/.test(part) ? part.toUpperCase() : capital(part))).join(" ");
