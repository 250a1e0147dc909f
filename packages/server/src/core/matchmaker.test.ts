import { describe, expect, test } from 'bun:test';
import { Matchmaker } from './matchmaker.ts';
import type { Ticket } from './ticket.ts';

const relaxAfterMs = 4_000;

/** Everyone has a network of their own unless the test says otherwise. */
function ticket(session: number, wish: Partial<Ticket> = {}): Ticket {
  return {
    session,
    number: 1,
    mode: 'video',
    language: 0,
    tags: [],
    network: session,
    local: false,
    hardNat: false,
    relayOnly: false,
    avoided: [],
    since: 0,
    ...wish,
  };
}

function meet(first: Partial<Ticket>, second: Partial<Ticket>, afterMs = 0): boolean {
  const matchmaker = new Matchmaker(relaxAfterMs);
  if (matchmaker.join(ticket(1, first), 0)) throw new Error('nobody was there');
  const pairs = [matchmaker.join(ticket(2, second), 0)];
  matchmaker.sweep(afterMs, (pair) => pairs.push(pair));
  return pairs.some((pair) => pair !== undefined);
}

describe('[M1] who meets at once', () => {
  test('two without tags', () => expect(meet({}, {})).toBe(true));
  test('one mode never meets another', () =>
    expect(meet({ mode: 'video' }, { mode: 'text' }, 60_000)).toBe(false));
  test('a shared tag', () => expect(meet({ tags: [1, 2] }, { tags: [2, 3] })).toBe(true));
  test('no shared tag: not yet', () => expect(meet({ tags: [1] }, { tags: [2] })).toBe(false));
  test('tags with none: not yet', () => expect(meet({ tags: [1] }, {})).toBe(false));
  test('the same language', () => expect(meet({ language: 5 }, { language: 5 })).toBe(true));
  test('another language: not yet', () =>
    expect(meet({ language: 5 }, { language: 6 })).toBe(false));
  test('a language with any', () => expect(meet({ language: 5 }, {})).toBe(true));
  test('a shared tag counts more than the language', () =>
    expect(meet({ language: 5, tags: [1] }, { language: 6, tags: [1] })).toBe(true));
});

describe('[M2] after the relax time anyone will do', () => {
  test('no shared tag', () => expect(meet({ tags: [1] }, { tags: [2] }, relaxAfterMs)).toBe(true));
  test('not a moment before', () =>
    expect(meet({ tags: [1] }, { tags: [2] }, relaxAfterMs - 1)).toBe(false));
  test('another language', () =>
    expect(meet({ language: 5 }, { language: 6 }, relaxAfterMs)).toBe(true));

  test('no relax time at all: anyone at once, and who is alone is looked at again in a second', () => {
    const matchmaker = new Matchmaker(0);
    matchmaker.join(ticket(1, { tags: [1] }), 0);
    matchmaker.sweep(0, () => expect.unreachable());
    matchmaker.sweep(1_000, () => expect.unreachable());
    expect(matchmaker.join(ticket(2, { tags: [2], since: 1_000 }), 1_000)?.first.session).toBe(1);
  });

  test('a fresh ticket is not forced upon by a relaxed one', () => {
    const matchmaker = new Matchmaker(relaxAfterMs);
    matchmaker.join(ticket(1, { tags: [1] }), 0);
    matchmaker.sweep(relaxAfterMs, () => {});
    expect(matchmaker.join(ticket(2, { tags: [2], since: 5_000 }), 5_000)).toBeUndefined();
    expect(matchmaker.join(ticket(3, { since: 5_000 }), 5_000)?.first.session).toBe(1);
  });
});

describe('[M3] the order of preference', () => {
  function chosen(others: Partial<Ticket>[], own: Partial<Ticket>): number | undefined {
    const matchmaker = new Matchmaker(relaxAfterMs);
    // They keep each other waiting, so that the last one has the choice.
    const everyone = others.map((_, i) => i + 1);
    others.forEach((wish, i) => {
      matchmaker.join(ticket(i + 1, { since: i, avoided: everyone, ...wish }), i);
    });
    return matchmaker.join(ticket(99, { since: 100, ...own }), 100)?.first.session;
  }

  test('most shared tags first', () =>
    expect(chosen([{ tags: [1] }, { tags: [1, 2] }], { tags: [1, 2] })).toBe(2));
  test('then the same language', () =>
    expect(
      chosen(
        [
          { tags: [1], language: 6 },
          { tags: [1], language: 5 },
        ],
        { tags: [1], language: 5 },
      ),
    ).toBe(2));
  test('then whoever waited longest', () => expect(chosen([{}, {}, {}], {})).toBe(1));
});

