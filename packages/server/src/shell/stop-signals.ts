/**
 * A terminal sends Ctrl-C to the whole group of processes, and a launcher in it passes it on: the
 * same wish arrives twice within moments. Only what comes later than this is a second wish.
 */
const echoMs = 300;

/**
 * Stops on the first SIGINT or SIGTERM and lets the process end by itself; on a second one it ends
 * at once.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let firstAt: number | undefined;
  const hear = () => {
    const now = performance.now();
    if (firstAt === undefined) {
      firstAt = now;
      void stop().then(() => process.exit(0));
    } else if (now - firstAt > echoMs) {
      process.exit(1);
    }
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
}
