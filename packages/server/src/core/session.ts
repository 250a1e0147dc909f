import type { ClientMessage, FlagReason, Mode } from '@passerby/protocol/client-messages';
import type { CloseCode } from '@passerby/protocol/close-codes';
import type { Departure, Role, ServerMessage } from '@passerby/protocol/server-messages';
import type { Solution } from './moderation/proof-of-work.ts';
import type { Kept, Parked } from './parking.ts';
import type { NodeId, SessionId } from './ticket.ts';

/**
 * The life of one session, from the first frame to the last:
 *
 *   idle -> waiting -> paired -> idle ...      any -> lingering (lost) -> back, or gone
 *                                            any -> gone (terminated by flags, or blocked)
 *   idle -> reattaching -> paired              a call that outlived its server
 *
 * Each state holds what it needs and nothing else. `step` (session-step.ts) is pure: it says what comes
 * next and what is to be done; the switchboard does it. (Before its first frame a socket has no session
 * at all.)
 */
export type Session =
  | Idle
  | Waiting
  | Paired
  | Reattaching
  | {
      readonly state: 'lingering';
      readonly before: Present;
      readonly missed?: Missed;
    }
  | { readonly state: 'gone' };

/** A session whose socket is there. */
export type Present = Idle | Waiting | Paired | Reattaching;

export interface Idle {
  readonly state: 'idle';
}

/** It looks for somebody, and has left for them how it can be reached. */
export interface Waiting {
  readonly state: 'waiting';
  readonly ticket: number;
  readonly mode: Mode;
  readonly language: number;
  /** A NAT that gives each destination another port: two such need a relay between them. */
  readonly hardNat: boolean;
  /** Reached through a relay alone, by choice: what NAT there is does not matter. */
  readonly relayOnly: boolean;
  readonly since: number;
  /** Wiped when it has served. */
  readonly parked: Kept;
}

export interface Paired {
  readonly state: 'paired';
  readonly ticket: number;
  readonly partner: Side;
}

/** One side of a call that the server has forgotten, until the other is here too. */
interface Reattaching {
  readonly state: 'reattaching';
  readonly ticket: number;
  /** Wiped when they have served. */
  readonly keys: PairKeys;
}

/** What lets one side prove later that it was of this pair. The server keeps neither. */
export interface PairKeys {
  readonly key: Uint8Array;
  readonly partnerHash: Uint8Array;
}

/** One side of a pairing. */
export interface Side {
  readonly session: SessionId;
  readonly ticket: number;
  /** It is on another node, which knows our side by this ticket. */
  readonly abroad?: { readonly node: NodeId; readonly ownTicket: number };
}

/** A partner who went while this session was lingering. */
export interface Missed {
  readonly ticket: number;
  readonly why: Departure;
}

export type SessionEvent =
  | { readonly type: 'frame'; readonly message: ClientMessage }
  | {
      readonly type: 'matched';
      readonly ticket: number;
      readonly partner: Side;
      readonly role: Role;
      readonly sharedTags: number;
      readonly theirs: Parked;
      readonly showLocal: boolean;
      readonly keys: PairKeys;
    }
  | {
      readonly type: 'reattached';
      readonly ticket: number;
      readonly partner: Side;
      readonly keys: PairKeys;
    }
  /** The other side of the old call did not come back. */
  | { readonly type: 'missed' }
  | { readonly type: 'partnerSignal'; readonly ticket: number; readonly blob: Uint8Array }
  | { readonly type: 'partnerLeft'; readonly ticket: number; readonly why: Departure }
  /** Flags ended it. */
  | { readonly type: 'terminated'; readonly reason: FlagReason; readonly seconds: number }
  /** Its network is not let in. */
  | { readonly type: 'blocked'; readonly seconds: number }
  /** This server is to end: the client comes back to another. */
  | { readonly type: 'sentOn' }
  | { readonly type: 'closed' }
  | { readonly type: 'lost' }
  | { readonly type: 'resumed' }
  | { readonly type: 'expired' };

export type Effect =
  | { readonly type: 'send'; readonly message: ServerMessage }
  | { readonly type: 'close'; readonly code: CloseCode }
  | { readonly type: 'seek'; readonly waiting: Waiting }
  | { readonly type: 'withdraw' }
  /** Wait for the other side of an old call, or do not any more. */
  | { readonly type: 'claim'; readonly keys: PairKeys }
  | { readonly type: 'unclaim' }
  | { readonly type: 'admitToRelay' }
  /** The client asks what is held of it. */
  | { readonly type: 'inspect' }
  /** A word on the partner of this pairing: whether it may be said is the flag desk's business. */
  | { readonly type: 'flag'; readonly ticket: number; readonly reason: FlagReason }
  | { readonly type: 'outcome'; readonly outcome: Extract<ClientMessage, { type: 'Outcome' }> }
  | { readonly type: 'checkWork'; readonly solution: Solution }
  /** The partner of the last pairing could not be reached. */
  | { readonly type: 'notReached' }
  | { readonly type: 'tell'; readonly to: Side; readonly event: SessionEvent }
  /** What was parked has served. */
  | { readonly type: 'unpark'; readonly parked: Kept }
  | { readonly type: 'wipe'; readonly bytes: readonly Uint8Array[] };

/** The one idle state there is: an idle session holds nothing of its own. */
export const idle: Idle = { state: 'idle' };
