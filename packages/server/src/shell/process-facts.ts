/** What this process has used, exactly: round it before it leaves. */
export interface ProcessFacts {
  readonly startedAt: number;
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
}

const microsecondsPerSecond = 1_000_000;

/** Asks the runtime. */
export function processFacts(): ProcessFacts {
  const { user, system } = process.cpuUsage();
  return {
    startedAt: performance.timeOrigin,
    cpuSeconds: (user + system) / microsecondsPerSecond,
    memoryBytes: process.memoryUsage.rss(),
  };
}
