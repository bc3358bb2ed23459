/** Exit codes of shells for a process that a signal ended: 128 + its number. */
const CODES = {SIGINT: 130, SIGTERM: 143} as const;

/** Runs work that a first Ctrl-C (or SIGTERM) stops in order; a second one ends the process as usual. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<{readonly value: T; readonly exitCode: number}> {
  const controller = new AbortController();
  let exitCode = 0;
  const stop = (name: NodeJS.Signals): void => {
    exitCode = CODES[name as keyof typeof CODES];
    controller.abort();
    release();
  };
  const release = (): void => void process.off("SIGINT", stop).off("SIGTERM", stop);
  process.on("SIGINT", stop).on("SIGTERM", stop);
  try {
    return {value: await work(controller.signal), exitCode};
  } finally {
    release();
  }
}
