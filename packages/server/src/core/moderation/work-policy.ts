import { maxWorkBits } from '@passerby/protocol/limits';
import type { Conduct } from './conduct.ts';
import type { ModerationOptions } from './moderation-options.ts';
import type { Standing } from './standing.ts';

/** What it costs to look for somebody. */
export interface EntryTerms {
  /** Leading zero bits of SHA-256; 0: nothing is asked. */
  readonly bits: number;
  /** How long before it is let into the pool. */
  readonly delayMs: number;
}

const slowerMs = 3_000;

/**
 * What is asked of one that joins (SPEC A12, A13, A15): nothing in calm times. Work and slower matching
 * come before any block, and hit whoever rushes harder than whoever shares an address with them.
 */
export function entryTerms(
  given: {
    /** 0 in calm times. */
    readonly stress: number;
    readonly conduct: Conduct;
    /** The standings of what its network is in, the narrowest first. */
    readonly network: readonly (Standing | undefined)[];
  },
  options: Pick<
    ModerationOptions,
    'workBits' | 'flagThreshold' | 'blockShare' | 'matchesPerMinute'
  >,
  now: number,
): EntryTerms {
  const { stress, conduct, network } = given;
  let odd = conduct.oddSigns('session', now);
  let suspicion = 0;
  for (const standing of network) {
    if (standing === undefined) continue;
    odd = Math.max(odd, standing.conduct.oddSigns('network', now));
    suspicion = Math.max(suspicion, suspicionOf(standing, options, now));
  }
  const overdraft = Math.max(0, ...network.map((one) => overdraftOf(one, options, now)));
  const level = stress + odd + suspicion + overdraft;
  // A level is twice the work: the first is the normal one.
  const bits = level === 0 ? 0 : Math.min(maxWorkBits, options.workBits + level - 1);
  return { bits: options.workBits === 0 ? 0 : bits, delayMs: slowerMs * (odd + suspicion) };
}

/** 1: one voice short of a block. 2: somebody was ended there, among many. */
function suspicionOf(
  { suspectUntil, tally, conduct }: Standing,
  { flagThreshold, blockShare }: Pick<ModerationOptions, 'flagThreshold' | 'blockShare'>,
  now: number,
): number {
  if (now < suspectUntil) return 2;
  const weight = tally.weight(now);
  const isNear = weight >= flagThreshold - 1 && weight > 0;
  return isNear && weight >= (blockShare / 2) * conduct.count('strangers', now) ? 1 : 0;
}

/** 0 while a network has matches left; then 1, and 1 more for each budget taken beyond it. */
function overdraftOf(
  standing: Standing | undefined,
  { matchesPerMinute }: Pick<ModerationOptions, 'matchesPerMinute'>,
  now: number,
): number {
  const left = standing?.matches.left(now) ?? 1;
  return left >= 1 ? 0 : 1 + Math.floor(Math.max(0, -left) / matchesPerMinute);
}
