import { describe, expect, test } from 'bun:test';
import type { ClientMessage } from '@passerby/protocol/client-messages';
import { madeOf, Visitor, wish } from './test-visitor.ts';

const types = (messages: readonly { readonly type: string }[]) => messages.map(({ type }) => type);
const ticketsOf = (messages: readonly ClientMessage[]) =>
  messages.flatMap((message) => ('ticket' in message ? [message.ticket] : []));

function searching() {
  const visitor = new Visitor();
  visitor.lineUp();
  visitor.act({ type: 'start', wish });
  return visitor;
}

function parked() {
  const visitor = searching();
  visitor.park();
  return visitor;
}

function talking() {
  const visitor = new Visitor();
  visitor.meet();
  return visitor;
}

describe('[K4] joining', () => {
  test('one frame, with everything that a partner needs', () => {
    const visitor = searching();
    expect(visitor.sent()).toEqual([
      {
        type: 'Join',
        ticket: 1,
        mode: 'video',
        language: 4 * 26 + 13 + 1,
        generation: 1,
        hardNat: false,
        relayOnly: false,
        commitment: new Uint8Array(32).fill(1),
        tags: Uint8Array.of(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2),
        description: Uint8Array.of(1),
        local: new Uint8Array(0),
      },
    ]);
  });

  test('waits for the line, the words and the connection, in whatever order they come', () => {
    const visitor = new Visitor();
    visitor.isSlow = true;
    visitor.act({ type: 'start', wish });
    expect(visitor.phase).toBe('searching');
    visitor.lineUp();
    const local = new Uint8Array(0);
    visitor.act({ type: 'made', made: madeOf(1, Uint8Array.of(1), local) });
    expect(visitor.sent()).toEqual([]);
    // The words of a search that was called off are not this one's.
    visitor.act({ type: 'hashed', wish: { ...wish }, interests: [] });
    expect(visitor.sent()).toEqual([]);
    visitor.act({ type: 'hashed', wish, interests: [] });
    expect(types(visitor.sent())).toEqual(['Join']);
  });

  test('a second start, and next or typing with nobody there, change nothing', () => {
    const visitor = parked();
    const before = visitor.state;
    visitor.done();
    visitor.act({ type: 'start', wish: { ...wish, mode: 'text' } });
    visitor.act({ type: 'next' });
    visitor.act({ type: 'say', text: 'hello?' });
    visitor.act({ type: 'typing', active: true });
    expect(visitor.state).toEqual(before);
    expect(visitor.done()).toEqual([]);
  });

  test('Cancel leaves, and closes what was made', () => {
    const visitor = parked();
    visitor.act({ type: 'end' });
    expect(visitor.sent().at(-1)).toEqual({ type: 'Leave', ticket: 1, why: 'left' });
    expect(visitor.phase).toBe('none');
    expect(visitor.alive.size).toBe(0);
    visitor.wait(600_000);
    expect(visitor.alive.size).toBe(0);
  });

  test('[V3] who saw other emoji leaves for good: the other is told, and nothing goes on by itself', () => {
    const visitor = talking();
    visitor.done();
    visitor.act({ type: 'distrust' });
    expect(visitor.told()).toEqual([{ type: 'Bye' }]);
    expect(visitor.sent()).toEqual([{ type: 'Leave', ticket: 1, why: 'left' }]);
    visitor.wait(600_000);
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'distrusted' });
    expect(visitor.alive.size).toBe(0);
  });

  test('[V3] without a call there is nothing to distrust', () => {
    const visitor = parked();
    const before = visitor.state;
    visitor.act({ type: 'distrust' });
    expect(visitor.state).toEqual(before);
  });

  test('a browser that cannot make a connection says so at once', () => {
    const visitor = new Visitor();
    visitor.isSlow = true;
    visitor.lineUp();
    visitor.act({ type: 'start', wish });
    visitor.act({ type: 'makeFailed', connection: 1 });
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'failed' });
    expect(visitor.alive.size).toBe(0);
  });

  test('a browser that hangs is not waited for', () => {
    const visitor = new Visitor();
    visitor.isSlow = true;
    visitor.lineUp();
    visitor.act({ type: 'start', wish });
    visitor.wait(10_000);
    expect(visitor.phase).toBe('ended');
    // And what it makes after all is thrown away.
    visitor.alive.add(1);
    const local = new Uint8Array(0);
    visitor.act({ type: 'made', made: madeOf(1, Uint8Array.of(1), local) });
    expect(visitor.alive.size).toBe(0);
  });
});

