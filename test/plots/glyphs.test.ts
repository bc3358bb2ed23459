import {describe, expect, it} from "vitest";
import {pathData, texOfLabel, typeset, typesetLabel, wrapped} from "../../src/plots/glyphs.js";
import {htmlOfLabel} from "../../src/plots/htmlText.js";
import {energyText, texOfNumber} from "../../src/plots/planeText.js";

describe("glyphs", () => {
  it("turns mixed labels into TeX with the special characters kept", () => {
    expect(texOfLabel("90 % CL of $\\chi^2$")).toBe("\\text{90 \\% CL of }{\\chi^2}");
  });
  it("sets a superscript above the baseline and adds widths up", async () => {
    const [one, ten, power] = await Promise.all(["1", "10", "10^{-9}"].map(typeset));
    expect(ten!.width).toBeCloseTo(2 * one!.width, 9);
    expect(power!.ascent).toBeGreaterThan(ten!.ascent);
    expect(pathData(power!)).toMatch(/^M[-\d .MLHVQTCSZ]+$/);
  });
  it("keeps comparison signs, ampersands and percent signs", async () => {
    const line = await typesetLabel("a & b, 5 % _#, $x<y>z$");
    expect(line.outlines.filter(({blank}) => !blank).length).toBe(14);
  });
  it("refuses what it cannot draw, saying which text", async () => {
    await expect(typeset("\\frac{1}")).rejects.toThrow('cannot typeset "\\frac{1}"');
    await expect(typeset("\\nosuchmacro")).rejects.toThrow("nosuchmacro");
    await expect(typesetLabel("日本")).rejects.toThrow("no glyph");
  });
  it("breaks lines at spaces, within the width, losing no glyph", async () => {
    const line = await typesetLabel("one two three four five six seven eight nine ten with $N_\\mathrm{eff}$ inside");
    const lines = wrapped(line, 8);
    expect(lines.length).toBeGreaterThan(3);
    for (const {width} of lines) expect(width).toBeLessThanOrEqual(8);
    const ink = (all: readonly typeof line[]): number => all.flatMap(({outlines}) => outlines).filter(({blank}) => !blank).length;
    expect(ink(lines)).toBe(ink([line]));
    for (const {outlines} of lines) expect(outlines[0]!.left).toBeCloseTo(0, 6);
  });
});

describe("numbers and labels", () => {
  it("writes numbers as TeX", () => {
    expect([3e52, 1e-10, 0.95, 95, 0, -1e6, 2.5e-7].map(texOfNumber)).toEqual(["3\\times 10^{52}", "10^{-10}", "0.95", "95", "0", "-10^{6}", "2.5\\times 10^{-7}"]);
    expect([5, 1e5, 3e7].map(energyText)).toEqual(["$5$ MeV", "$100$ GeV", "$30$ TeV"]);
  });
  it("writes labels as HTML", () => {
    expect(htmlOfLabel("CMB $N_\\mathrm{eff}$ & <b>")).toBe("CMB N<sub>eff</sub> &amp; &lt;b&gt;");
    expect(htmlOfLabel("$\\Delta\\chi^2>5.99$, $\\tau_N = 10^{-4}$ s")).toBe("Δχ<sup>2</sup>&gt;5.99, τ<sub>N</sub> = 10<sup>−4</sup> s");
  });
});