describe('[M4] who is kept apart', () => {
  test('former partners, however long they wait', () =>
    expect(meet({}, { avoided: [1] }, 60_000)).toBe(false));
  test('one network, until both are relaxed', () => {
    expect(meet({ network: 7 }, { network: 7 })).toBe(false);
    expect(meet({ network: 7, tags: [1] }, { network: 7, tags: [1] })).toBe(false);
    expect(meet({ network: 7 }, { network: 7 }, relaxAfterMs)).toBe(true);
  });
  test('two tabs on the server’s own network meet at once', () =>
    expect(meet({ network: 7, local: true }, { network: 7, local: true })).toBe(true));
  test('nobody meets themselves: a second ticket replaces the first', () => {
    const matchmaker = new Matchmaker(relaxAfterMs);
    matchmaker.join(ticket(1), 0);
    expect(matchmaker.join(ticket(1, { number: 2 }), 0)).toBeUndefined();
    expect(matchmaker.size).toBe(1);
  });
});

describe('[M5] nothing is left behind', () => {
  test('who leaves is met by nobody, and leaves no queue', () => {
    const matchmaker = new Matchmaker(relaxAfterMs);
    matchmaker.join(ticket(1, { tags: [1, 1, 2], language: 5 }), 0);
    matchmaker.join(ticket(2, { tags: [3], language: 6 }), 0);
    matchmaker.leave(1);
    matchmaker.leave(1);
    expect(matchmaker.join(ticket(3, { tags: [1], language: 5 }), 0)).toBeUndefined();
    matchmaker.leave(2);
    matchmaker.leave(3);
    expect([matchmaker.size, matchmaker.queues]).toEqual([0, 0]);
    matchmaker.sweep(60_000, () => expect.unreachable());
  });

  test('whoever takes anyone stands in no queue of a language any more', () => {
    const matchmaker = new Matchmaker(relaxAfterMs);
    matchmaker.join(ticket(1, { language: 5 }), 0);
    expect(matchmaker.queues).toBe(1);
    matchmaker.sweep(relaxAfterMs, () => expect.unreachable());
    expect([matchmaker.size, matchmaker.queues]).toEqual([1, 0]);
    expect(
      matchmaker.join(ticket(2, { language: 6, since: relaxAfterMs }), relaxAfterMs),
    ).toBeUndefined();
    expect(
      matchmaker.join(ticket(3, { language: 5, since: relaxAfterMs }), relaxAfterMs)?.first.session,
    ).toBe(1);
  });

  test('three relaxed at once make one pair and leave one waiting', () => {
    const matchmaker = new Matchmaker(relaxAfterMs);
    for (const session of [1, 2, 3]) matchmaker.join(ticket(session, { tags: [session] }), 0);
    const pairs: number[][] = [];
    matchmaker.sweep(relaxAfterMs, ({ first, second }) =>
      pairs.push([first.session, second.session]),
    );
    expect(pairs).toEqual([[1, 2]]);
    expect(matchmaker.has(3)).toBe(true);
  });

  test('a crowd of people to avoid at the head hides somebody for one relax time at most', () => {
    const matchmaker = new Matchmaker(relaxAfterMs);
    const crowd = Array.from({ length: 100 }, (_, i) => i + 1);
    for (const session of crowd) matchmaker.join(ticket(session, { network: 7 }), 0);
    matchmaker.join(ticket(500, { network: 7, tags: [9] }), 0);
    let met = matchmaker.join(ticket(501, { network: 8, avoided: crowd, since: 1 }), 1);
    for (let now = 0; !met && now <= 3 * relaxAfterMs; now += 250) {
      matchmaker.sweep(now, (pair) => {
        if (pair.first.session === 501 || pair.second.session === 501) met = pair;
      });
    }
    expect(met).toBeDefined();
  });
});

describe('[M3] two behind hard NATs', () => {
  const hard = { hardNat: true };
  test('wait for somebody else, until one of them is relaxed', () => {
    expect(meet(hard, hard)).toBe(false);
    expect(meet(hard, hard, relaxAfterMs)).toBe(true);
  });
  test('meet at once whoever has an easier one', () => {
    expect(meet(hard, {})).toBe(true);
    expect(meet({}, hard)).toBe(true);
  });
  test('meet at once when one of them is behind the relay anyway', () => {
    expect(meet({ ...hard, relayOnly: true }, hard)).toBe(true);
  });
  test('of two who wait equally well, the easier is taken though the other waits longer', () => {
    const matchmaker = new Matchmaker(relaxAfterMs);
    // Each in a language of their own, so that the two who wait do not meet.
    matchmaker.join(ticket(1, { ...hard, language: 1, since: 0 }), 0);
    matchmaker.join(ticket(2, { language: 2, since: 1 }), 1);
    matchmaker.sweep(relaxAfterMs - 1, () => {});
    const pair = matchmaker.join(ticket(3, { ...hard, language: 0, since: 2 }), 2);
    expect(pair?.first.session).toBe(2);
  });
  test('a shared interest counts for more, once they may meet', () => {
    const matchmaker = new Matchmaker(0);
    matchmaker.join(ticket(1, { ...hard, tags: [7] }), 0);
    matchmaker.join(ticket(2, { avoided: [1] }), 0);
    expect(matchmaker.join(ticket(3, { ...hard, tags: [7] }), 0)?.first.session).toBe(1);
  });
});
