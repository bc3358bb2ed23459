import {checkFigure, writeFigure} from "./figureFile.js";
import {printFiles} from "./report.js";
import {profileNames, refusing} from "./stellarProfileFile.js";
import {readLepton} from "./supernovaOptions.js";
import type {StarChoice, SupernovaOptions} from "./supernovaOptions.js";
import {UsageError} from "./usageError.js";

const dipolePerGeV = 1e-9;
/** Edges end within the last decade, where masses lie closer. */
const ranges = {
  flavours: {fromMeV: 0.03, toMeV: 400, usual: 28, crowding: 1.5},
  channels: {fromMeV: 0.03, toMeV: 600, usual: 100, crowding: 1},
} as const;

/** ln M = 1 − (1 − u)^crowding of its range at even u, both ends included. */
function massGrid({fromMeV, toMeV, usual, crowding}: (typeof ranges)[keyof typeof ranges], text: string | undefined): readonly number[] {
  const count = text === undefined ? usual : text.trim() === "" ? NaN : Number(text);
  if (!(Number.isInteger(count) && count >= 3 && count <= 400)) throw new UsageError(`--masses = "${text}" is not allowed; a whole number from 3 to 400`);
  return Array.from({length: count}, (_, i) => (i === count - 1 ? toMeV : fromMeV * (toMeV / fromMeV) ** (1 - (1 - i / (count - 1)) ** crowding)));
}

/** Computes and writes one of the two figures against the mass. */
export async function writeSupernovaFigure(figure: "flavours" | "channels", options: SupernovaOptions, star: StarChoice): Promise<void> {
  const {profile, screening, potential, neutrinoSphereKm, farRadiusKm, criticalLuminosityErgPerSecond} = star, {flavor = "mu", width} = options, massesMeV = massGrid(ranges[figure], options.masses);
  for (const [flag, given] of [["--mass", options.mass], ["--dipole", options.dipole]] as const) {
    if (given !== undefined) throw new UsageError(`${flag} is not an option of --figure, whose axes run over masses and dipoles; leave it out`);
  }
  if (figure === "flavours" && options.flavor !== undefined) throw new UsageError("--flavor is not an option of --figure flavours, which shows all three; leave it out");
  if (flavor === "universal") throw new UsageError("--flavor universal is not an option of --figure channels; give e, mu or tau");
  const out = checkFigure("--out", options.out);
  const [{emissivityByChannel}, {edgeCurves}, {channelsSvg, flavoursSvg}] = await Promise.all([
    import("../likelihood/observables.js"), import("../plots/supernovaEdges.js"), import("../plots/supernovaFigure.js")
  ]);
  // N at some mass: its nature is that of every mass.
  const {nature} = await readLepton({...options, mass: "10 MeV", flavor}, false);
  const svg = figure === "flavours"
    ? await flavoursSvg({
      nature, criticalLuminosityErgPerSecond, massesMeV,
      curves: refusing(() => edgeCurves({
        profiles: options.profile === undefined ? profileNames : [profile], nature, neutrinoChemicalPotentialMeV: potential, neutrinoSphereKm, farRadiusKm,
        screening, criticalLuminosityErgPerSecond, massesMeV
      }))
    }, width)
    : await channelsSvg({
      profile: typeof profile === "string" ? profile : profile.name, dipolePerGeV,
      emission: refusing(() => emissivityByChannel({profile, flavor: flavor as "e" | "mu" | "tau", dipolePerGeV, screening, neutrinoChemicalPotentialMeV: potential, neutrinoSphereKm}, massesMeV))
    }, width);
  await writeFigure(out, svg, options);
  printFiles(options.json ?? false, [["figure", out]]);
}
