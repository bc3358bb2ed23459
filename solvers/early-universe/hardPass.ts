/**
 * Hard neutrinos as a second pass: the first pass tells how much energy N gives to neutrinos, and when; the cascade on that background
 * says what of it returns as heat; the second pass evolves everything again with the hard neutrinos as a receiver of their own.
 *
 *   share(x) = Σ n E s(E/T)/Σ n E over the lines of all channels, s = 0 for E < 6 T, 1 for E > 12 T: softer neutrinos are heat of the
 * thermal ones at once. T a = 1 MeV and N at rest here; what is injected has the energies of the line times the mean E/M of N.
 * Numbers go with the energies: hard neutrinos bring the bath energy but few neutrinos, and take partners out of it. A bath that is
 * given as many as its temperature asks for is too cold: ΔY_P of a 100 MeV N at the edge of its bound comes out ten times too small.
 * Energy is conserved by the second pass itself, whatever the first one estimated; the spectrum's shape is right to the (few per cent)
 * change that the correction makes to T and H.
 */
import {fermiConstantPerMeV2} from "../../src/constants/particles.js";
import {type DecayNeutrinos, type HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {exp, log, square} from "../../src/numerics/elementary.js";
import {Spline} from "../../src/numerics/spline.js";
import {cascade, type HardNeutrinos, type Injection} from "./hardNeutrinos.js";
import {neutrinoNumberDensity} from "./neutrinoGas.js";
import {coldest} from "./survivors.js";
import type {HardHeat} from "./surroundings.js";
import type {HardElectronNeutrinos, ThermalHistory} from "./background.js";

const softest = log(6), hardest = log(12);
/**
 * Hard neutrinos without collisions are energy and nothing else, as they are in the first pass. In a Hubble time one of energy E collides
 * with a probability below G_F² E ρ/H: Γ = 1.3 G_F² T⁴ E on the bath with e± (hardKernels.ts), where ρ = 3.5 T⁴, and a fifth of ρ without.
 * Times the share ρ_h/ρ that is injected in that time it is what returns of all energy, at most; and also, to a factor of 1.8, the share of the
 * nucleons that they convert, (1 + 3g_A²)/π G_F² E ρ_h/H. Below the first nothing moves by as much; but once D and ⁷Be are there one neutron
 * in 1e5 nucleons moves them by all they are, hence the second, down to where the network ends.
 */
const negligible = 1e-8, negligibleConversion = 1e-11, scarceNeutronsMeV = 0.1, networkEndMeV = 1e-3;

export interface HardPass {
  readonly heat: HardHeat;
  /** Samples of the first pass that the cascade ran on. */
  readonly lnA: Float64Array;
  readonly neutrinos: HardNeutrinos;
}

/** Neutrinos of N at one energy E [MeV]; shares of the energy of N that they carry as ν_e and as others. */
interface Line {
  readonly energyMeV: number;
  electron: number;
  other: number;
}

/** Lines of all channels, by width. Those within a node of the cascade are one, at their mean energy. */
export const decayLines = ({channels, massMeV, widthMeV}: HeavyNeutralLepton): readonly Readonly<Line>[] => {
  const bins = new Map<number, {number: number; electron: number; other: number}>();
  const add = (branching: number, {flavor, energiesMeV, numbers}: DecayNeutrinos): void => energiesMeV.forEach((energy, i) => {
    const at = Math.round(log(energy) / lineSpacing), bin = bins.get(at) ?? {number: 0, electron: 0, other: 0};
    bins.set(at, bin);
    bin.number += branching * numbers[i]!;
    bin[flavor === "e" ? "electron" : "other"] += branching * numbers[i]! * energy / massMeV;
  });
  for (const channel of channels) for (const each of channel.neutrinos) add(widthMeV > 0 ? channel.widthMeV / widthMeV : 0, each);
  return [...bins.values()].filter(({number}) => number > 0).map(({number, electron, other}) => ({energyMeV: massMeV * (electron + other) / number, electron, other}));
};
/** Half a node of the cascade. */
const lineSpacing = 0.04;

/** s(E/T) of a line where ln T = −x + `heated`, and its slope by x: a quintic step in ln(E/T). */
const hardStep = (energyMeV: number, x: number, heated: number, heating: number, out: Float64Array): void => {
  const width = hardest - softest, u = (log(energyMeV) + x - heated - softest) / width;
  out[0] = u <= 0 ? 0 : u >= 1 ? 1 : u * u * u * (10 - 15 * u + 6 * u * u);
  out[1] = u <= 0 || u >= 1 ? 0 : 30 * u * u * square(1 - u) / width * (1 - heating);
};

/** ln T_γ a less that of the standard universe, where a field has released entropy; 0 everywhere without one. */
type Heated = Pick<Spline, "at" | "slope">;
const unheated: Heated = {at: () => 0, slope: () => 0};

/** Share of the energy of decay neutrinos that is hard at x = ln a and its slope, into out[0..1]; of their number, into out[2..3]. */
export const hardShare = (lines: readonly Readonly<Line>[], heated: Heated = unheated): HardHeat["share"] => {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0), step = new Float64Array(2);
  const energies = lines.map(({electron, other}) => electron + other), numbers = lines.map(({energyMeV}, i) => energies[i]! / energyMeV);
  const allEnergy = sum(energies), allNumber = sum(numbers);
  return (x, out) => {
    let share = 0, slope = 0, count = 0, countSlope = 0;
    const offset = heated.at(x), rise = heated.slope(x);
    for (let i = 0; i < lines.length; i++) {
      hardStep(lines[i]!.energyMeV, x, offset, rise, step);
      share += energies[i]! * step[0]!;
      slope += energies[i]! * step[1]!;
      count += numbers[i]! * step[0]!;
      countSlope += numbers[i]! * step[1]!;
    }
    out[0] = share / allEnergy;
    out[1] = slope / allEnergy;
    // Without effect where out holds two.
    out[2] = count / allNumber;
    out[3] = countSlope / allNumber;
  };
};

