/** What a condition is waited for, in the words of the test's failure. */
interface Patience {
  readonly timeoutMs?: number;
  readonly everyMs?: number;
}

/**
 * Asks again and again until `probe` gives something other than `undefined`, `false` or `null`,
 * and returns that. Rejects after `timeoutMs` with what was waited for and what came last.
 */
export async function eventually<T>(
  what: string,
  probe: () => T | Promise<T>,
  { timeoutMs = 20_000, everyMs = 50 }: Patience = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const startedAt = performance.now();
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== null && found !== false) {
      return found as NonNullable<Exclude<T, false>>;
    }
    if (performance.now() - startedAt > timeoutMs) {
      throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    }
    await Bun.sleep(everyMs);
  }
}
