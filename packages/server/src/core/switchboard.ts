import type { ClientMessage } from '@passerby/protocol/client-messages';
import type { CloseCode } from '@passerby/protocol/close-codes';
import { avoidedPartners, pairKeyBytes, protocolVersion } from '@passerby/protocol/limits';
import type { RelayOffer, Role, ServerMessage } from '@passerby/protocol/server-messages';
import { type Deadline, Deadlines } from './deadlines.ts';
import { Matchmaker, type Pair } from './matchmaker.ts';
import { ResumeToken, sessionOf } from './resume-token.ts';
import { roundUpTo8 } from './round-up.ts';
import {
  allBytesOf,
  type Effect,
  idle,
  type PairKeys,
  type Parked,
  parkedReply,
  type Seeking,
  type Session,
  type SessionEvent,
  step,
} from './session.ts';
import { createTagIndex, type TagIndex } from './tag-index.ts';
import { type SessionId, sharedTags, type Ticket } from './ticket.ts';

/** Counted by the shell, never used twice. */
export type SocketId = number;

/** Where a socket comes from: a keyed hash of its network, and whether its address is private. */
export interface Origin {
  readonly network: number;
  readonly local: boolean;
}

export interface SwitchboardPorts {
  /** Must have encoded the message before it returns: its bytes may be wiped right after. */
  send(socket: SocketId, message: ServerMessage): void;
  /** Nothing more is expected of this socket; `closed` for it is ignored. */
  close(socket: SocketId, code: CloseCode): void;
  /** 31 random bits: a number that the engine keeps as it is. */
  randomId(): number;
  randomBytes(length: number): Uint8Array;
  /** The first 16 bytes of SHA-256. */
  hash(bytes: Uint8Array): Uint8Array;
}

export interface SwitchboardOptions {
  readonly helloTimeoutMs: number;
  readonly resumeWindowMs: number;
  readonly relaxAfterMs: number;
  readonly presenceEveryMs: number;
  readonly stunPorts: readonly number[];
  readonly relay: RelayOffer;
}

/** What there is right now, in exact numbers: round them before they leave the process. */
export interface Totals {
  readonly sessions: number;
  readonly waiting: number;
  readonly pairs: number;
}

/** A session with what it keeps through all of its states. */
interface Member {
  readonly id: SessionId;
  readonly token: ResumeToken;
  session: Session;
  socket: SocketId | undefined;
  origin: Origin;
  lastTicket: number;
  /** The last few sessions it met: those it is kept from meeting again. */
  avoided: readonly SessionId[];
  lingering: Deadline<Member> | undefined;
  /** The presence that its client was last told of, as one number. */
  presenceShown: number;
}

/** A socket that has not said `Hello` yet. */
interface Newcomer {
  readonly origin: Origin;
  readonly greeting: Deadline<SocketId>;
}

/**
 * Where all sessions meet: it hands events to `step`, carries out the effects, and asks the
 * matchmaker. Pure: time, randomness and sending come in from outside.
 */
export class Switchboard {
  readonly #newcomers = new Map<SocketId, Newcomer>();
  readonly #bySocket = new Map<SocketId, Member>();
  readonly #members = new Map<SessionId, Member>();
  readonly #matchmaker: Matchmaker;
  readonly #greeting: Deadlines<SocketId>;
  readonly #lingering: Deadlines<Member>;
  #presenceAt = 0;
  #presenceShown = -1;
  readonly #indexTags: TagIndex;
  #paired = 0;

  constructor(
    private readonly ports: SwitchboardPorts,
    private readonly options: SwitchboardOptions,
  ) {
    this.#indexTags = createTagIndex(ports.randomBytes);
    this.#matchmaker = new Matchmaker(options.relaxAfterMs);
    this.#greeting = new Deadlines(options.helloTimeoutMs);
    this.#lingering = new Deadlines(options.resumeWindowMs);
  }

  totals(): Totals {
    return {
      sessions: this.#members.size,
      waiting: this.#matchmaker.size,
      pairs: this.#paired / 2,
    };
  }

  opened(socket: SocketId, origin: Origin, now: number): void {
    this.#newcomers.set(socket, { origin, greeting: this.#greeting.set(socket, now) });
  }

  received(socket: SocketId, message: ClientMessage, now: number): void {
    const member = this.#bySocket.get(socket);
    if (member) {
      member.token.confirm();
      this.#dispatch(member, { type: 'frame', message }, now);
    } else if (this.#newcomers.has(socket)) {
      this.#greet(socket, message, now);
    }
  }