/** What a field has heated the bath by, after it has decayed to next to nothing: T of neutrinos that were there before is not 1/a. */
const entropyReleased = ({lnA, muTauNeutrinoTemperatureMeV, matterEnergyMeV4, totalEnergyMeV4, leptonEnergyMeV4}: ThermalHistory): Heated => {
  const field = matterEnergyMeV4.some((energy, i) => energy > 0.01 * totalEnergyMeV4[i]! && energy !== leptonEnergyMeV4[i]);
  return field ? new Spline(lnA, muTauNeutrinoTemperatureMeV.map((T, i) => log(T) + lnA[i]!)) : unheated;
};

/** The cascade of a first pass, from T = `startMeV` on; undefined where nothing comes of it, unless it is asked for in any case. */
export const hardPass = (lepton: HeavyNeutralLepton, first: ThermalHistory, startMeV: number, oscillations: "averaged" | "none", always = false): HardPass | undefined => {
  const begin = first.temperatureMeV.findIndex(T => T < startMeV), n = first.lnA.length - begin;
  if (begin < 0 || n < 8 || !(lepton.widthMeV > 0)) return undefined;
  const part = (values: Float64Array): Float64Array => values.slice(begin);
  const lnA = part(first.lnA), plasma = part(first.temperatureMeV), hubble = part(first.hubbleMeV);
  const energy = part(first.leptonEnergyMeV4), number = part(first.leptonNumberMeV3), total = part(first.totalEnergyMeV4), decays = part(first.leptonDecaysMeV4);
  const lines = decayLines(lepton), heated = entropyReleased(first), shareOf = hardShare(lines, heated), step = new Float64Array(2);
  if (lines.length === 0) return undefined;
  const injections: Injection[] = lines.map(() => ({energyMeV: new Float64Array(n), electronMeV5: new Float64Array(n), otherMeV5: new Float64Array(n)}));
  // Net decays from the loss of n_N a³ while inverse decays balance them: there the gross rate says nothing. Matter has none, but may appear at once.
  const comoving = new Spline(lnA, number.map((density, i) => density * exp(3 * lnA[i]!)));
  let returning = 0, converting = 0;
  for (let i = 0; i < n; i++) {
    const meanEnergy = number[i]! > 0 ? energy[i]! / number[i]! : lepton.massMeV, gross = lepton.populations.length === 0 || plasma[i]! < lepton.massMeV * coldest;
    const decaying = meanEnergy * (gross ? decays[i]! : Math.max(0, -comoving.slope(lnA[i]!)) * exp(-3 * lnA[i]!) * hubble[i]!);
    let colliding = 0, back = 0;
    for (let l = 0; l < lines.length; l++) {
      const {energyMeV, electron, other} = lines[l]!, injection = injections[l]!;
      hardStep(energyMeV, lnA[i]!, heated.at(lnA[i]!), 0, step);
      injection.energyMeV[i] = energyMeV * meanEnergy / lepton.massMeV;
      injection.electronMeV5[i] = decaying * step[0]! * electron;
      injection.otherMeV5[i] = decaying * step[0]! * other;
      const share = (injection.electronMeV5[i]! + injection.otherMeV5[i]!) / (hubble[i]! * total[i]!), chance = fermiConstantPerMeV2 * fermiConstantPerMeV2 * injection.energyMeV[i]! * total[i]! / hubble[i]!;
      colliding += share * chance;
      back += share * Math.min(1, chance);
    }
    returning = Math.max(returning, back);
    if (plasma[i]! < scarceNeutronsMeV && plasma[i]! > networkEndMeV) converting = Math.max(converting, colliding);
  }
  if (returning < negligible && converting < negligibleConversion && !always) return undefined;
  const neutrinos = cascade({
    lnA, temperatureMeV: plasma, electronNeutrinoTemperatureMeV: part(first.electronNeutrinoTemperatureMeV),
    muTauNeutrinoTemperatureMeV: part(first.muTauNeutrinoTemperatureMeV), hubbleMeV: hubble,
    injections, oscillations
  });
  const given = returned(lnA, hubble, neutrinos), clamped = (x: number): number => Math.min(Math.max(x, lnA[0]!), lnA[n - 1]!);
  // Partners are taken in proportion to those that are there, so that none is taken where none is left.
  const partners = (T: Float64Array, flavors: number): Spline => new Spline(lnA, T.map((t, i) => flavors * neutrinoNumberDensity(t) * exp(3 * lnA[i]!)));
  const there = [partners(part(first.electronNeutrinoTemperatureMeV), 1), partners(part(first.muTauNeutrinoTemperatureMeV), 2)] as const;
  return {
    lnA, neutrinos,
    heat: {
      share: shareOf,
      loss: (x, out) => {
        const at = clamped(x), all = exp(given.rate.at(at));
        out[0] = all * given.toPlasma.at(at);
        out[1] = all * given.toElectron.at(at);
        out[2] = all - out[0] - out[1];
      },
      number: (x, out) => {
        const at = clamped(x);
        for (let k = 0; k < 2; k++) {
          const gained = given.numbers[k]!.at(at);
          out[k] = Math.max(gained, 0);
          out[2 + k] = gained < 0 ? -gained / there[k]!.at(at) : 0;
        }
      }
    }
  };
};

