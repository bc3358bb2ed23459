/**
 * Hard neutrinos as a second pass: the first pass tells how much energy N gives to neutrinos, and when; the cascade on that background
 * says what of it returns as heat; the second pass evolves everything again with the hard neutrinos as a receiver of their own.
 *
 *   share(x)  0 for M/2T < 6, 1 for M/2T > 12: decays into softer neutrinos are heat of the thermal ones at once. T a = 1 MeV here.
 * Energy is conserved by the second pass itself, whatever the first one estimated; the spectrum's shape is right to the (few per cent)
 * change that the correction makes to T and H.
 */
import type {HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {Spline} from "../../src/numerics/spline.js";
import {cascade, type HardNeutrinos} from "./hardNeutrinos.js";
import type {HardHeat} from "./heatEquations.js";
import type {ThermalHistory} from "./background.js";

const softest = Math.log(6), hardest = Math.log(12);
/** Energy per Hubble time, over that of the neutrinos, below which hard neutrinos change nothing that is resolved. */
const negligible = 1e-8;

export interface HardPass {
  readonly heat: HardHeat;
  /** Samples of the first pass that the cascade ran on. */
  readonly lnA: Float64Array;
  readonly neutrinos: HardNeutrinos;
}

/** Share of decay neutrinos that are hard at x = ln a, and its slope: a quintic step in ln(M/2T). */
const hardShare = (massMeV: number) => (x: number, out: Float64Array): void => {
  const width = hardest - softest, u = (Math.log(massMeV / 2) + x - softest) / width;
  out[0] = u <= 0 ? 0 : u >= 1 ? 1 : u ** 3 * (10 - 15 * u + 6 * u * u);
  out[1] = u <= 0 || u >= 1 ? 0 : 30 * u * u * (1 - u) ** 2 / width;
};

/** The cascade of a first pass, from T = `startMeV` on; undefined where N gives neutrinos next to nothing. */
export const hardPass = (lepton: HeavyNeutralLepton, first: ThermalHistory, startMeV: number, oscillations: "averaged" | "none"): HardPass | undefined => {
  const begin = first.temperatureMeV.findIndex(T => T < startMeV), n = first.lnA.length - begin;
  if (begin < 0 || n < 8 || !(lepton.widthMeV > 0)) return undefined;
  const part = (values: Float64Array): Float64Array => values.slice(begin);
  const lnA = part(first.lnA), plasma = part(first.temperatureMeV), hubble = part(first.hubbleMeV);
  const energy = part(first.leptonEnergyMeV4), number = part(first.leptonNumberMeV3), total = part(first.totalEnergyMeV4);
  const intoElectrons = new Float64Array(n), intoOthers = new Float64Array(n), each = new Float64Array(n), share = new Float64Array(2);
  const shareOf = hardShare(lepton.massMeV);
  let e = 0, other = 0;
  for (const {widthMeV, shares} of lepton.channels) {
    e += widthMeV / lepton.widthMeV * shares.e;
    other += widthMeV / lepton.widthMeV * (shares.mu + shares.tau);
  }
  // Net decays from the loss of n_N a³: where inverse decays balance them, the gross rate says nothing.
  const comoving = new Spline(lnA, number.map((density, i) => density * Math.exp(3 * lnA[i]!)));
  let largest = 0;
  for (let i = 0; i < n; i++) {
    shareOf(lnA[i]!, share);
    const meanEnergy = number[i]! > 0 ? energy[i]! / number[i]! : lepton.massMeV;
    const decaying = share[0]! * meanEnergy * Math.max(0, -comoving.slope(lnA[i]!)) * Math.exp(-3 * lnA[i]!) * hubble[i]!;
    intoElectrons[i] = decaying * e;
    intoOthers[i] = decaying * other;
    each[i] = meanEnergy / 2;
    largest = Math.max(largest, decaying * (e + other) / (hubble[i]! * total[i]!));
  }
  if (largest < negligible) return undefined;
  const neutrinos = cascade({
    lnA, temperatureMeV: plasma, electronNeutrinoTemperatureMeV: part(first.electronNeutrinoTemperatureMeV),
    muTauNeutrinoTemperatureMeV: part(first.muTauNeutrinoTemperatureMeV), hubbleMeV: hubble,
    electronInjectionMeV5: intoElectrons, otherInjectionMeV5: intoOthers, energyMeV: each, oscillations
  });
  const perStep = (heat: Float64Array): Spline => new Spline(lnA, heat.map((q, i) => q * Math.exp(4 * lnA[i]!) / hubble[i]!));
  const splines = [perStep(neutrinos.plasmaHeatMeV5), perStep(neutrinos.electronNeutrinoHeatMeV5), perStep(neutrinos.otherNeutrinoHeatMeV5)] as const;
  const from = lnA[0]!, to = lnA[n - 1]!;
  return {
    lnA, neutrinos,
    heat: {
      share: shareOf,
      heat: (x, out) => {
        const inside = x >= from && x <= to;
        for (let k = 0; k < 3; k++) out[k] = inside ? splines[k]!.at(x) : 0;
      }
    }
  };
};

/** What the hard neutrinos add to n ↔ p, times τ_n, on samples lnA that contain those of the cascade; 0 outside. */
export const weakBoosts = ({lnA: own, neutrinos: {weakBoost}}: HardPass, lnA: Float64Array): NonNullable<ThermalHistory["hardNeutrinoRates"]> => {
  const begin = lnA.findIndex(x => x >= own[0]! - 1e-9);
  const placed = (values: Float64Array): Float64Array => lnA.map((_, i) => i >= begin ? values[i - begin] ?? 0 : 0);
  return {neutronToProton: placed(weakBoost.neutronToProton), protonToNeutron: placed(weakBoost.protonToNeutron)};
};
