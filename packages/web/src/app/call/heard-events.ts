import type { Meeting, Said } from '@passerby/client';
import type { Cue } from './sound-cues.ts';

/** What the ears would want to know of, in one moment. */
export interface Heard {
  readonly phase: Meeting['phase'];
  /** When the search began that led here. */
  readonly searchedSince: number | undefined;
  readonly newest: Said | undefined;
}

/** After so long nobody stares at the lights any more. */
export const longWaitMs = 15_000;

export const noHeard: Heard = { phase: 'none', searchedSince: undefined, newest: undefined };

export function heardOf(meeting: Meeting, before: Heard): Heard {
  return {
    phase: meeting.phase,
    searchedSince: meeting.phase === 'searching' ? meeting.since : before.searchedSince,
    newest: 'conversation' in meeting ? meeting.conversation.at(-1) : undefined,
  };
}

/**
 * The sound for a change, if it deserves one. `away`: the page is not looked at; then more is worth a
 * sound than before somebody's eyes.
 */
export function cueFor(
  before: Heard,
  now: Heard,
  at: number,
  seen: { readonly away: boolean; readonly chatting: boolean },
): Cue | undefined {
  if (now.phase === 'talking' && before.phase !== 'talking') {
    const waitedMs = at - (now.searchedSince ?? at);
    return seen.away || waitedMs >= longWaitMs ? 'arrival' : undefined;
  }
  if (now.phase === 'ended' && before.phase === 'talking') return 'departure';
  const isNew = now.newest?.from === 'stranger' && now.newest.key !== before.newest?.key;
  return now.phase === 'talking' && isNew && (seen.away || !seen.chatting) ? 'message' : undefined;
}
