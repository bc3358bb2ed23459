import {print, rowsTable} from "./report.js";
import type {Row} from "./report.js";
import {refusing} from "./stellarProfileFile.js";
import {bandRows, readLepton} from "./supernovaOptions.js";
import type {StarChoice, SupernovaOptions} from "./supernovaOptions.js";
import {requireOptions} from "./usageError.js";

/** Limits of other stars by plasmon decay, and of decays of N outside the supernova. */
export async function starsReport(options: SupernovaOptions, {profile, screening, potential, neutrinoSphereKm}: StarChoice): Promise<void> {
  requireOptions(options, "supernova", {mass: "--mass", flavor: "--flavor"});
  const {massMeV, nature, flavorWeights} = await readLepton(options, false);
  const {decayBounds, decayRadiusKm, prepareSupernova, stellarBounds, stellarDipolePerGeV} = await import("../likelihood/observables.js");
  const decays = refusing(() => decayBounds({
    nature, flavorWeights,
    column: prepareSupernova({
      profile, massMeV, nature, flavorWeights, neutrinoChemicalPotentialMeV: potential, neutrinoSphereKm, farRadiusKm: decayRadiusKm, screening, keepSpectrum: true
    })
  }));
  const stars = stellarBounds.map(bound => ({
    name: bound.name, excludedAboveDipolePerGeV: stellarDipolePerGeV(bound, massMeV), confidence: bound.confidence, cites: bound.cites,
    ...(bound.contested && {contested: {excludedAboveDipolePerGeV: stellarDipolePerGeV(bound, massMeV, {marginalised: true}), because: bound.contested.because, cites: bound.contested.cites}})
  }));
  print(options.json ?? false, {massMeV, stars, decays}, () => rowsTable([
    ...stars.flatMap(({name, excludedAboveDipolePerGeV: d, confidence, contested}): readonly Row[] => [
      d === null ? {label: name, value: "this star makes no N of this mass from plasmons"} : {label: `${name} (${confidence}), above`, value: d, unit: "1/GeV"},
      ...(d !== null && contested ? [{label: "  contested: stellar parameters marginalised, above", value: contested.excludedAboveDipolePerGeV, unit: "1/GeV"}] : [])
    ]),
    ...decays.flatMap(({name, bandsPerGeV, spoilt}): readonly Row[] => [
      ...bandsPerGeV.length > 0 ? bandRows(name, bandsPerGeV) : [{label: name, value: "none at this mass"}],
      ...(spoilt ? bandRows(`  not counted: ${spoilt.because}`, spoilt.bandsPerGeV) : [])
    ])
  ]));
}
