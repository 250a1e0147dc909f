import { describe, expect, test } from 'bun:test';
import { Hall } from './test-hall.ts';

interface Keys {
  readonly key: Uint8Array;
  readonly partnerHash: Uint8Array;
}

/** Keys as a server that is gone gave them to the two sides of a call. */
function oldPair(): readonly [Keys, Keys] {
  const hall = new Hall();
  // The test's random bytes are the same in every hall: these must not be those of the next.
  for (let i = 0; i < 3; i++) hall.enter();
  const [ada, bob] = [hall.enter(), hall.enter()];
  hall.join(ada, 1);
  hall.join(bob, 1);
  const keysOf = (socket: number): Keys => {
    const { key, partnerHash } = hall.last(socket, 'Matched') ?? never();
    return { key, partnerHash };
  };
  return [keysOf(ada), keysOf(bob)];
}

function never(): never {
  throw new Error('no match');
}

const come = (hall: Hall, socket: number, keys: Keys, ticket = 5) =>
  hall.say(socket, { type: 'Reattach', ticket, ...keys });
const blob = Uint8Array.of(1, 2, 3);

function reunited() {
  const hall = new Hall();
  const [one, two] = oldPair();
  const [ada, bob] = [hall.enter(), hall.enter()];
  come(hall, ada, one, 5);
  come(hall, bob, two, 9);
  return { hall, ada, bob, one, two };
}

describe('[R4] a call that outlived its server', () => {
  test('both sides come back and are a pair again, with new keys', () => {
    const { hall, ada, bob, one, two } = reunited();
    const [first, second] = [hall.last(ada, 'Reattached'), hall.last(bob, 'Reattached')];
    expect([first?.ticket, second?.ticket]).toEqual([5, 9]);
    for (const keys of [one, two]) {
      expect(first?.key).not.toEqual(keys.key);
      expect(second?.key).not.toEqual(keys.key);
    }
    expect(hall.switchboard.totals()).toEqual({ sessions: 2, waiting: 0, pairs: 1 });
    hall.say(ada, { type: 'Signal', ticket: 5, blob });
    expect(hall.last(bob, 'Signal')).toEqual({ type: 'Signal', ticket: 9, blob });
    hall.next(ada, 6);
    expect(hall.last(bob, 'PartnerLeft')).toEqual({ type: 'PartnerLeft', ticket: 9, why: 'left' });
  });

  test('the new keys work once more', () => {
    const { hall, ada, bob } = reunited();
    const keys = [ada, bob].map((socket) => hall.last(socket, 'Reattached') ?? never());
    const next = new Hall();
    const [eve, dan] = [next.enter(), next.enter()];
    for (const [socket, { key, partnerHash }] of [
      [eve, keys[0] ?? never()],
      [dan, keys[1] ?? never()],
    ] as const) {
      come(next, socket, { key, partnerHash });
    }
    expect(next.switchboard.totals().pairs).toBe(1);
  });

  test('the other does not come within 30 s: lost, and free for somebody else', () => {
    const hall = new Hall();
    const [one] = oldPair();
    const ada = hall.enter();
    come(hall, ada, one);
    hall.pass(29_999);
    expect(hall.last(ada, 'PartnerLeft')).toBeUndefined();
    hall.pass(1);
    expect(hall.last(ada, 'PartnerLeft')).toEqual({ type: 'PartnerLeft', ticket: 5, why: 'lost' });
    hall.join(ada, 6);
    expect(hall.last(ada, 'Parked')?.ticket).toBe(6);
  });

  test.each([
    [
      'leaves',
      (hall: Hall, ada: number) => hall.say(ada, { type: 'Leave', ticket: 5, why: 'left' }),
    ],
    ['looks for somebody else', (hall: Hall, ada: number) => hall.next(ada, 6)],
    ['goes', (hall: Hall, ada: number) => hall.close(ada, 'closed')],
  ] as const)('whoever %s meanwhile is waited for in vain', (_how, act) => {
    const hall = new Hall();
    const [one, two] = oldPair();
    const [ada, bob] = [hall.enter(), hall.enter()];
    come(hall, ada, one);
    act(hall, ada);
    come(hall, bob, two);
    expect(hall.last(bob, 'Reattached')).toBeUndefined();
    hall.pass(30_000);
    expect(hall.last(bob, 'PartnerLeft')?.why).toBe('lost');
  });

  test('a socket that is lost while it waits waits again when it is resumed', () => {
    const hall = new Hall();
    const [one, two] = oldPair();
    const [ada, bob] = [hall.enter(), hall.enter()];
    come(hall, ada, one);
    hall.close(ada, 'lost');
    come(hall, bob, two);
    expect(hall.last(bob, 'Reattached')).toBeUndefined();
    const back = hall.open();
    hall.say(back, { type: 'Resume', version: 1, token: hall.token(ada) });
    expect(hall.last(back, 'Reattached')?.ticket).toBe(5);
    expect(hall.last(bob, 'Reattached')?.ticket).toBe(5);
  });

  test('the two are kept from meeting as strangers, as any pair is', () => {
    const { hall, ada, bob } = reunited();
    hall.next(ada, 10);
    hall.next(bob, 10);
    hall.pass(4_000);
    expect(hall.switchboard.totals().pairs).toBe(0);
  });
});

