/**
 * Planes that come with the explorer: src/explorer/planes/<flavour>-<nature>.json, in the usual universe, for each profile of the star.
 * Usage: node --import ./tools/register.mjs tools/explorer-planes.ts [mu-dirac ...]; all where none is named. A plane takes some three minutes of one core.
 */
import {writeFileSync} from "node:fs";
import {fields, usualChoices, type Choices} from "../src/explorer/choices.js";
import {planeFile, type PlaneFile} from "../src/explorer/planeFile.js";
import {gridCouplings, gridMasses} from "../src/explorer/planeGrid.js";
import {computedScenario, identitiesOf} from "../src/explorer/scenarioOfChoices.js";
import {createLaboratory} from "../src/likelihood/observables.js";
import type {PointEvidence} from "../src/likelihood/pointEvidence.js";

const {flavor: {values: flavors}, nature: {values: natures}, profile: {values: profiles}} = fields;
const all = natures.flatMap(nature => flavors.map(flavor => ({name: `${flavor}-${nature}`, flavor, nature})));
const wanted = process.argv.slice(2), unknown = wanted.filter(name => !all.some(one => one.name === name));
if (unknown.length > 0) throw new RangeError(`${unknown.join(", ")}: no such plane; there are ${all.map(({name}) => name).join(", ")}`);

for (const {name, flavor, nature} of all.filter(one => wanted.length === 0 || wanted.includes(one.name))) {
  const choices: Choices = {...usualChoices, flavor, nature}, scenario = computedScenario(choices), laboratory = createLaboratory(scenario), points: PointEvidence[][] = [];
  for (const [i, massMeV] of gridMasses.entries()) {
    points.push(laboratory.evidence(massMeV, gridCouplings));
    process.stderr.write(`${name}: ${i + 1} of ${gridMasses.length} masses\n`);
  }
  const luminosity: Partial<Record<(typeof profiles)[number], readonly number[]>> = {[choices.profile]: points.flat().map(point => point.luminosityErgPerSecond!)};
  for (const profile of profiles.filter(one => one !== choices.profile)) {
    const star = createLaboratory({...computedScenario({...choices, profile}), constraints: ["sn1987a"]});
    luminosity[profile] = gridMasses.flatMap(massMeV => star.evidence(massMeV, gridCouplings).map(point => point.luminosityErgPerSecond!));
  }
  const file: PlaneFile = planeFile(identitiesOf(scenario).cosmic, gridMasses, gridCouplings, laboratory.standardEvidence(), points, luminosity);
  writeFileSync(new URL(`../src/explorer/planes/${name}.json`, import.meta.url), `${JSON.stringify(file)}\n`);
}
