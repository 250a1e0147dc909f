import type { Switchboard } from '../core/switchboard.ts';

/** Those who wait are sent on within this, each at a moment of its own. */
const sendOnMs = 2_000;
const drainedEveryMs = 100;

/** From now on nobody is matched. Resolves when nobody is left, or the time is over. */
export async function drained(switchboard: Switchboard, drainMs: number): Promise<void> {
  const until = performance.now() + drainMs;
  switchboard.drain(sendOnMs);
  while (switchboard.totals().sessions > 0 && performance.now() < until) {
    await Bun.sleep(drainedEveryMs);
  }
}
