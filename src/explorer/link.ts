/** Choices as the fragment of an address and back: short names, only what is not usual, so that links stay readable. */
import {fields, layers, settled, usualChoices, type Choices, type FieldName, type Layer, type Settled} from "./choices.js";

const always: readonly FieldName[] = ["massMeV", "dipolePerGeV", "flavor", "nature"];

/** "#m=100&d=1e-9&f=mu&n=dirac". */
export function linkOf(choices: Choices): string {
  const parts = new URLSearchParams();
  for (const [name, field] of Object.entries(fields) as [FieldName, (typeof fields)[FieldName]][]) {
    const value = choices[name];
    if (value === field.usual && !always.includes(name)) continue;
    parts.set(field.link, typeof value === "number" ? String(Number(value.toPrecision(9))) : typeof value === "boolean" ? (value ? "1" : "0") : value);
  }
  if (choices.shown.length !== layers.length) parts.set("c", choices.shown.join("."));
  return `#${parts.toString()}`;
}

/** Choices of a fragment; what it does not say is usual, what it says wrongly is put right and told. */
export function choicesOfLink(fragment: string): Settled {
  const parts = new URLSearchParams(fragment.replace(/^#/, "")), wanted: Record<string, unknown> = {...usualChoices}, remarks: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const text = parts.get(field.link);
    if (text === null) continue;
    if (field.kind === "number") wanted[name] = text.trim() === "" ? NaN : Number(text);
    else if (field.kind === "flag") wanted[name] = text !== "0";
    else if ((field.values as readonly string[]).includes(text)) wanted[name] = text;
    else remarks.push(`"${text}" is no ${field.label}; possible are ${field.values.join(", ")}: ${field.usual} is taken.`);
  }
  const shown = parts.get("c");
  if (shown !== null) wanted["shown"] = layers.filter((layer: Layer) => shown.split(".").includes(layer));
  const {choices, remarks: more} = settled(wanted as unknown as Choices);
  return {choices, remarks: [...remarks, ...more]};
}
