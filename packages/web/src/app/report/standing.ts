import type { PasserbyState } from '@passerby/client';

/** How it stands with a stranger: on the screen, gone but known for a minute, or known no more. */
export type Standing = 'here' | 'gone' | 'forgotten';

/** Of the stranger of one pairing, whoever else has come since. `now` is of `performance.now()`. */
export function standing(
  { meeting, former }: Pick<PasserbyState, 'meeting' | 'former'>,
  pairing: number,
  now: number,
): Standing {
  if (meeting.phase === 'talking' && meeting.pairing === pairing) return 'here';
  return former?.pairing === pairing && now < former.until ? 'gone' : 'forgotten';
}

/** The stranger before, while they can be reported. */
export function lastStranger(
  { former }: Pick<PasserbyState, 'former'>,
  now: number,
): number | undefined {
  return former !== undefined && now < former.until ? former.pairing : undefined;
}