describe('[K5] waiting', () => {
  test('[N16] every 20 s a newer description, and the old connection until it is acknowledged', () => {
    const visitor = parked();
    visitor.wait(19_900);
    expect(types(visitor.sent())).toEqual(['Join']);
    visitor.wait(100);
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Refresh', ticket: 1, generation: 2 });
    expect([...visitor.alive]).toEqual([1, 2]);
    visitor.park();
    expect([...visitor.alive]).toEqual([2]);
    visitor.wait(20_000);
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Refresh', ticket: 1, generation: 3 });
  });

  test('[N16] what lies ready for Next is renewed like what is parked', () => {
    const visitor = new Visitor();
    visitor.meet();
    visitor.wait(19_900);
    expect([...visitor.alive]).toEqual([1, 2]);
    visitor.wait(100);
    expect([...visitor.alive]).toEqual([1, 3]);
  });

  test('[N16] no description is offered that a router may have forgotten meanwhile', () => {
    const visitor = new Visitor();
    visitor.meet();
    visitor.isSlow = true;
    // The browser is slow to renew it: 27 s old it still is offered, 28 s old it is not.
    visitor.wait(27_900);
    const { state } = visitor;
    visitor.done();
    visitor.act({ type: 'next' });
    expect(visitor.sent()).toMatchObject([{ type: 'Next', generation: 2 }]);
    visitor.state = state;
    visitor.done();
    visitor.wait(100);
    visitor.act({ type: 'next' });
    expect(visitor.sent()).toMatchObject([{ type: 'Leave' }]);
    expect(visitor.phase).toBe('searching');
  });

  test('whoever was given the old description still finds the old connection', () => {
    const visitor = parked();
    visitor.wait(20_000);
    visitor.done();
    visitor.hear(visitor.matched(1, 1));
    expect(visitor.done()).toContainEqual({ do: 'discard', connection: 2 });
    expect([...visitor.alive]).toEqual([1]);
    expect(visitor.state.meeting).toMatchObject({ phase: 'connecting', connection: 1 });
  });

  test('an acknowledgement of the old one that crosses a Refresh does not count for the new', () => {
    const visitor = parked();
    visitor.wait(20_000);
    visitor.hear({ type: 'Parked', ticket: 1, generation: 1 });
    expect([...visitor.alive]).toEqual([1, 2]);
    visitor.done();
    visitor.wait(5_000);
    expect(visitor.done()).toContainEqual({ do: 'abandonLine' });
  });

  test('no answer within 5 s: the line is dead, whatever it says', () => {
    const visitor = searching();
    visitor.wait(4_900);
    expect(visitor.effects).not.toContainEqual({ do: 'abandonLine' });
    visitor.wait(100);
    expect(visitor.effects).toContainEqual({ do: 'abandonLine' });
    expect(visitor.phase).toBe('searching');
  });

  test('generations count on past a byte', () => {
    const visitor = parked();
    for (let i = 0; i < 300; i++) {
      visitor.wait(20_000);
      visitor.park();
    }
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Refresh', generation: 301 % 256 });
    visitor.hear(visitor.matched());
    expect(visitor.state.meeting).toMatchObject({ phase: 'connecting', connection: 301 });
  });

  test('a match with something that we do not have is left at once', () => {
    const visitor = parked();
    visitor.hear(visitor.matched(1, 99));
    expect(visitor.sent().at(-1)).toMatchObject({
      type: 'Next',
      ticket: 2,
      why: 'neverConnected',
    });
    expect(visitor.phase).toBe('searching');
  });
});

