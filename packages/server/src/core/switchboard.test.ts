import { describe, expect, spyOn, test } from 'bun:test';
import { type Kept, Parking } from './parking.ts';
import { Hall, tags } from './test-hall.ts';

/** Two who have met, with tickets 1 and 1. */
function pair() {
  const hall = new Hall();
  const ada = hall.enter();
  const bob = hall.enter();
  hall.join(ada, 1);
  hall.join(bob, 1);
  return { hall, ada, bob };
}

const blob = new Uint8Array([7, 7]);

describe('[S5] the first frame', () => {
  test('is Hello, and is answered with Welcome', () => {
    const hall = new Hall();
    const ada = hall.enter();
    expect(hall.last(ada, 'Welcome')).toMatchObject({ resumed: false, stunPorts: [3478, 3479] });
  });
  test('comes within five seconds', () => {
    const hall = new Hall();
    const ada = hall.open();
    hall.pass(4_999);
    expect(hall.at(ada).closed).toBeUndefined();
    hall.pass(1);
    expect(hall.at(ada).closed).toBe('helloTimeout');
  });
  test('names the one version there is', () => {
    const hall = new Hall();
    const ada = hall.open();
    hall.say(ada, { type: 'Hello', version: 2 });
    expect(hall.at(ada).closed).toBe('badVersion');
  });
  test('is no other frame, and does not come twice', () => {
    const hall = new Hall();
    const ada = hall.open();
    hall.join(ada, 1);
    expect(hall.at(ada).closed).toBe('badState');
    const bob = hall.enter();
    hall.say(bob, { type: 'Hello', version: 1 });
    expect(hall.at(bob).closed).toBe('badState');
    expect(hall.switchboard.totals().sessions).toBe(0);
  });
});

describe('[M6] a pair', () => {
  test('each gets the other’s description, and a role', () => {
    const hall = new Hall();
    const ada = hall.enter();
    const bob = hall.enter();
    hall.join(ada, 5, { tags: tags(1, 2, 3), description: new Uint8Array([10]), generation: 4 });
    expect(hall.last(ada, 'Parked')).toEqual({ type: 'Parked', ticket: 5, generation: 4 });
    hall.join(bob, 9, { tags: tags(3, 1), description: new Uint8Array([20]) });
    expect(hall.last(ada, 'Matched')).toEqual({
      type: 'Matched',
      ticket: 5,
      role: 'initiator',
      generation: 4,
      sharedTags: 0b101,
      key: expect.any(Uint8Array),
      partnerHash: expect.any(Uint8Array),
      commitment: new Uint8Array(32).fill(9),
      description: new Uint8Array([20]),
      local: new Uint8Array(0),
    });
    expect(hall.last(bob, 'Matched')).toMatchObject({
      ticket: 9,
      role: 'responder',
      sharedTags: 0b11,
      description: new Uint8Array([10]),
    });
    expect(hall.all(bob, 'Parked')).toEqual([]);
  });

  test('local candidates pass only when both are at private addresses', () => {
    const local = (one: boolean, two: boolean) => {
      const hall = new Hall();
      const ada = hall.enter({ network: 1, local: one });
      const bob = hall.enter({ network: 2, local: two });
      hall.join(ada, 1);
      hall.join(bob, 1);
      return hall.last(bob, 'Matched')?.local.length;
    };
    expect([local(true, true), local(true, false), local(false, true)]).toEqual([1, 0, 0]);
  });

  test('what one signals reaches the other under the other’s ticket', () => {
    const { hall, ada, bob } = pair();
    hall.say(ada, { type: 'Signal', ticket: 1, blob });
    expect(hall.all(bob, 'Signal')).toEqual([{ type: 'Signal', ticket: 1, blob }]);
    expect(hall.all(ada, 'Signal')).toEqual([]);
  });

  test('a late signal for a former partner is dropped', () => {
    const { hall, ada, bob } = pair();
    const eve = hall.enter();
    hall.join(eve, 1);
    hall.next(bob, 2);
    expect(hall.last(eve, 'Matched')).toBeDefined();
    hall.say(ada, { type: 'Signal', ticket: 1, blob });
    hall.say(bob, { type: 'Signal', ticket: 1, blob });
    expect([...hall.all(bob, 'Signal'), ...hall.all(eve, 'Signal')]).toEqual([]);
  });

  test('leaving tells the partner, once', () => {
    const { hall, ada, bob } = pair();
    hall.say(ada, { type: 'Leave', ticket: 1, why: 'left' });
    hall.say(ada, { type: 'Leave', ticket: 1, why: 'left' });
    hall.close(ada, 'closed');
    expect(hall.all(bob, 'PartnerLeft')).toEqual([{ type: 'PartnerLeft', ticket: 1, why: 'left' }]);
  });

  test('both leaving at the same moment leaves nobody waiting for a ghost', () => {
    const { hall, ada, bob } = pair();
    hall.next(ada, 2);
    hall.next(bob, 2);
    hall.pass(60_000);
    expect(hall.switchboard.totals()).toEqual({ sessions: 2, waiting: 2, pairs: 0 });
    const eve = hall.enter();
    hall.join(eve, 1);
    expect(hall.last(eve, 'Matched')).toBeDefined();
  });
});

