/**
 * From what a scenario says of the supernova to its solvers: the bound by the chosen criterion, the band over profiles, criteria, screening and
 * neutrino potentials, and what decays outside the star exclude. The band takes the potentials "as in the profile" and 0 beside the scenario's own,
 * and a smaller neutrino sphere as a variant. References: Chang:2016, CaputoJanka:2022. Units: MeV, km, erg/s; couplings in those of the portal.
 */
import {squaredWeights} from "../../src/model/conventions.js";
import type {CoolingChoice, ProfileName, Scenario} from "../../src/model/scenarioTypes.js";
import {boundBand, joinedBands, type BoundBand} from "./boundBand.js";
import {prepareSupernova} from "./column.js";
import {supernovaBound, type SupernovaBound} from "./criteria.js";
import {decayBounds, decayRadiusKm} from "./decayBounds.js";
import {profiles} from "./profiles.js";
import {profileFromColumns} from "./profileTable.js";

/** Neutrino sphere of the band's other variant [km]: inside it neutrinos are thermal beyond doubt. */
const innerSphereKm = 25;
/** Fineness of the columns of a band: edges to 0.3 % above 1 MeV, 3 % at 0.03 MeV. */
const bandRefinement = 0.4;

/** Curves of one mass [MeV]. Each throws RangeError where the star cannot be built, or the portal is not one that stars know. */
export interface Explosions {
  bound(massMeV: number): SupernovaBound;
  band(massMeV: number): Pick<BoundBand, "weakest" | "strongest">;
  decays(massMeV: number): readonly {readonly name: string; readonly bands: readonly (readonly [number, number])[]}[];
}

/** SN1987A as a scenario wants it. */
export function explosionsOf({model, supernova: star}: Pick<Scenario, "model" | "supernova">): Explosions {
  const {portal} = model, {criticalLuminosityErgPerSecond, criticalEnergyErg, coolingSeconds, coolingHistory, screening, neutrinoSphereKm, farRadiusKm, neutrinoChemicalPotentialMeV} = star;
  const of = (choice: CoolingChoice["profile"]) => (typeof choice === "string" ? choice : profileFromColumns(choice)), own = of.bind(null, star.profileTable ?? star.profile);
  const lepton = (massMeV: number) => {
    if (portal === "decaying-particle") throw new RangeError(`nothing is known of how a star makes this particle: leave sn1987a out`);
    return {portal, massMeV, nature: model.nature, flavorWeights: squaredWeights(model.flavor), farRadiusKm, criticalLuminosityErgPerSecond, ...(criticalEnergyErg !== undefined && {criticalEnergyErg}), ...(coolingSeconds !== undefined && {coolingSeconds})};
  };
  return {
    bound: massMeV => supernovaBound({
      ...lepton(massMeV), profile: own(), neutrinoChemicalPotentialMeV, neutrinoSphereKm, screening, criterion: star.criterion ?? "luminosity",
      ...(coolingHistory && {coolingHistory: coolingHistory.map(({timeSeconds, profile}) => ({timeSeconds, profile: of(profile)}))})
    }),
    band(massMeV) {
      const common = {
        ...lepton(massMeV), refinement: bandRefinement, profiles: [...(star.profileTable === undefined ? [] : [own()]), ...(Object.keys(profiles) as ProfileName[])],
        neutrinoChemicalPotentials: [neutrinoChemicalPotentialMeV, "profile", 0] as const
      };
      return joinedBands([
        boundBand({...common, neutrinoSpheresKm: [neutrinoSphereKm]}),
        ...(neutrinoSphereKm > innerSphereKm ? [boundBand({...common, neutrinoSpheresKm: [innerSphereKm], screenings: ["struct"], criteria: ["luminosity", "integrated-energy", "n-sphere"]})] : [])
      ]);
    },
    decays(massMeV) {
      const {nature, flavorWeights} = lepton(massMeV);
      const column = prepareSupernova({profile: own(), massMeV, nature, flavorWeights, neutrinoChemicalPotentialMeV, neutrinoSphereKm, farRadiusKm: decayRadiusKm, screening, keepSpectrum: true, refinement: 0.5});
      return decayBounds({column, nature, flavorWeights}).map(({name, bandsPerGeV}) => ({name, bands: bandsPerGeV}));
    }
  };
}
