/**
 * Published laboratory limits on the neutrino dipole portal, and magnetic-moment limits for a light N: context
 * beside the computed bounds, never part of them.
 * Quantity: |d| [GeV⁻¹] of L = d ν̄_L σ_μν F^μν N + h.c. against m_N [MeV]; μ limits [μ_B] convert by d = μ/2.
 * Source: the papers named per curve, digitised by the Heavy-Neutrino-Limits compilation
 * (github.com/mhostert/Heavy-Neutrino-Limits, MIT licence) and thinned to at most 30 points.
 * The points follow the curve: a mass may occur more than once. No curve is continued below its first mass.
 */
import type {Flavor} from "../../model/heavyNeutralLepton.js";
import type {FlavorChoice} from "../../model/scenarioTypes.js";

export interface LaboratoryCurve {
  readonly name: string;
  /** Short name for a direct label. */
  readonly label: string;
  readonly flavors: readonly Flavor[];
  readonly confidenceLevel: number;
  /** arXiv identifier. */
  readonly source: string;
  /** The compilation does not say which paper the curve is from: the one named here is recalled. */
  readonly recalled?: true;
  /** What lies on the excluded side: everything above the curve, the inside of a closed curve, or (open) only the line is published. */
  readonly extent: "above" | "itself" | "open";
  /** [m_N in MeV, |d| in GeV⁻¹] along the curve. */
  readonly points: readonly (readonly [number, number])[];
}

/** A limit on the magnetic moment of a (nearly) massless N, good up to a mass reach. */
export interface FlatLimit {
  readonly name: string;
  readonly label: string;
  readonly flavors: readonly Flavor[];
  /** 90 % CL [μ_B]. */
  readonly momentMuB: number;
  /** Largest m_N [MeV] for which the massless limit is a fair guide. */
  readonly massReachMeV: number;
  readonly source: string;
  /** True where the number was compared with the paper's abstract; others are listed, never drawn. */
  readonly checked: boolean;
}

