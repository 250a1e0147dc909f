import type { ClientMessage } from '@passerby/protocol/client-messages';
import type { CloseCode } from '@passerby/protocol/close-codes';
import { protocolVersion } from '@passerby/protocol/limits';

/*
 * What a session is in as SPEC.md has it (S, M, R), written down a second time and without a look at the
 * server's own: what the server does is held against this.
 */

/** What a partner gets to see. */
export interface Parked {
  readonly generation: number;
  readonly commitment: Uint8Array;
  readonly description: Uint8Array;
  readonly local: Uint8Array;
}

type State =
  | { readonly at: 'idle' }
  | { readonly at: 'waiting'; readonly ticket: number; readonly parked: Parked }
  | { readonly at: 'paired'; readonly ticket: number; readonly partner: ModelSession }
  | ({ readonly at: 'reattaching'; readonly ticket: number } & Claim);

interface Claim {
  readonly key: Uint8Array;
  readonly partnerHash: Uint8Array;
}

export interface ModelSession {
  state: State;
  /** The highest ticket that it has named. */
  last: number;
  /** Undefined while it lingers. */
  line: number | undefined;
  lostAt: number;
  local: boolean;
  token: string;
  /** Good as well until the first frame on the newest socket (R2). */
  formerToken: string | undefined;
  /** It must be told that its partner went: the ticket, and the words that are right. */
  owed: { readonly ticket: number; readonly whys: readonly string[] } | undefined;
  /** It lingers, and flags or a block may have ended it: it alone would know. */
  mayBeOver: boolean;
  isGone: boolean;
}

export const idle: State = { at: 'idle' };

/** The ticket of what a session is in the middle of. */
export const ticketOf = ({ state }: ModelSession): number | undefined =>
  state.at === 'idle' ? undefined : state.ticket;

type Refusal = CloseCode | undefined;
type Named<T extends ClientMessage['type']> = Extract<ClientMessage, { type: T }>;

const notHigher = (session: ModelSession, { ticket }: { ticket: number }): Refusal =>
  ticket <= session.last ? 'badTicket' : undefined;
const higher = (session: ModelSession, { ticket }: { ticket: number }): Refusal =>
  ticket > session.last ? 'badTicket' : undefined;
const whenIdle = (session: ModelSession, frame: { ticket: number }): Refusal =>
  session.state.at === 'idle' ? notHigher(session, frame) : 'badState';

/** Why a frame of a session closes its socket. A message that is not listed does not compile. */
const refusals: {
  readonly [T in ClientMessage['type']]: (session: ModelSession, frame: Named<T>) => Refusal;
} = {
  Hello: () => 'badState',
  Resume: () => 'badState',
  Join: whenIdle,
  Next: notHigher,
  Refresh: higher,
  Leave: higher,
  Signal(session, frame) {
    const { state } = session;
    if (state.at === 'waiting' && state.ticket === frame.ticket) return 'badState';
    return higher(session, frame);
  },
  Reattach: whenIdle,
  AskRelay: () => undefined,
  Flag: higher,
  Solve: higher,
  Inspect: () => undefined,
  Outcome: higher,
};

export const refusalOf = (session: ModelSession, frame: ClientMessage): Refusal =>
  refusals[frame.type](session, frame as never);

/** The same before there is a session (S5). */
export function greetingRefusalOf(frame: ClientMessage, isDraining: boolean): Refusal {
  if (frame.type !== 'Hello' && frame.type !== 'Resume') return 'badState';
  if (frame.version !== protocolVersion) return 'badVersion';
  return isDraining ? 'shuttingDown' : undefined;
}

/** It has left whoever was there, who must be told. */
export function leave(session: ModelSession, ...whys: readonly string[]): void {
  if (session.state.at === 'paired') {
    const { partner } = session.state;
    const ticket = ticketOf(partner);
    if (ticket !== undefined) partner.owed = { ticket, whys };
    partner.state = idle;
  }
  session.state = idle;
}

/** What a frame that is not refused makes of a session. */
export function take(session: ModelSession, frame: ClientMessage): void {
  const isNow = 'ticket' in frame && ticketOf(session) === frame.ticket;
  switch (frame.type) {
    case 'Join':
    case 'Next':
      leave(session, 'left');
      session.last = frame.ticket;
      session.state = { at: 'waiting', ticket: frame.ticket, parked: parkedIn(frame) };
      return;
    case 'Refresh':
      if (isNow && session.state.at === 'waiting') {
        session.state = { ...session.state, parked: parkedIn(frame) };
      }
      return;
    case 'Leave':
      if (isNow) leave(session, 'left');
      return;
    case 'Flag':
      if (isNow && session.state.at === 'paired') leave(session, 'left');
      return;
    case 'Reattach':
      session.last = frame.ticket;
      session.state = {
        at: 'reattaching',
        ticket: frame.ticket,
        key: frame.key.slice(),
        partnerHash: frame.partnerHash.slice(),
      };
      return;
    default:
  }
}

const parkedIn = ({ generation, commitment, description, local }: Parked): Parked => ({
  generation,
  commitment: commitment.slice(),
  description: description.slice(),
  local: local.slice(),
});
