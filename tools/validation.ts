/**
 * docs/validation.md: what `nuportal verify` recomputes, beside the published numbers.
 *   node --import ./tools/register.mjs tools/validation.ts   (half a minute)
 */
import {writeFileSync} from "node:fs";
import {verify} from "../src/likelihood/verification.js";

/** So many digits that the tolerance is in the last one or two. */
const shown = (value: number, tolerance: number): string => {
  const digits = Math.max(2, Math.min(8, Math.ceil(Math.log10(Math.abs(value) / tolerance)) + 2));
  return Number.isFinite(digits) ? String(Number(value.toPrecision(digits))) : "0";
};
const verdicts = verify(), within = verdicts.filter(({passes}) => passes).length;
const rows = verdicts.map(({quantity, ours, reference, deviation, tolerance, source}) =>
  `| ${quantity} | ${shown(ours, tolerance)} | ${reference} | ${(deviation / tolerance).toFixed(2)} | ${source} |`);
writeFileSync(new URL("../docs/validation.md", import.meta.url), `# Validation

\`nuportal verify\` recomputes these numbers with the code that is installed: ${within} of ${verdicts.length} are within tolerance. Deviations are in units of the tolerance,
which is what rounding and inputs of the source allow. Physics that no number here touches has its checks in \`test/\`: conservation laws, limits, slow twins.

| quantity | ours | reference | deviation / tolerance | source |
|---|---|---|---|---|
${rows.join("\n")}
`);
