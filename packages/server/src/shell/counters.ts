import { type CloseCode, closeCodes } from '@passerby/protocol/close-codes';
import type { ModerationTotals } from '../core/moderation/moderation.ts';
import { roundUpTo8 } from '../core/round-up.ts';
import type { Totals } from '../core/switchboard.ts';

/** What `/healthz` shows: rounded totals, nothing else. */
export interface Health extends Totals {
  readonly status: 'ok';
  readonly closes: Readonly<Record<CloseCode, number>>;
  /** Flags by reason and sessions they ended, since the start; blocks there are now. */
  readonly moderation: ModerationTotals;
}

export interface Counters {
  closed(code: CloseCode): void;
  /** The one place where numbers leave the process, and where they are rounded. */
  health(totals: Totals, moderation: ModerationTotals): Health;
}

/** Counts closed sockets by code since the start of the process. */
export function createCounters(): Counters {
  const codes = Object.keys(closeCodes) as CloseCode[];
  const closes = new Map(codes.map((code) => [code, 0]));
  return {
    closed(code) {
      closes.set(code, (closes.get(code) ?? 0) + 1);
    },
    health({ sessions, waiting, pairs }, { flags, ended, blocks }) {
      return {
        status: 'ok',
        sessions: roundUpTo8(sessions),
        waiting: roundUpTo8(waiting),
        pairs: roundUpTo8(pairs),
        closes: rounded(Object.fromEntries(closes) as Record<CloseCode, number>),
        moderation: {
          flags: rounded(flags),
          ended: roundUpTo8(ended),
          blocks: roundUpTo8(blocks),
        },
      };
    },
  };
}

const rounded = <K extends string>(counts: Readonly<Record<K, number>>): Record<K, number> =>
  Object.fromEntries(
    Object.entries<number>(counts).map(([name, count]) => [name, roundUpTo8(count)]),
  ) as Record<K, number>;
