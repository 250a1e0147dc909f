import { expect, test } from 'bun:test';
import { partnerWire } from '@passerby/protocol/partner-messages';
import { depth } from '@passerby/test-kit/depth';
import fc from 'fast-check';
import type { MeetingEffect } from './meeting.ts';
import { meetingDeadline } from './meeting-step.ts';
import { type SignalMessage, signalWire } from './signal-messages.ts';
import { connectionsOf, makingOf, relayUseOf } from './spare.ts';
import { half, madeOf, relayMessage, Visitor, wish } from './test-visitor.ts';

/** What a stranger's client may say of the connection, honest or not. */
function someSignal(pick: number): Uint8Array {
  const bytes = new Uint8Array(0);
  const messages: readonly SignalMessage[] = [
    { type: 'Restart', round: (pick >> 3) % 100, ...half },
    { type: 'Restarted', round: (pick >> 3) % 3, ...half },
    { type: 'AskRestart', round: (pick >> 3) % 100 },
    { type: 'Candidates', round: (pick >> 3) % 3, candidates: [] },
    { type: 'AskOffer' },
    { type: 'Offer', description: bytes, local: bytes },
    { type: 'Answer', description: bytes, local: bytes },
  ];
  const message = messages[pick % 8];
  return message === undefined ? Uint8Array.of(pick % 256) : signalWire.encode(message).slice();
}

/** What can happen; `pick` chooses among tickets, generations, connections and times. */
const happenings = {
  start: (visitor, pick) =>
    visitor.act({ type: 'start', wish: { ...wish, mode: pick % 2 ? 'video' : 'text' } }),
  next: (visitor) => visitor.act({ type: 'next' }),
  end: (visitor) => visitor.act({ type: 'end' }),
  distrust: (visitor) => visitor.act({ type: 'distrust' }),
  lineUp: (visitor) => visitor.lineUp(false),
  lineResumed: (visitor) => visitor.lineUp(true),
  lineDown: (visitor) => visitor.act({ type: 'lineDown' }),
  parked: (visitor, pick) =>
    visitor.hear({
      type: 'Parked',
      ticket: recent(visitor.state.lastTicket, pick),
      generation: recent(visitor.state.lastConnection, pick >> 2),
    }),
  matched: (visitor, pick) =>
    visitor.hear({
      ...visitor.matched(
        recent(visitor.state.lastTicket, pick),
        pick % 2 ? recent(visitor.state.lastConnection, pick >> 2) : undefined,
      ),
      role: (pick >> 4) % 2 ? 'responder' : 'initiator',
    }),
  partnerLeft: (visitor, pick) =>
    visitor.hear({
      type: 'PartnerLeft',
      ticket: recent(visitor.state.lastTicket, pick),
      why: 'left',
    }),
  partnerLost: (visitor, pick) =>
    visitor.hear({
      type: 'PartnerLeft',
      ticket: recent(visitor.state.lastTicket, pick),
      why: 'lost',
    }),
  connected: (visitor) => visitor.peer({ type: 'transport', state: 'connected' }),
  interrupted: (visitor) => visitor.peer({ type: 'transport', state: 'interrupted' }),
  failed: (visitor) => visitor.peer({ type: 'transport', state: 'failed' }),
  channelOpened: (visitor) => visitor.peer({ type: 'channelOpened' }),
  channelClosed: (visitor) => visitor.peer({ type: 'channelClosed' }),
  unusable: (visitor) => visitor.peer({ type: 'unusable' }),
  garbage: (visitor, pick) =>
    visitor.peer({ type: 'received', frame: Uint8Array.of(pick % 256, 1) }),
  latePeer: (visitor, pick) =>
    visitor.act({
      type: 'peer',
      connection: recent(visitor.state.lastConnection, pick),
      event: { type: 'transport', state: pick % 2 ? 'connected' : 'closed' },
    }),
  networkChanged: (visitor) => visitor.act({ type: 'networkChanged' }),
  relay: (visitor, pick) => visitor.hear(relayMessage(pick % 2 ? 600 : 0)),
  serverWithRelay: (visitor, pick) => {
    visitor.relay = pick % 2 ? 'choice' : 'always';
    visitor.lineUp(false);
  },
  halfMade: (visitor, pick) => visitor.peer({ type: 'halfMade', round: pick % 4, half }),
  signal: (visitor, pick) =>
    visitor.hear({ type: 'Signal', ticket: visitor.state.lastTicket, blob: someSignal(pick) }),
  described: (visitor, pick) =>
    visitor.peer({
      type: 'received',
      frame: partnerWire.encode({ type: 'Describe', blob: someSignal(pick) }).slice(),
    }),
  revealed: (visitor) => visitor.reveal(),
  intercepted: (visitor) => visitor.peer({ type: 'intercepted' }),
  say: (visitor) => visitor.act({ type: 'say', text: 'hello' }),
  makeFailed: (visitor) =>
    visitor.act({ type: 'makeFailed', connection: visitor.state.lastConnection }),
  slow: (visitor) => {
    visitor.isSlow = true;
  },
  fast: (visitor) => {
    visitor.isSlow = false;
    const { meeting, spare } = visitor.state;
    const connection = makingOf(spare);
    const bytes = new Uint8Array(0);
    if (connection !== undefined) {
      const relay = relayUseOf(spare) ?? 'none';
      visitor.act({ type: 'made', made: { ...madeOf(connection, bytes, bytes), relay } });
    }
    if (meeting.phase === 'searching') {
      visitor.act({ type: 'hashed', wish: meeting.quest.wish, interests: [] });
    }
  },
  wait: (visitor, pick) => visitor.wait(pick % 3_000),
  waitLong: (visitor, pick) => visitor.wait(pick % 60_000),
} satisfies Record<string, (visitor: Visitor, pick: number) => void>;

