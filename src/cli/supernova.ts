import {Command} from "commander";
import type {StellarCriterion} from "../likelihood/observables.js";
import {choiceOption} from "./choiceOption.js";
import {addFigureOptions} from "./figureFile.js";
import {addModelOptions} from "./modelOptions.js";
import {print, rowsTable, shownNumber, table} from "./report.js";
import type {Row} from "./report.js";
import {refusing} from "./stellarProfileFile.js";
import {writeSupernovaFigure} from "./supernovaFigureFile.js";
import {addStarOptions, bandRows, bandText, couplingUnits, readLepton, readStar} from "./supernovaOptions.js";
import type {BandPortal, StarChoice, SupernovaOptions} from "./supernovaOptions.js";
import {starsReport} from "./supernovaStars.js";
import {UsageError, requireOptions} from "./usageError.js";

/** `supernova`: luminosity of N from SN1987A, the couplings it excludes at this mass by every criterion, and other stars. */
export const supernovaCommand = (): Command =>
  addFigureOptions(addStarOptions(addModelOptions(new Command("supernova"), {
    mass: "required; not with --figure", dipole: "required of portal dipole; not with --band, --stars or --figure", flavor: "required; not with --figure flavours, and mu with --figure channels"
  })
    .description("luminosity of N from SN1987A and the couplings excluded at this mass")
    .addOption(choiceOption("--portal <portal>", 'how N couples (default: "dipole")', ["dipole", "mixing"]))
    .option("--mixing-squared <number>", "U^2 with |U_a|^2 = w_a^2 U^2: of --flavor mu, |U_mu|^2 (required of portal mixing; not with --band)"))
    .option("--band", "edges under every profile, criterion, screening and chemical potential; an option that fixes one of these takes it out")
    .option("--stars", "limits from other stars and from decays of N outside the supernova")
    .addOption(choiceOption("--figure <figure>", "what is drawn into --out, against the mass of N. flavours: the dipoles between which SN1987A excludes, for each flavour and profile. channels: emission by process (nucleons, electrons, muons, photons, pairs) from the hottest matter, at d = 1e-9 / GeV", ["flavours", "channels"]))
    .option("--masses <n>", "masses in a figure (default: 28 of flavours, 100 of channels)")
    .option("--json", "plain numbers for programs"), "--out", "one-column", "file of --figure")
    .addHelpText("after", `
Examples:
  nuportal supernova --mass "100 MeV" --dipole "1e-8 / GeV" --flavor mu --nu-chemical-potential "0 MeV"
  nuportal supernova --portal mixing --mass "100 MeV" --mixing-squared 1e-6 --flavor tau
  nuportal supernova --mass "10 MeV" --dipole "1e-9 / GeV" --flavor mu --criterion integrated-energy --cooling-history "1 s=illustrative-hot, 5 s=illustrative-cold"
  nuportal supernova --mass "10 MeV" --flavor e --band
  nuportal supernova --mass "10 MeV" --flavor mu --stars
  nuportal supernova --figure flavours --out flavours.svg

A file of your own begins with a line of names, r_km,rho_g_cm3,T_MeV,Ye and, if known, mu_e,mu_mu,mu_nue,mu_numu; '#' begins a remark.`)
    .action(async (options: SupernovaOptions) => {
      const modes = (["band", "stars", "figure"] as const).filter(key => options[key] !== undefined);
      if (modes.length > 1) throw new UsageError(`--${modes.join(" and --")} cannot stand together; give one of them`);
      const [drawing] = (["out", "masses", "width", "dpi"] as const).filter(key => options[key] !== undefined);
      if (options.figure === undefined && drawing !== undefined) throw new UsageError(`--${drawing} belongs to --figure; give --figure flavours or channels`);
      if ((options.stars ?? options.figure) !== undefined) {
        const mode = options.stars ? "stars" : `figure ${options.figure}`;
        if (options.portal === "mixing") throw new UsageError(`--${mode} is that of the dipole portal, not of --portal mixing`);
        if (options.criterion !== undefined) throw new UsageError(`--criterion is not an option of --${mode}; leave it out`);
      }
      const star = await readStar(options);
      if (options.figure !== undefined) return writeSupernovaFigure(options.figure, options, star);
      if (options.band) return bandReport(options, star);
      if (options.stars) return starsReport(options, star);
      return pointReport(options, star);
    });

function criterionWords({criticalLuminosityErgPerSecond: critical, cooling: {criticalEnergyErg = 3e53, coolingSeconds = 3, coolingHistory}}: StarChoice): Readonly<Record<StellarCriterion, string>> {
  const short = (value: number): string => value.toExponential().replace("e+", "e");
  return {
    luminosity: `luminosity at 1 s < ${short(critical)} erg/s`, "integrated-energy": `energy ${coolingHistory === undefined ? `in ${coolingSeconds} s` : `over ${coolingHistory.length} profiles`} < ${short(criticalEnergyErg)} erg`,
    "n-sphere": "free streaming, black body of the N-sphere", raffelt: "local loss < 1e19 erg/g/s"
  };
}