describe('[K6] the line goes away and comes back', () => {
  test('while searching: the same search goes on, from its own beginning', () => {
    const visitor = searching();
    const { meeting } = visitor.state;
    const since = 'since' in meeting ? meeting.since : 0;
    visitor.wait(3_000);
    visitor.act({ type: 'lineDown' });
    visitor.wait(30_000);
    visitor.lineUp(false);
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Join', ticket: 2 });
    expect(visitor.state.meeting).toMatchObject({ phase: 'searching', since });
  });

  test('a session that comes back with its place waits to hear so', () => {
    const visitor = parked();
    visitor.act({ type: 'lineDown' });
    visitor.wait(1_000);
    visitor.lineUp(true);
    expect(types(visitor.sent())).toEqual(['Join']);
    visitor.hear({ type: 'Parked', ticket: 1, generation: 1 });
    visitor.wait(10_000);
    expect(types(visitor.sent())).toEqual(['Join']);
  });

  test('and if it does not hear so, joins again', () => {
    const visitor = parked();
    visitor.act({ type: 'lineDown' });
    visitor.lineUp(true);
    visitor.wait(2_000);
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Next', ticket: 2 });
  });

  test('a Join that may never have arrived is sent again, as Next', () => {
    const visitor = searching();
    visitor.act({ type: 'lineDown' });
    visitor.lineUp(true);
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Next', ticket: 2, why: 'left' });
  });

  test.each([
    ['a new server', (visitor: Visitor) => visitor.lineUp(false)],
    [
      'no word of our place',
      (visitor: Visitor) => {
        visitor.lineUp(true);
        visitor.wait(2_000);
      },
    ],
    [
      'who it was given to did not wait',
      (visitor: Visitor) => {
        visitor.lineUp(true);
        visitor.hear({ type: 'PartnerLeft', ticket: 1, why: 'lost' });
      },
    ],
    [
      'what they were given is gone',
      (visitor: Visitor) => {
        visitor.lineUp(true);
        visitor.hear(visitor.matched(1, 99));
      },
    ],
  ])(
    '[V1] what was parked may be in the hands of a stranger, and is not given to another: %s',
    (_, part) => {
      const visitor = parked();
      visitor.act({ type: 'lineDown' });
      visitor.done();
      part(visitor);
      expect(visitor.done()).toContainEqual({ do: 'discard', connection: 1 });
      expect(visitor.state.meeting).toMatchObject({ ticket: 2, offered: [{ connection: 2 }] });
    },
  );

  test('[V1] nor what an unanswered Join carried', () => {
    const visitor = searching();
    visitor.act({ type: 'lineDown' });
    visitor.lineUp(true);
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Next', generation: 2 });
  });

  test('[A14] work for a place that is gone is neither shown nor sent', () => {
    const visitor = parked();
    const seed = new Uint8Array(16);
    visitor.hear({ type: 'Challenge', ticket: 1, expires: 9, bits: 3, seed });
    visitor.act({ type: 'lineDown' });
    visitor.isSlow = true;
    visitor.lineUp(false);
    expect(visitor.state.meeting).toMatchObject({ phase: 'searching', working: false });
    visitor.done();
    const nonce = new Uint8Array(8);
    const solution = { type: 'Solve', ticket: 1, expires: 9, bits: 3, nonce } as const;
    visitor.act({ type: 'worked', solution });
    expect(visitor.sent()).toEqual([]);
  });

  test('given away meanwhile, to somebody who did not wait', () => {
    const visitor = parked();
    visitor.act({ type: 'lineDown' });
    visitor.lineUp(true);
    visitor.hear({ type: 'PartnerLeft', ticket: 1, why: 'lost' });
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Next', ticket: 2 });
  });

  test('connections that went stale while the line was away are made anew', () => {
    const visitor = parked();
    visitor.act({ type: 'lineDown' });
    visitor.wait(120_000);
    expect(visitor.alive.size).toBe(1);
    visitor.lineUp(false);
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Join', ticket: 2, generation: 2 });
    expect([...visitor.alive]).toEqual([2]);
  });

  test('in a call: nothing happens to the call, and it is made known to the server again', () => {
    const visitor = talking();
    const { meeting } = visitor.state;
    visitor.done();
    visitor.act({ type: 'lineDown' });
    visitor.wait(300_000);
    visitor.lineUp(false);
    const keys = { key: new Uint8Array(16), partnerHash: new Uint8Array(16) };
    expect(visitor.state.meeting).toEqual({ ...meeting, ticket: 2 } as typeof meeting);
    expect(visitor.sent()).toEqual([{ type: 'Reattach', ticket: 2, ...keys }]);
    visitor.act({ type: 'next' });
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Next', ticket: 3 });
  });

  test('[R4] between the match and the call: it is made known to the server again', () => {
    const visitor = searching();
    visitor.hear(visitor.matched());
    const { meeting } = visitor.state;
    visitor.done();
    visitor.act({ type: 'lineDown' });
    visitor.wait(1_000);
    visitor.lineUp(false);
    const keys = { key: new Uint8Array(16), partnerHash: new Uint8Array(16) };
    expect(visitor.sent()).toEqual([{ type: 'Reattach', ticket: 2, ...keys }]);
    expect(visitor.state.meeting).toEqual({ ...meeting, ticket: 2 } as typeof meeting);
    const key = new Uint8Array(16).fill(9);
    visitor.hear({ type: 'Reattached', ticket: 2, ...keys, key });
    expect(visitor.state.meeting).toMatchObject({ phase: 'connecting', keys: { key } });
    visitor.done();
    // Whatever is said then names a ticket that the new server knows (M7).
    visitor.peer({ type: 'found', candidates: [] });
    visitor.wait(7_000);
    expect(ticketsOf(visitor.sent())).toEqual([2, 2, 3]);
    expect(types(visitor.sent())).toEqual(['Signal', 'Leave', 'Next']);
  });

  test('Next without a line searches as soon as there is one', () => {
    const visitor = talking();
    visitor.act({ type: 'lineDown' });
    visitor.act({ type: 'next' });
    expect(visitor.phase).toBe('searching');
    expect(visitor.told().at(-1)).toEqual({ type: 'Bye' });
    visitor.done();
    visitor.lineUp(true);
    expect(visitor.sent()).toMatchObject([{ type: 'Next', ticket: 2, why: 'left' }]);
  });

  test('whoever left without a line leaves no ghost behind', () => {
    const visitor = parked();
    visitor.act({ type: 'lineDown' });
    visitor.act({ type: 'end' });
    visitor.done();
    visitor.lineUp(true);
    expect(visitor.sent()).toEqual([{ type: 'Leave', ticket: 1, why: 'left' }]);
  });
});

