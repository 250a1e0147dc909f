import type { ClientMessage } from '@passerby/protocol/client-messages';
import type { ServerMessage } from '@passerby/protocol/server-messages';
import type { Parking } from './parking.ts';
import {
  type Effect,
  idle,
  type Present,
  type Session,
  type SessionEvent,
  type Waiting,
} from './session.ts';
import {
  gone,
  keyBytesOf,
  leaving,
  parkedReply,
  refuse,
  type Step,
  send,
  stay,
  tellLeft,
} from './session-effects.ts';

const nothing = Object.freeze<Effect[]>([]);
const noBytes = new Uint8Array(0);

/** Where bytes are copied to that must outlive their frame: it is wiped as soon as it has been handled. */
type Keeper = Pick<Parking, 'keep'>;

/** `lastTicket` is the highest ticket that this session has named so far. */
export function step(
  session: Session,
  event: SessionEvent,
  lastTicket: number,
  now: number,
  parking: Keeper,
): Step {
  switch (event.type) {
    case 'frame':
      return session.state === 'lingering' || session.state === 'gone'
        ? stay(session)
        : onFrame(session, event.message, lastTicket, now, parking);
    case 'matched':
      return onMatched(session, event);
    case 'reattached':
      return onReattached(session, event);
    case 'missed':
      if (session.state !== 'reattaching') return stay(session);
      return {
        next: idle,
        effects: [
          ...leaving(session, 'lost'),
          send({ type: 'PartnerLeft', ticket: session.ticket, why: 'lost' }),
        ],
      };
    case 'partnerSignal':
      return isPairedBy(session, event.ticket)
        ? stay(session, send({ type: 'Signal', ticket: event.ticket, blob: event.blob }))
        : stay(session);
    case 'partnerLeft':
      return onPartnerLeft(session, event);
    case 'lost':
      if (session.state === 'lingering' || session.state === 'gone') return stay(session);
      return {
        next: { state: 'lingering', before: session },
        effects: pausing(session),
      };
    case 'resumed':
      return onResumed(session);
    case 'terminated': {
      const { reason, seconds } = event;
      return expel(session, 'terminated', { type: 'Terminated', reason, seconds });
    }
    case 'blocked':
      return expel(session, 'blocked', { type: 'Blocked', seconds: event.seconds });
    case 'sentOn':
      return refuse(session, 'shuttingDown');
    case 'closed':
      return { next: gone, effects: leaving(session, 'left') };
    case 'expired':
      return { next: gone, effects: leaving(session, 'lost') };
    default:
      return event satisfies never;
  }
}

/** Ended by us: told why, and not waited for. A session whose socket is away is told nothing. */
function expel(
  session: Session,
  code: 'terminated' | 'blocked',
  word: Extract<ServerMessage, { type: 'Terminated' | 'Blocked' }>,
): Step {
  const departure = code === 'terminated' ? 'terminated' : 'left';
  return {
    next: gone,
    effects: [...leaving(session, departure), send(word), { type: 'close', code }],
  };
}

function onFrame(
  session: Present,
  frame: ClientMessage,
  last: number,
  now: number,
  parking: Keeper,
): Step {
  switch (frame.type) {
    case 'Hello':
    case 'Resume':
      return refuse(session, 'badState');
    case 'Join':
      if (session.state !== 'idle') return refuse(session, 'badState');
      return seek(session, frame, last, now, parking);
    case 'Next':
      return next(session, frame, last, now, parking);
    case 'Refresh':
      if (frame.ticket > last) return refuse(session, 'badTicket');
      if (session.state !== 'waiting' || session.ticket !== frame.ticket) return stay(session);
      return refresh(session, frame, parking);
    case 'Leave':
      if (frame.ticket > last) return refuse(session, 'badTicket');
      if (ticketOf(session) !== frame.ticket) return stay(session);
      return {
        next: idle,
        effects: [...notReached(frame), ...leaving(session, 'left')],
      };
    case 'Flag':
      return flag(session, frame, last);
    case 'Solve':
      if (frame.ticket > last) return refuse(session, 'badTicket');
      // For a ticket that waits no more, or waits inside, it is too late: nothing happens.
      if (session.state !== 'waiting' || session.ticket !== frame.ticket) {
        return stay(session);
      }
      return stay(session, { type: 'checkWork', solution: frame });
    case 'Reattach':
      return reattach(session, frame, last);
    case 'AskRelay':
      return stay(session, { type: 'admitToRelay' });
    case 'Inspect':
      return stay(session, { type: 'inspect' });
    case 'Outcome':
      if (frame.ticket > last) return refuse(session, 'badTicket');
      return isPairedBy(session, frame.ticket)
        ? stay(session, { type: 'outcome', outcome: frame })
        : stay(session);
    case 'Signal':
      if (frame.ticket > last) return refuse(session, 'badTicket');
      // Still waiting under this very ticket: there is nobody it could be meant for.
      if (session.state === 'waiting' && session.ticket === frame.ticket) {
        return refuse(session, 'badState');
      }
      if (session.state !== 'paired' || session.ticket !== frame.ticket) return stay(session);
      return stay(session, {
        type: 'tell',
        to: session.partner,
        event: { type: 'partnerSignal', ticket: session.partner.ticket, blob: frame.blob },
      });
    default:
      return frame satisfies never;
  }
}

type Wish = Extract<ClientMessage, { type: 'Join' | 'Next' }>;

