import {mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {supernovaCommand} from "../../src/cli/supernova.js";
import {profiles} from "../../src/likelihood/observables.js";
import {printed} from "./inProcess.js";

const N = ["--mass", "10 MeV", "--dipole", "1e-8 / GeV", "--flavor", "mu"], light = ["--mass", "0.1 MeV", "--dipole", "1e-6 / GeV", "--flavor", "mu"];
const folder = mkdtempSync(join(tmpdir(), "supernova-"));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
type Band = readonly [number, number];
const json = async (args: readonly string[]) => JSON.parse(await printed(supernovaCommand, [...args, "--json"])) as {
  readonly luminosityErgPerSecond: number; readonly lowerDipolePerGeV: number | null; readonly upperDipolePerGeV: number | null; readonly excluded: boolean;
  readonly bandsPerGeV: readonly Band[]; readonly allowedBecause: string | null;
  readonly criteria: readonly {readonly criterion: string; readonly lowerDipolePerGeV: number | null; readonly upperDipolePerGeV: number | null}[];
};

/** The fiducial as a table. */
const rows = (lastKm: number): string[] => {
  const {at} = profiles["chang-2016-fiducial"], lines = ["r_km,rho_g_cm3,T_MeV,Ye"];
  for (let r = 0.05; r <= lastKm; r = r < 9.99 ? r + 0.05 : r * 1.02) lines.push([r, at(r).densityGramPerCm3, at(r).temperatureMeV, at(r).electronFraction].join(","));
  return lines;
};

describe("nuportal supernova", () => {
  it("gives the criteria beside each other", async () => {
    const {lowerDipolePerGeV: lower, upperDipolePerGeV: upper, bandsPerGeV, excluded, criteria, luminosityErgPerSecond} = await json(N);
    expect(bandsPerGeV).toEqual([[lower, upper]]);
    expect(excluded).toBe(true);
    expect(luminosityErgPerSecond).toBeGreaterThan(3e52);
    const of = (name: string) => criteria.find(({criterion}) => criterion === name)!;
    expect(of("luminosity")).toMatchObject({lowerDipolePerGeV: lower, upperDipolePerGeV: upper});
    // 3e53 erg in 3 s is a weaker demand than 3e52 erg/s.
    expect(of("integrated-energy").lowerDipolePerGeV!).toBeGreaterThan(lower!);
    // Local loss knows no trapping: the range ends it.
    expect(of("raffelt").upperDipolePerGeV).toBe(1e-3);
    expect(of("n-sphere").lowerDipolePerGeV! / lower!).toBeCloseTo(1, 1);
    const text = await printed(supernovaCommand, N);
    expect(text).toMatch(/this d +excluded/);
    expect(text).toMatch(/black body of the N-sphere +1\.3\d*e-9 to /);
    expect(text).toMatch(/local loss < 1e19 erg\/g\/s +from /);
  });

  it("prints both bands of a light Dirac N, and allows what lies between", async () => {
    const {bandsPerGeV: [first, second], excluded} = await json(light);
    expect(first![1]).toBeLessThan(1e-6);
    expect(second![0]).toBeGreaterThan(1e-6);
    expect(excluded).toBe(false);
    expect(await printed(supernovaCommand, light)).toMatch(/this d +allowed\nexcluded d .*\n {2}and .*1\/GeV/);
  });

  it("says why nothing is excluded", async () => {
    const args = ["--mass", "200 MeV", "--dipole", "1e-8 / GeV", "--flavor", "tau"], {lowerDipolePerGeV, bandsPerGeV, allowedBecause} = await json(args);
    expect([lowerDipolePerGeV, bandsPerGeV]).toEqual([null, []]);
    expect(allowedBecause).toMatch(/no coupling of an N of 200 MeV makes more than .* L_crit/);
    expect(await printed(supernovaCommand, args)).toContain(`none at this mass\n${allowedBecause}\n`);
  });

  it("judges by the criterion that is asked for, with the star that is asked for", async () => {
    const near = await json([...N, "--far-radius", "100 km", "--neutrino-sphere", "30 km", "--critical-luminosity", "1e53 erg/s"]);
    expect(near.lowerDipolePerGeV!).toBeGreaterThan((await json(N)).lowerDipolePerGeV!);
    const held = await json([...N, "--criterion", "integrated-energy", "--cooling-time", "4 s"]);
    const series = await json([...N, "--criterion", "integrated-energy", "--cooling-history", "1 s=chang-2016-fiducial, 5 s=chang-2016-fiducial"]);
    expect(held.bandsPerGeV[0]![0] / series.bandsPerGeV[0]![0]).toBeCloseTo(1, 8);
    expect(await printed(supernovaCommand, [...N, "--criterion", "raffelt"])).toMatch(/criterion +local loss/);
  });

  it("knows the mixing portal", async () => {
    const mixing = ["--portal", "mixing", "--mass", "100 MeV", "--flavor", "tau"];
    const found = JSON.parse(await printed(supernovaCommand, [...mixing, "--mixing-squared", "1e-6", "--json"])) as {readonly excluded: boolean; readonly bandsMixingSquared: readonly Band[]};
    expect(found.excluded).toBe(true);
    expect(found.bandsMixingSquared[0]![0]).toBeGreaterThan(1e-8);
    expect(found.bandsMixingSquared[0]![0]).toBeLessThan(1e-6);
    expect(await printed(supernovaCommand, [...mixing, "--band", "--profile", "illustrative-cold", "--criterion", "luminosity"])).toMatch(/lower edge U\^2/);
  });

  it("spans the edges with --band; what an option fixes is not varied", async () => {
    const fixed = ["--mass", "10 MeV", "--flavor", "e", "--band", "--profile", "illustrative-cold", "--screening", "struct"];
    const band = JSON.parse(await printed(supernovaCommand, [...fixed, "--json"])) as {readonly lower: Band; readonly variants: readonly {readonly lowerCoupling: number | null}[]};
    expect(band.variants).toHaveLength(8);
    const lowers = band.variants.flatMap(({lowerCoupling}) => lowerCoupling ?? []);
    expect(band.lower).toEqual([Math.min(...lowers), Math.max(...lowers)]);
    expect(band.lower[1]).toBeGreaterThan(3 * band.lower[0]);
    const one = await printed(supernovaCommand, [...fixed, "--nu-chemical-potential", "beta-equilibrium"]);
    expect(one).toMatch(/^profile +criterion +lower edge \[1\/GeV\] +upper edge \[1\/GeV\]\n(illustrative-cold .*\n){4}all +4 variants/);
  });

  it("takes a profile of the user's: the fiducial as a table gives the fiducial's edges", async () => {
    const own = await json([...N, "--profile", file("star.csv", rows(45).join("\n"))]), named = await json(N);
    expect(own.lowerDipolePerGeV! / named.lowerDipolePerGeV!).toBeCloseTo(1, 2);
    expect(own.upperDipolePerGeV! / named.upperDipolePerGeV!).toBeCloseTo(1, 2);
  });

  it("limits of stars fall away with mass; decays exclude bands", async () => {
    const stars = async (mass: string) => JSON.parse(await printed(supernovaCommand, ["--mass", mass, "--flavor", "mu", "--stars", "--json"])) as {
      readonly stars: readonly {readonly name: string; readonly excludedAboveDipolePerGeV: number | null}[]; readonly decays: readonly {readonly name: string; readonly bandsPerGeV: readonly Band[]}[]
    };
    const [low, high] = [await stars("1 keV"), await stars("10 MeV")];
    // 1.2e-12 Bohr magnetons are d = 1.8e-10/GeV.
    expect(low.stars[0]!.excludedAboveDipolePerGeV! / 1.78e-10).toBeCloseTo(1, 1);
    expect(high.stars.every(({excludedAboveDipolePerGeV}) => excludedAboveDipolePerGeV === null)).toBe(true);
    for (const {bandsPerGeV} of high.decays) for (const [from, to] of bandsPerGeV) expect(from).toBeLessThan(to);
    expect(high.decays.map(({bandsPerGeV}) => bandsPerGeV.length > 0)).toEqual([true, true, true]);
    expect(await printed(supernovaCommand, ["--mass", "10 MeV", "--flavor", "mu", "--stars"])).toContain("not counted: the photons make a fireball");
  });

  it("writes the figures", async () => {
    const [flavours, channels] = [join(folder, "f.svg"), join(folder, "c.png")];
    expect(await printed(supernovaCommand, ["--figure", "flavours", "--masses", "3", "--profile", "illustrative-cold", "--nu-chemical-potential", "0 MeV", "--out", flavours])).toBe(`figure: ${flavours}\n`);
    expect(readFileSync(flavours, "utf8")).toMatch(/id="illustrative-cold-e-mu-tau"/);
    expect(await printed(supernovaCommand, ["--figure", "channels", "--masses", "3", "--width", "two-columns", "--dpi", "100", "--json", "--out", channels])).toBe(JSON.stringify({files: [channels]}, null, 2) + "\n");
    expect(readFileSync(channels, "latin1").startsWith("\x89PNG")).toBe(true);
  });

  it.each([
    [[...N, "--profile", "cold"], '--profile = "cold" is not known; allowed: chang-2016-fiducial'],
    [[...N, "--profile", "./nowhere.csv"], "cannot read the profile ./nowhere.csv"],
    [[...N, "--profile", file("bad.csv", rows(45).with(3, "0.15,3e14,thirty,0.3").join("\n"))], 'profile "bad.csv", line 4, column T_MeV: "thirty" is not a number'],
    [[...N, "--profile", file("short.csv", rows(12).join("\n"))], /profile "short.csv" ends at .* km, within neutrinoSphereKm = 40/],
    [[...N, "--profile", file("star.dat", "a\nb\nc\nd\nr a b c T x ye\n1 0 0 0 30 3e14 0.3\n")], "no header row names a column rho"],
    [[...N, "--profile", "illustrative-hot", "--density-column", "5"], "--density-column belongs to a profile in the Garching text layout"],
    [[...N, "--nu-chemical-potential", "5"], '--nu-chemical-potential = "5" has no unit'],
    [[...N, "--trapped-lepton-fraction", "2"], '--trapped-lepton-fraction = 2 is outside 0-0.999'],
    [[...N, "--trapped-lepton-fraction", "0.3", "--nu-chemical-potential", "5 MeV"], "--trapped-lepton-fraction cannot stand beside neutrino-chemical-potential"],
    [[...N, "--cooling-time", "3 s"], "--cooling-time belongs to criterion: integrated-energy"],
    [[...N, "--criterion", "integrated-energy", "--cooling-history", "later"], '--cooling-history = "later" is no list of time=profile'],
    [[...N, "--far-radius", "60 km", "--neutrino-sphere", "80 km"], "--far-radius = 60 km is not above neutrino-sphere = 80 km"],
    [["--portal", "mixing", "--mass", "1 MeV", "--flavor", "mu", "--stars"], "--stars is that of the dipole portal"],
    [[...N, "--band"], "--dipole is not an option here"],
    [["--mass", "1 MeV", "--band"], "--flavor is missing"],
    [["--figure", "flavours"], "--out is missing"],
    [["--figure", "flavours", "--out", "x.gif"], '--out x.gif ends in ".gif"; allowed: .svg, .pdf, .png'],
    [[...N, "--out", "x.svg"], "--out belongs to --figure"],
    [[...N, "--band", "--stars"], "--band and --stars cannot stand together"],
  ])("refuses %j", async (args, message) => {
    const refused = expect(printed(supernovaCommand, args)).rejects;
    await refused.toMatchObject({name: "UsageError"});
    await expect(printed(supernovaCommand, args)).rejects.toThrow(message);
  });
});
