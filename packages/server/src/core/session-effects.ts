import type { CloseCode } from '@passerby/protocol/close-codes';
import type { Departure, ServerMessage } from '@passerby/protocol/server-messages';
import type { Effect, Paired, PairKeys, Session, Side, Waiting } from './session.ts';

/** What comes next, and what is to be done. */
export interface Step {
  readonly next: Session;
  readonly effects: readonly Effect[];
}

export const gone: Session = { state: 'gone' };

/** What has to happen when a session ends what it is in the middle of. */
export function leaving(session: Session, why: Departure): Effect[] {
  switch (session.state) {
    case 'waiting':
      return [{ type: 'withdraw' }, { type: 'unpark', parked: session.parked }];
    case 'paired':
      return [tellLeft(session.partner, why)];
    case 'reattaching':
      return [{ type: 'unclaim' }, { type: 'wipe', bytes: keyBytesOf(session.keys) }];
    case 'lingering':
      return leaving(session.before, why).filter(
        ({ type }) => type !== 'withdraw' && type !== 'unclaim',
      );
    case 'idle':
    case 'gone':
      return [];
    default:
      return session satisfies never;
  }
}

export const stay = (session: Session, ...effects: Effect[]): Step => ({ next: session, effects });

export function refuse(session: Session, code: CloseCode): Step {
  return { next: gone, effects: [...leaving(session, 'left'), { type: 'close', code }] };
}

export const send = (message: ServerMessage): Effect => ({ type: 'send', message });

export const tellLeft = (side: Side, why: Departure): Effect => ({
  type: 'tell',
  to: side,
  event: { type: 'partnerLeft', ticket: side.ticket, why },
});

/** The pairing that a session has, whether its socket is there or away. */
export function pairingIn(session: Session): Paired | undefined {
  const present = session.state === 'lingering' ? session.before : session;
  return present.state === 'paired' ? present : undefined;
}

export const keyBytesOf = ({ key, partnerHash }: PairKeys): Uint8Array[] => [key, partnerHash];

/** The acknowledgement of `Join`, `Next` and `Refresh` while nobody has come. */
export const parkedReply = ({ ticket, parked }: Waiting): Effect =>
  send({ type: 'Parked', ticket, generation: parked.generation });
