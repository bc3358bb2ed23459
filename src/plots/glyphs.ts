/** Text as outlines: TeX is typeset by MathJax and flattened to plain paths, so that a figure needs no font anywhere. */

/** One glyph or rule: path data in 1/1000 em, y upwards. */
interface Outline {
  readonly data: string;
  /** Left end of the glyph [1/1000 em]. */
  readonly left: number;
  readonly blank: boolean;
}

/** A typeset line; lengths in em. */
export interface Typeset {
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
  readonly outlines: readonly Outline[];
}

/** Where a glyph sits: x' = scale·x + dx, y' = scale·y + dy. */
interface Placing {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

const texOfCharacter: Readonly<Record<string, string>> = {
  "\\": "}\\unicode{x5C}\\text{", "^": "}\\unicode{x5E}\\text{", "~": "}\\unicode{x7E}\\text{",
  "&": "\\&", "%": "\\%", "#": "\\#", _: "\\_", "{": "\\{", "}": "\\}",
};

/** TeX of plain text with mathematics between dollar signs: "τ of $N$, 90 %" becomes \text{τ of }N\text{, 90 \%}. */
export const texOfLabel = (label: string): string =>
  label
    .split("$")
    .map((part, i) => (i % 2 === 1 ? `{${part}}` : part && `\\text{${part.replace(/[\\^~&%#_{}]/g, (c) => texOfCharacter[c]!)}}`))
    .join("");

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

function placed(outer: Placing, transform: string | undefined): Placing {
  let {scale, dx, dy} = outer;
  for (const [, kind, values] of (transform ?? "").matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0] = values!.split(/[ ,]+/).map(Number);
    if (kind === "translate") {
      dx += scale * a;
      dy += scale * b;
    } else if (kind === "scale" && (values!.indexOf(",") < 0 || a === b)) scale *= a;
    else throw new Error(`typesetting gave the transform "${transform}"; only translate and uniform scale are understood`);
  }
  return {scale, dx, dy};
}

/** Path data moved to its place and rounded to 1/1000 em; MathJax writes absolute M, L, H, V, Q, T, C, S and Z only. */
function movedData(data: string, {scale, dx, dy}: Placing): string {
  const x = (v: number): string => String(Math.round(scale * v + dx));
  const y = (v: number): string => String(Math.round(scale * v + dy));
  let out = "";
  for (const [, command, values] of data.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (values!.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    if (!"MLHVQTCSZ".includes(command!)) throw new Error(`glyph path command "${command}" is not understood`);
    out += command + numbers.map((v, i) => (command === "H" ? x(v) : command === "V" ? y(v) : i % 2 ? y(v) : x(v))).join(" ");
  }
  return out;
}

/** Flattens MathJax's SVG. Throws where a character has no glyph or the TeX is wrong. */
function flattened(svg: string, tex: string): Typeset {
  const mistake = /data-mjx-error="([^"]*)"/.exec(svg)?.[1] ?? (/fill="red"/.test(svg) ? "unknown macro" : undefined);
  if (mistake) throw new Error(`cannot typeset "${tex}": ${mistake}`);
  const box = (attribute(svg, "viewBox") ?? "0 0 0 0").split(" ").map(Number);
  const outlines: Outline[] = [];
  const stack: Placing[] = [];
  let now: Placing = {scale: 1, dx: 0, dy: 0};
  // The first group is MathJax's own flip of the y axis; we keep y upwards.
  const body = svg.slice(svg.indexOf("scale(1,-1)") + 12);
  for (const [tag, closing, name] of body.matchAll(/<(\/?)(\w+)(?:[^>"]|"[^"]*")*>/g)) {
    if (name === "g" && closing) now = stack.pop() ?? now;
    else if (name === "g") {
      stack.push(now);
      now = placed(now, attribute(tag, "transform"));
    } else if (name === "path" && !closing) {
      const here = placed(now, attribute(tag, "transform"));
      const code = attribute(tag, "data-c");
      outlines.push({data: movedData(attribute(tag, "d") ?? "", here), left: here.dx, blank: code === "20" || code === "A0"});
    } else if (name === "rect" && !closing) {
      const [x, y, w, h] = ["x", "y", "width", "height"].map((key) => Number(attribute(tag, key) ?? 0)) as [number, number, number, number];
      outlines.push({data: movedData(`M${x} ${y}L${x + w} ${y}L${x + w} ${y + h}L${x} ${y + h}Z`, now), left: now.dx + now.scale * x, blank: false});
    } else if (name === "text") throw new Error(`cannot typeset "${tex}": a character has no glyph in the figure font; use TeX for it or leave it out`);
  }
  return {width: box[2]! / 1000, ascent: -box[1]! / 1000, descent: (box[3]! + box[1]!) / 1000, outlines};
}

type Typesetter = (tex: string) => Promise<Typeset>;
let typesetter: Promise<Typesetter> | undefined;

async function startTypesetter(): Promise<Typesetter> {
  const {default: MathJax} = await import("mathjax");
  await MathJax.init({loader: {load: ["input/tex", "output/svg"]}, svg: {fontCache: "none"}});
  const known = new Map<string, Promise<Typeset>>();
  return (tex) => {
    let line = known.get(tex);
    if (!line) {
      line = MathJax.tex2svgPromise(tex, {display: true}).then((node) => flattened(MathJax.startup.adaptor.outerHTML(node), tex));
      known.set(tex, line);
    }
    return line;
  };
}

/** Typesets a TeX formula on one line. MathJax starts with the first call and is kept, as is every line. */
export const typeset = async (tex: string): Promise<Typeset> => (await (typesetter ??= startTypesetter()))(tex);

/** Typesets a label: plain text with mathematics between dollar signs. */
export const typesetLabel = (label: string): Promise<Typeset> => typeset(texOfLabel(label));

/** All outlines of a line as one path, 1/1000 em, y upwards. */
export const pathData = (line: Typeset): string => line.outlines.map(({data}) => data).join("");

/** Breaks a line at its spaces so that no piece is wider than `maxWidth` [em], single words excepted. */
export function wrapped(line: Typeset, maxWidth: number): readonly Typeset[] {
  const {outlines} = line;
  const lines: Typeset[] = [];
  let first = 0;
  const push = (end: number, right: number): void => {
    const left = outlines[first]!.left;
    const shift: Placing = {scale: 1, dx: -left, dy: 0};
    const own = outlines.slice(first, end).map((o) => ({...o, data: movedData(o.data, shift), left: o.left - left}));
    lines.push({...line, width: (right - left) / 1000, outlines: own});
  };
  let lastBreak = -1;
  for (let i = 0; i <= outlines.length; i++) {
    const right = i < outlines.length ? outlines[i]!.left : 1000 * line.width;
    if (i < outlines.length && !outlines[i]!.blank) continue;
    if (lastBreak > first && right - outlines[first]!.left > 1000 * maxWidth) {
      push(lastBreak, outlines[lastBreak]!.left);
      first = lastBreak + 1;
    }
    lastBreak = i;
  }
  if (first < outlines.length) push(outlines.length, 1000 * line.width);
  return lines;
}
