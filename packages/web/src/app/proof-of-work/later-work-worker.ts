let start: (() => Worker) | undefined;

/** It is needed under stress alone: the lobby does not wait for it. */
export async function loadWorkWorker(): Promise<void> {
  start = await import('./create-work-worker.ts').then(
    (module) => module.createWorkWorker,
    // It did not arrive: the SDK does the same work on the page, a little at a time.
    () => undefined,
  );
}

/** Throws where there is none, which the SDK takes as "do it on the page". */
export function startWorkWorker(): Worker {
  if (start === undefined) throw new Error('no worker has arrived');
  return start();
}