export const laboratoryCurves: readonly LaboratoryCurve[] = [
  {
    name: "Borexino solar-neutrino upscattering",
    label: "Borexino",
    flavors: ["e", "mu", "tau"],
    confidenceLevel: 0.9,
    source: "arXiv:2007.15563",
    extent: "above",
    points: [
      [1.006, 2.427e-7], [1.162, 2.485e-7], [1.289, 2.572e-7], [1.418, 2.697e-7], [1.56, 2.877e-7], [1.717, 3.141e-7], [1.889, 3.546e-7], [2.078, 4.15e-7],
      [2.287, 5.056e-7], [2.494, 6.453e-7], [2.67, 8.564e-7], [2.789, 1.164e-6], [2.942, 1.625e-6], [3.06, 2.295e-6], [3.111, 3.243e-6], [3.182, 4.492e-6],
      [3.226, 6.026e-6], [3.294, 9.62e-6], [3.323, 1.961e-5], [3.346, 9.386e-5], [3.346, 0.0002272], [3.346, 0.0004196], [3.351, 0.001],
    ],
  },
  {
    name: "XENON1T nuclear recoil",
    label: "XENON1T",
    flavors: ["e", "mu", "tau"],
    confidenceLevel: 0.9,
    source: "arXiv:2007.15563",
    extent: "above",
    points: [
      [1.006, 1.67e-6], [1.171, 1.662e-6], [1.289, 1.66e-6], [1.418, 1.67e-6], [1.56, 1.671e-6], [1.717, 1.671e-6], [1.887, 1.673e-6], [2.078, 1.701e-6],
      [2.287, 1.733e-6], [2.516, 1.76e-6], [2.769, 1.791e-6], [3.054, 1.814e-6], [3.352, 1.852e-6], [3.688, 1.925e-6], [4.059, 2e-6], [4.914, 2.218e-6],
      [5.407, 2.381e-6], [5.949, 2.598e-6], [6.546, 2.91e-6], [7.203, 3.345e-6], [7.925, 4.038e-6], [8.721, 5.144e-6], [9.513, 6.814e-6], [10.33, 9.238e-6],
      [10.67, 1.223e-5], [10.98, 2.523e-5], [10.98, 6.054e-5], [10.98, 0.0001044], [10.98, 0.001], [10.98, 0.01],
    ],
  },
  {
    name: "Borexino + Super-K, upscattering in the Earth",
    label: "Borexino + SK, Earth",
    flavors: ["e", "mu", "tau"],
    confidenceLevel: 0.9,
    source: "arXiv:2010.04193",
    extent: "above",
    points: [
      [1.006, 9.544e-8], [1.3, 9.436e-8], [1.42, 8.807e-8], [1.744, 7.402e-8], [2.19, 6.141e-8], [2.397, 5.681e-8], [2.963, 4.855e-8], [3.688, 4.205e-8],
      [4.037, 3.988e-8], [4.991, 3.605e-8], [6.268, 3.502e-8], [6.861, 3.556e-8], [8.41, 4.075e-8], [10.2, 6.2e-8], [10.8, 7.76e-8], [11.95, 1.377e-7],
      [12.38, 1.885e-7], [13.28, 4.043e-7], [14.02, 7.896e-7], [14.46, 1.238e-6], [16.24, 3.312e-6], [17.09, 6.092e-6], [17.56, 9.41e-6], [17.86, 2.434e-5],
      [17.86, 4.617e-5], [17.86, 6.156e-5], [17.94, 0.0001511], [17.94, 0.0004378], [17.97, 0.0008282], [17.99, 0.1],
    ],
  },
  {
    name: "LEP mono-photon",
    label: "LEP",
    flavors: ["e", "mu", "tau"],
    confidenceLevel: 0.95,
    source: "arXiv:1803.03262",
    extent: "above",
    points: [
      [1.002, 2.099e-5], [1.633, 2.065e-5], [2.521, 2.059e-5], [3.89, 2.059e-5], [6.003, 2.059e-5], [10.33, 2.061e-5], [15.94, 2.066e-5], [24.6, 2.059e-5],
      [37.96, 2.059e-5], [58.58, 2.059e-5], [90.31, 2.09e-5], [139.5, 2.097e-5], [215.3, 2.099e-5], [332.3, 2.099e-5], [512.9, 2.099e-5], [882.2, 2.109e-5],
      [1362, 2.099e-5], [2101, 2.099e-5], [3243, 2.099e-5], [5043, 2.098e-5], [7724, 2.133e-5], [11920, 2.185e-5], [18400, 2.354e-5], [28390, 2.737e-5],
      [43820, 3.71e-5], [74540, 0.0001252], [89190, 0.004547], [90460, 0.1767], [90630, 0.3664], [90860, 1],
    ],
  },
  {
    name: "LSND",
    label: "LSND",
    flavors: ["e"],
    confidenceLevel: 0.95,
    source: "arXiv:1803.03262",
    extent: "above",
    points: [
      [1.004, 3.007e-5], [1.323, 2.361e-5], [1.601, 1.917e-5], [1.939, 1.613e-5], [2.43, 1.293e-5], [2.674, 1.171e-5], [3.198, 9.812e-6], [3.92, 8.056e-6],
      [4.746, 6.694e-6], [5.746, 5.558e-6], [6.957, 4.627e-6], [8.496, 3.808e-6], [10.29, 3.174e-6], [12.45, 2.637e-6], [14.93, 2.212e-6], [16.59, 2.022e-6],
      [20.09, 1.707e-6], [24.32, 1.453e-6], [29.45, 1.233e-6], [35.65, 1.052e-6], [43.16, 9.136e-7], [52.26, 7.949e-7], [63.27, 7.677e-7], [76.6, 8.25e-7],
      [89.89, 1.207e-6], [91.71, 1.716e-6], [94.78, 3.388e-6], [95.61, 9.724e-6], [98.13, 0.0001605], [98.41, 0.1],
    ],
  },
  {
    name: "Super-K atmospheric",
    label: "Super-K atm.",
    flavors: ["e"],
    confidenceLevel: 0.9,
    source: "arXiv:2205.02234",
    extent: "open",
    points: [
      [62.77, 9.832e-6], [64.49, 9.03e-6], [67.61, 7.009e-6], [74.52, 4.583e-6], [78.25, 3.72e-6], [82.59, 2.972e-6], [85.94, 2.439e-6], [84.49, 1.452e-6],
      [83.25, 1.245e-6], [78.68, 1.087e-6], [71.77, 8.882e-7], [60.48, 6.514e-7], [52.21, 6.076e-7], [46.8, 5.772e-7], [41.96, 5.487e-7], [33.72, 5.414e-7],
      [30.23, 5.487e-7], [27.36, 5.519e-7], [24.3, 5.532e-7], [19.53, 5.455e-7], [17.51, 5.387e-7], [15.7, 5.352e-7], [13.94, 5.265e-7], [11.31, 5.079e-7],
      [10.14, 4.992e-7], [9.091, 4.95e-7], [8.151, 4.901e-7], [6.551, 4.773e-7], [5.845, 4.785e-7], [5.032, 5.017e-7],
    ],
  },
  {
    name: "CHARM-II",
    label: "CHARM-II",
    flavors: ["mu"],
    confidenceLevel: 0.9,
    source: "arXiv:1707.08573",
    extent: "above",
    points: [
      [1.002, 4.272e-7], [1.279, 4.269e-7], [1.56, 4.276e-7], [1.89, 4.279e-7], [2.521, 4.241e-7], [3.032, 4.27e-7], [3.687, 4.282e-7], [4.47, 4.264e-7],
      [5.413, 4.246e-7], [6.611, 4.274e-7], [7.981, 4.271e-7], [10.65, 4.274e-7], [12.86, 4.265e-7], [15.36, 4.275e-7], [18.61, 4.279e-7], [22.36, 4.306e-7],
      [28.05, 4.332e-7], [32.97, 4.371e-7], [41.92, 4.455e-7], [55.91, 4.588e-7], [67.75, 4.754e-7], [82.1, 4.996e-7], [99.49, 5.32e-7], [120.6, 5.886e-7],
      [137.2, 9.689e-7], [138.4, 1.804e-6], [139.2, 4.99e-6], [139.2, 9.178e-6], [139.8, 0.0002217], [140.3, 1],
    ],
  },
  {
    name: "MiniBooNE",
    label: "MiniBooNE",
    flavors: ["mu"],
    confidenceLevel: 0.95,
    source: "arXiv:1803.03262",
    extent: "above",
    points: [
      [1.002, 1.336e-5], [1.417, 9.436e-6], [1.89, 7.088e-6], [2.351, 5.706e-6], [3.154, 4.317e-6], [4.331, 3.1e-6], [5.828, 2.292e-6], [7.774, 1.736e-6],
      [10.37, 1.315e-6], [12.57, 1.098e-6], [16.76, 8.478e-7], [22.36, 6.585e-7], [29.82, 5.162e-7], [39.78, 4.1e-7], [53.06, 3.283e-7], [64.3, 2.869e-7],
      [85.76, 2.409e-7], [114.4, 2.087e-7], [152.6, 1.944e-7], [203.5, 2.035e-7], [271.5, 2.324e-7], [326.1, 3.355e-7], [388.4, 8.118e-7], [502.4, 1.849e-6],
      [627.7, 4.48e-6], [734.5, 1.043e-5], [832.4, 2.456e-5], [893.9, 4.518e-5], [981.2, 0.0001278], [978.1, 0.001],
    ],
  },
  {
    name: "NOMAD",
    label: "NOMAD",
    flavors: ["mu"],
    confidenceLevel: 0.9,
    source: "arXiv:1707.08573",
    extent: "itself",
    points: [
      [4.103, 5.56e-5], [5.123, 4.495e-5], [9.097, 2.645e-5], [337.7, 1.187e-6], [679, 7.087e-7], [822.8, 6.45e-7], [905.7, 6.226e-7], [997, 6.067e-7],
      [1098, 6.067e-7], [1208, 6.067e-7], [1330, 6.197e-7], [1464, 6.458e-7], [1612, 6.996e-7], [1774, 7.797e-7], [1959, 9.137e-7], [2226, 1.3e-6],
      [2415, 1.703e-6], [2537, 1.997e-6], [2630, 2.278e-6], [2877, 2.992e-6], [3091, 3.899e-6], [3366, 5.317e-6], [3632, 7.21e-6], [3918, 9.435e-6],
      [4194, 1.241e-5], [4884, 2.288e-5], [5191, 2.96e-5], [5567, 3.917e-5], [6128, 5.572e-5], [4.103, 5.56e-5],
    ],
  },
  {
    name: "MINERvA",
    label: "MINERvA",
    flavors: ["mu"],
    confidenceLevel: 0.95,
    // A recast of MINERvA data with 30 % uncertainty of the background; the compilation does not name its paper.
    source: "arXiv:2206.07100",
    recalled: true,
    extent: "open",
    points: [
      [10, 1.652e-6], [11.94, 1.38e-6], [14.5, 1.145e-6], [17.65, 9.491e-7], [21.04, 8.059e-7], [26.02, 6.754e-7], [32.17, 5.595e-7], [37.73, 4.731e-7],
      [46.66, 3.923e-7], [57.71, 3.285e-7], [69.51, 2.772e-7], [83.7, 2.345e-7], [103.5, 1.993e-7], [135, 1.73e-7], [185.7, 1.677e-7], [229.6, 1.909e-7],
      [265.2, 2.49e-7], [284, 3.349e-7], [303.8, 4.487e-7], [326, 6.186e-7], [370.4, 7.805e-7], [411.9, 1.022e-6], [450.5, 1.38e-6], [490, 1.804e-6],
      [537.2, 2.461e-6], [598.1, 3.081e-6], [659.5, 4.247e-6], [716.8, 5.55e-6], [800.4, 7.253e-6], [847.3, 1e-5],
    ],
  },
  {
    name: "Super-K atmospheric",
    label: "Super-K atm.",
    flavors: ["mu"],
    confidenceLevel: 0.9,
    source: "arXiv:2205.02234",
    extent: "open",
    points: [
      [70.66, 9.855e-6], [74.13, 7.755e-6], [80.98, 4.841e-6], [95.32, 2.585e-6], [99.66, 1.288e-6], [90.34, 1.003e-6], [80.95, 7.796e-7], [72.54, 6.18e-7],
      [58.26, 4.932e-7], [52.21, 4.82e-7], [46.79, 4.707e-7], [41.94, 4.602e-7], [37.58, 4.61e-7], [33.68, 4.707e-7], [30.19, 4.822e-7], [27.06, 4.927e-7],
      [24.25, 4.952e-7], [21.73, 4.952e-7], [19.48, 4.952e-7], [17.46, 4.952e-7], [15.64, 4.952e-7], [14.02, 4.877e-7], [11.26, 4.726e-7], [10.09, 4.656e-7],
      [9.045, 4.606e-7], [8.107, 4.56e-7], [7.265, 4.5e-7], [6.511, 4.44e-7], [5.836, 4.459e-7], [5.036, 4.706e-7],
    ],
  },
  {
    name: "DONUT",
    label: "DONUT",
    flavors: ["tau"],
    confidenceLevel: 0.9,
    source: "hep-ex/0102026",
    extent: "above",
    points: [
      [1.006, 5.774e-5], [1.289, 5.83e-5], [1.717, 5.834e-5], [2.08, 5.834e-5], [2.518, 5.834e-5], [3.355, 5.834e-5], [4.062, 5.834e-5], [4.919, 5.834e-5],
      [5.956, 5.831e-5], [7.936, 5.835e-5], [9.609, 5.834e-5], [11.74, 5.834e-5], [15.64, 5.841e-5], [18.93, 5.863e-5], [22.93, 5.837e-5], [30.55, 5.834e-5],
      [36.99, 5.834e-5], [44.79, 5.834e-5], [59.67, 5.834e-5], [72.26, 5.83e-5], [87.19, 5.793e-5], [116.9, 5.854e-5], [141.1, 5.845e-5], [170.9, 5.834e-5],
      [206.9, 5.834e-5], [275.7, 5.859e-5], [299.8, 6.728e-5], [299.5, 0.0001426], [299.5, 0.000467], [299.5, 0.001],
    ],
  },
  {
    name: "Super-K atmospheric",
    label: "Super-K atm.",
    flavors: ["tau"],
    confidenceLevel: 0.9,
    source: "arXiv:2205.02234",
    extent: "open",
    points: [
      [5.09, 5.924e-7], [5.812, 5.653e-7], [6.482, 5.624e-7], [7.229, 5.693e-7], [8.063, 5.778e-7], [8.992, 5.82e-7], [10.03, 5.887e-7], [11.19, 5.95e-7],
      [12.48, 6.028e-7], [13.91, 6.087e-7], [15.52, 6.188e-7], [17.31, 6.285e-7], [19.3, 6.4e-7], [21.53, 6.506e-7], [24.01, 6.656e-7], [26.78, 6.753e-7],
      [29.86, 7.012e-7], [33.31, 7.25e-7], [37.15, 7.398e-7], [41.43, 7.998e-7], [46.21, 9.224e-7], [51.53, 1.067e-6], [57.48, 1.255e-6], [64.1, 1.678e-6],
      [73, 2.53e-6],
    ],
  },
];

