/** The charts below the plane: the history of a universe, and the supernova. */
import type {Choices} from "./choices.js";
import type {Chart, ChartAxis, ChartLine} from "./lineChart.js";
import type {Emission, History, Star} from "./messages.js";
import {dipoleSymbol} from "./planeFigure.js";
import {shown} from "./words.js";

/** Times and temperatures between which something happens that is drawn. */
const times = {from: 1e-3, to: 1e5}, temperatures = {from: 5e-3, to: 30};

const nuclei: readonly (readonly [string, string])[] = [["n", "n"], ["p", "p"], ["H2", "D"], ["H3", "T"], ["He3", "^{3}He"], ["He4", "^{4}He"], ["Li7", "^{7}Li"], ["Be7", "^{7}Be"]];

/** Each quantity of this universe, and thin of the one without N. */
export function historyCharts(history: History, standard: History | undefined, against: Choices["against"]): Chart[] {
  const ofTime = against === "time", x: ChartAxis = ofTime ? {title: "time *t* [s]", ...times} : {title: "photon temperature *T* [MeV]", ...temperatures, falls: true};
  const abscissa = (of: History): readonly number[] => (ofTime ? of.timeSeconds : of.temperatureMeV);
  const line = (name: string, ink: number, read: (of: History) => readonly number[]): ChartLine[] => [
    ...(standard ? [{name: "", ink, x: abscissa(standard), y: read(standard), reference: true as const}] : []), {name, ink, x: abscissa(history), y: read(history)}
  ];
  const ratio = (above: (of: History) => readonly number[]) => (of: History): readonly number[] => above(of).map((value, i) => value / of.temperatureMeV[i]!);
  const yields = history.nOverEntropy.filter((value, i) => value > 0 && (ofTime ? history.timeSeconds[i]! >= times.from && history.timeSeconds[i]! <= times.to : history.temperatureMeV[i]! >= temperatures.from && history.temperatureMeV[i]! <= temperatures.to));
  const most = yields.length ? Math.max(...yields) : 1e-3, top = 10 ** Math.ceil(Math.log10(most) + 0.3);
  return [
    ofTime
      ? {title: "Temperatures", x, y: {title: "temperature [MeV]", from: 1e-3, to: 30}, lines: [...line("photons", 1, of => of.temperatureMeV), ...line("ν_{e}", 0, of => of.electronNeutrinoTemperatureMeV), ...line("ν_{μ}, ν_{τ}", 2, of => of.muTauNeutrinoTemperatureMeV)]}
      : {title: "Temperatures of the neutrinos", x, y: {title: "*T*_{ν} / *T*", from: 0.55, to: 1.15, linear: true}, lines: [...line("ν_{e}", 0, ratio(of => of.electronNeutrinoTemperatureMeV)), ...line("ν_{μ}, ν_{τ}", 2, ratio(of => of.muTauNeutrinoTemperatureMeV))]},
    {title: "Heavy neutral leptons", x, y: {title: "*n*_{N} / entropy", from: top * 1e-6, to: top}, lines: [{name: "N", ink: 3, x: abscissa(history), y: history.nOverEntropy}]},
    {title: "Neutrons over protons", x, y: {title: "*n* / *p*", from: 1e-4, to: 2}, lines: line("n / p", 7, of => of.neutronsPerProton)},
    {
      title: "Light elements", x, y: {title: "number per baryon", from: 1e-12, to: 3},
      lines: nuclei.flatMap(([own, name], ink) => (history.abundances[own] ? line(name, ink, of => of.abundances[own]!) : []))
    }
  ];
}

const peakOf = (values: readonly number[]): number => Math.max(...values.filter(Number.isFinite), 1e-300);
const decadeAbove = (value: number): number => 10 ** Math.ceil(Math.log10(value) + 0.1);

/** The luminosity that the criterion allows; none where it knows no luminosity. */
export function criticalLevel({criterion, criticalLuminosityErgPerSecond: critical, criticalEnergyErg, coolingSeconds}: Choices): Chart["level"] {
  if (criterion === "raffelt") return undefined;
  if (criterion !== "integrated-energy") return {y: critical, name: `critical, ${shown(critical)} erg/s`};
  return {y: criticalEnergyErg / coolingSeconds, name: `critical, ${shown(criticalEnergyErg)} erg in ${shown(coolingSeconds)} s`};
}

/** Light that leaves the star at this mass, at all couplings and by energy at this one. */
export function starCharts(star: Star, choices: Choices): Chart[] {
  const {massMeV, dipolePerGeV, flavor} = choices, level = criticalLevel(choices);
  const spectrumTop = decadeAbove(peakOf(star.luminosityPerMeV)), brightest = decadeAbove(Math.max(peakOf(star.luminosityErgPerSecond), level?.y ?? 0));
  const energies = star.energiesMeV, spectrum = star.luminosityPerMeV;
  return [
    {
      title: "Luminosity", x: {title: `${dipoleSymbol(flavor)} [GeV^{−1}]`, from: 1e-13, to: 1e-5}, y: {title: "*L*_{N} [erg/s]", from: brightest * 1e-8, to: brightest}, mark: dipolePerGeV,
      ...(level && {level}), lines: [{name: `*m*_{N} = ${shown(massMeV)} MeV`, ink: 2, x: star.dipolesPerGeV, y: star.luminosityErgPerSecond}]
    },
    {
      title: "Spectrum at infinity", x: {title: "energy of N [MeV]", from: 0, to: energies.find((_, i) => i > 4 && spectrum.slice(i).every(value => value < 1e-4 * peakOf(spectrum))) ?? energies.at(-1)!, linear: true}, y: {title: "d*L*/d*E* [erg/s/MeV]", from: spectrumTop * 1e-5, to: spectrumTop},
      lines: [{name: `${dipoleSymbol(flavor)} = ${shown(dipolePerGeV)} GeV^{−1}`, ink: 2, x: energies, y: spectrum}]
    }
  ];
}

export function emissionChart({massesMeV, emissivity, radiusKm}: Emission, {massMeV}: Choices): Chart {
  const kinds = Object.entries(emissivity).filter(([, values]) => values.some(value => value > 0)), top = decadeAbove(Math.max(...kinds.map(([, values]) => peakOf(values))));
  return {
    title: `Emission by channel at ${shown(radiusKm)} km, where the star is hottest`, x: {title: "mass *m*_{N} [MeV]", from: massesMeV[0]!, to: massesMeV.at(-1)!}, y: {title: "*Q* at 10^{−9}/GeV [erg cm^{−3} s^{−1}]", from: top * 1e-8, to: top}, mark: massMeV,
    lines: kinds.map(([name, values], ink) => ({name, ink, x: massesMeV, y: values}))
  };
}
