import type { ClientMessage, Mode } from '@passerby/protocol/client-messages';
import type { CloseCode } from '@passerby/protocol/close-codes';
import type { Departure, Role, ServerMessage } from '@passerby/protocol/server-messages';
import type { SessionId } from './ticket.ts';

/**
 * The life of one session, from the first frame to the last:
 *
 *   idle -> waiting -> paired -> idle ...      any -> lingering (lost) -> back, or gone
 *
 * Each state holds what it needs and nothing else. `step` is pure: it says what comes next and what
 * is to be done; the switchboard does it. (Before its first frame a socket has no session at all.)
 */
export type Session =
  | Idle
  | Waiting
  | Paired
  | {
      readonly state: 'lingering';
      readonly before: Idle | Waiting | Paired;
      readonly missed?: Missed;
    }
  | { readonly state: 'gone' };

interface Idle {
  readonly state: 'idle';
}

interface Waiting {
  readonly state: 'waiting';
  readonly seeking: Seeking;
}

interface Paired {
  readonly state: 'paired';
  readonly ticket: number;
  readonly partner: Side;
}

/** What a waiting session looks for, and the description that its partner will get. */
export interface Seeking {
  readonly ticket: number;
  readonly mode: Mode;
  readonly language: number;
  /** Hashed interests as they came. Wiped with what is parked. */
  readonly tags: Uint8Array;
  /** A NAT that gives each destination another port: two such need a relay between them. */
  readonly hardNat: boolean;
  /** Reached through a relay alone, by choice: what NAT there is does not matter. */
  readonly relayOnly: boolean;
  readonly since: number;
  readonly parked: Parked;
}

/** Bytes that belong to the session and are wiped when they have served. */
export interface Parked {
  readonly generation: number;
  readonly commitment: Uint8Array;
  readonly description: Uint8Array;
  readonly local: Uint8Array;
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
}

/** A partner who went while this session was lingering. */
interface Missed {
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
  | { readonly type: 'partnerSignal'; readonly ticket: number; readonly blob: Uint8Array }
  | { readonly type: 'partnerLeft'; readonly ticket: number; readonly why: Departure }
  | { readonly type: 'closed' }
  | { readonly type: 'lost' }
  | { readonly type: 'resumed' }
  | { readonly type: 'expired' };

export type Effect =
  | { readonly type: 'send'; readonly message: ServerMessage }
  | { readonly type: 'close'; readonly code: CloseCode }
  | { readonly type: 'seek'; readonly seeking: Seeking }
  | { readonly type: 'withdraw' }
  | { readonly type: 'tell'; readonly session: SessionId; readonly event: SessionEvent }
  | { readonly type: 'wipe'; readonly bytes: readonly Uint8Array[] };

interface Step {
  readonly next: Session;
  readonly effects: readonly Effect[];
}

/** The one idle state there is: an idle session holds nothing of its own. */
export const idle: Idle = { state: 'idle' };
const gone: Session = { state: 'gone' };
const nothing = Object.freeze<Effect[]>([]);
const noBytes = new Uint8Array(0);

/** `lastTicket` is the highest ticket that this session has named so far. */
export function step(session: Session, event: SessionEvent, lastTicket: number, now: number): Step {
  switch (event.type) {
    case 'frame':
      return session.state === 'lingering' || session.state === 'gone'
        ? stay(session)
        : onFrame(session, event.message, lastTicket, now);
    case 'matched':
      return onMatched(session, event);
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
        effects: session.state === 'waiting' ? [{ type: 'withdraw' }] : nothing,
      };
    case 'resumed':
      return onResumed(session);
    case 'closed':
      return { next: gone, effects: leaving(session, 'left') };
    case 'expired':
      return { next: gone, effects: leaving(session, 'lost') };
    default:
      return never(event);
  }
}

function onFrame(
  session: Idle | Waiting | Paired,
  frame: ClientMessage,
  last: number,
  now: number,
): Step {
  switch (frame.type) {
    case 'Hello':
    case 'Resume':
      return refuse(session, 'badState');
    case 'Join':
      if (session.state !== 'idle') return refuse(session, 'badState');
      return seek(session, frame, last, now);
    case 'Next':
      return seek(session, frame, last, now);
    case 'Refresh':
      if (frame.ticket > last) return refuse(session, 'badTicket');
      if (session.state !== 'waiting' || session.seeking.ticket !== frame.ticket)
        return stay(session);
      return refresh(session, frame);
    case 'Leave':
      if (frame.ticket > last) return refuse(session, 'badTicket');
      if (ticketOf(session) !== frame.ticket) return stay(session);
      return { next: idle, effects: leaving(session, 'left') };
    case 'Reattach':
    case 'AskRelay':
      return stay(session);
    case 'Signal':
      if (frame.ticket > last) return refuse(session, 'badTicket');
      // Still waiting under this very ticket: there is nobody it could be meant for.
      if (session.state === 'waiting' && session.seeking.ticket === frame.ticket) {
        return refuse(session, 'badState');
      }
      if (session.state !== 'paired' || session.ticket !== frame.ticket) return stay(session);
      return stay(session, {
        type: 'tell',
        session: session.partner.session,
        event: { type: 'partnerSignal', ticket: session.partner.ticket, blob: frame.blob },
      });
    default:
      return never(frame);
  }
}

