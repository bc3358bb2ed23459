/** The one bibliography: every key that code, tables and results cite resolves here. */
import {suggestion} from "./nearest.js";
import {type Reference, references} from "./tables/references.js";

export type {Reference};

const byKey = new Map(references.map((reference) => [reference.key, reference]));

/** All keys, in alphabetical order. */
export const bibliographyKeys: readonly string[] = [...byKey.keys()].sort();

/** The entry of a key, or undefined. */
export const findReference = (key: string): Reference | undefined => byKey.get(key);

/** The entry of a key; throws RangeError with the nearest key where there is none. */
export function reference(key: string): Reference {
  const found = byKey.get(key);
  if (found === undefined) throw new RangeError(`"${key}" is not in the bibliography${suggestion(key, bibliographyKeys)}`);
  return found;
}

/** One entry as BibTeX. */
export function bibtex(key: string): string {
  const {authors, title, year, journal, arXiv, doi, publisher} = reference(key);
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["author", authors.join(" and ")],
    ["title", title === undefined ? undefined : `{${title.replace(/%/g, "\\%")}}`],
    ["year", String(year)],
    ["journal", journal],
    ["publisher", publisher],
    ["eprint", arXiv],
    ["archivePrefix", arXiv === undefined ? undefined : "arXiv"],
    ["doi", doi]
  ];
  const kind = publisher !== undefined ? "book" : journal !== undefined ? "article" : "misc";
  const lines = fields.filter(([, value]) => value !== undefined).map(([name, value]) => `  ${name} = {${value}}`);
  return `@${kind}{${key},\n${lines.join(",\n")}\n}\n`;
}

/** Several entries as one BibTeX file, each once, sorted by key. */
export const bibliography = (keys: readonly string[]): string => [...new Set(keys)].sort().map(bibtex).join("\n");
