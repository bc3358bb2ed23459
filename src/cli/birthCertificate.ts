/** Where the numbers of a file come from: enough to make them again, and to see whether two files are of the same making. No clock, no machine. */
import {createHash} from "node:crypto";
import {existsSync, readFileSync, readdirSync} from "node:fs";
import {citedKeys} from "../likelihood/constraints.js";
import {degreesOfFreedomOf} from "../likelihood/tiers.js";
import {canonicalScenario} from "../model/scenario.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {codeFolder} from "./packageVersion.js";

export interface BirthCertificate {
  readonly nuportal: string;
  /** SHA-256 of the code that computed (codeFingerprint.ts); null where a result does not say. */
  readonly code: string | null;
  readonly scenario: string;
  /** SHA-256 of the canonical scenario. */
  readonly scenarioHash: string;
  readonly nature: "dirac" | "majorana" | null;
  readonly confidenceLevels: readonly number[];
  readonly degreesOfFreedom: 1 | 2;
  readonly reference: Scenario["statistics"]["reference"];
  readonly measurements: Scenario["measurements"];
  readonly accuracy: Scenario["accuracy"];
  readonly tolerances: Scenario["tolerances"];
  /** First 16 digits of the SHA-256 of each table that is installed, by its path. */
  readonly tables: Readonly<Record<string, string>>;
  /** Keys of the bibliography; `nuportal cite` has the entries. */
  readonly references: readonly string[];
}

const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** Hashes of the tables of physics. */
export const tableHashes = (base: URL = codeFolder()): Readonly<Record<string, string>> => Object.fromEntries(
  ["solvers", "src/constants", "src/likelihood", "src/model", "src/rates"].filter(folder => existsSync(new URL(folder, base))).flatMap(folder => {
    const url = new URL(`${folder}/`, base), names = readdirSync(url, {recursive: true, encoding: "utf8"}).map(name => name.replaceAll("\\", "/"));
    return names.filter(name => /(^|\/)tables\/.*(?<!\.d)\.(ts|js|json)$/.test(name)).sort().map(name => [`${folder}/${name.replace(/\.(ts|js)$/, "")}`, sha256(readFileSync(new URL(name, url))).slice(0, 16)] as const);
  })
);

export const birthCertificate = (scenario: Scenario, version: string, code: string | null, tables: BirthCertificate["tables"] = tableHashes()): BirthCertificate => {
  const {name, model, statistics, measurements, accuracy, tolerances} = scenario;
  return {
    nuportal: version, code, scenario: name, scenarioHash: sha256(canonicalScenario(scenario)), nature: "nature" in model ? model.nature : null,
    confidenceLevels: [statistics.confidenceLevel, ...statistics.furtherConfidenceLevels ?? []], degreesOfFreedom: degreesOfFreedomOf(statistics), reference: statistics.reference,
    measurements, accuracy, tolerances, tables, references: citedKeys(scenario)
  };
};

/** As lines of a head; its version, references and scenario have lines of their own there. */
export const certificateLines = ({code, scenarioHash, nature, confidenceLevels, degreesOfFreedom, reference, accuracy, tolerances, tables}: BirthCertificate): readonly string[] => [
  `scenario SHA-256: ${scenarioHash}`, `code SHA-256: ${code ?? "not recorded"}`, ...(nature === null ? [] : [`nature: ${nature === "dirac" ? "Dirac" : "Majorana"}`]),
  `confidence levels: ${confidenceLevels.join(", ")}; ${degreesOfFreedom} d.o.f., Delta chi^2 from ${reference === "plane-minimum" ? "the minimum over the plane and the universe without N" : "the universe without N"}`,
  `accuracy: ${accuracy}; relative tolerance: ${tolerances.relative}`, `tables SHA-256: ${sha256(JSON.stringify(tables))}`
];