describe('[K7] meeting', () => {
  test('the description goes to the connection that was named, the words to the page', () => {
    const visitor = parked();
    visitor.done();
    visitor.hear(visitor.matched());
    expect(visitor.done()).toEqual([
      {
        do: 'connect',
        connection: 1,
        mode: 'video',
        role: 'initiator',
        commitment: new Uint8Array(32),
        description: Uint8Array.of(7),
        local: new Uint8Array(0),
      },
    ]);
    expect(visitor.state.meeting).toMatchObject({ sharedInterests: ['chess'] });
  });

  test('the description outlives the frame that it came in', () => {
    const visitor = parked();
    const message = visitor.matched();
    visitor.hear(message);
    if ('description' in message) message.description.fill(0);
    expect(visitor.effects).toContainEqual(
      expect.objectContaining({ do: 'connect', description: Uint8Array.of(7) }),
    );
  });

  test('not up within 8 s: the server is told, and the search goes on by itself', () => {
    const visitor = parked();
    visitor.hear(visitor.matched());
    visitor.peer({ type: 'transport', state: 'interrupted' });
    visitor.wait(7_900);
    expect(visitor.phase).toBe('connecting');
    visitor.done();
    visitor.wait(100);
    expect(visitor.state.meeting).toMatchObject({ phase: 'searching', missed: true });
    expect(visitor.sent()).toMatchObject([
      { type: 'Leave', ticket: 1, why: 'neverConnected' },
      { type: 'Next', ticket: 2, why: 'neverConnected', generation: 2 },
    ]);
    expect([...visitor.alive]).toEqual([2]);
  });

  test('a partner who goes before it is up is no ending either', () => {
    const visitor = parked();
    visitor.hear(visitor.matched());
    visitor.done();
    visitor.hear({ type: 'PartnerLeft', ticket: 1, why: 'left' });
    expect(visitor.state.meeting).toMatchObject({ phase: 'searching', missed: true });
    expect(visitor.sent()).toMatchObject([{ type: 'Next', ticket: 2, why: 'left' }]);
  });

  test('four in a row who cannot be reached: it is our own line, and that is said', () => {
    const visitor = parked();
    for (let miss = 1; miss <= 4; miss++) {
      expect(visitor.phase).toBe('searching');
      visitor.hear(visitor.matched());
      visitor.wait(8_000);
    }
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'failed' });
    visitor.act({ type: 'next' });
    expect(visitor.state.misses).toBe(0);
  });

  test('the spare is made when the call is up, and Next is one frame', () => {
    const visitor = parked();
    visitor.hear(visitor.matched());
    expect([...visitor.alive]).toEqual([1]);
    visitor.peer({ type: 'transport', state: 'connected' });
    expect([...visitor.alive]).toEqual([1, 2]);
    visitor.done();
    visitor.act({ type: 'next' });
    expect(visitor.sent()).toMatchObject([{ type: 'Next', ticket: 2, why: 'left', generation: 2 }]);
    expect(visitor.told()).toEqual([{ type: 'Bye' }]);
    expect([...visitor.alive]).toEqual([2]);
  });

  test('the spare of a long call is never older than 20 s, and never more than one', () => {
    const visitor = talking();
    for (let i = 0; i < 50; i++) {
      visitor.wait(19_000);
      expect(visitor.alive.size).toBe(2);
    }
    visitor.act({ type: 'next' });
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Next', ticket: 2 });
    expect(visitor.alive.size).toBe(1);
  });

  test('Next without a spare tells the partner now, and joins when there is one', () => {
    const visitor = parked();
    visitor.hear(visitor.matched());
    visitor.isSlow = true;
    visitor.done();
    visitor.act({ type: 'next' });
    expect(visitor.sent()).toEqual([{ type: 'Leave', ticket: 1, why: 'neverConnected' }]);
    const local = new Uint8Array(0);
    visitor.act({ type: 'made', made: madeOf(2, Uint8Array.of(2), local) });
    expect(types(visitor.sent())).toEqual(['Leave', 'Next']);
  });

  test('after an ending the spare waits a while for Next, and not for ever', () => {
    const visitor = talking();
    visitor.peer({ type: 'channelClosed' });
    expect(visitor.alive.size).toBe(1);
    visitor.wait(30_000);
    expect(visitor.alive.size).toBe(0);
    visitor.act({ type: 'next' });
    expect(visitor.sent().at(-1)).toMatchObject({ type: 'Next', ticket: 2 });
  });

  test('each mode sends its part of what there is', () => {
    for (const [mode, camera, microphone] of [
      ['video', true, true],
      ['audio', false, true],
      ['text', false, false],
    ] as const) {
      const visitor = new Visitor();
      visitor.lineUp();
      visitor.act({ type: 'sending', sending: { camera: true, microphone: true } });
      visitor.act({ type: 'start', wish: { ...wish, mode } });
      visitor.hear(visitor.matched());
      visitor.peer({ type: 'channelOpened' });
      expect(visitor.told()).toEqual([{ type: 'Media', camera, microphone }]);
    }
  });

  test('camera-off survives Next', () => {
    const visitor = talking();
    visitor.act({ type: 'sending', sending: { camera: false, microphone: true } });
    visitor.act({ type: 'next' });
    visitor.hear(visitor.matched());
    visitor.done();
    visitor.peer({ type: 'channelOpened' });
    expect(visitor.told()).toEqual([{ type: 'Media', camera: false, microphone: true }]);
  });
});

