import type { Call } from './call.ts';

/** Since when nothing of the stranger has arrived, and how many rounds have been begun for it. */
export interface Silence {
  readonly since: number;
  readonly rounds: number;
}

/** Reports on what we send come every five seconds, give or take a half, if nothing else does. */
const silenceMs = 10_000;
/** What three rounds have not mended a fourth will not. */
const maxSilentRounds = 3;

/** Something has arrived. */
export const silenceFrom = (now: number): Silence => ({ since: now, rounds: 0 });

/** Waits anew, with the rounds that are left. */
export const waitedFrom = (silence: Silence | undefined, now: number): Silence | undefined =>
  silence === undefined ? undefined : { ...silence, since: now };

/**
 * When a silence calls for a round of repair; Infinity when none does. Engines have called a connection
 * good whose other side sent over a way that led nowhere (decision 004). It counts only where both
 * send: then media or reports on ours arrive, unless they cannot. What is broken and known to be
 * is repaired anyway.
 */
export function silenceDeadline(silence: Silence | undefined, call: Call): number {
  const { partner, sending, interruptedUntil, hasTold } = call;
  const isExpected =
    hasTold && (partner.camera || partner.microphone) && (sending.camera || sending.microphone);
  if (silence === undefined || !isExpected || interruptedUntil !== undefined) {
    return Number.POSITIVE_INFINITY;
  }
  return silence.rounds >= maxSilentRounds
    ? Number.POSITIVE_INFINITY
    : silence.since + silenceMs * (silence.rounds + 1);
}
