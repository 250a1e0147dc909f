import type { ClientMessage } from '@passerby/protocol/client-messages';
import { type PartnerMessage, partnerWire } from '@passerby/protocol/partner-messages';
import type { RelayOffer, ServerMessage } from '@passerby/protocol/server-messages';
import type { CallEvent } from './call.ts';
import type { PackedDescription } from './description.ts';
import type { Interest } from './interest.ts';
import { type Encounter, type MeetingEffect, type MeetingEvent, newEncounter } from './meeting.ts';
import { meetingDeadline, stepMeeting } from './meeting-step.ts';
import type { Made } from './spare.ts';
import type { Wish } from './wish.ts';

export const wish: Wish = {
  mode: 'video',
  interests: ['chess', 'tea'],
  language: 'en',
  relayOnly: false,
};

export const interests: readonly Interest[] = [
  { word: 'chess', tag: Uint8Array.of(0, 0, 0, 0, 0, 1) },
  { word: 'tea', tag: Uint8Array.of(0, 0, 0, 0, 0, 2) },
];

/**
 * Somebody at a browser that works: words are hashed and connections made as soon as they are asked
 * for, unless `isSlow`. The clock is turned by hand.
 */
export class Visitor {
  state: Encounter = newEncounter;
  now = 1_000;
  isSlow = false;
  /** What the server has. */
  relay: RelayOffer = 'none';
  countsCalls = false;
  /** Connections that exist: made, or being made. */
  readonly alive = new Set<number>();
  readonly effects: MeetingEffect[] = [];

  act(event: MeetingEvent): void {
    const queue = [event];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const step = stepMeeting(this.state, next, this.now);
      this.state = step.state;
      for (const effect of step.effects) {
        this.effects.push(effect);
        if (effect.do === 'make') this.alive.add(effect.connection);
        if (effect.do === 'discard') this.alive.delete(effect.connection);
        if (!this.isSlow) queue.push(...answerTo(effect));
      }
    }
  }

  /** Lets time pass, ringing at every deadline on the way. */
  wait(ms: number): void {
    const until = this.now + ms;
    let rings = 0;
    while (meetingDeadline(this.state) <= until) {
      this.now = Math.max(this.now, meetingDeadline(this.state));
      this.act({ type: 'tick' });
      if (++rings > 1_000) throw new Error('the alarm rings without end');
    }
    this.now = until;
  }

  lineUp(resumed = false): void {
    const { relay, countsCalls } = this;
    this.act({ type: 'lineUp', resumed, relaxAfterMs: 4_000, countsCalls, relay });
  }

  hear(message: ServerMessage): void {
    this.act({ type: 'server', message });
  }

  /** The server acknowledges whatever was sent last. */
  park(): void {
    const last = this.sent().at(-1);
    if (last === undefined || !('generation' in last)) throw new Error('nothing to acknowledge');
    this.hear({ type: 'Parked', ticket: last.ticket, generation: last.generation });
  }

  matched(
    ticket = this.state.lastTicket,
    generation?: number,
  ): Extract<ServerMessage, { type: 'Matched' }> {
    const { meeting } = this.state;
    const newest = meeting.phase === 'searching' ? meeting.offered.at(-1)?.connection : undefined;
    return {
      type: 'Matched',
      ticket,
      role: 'initiator',
      generation: generation ?? (newest ?? 0) % 256,
      sharedTags: 1,
      key: new Uint8Array(16),
      partnerHash: new Uint8Array(16),
      commitment: new Uint8Array(32),
      description: Uint8Array.of(7),
      local: new Uint8Array(0),
    };
  }

  /** From nothing to a conversation. */
  meet(): void {
    if (this.state.line === 'away') this.lineUp();
    this.act({ type: 'start', wish });
    this.hear(this.matched());
    this.peer({ type: 'transport', state: 'connected' });
    this.peer({ type: 'channelOpened' });
    this.reveal();
  }

  /** The stranger opens their commitment. */
  reveal(): void {
    const message = { type: 'Reveal', nonce: new Uint8Array(32) } as const;
    this.peer({ type: 'received', frame: partnerWire.encode(message).slice() });
  }

  peer(event: Extract<MeetingEvent, { type: 'peer' }>['event'] | CallEvent): void {
    const { meeting } = this.state;
    const connection = 'connection' in meeting ? meeting.connection : 0;
    this.act({ type: 'peer', connection, event } as MeetingEvent);
  }

  sent(): readonly ClientMessage[] {
    return this.effects.filter((effect) => effect.do === 'send').map(({ message }) => message);
  }

  told(): readonly PartnerMessage[] {
    return this.effects.filter((effect) => effect.do === 'tell').map(({ message }) => message);
  }

  /** Everything that was done since the last time that this was asked. */
  done(): readonly MeetingEffect[] {
    return this.effects.splice(0);
  }

  get phase(): Encounter['meeting']['phase'] {
    return this.state.meeting.phase;
  }
}

function answerTo(effect: MeetingEffect): MeetingEvent[] {
  if (effect.do === 'hash') return [{ type: 'hashed', wish: effect.wish, interests }];
  if (effect.do === 'verify') {
    const { connection } = effect;
    return [{ type: 'peer', connection, event: { type: 'verified', emoji: [1, 2, 3, 4, 5] } }];
  }
  if (effect.do !== 'make') return [];
  const { connection, relay } = effect;
  return [{ type: 'made', made: { ...madeOf(connection, Uint8Array.of(connection)), relay } }];
}

/** A connection as a browser makes one. */
export const madeOf = (
  connection: number,
  description: Uint8Array,
  local = new Uint8Array(0),
): Omit<Made, 'madeAt'> => ({
  connection,
  description,
  local,
  commitment: new Uint8Array(32).fill(connection),
  hardNat: false,
  relay: 'none',
});

/** One side's half of an ICE restart. */
export const half: PackedDescription = {
  description: Uint8Array.of(1, 2, 3),
  local: new Uint8Array(0),
};

/** The server's answer to `AskRelay`; 0 seconds is a no. */
export const relayMessage = (seconds: number): Extract<ServerMessage, { type: 'Relay' }> => {
  const nothing = new Uint8Array(0);
  return {
    type: 'Relay',
    seconds,
    port: 0,
    tlsPort: 0,
    username: nothing,
    credential: nothing,
    urls: nothing,
  };
};
