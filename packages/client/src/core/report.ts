import type { FlagReason } from '@passerby/protocol/client-messages';

/** Who can be flagged, and what became of a flag (SPEC A1). */

/** A stranger whom we have left, or who has left us. They can be flagged until then. */
export interface Former {
  /** What the page calls this pairing; tickets change when a call is known to a new server. */
  readonly pairing: number;
  readonly ticket: number;
  readonly until: number;
}

/**
 * A flag on its way. `sent`: the server has answered what was asked after it; `undelivered`: it had
 * forgotten the pairing before it heard.
 */
export interface Report {
  readonly pairing: number;
  readonly ticket: number;
  readonly reason: FlagReason;
  readonly state: 'waiting' | 'sent' | 'undelivered';
  /** It went out over the line that there is; while it waits nobody knows whether that carries anything. */
  readonly isTold: boolean;
}

/** Whether the line has yet to show that it carried a flag. */
export const isUnproven = (
  report: Report | undefined,
): report is Report & { readonly state: 'waiting'; readonly isTold: true } =>
  report?.state === 'waiting' && report.isTold;

/** The server has heard it. */
export const proven = (report: Report | undefined): Report | undefined =>
  isUnproven(report) ? { ...report, state: 'sent' } : report;

/** Another line for the same session: what the one before carried may be lost. */
export const untold = (report: Report | undefined): Report | undefined =>
  isUnproven(report) ? { ...report, isTold: false } : report;

/** A session that is new knows nothing of an old pairing. */
export const undeliverable = (report: Report | undefined): Report | undefined =>
  report?.state === 'waiting' ? { ...report, state: 'undelivered' } : report;