async function pointReport(options: SupernovaOptions, star: StarChoice): Promise<void> {
  const {portal, massMeV, coupling, nature, flavorWeights} = await readLepton(options, true), {CRITERIA, supernovaBound} = await import("../likelihood/observables.js");
  const {profile, screening, potential, neutrinoSphereKm, farRadiusKm, criticalLuminosityErgPerSecond, cooling} = star, words = criterionWords(star), {name, unit} = couplingUnits[portal];
  const boundBy = (criterion: StellarCriterion) => refusing(() => supernovaBound({
    portal, massMeV, nature, flavorWeights, profile, neutrinoChemicalPotentialMeV: potential, neutrinoSphereKm, farRadiusKm, screening, criterion, criticalLuminosityErgPerSecond, ...cooling
  }));
  const all = CRITERIA.map(criterion => [criterion, boundBy(criterion)] as const), chosen = all.find(([criterion]) => criterion === star.criterion)![1];
  const luminosityErgPerSecond = chosen.luminosityErgPerSecond(coupling), {bands} = chosen, excluded = chosen.overBound(coupling) > 1;
  const verdict = bands.length > 0 ? null : chosen.column.verdict(criticalLuminosityErgPerSecond, portal);
  const allowedBecause = verdict === null ? null : verdict.kind === "allowed" ? verdict.reason : "by this criterion no coupling is excluded, though the luminosity with the transport is";
  const report = rowsTable([
    {label: "luminosity at infinity", value: luminosityErgPerSecond, unit: "erg/s"},
    {label: `this ${name}`, value: excluded ? "excluded" : "allowed"},
    ...(star.criterion === "luminosity" ? [] : [{label: "criterion", value: words[star.criterion]}]),
    ...(allowedBecause === null ? bandRows(`excluded ${name}`, bands, portal) : [{label: `excluded ${name}`, value: "none at this mass"}])
  ]);
  const plain = {
    luminosityErgPerSecond, criterion: star.criterion, excluded, ...named(portal, bands), allowedBecause,
    criteria: all.map(([criterion, found]) => ({criterion, ...named(portal, found.bands)}))
  };
  const reason = allowedBecause === null ? "" : `${allowedBecause}\n`;
  print(options.json ?? false, plain, () => `${report}${reason}\ncriteria beside each other, excluded ${name}\n` + rowsTable(
    all.map(([criterion, {bands: found}]): Row => ({
      label: words[criterion], value: found.length === 0 ? "none" : criterion === "raffelt" ? `from ${shownNumber(found[0]![0])}` : found.map(band => bandText(band, portal)).join(" and "),
      ...(found.length > 0 && {unit})
    }))
  ));
}

type Bands = readonly (readonly [number, number])[];

/** Edges under names that carry their unit. */
const named = (portal: BandPortal, bands: Bands): object => {
  const lower = bands[0]?.[0] ?? null, upper = bands.at(-1)?.[1] ?? null;
  return portal === "dipole" ? {lowerDipolePerGeV: lower, upperDipolePerGeV: upper, bandsPerGeV: bands} : {lowerMixingSquared: lower, upperMixingSquared: upper, bandsMixingSquared: bands};
};

const span = (values: readonly (number | null)[], portal: BandPortal): string => {
  const found = values.filter(value => value !== null), low = Math.min(...found), high = Math.max(...found);
  return found.length === 0 ? "-" : low === high ? shownNumber(low) : bandText([low, high], portal);
};

async function bandReport(options: SupernovaOptions, star: StarChoice): Promise<void> {
  requireOptions(options, "supernova", {mass: "--mass", flavor: "--flavor"});
  const {portal, massMeV, nature, flavorWeights} = await readLepton(options, false), {boundBand} = await import("../likelihood/observables.js");
  const {profile, screening, potential, neutrinoSphereKm, farRadiusKm, criticalLuminosityErgPerSecond, criterion, cooling: {coolingHistory, ...cooling}} = star;
  if (coolingHistory !== undefined) throw new UsageError("--cooling-history is not an option of --band, which compares profiles of 1 s; leave it out");
  const band = refusing(() => boundBand({
    portal, massMeV, nature, flavorWeights, neutrinoSpheresKm: [neutrinoSphereKm], farRadiusKm, criticalLuminosityErgPerSecond, ...cooling,
    ...(options.profile !== undefined && {profiles: [profile]}), ...(options.screening !== undefined && {screenings: [screening]}), ...(options.criterion !== undefined && {criteria: [criterion]}),
    ...((options.nuChemicalPotential ?? options.trappedLeptonFraction) !== undefined && {neutrinoChemicalPotentials: [potential]})
  }));
  const {variants, lower, upper, weakest, strongest} = band, names = [...new Set(variants.map(one => one.profile))], criteria = [...new Set(variants.map(one => one.criterion))];
  const words = criterionWords(star), {name, unit} = couplingUnits[portal], axis = unit === "" ? name : `[${unit}]`;
  print(options.json ?? false, {massMeV, portal, variants, lower, upper, weakest, strongest}, () => table([
    ["profile", "criterion", `lower edge ${axis}`, `upper edge ${axis}`],
    ...names.flatMap(star => criteria.map(one => {
      const some = variants.filter(variant => variant.profile === star && variant.criterion === one);
      return [star, words[one], span(some.map(({lowerCoupling}) => lowerCoupling), portal), span(some.map(({upperCoupling}) => upperCoupling), portal)];
    })),
    ["all", `${variants.length} variants`, span(lower ?? [], portal), span(upper ?? [], portal)]
  ]) + "\n" + rowsTable([
    {label: `excluded ${name} by some variant`, value: strongest === null ? "none" : bandText(strongest, portal), ...(strongest && {unit})},
    {label: `excluded ${name} by every variant`, value: weakest === null ? "none" : bandText(weakest, portal), ...(weakest && {unit})}
  ]));
}
