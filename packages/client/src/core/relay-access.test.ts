import { describe, expect, test } from 'bun:test';
import type { MeetingEffect } from './meeting.ts';
import {
  answered,
  asked,
  isGranted,
  isRefused,
  lapse,
  mayAsk,
  noRelayAccess,
  refusedByRelay,
} from './relay-access.ts';
import { madeOf, relayMessage, Visitor, wish } from './test-visitor.ts';

const hidden = { ...wish, relayOnly: true };
const offered = { ...noRelayAccess, offer: 'choice' } as const;

/** Somebody who hides, at a server with a relay, with a pass in hand and parked. */
function hiding(): Visitor {
  const visitor = new Visitor();
  visitor.relay = 'choice';
  visitor.lineUp();
  visitor.act({ type: 'start', wish: hidden });
  visitor.hear(relayMessage(600));
  visitor.park();
  return visitor;
}

/** The server as it is: passes for whoever asks, an answer for whoever offers. Ends after `ms`. */
function waitServed(visitor: Visitor, ms: number): MeetingEffect[] {
  const done = [...visitor.done()];
  for (let waited = 0; waited < ms; waited += 100) {
    visitor.wait(100);
    for (let fresh = visitor.done(); fresh.length > 0; fresh = visitor.done()) {
      done.push(...fresh);
      for (const effect of fresh) {
        if (effect.do !== 'send') continue;
        const { message } = effect;
        if (message.type === 'AskRelay') visitor.hear(relayMessage(600));
        if (!('generation' in message)) continue;
        const { ticket, generation } = message;
        visitor.hear({ type: 'Parked', ticket, generation });
      }
    }
  }
  return done;
}

const passesAsked = (effects: readonly MeetingEffect[]) =>
  effects.filter((effect) => effect.do === 'send' && effect.message.type === 'AskRelay').length;

const makes = (effects: readonly MeetingEffect[]) =>
  effects.filter((effect) => effect.do === 'make').map(({ relay }) => relay);