  /** `lost`: no close frame came, so the person may come back. */
  closed(socket: SocketId, how: 'closed' | 'lost', now: number): void {
    this.#forgetNewcomer(socket);
    const member = this.#bySocket.get(socket);
    if (member) this.#dispatch(member, { type: how }, now);
  }

  /** Does everything whose time has come. */
  sweep(now: number): void {
    this.#greeting.sweep(now, (socket) => {
      this.#newcomers.delete(socket);
      this.ports.close(socket, 'helloTimeout');
    });
    this.#lingering.sweep(now, (member) => this.#dispatch(member, { type: 'expired' }, now));
    this.#matchmaker.sweep(now, (pair) => this.#introduce(pair, now));
    if (now >= this.#presenceAt) {
      this.#presenceAt = now + this.options.presenceEveryMs;
      this.#showPresenceToAll();
    }
  }

  #greet(socket: SocketId, message: ClientMessage, now: number): void {
    const origin = this.#forgetNewcomer(socket);
    if (!origin) return;
    if (message.type !== 'Hello' && message.type !== 'Resume') {
      this.ports.close(socket, 'badState');
    } else if (message.version !== protocolVersion) {
      this.ports.close(socket, 'badVersion');
    } else {
      const resumed = message.type === 'Resume' ? this.#memberOf(message.token) : undefined;
      if (resumed) this.#resume(resumed, socket, origin, now);
      else this.#welcome(this.#admit(origin), socket, false);
    }
  }

  #forgetNewcomer(socket: SocketId): Origin | undefined {
    const newcomer = this.#newcomers.get(socket);
    if (!newcomer) return undefined;
    this.#newcomers.delete(socket);
    this.#greeting.clear(newcomer.greeting);
    return newcomer.origin;
  }

  #memberOf(token: Uint8Array): Member | undefined {
    const member = this.#members.get(sessionOf(token));
    return member?.token.use(token, this.ports.randomBytes) ? member : undefined;
  }

  #admit(origin: Origin): Member {
    let id = this.ports.randomId();
    while (this.#members.has(id)) id = this.ports.randomId();
    const member: Member = {
      id,
      token: new ResumeToken(this.ports.randomBytes),
      session: idle,
      socket: undefined,
      origin,
      lastTicket: 0,
      avoided: nobody,
      lingering: undefined,
      presenceShown: -1,
    };
    this.#members.set(id, member);
    return member;
  }

  #resume(member: Member, socket: SocketId, origin: Origin, now: number): void {
    if (member.socket !== undefined) {
      this.ports.close(member.socket, 'replaced');
      this.#bySocket.delete(member.socket);
    }
    member.origin = origin;
    member.presenceShown = -1;
    this.#welcome(member, socket, true);
    this.#dispatch(member, { type: 'resumed' }, now);
  }

  #welcome(member: Member, socket: SocketId, resumed: boolean): void {
    member.socket = socket;
    this.#bySocket.set(socket, member);
    const { resumeWindowMs, relaxAfterMs, relay, stunPorts } = this.options;
    const token = member.token.write(member.id);
    this.ports.send(socket, {
      type: 'Welcome',
      token,
      resumeWindowMs,
      relaxAfterMs,
      resumed,
      relay,
      stunPorts,
    });
    token.fill(0);
    this.#showPresence(member);
  }

  /** One event through `step`, and what follows from it. */
  #dispatch(member: Member, event: SessionEvent, now: number): void {
    const before = member.session;
    const { next, effects } = step(before, event, member.lastTicket, now);
    if (next !== before) this.#enter(member, next, before, now);
    for (const effect of effects) this.#carryOut(member, effect, now);
    if (next.state === 'gone') this.#forget(member);
  }

  /** Keeps the counts and deadlines that hang on a session's state. */
  #enter(member: Member, next: Session, before: Session, now: number): void {
    member.session = next;
    if (isPaired(before)) this.#showPresence(member);
    this.#paired += Number(isPaired(next)) - Number(isPaired(before));
    if (next.state === 'waiting') member.lastTicket = next.seeking.ticket;
    if (next.state === 'lingering' && before.state !== 'lingering') {
      if (member.socket !== undefined) this.#bySocket.delete(member.socket);
      member.socket = undefined;
      member.lingering = this.#lingering.set(member, now);
    } else if (next.state !== 'lingering' && member.lingering) {
      this.#lingering.clear(member.lingering);
      member.lingering = undefined;
    }
  }

  #carryOut(member: Member, effect: Effect, now: number): void {
    switch (effect.type) {
      case 'send':
        if (member.socket !== undefined) this.ports.send(member.socket, effect.message);
        return;
      case 'close':
        if (member.socket !== undefined) this.ports.close(member.socket, effect.code);
        return;
      case 'seek':
        this.#seek(member, effect.seeking, now);
        return;
      case 'withdraw':
        this.#matchmaker.leave(member.id);
        return;
      case 'tell': {
        const partner = this.#members.get(effect.session);
        if (partner) this.#dispatch(partner, effect.event, now);
        return;
      }
      case 'wipe':
        wipe(effect.bytes);
        return;
      default:
        effect satisfies never;
    }
  }

  #seek(member: Member, seeking: Seeking, now: number): void {
    const ticket: Ticket = {
      session: member.id,
      number: seeking.ticket,
      mode: seeking.mode,
      language: seeking.language,
      tags: this.#indexTags(seeking.tags),
      network: member.origin.network,
      local: member.origin.local,
      hardNat: seeking.hardNat,
      relayOnly: seeking.relayOnly,
      avoided: member.avoided,
      since: seeking.since,
    };
    const pair = this.#matchmaker.join(ticket, now);
    if (pair) this.#introduce(pair, now);
    else this.#carryOut(member, parkedReply(seeking), now);
  }

  /** Hands each side the other's description, and keeps neither. */
  #introduce({ first, second }: Pair, now: number): void {
    const one = this.#members.get(first.session);
    const two = this.#members.get(second.session);
    if (one?.session.state !== 'waiting' || two?.session.state !== 'waiting') return;
    const seekingOne = one.session.seeking;
    const seekingTwo = two.session.seeking;
    const showLocal = one.origin.local && two.origin.local;
    avoid(one, two.id);
    avoid(two, one.id);
    const keyOne = this.ports.randomBytes(pairKeyBytes);
    const keyTwo = this.ports.randomBytes(pairKeyBytes);
    const keysOne = { key: keyOne, partnerHash: this.ports.hash(keyTwo) };
    const keysTwo = { key: keyTwo, partnerHash: this.ports.hash(keyOne) };
    const meet = (
      member: Member,
      own: Ticket,
      other: Ticket,
      theirs: Parked,
      role: Role,
      keys: PairKeys,
    ) =>
      this.#dispatch(
        member,
        {
          type: 'matched',
          ticket: own.number,
          partner: { session: other.session, ticket: other.number },
          role,
          sharedTags: sharedTags(own.tags, other.tags),
          theirs,
          showLocal,
          keys,
        },
        now,
      );
    meet(one, first, second, seekingTwo.parked, 'initiator', keysOne);
    meet(two, second, first, seekingOne.parked, 'responder', keysTwo);
    wipe(allBytesOf(seekingOne));
    wipe(allBytesOf(seekingTwo));
    for (const { key, partnerHash } of [keysOne, keysTwo]) wipe([key, partnerHash]);
  }

  #showPresence(member: Member): void {
    const { state } = member.session;
    if (member.socket === undefined || (state !== 'idle' && state !== 'waiting')) return;
    const presence = this.#presence();
    if (presence === member.presenceShown) return;
    member.presenceShown = presence;
    this.ports.send(member.socket, { type: 'Presence', ...unpackPresence(presence) });
  }

  /** Nobody needs to be told while nothing has changed. */
  #showPresenceToAll(): void {
    const presence = this.#presence();
    if (presence === this.#presenceShown) return;
    this.#presenceShown = presence;
    for (const member of this.#members.values()) this.#showPresence(member);
  }

  /** Sessions and those who wait, in eighths: one number that tells whether anything changed. */
  #presence(): number {
    return (roundUpTo8(this.#members.size) / 8) * eighths + roundUpTo8(this.#matchmaker.size) / 8;
  }

  #forget(member: Member): void {
    this.#members.delete(member.id);
    if (member.socket !== undefined) this.#bySocket.delete(member.socket);
    member.socket = undefined;
    member.token.wipe();
  }
}

const nobody: readonly SessionId[] = [];

const eighths = 2 ** 26;

const unpackPresence = (presence: number) => ({
  here: Math.floor(presence / eighths) * 8,
  waiting: (presence % eighths) * 8,
});

function avoid(member: Member, other: SessionId): void {
  member.avoided = [...member.avoided.slice(1 - avoidedPartners), other];
}

function wipe(all: readonly Uint8Array[]): void {
  for (const bytes of all) bytes.fill(0);
}

const isPaired = (session: Session): boolean =>
  session.state === 'paired' ||
  (session.state === 'lingering' && session.before.state === 'paired');
