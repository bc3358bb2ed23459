/** Labels for the web page, where no TeX is set: Unicode letters and HTML sub- and superscripts. */

const symbols: Readonly<Record<string, string>> = {
  alpha: "α", beta: "β", gamma: "γ", Gamma: "Γ", delta: "δ", Delta: "Δ", lambda: "λ", mu: "μ", nu: "ν", omega: "ω", Omega: "Ω", rho: "ρ", sigma: "σ",
  tau: "τ", chi: "χ", times: "×", cdot: "·", leq: "≤", le: "≤", geq: "≥", ge: "≥", approx: "≈", sim: "∼", pm: "±", sum: "Σ", odot: "⊙", infty: "∞",
};

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** Mathematics of a label: letters, scripts and spaces; what is not known is shown by its name. */
function htmlOfTex(tex: string): string {
  let text = escaped(tex).replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/\\(?:mathrm|mathbf|text|mathit)\b\s*/g, "").replace(/\\[;,: !]/g, " ");
  text = text.replace(/\\([A-Za-z]+)\s?/g, (_, name: string) => symbols[name] ?? name).replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const script = /([_^])(?:\{([^{}]*)\}|(&\w+;|.))/;
  for (let match = script.exec(text); match; match = script.exec(text)) {
    const tag = match[1] === "_" ? "sub" : "sup";
    text = text.replace(script, () => `<${tag}>${(match![2] ?? match![3]!).replace(/-/g, "−")}</${tag}>`);
  }
  return text.replace(/[{}]/g, "");
}

/** HTML of plain text with mathematics between dollar signs. */
export const htmlOfLabel = (label: string): string =>
  label
    .split("$")
    .map((part, i) => (i % 2 === 1 ? htmlOfTex(part) : escaped(part)))
    .join("");
