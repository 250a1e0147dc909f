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
    const found = await within(timeoutMs - (performance.now() - startedAt), probe);
    if (found !== undefined && found !== null && found !== false) {
      return found as NonNullable<Exclude<T, false>>;
    }
    if (performance.now() - startedAt > timeoutMs) {
      throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    }
    await Bun.sleep(everyMs);
  }
}

/** What `probe` gives, or undefined when it takes longer: a page that hangs must not hang the test. */
async function within<T>(ms: number, probe: () => T | Promise<T>): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, Math.max(ms, 1_000));
  try {
    return await Promise.race([probe(), late]);
  } finally {
    clearTimeout(timer);
  }
}