describe('[M7] tickets', () => {
  test('count upwards', () => {
    const { hall, ada, bob } = pair();
    hall.next(ada, 1);
    expect(hall.at(ada).closed).toBe('badTicket');
    expect(hall.last(bob, 'PartnerLeft')?.why).toBe('left');
  });
  test('one that was never given out is refused', () => {
    const { hall, ada } = pair();
    hall.say(ada, { type: 'Signal', ticket: 2, blob });
    expect(hall.at(ada).closed).toBe('badTicket');
  });
  test('an old one changes nothing', () => {
    const { hall, ada, bob } = pair();
    hall.next(ada, 7);
    for (const type of ['Leave', 'Signal', 'Refresh'] as const) {
      hall.say(ada, { type, ...hall.wish(1), blob, why: 'left' });
    }
    expect(hall.at(ada).closed).toBeUndefined();
    const eve = hall.enter();
    hall.join(eve, 1);
    expect(hall.last(ada, 'Matched')?.ticket).toBe(7);
    expect(hall.all(bob, 'Signal')).toEqual([]);
  });
  test('Join while looking or paired is refused', () => {
    const { hall, ada } = pair();
    hall.join(ada, 2);
    expect(hall.at(ada).closed).toBe('badState');
  });
});

describe('[M8] a refreshed description', () => {
  test('is the one a partner gets, and the place in the queue stays', () => {
    const hall = new Hall();
    const ada = hall.enter();
    hall.join(ada, 1);
    hall.say(ada, {
      type: 'Refresh',
      ...hall.wish(1, { generation: 2, description: new Uint8Array([42]) }),
    });
    expect(hall.last(ada, 'Parked')?.generation).toBe(2);
    const bob = hall.enter();
    hall.join(bob, 1);
    expect(hall.last(bob, 'Matched')?.description).toEqual(new Uint8Array([42]));
    expect(hall.last(ada, 'Matched')?.generation).toBe(2);
  });
  test('that crosses a match is dropped', () => {
    const { hall, ada } = pair();
    hall.say(ada, { type: 'Refresh', ...hall.wish(1, { generation: 2 }) });
    expect(hall.at(ada).closed).toBeUndefined();
    expect(hall.all(ada, 'Parked').length).toBe(1);
  });
});

describe('[R1] a lost socket', () => {
  test('is waited for, and its partner is not told', () => {
    const { hall, ada, bob } = pair();
    hall.close(ada, 'lost');
    hall.pass(14_999);
    expect(hall.all(bob, 'PartnerLeft')).toEqual([]);
    hall.pass(1);
    expect(hall.last(bob, 'PartnerLeft')).toEqual({ type: 'PartnerLeft', ticket: 1, why: 'lost' });
    expect(hall.switchboard.totals().sessions).toBe(1);
  });
  test('resumed, the pair goes on', () => {
    const { hall, ada, bob } = pair();
    const token = hall.token(ada);
    hall.close(ada, 'lost');
    const back = hall.open();
    hall.say(back, { type: 'Resume', version: 1, token });
    expect(hall.last(back, 'Welcome')?.resumed).toBe(true);
    hall.say(bob, { type: 'Signal', ticket: 1, blob });
    expect(hall.all(back, 'Signal').length).toBe(1);
    hall.pass(60_000);
    expect(hall.all(bob, 'PartnerLeft')).toEqual([]);
  });
  test('nobody is matched with it; resumed, it is back in the pool with its place', () => {
    const hall = new Hall();
    const ada = hall.enter();
    hall.join(ada, 1, { tags: tags(1) });
    hall.close(ada, 'lost');
    const bob = hall.enter();
    hall.join(bob, 1, { tags: tags(1) });
    expect(hall.last(bob, 'Matched')).toBeUndefined();
    const back = hall.open();
    hall.say(back, { type: 'Resume', version: 1, token: hall.token(ada) });
    expect(hall.last(back, 'Matched')?.ticket).toBe(1);
    expect(hall.last(bob, 'Matched')).toBeDefined();
  });
  test('whose partner left meanwhile hears of it on coming back', () => {
    const { hall, ada, bob } = pair();
    hall.close(ada, 'lost');
    hall.say(bob, { type: 'Leave', ticket: 1, why: 'left' });
    const back = hall.open();
    hall.say(back, { type: 'Resume', version: 1, token: hall.token(ada) });
    expect(hall.last(back, 'PartnerLeft')).toEqual({ type: 'PartnerLeft', ticket: 1, why: 'left' });
  });
  test('both lost: nothing stays', () => {
    const { hall, ada, bob } = pair();
    hall.close(ada, 'lost');
    hall.close(bob, 'lost');
    hall.pass(15_000);
    expect(hall.switchboard.totals()).toEqual({ sessions: 0, waiting: 0, pairs: 0 });
  });
});