/**
 * The cascade as a pool that gives back its energy: ln of the heat per e-fold over the energy held, the shares of plasma and ν_e in the
 * heat, and neutrinos gained per heat [1/MeV, comoving]. As rates and not as heats the second pass cannot take out more than it put in.
 */
const returned = (lnA: Float64Array, hubbleMeV: Float64Array, neutrinos: HardNeutrinos): {readonly rate: Spline; readonly toPlasma: Spline; readonly toElectron: Spline; readonly numbers: readonly [Spline, Spline]} => {
  const n = lnA.length, rate = new Float64Array(n), toPlasma = new Float64Array(n), toElectron = new Float64Array(n), numbers = [new Float64Array(n), new Float64Array(n)] as const;
  const {plasmaHeatMeV5: plasma, electronNeutrinoHeatMeV5: electron, otherNeutrinoHeatMeV5: other, energyMeV4: held} = neutrinos;
  const usable = (i: number): boolean => held[i]! > 0 && plasma[i]! + electron[i]! + other[i]! > 0;
  let before = -1;
  // What lies below the cut comes back at once.
  rate.fill(log(1e4));
  toElectron.fill(1 / 3);
  for (let i = 0; i < n; i++) {
    if (!usable(i)) {
      if (before < 0) continue;
      for (const column of [rate, toPlasma, toElectron, ...numbers]) column[i] = column[i - 1]!;
      // Late collisions take more from the bath, in partners, than they give: a rate cannot say that, but it dies out as Γ/H does.
      if (held[i]! > 0) rate[i]! -= 3 * (lnA[i]! - lnA[i - 1]!);
      continue;
    }
    const heat = plasma[i]! + electron[i]! + other[i]!, a = exp(lnA[i]!);
    rate[i] = log(heat / (hubbleMeV[i]! * held[i]!));
    toPlasma[i] = plasma[i]! / heat;
    toElectron[i] = electron[i]! / heat;
    numbers[0][i] = neutrinos.electronNeutrinoNumberMeV4[i]! / (heat * a);
    numbers[1][i] = neutrinos.otherNeutrinoNumberMeV4[i]! / (heat * a);
    // Nothing is held at the first sample.
    if (before < 0) for (const column of [rate, toPlasma, toElectron, ...numbers]) column.fill(column[i]!, 0, i);
    before = i;
  }
  return {rate: new Spline(lnA, rate), toPlasma: new Spline(lnA, toPlasma), toElectron: new Spline(lnA, toElectron), numbers: [new Spline(lnA, numbers[0]), new Spline(lnA, numbers[1])]};
};

/** Hard ν_e on samples lnA that contain those of the cascade; none outside. */
export const hardElectronNeutrinos = ({lnA: own, neutrinos: {spectrum: {comovingEnergyMeV, meanElectron}}}: HardPass, lnA: Float64Array): HardElectronNeutrinos => {
  const begin = lnA.findIndex(x => x >= own[0]! - 1e-9), nodes = comovingEnergyMeV.length, comovingNumberMeV3 = new Float64Array(lnA.length * nodes);
  comovingNumberMeV3.set(meanElectron.subarray(0, (lnA.length - begin) * nodes), begin * nodes);
  return {comovingEnergyMeV, comovingNumberMeV3};
};
