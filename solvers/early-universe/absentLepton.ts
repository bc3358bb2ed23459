/** N that does not exist: the standard universe runs through the same equations with no population at all. */
import type {HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";

export const absentLepton: HeavyNeutralLepton = {
  portal: "none", massMeV: 1, nature: "dirac", couplingSquared: 0, flavorShares: {e: 1, mu: 0, tau: 0},
  populations: [], channels: [], widthMeV: 0, lifetimeSeconds: Infinity,
  kernels: {
    massMeV: 1, temperatureRangeMeV: [0, Infinity],
    scattering: (_temperature, _momenta, active, sterile) => { active.fill(0); sterile.fill(0); },
    decaySuppression: () => 1
  },
  cites: []
};
