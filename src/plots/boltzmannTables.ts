/**
 * Helium and deuterium over (ω_b, ΔN_eff) as the Boltzmann codes read them; ω_b runs fastest in both.
 *   CLASS  (external/bbn/sBBN*.dat)  comments with #, blank lines; first the numbers of ω_b and of ΔN; then ω_b, ΔN, Y_He in three columns.
 *          What follows on a line is not read: Y_P by baryons, D/H and N_eff stand there.
 *   CAMB   (camb/PRIMAT_Yp_DH_ErrorMC_2021.dat)  the last comment before the numbers names the columns; one row for each pair of a full grid.
 * Mass fraction (YHe, Yp) and baryon fraction (Yp^BBN) differ by 0.0013: each has its own column under the name that the code uses.
 */
import type {GridPoint} from "../likelihood/observables.js";

export interface BoltzmannTableHead {
  readonly version: string;
  readonly neutronLifetimeSeconds: number;
  readonly cmbTemperatureKelvin: number;
  /** Compilation of nuclear rates, network, and whatever else departs from the default, in words. */
  readonly setting: readonly string[];
  readonly references: readonly string[];
}

const comment = (lines: readonly string[]): string => lines.map(line => `# ${line}`.trimEnd() + "\n").join("");

const shared = (points: readonly GridPoint[], head: BoltzmannTableHead): string[] => {
  const {nEff, deltaNEff} = points[0]!;
  return [
    "Primordial helium and deuterium as functions of",
    "1) the baryon density omega_b h^2 and",
    "2) the number Delta N of extra neutrino species (inert radiation)",
    "",
    `N_eff = ${(nEff - deltaNEff).toFixed(4)} where Delta N = 0; N_eff = that + Delta N.`,
    `Computed by nuportal ${head.version} (decoupling, weak rates and network).`,
    `Neutron lifetime ${head.neutronLifetimeSeconds} s; CMB temperature ${head.cmbTemperatureKelvin} K`,
    ...head.setting,
    `References: ${head.references.join(", ")}`,
    "",
  ];
};

const digits = (value: number, count: number): string => value.toPrecision(count);

/** Text of a table for CLASS. */
export function classTable(points: readonly GridPoint[], head: BoltzmannTableHead): string {
  const omegaBs = new Set(points.map(({omegaB}) => omegaB)).size, deltaNEffs = new Set(points.map(({deltaNEff}) => deltaNEff)).size;
  const text = comment([
    ...shared(points, head),
    "YHe is the mass fraction rho_He/(rho_He + rho_H), with electrons, as class uses it;",
    "Yp^BBN = 4 n_He/n_b is the fraction of baryons in helium; D/H is a ratio of numbers.",
    "",
    "Format:",
    "First line: (num_ombh2, num_DeltaN). Other lines: (ombh2, DeltaN, YHe), then (Yp^BBN, D/H, N_eff), which class does not read.",
    "",
    "ombh2 DeltaN YHe Yp^BBN D/H N_eff",
  ]);
  const rows = points.map(({omegaB, deltaNEff, heliumMassFraction, yP, dOverH, nEff}) =>
    [omegaB, deltaNEff, digits(heliumMassFraction, 9), digits(yP, 9), digits(dOverH, 7), digits(nEff, 7)].join(" ") + "\n");
  return `${text}\n${omegaBs} ${deltaNEffs}\n${rows.join("")}`;
}

/** Text of a table for CAMB; `eta10` is 10¹⁰ n_b/n_γ of an ω_b. */
export function cambTable(points: readonly Required<GridPoint>[], head: BoltzmannTableHead, eta10: (omegaB: number) => number): string {
  const text = comment([
    ...shared(points, head),
    "Yp^BBN = 4 n_He/n_b is the fraction of baryons in helium; Yp is the mass fraction rho_He/(rho_He + rho_H), with electrons, for CMB codes.",
    "D/H is a ratio of numbers. eta10 = 10^10 n_b/n_gamma today.",
    "Errors: 1 sigma of nuclear rates and neutron lifetime, propagated linearly; the choice of the compilation is not in them.",
    "",
    " ombh2\teta10\tDeltaN\tYp\tYp^BBN\tsig(Yp^BBN)\tD/H\tsig(D/H)\tN_eff",
  ]);
  const rows = points.map(({omegaB, deltaNEff, heliumMassFraction, yP, dOverH, nEff, theorySigma}) => [
    omegaB, digits(eta10(omegaB), 7), deltaNEff, digits(heliumMassFraction, 9), digits(yP, 9), digits(yP * theorySigma.yP, 4),
    digits(dOverH, 7), digits(dOverH * theorySigma.dOverH, 4), digits(nEff, 7),
  ].join("\t") + "\n");
  return `${text}\n${rows.join("")}`;
}