describe('[R5] lost sockets beyond the bound', () => {
  const crowded = () => new Hall(undefined, {}, { mostLingering: 2 });

  test('give up the session that was lost first, and its partner is told', () => {
    const hall = crowded();
    const [ada, bob, eve, dan] = [hall.enter(), hall.enter(), hall.enter(), hall.enter()];
    hall.join(ada, 1);
    hall.join(bob, 1);
    for (const socket of [ada, eve]) hall.close(socket, 'lost');
    expect(hall.all(bob, 'PartnerLeft')).toEqual([]);
    hall.close(dan, 'lost');
    expect(hall.last(bob, 'PartnerLeft')).toMatchObject({ ticket: 1, why: 'lost' });
    expect(hall.switchboard.held()).toMatchObject({ sessions: 3, lingering: 2, pairs: 0 });
    const resumes = (socket: number) => {
      const back = hall.open();
      hall.say(back, { type: 'Resume', version: 1, token: hall.token(socket) });
      return hall.last(back, 'Welcome')?.resumed;
    };
    expect([ada, eve, dan].map(resumes)).toEqual([false, true, true]);
  });

  test('a flood of them holds no more than that, and nothing when its time is over', () => {
    const hall = crowded();
    for (let i = 0; i < 100; i++) {
      const socket = hall.enter();
      hall.join(socket, 1, { mode: i % 2 ? 'video' : 'text' });
      hall.close(socket, 'lost');
      expect(hall.switchboard.held().lingering).toBeLessThanOrEqual(2);
      expect(hall.switchboard.held().sessions).toBeLessThanOrEqual(2);
    }
    hall.pass(15_000);
    expect(hall.switchboard.totals()).toEqual({ sessions: 0, waiting: 0, pairs: 0 });
  });

  test('those who came back in time do not count', () => {
    const hall = crowded();
    const ada = hall.enter();
    for (let i = 0, at = ada; i < 10; i++) {
      hall.close(at, 'lost');
      const back = hall.open();
      hall.say(back, { type: 'Resume', version: 1, token: hall.token(at) });
      expect(hall.last(back, 'Welcome')?.resumed).toBe(true);
      at = back;
    }
  });
});

describe('[R2] the resume token', () => {
  test('rotates: the old one is good until a frame comes over the new socket', () => {
    const { hall, ada } = pair();
    const first = hall.token(ada);
    hall.close(ada, 'lost');
    const second = hall.open();
    hall.say(second, { type: 'Resume', version: 1, token: first });
    const third = hall.open();
    hall.say(third, { type: 'Resume', version: 1, token: first });
    expect(hall.last(third, 'Welcome')?.resumed).toBe(true);
    expect(hall.at(second).closed).toBe('replaced');
    hall.say(third, { type: 'Signal', ticket: 1, blob });
    const fourth = hall.open();
    hall.say(fourth, { type: 'Resume', version: 1, token: first });
    expect(hall.last(fourth, 'Welcome')?.resumed).toBe(false);
  });
  test('events from a replaced socket are ignored', () => {
    const { hall, ada, bob } = pair();
    const back = hall.open();
    hall.say(back, { type: 'Resume', version: 1, token: hall.token(ada) });
    hall.say(ada, { type: 'Leave', ticket: 1, why: 'left' });
    hall.close(ada, 'closed');
    expect(hall.all(bob, 'PartnerLeft')).toEqual([]);
  });
  test('a guess is answered like a new session and touches nobody', () => {
    const { hall, ada } = pair();
    const guess = hall.token(ada).slice();
    guess[19] = (guess[19] ?? 0) ^ 1;
    const eve = hall.open();
    hall.say(eve, { type: 'Resume', version: 1, token: guess });
    expect(hall.last(eve, 'Welcome')?.resumed).toBe(false);
    expect(hall.at(ada).closed).toBeUndefined();
  });
});