type Wish = Extract<ClientMessage, { type: 'Join' | 'Next' }>;

function seek(session: Idle | Waiting | Paired, wish: Wish, last: number, now: number): Step {
  if (wish.ticket <= last) return refuse(session, 'badTicket');
  const seeking: Seeking = {
    ticket: wish.ticket,
    mode: wish.mode,
    language: wish.language,
    tags: wish.tags.slice(),
    hardNat: wish.hardNat,
    relayOnly: wish.relayOnly,
    since: now,
    parked: park(wish),
  };
  return {
    next: { state: 'waiting', seeking },
    effects: [...leaving(session, 'left'), { type: 'seek', seeking }],
  };
}

/** Copies: the frame's own bytes are wiped as soon as it has been handled. */
function park(frame: Parked): Parked {
  return {
    generation: frame.generation,
    commitment: frame.commitment.slice(),
    description: frame.description.slice(),
    local: frame.local.slice(),
  };
}

function refresh(session: Waiting, frame: Extract<ClientMessage, { type: 'Refresh' }>): Step {
  const seeking: Seeking = { ...session.seeking, parked: park(frame) };
  return {
    next: { state: 'waiting', seeking },
    effects: [{ type: 'wipe', bytes: bytesOf(session.seeking.parked) }, parkedReply(seeking)],
  };
}

function onMatched(session: Session, event: Extract<SessionEvent, { type: 'matched' }>): Step {
  if (session.state !== 'waiting' || session.seeking.ticket !== event.ticket) {
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
        generation: session.seeking.parked.generation,
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
  if (session.state === 'waiting') return stay(session, parkedReply(session.seeking));
  if (session.state !== 'lingering') return stay(session);
  const { before, missed } = session;
  if (before.state === 'waiting') {
    return { next: before, effects: [{ type: 'seek', seeking: before.seeking }] };
  }
  return {
    next: before,
    effects: missed
      ? [send({ type: 'PartnerLeft', ticket: missed.ticket, why: missed.why })]
      : nothing,
  };
}

/** What has to happen when a session ends what it is in the middle of. */
function leaving(session: Session, why: Departure): Effect[] {
  switch (session.state) {
    case 'waiting':
      return [{ type: 'withdraw' }, { type: 'wipe', bytes: allBytesOf(session.seeking) }];
    case 'paired':
      return [tellLeft(session.partner, why)];
    case 'lingering':
      return leaving(session.before, why).filter((effect) => effect.type !== 'withdraw');
    case 'idle':
    case 'gone':
      return [];
    default:
      return never(session);
  }
}

const stay = (session: Session, ...effects: Effect[]): Step => ({ next: session, effects });

function refuse(session: Session, code: CloseCode): Step {
  return { next: gone, effects: [...leaving(session, 'left'), { type: 'close', code }] };
}

const send = (message: ServerMessage): Effect => ({ type: 'send', message });

const tellLeft = (side: Side, why: Departure): Effect => ({
  type: 'tell',
  session: side.session,
  event: { type: 'partnerLeft', ticket: side.ticket, why },
});

const bytesOf = ({ commitment, description, local }: Parked): Uint8Array[] => [
  commitment,
  description,
  local,
];

/** Everything of a wish that came as bytes. */
export const allBytesOf = ({ parked, tags }: Seeking): Uint8Array[] => [...bytesOf(parked), tags];

/** The acknowledgement of `Join`, `Next` and `Refresh` while nobody has come. */
export const parkedReply = (seeking: Seeking): Effect =>
  send({ type: 'Parked', ticket: seeking.ticket, generation: seeking.parked.generation });

const isPairedBy = (session: Session, ticket: number): boolean =>
  session.state === 'paired' && session.ticket === ticket;

function ticketOf(session: Idle | Waiting | Paired): number | undefined {
  if (session.state === 'waiting') return session.seeking.ticket;
  return session.state === 'paired' ? session.ticket : undefined;
}

function never(value: never): never {
  throw new TypeError(`a case nobody wrote: ${typeof value}`);
}