/** The latest number, or one shortly before it. */
const recent = (latest: number, pick: number) => Math.max(0, latest - (pick % 3)) % 256;

const kinds = Object.keys(happenings) as (keyof typeof happenings)[];
/** What usually happens comes more often, or a life would never get as far as a call. */
const usual = ['lineUp', 'start', 'fast', 'parked', 'matched', 'connected', 'wait'] as const;
const kind = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<keyof typeof happenings>(...usual) },
  { weight: 2, arbitrary: fc.constantFrom(...kinds) },
);
const pick = fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, fc.nat(100_000));
const life = (constraints: fc.ArrayConstraints) => fc.array(fc.tuple(kind, pick), constraints);

/** Every connection that the state still knows. */
function held({ state }: Visitor): readonly number[] {
  const { meeting, spare } = state;
  const offered = meeting.phase === 'searching' ? meeting.offered : [];
  const inUse = 'connection' in meeting ? [meeting.connection] : [];
  return [...connectionsOf(spare), ...offered.map(({ connection }) => connection), ...inUse];
}

function check(visitor: Visitor, effects: readonly MeetingEffect[], wasOpen: boolean): void {
  const { state } = visitor;
  // [K9] What exists is what the state knows, each once: nothing leaks, nothing is used twice.
  expect(held(visitor).toSorted((a, b) => a - b)).toEqual(
    [...visitor.alive].toSorted((a, b) => a - b),
  );
  expect(visitor.alive.size).toBeLessThanOrEqual(4);
  // [K9] Nobody who is in no meeting holds a connection.
  if (state.meeting.phase === 'none') expect(visitor.alive.size).toBe(0);
  // [K9] Everything that waits has a deadline, and none has passed.
  const deadline = meetingDeadline(state);
  expect(deadline).toBeGreaterThanOrEqual(visitor.now);
  const { meeting } = state;
  const waits =
    meeting.phase === 'connecting' ||
    (meeting.phase === 'searching' && state.line === 'open' && meeting.quest.interests);
  if (waits) expect(deadline).toBeLessThan(Number.POSITIVE_INFINITY);
  // [K9] Frames go out over an open line only.
  if (effects.some((effect) => effect.do === 'send')) {
    expect(wasOpen || state.line === 'open').toBe(true);
  }
}

test('[K9] whatever happens in whatever order, the state stays true', () => {
  let talked = 0;
  fc.assert(
    fc.property(life({ minLength: 20, maxLength: 120 }), (list) => {
      const visitor = new Visitor();
      const sent: number[] = [];
      const joinedWith: number[] = [];
      for (const [kind, pick] of list) {
        const wasOpen = visitor.state.line === 'open';
        happenings[kind](visitor, pick);
        const effects = visitor.done();
        check(visitor, effects, wasOpen);
        for (const effect of effects) {
          if (effect.do !== 'send') continue;
          const { type } = effect.message;
          if (type === 'Join' || type === 'Next') {
            // [V1] Under another ticket it could be in the hands of another stranger.
            const offered = effect.message.commitment[0] ?? 0;
            if (visitor.state.lastConnection < 256) expect(joinedWith).not.toContain(offered);
            joinedWith.push(offered);
          }
          if (type === 'Join' || type === 'Next' || type === 'Reattach') {
            sent.push(effect.message.ticket);
          }
        }
        if (visitor.phase === 'talking') talked++;
      }
      // Tickets count upwards without a gap.
      expect(sent).toEqual(sent.map((_, i) => i + 1));
      visitor.act({ type: 'end' });
      visitor.isSlow = false;
      expect(visitor.alive.size).toBe(0);
      expect(meetingDeadline(visitor.state)).toBe(Number.POSITIVE_INFINITY);
    }),
    {
      numRuns: depth({ quick: 1_500, deep: 30_000, of: 'random lives of a client' }),
    },
  );
  // A walk that never gets anywhere tests nothing.
  expect(talked).toBeGreaterThan(1_000);
});

test('[K9] undisturbed, with a server that answers, a search always ends in a call', () => {
  fc.assert(
    fc.property(life({ maxLength: 60 }), (list) => {
      const visitor = new Visitor();
      for (const [kind, pick] of list) happenings[kind](visitor, pick);
      happenings.fast(visitor);
      visitor.act({ type: 'end' });
      visitor.relay = 'none';
      visitor.lineUp(false);
      visitor.act({ type: 'start', wish });
      // A browser that has just failed to make a connection is given its pause.
      visitor.wait(4_900);
      if (visitor.state.line === 'away') visitor.lineUp(true);
      visitor.wait(100);
      expect(visitor.sent().at(-1)?.type).toMatch(/^(Join|Next)$/);
      visitor.hear(visitor.matched());
      visitor.peer({ type: 'transport', state: 'connected' });
      expect(visitor.phase).toBe('talking');
    }),
    { numRuns: 1_000 },
  );
});
