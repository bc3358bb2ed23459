/**
 * Monte Carlo of the light elements over worker threads. A sample depends on the seed and its number alone, and the pieces are put
 * together in order: the result is the same to the last bit for any number of workers.
 */
import {joinMonteCarlo, standardSamples, type MonteCarloPiece, type MonteCarloResult, type SamplePlan, type StandardRequest} from "../likelihood/observables.js";
import {openThreads, workerEntry} from "./threadPool.js";

/** Fewer samples than this are done before a thread has started. */
const samplesWorthAThread = 500;

/** First and last + 1 of the samples of each worker. */
export const piecesOf = (samples: number, workers: number): readonly (readonly [number, number])[] =>
  Array.from({length: workers}, (_, i) => [Math.floor((samples * i) / workers), Math.floor((samples * (i + 1)) / workers)] as const);

export async function runSamples(request: StandardRequest, plan: SamplePlan, workers: number, worthAThread = samplesWorthAThread): Promise<MonteCarloResult> {
  const threads = Math.min(workers, Math.floor(plan.samples / worthAThread));
  if (threads < 2) return joinMonteCarlo([standardSamples(request, plan, 0, plan.samples)]);
  const pool = openThreads(threads, workerEntry("sampleWorker"));
  try {
    const pieces = await Promise.all(piecesOf(plan.samples, threads).map(async ([first, end]) => (await pool.exec("samples", [request, plan, first, end])) as MonteCarloPiece));
    return joinMonteCarlo(pieces);
  } finally {
    await pool.terminate(true);
  }
}
