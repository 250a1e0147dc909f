import { type CloseCode, closeCodes } from '@passerby/protocol/close-codes';

/**
 * The step that every published total is rounded up to, so that no single visit can be read out of
 * the difference of two readings (Tor's Snowflake broker does the same).
 */
const roundingStep = 8;

/** Rounds a total up to the next multiple of 8; 0 stays 0. */
export function roundUp(total: number): number {
  return Math.ceil(total / roundingStep) * roundingStep;
}

export interface Totals {
  readonly sessions: number;
  readonly waiting: number;
  readonly pairs: number;
}

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
      const rounded = codes.map((code) => [code, roundUp(closes.get(code) ?? 0)] as const);
      return {
        status: 'ok',
        sessions: roundUp(sessions),
        waiting: roundUp(waiting),
        pairs: roundUp(pairs),
        closes: Object.fromEntries(rounded) as Record<CloseCode, number>,
      };
    },
  };
}