/**
 * Solar and stellar limits bind every flavour that the flux or the plasma holds, GEMMA the electron alone.
 * The earlier GEMMA limit is given, whose abstract says 3.2e-11; 2.9e-11 is the value of the 2012 update.
 */
export const flatLimits: readonly FlatLimit[] = [
  {name: "XENONnT", label: "XENONnT", flavors: ["e", "mu", "tau"], momentMuB: 6.4e-12, massReachMeV: 0.3, source: "arXiv:2207.11330", checked: false},
  {name: "LZ", label: "LZ", flavors: ["e", "mu", "tau"], momentMuB: 1.1e-11, massReachMeV: 0.3, source: "arXiv:2207.05036", checked: false},
  {name: "Borexino", label: "Borexino", flavors: ["e", "mu", "tau"], momentMuB: 2.8e-11, massReachMeV: 0.5, source: "arXiv:1707.09355", checked: false},
  {name: "GEMMA", label: "GEMMA", flavors: ["e"], momentMuB: 3.2e-11, massReachMeV: 1, source: "arXiv:1005.2736", checked: true},
  {name: "Red-giant tip (omega Cen)", label: "red giants, $\\omega$ Cen", flavors: ["e", "mu", "tau"], momentMuB: 1.2e-12, massReachMeV: 0.018, source: "arXiv:2007.03694", checked: true},
  {name: "Red-giant tip (NGC 4258)", label: "red giants, NGC 4258", flavors: ["e", "mu", "tau"], momentMuB: 1.5e-12, massReachMeV: 0.018, source: "arXiv:2007.03694", checked: true},
];

/**
 * Whether a limit on d_a for `flavors` holds as it stands for a flavour choice. A universal d contains each single
 * one; for unequal couplings only limits shared by all flavours carry over without a recast.
 */
const holdsFor = (flavors: readonly Flavor[], choice: FlavorChoice): boolean =>
  choice === "universal" || (typeof choice === "object" ? flavors.length === 3 : flavors.includes(choice));

const symbol: Readonly<Record<Flavor, string>> = {e: "\\nu_e", mu: "\\nu_\\mu", tau: "\\nu_\\tau"};

/** Curves to draw. Under a universal d, limits from a single flavour say in their label which one. */
export const laboratoryCurvesFor = (choice: FlavorChoice): readonly LaboratoryCurve[] =>
  laboratoryCurves
    .filter(({flavors}) => holdsFor(flavors, choice))
    .map((curve) => (choice === "universal" && curve.flavors.length === 1 ? {...curve, label: `${curve.label} ($${symbol[curve.flavors[0]!]}$)`} : curve));

/** Flat limits to draw: those checked against their paper. */
export const flatLimitsFor = (choice: FlavorChoice): readonly FlatLimit[] => flatLimits.filter(({flavors, checked}) => checked && holdsFor(flavors, choice));
