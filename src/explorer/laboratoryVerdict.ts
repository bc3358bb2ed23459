/** Which published laboratory limits exclude a point. */
import {dipolePerGeVFromBohrMagnetons} from "../model/conventions.js";
import {contains} from "../plots/geometry.js";
import type {Point} from "../plots/svg.js";
import {flatLimitsFor, laboratoryCurvesFor} from "../plots/tables/laboratoryLimits.js";
import type {Choices} from "./choices.js";

/** Names of the limits above which, or inside which, the point lies. */
export function laboratoryLimitsAt({massMeV, dipolePerGeV, flavor}: Choices): string[] {
  const at: Point = [Math.log10(massMeV), Math.log10(dipolePerGeV)], beyond = 2;
  const curves = laboratoryCurvesFor(flavor).filter(({points, extent}) => {
    if (extent === "open") return false;
    const line = points.map(([m, d]): Point => [Math.log10(m), Math.log10(d)]);
    const ring: readonly Point[] = extent === "itself" ? line : [...line, [line.at(-1)![0], beyond], [line[0]![0], beyond]];
    return contains([ring], at);
  });
  const flat = flatLimitsFor(flavor).filter(({momentMuB, massReachMeV}) => massMeV <= massReachMeV && dipolePerGeV > dipolePerGeVFromBohrMagnetons(momentMuB));
  return [...new Set([...curves, ...flat].map(({name}) => name))];
}
