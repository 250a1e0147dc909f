import type { Switchboard } from '../core/switchboard.ts';
import type { Log } from './log.ts';
import { forgetLastCopies } from './processor-remains.ts';

/** Every deadline of a session is met within this much. */
const sessionsEveryMs = 250;

/** What is told to a large crowd goes out in pieces that keep no frame waiting. */
const pieceEveryMs = 20;

/** What was sent or received is not readable for longer than this. */
const buffersEveryMs = 1_000;

/** Networks are looked through as a whole, and nobody waits for it. */
const networksEveryMs = 10_000;

/** Calls the sweeps of the core from timers: the only ones there are. */
export function startSweeps(given: {
  readonly switchboard: Pick<Switchboard, 'sweep' | 'showPresence'>;
  /** Whatever remembers networks. */
  readonly networks: readonly { sweep(now: number): void }[];
  /** Those of the runtime, to be overwritten. */
  readonly buffers: readonly { sweep(now: number): void }[];
  readonly log: Log;
}): { stop(): void } {
  const { switchboard, networks, buffers, log } = given;
  const guarded = (sweep: () => void) => {
    try {
      sweep();
    } catch {
      log('handlerFailed', { where: 'sweep' });
    }
    forgetLastCopies();
  };
  const every = (intervalMs: number, swept: { sweep(now: number): void }) =>
    setInterval(() => guarded(() => swept.sweep(performance.now())), intervalMs);
  const timers = [
    every(sessionsEveryMs, switchboard),
    ...buffers.map((one) => every(buffersEveryMs, one)),
    ...networks.map((one) => every(networksEveryMs, one)),
  ];
  let presence: Timer;
  const showPresence = () => {
    let isMore = false;
    guarded(() => {
      isMore = switchboard.showPresence(performance.now());
    });
    presence = setTimeout(showPresence, isMore ? pieceEveryMs : sessionsEveryMs);
  };
  showPresence();
  return {
    stop() {
      timers.forEach(clearInterval);
      clearTimeout(presence);
    },
  };
}
