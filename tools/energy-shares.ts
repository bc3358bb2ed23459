/**
 * Who has the energy of hard neutrinos: share of the e-m plasma against their energy and the temperature of a bath that does not expand,
 * after 0.1/H and after 1/H. Writes docs/energy-shares.csv and docs/energy-shares.png.
 * Run: node --import ./tools/register.mjs tools/energy-shares.ts   (two minutes on one core)
 */
import {writeFileSync} from "node:fs";
import {figureStyles} from "../src/plots/figureStyle.js";
import {lineSample, panelsSvg, type Panel} from "../src/plots/panels.js";
import {figurePng} from "../src/plots/png.js";
import {ElectromagneticPlasma} from "../solvers/early-universe/electromagneticPlasma.js";
import {thermalisation} from "../solvers/early-universe/spectral/thermalisation.js";

const plasma = new ElectromagneticPlasma(), energiesMeV = [4, 6, 8, 12, 17, 24, 35, 50, 70, 100, 150, 210, 300, 450];
/** Colours of the temperatures, light to dark; all differ in lightness. */
const temperatures = [[0.7, "#56b4e9"], [1, "#e69f00"], [2, "#009e73"], [3, "#d55e00"], [5, "#3b2f7f"]] as const, flavors = ["e", "mu"] as const;
const times = [0.1, 1] as const, dashes = ["2.5 1.8", ""] as const;

const rows = ["# share of the energy of neutrinos put into a bath at T that the e-m plasma has after a time in units of 1/H; no expansion, no oscillations",
  "flavour,temperature_mev,energy_mev,equilibrium,after_0.1,after_0.3,after_1,largest"];
const panels: Panel[] = flavors.map((flavor, n) => ({
  title: String.raw`\text{share of the plasma}`, from: 0, to: 0.8, linear: true, lines: [0.51],
  entries: [{label: n === 0 ? "from electron neutrinos" : "from muon (tau) neutrinos", sample: () => ""}],
  curves: temperatures.flatMap(([T, colour]) => {
    const shares = energiesMeV.map(E => {
      const {plasmaShare, hubbleTimes, equilibriumShare} = thermalisation(plasma, E, T, flavor, {grid: {spacing: 0.5}}), at = (t: number): number => plasmaShare[hubbleTimes.findIndex(v => v > t - 1e-6)]!;
      rows.push([flavor, T, E, ...[equilibriumShare, at(0.1), at(0.3), at(1), Math.max(...plasmaShare)].map(v => v.toFixed(4))].join());
      return times.map(at);
    });
    return times.map((t, k) => ({name: `${flavor} ${T} ${t}`, colour, dash: dashes[k]!, y: shares.map(row => row[k]!)}));
  })
}));

const svg = await panelsSvg({
  legend: ["Neutrinos of energy $E$ in a bath at $T$: who has it"],
  entries: [...temperatures.map(([T, colour]) => lineSample(`$T = ${T}$ MeV`, colour)), ...times.map((t, k) => lineSample(`after ${t}/H`, "#000", dashes[k]!))],
  remarks: [], x: energiesMeV, range: {from: energiesMeV[0]!, to: energiesMeV.at(-1)!}, xTitle: String.raw`E\ [\mathrm{MeV}]`, panels
});
writeFileSync("docs/energy-shares.csv", `${rows.join("\n")}\n`);
writeFileSync("docs/energy-shares.png", figurePng(svg, figureStyles["one-column"].pixels));
