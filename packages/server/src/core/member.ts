import type { Deadline } from './deadlines.ts';
import { Conduct } from './moderation/conduct.ts';
import { FlagTally } from './moderation/flag-tally.ts';
import type { Pairing } from './pairing.ts';
import { nowhere, type TokenHolder } from './resume-tokens.ts';
import { idle, type Session } from './session.ts';
import type { SessionId } from './ticket.ts';

/** Counted by the shell, never used twice. */
export type SocketId = number;

/** Where a socket comes from: its network by number, and whether its address is private. */
export interface Origin {
  readonly network: number;
  readonly local: boolean;
}

/** A session with what it keeps through all of its states. */
export interface Member extends TokenHolder {
  session: Session;
  socket: SocketId | undefined;
  origin: Origin;
  lastTicket: number;
  /** The last few sessions it met: those it is kept from meeting again. */
  avoided: readonly SessionId[];
  lingering: Deadline<Member> | undefined;
  /** How long the other side of an old call is waited for. */
  reattaching: Deadline<Member> | undefined;
  /** The presence that its client was last told of, as one number. */
  presenceShown: number;
  /** From its first search on. */
  record: SessionRecord | undefined;
}

/** What a session that has looked for somebody is judged by. It ends with the session. */
export interface SessionRecord {
  readonly conduct: Conduct;
  /** From the first flag against it on. */
  tally: FlagTally | undefined;
  pairings: readonly Pairing[];
  /** Whom it flagged: never again, as long as both live. */
  flagged: readonly SessionId[];
  /** The ticket that work was done for. */
  workedFor: number;
}

export function createMember(id: SessionId, origin: Origin): Member {
  return {
    id,
    secret: nowhere,
    formerSecret: nowhere,
    session: idle,
    socket: undefined,
    origin,
    lastTicket: 0,
    avoided: nobody,
    lingering: undefined,
    reattaching: undefined,
    presenceShown: -1,
    record: undefined,
  };
}

/** Idle sessions are the most, and have nothing to be judged by. */
export function recordOf(member: Member): SessionRecord {
  member.record ??= {
    conduct: new Conduct(),
    tally: undefined,
    pairings: none,
    flagged: nobody,
    workedFor: 0,
  };
  return member.record;
}

/** Those who were never flagged are nearly all, and have none. */
export function tallyOf(member: Member): FlagTally {
  const record = recordOf(member);
  record.tally ??= new FlagTally();
  return record.tally;
}

const nobody: readonly SessionId[] = [];
const none: readonly Pairing[] = [];