describe('[F1] a closed socket is forgotten at once', () => {
  test('the session, its ticket and its token', () => {
    const hall = new Hall();
    const ada = hall.enter();
    hall.join(ada, 1);
    hall.close(ada, 'closed');
    expect(hall.switchboard.totals()).toEqual({ sessions: 0, waiting: 0, pairs: 0 });
    const back = hall.open();
    hall.say(back, { type: 'Resume', version: 1, token: hall.token(ada) });
    expect(hall.last(back, 'Welcome')?.resumed).toBe(false);
  });
  test('[F2] what was parked is wiped once it is handed over, refreshed or left', () => {
    const hall = new Hall();
    const keep = spyOn(Parking.prototype, 'keep');
    try {
      const ada = hall.enter();
      const bob = hall.enter();
      hall.join(ada, 1);
      hall.say(ada, { type: 'Refresh', ...hall.wish(1, { generation: 2 }) });
      hall.join(bob, 1);
      hall.next(ada, 2);
      hall.say(ada, { type: 'Leave', ticket: 2, why: 'left' });
      hall.next(ada, 3);
      hall.close(ada, 'lost');
      expect(hall.switchboard.parked).toBe(1);
      hall.pass(15_000);
      expect(hall.switchboard.parked).toBe(0);
      // Four tickets and a refresh.
      const kept = keep.mock.results.map(({ value }) => value as Kept);
      expect(kept.map(({ piece }) => piece)).toEqual(Array(5).fill(undefined));
    } finally {
      keep.mockRestore();
    }
  });
});

test('[M9] presence is rounded up to multiples of 8, and sent only when it changes', () => {
  const hall = new Hall();
  const ada = hall.enter();
  expect(hall.last(ada, 'Presence')).toEqual({ type: 'Presence', here: 8, waiting: 0 });
  hall.join(ada, 1);
  hall.pass(5_000);
  hall.pass(5_000);
  expect(hall.all(ada, 'Presence').map(({ waiting }) => waiting)).toEqual([0, 8]);
});

describe('the relay', () => {
  const passes = (hall: Hall, socket: number) =>
    hall.all(socket, 'Relay').map(({ seconds }) => seconds);

  test('[N2] Welcome names it, and whoever asks gets a pass, in every state of a session', () => {
    const hall = new Hall();
    const [ada, bob] = [2, 4].map((network) => hall.enter({ network, local: false }));
    if (ada === undefined || bob === undefined) throw new Error('nobody came');
    expect(hall.last(ada, 'Welcome')?.relay).toBe('choice');
    const ask = () => hall.say(ada, { type: 'AskRelay' });
    ask();
    hall.join(ada, 1);
    ask();
    hall.join(bob, 1);
    ask();
    expect(passes(hall, ada)).toEqual([600, 600, 600]);
    expect(hall.last(ada, 'Relay')).toMatchObject({ port: 3480, tlsPort: 0 });
    const names = hall.all(ada, 'Relay').map(({ username }) => username.toHex());
    expect(new Set(names).size).toBe(3);
    // Asking changes nothing else: the two are still a pair.
    hall.say(bob, { type: 'Signal', ticket: 1, blob });
    expect(hall.last(ada, 'Signal')?.blob).toEqual(blob);
    expect(passes(hall, bob)).toEqual([]);
  });

  test('[N5] a network that had its share is told so, and may stay', () => {
    const hall = new Hall();
    const ada = hall.enter({ network: 1, local: false });
    hall.say(ada, { type: 'AskRelay' });
    expect(hall.last(ada, 'Relay')).toMatchObject({ seconds: 0, port: 0 });
    expect(hall.last(ada, 'Relay')?.username.length).toBe(0);
    expect(hall.at(ada).closed).toBeUndefined();
  });

  test('[S5] not before Hello', () => {
    const hall = new Hall();
    const ada = hall.open({ network: 2, local: false });
    hall.say(ada, { type: 'AskRelay' });
    expect(passes(hall, ada)).toEqual([]);
    expect(hall.at(ada).closed).toBe('badState');
  });

  test('[F2] a pass is wiped once it has been sent', () => {
    const hall = new Hall();
    const given: ReturnType<typeof hall.relay.answer>[] = [];
    const answer = hall.relay.answer.bind(hall.relay);
    hall.relay.answer = (network, now) => {
      const pass = answer(network, now);
      given.push(pass);
      return pass;
    };
    const ada = hall.enter({ network: 2, local: false });
    hall.say(ada, { type: 'AskRelay' });
    expect(hall.last(ada, 'Relay')?.credential.some((byte) => byte !== 0)).toBe(true);
    const [pass] = given;
    expect(pass?.username.length).toBeGreaterThan(20);
    for (const bytes of [pass?.username, pass?.credential]) {
      expect(bytes?.every((byte) => byte === 0)).toBe(true);
    }
  });
});
