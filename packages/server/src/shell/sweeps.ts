import type { Doorkeeper } from '../core/doorkeeper.ts';
import type { Switchboard } from '../core/switchboard.ts';
import type { Log } from './log.ts';
import type { SendBuffers } from './send-buffers.ts';

/** Every deadline of a session is met within this much. */
const sessionsEveryMs = 250;

/** What was sent is not readable for longer than this. */
const sendBuffersEveryMs = 1_000;

/** Networks are looked through as a whole, and nobody waits for it. */
const networksEveryMs = 10_000;

/** Calls the sweeps of the core from timers: the only ones there are. */
export function startSweeps(given: {
  readonly switchboard: Pick<Switchboard, 'sweep'>;
  readonly doorkeeper: Pick<Doorkeeper, 'sweep'>;
  readonly sendBuffers: Pick<SendBuffers, 'sweep'>;
  readonly log: Log;
}): { stop(): void } {
  const { switchboard, doorkeeper, sendBuffers, log } = given;
  const every = (intervalMs: number, swept: { sweep(now: number): void }) =>
    setInterval(() => {
      try {
        swept.sweep(performance.now());
      } catch {
        log('handlerFailed', { where: 'sweep' });
      }
    }, intervalMs);
  const timers = [
    every(sessionsEveryMs, switchboard),
    every(sendBuffersEveryMs, sendBuffers),
    every(networksEveryMs, doorkeeper),
  ];
  return {
    stop: () => timers.forEach(clearInterval),
  };
}
