import type {HistoryRow, RatesByChannel} from "../likelihood/observables.js";
import type {Model} from "../model/scenarioTypes.js";

/** Below it [MeV] no charged particle is left to scatter on; nor is there an equilibrium to average over at T << M. */
const coldestMeV = 0.01;

/** Rates of N by channel along a history, at those of its rows that are hot enough; none where the portal is not the dipole, or nothing couples. */
export async function ratesAlong(rows: readonly HistoryRow[], model: Model, massMeV: number, coupling: number): Promise<{readonly hot: readonly HistoryRow[]; readonly rates: RatesByChannel} | null> {
  const hot = rows.filter(({temperatureMeV}) => temperatureMeV > Math.max(coldestMeV, massMeV / 500));
  if (model.portal !== "dipole" || !(coupling > 0) || hot.length < 2) return null;
  const {ratesByChannel} = await import("../likelihood/observables.js");
  return {hot, rates: ratesByChannel({massMeV, dipolePerGeV: coupling, flavor: model.flavor, nature: model.nature}, Float64Array.from(hot, ({temperatureMeV}) => temperatureMeV))};
}
