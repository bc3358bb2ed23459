/** Light elements over (ω_b, ΔN_eff) with their theory errors, which change so slowly that a few nodes give them everywhere. */
import {exp, log} from "../numerics/elementary.js";
import {Spline} from "../numerics/spline.js";
import {standardGrid, type GridPoint, type GridRequest, type LightElement} from "./observables.js";

/** Nodes of the errors in ln ω_b and in ΔN_eff: the errors between them are exact to 1 %. */
const omegaBNodes = 9, deltaNEffNodes = 4;

const spread = (first: number, last: number, count: number): number[] => Array.from({length: count}, (_, i) => first + (last - first) * i / (count - 1));

/** The points of a grid, ω_b inner, each with the relative 1σ of nuclear rates and τ_n. Both axes increase and have 4 values at least. */
export const abundanceGrid = (request: GridRequest): Required<GridPoint>[] => {
  const {omegaBs, deltaNEffs} = request, last = <T>(values: readonly T[]): T => values[values.length - 1]!;
  const logs = omegaBs.length <= omegaBNodes ? omegaBs.map(log) : spread(log(omegaBs[0]!), log(last(omegaBs)), omegaBNodes);
  const extras = deltaNEffs.length <= deltaNEffNodes ? deltaNEffs : spread(deltaNEffs[0]!, last(deltaNEffs), deltaNEffNodes);
  const nodes = standardGrid({...request, omegaBs: logs.map(exp), deltaNEffs: extras, withTheorySigma: true});
  const sigmaOf = (name: LightElement): ((omegaB: number, deltaNEff: number) => number) => {
    const rows = extras.map((_, j) => new Spline(logs, logs.map((_log, i) => log(nodes[j * logs.length + i]!.theorySigma![name]))));
    return (omegaB, deltaNEff) => exp(new Spline(extras, rows.map(row => row.at(log(omegaB)))).at(deltaNEff));
  };
  const yP = sigmaOf("yP"), dOverH = sigmaOf("dOverH"), he3OverH = sigmaOf("he3OverH"), li7OverH = sigmaOf("li7OverH");
  return standardGrid(request).map(point => {
    const at = [point.omegaB, point.deltaNEff] as const;
    return {...point, theorySigma: {yP: yP(...at), dOverH: dOverH(...at), he3OverH: he3OverH(...at), li7OverH: li7OverH(...at)}};
  });
};
