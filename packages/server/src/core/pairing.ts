import { flagWindowMs } from '@passerby/protocol/limits';
import type { Deadline } from './deadlines.ts';
import { forgottenMs } from './moderation/fading.ts';
import type { NetworkId } from './moderation/network-table.ts';
import type { NodeId, SessionId } from './ticket.ts';

/**
 * What a session remembers of a pairing while it may still flag it: who it was with, and where both came
 * from then, so that nobody gets away by dropping the socket or by coming back from elsewhere.
 */
export interface Pairing {
  readonly ticket: number;
  readonly partner: SessionId;
  readonly partnerTicket: number;
  /** The node that the partner is on, unless it is this one. */
  readonly abroad: NodeId | undefined;
  readonly partnerNetwork: NetworkId;
  readonly ownNetwork: NetworkId;
  readonly since: number;
  readonly sharedInterest: boolean;
  /** Vouched for by keys that could have been handed on (SPEC A16). */
  readonly reattached: boolean;
  ended: PairingEnd | undefined;
  flagged: boolean;
  notReached: boolean;
  /** How it came about is counted (SPEC G6). */
  counted: boolean;
}

/** `lost`: the partner's line broke. What we call the end need not be one: the call may go on without us. */
export interface PairingEnd {
  readonly at: number;
  readonly who: 'own' | 'partner' | 'lost';
  /** When it cannot be flagged any more, or its session has gone, it is forgotten. */
  readonly forgetting: Deadline<SessionId>;
}

/** The pairing that is on, or was last, and the one before it: nothing older can be flagged. */
export const flaggablePairings = 2;

/**
 * For so long after its end a pairing can be flagged. Of one whose line was lost, as long as a flag
 * weighs anything: else nobody could be flagged who drops the socket, and does wrong a minute later.
 */
export const flaggableForMs = { own: flagWindowMs, partner: flagWindowMs, lost: forgottenMs };

/** Those that can still be flagged. */
export const flaggable = (pairings: readonly Pairing[], now: number): readonly Pairing[] =>
  pairings.filter(({ ended }) => ended === undefined || now - ended.at < flaggableForMs[ended.who]);
