/** What of a scenario decides which points a scan computes and what they are; not what is made of them. */
import type {EvidenceIdentity} from "../likelihood/pointEvidence.js";
import type {Plane} from "../model/scenarioTypes.js";

export interface ScanIdentity extends EvidenceIdentity {
  readonly name: string;
  readonly plane: Plane;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Paths at which two values differ. */
export function differences(a: unknown, b: unknown, path: string): string[] {
  if (!isRecord(a) || !isRecord(b)) return canonicalText(a) === canonicalText(b) ? [] : [path];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort().flatMap(key => differences(a[key], b[key], path === "" ? key : `${path}.${key}`));
}

/** JSON with sorted keys: equal values give equal text. */
export const canonicalText = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) => isRecord(inner) ? Object.fromEntries(Object.keys(inner).sort().map(key => [key, inner[key]])) : inner) ?? "undefined";

/** The key of a scenario that stands behind a key of an identity. */
const keyOf = (key: string): string => key === "late" || key === "photodisintegration" ? "constraints" : key.replace(/^star\b/, "supernova");

/**
 * Keys that make the findings of one scan useless to another: `cosmology.reheatingMeV`. What only one of them asks for is no difference,
 * nor is anything that judges: measurements, confidence levels.
 */
export function changedKeys(earlier: ScanIdentity, now: ScanIdentity): string[] {
  const parts = (["cosmic", "supernova"] as const).flatMap(part => earlier[part] === null || now[part] === null ? [] : differences(earlier[part], now[part], "").map(keyOf));
  return [...new Set([...(earlier.name === now.name ? [] : ["name"]), ...differences(earlier.plane, now.plane, "plane"), ...parts])];
}
