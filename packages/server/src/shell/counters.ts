import { type CloseCode, closeCodes } from '@passerby/protocol/close-codes';
import { roundUpTo8 } from '../core/round-up.ts';
import type { Totals } from '../core/switchboard.ts';

/** What `/healthz` shows: rounded totals, nothing else. */
export interface Health extends Totals {
  readonly status: 'ok';
  readonly closes: Readonly<Record<CloseCode, number>>;
}

export interface Counters {
  closed(code: CloseCode): void;
  /** The one place where numbers leave the process, and where they are rounded. */
  health(totals: Totals): Health;
}

/** Counts closed sockets by code since the start of the process. */
export function createCounters(): Counters {
  const codes = Object.keys(closeCodes) as CloseCode[];
  const closes = new Map(codes.map((code) => [code, 0]));
  return {
    closed(code) {
      closes.set(code, (closes.get(code) ?? 0) + 1);
    },
    health({ sessions, waiting, pairs }) {
      const rounded = codes.map((code) => [code, roundUpTo8(closes.get(code) ?? 0)] as const);
      return {
        status: 'ok',
        sessions: roundUpTo8(sessions),
        waiting: roundUpTo8(waiting),
        pairs: roundUpTo8(pairs),
        closes: Object.fromEntries(rounded) as Record<CloseCode, number>,
      };
    },
  };
}
