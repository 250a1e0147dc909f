import type { Switchboard } from '../core/switchboard.ts';
import type { Log } from './log.ts';
import { forgetLastCopies } from './processor-remains.ts';

/** Every deadline of a session is met within this much. */
const sessionsEveryMs = 250;

/** What was sent or received is not readable for longer than this. */
const buffersEveryMs = 1_000;

/** Networks are looked through as a whole, and nobody waits for it. */
const networksEveryMs = 10_000;

/** Calls the sweeps of the core from timers: the only ones there are. */
export function startSweeps(given: {
  readonly switchboard: Pick<Switchboard, 'sweep'>;
  /** Whatever remembers networks. */
  readonly networks: readonly { sweep(now: number): void }[];
  /** Those of the runtime, to be overwritten. */
  readonly buffers: readonly { sweep(now: number): void }[];
  readonly log: Log;
}): { stop(): void } {
  const { switchboard, networks, buffers, log } = given;
  const every = (intervalMs: number, swept: { sweep(now: number): void }) =>
    setInterval(() => {
      try {
        swept.sweep(performance.now());
      } catch {
        log('handlerFailed', { where: 'sweep' });
      }
      forgetLastCopies();
    }, intervalMs);
  const timers = [
    every(sessionsEveryMs, switchboard),
    ...buffers.map((one) => every(buffersEveryMs, one)),
    ...networks.map((one) => every(networksEveryMs, one)),
  ];
  return {
    stop: () => timers.forEach(clearInterval),
  };
}
