/** Colours of the figures in the light and in the dark. */
import type {Layer} from "./choices.js";

export interface RegionInk {
  readonly line: string;
  readonly fill: string;
  readonly opacity: number;
  /** Of its name. */
  readonly text: string;
}

export interface Inks {
  readonly paper: string;
  readonly plane: string;
  readonly text: string;
  readonly quiet: string;
  readonly grid: string;
  readonly laboratory: string;
  readonly laboratoryFill: string;
  readonly lifetime: string;
  readonly point: string;
  readonly regions: Readonly<Record<Layer, RegionInk>>;
  /** Lines of a plot, in order. */
  readonly lines: readonly string[];
}

export type Shade = "light" | "dark";

const region = (line: string, fill: string, opacity: number, text: string): RegionInk => ({line, fill, opacity, text});

/** After Okabe & Ito, "Color Universal Design" (2008), as in the figures on paper; lighter in the dark. */
export const inksOf: Readonly<Record<Shade, Inks>> = {
  light: {
    paper: "#ffffff", plane: "#fcfcfa", text: "#1d2126", quiet: "#5b636d", grid: "#e4e4de", laboratory: "#868c94", laboratoryFill: "#ecebe6", lifetime: "#6f767f", point: "#c4115a",
    regions: {
      bbn: region("#0072B2", "#0072B2", 0.26, "#00557f"), cmb: region("#C25400", "#E69F00", 0.3, "#8f3f00"), sn1987a: region("#00835f", "#009E73", 0.26, "#00624a"),
      photodisintegration: region("#b8588f", "#CC79A7", 0.4, "#853762"), "spectral-distortions": region("#2f8fc7", "#56B4E9", 0.36, "#175d87"),
      "cmb-anisotropy": region("#9a8e00", "#F0E442", 0.5, "#5d5500"), "relic-density": region("#4d4d4d", "#202020", 0.2, "#333333"), combined: region("#111111", "none", 0, "#111111")
    },
    lines: ["#0072B2", "#C25400", "#00835f", "#b8588f", "#2f8fc7", "#7a7000", "#4d4d4d", "#6b4ca5", "#a3453d"]
  },
  dark: {
    paper: "#14171b", plane: "#191d22", text: "#e8eaed", quiet: "#a3abb5", grid: "#2a3037", laboratory: "#858d97", laboratoryFill: "#23282f", lifetime: "#939ba5", point: "#ff6fa8",
    regions: {
      bbn: region("#4aa8e0", "#2b8fd0", 0.36, "#9dd2f5"), cmb: region("#f0a04b", "#d98a1f", 0.32, "#ffcb8f"), sn1987a: region("#3fc79d", "#19a37a", 0.32, "#8fe6c9"),
      photodisintegration: region("#e39ac2", "#c4689a", 0.4, "#f6c5de"), "spectral-distortions": region("#8fcdf2", "#56B4E9", 0.3, "#c4e6fb"),
      "cmb-anisotropy": region("#e6d94a", "#c9bb2a", 0.32, "#f5ee9c"), "relic-density": region("#aab1b9", "#c6ccd3", 0.22, "#dfe3e7"), combined: region("#ffffff", "none", 0, "#ffffff")
    },
    lines: ["#4aa8e0", "#f0a04b", "#3fc79d", "#e39ac2", "#8fcdf2", "#d8cb4a", "#aab1b9", "#b39ae0", "#e08a80"]
  }
};