function seek(session: Present, wish: Wish, last: number, now: number, parking: Keeper): Step {
  if (wish.ticket <= last) return refuse(session, 'badTicket');
  const waiting: Waiting = {
    state: 'waiting',
    ticket: wish.ticket,
    mode: wish.mode,
    language: wish.language,
    hardNat: wish.hardNat,
    relayOnly: wish.relayOnly,
    since: now,
    parked: parking.keep(wish),
  };
  const effects = leaving(session, 'left');
  effects.push({ type: 'seek', waiting });
  return { next: waiting, effects };
}

function next(
  session: Present,
  frame: Extract<ClientMessage, { type: 'Next' }>,
  last: number,
  now: number,
  parking: Keeper,
): Step {
  const step = seek(session, frame, last, now, parking);
  if (step.next === gone || frame.why !== 'neverConnected') return step;
  return { next: step.next, effects: [{ type: 'notReached' }, ...step.effects] };
}

const notReached = ({ why }: { why: 'left' | 'neverConnected' }): readonly Effect[] =>
  why === 'neverConnected' ? [{ type: 'notReached' }] : nothing;

/** A flag on the partner of now is also a farewell. */
function flag(
  session: Present,
  { ticket, reason }: Extract<ClientMessage, { type: 'Flag' }>,
  last: number,
): Step {
  if (ticket > last) return refuse(session, 'badTicket');
  const effect: Effect = { type: 'flag', ticket, reason };
  return isPairedBy(session, ticket)
    ? { next: idle, effects: [...leaving(session, 'left'), effect] }
    : stay(session, effect);
}

function refresh(
  before: Waiting,
  frame: Extract<ClientMessage, { type: 'Refresh' }>,
  parking: Keeper,
): Step {
  const { tags } = before.parked;
  const waiting: Waiting = { ...before, parked: parking.keep({ ...frame, tags }) };
  return {
    next: waiting,
    effects: [{ type: 'unpark', parked: before.parked }, parkedReply(waiting)],
  };
}

function onMatched(session: Session, event: Extract<SessionEvent, { type: 'matched' }>): Step {
  if (session.state !== 'waiting' || session.ticket !== event.ticket) {
    // Whoever was promised this session must not wait for a ghost.
    return stay(session, tellLeft(event.partner, 'left'));
  }
  return {
    next: { state: 'paired', ticket: event.ticket, partner: event.partner },
    effects: [
      send({
        type: 'Matched',
        ticket: event.ticket,
        role: event.role,
        generation: session.parked.generation,
        sharedTags: event.sharedTags,
        key: event.keys.key,
        partnerHash: event.keys.partnerHash,
        commitment: event.theirs.commitment,
        description: event.theirs.description,
        local: event.showLocal ? event.theirs.local : noBytes,
      }),
    ],
  };
}

function reattach(
  session: Present,
  frame: Extract<ClientMessage, { type: 'Reattach' }>,
  last: number,
): Step {
  if (session.state !== 'idle') return refuse(session, 'badState');
  if (frame.ticket <= last) return refuse(session, 'badTicket');
  const keys = { key: frame.key.slice(), partnerHash: frame.partnerHash.slice() };
  return {
    next: { state: 'reattaching', ticket: frame.ticket, keys },
    effects: [{ type: 'claim', keys }],
  };
}

function onReattached(
  session: Session,
  { ticket, partner, keys }: Extract<SessionEvent, { type: 'reattached' }>,
): Step {
  if (session.state !== 'reattaching' || session.ticket !== ticket) {
    return stay(session, tellLeft(partner, 'left'));
  }
  return {
    next: { state: 'paired', ticket, partner },
    effects: [
      { type: 'wipe', bytes: keyBytesOf(session.keys) },
      send({ type: 'Reattached', ticket, ...keys }),
    ],
  };
}

/** A lost socket takes its session out of every queue, for as long as it lingers. */
function pausing({ state }: Present): readonly Effect[] {
  if (state === 'waiting') return [{ type: 'withdraw' }];
  return state === 'reattaching' ? [{ type: 'unclaim' }] : nothing;
}

function onPartnerLeft(
  session: Session,
  event: Extract<SessionEvent, { type: 'partnerLeft' }>,
): Step {
  const { ticket, why } = event;
  if (isPairedBy(session, ticket)) {
    return { next: idle, effects: [send({ type: 'PartnerLeft', ticket, why })] };
  }
  if (session.state === 'lingering' && isPairedBy(session.before, ticket)) {
    return {
      next: { state: 'lingering', before: idle, missed: { ticket, why } },
      effects: nothing,
    };
  }
  return stay(session);
}

function onResumed(session: Session): Step {
  if (session.state === 'waiting') return stay(session, parkedReply(session));
  if (session.state !== 'lingering') return stay(session);
  const { before, missed } = session;
  if (before.state === 'waiting') {
    return { next: before, effects: [{ type: 'seek', waiting: before }] };
  }
  if (before.state === 'reattaching') {
    return { next: before, effects: [{ type: 'claim', keys: before.keys }] };
  }
  return {
    next: before,
    effects: missed
      ? [send({ type: 'PartnerLeft', ticket: missed.ticket, why: missed.why })]
      : nothing,
  };
}

const isPairedBy = (session: Session, ticket: number): boolean =>
  session.state === 'paired' && session.ticket === ticket;

function ticketOf(session: Present): number | undefined {
  return session.state === 'idle' ? undefined : session.ticket;
}
