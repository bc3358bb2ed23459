import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, test} from "vitest";
import {bibliography, bibliographyKeys, bibtex, findReference, reference} from "../../src/model/bibliography.js";
import {references} from "../../src/model/tables/references.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Keys such as Pitrou:2018 in a text, comments and cites arrays alike. */
const citedKeys = (text: string): string[] => text.match(/\b[A-Z][A-Za-z]+:\d{4}\b/g) ?? [];

const sources = ["src", "solvers"].flatMap((folder) =>
  readdirSync(`${root}${folder}`, {recursive: true, encoding: "utf8"})
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${folder}/${file}`)
);

describe("the keys that the code cites", () => {
  test("the reader of keys sees cites arrays, heads and docstrings", () => {
    expect(citedKeys('cites: ["Magill:2018"] // - Pitrou:2018, eq. (25b); no key: Foo:20, at 12:2018')).toEqual(["Magill:2018", "Pitrou:2018"]);
    expect(sources.length).toBeGreaterThan(10);
  });

  test("resolve, every one", () => {
    const missing: string[] = [];
    for (const file of sources) for (const key of citedKeys(readFileSync(root + file, "utf8"))) if (findReference(key) === undefined) missing.push(`${file}: ${key}`);
    expect(missing).toEqual([]);
  });
});

describe("the entries", () => {
  test("have unique keys in alphabetical order, an author, and a place to find them", () => {
    const keys = references.map(({key}) => key);
    expect(keys).toEqual([...new Set(keys)].sort());
    expect(keys).toEqual(bibliographyKeys);
    for (const {key, authors, year, arXiv, doi, publisher} of references) {
      expect(key).toMatch(/^[A-Z][A-Za-z]+:\d{4}$/);
      expect(authors.every((author) => author.trim().length > 1)).toBe(true);
      expect(year).toBe(Number(key.slice(-4)));
      expect(arXiv ?? doi ?? publisher).toBeDefined();
      if (arXiv !== undefined) expect(arXiv).toMatch(/^(\d{4}\.\d{4,5}|(astro-ph|hep-ex|hep-ph|nucl-th)\/\d{7})$/);
      if (doi !== undefined) expect(doi).toMatch(/^10\.\d{4,5}\/\S+$/);
    }
  });

  test("the year of a key is that of its preprint, up to the turn of a year", () => {
    for (const {key, year, arXiv} of references) {
      const digits = arXiv?.match(/(\d\d)\d\d(\.|\d{3}$)/)?.[1];
      if (digits === undefined) continue;
      const preprint = Number(digits) + (Number(digits) > 90 ? 1900 : 2000);
      expect(Math.abs(preprint - year), key).toBeLessThanOrEqual(2);
    }
  });
});

describe("BibTeX", () => {
  test("of an article", () => {
    expect(bibtex("Magill:2018")).toBe(`@article{Magill:2018,
  author = {Magill, G. and Plestid, R. and Pospelov, M. and Tsai, Y.-D.},
  title = {{Dipole Portal to Heavy Neutral Leptons}},
  year = {2018},
  journal = {Phys. Rev. D 98, 115015},
  eprint = {1803.03262},
  archivePrefix = {arXiv},
  doi = {10.1103/PhysRevD.98.115015}
}
`);
  });

  test("of every entry has balanced braces and no bare percent sign", () => {
    for (const key of bibliographyKeys) {
      const text = bibtex(key);
      expect(text.split("{").length).toBe(text.split("}").length);
      expect(text).not.toMatch(/[^\\]%/);
      expect(text).not.toContain("undefined");
    }
  });

  test("of several keys gives each once, sorted", () => {
    const text = bibliography(["Pitrou:2018", "Brdar:2020", "Pitrou:2018"]);
    expect(text.match(/@\w+\{[^,]+/g)).toEqual(["@article{Brdar:2020", "@article{Pitrou:2018"]);
  });

  test("of an unknown key is refused with the nearest", () => {
    expect(() => bibtex("Magil:2018")).toThrow('"Magil:2018" is not in the bibliography; did you mean "Magill:2018"?');
    expect(reference("PDG:2024").title).toBe("Review of Particle Physics");
  });
});
