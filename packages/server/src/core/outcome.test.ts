import { describe, expect, test } from 'bun:test';
import { Hall } from './test-hall.ts';

/** Two who have met, with tickets 1 and 1. */
function pair(countsCalls = true) {
  const hall = new Hall(undefined, {}, { countsCalls });
  const [ada, bob] = [hall.enter(), hall.enter()];
  hall.join(ada, 1);
  hall.join(bob, 1);
  const say = (socket: number, way: 'none' | 'direct' | 'relayed', group = 0, ticket = 1) =>
    hall.say(socket, { type: 'Outcome', ticket, way, group });
  const counted = () => {
    const { calls, firstFrames } = hall.switchboard.sinceStart();
    return { ...calls, firstFrames };
  };
  return { hall, ada, bob, say, counted };
}

const nothing = { none: 0, direct: 0, relayed: 0, firstFrames: [0, 0, 0, 0, 0, 0] };

describe('[G6] how calls came about', () => {
  test('is asked for in Welcome, and counted once for each side of a pairing', () => {
    const { hall, ada, bob, say, counted } = pair();
    expect(hall.last(ada, 'Welcome')?.countsCalls).toBe(true);
    say(ada, 'direct', 1);
    say(ada, 'relayed', 5);
    say(bob, 'relayed', 5);
    const firstFrames = [0, 1, 1, 1, 1, 2];
    expect(counted()).toEqual({ none: 0, direct: 1, relayed: 1, firstFrames });
    hall.next(ada, 2);
    hall.join(hall.enter(), 1);
    say(ada, 'none', 3, 2);
    expect(counted()).toEqual({ none: 1, direct: 1, relayed: 1, firstFrames });
  });

  test('counts for the pairing of now alone; a ticket that was never named ends the session', () => {
    const { hall, ada, bob, say, counted } = pair();
    hall.say(bob, { type: 'Leave', ticket: 1, why: 'left' });
    say(bob, 'direct');
    say(ada, 'direct');
    expect(counted()).toEqual(nothing);
    say(ada, 'direct', 0, 9);
    expect(hall.at(ada).closed).toBe('badTicket');
  });

  test('after a re-attachment too it is one pairing, which accomplices could repeat', () => {
    const { hall, say, counted } = pair();
    const back = hall.enter();
    const friend = hall.enter();
    const keys = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)] as const;
    const hash = (bytes: Uint8Array) =>
      new Bun.CryptoHasher('sha256').update(bytes).digest().subarray(0, 16);
    hall.say(back, { type: 'Reattach', ticket: 1, key: keys[0], partnerHash: hash(keys[1]) });
    hall.say(friend, { type: 'Reattach', ticket: 1, key: keys[1], partnerHash: hash(keys[0]) });
    expect(hall.last(back, 'Reattached')?.ticket).toBe(1);
    say(back, 'direct');
    expect(counted()).toEqual(nothing);
  });
});

test('[G7] a server that did not ask counts none, and goes on', () => {
  const { hall, ada, say, counted } = pair(false);
  expect(hall.last(ada, 'Welcome')?.countsCalls).toBe(false);
  say(ada, 'direct');
  expect(counted()).toEqual(nothing);
  expect(hall.at(ada).closed).toBeUndefined();
});
