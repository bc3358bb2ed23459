/** A plane of the reader's own universe, from coarse to fine, over all processors but one. */
import type {PointEvidence, StandardEvidence} from "../likelihood/pointEvidence.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {couplingPoints, gridCouplings, gridMasses, massPoints, strides} from "./planeGrid.js";
import {workerRun, type Run, type Task} from "./workerPool.js";

export interface PlaneProgress {
  readonly points: readonly (readonly (PointEvidence | undefined)[])[];
  readonly done: number;
  readonly total: number;
}

interface Job {
  readonly iMass: number;
  readonly couplings: readonly number[];
}

/** A worker is never busy with one job for much longer than a second. */
const longestJob = 13;

const multiples = (count: number, stride: number): number[] => Array.from({length: Math.ceil(count / stride)}, (_, i) => i * stride);

/** All nodes once, those of the coarse grids first, a mass at a time: its kernels are shared. */
export function planeJobs(): Job[] {
  const jobs: Job[] = [];
  strides.forEach((stride, pass) => {
    const before = strides[pass - 1], known = (i: number, j: number): boolean => before !== undefined && i % before === 0 && j % before === 0;
    for (const iMass of multiples(massPoints, stride)) {
      const couplings = multiples(couplingPoints, stride).filter(j => !known(iMass, j));
      for (let at = 0; at < couplings.length; at += longestJob) jobs.push({iMass, couplings: couplings.slice(at, at + longestJob)});
    }
  });
  return jobs;
}

/** Starts a run. `onProgress` is called after each job, `onStandard` once before; a failure is told and ends the run. */
export function runPlane(scenario: Scenario, onStandard: (standard: StandardEvidence) => void, onProgress: (progress: PlaneProgress) => void, onFailure: (reason: string) => void): Pick<Run, "cancel"> {
  const points: (PointEvidence | undefined)[][] = gridMasses.map(() => gridCouplings.map(() => undefined)), total = massPoints * couplingPoints, run = workerRun();
  let ended = false, done = 0;
  const cancel = (): void => {
    ended = true;
    run.cancel();
  };
  const refused = (reason: string): void => {
    if (ended) return;
    cancel();
    onFailure(reason);
  };
  const jobs = planeJobs().map(({iMass, couplings}): Task => ({
    scenario, question: {kind: "points", massMeV: gridMasses[iMass]!, couplings: couplings.map(j => gridCouplings[j]!)},
    tell(finding) {
      if (finding.kind === "refused") return refused(finding.reason);
      if (finding.kind !== "point") return;
      points[iMass]![couplings[finding.index]!] = finding.point;
      done++;
    },
    done() { if (!ended) onProgress({points, done, total}); }
  }));
  run.add([{
    scenario, question: {kind: "standard"},
    tell(finding) {
      if (finding.kind === "standard") onStandard(finding.standard);
      else if (finding.kind === "refused") refused(finding.reason);
    },
    done() { if (!ended) run.add(jobs); }
  }]);
  return {cancel};
}

/** Nodes at which a plane that is not finished can be drawn: the finest grid whose couplings are all there, at every mass that has them. */
export function drawableNodes(points: PlaneProgress["points"]): {readonly masses: readonly number[]; readonly couplings: readonly number[]} | undefined {
  const whole = (i: number, couplings: readonly number[]): boolean => couplings.every(j => points[i]![j] !== undefined);
  for (const stride of [...strides].reverse()) {
    const couplings = multiples(couplingPoints, stride), masses = points.flatMap((_, i) => (whole(i, couplings) ? [i] : []));
    if (multiples(massPoints, stride).every(i => masses.includes(i))) return {masses, couplings};
  }
  return undefined;
}