describe('[R4] keys that are not one’s own', () => {
  test('a guess, a half that fits, and one key for both sides reach nobody', () => {
    const hall = new Hall();
    const [one, two] = oldPair();
    const [ada, eve] = [hall.enter(), hall.enter()];
    come(hall, ada, one);
    come(hall, eve, { key: new Uint8Array(16), partnerHash: one.partnerHash });
    const own = new Bun.CryptoHasher('sha256').update(one.key).digest().subarray(0, 16);
    const mallory = hall.enter();
    come(hall, mallory, { key: new Uint8Array(16).fill(7), partnerHash: own });
    const twins = [hall.enter(), hall.enter()];
    for (const twin of twins) come(hall, twin, { key: one.key, partnerHash: own });
    expect(hall.switchboard.totals().pairs).toBe(0);
    // And the one who has the other key still finds them.
    const bob = hall.enter();
    come(hall, bob, two);
    expect(hall.last(ada, 'Reattached')).toBeDefined();
  });

  test('a pair that is back is not disturbed by a third with the same key', () => {
    const { hall, ada, bob, one } = reunited();
    const eve = hall.enter();
    come(hall, eve, one);
    hall.pass(30_000);
    expect(hall.last(eve, 'PartnerLeft')?.why).toBe('lost');
    expect(hall.all(ada, 'PartnerLeft')).toEqual([]);
    expect(hall.all(bob, 'PartnerLeft')).toEqual([]);
  });

  test('accomplices to whom both keys were handed are a pair like any other, and nothing more', () => {
    const { hall, ada, bob, one, two } = reunited();
    const [eve, mallory] = [hall.enter(), hall.enter()];
    come(hall, eve, one);
    come(hall, mallory, two);
    hall.say(eve, { type: 'Signal', ticket: 5, blob });
    expect(hall.all(mallory, 'Signal').length).toBe(1);
    expect([...hall.all(ada, 'Signal'), ...hall.all(bob, 'Signal')]).toEqual([]);
  });

  test('only a session that is in the middle of nothing may, with a ticket that is new', () => {
    const hall = new Hall();
    const [one] = oldPair();
    const [ada, bob] = [hall.enter(), hall.enter()];
    hall.join(ada, 1);
    come(hall, ada, one);
    expect(hall.at(ada).closed).toBe('badState');
    hall.join(bob, 7);
    hall.say(bob, { type: 'Leave', ticket: 7, why: 'left' });
    come(hall, bob, one, 7);
    expect(hall.at(bob).closed).toBe('badTicket');
  });
});
