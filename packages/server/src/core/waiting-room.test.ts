import { describe, expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import type { SocketId } from './member.ts';
import { Hall } from './test-hall.ts';

/** By trying, as a client does, with another implementation of SHA-256. */
function solve(seed: Uint8Array, bits: number): Uint8Array {
  for (let i = 0; ; i++) {
    const nonce = new Uint8Array(8);
    new DataView(nonce.buffer).setUint32(4, i);
    const digest = createHash('sha256').update(seed).update(nonce).digest();
    if (digest.readUInt32BE(0) >>> (32 - bits) === 0) return nonce;
  }
}

/** The answer to the last challenge of a socket. */
function answer(hall: Hall, socket: SocketId) {
  const challenge = hall.last(socket, 'Challenge');
  if (!challenge) throw new Error('no challenge came');
  const { ticket, expires, bits, seed } = challenge;
  return { type: 'Solve', ticket, expires, bits, nonce: solve(seed, bits) } as const;
}

/** Everybody has to work: one join a second is the most that is calm. */
function strained(): { hall: Hall; ada: SocketId; bob: SocketId } {
  const hall = new Hall(undefined, { workBits: 6, calmPerSecond: 1 });
  for (let i = 0; i < 8; i++) hall.enter({ network: 500 + i, local: false });
  const [ada, bob] = [hall.enter(), hall.enter()];
  hall.join(ada, 1);
  hall.join(bob, 1);
  return { hall, ada, bob };
}

describe('[A14] proof of work', () => {
  test('in calm times nobody is asked', () => {
    const hall = new Hall(undefined, { workBits: 6 });
    const [ada, bob] = [hall.enter(), hall.enter()];
    hall.join(ada, 1);
    hall.join(bob, 1);
    expect(hall.all(ada, 'Challenge')).toEqual([]);
    expect(hall.last(bob, 'Matched')).toBeDefined();
  });

  test('[A15] under stress nobody meets before both have worked', () => {
    const { hall, ada, bob } = strained();
    expect(hall.last(ada, 'Parked')?.ticket).toBe(1);
    expect(hall.switchboard.totals().waiting).toBe(2);
    hall.say(ada, answer(hall, ada));
    hall.pass(250);
    expect(hall.switchboard.totals().pairs).toBe(0);
    hall.say(bob, answer(hall, bob));
    hall.pass(250);
    expect(hall.last(ada, 'Matched')?.ticket).toBe(1);
    expect(hall.last(bob, 'Matched')?.ticket).toBe(1);
  });

  test('[A15] the second who has worked is with somebody at once', () => {
    const { hall, ada, bob } = strained();
    hall.say(ada, answer(hall, ada));
    expect(hall.switchboard.totals().pairs).toBe(0);
    hall.say(bob, answer(hall, bob));
    expect(hall.switchboard.totals().pairs).toBe(1);
  });

  test('asked for over a socket that was dead: it is asked for again over the next one', () => {
    const { hall, ada, bob } = strained();
    const back = hall.open({ network: 9, local: false });
    hall.say(back, { type: 'Resume', version: 1, token: hall.token(ada) });
    expect(hall.at(ada).closed).toBe('replaced');
    hall.say(back, answer(hall, back));
    hall.say(bob, answer(hall, bob));
    hall.pass(250);
    expect(hall.last(back, 'Matched')?.ticket).toBe(1);
    // Nothing is owed any more: nothing is asked for.
    const again = hall.open({ network: 9, local: false });
    hall.say(again, { type: 'Resume', version: 1, token: hall.token(back) });
    expect(hall.all(again, 'Challenge')).toEqual([]);
  });

  test('a wrong, a weaker, a late and another’s solution bring a new challenge, and nothing else', () => {
    const { hall, ada, bob } = strained();
    const good = answer(hall, ada);
    const wrongs = [
      { ...good, nonce: good.nonce.map((byte) => byte ^ 0xff) },
      { ...good, bits: 0 },
      { ...good, expires: good.expires + 1_000 },
      { ...answer(hall, bob) },
    ];
    for (const [i, wrong] of wrongs.entries()) {
      hall.say(ada, wrong);
      expect(hall.all(ada, 'Challenge')).toHaveLength(2 + i);
    }
    hall.pass(125_000);
    hall.say(ada, good);
    hall.say(bob, answer(hall, bob));
    expect(hall.switchboard.totals().pairs).toBe(0);
    hall.say(ada, answer(hall, ada));
    hall.say(bob, answer(hall, bob));
    hall.pass(250);
    expect(hall.switchboard.totals().pairs).toBe(1);
  });

  test('a solution is used once: the next ticket has a challenge of its own', () => {
    const { hall, ada } = strained();
    const used = answer(hall, ada);
    hall.say(ada, used);
    hall.next(ada, 2);
    expect(hall.last(ada, 'Challenge')?.ticket).toBe(2);
    hall.say(ada, used);
    hall.say(ada, { ...used, ticket: 2 });
    hall.pass(250);
    expect(hall.all(ada, 'Challenge').at(-1)?.ticket).toBe(2);
    expect(hall.at(ada).closed).toBeUndefined();
  });

  test('work that nobody asked for is no offence, for a ticket to come it is', () => {
    const hall = new Hall();
    const ada = hall.enter();
    const solution = { type: 'Solve', expires: 9, bits: 200, nonce: new Uint8Array(8) } as const;
    hall.join(ada, 1);
    hall.say(ada, { ...solution, ticket: 1 });
    hall.say(ada, { type: 'Leave', ticket: 1, why: 'left' });
    hall.say(ada, { ...solution, ticket: 1 });
    expect(hall.at(ada).closed).toBeUndefined();
    hall.say(ada, { ...solution, ticket: 2 });
    expect(hall.at(ada).closed).toBe('badTicket');
  });

  test('[R1] a session that is resumed does not work twice for one ticket', () => {
    const { hall, ada } = strained();
    hall.say(ada, answer(hall, ada));
    hall.pass(250);
    hall.close(ada, 'lost');
    const back = hall.open();
    hall.say(back, { type: 'Resume', version: 1, token: hall.token(ada) });
    expect(hall.last(back, 'Parked')?.ticket).toBe(1);
    expect(hall.all(back, 'Challenge')).toEqual([]);
  });

  test('stress ends some seconds after it has ended', () => {
    const { hall } = strained();
    hall.pass(10_000);
    const late = hall.enter();
    hall.join(late, 1);
    expect(hall.all(late, 'Challenge')).toEqual([]);
  });
});

describe('[A13] the budget of matches', () => {
  const harvester = { network: 66, local: false };
  const budget = { matchesPerMinute: 10, workBits: 4 };

  /** Twenty tabs that stay long enough not to be odd, for a minute; how many people they met. */
  function harvest(hall: Hall, works: boolean): number {
    const tabs = Array.from({ length: 20 }, () => hall.enter(harvester));
    const victims = tabs.map((_, i) => hall.enter({ network: 1_000 + i, local: false }));
    for (let round = 1; round <= 10; round++) {
      for (const victim of victims) hall.next(victim, round);
      for (const tab of tabs) {
        hall.next(tab, round);
        if (works && hall.last(tab, 'Challenge')?.ticket === round)
          hall.say(tab, answer(hall, tab));
      }
      hall.pass(250);
      hall.pass(5_750);
    }
    return tabs.reduce((sum, tab) => sum + hall.all(tab, 'Matched').length, 0);
  }

  test('without work it is the limit; with work there are some more, ever dearer', () => {
    const idle = new Hall(undefined, budget);
    expect(harvest(idle, false)).toBeLessThanOrEqual(21);
    const busy = new Hall(undefined, budget);
    const met = harvest(busy, true);
    expect(met).toBeGreaterThan(21);
    expect(met).toBeLessThanOrEqual(91);
  });

  test('who waited in vain has not used a match', () => {
    const hall = new Hall(undefined, budget);
    const socket = hall.enter(harvester);
    for (let i = 1; i <= 50; i++) {
      hall.next(socket, 2 * i);
      hall.say(socket, { type: 'Leave', ticket: 2 * i, why: 'left' });
    }
    const other = hall.enter();
    hall.join(other, 1);
    hall.next(socket, 500);
    expect(hall.last(socket, 'Matched')?.ticket).toBe(500);
  });
});

describe('[A12] odd conduct', () => {
  test('who skips everybody waits, and works', () => {
    const hall = new Hall(undefined, { workBits: 4 });
    const skipper = hall.enter();
    for (let i = 1; i <= 9; i++) {
      const other = hall.enter();
      hall.next(skipper, i);
      hall.join(other, 1);
      hall.pass(1_000);
    }
    hall.next(skipper, 20);
    expect(hall.last(skipper, 'Challenge')?.ticket).toBe(20);
    hall.say(skipper, answer(hall, skipper));
    const other = hall.enter();
    hall.join(other, 1);
    hall.pass(1_000);
    expect(hall.last(skipper, 'Matched')?.ticket).not.toBe(20);
    hall.pass(5_000);
    expect(hall.last(skipper, 'Matched')?.ticket).toBe(20);
  });

  test('"never connected" counts against the partner, once for each pairing', () => {
    const hall = new Hall(undefined, { workBits: 4 });
    const unreachable = hall.enter();
    for (let i = 1; i <= 9; i++) {
      const other = hall.enter();
      hall.next(unreachable, i);
      hall.join(other, 1);
      hall.pass(8_000);
      hall.say(other, { type: 'Leave', ticket: 1, why: 'neverConnected' });
    }
    hall.next(unreachable, 20);
    expect(hall.last(unreachable, 'Challenge')?.ticket).toBe(20);
    // One who says so again and again of one pairing says it once.
    const calm = new Hall(undefined, { workBits: 4 });
    const [ada, liar] = [calm.enter(), calm.enter()];
    calm.join(ada, 1);
    calm.join(liar, 1);
    for (let i = 2; i < 20; i++) {
      calm.say(liar, { type: 'Next', why: 'neverConnected', ...calm.wish(i) });
    }
    calm.next(ada, 2);
    expect(calm.all(ada, 'Challenge')).toEqual([]);
  });
});

test('[A17] while matching is paused nobody meets, and everybody is parked', () => {
  const hall = new Hall();
  hall.switchboard.pause(true);
  const [ada, bob] = [hall.enter(), hall.enter()];
  hall.join(ada, 1);
  hall.join(bob, 1);
  hall.pass(60_000);
  expect(hall.last(ada, 'Parked')?.ticket).toBe(1);
  expect(hall.switchboard.totals()).toMatchObject({ waiting: 2, pairs: 0 });
  hall.switchboard.pause(false);
  hall.pass(250);
  expect(hall.switchboard.totals()).toMatchObject({ waiting: 0, pairs: 1 });
});

test('[K9] a node that is told to stop matches nobody, also when the operator ends a pause', () => {
  const hall = new Hall();
  hall.switchboard.pause(true);
  const [ada, bob] = [hall.enter(), hall.enter()];
  hall.join(ada, 1);
  hall.join(bob, 1);
  hall.switchboard.drain(60_000);
  hall.switchboard.pause(false);
  hall.pass(250);
  expect([hall.all(ada, 'Matched'), hall.all(bob, 'Matched')]).toEqual([[], []]);
});
