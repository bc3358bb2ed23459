/** What decays late: a lepton of the contract, or mass, lifetime and what a decay injects. */
import type {HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {electromagneticLines, electromagneticShare, type InjectedLine} from "./electromagneticLines.js";

export interface PlainParticle {
  readonly massMeV: number;
  readonly lifetimeSeconds: number;
  /** Photons and e± per decay at rest. */
  readonly lines: readonly InjectedLine[];
}

export type DecayingMatter = HeavyNeutralLepton | PlainParticle;

const knownLines = new WeakMap<HeavyNeutralLepton, readonly InjectedLine[]>();

/** Lines per decay, the same list for the same particle. */
export const linesOf = (particle: DecayingMatter): readonly InjectedLine[] => {
  if ("lines" in particle) return particle.lines;
  const lines = knownLines.get(particle) ?? electromagneticLines(particle);
  knownLines.set(particle, lines);
  return lines;
};

/** Electromagnetic energy of one decay over the mass. */
export const shareOf = (particle: DecayingMatter): number =>
  "lines" in particle ? particle.lines.reduce((sum, {energyMeV, number}) => sum + energyMeV * number, 0) / particle.massMeV : electromagneticShare(particle);
