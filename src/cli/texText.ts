/** Plain sentences of `cite` as LaTeX: numbers, symbols of physics, names of programs. */

const PROGRAMS = ["nuportal", "PRIMAT", "PArthENoPE"] as const;

/** Powers of ten in place of long rows of zeros: 0.000047 as "4.7 x 10^-5", 3.0e+52 as "3.0 x 10^52". */
export const withPowers = (text: string): string => text
  .replace(/(?<![\d.])0\.0000\d+(?![\d.]*e)/g, (number) => power(Number(number).toExponential()))
  .replace(/(?<![\w.])\d+(?:\.\d+)?e[+-]?\d+\b/g, power);

const power = (number: string): string => {
  const [digits, exponent] = number.split("e") as [string, string];
  return `${digits === "1" ? "" : `${digits} x `}10^${Number(exponent)}`;
};

/** Symbols with their indices; what is in math mode already is left alone. */
const symbols: readonly (readonly [RegExp, string])[] = [
  [/Delta chi\^2/g, "\\Delta\\chi^2"], [/\bomega_b\b/g, "\\omega_b"], [/\btau_n\b/g, "\\tau_n"], [/\bN_eff\b/g, "N_\\mathrm{eff}"], [/\bT_RH\b/g, "T_\\mathrm{RH}"], [/\bY_P\b/g, "Y_\\mathrm{P}"],
  [/\|mu\|/g, "|\\mu|"], [/\|y\|/g, "|y|"], [/\bd = 0\b/g, "d=0"], [/\bU\^2 = 0\b/g, "U^2=0"], [/\bU\^2/g, "U^2"], [/\bL(?= <)/g, "L"],
];

/** Marks that no sentence holds stand for dollar signs until all is done, so that nothing is set twice. */
const open = "\u0001", close = "\u0002";
const math = (tex: string): string => `${open}${tex}${close}`;

/** A sentence for LaTeX; \cite and its keys pass as they are. */
export function texSafe(text: string): string {
  let tex = withPowers(text).replace(/%/g, "\\%");
  tex = tex
    .replace(/(?<![\w.])(\d+(?:\.\d+)?) x 10\^(-?\d+)/g, (_, digits: string, exponent: string) => math(`${digits}\\times10^{${exponent}}`))
    .replace(/\) x 10\^(-?\d+)/g, (_, exponent: string) => `) ${math(`\\times10^{${exponent}}`)}`)
    .replace(/(?<![\w.^])10\^(-?\d+)/g, (_, exponent: string) => math(`10^{${exponent}}`))
    .replace(/\+-/g, math("\\pm")).replace(/([<>])/g, (sign: string) => math(sign)).replace(/\bHe3\b/g, `${math("^3")}He`);
  for (const [pattern, symbol] of symbols) tex = tex.replace(pattern, () => math(symbol));
  for (const name of PROGRAMS) tex = tex.replace(new RegExp(`\\b${name}\\b`, "g"), () => `\\texttt{${name}}`);
  // A relation between two pieces of mathematics joins them: $L$ $<$ $3$ is one formula.
  tex = tex.replace(new RegExp(`${close} ?([=]) ?${open}`, "g"), "$1").replace(new RegExp(`${close} ${open}`, "g"), " ");
  return tex.split(new RegExp(`(${open}[^${close}]*${close})`)).map((part, i) => (i % 2 === 1 ? part.replace(open, "$").replace(close, "$") : part.replace(/[_#&]/g, "\\$&"))).join("");
}