describe('[N3] a pass', () => {
  test('is good until two minutes before it expires', () => {
    const access = answered(asked(offered, 0), 600, 100);
    expect(isGranted(access, 480_099)).toBe(true);
    expect(isGranted(access, 480_100)).toBe(false);
    expect(mayAsk(access, 480_099)).toBe(false);
    expect(mayAsk(access, 480_100)).toBe(true);
  });

  test('that would not last for the beginning of a call is none', () => {
    expect(isRefused(answered(asked(offered, 0), 120, 0), 0)).toBe(true);
  });

  test('that is held is not lost when there is no other: a call that goes over the relay needs it', () => {
    const access = answered(asked(offered, 0), 600, 100);
    expect(answered(access, 0, 200)).toEqual(access);
    expect(isRefused(answered(access, 0, 480_100), 480_100)).toBe(true);
  });

  test('that is not answered for within 5 s is refused, and asked for again 10 s later', () => {
    const access = lapse(asked(offered, 0), 5_000);
    expect(isRefused(access, 5_000)).toBe(true);
    expect(mayAsk(access, 14_999)).toBe(false);
    expect(mayAsk(access, 15_000)).toBe(true);
  });

  test('that the relay refuses is forgotten when it was old, and a new one means a pause', () => {
    const access = answered(asked(offered, 0), 600, 0);
    const old = refusedByRelay(access, 15_000);
    expect([isGranted(old, 15_000), isRefused(old, 15_000), mayAsk(old, 15_000)]).toEqual([
      false,
      false,
      true,
    ]);
    const fresh = refusedByRelay(access, 14_999);
    expect([isGranted(fresh, 14_999), isRefused(fresh, 14_999), mayAsk(fresh, 14_999)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('[N17] a pass that is worth nothing any more', () => {
  test('expires while somebody waits: another one is asked for in time', () => {
    const visitor = hiding();
    const done = waitServed(visitor, 1_000_000);
    // At the beginning, after 8 minutes and after 16.
    expect(passesAsked(done)).toBe(3);
    expect(new Set(makes(done))).toEqual(new Set(['only']));
    expect(visitor.phase).toBe('searching');
  });

  test('is refused when what is parked is renewed: a new one, and the place is kept', () => {
    const visitor = hiding();
    visitor.isSlow = true;
    visitor.wait(20_000);
    visitor.done();
    visitor.act({ type: 'makeFailed', connection: 2 });
    expect(visitor.sent()).toEqual([{ type: 'AskRelay' }]);
    visitor.isSlow = false;
    visitor.hear(relayMessage(600));
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Refresh', ticket: 1, generation: 3 });
    expect(visitor.phase).toBe('searching');
  });

  test('is refused, and the new one as well: told while waiting, and the place is given up', () => {
    const visitor = hiding();
    visitor.isSlow = true;
    visitor.wait(20_000);
    visitor.act({ type: 'makeFailed', connection: 2 });
    visitor.hear(relayMessage(600));
    visitor.act({ type: 'makeFailed', connection: 3 });
    expect(visitor.phase).toBe('searching');
    visitor.done();
    // What is parked may still be good for a moment; and a last time, after the pause.
    visitor.wait(10_000);
    expect(visitor.sent()).toEqual([{ type: 'AskRelay' }]);
    visitor.hear(relayMessage(600));
    visitor.done();
    visitor.act({ type: 'makeFailed', connection: 4 });
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'relayUnavailable' });
    expect(visitor.sent()).toEqual([{ type: 'Leave', ticket: 1, why: 'left' }]);
    expect(visitor.alive.size).toBe(0);
  });

  test('was of a server that is no more, like what was gathered with it: all of it anew', () => {
    const visitor = hiding();
    visitor.act({ type: 'lineDown' });
    visitor.wait(1_000);
    visitor.done();
    visitor.lineUp(false);
    expect(visitor.done()).toEqual([
      { do: 'discard', connection: 1 },
      { do: 'send', message: { type: 'AskRelay' } },
    ]);
    visitor.hear(relayMessage(600));
    expect(visitor.sent()).toMatchObject([{ type: 'Join', ticket: 2, generation: 2 }]);
  });

  test('a line that comes back to the same server keeps it', () => {
    const visitor = hiding();
    visitor.act({ type: 'lineDown' });
    visitor.wait(1_000);
    visitor.done();
    visitor.lineUp(true);
    expect(visitor.sent()).toEqual([]);
  });

  test('behind a hard NAT: a new one before joining, and without it what there is', () => {
    const visitor = new Visitor();
    visitor.relay = 'choice';
    visitor.isSlow = true;
    visitor.lineUp();
    visitor.act({ type: 'start', wish });
    visitor.act({ type: 'hashed', wish, interests: [] });
    visitor.act({ type: 'made', made: { ...madeOf(1, Uint8Array.of(1)), hardNat: true } });
    visitor.hear(relayMessage(600));
    visitor.now += 20_000;
    visitor.done();
    visitor.act({ type: 'made', made: madeOf(2, Uint8Array.of(2)) });
    expect(visitor.sent()).toEqual([{ type: 'AskRelay' }]);
    visitor.hear(relayMessage(600));
    expect(makes(visitor.done())).toEqual(['also']);
    visitor.act({ type: 'made', made: madeOf(3, Uint8Array.of(3)) });
    expect(visitor.sent()).toMatchObject([{ type: 'Join', hardNat: true, generation: 3 }]);
  });

  test('while a call connects: it is tried again with a new one', () => {
    const visitor = new Visitor();
    visitor.relay = 'choice';
    visitor.lineUp();
    visitor.act({ type: 'start', wish });
    visitor.hear(visitor.matched());
    visitor.wait(1_000);
    visitor.hear(relayMessage(600));
    // Of a call before this one.
    const { relay } = visitor.state;
    if (relay.grant.state !== 'held') throw new Error('no pass');
    const since = visitor.now - 60_000;
    visitor.state = { ...visitor.state, relay: { ...relay, grant: { ...relay.grant, since } } };
    visitor.wait(500);
    expect(visitor.done().at(-1)).toMatchObject({ do: 'restart', relay: 'also', round: 1 });
    visitor.wait(200);
    visitor.peer({ type: 'relayShut' });
    visitor.wait(1);
    expect(visitor.sent()).toEqual([{ type: 'AskRelay' }]);
    visitor.hear(relayMessage(600));
    visitor.wait(4_000);
    expect(visitor.done()).toContainEqual(
      expect.objectContaining({ do: 'restart', relay: 'also', round: 2 }),
    );
    // And no third time.
    visitor.peer({ type: 'relayShut' });
    visitor.wait(500);
    expect(visitor.done()).toEqual([]);
  });
});

describe('[N11] a server that comes back and wants everybody behind the relay', () => {
  const offers = (visitor: Visitor) =>
    visitor.sent().filter((message) => 'description' in message).length;

  for (const resumed of [false, true]) {
    test(`what was parked directly is not offered again, resumed: ${resumed}`, () => {
      const visitor = new Visitor();
      visitor.relay = 'choice';
      visitor.lineUp();
      visitor.act({ type: 'start', wish });
      visitor.park();
      visitor.act({ type: 'lineDown' });
      visitor.done();
      visitor.relay = 'always';
      visitor.lineUp(resumed);
      visitor.wait(3_000);
      expect(offers(visitor)).toBe(0);
      expect([...visitor.alive]).toEqual([]);
      visitor.hear(relayMessage(600));
      visitor.wait(3_000);
      expect(makes(visitor.done())).toEqual(['only']);
    });
  }

  test('nor is what lies ready for Next, or is being made for it', () => {
    for (const isSlow of [false, true]) {
      const visitor = new Visitor();
      visitor.relay = 'choice';
      visitor.meet();
      visitor.isSlow = isSlow;
      visitor.wait(isSlow ? 20_000 : 100);
      visitor.act({ type: 'lineDown' });
      visitor.relay = 'always';
      visitor.lineUp();
      visitor.done();
      visitor.act({ type: 'next' });
      expect(offers(visitor)).toBe(0);
      visitor.hear(relayMessage(600));
      expect(new Set(makes(visitor.done()))).toEqual(new Set(['only']));
    }
  });
});
