/** Counts of tests; a step of the check counts as one. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

/** One thing that passed, or failed. */
export function one(passed: boolean): Tally {
  return passed ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 };
}

/** Everything together. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, tally) => ({
      passed: total.passed + tally.passed,
      failed: total.failed + tally.failed,
      skipped: total.skipped + tally.skipped,
    }),
    nothing,
  );
}

/** `12 passed, 0 failed`, and `, 3 skipped` where there are any. */
export function inWords({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * The counts in a JUnit report of `bun test`; undefined when it holds none. What breaks outside a
 * test (a file that cannot be loaded) is not in the report: only the exit code tells.
 */
export function parseJunit(xml: string): Tally | undefined {
  const suites = /<testsuites [^>]*>/.exec(xml)?.[0];
  if (suites === undefined) return undefined;
  const count = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suites)?.[1] ?? 0);
  const [tests, failed, skipped] = [count('tests'), count('failures'), count('skipped')];
  return { passed: tests - failed - skipped, failed, skipped };
}
