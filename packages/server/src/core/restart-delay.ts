const firstMs = 1_000;
const longestMs = 60_000;

/** How long to wait before the next attempt, after so many in a row that came to nothing. */
export const restartDelayMs = (failures: number): number =>
  Math.min(longestMs, firstMs * 2 ** failures);
