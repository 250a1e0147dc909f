import type { FlagReason } from '@passerby/protocol/client-messages';

/** Who can be flagged, and what became of a flag (SPEC A1). */

/** A stranger whom we have left, or who has left us. They can be flagged until then. */
export interface Former {
  /** What the page calls this pairing; tickets change when a call is known to a new server. */
  readonly pairing: number;
  readonly ticket: number;
  readonly until: number;
}

/** A flag on its way. `undelivered`: the server had forgotten the pairing before it heard. */
export interface Report {
  readonly pairing: number;
  readonly ticket: number;
  readonly reason: FlagReason;
  readonly state: 'waiting' | 'sent' | 'undelivered';
}

/** A session that is new knows nothing of an old pairing. */
export const undeliverable = (report: Report | undefined): Report | undefined =>
  report?.state === 'waiting' ? { ...report, state: 'undelivered' } : report;