describe('[K8] the partner goes', () => {
  test('on purpose, by either way: left, and said once', () => {
    const byServer = talking();
    byServer.done();
    byServer.hear({ type: 'PartnerLeft', ticket: 1, why: 'left' });
    expect(byServer.state.meeting).toMatchObject({ phase: 'ended', why: 'left' });
    expect(byServer.sent()).toEqual([]);
    const byPeer = talking();
    byPeer.peer({ type: 'channelClosed' });
    expect(byPeer.sent().at(-1)).toEqual({ type: 'Leave', ticket: 1, why: 'left' });
    byPeer.hear({ type: 'PartnerLeft', ticket: 1, why: 'left' });
    expect(byPeer.state.meeting).toMatchObject({ phase: 'ended', why: 'left' });
  });

  test('[A6] because flags ended them: whatever their client says, the call is over', () => {
    const call = talking();
    call.hear({ type: 'PartnerLeft', ticket: 1, why: 'terminated' });
    expect(call.state.meeting).toMatchObject({ phase: 'ended', why: 'removed' });
    expect(call.alive.size).toBeLessThanOrEqual(1);
    const connecting = parked();
    connecting.hear(connecting.matched());
    connecting.hear({ type: 'PartnerLeft', ticket: 1, why: 'terminated' });
    expect(connecting.phase).toBe('searching');
  });

  test('[A14] a challenge is worked on while one searches, and not after', () => {
    const visitor = parked();
    const seed = new Uint8Array(16).fill(5);
    const challenge = { type: 'Challenge', ticket: 1, expires: 9, bits: 3, seed } as const;
    visitor.done();
    visitor.hear(challenge);
    expect(visitor.done()).toContainEqual({
      do: 'work',
      challenge: { ticket: 1, expires: 9, bits: 3, seed: new Uint8Array(16).fill(5) },
    });
    visitor.hear({ ...challenge, ticket: 7 });
    visitor.hear(visitor.matched());
    visitor.done();
    visitor.hear(challenge);
    expect(visitor.done()).toEqual([]);
  });

  test('"lost" never ends a call that is up', () => {
    const visitor = talking();
    visitor.hear({ type: 'PartnerLeft', ticket: 1, why: 'lost' });
    visitor.wait(60_000);
    expect(visitor.phase).toBe('talking');
  });

  test('"lost" while connecting shortens the wait, and the call may still come up', () => {
    const visitor = parked();
    visitor.hear(visitor.matched());
    visitor.hear({ type: 'PartnerLeft', ticket: 1, why: 'lost' });
    visitor.wait(2_900);
    expect(visitor.phase).toBe('connecting');
    visitor.peer({ type: 'transport', state: 'connected' });
    visitor.wait(2_000);
    expect(visitor.phase).toBe('talking');
  });

  test('the conversation stays to be read', () => {
    const visitor = talking();
    visitor.act({ type: 'say', text: 'hello' });
    visitor.peer({ type: 'channelClosed' });
    expect(visitor.state.meeting).toMatchObject({ conversation: [{ text: 'hello' }] });
    visitor.act({ type: 'next' });
    visitor.hear(visitor.matched());
    visitor.peer({ type: 'transport', state: 'connected' });
    expect(visitor.state.meeting).toMatchObject({ call: { conversation: [] } });
  });
});

describe('[I6] a late frame', () => {
  test('of the last stranger does not touch the next one', () => {
    const visitor = talking();
    visitor.act({ type: 'next' });
    visitor.park();
    const before = visitor.state;
    visitor.done();
    visitor.hear({ type: 'PartnerLeft', ticket: 1, why: 'left' });
    visitor.hear({ type: 'Parked', ticket: 1, generation: 2 });
    visitor.hear(visitor.matched(1));
    visitor.hear({ type: 'Signal', ticket: 2, blob: Uint8Array.of(1) });
    visitor.act({ type: 'peer', connection: 1, event: { type: 'channelClosed' } });
    visitor.act({ type: 'makeFailed', connection: 1 });
    expect(visitor.state).toEqual(before);
    expect(visitor.done()).toEqual([]);
  });

  test('tickets count upwards, over every session', () => {
    const visitor = parked();
    for (let i = 0; i < 5; i++) {
      visitor.act({ type: 'lineDown' });
      visitor.lineUp(i % 2 === 0);
      visitor.wait(2_000);
    }
    const tickets = ticketsOf(visitor.sent().filter(({ type }) => type !== 'Refresh'));
    expect(tickets).toEqual(tickets.map((_, i) => i + 1));
  });
});
