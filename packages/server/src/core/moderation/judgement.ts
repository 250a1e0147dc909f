import type { ModerationOptions } from './moderation-options.ts';
import type { Standing } from './standing.ts';

/** A wider network needs flags on this many of its parts: one part that misbehaves is one part. */
const partsOfWider = 3;

/**
 * Whether a network is to be blocked (SPEC A7, A8): flags from enough voices, from a fair share of the
 * voices it met, and, for a wider one, against enough of its parts.
 */
export function judge(
  { tally, conduct }: Pick<Standing, 'tally' | 'conduct'>,
  isWider: boolean,
  { flagThreshold, blockShare }: Pick<ModerationOptions, 'flagThreshold' | 'blockShare'>,
  now: number,
): boolean {
  // Who waits for somebody under an interest that few have needs at least one who does not.
  const weight = tally.weight(now, flagThreshold - 1);
  if (weight < flagThreshold) return false;
  if (weight < blockShare * conduct.count('strangers', now)) return false;
  return !isWider || tally.parts(now) >= partsOfWider;
}
