/**
 * What a reader of a result must know: warnings where it leaves the ground on which it is computed, notes on what is not the default.
 * Each is one sentence; mathematics between dollar signs, which `plainNote` takes out for terminals and files.
 */
import type {Cosmology, Scenario} from "./scenarioTypes.js";

/** Above it [MeV] the photon operator must be written with those of B and W. */
const electroweakMeV = 1e5;
/** Largest U² for which rates linear in it are right. */
const largestLinearMixing = 0.1;

/** "10 MeV", "100 GeV". */
export const energyNote = (energyMeV: number): string => {
  const [unit, scale] = energyMeV >= 1e6 ? ["TeV", 1e6] : energyMeV >= 1e3 ? ["GeV", 1e3] : ["MeV", 1];
  return `${Number((energyMeV / Number(scale)).toPrecision(6))} ${unit}`;
};

/** A note without TeX: "$\\Delta N_{\\mathrm{eff}} = 1$" is "Delta N_eff = 1". */
export const plainNote = (text: string): string =>
  text.split("$").map((part, i) => (i % 2 === 0 ? part : part.replace(/\\(?:mathrm|text)\b\s*/g, "").replace(/\\[;,: !]/g, " ").replace(/\\/g, "").replace(/[{}]/g, ""))).join("").replace(/ +/g, " ");

/** Where the result rests on more than is known. */
export function warningsOf({model, cosmology, band, plane, supernova}: Pick<Scenario, "model" | "cosmology" | "band" | "plane"> & Partial<Pick<Scenario, "supernova">>): readonly string[] {
  const highest = Math.max(...(band?.reheatingMeV ?? [cosmology.reheatingMeV])), warnings: string[] = [];
  if (model.portal === "dipole" && highest > electroweakMeV)
    warnings.push(`$T_\\mathrm{RH} = $ ${energyNote(highest)} is above ${energyNote(electroweakMeV)}: the photon operator stands in for those of B and W, and abundances frozen in there are indicative.`);
  if ("mixingSquared" in plane && plane.mixingSquared.to > largestLinearMixing)
    warnings.push(`Rates are linear in $U^2$, which holds below ${largestLinearMixing}: points above it are not computed.`);
  if (supernova?.problem !== undefined) warnings.push(`SN1987A is left out: ${supernova.problem}.`);
  return warnings;
}

const accuracyNotes: Readonly<Record<Scenario["accuracy"], readonly string[]>> = {
  fast: [], spectral: ["Neutrinos are followed by their spectra."], auto: ["Neutrinos are followed by their spectra near the bounds of BBN and CMB, as a cascade elsewhere."]
};

/** What of the universe and of the constraints is not the default. */
export function notesOf({model, cosmology, accuracy}: Pick<Scenario, "model" | "cosmology" | "constraints" | "accuracy">): readonly string[] {
  const parts = cosmologyParts(cosmology);
  return [
    ...(parts.length === 0 ? [] : [`Cosmology: ${parts.join("; ")}.`]),
    ...(model.portal === "decaying-particle" ? ["Nothing is known of how SN1987A would make the particle: it is not among the constraints."] : []),
    ...(model.portal === "decaying-particle" && model.abundance.kind === "number-density"
      ? [`The particle appears when the plasma has $T = $ ${energyNote(model.abundance.temperatureMeV)}; the universe before is the standard one.`] : []),
    ...accuracyNotes[accuracy]
  ];
}

function cosmologyParts({reheatingMeV, reheatingHistory, deltaNEff, extraEnergy = [], matterDomination, leptonAsymmetry, energyTable, initialYield = 0}: Cosmology): string[] {
  const number = (value: number): string => `$${value}$`;
  const parts = extraEnergy.map(({exponent, ratio, temperatureMeV}) => `energy falling as $a^{-${exponent}}$, ${number(ratio)} of the standard bath at ${energyNote(temperatureMeV)}`);
  if (reheatingHistory !== undefined) parts.unshift(`matter domination until $T_\\mathrm{RH} = $ ${energyNote(reheatingMeV)}`);
  if (deltaNEff !== 0) parts.push(`inert radiation, $\\Delta N_{\\mathrm{eff}} = ${deltaNEff}$`);
  if (matterDomination !== undefined) {
    const {ratio, temperatureMeV, lifetimeSeconds, electromagneticShare} = matterDomination;
    parts.push(`a field $a^{-3}$ of lifetime ${number(lifetimeSeconds)} s, ${number(ratio)} of the standard bath at ${energyNote(temperatureMeV)}, ${number(100 * electromagneticShare)} % of it to the plasma`);
  }
  if (leptonAsymmetry !== undefined) parts.push(`lepton asymmetry, $\\xi_e = ${leptonAsymmetry.e}$, $\\xi_\\mu = ${leptonAsymmetry.mu}$, $\\xi_\\tau = ${leptonAsymmetry.tau}$`);
  if (energyTable !== undefined) parts.push(`a component given as a table of ${energyTable.scaleFactor.length} rows`);
  if (initialYield !== 0) parts.push(`$n_N/s = ${initialYield}$ at reheating`);
  return parts;
}
