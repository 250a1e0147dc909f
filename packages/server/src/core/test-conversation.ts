import { type ClientMessage, clientWire } from '@passerby/protocol/client-messages';
import type { ServerMessage } from '@passerby/protocol/server-messages';
import type { Line } from '@passerby/test-kit/conversation';
import type { Origin, SocketId } from './member.ts';
import type { Hall } from './test-hall.ts';

/** A session as its own person knows it, and as the frames that it got have it. */
interface Life {
  socket: SocketId | undefined;
  lastTicket: number;
  told: 'idle' | 'parked' | 'matched' | 'reattaching';
  /** Unknown after `Reattached`, until the partner says something. */
  partner: { readonly life: Life; readonly ticket: number } | undefined;
  lostAt: number | undefined;
  isOver: boolean;
}

interface Place {
  readonly socket: SocketId;
  readonly origin: Origin;
  life: Life | undefined;
  /** With whose token it came. */
  readonly claims: Life | undefined;
  isClosed: boolean;
  read: number;
}

interface Player {
  /** Plays one line, and throws when what anybody hears breaks a rule. */
  play(line: Line): void;
  /** Sockets that are open, whether they were welcomed or not. */
  readonly open: number;
  /** Everybody goes, each in one of the two ways. */
  leaveAll(): void;
  /** How often each message was heard. */
  readonly heard: Readonly<Record<string, number>>;
}

/** Everything that a test counts on is said in words, so that a broken rule has a name. */
function holds(isSo: boolean, rule: string): asserts isSo {
  if (!isSo) throw new Error(rule);
}

const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Bun.CryptoHasher('sha256').update(bytes).digest().subarray(0, 16);

/** What is before the hall: where somebody comes from, if they are let in, and that they have gone. */
interface Door {
  enter(from: number): Origin | undefined;
  leave(origin: Origin): void;
}

const openDoor: Door = { enter: (network) => ({ network, local: false }), leave() {} };

/**
 * Plays conversations with a hall. It knows frames alone, as people do, and holds I1 to I6, and what
 * the switchboard counts, against them after each line.
 */
