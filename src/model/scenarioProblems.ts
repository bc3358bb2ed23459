/** What zod found wrong with a scenario, in our words: one line each, naming what was given and what is allowed. */
import * as z from "zod";
import {suggestion} from "./nearest.js";

/** A problem and the place in the scenario that it speaks of. */
export interface ScenarioProblem {
  readonly path: readonly (string | number)[];
  /** True where the key itself is wrong: point at the key, not at its value. */
  readonly atKey: boolean;
  readonly text: string;
}

/** What to add to a key that is not known, "" where nothing is. */
export type Hint = (path: readonly (string | number)[], key: string) => string;

/**
 * The problems of one failed check of `given`; `schema` tells which keys are known. Where a key is not known its mapping is not judged as a whole;
 * where it is that of another portal (it has a hint), the key that is missing beside it is no second problem.
 */
export function problemsOf(error: z.ZodError, schema: z.ZodType, hint: Hint = () => "", given?: unknown): ScenarioProblem[] {
  const unknown = error.issues.filter((issue) => issue.code === "unrecognized_keys"), halfRead = new Set(unknown.map(({path}) => path.join(".")));
  const misplaced = new Set(unknown.filter(({path, keys}) => keys.some((key) => hint(plainPath(path), key) !== "")).map(({path}) => path.join(".")));
  const missing = error.issues.filter(({code, path, input}) => code === "invalid_type" && input === undefined && path.length > 0 && misplaced.has(path.slice(0, -1).join(".")));
  const judged = error.issues.filter((issue) => !missing.includes(issue) && (issue.code !== "custom" || !halfRead.has(issue.path.join("."))));
  const absentFrom = (path: Issue["path"]): string[] => missing.filter((issue) => issue.path.slice(0, -1).join(".") === path.join(".")).map(({path: at}) => String(at.at(-1)));
  return judged.flatMap((issue) => fromIssue(issue, schema, hint, absentFrom(issue.path), given));
}

type Issue = z.core.$ZodIssue;

const plainPath = (path: Issue["path"]): (string | number)[] => path.map((key) => (typeof key === "number" ? key : String(key)));

function fromIssue(issue: Issue, schema: z.ZodType, hint: Hint, absent: readonly string[], given: unknown): ScenarioProblem[] {
  const path = plainPath(issue.path);
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(schema, path);
    return issue.keys.map((key) => {
      const home = hint(path, key), place = home !== "" && absent.length > 0 ? `; write ${absent.join(", ")} in its place` : "";
      return {path: [...path, key], atKey: true, text: `${joined([...path, key])} is not a known key; allowed here: ${known.join(", ")}${home || suggestion(key, known)}${place}`};
    });
  }
  return [{path, atKey: false, text: `${joined(path) || "the scenario"} ${wording(issue, path.reduce<unknown>((value, key) => (value as Readonly<Record<string | number, unknown>> | undefined)?.[key], given))}`}];
}

/** plane.mass.from, constraints[1] */
const joined = (path: readonly (string | number)[]): string =>
  path.reduce<string>((text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`), "");

const shown = (value: unknown): string => (value === undefined ? "nothing" : typeof value === "number" ? String(value) : JSON.stringify(value));

/** `written` is what stands in the file, where that is at hand: an issue may know only what it was turned into. */
function wording(issue: Issue, written: unknown): string {
  switch (issue.code) {
    case "invalid_value": {
      const allowed = issue.values.map(String);
      const close = typeof issue.input === "string" ? suggestion(issue.input, allowed) : "";
      return issue.input === undefined ? `is missing; allowed: ${allowed.join(", ")}` : `= ${shown(issue.input)} is not known; allowed: ${allowed.join(", ")}${close}`;
    }
    case "invalid_type": {
      // The schema words some of these itself; zod's own words begin with "Invalid".
      if (!issue.message.startsWith("Invalid")) return issue.message;
      const noun = nouns[issue.expected] ?? issue.expected;
      if (issue.input === undefined) return `is missing; write ${noun} here`;
      return issue.input === null ? `is empty; write ${noun}, or leave the key out` : `= ${shown(issue.input)} is not ${noun}`;
    }
    case "too_small":
      return issue.origin === "array" ? `= ${shown(written ?? issue.input)} is too short; write at least ${issue.minimum} ${issue.minimum === 1 ? "entry" : "entries"}` : issue.message;
    case "invalid_format":
      return `= ${shown(issue.input)} ${issue.message}`;
    default:
      return issue.message;
  }
}

const nouns: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  object: "a mapping of keys",
  array: "a list such as [a, b]"
};

/** Keys that the schema knows at a path. */
export function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let at: z.core.$ZodType = schema;
  for (const key of path) {
    const inner = unwrapped(at);
    if (!(inner instanceof z.ZodObject)) return [];
    const next = (inner.shape as Record<string, z.core.$ZodType>)[String(key)];
    if (next === undefined) return [];
    at = next;
  }
  const object = unwrapped(at);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

/** The schema below its defaults; of alternatives, the one that has keys. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  let at = schema;
  for (;;) {
    if (at instanceof z.ZodPrefault || at instanceof z.ZodOptional) at = at.unwrap();
    else if (at instanceof z.ZodPipe) at = at.in;
    else if (at instanceof z.ZodUnion) at = at.options.find((option) => option instanceof z.ZodObject) ?? at.options[0]!;
    else return at;
  }
}
