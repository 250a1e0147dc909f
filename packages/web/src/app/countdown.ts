/** Whole seconds until a moment, rounded up: 0 says that it is over. Both in milliseconds of one clock. */
export function secondsLeft(until: number | undefined, now: number): number {
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - now) / 1_000 - 1e-9));
}

const leastMs = 10;

/** How long the number of seconds stays as it is, in milliseconds. */
export function untilNextSecond(until: number, now: number): number {
  return Math.max(leastMs, (until - now) % 1_000 || 1_000);
}

/** "14:32", and "1:00:00" from an hour on. */
export function asClock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