export function createPlayer(hall: Hall, door = openDoor): Player {
  const here = new Map<number, Place>();
  const places = new Set<Place>();
  const lives: Life[] = [];
  const tokens = new Map<number, { readonly token: Uint8Array; readonly life: Life }>();
  const ofToken = new Map<string, Life>();
  const heard: Record<string, number> = {};

  /** What a description or a signal begins with: whose it is, and under which ticket it was said. */
  const mark = (life: Life, ticket: number, rest: Uint8Array) =>
    Uint8Array.of(
      ...new Uint8Array(new Uint32Array([lives.indexOf(life), ticket]).buffer),
      ...rest,
    );
  function marked(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const life = lives[view.getUint32(0, true)];
    holds(life !== undefined, '[I3] what is heard was said by somebody');
    return { life, ticket: view.getUint32(4, true) };
  }

  function forget(place: Place) {
    place.isClosed = true;
    places.delete(place);
    door.leave(place.origin);
  }

  function end(place: Place, how: 'closed' | 'replaced') {
    forget(place);
    if (place.life === undefined || how === 'replaced') return;
    place.life.socket = undefined;
    place.life.isOver = true;
  }

  function meet(life: Life, message: Extract<ServerMessage, { type: 'Matched' }>) {
    const partner = marked(message.description);
    holds(partner.life !== life, '[I1] nobody meets themselves');
    holds(!partner.life.isOver, '[I4] nobody meets a ghost');
    holds(partner.ticket === partner.life.lastTicket, '[I6] a match is for the search of now');
    Object.assign(life, { told: 'matched', partner });
  }

  function hear(place: Place, message: ServerMessage) {
    heard[message.type] = (heard[message.type] ?? 0) + 1;
    if (message.type === 'Welcome') {
      holds(place.life === undefined, '[S5] one is welcomed once');
      holds(!message.resumed || place.claims !== undefined, '[R2] a guess resumes nothing');
      const resumed = message.resumed ? place.claims : undefined;
      holds(resumed?.isOver !== true, '[F1] what is over is not resumed');
      const life: Life = resumed ?? {
        ...{ socket: undefined, lastTicket: 0, told: 'idle', partner: undefined },
        ...{ lostAt: undefined, isOver: false },
      };
      if (resumed === undefined) lives.push(life);
      place.life = life;
      Object.assign(life, { socket: place.socket, lostAt: undefined });
      ofToken.set(message.token.toHex(), life);
      for (const [who, at] of here)
        if (at === place) tokens.set(who, { token: message.token, life });
      return;
    }
    if (message.type === 'Blocked') return;
    const { life } = place;
    holds(life !== undefined, '[S5] nothing is said before Welcome');
    holds(life.socket === place.socket, '[R2] a socket that was replaced is told nothing');
    if (!('ticket' in message)) return;
    holds(message.ticket === life.lastTicket, '[I6] only ever about the ticket of now');
    if (message.type === 'Parked') life.told = 'parked';
    if (message.type === 'Matched') meet(life, message);
    if (message.type === 'Reattached') Object.assign(life, { told: 'matched', partner: undefined });
    if (message.type === 'PartnerLeft' && life.told !== 'parked') life.told = 'idle';
    if (message.type === 'Signal') {
      holds(life.told === 'matched', '[I3] a signal is for whoever has a partner');
      const said = marked(message.blob);
      life.partner ??= said;
      const isPartner = said.life === life.partner.life && said.ticket === life.partner.ticket;
      holds(isPartner, '[I3] a signal is from the partner of now, and from this pairing');
    }
  }

  function hearAll() {
    for (const place of [...places]) {
      const { messages, closed } = hall.at(place.socket);
      for (; place.read < messages.length; place.read++) {
        hear(place, messages[place.read] as ServerMessage);
      }
      if (closed) end(place, closed === 'replaced' ? 'replaced' : 'closed');
    }
    check();
  }

  /** What everybody was told adds up with what the switchboard counts. */
  function check() {
    const held = hall.switchboard.held();
    const welcomed = [...places].filter(({ life }) => life !== undefined);
    holds(
      held.newcomers === places.size - welcomed.length,
      '[S5] who has not greeted is a newcomer',
    );
    holds(
      held.sessions === welcomed.length + held.lingering,
      '[I5] a session has a socket or lingers',
    );
    const present = welcomed.map(({ life }) => life as Life);
    const waiting = present.filter(({ told }) => told === 'parked').length;
    holds(held.waiting === waiting, '[I2] who waits has been told so');
    const matched = present.filter(({ told }) => told === 'matched');
    holds(matched.length <= 2 * held.pairs, '[I1] whoever has a partner is in a pair');
    holds(2 * held.pairs <= matched.length + held.lingering, '[I4] a pair has been told of it');
    for (const life of matched) {
      const other = life.partner?.life;
      if (other?.socket === undefined) continue;
      holds(other.told === 'matched', '[I1] a pair is symmetric');
      holds((other.partner?.life ?? life) === life, '[I1] one is in at most one pair');
    }
  }

  /** With what only those who are there can know: tickets, and marks. */
  function completed(life: Life, message: ClientMessage, ahead: number): ClientMessage {
    const ticket = Math.max(0, life.lastTicket + ahead);
    const own = 'ticket' in message ? { ticket } : {};
    const said: Partial<Record<'description' | 'blob' | 'partnerHash', Uint8Array>> = {};
    if ('description' in message) said.description = mark(life, ticket, message.description);
    if ('blob' in message) said.blob = mark(life, ticket, message.blob);
    // The key of the other side, as both make it up.
    if (message.type === 'Reattach') said.partnerHash = sha256(message.partnerHash);
    return { ...message, ...own, ...said } as ClientMessage;
  }

  function say(place: Place, given: ClientMessage, ahead: number) {
    const { life, socket } = place;
    if (life === undefined) {
      hall.say(socket, given);
      return;
    }
    const message = completed(life, given, ahead);
    const isNew = 'ticket' in message && message.ticket > life.lastTicket;
    const isNow = 'ticket' in message && message.ticket === life.lastTicket;
    if (isNew && (message.type === 'Next' || message.type === 'Join')) {
      Object.assign(life, { lastTicket: message.ticket, told: 'idle', partner: undefined });
    } else if (isNew && message.type === 'Reattach') {
      Object.assign(life, { lastTicket: message.ticket, told: 'reattaching', partner: undefined });
    } else if (isNow && message.type === 'Leave') {
      life.told = 'idle';
    } else if (isNow && message.type === 'Flag' && life.told === 'matched') {
      life.told = 'idle';
    }
    // As from the wire: its bytes are wiped as soon as it has been handled.
    const frame = clientWire.encode(message).slice();
    const decoded = clientWire.decode(frame);
    holds(decoded.ok, '[W1] what is said is a message');
    hall.say(socket, decoded.value);
    frame.fill(0);
  }

  function come(who: number, from: number, greeting: Extract<Line, { does: 'come' }>['greeting']) {
    const origin = door.enter(from);
    if (origin === undefined) return;
    const known = greeting.says === 'token' ? tokens.get(greeting.of) : undefined;
    const token = known?.token ?? new Uint8Array(20).fill(who + 1);
    const socket = hall.open(origin);
    const claims = greeting.says === 'token' ? ofToken.get(token.toHex()) : undefined;
    const place: Place = { socket, origin, life: undefined, claims, isClosed: false, read: 0 };
    here.set(who, place);
    places.add(place);
    if (greeting.says === 'hello') hall.say(socket, { type: 'Hello', version: 1 });
    else if (greeting.says !== 'nothing') hall.say(socket, { type: 'Resume', version: 1, token });
  }

  function go(place: Place, how: 'closed' | 'lost') {
    hall.close(place.socket, how);
    if (how === 'closed') end(place, 'closed');
    else {
      forget(place);
      if (place.life) Object.assign(place.life, { socket: undefined, lostAt: hall.now });
    }
  }

  return {
    heard,
    get open() {
      return places.size;
    },
    leaveAll() {
      for (const [i, place] of [...places].entries()) go(place, i % 2 ? 'closed' : 'lost');
      hearAll();
    },
    play(line) {
      if (line.does === 'wait') hall.pass(line.ms);
      else {
        const place = here.get(line.who);
        if (line.does === 'come') come(line.who, line.from, line.greeting);
        else if (place === undefined || place.isClosed) return;
        else if (line.does === 'say') say(place, line.message, line.ahead);
        else if (line.does === 'go') go(place, line.how);
        else {
          const decoded = clientWire.decode(line.frame.slice());
          // What is no message ends the socket, and its session with it (SPEC S4).
          if (!decoded.ok) go(place, 'closed');
          else say(place, decoded.value, ticketsAhead(place, decoded.value));
        }
      }
      hearAll();
    },
  };

  function ticketsAhead({ life }: Place, message: ClientMessage): number {
    return 'ticket' in message ? message.ticket - (life?.lastTicket ?? 0) : 0;
  }
}
