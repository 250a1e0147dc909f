import { describe, expect, test } from 'bun:test';
import type { SessionId, Ticket } from './ticket.ts';

/** A pool as the suite sees it: whatever it takes to be asked, and when it has come to rest. */
export interface PoolUnderTest {
  join(ticket: Ticket): void;
  leave(session: SessionId): void;
  /** Time goes on, and everything has been looked at again. */
  pass(ms: number): Promise<void>;
  /** Everything that was asked has been answered. Pairs so far, by session, the older first. */
  pairs(): Promise<readonly (readonly [SessionId, SessionId])[]>;
  waiting(): number;
}

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

/** What holds for every pool (SPEC M1-M5, K1). `open` gives an empty one that relaxes after 4 s, at time 0. */
export function poolContract(name: string, open: () => Promise<PoolUnderTest>): void {
  async function meet(first: Partial<Ticket>, second: Partial<Ticket>, afterMs = 0) {
    const pool = await open();
    pool.join(ticket(1, first));
    await pool.pairs();
    pool.join(ticket(2, second));
    if (afterMs > 0) await pool.pass(afterMs);
    return (await pool.pairs()).length === 1;
  }

  const never = 60_000;
  const meetings: readonly [string, Partial<Ticket>, Partial<Ticket>, number | undefined][] = [
    ['[M1] two without tags', {}, {}, 0],
    ['[M1] one mode with another', {}, { mode: 'text' }, undefined],
    ['[M1] a shared tag', { tags: [1, 2] }, { tags: [2, 3] }, 0],
    ['[M1] [M2] no shared tag', { tags: [1] }, { tags: [2] }, relaxAfterMs],
    ['[M1] [M2] tags with none', { tags: [1] }, {}, relaxAfterMs],
    ['[M1] the same language', { language: 5 }, { language: 5 }, 0],
    ['[M1] [M2] another language', { language: 5 }, { language: 6 }, relaxAfterMs],
    ['[M1] a language with any', { language: 5 }, {}, 0],
    ['[M1] any with a language', {}, { language: 5 }, 0],
    [
      '[M1] a shared tag in another language',
      { language: 5, tags: [1] },
      { language: 6, tags: [1] },
      0,
    ],
    ['[M3] two hard NATs', { hardNat: true }, { hardNat: true }, relaxAfterMs],
    [
      '[M3] two hard NATs, one behind the relay',
      { hardNat: true },
      { hardNat: true, relayOnly: true },
      0,
    ],
    ['[M4] former partners', {}, { avoided: [1] }, undefined],
    ['[M4] former partners, as the first remembers', { avoided: [2] }, {}, undefined],
    ['[M4] one network', { network: 7 }, { network: 7 }, relaxAfterMs],
    [
      '[M4] one network and a shared tag',
      { network: 7, tags: [1] },
      { network: 7, tags: [1] },
      relaxAfterMs,
    ],
    ['[M4] one network at home', { network: 7, local: true }, { network: 7, local: true }, 0],
    [
      '[M4] one network, one of them at home',
      { network: 7, local: true },
      { network: 7 },
      relaxAfterMs,
    ],
  ];

  describe(name, () => {
    for (const [what, first, second, afterMs] of meetings) {
      test(`${what}: ${afterMs === undefined ? 'never' : afterMs === 0 ? 'at once' : 'later'}`, async () => {
        expect(await meet(first, second)).toBe(afterMs === 0);
        if (afterMs === 0) return;
        expect(await meet(first, second, afterMs ?? never)).toBe(afterMs !== undefined);
      });
    }

    async function chosen(others: Partial<Ticket>[], own: Partial<Ticket>) {
      const pool = await open();
      // They keep each other waiting, so that the last one has the choice.
      const everyone = others.map((_, at) => at + 1);
      for (const [at, wish] of others.entries()) {
        pool.join(ticket(at + 1, { avoided: everyone, since: 5 * at, ...wish }));
        await pool.pairs();
        await pool.pass(5);
      }
      pool.join(ticket(99, { since: 5 * others.length, ...own }));
      return (await pool.pairs())[0]?.find((session) => session !== 99);
    }

    test('[M3] most shared tags first', async () =>
      expect(await chosen([{ tags: [1] }, { tags: [1, 2] }], { tags: [1, 2] })).toBe(2));
    test('[M3] then the same language', async () => {
      const others = [6, 5].map((language) => ({ language, tags: [1] }));
      expect(await chosen(others, { language: 5, tags: [1] })).toBe(2);
    });
    test('[M3] then who needs no relay', async () =>
      expect(await chosen([{ hardNat: true }, {}], { hardNat: true, relayOnly: false })).toBe(2));
    test('[M3] then whoever waited longest', async () =>
      expect(await chosen([{}, {}, {}], {})).toBe(1));

    test('[M2] a fresh ticket is not forced upon by a relaxed one', async () => {
      const pool = await open();
      pool.join(ticket(1, { tags: [1] }));
      await pool.pass(relaxAfterMs);
      pool.join(ticket(2, { tags: [2], since: relaxAfterMs }));
      expect(await pool.pairs()).toEqual([]);
      pool.join(ticket(3, { since: relaxAfterMs }));
      expect(await pool.pairs()).toEqual([[1, 3]]);
    });

    test('[M2] of two that meet the first is who waited longer, whoever looked', async () => {
      const pool = await open();
      pool.join(ticket(1, { tags: [1] }));
      await pool.pass(relaxAfterMs / 2);
      pool.join(ticket(2, { since: relaxAfterMs / 2 }));
      await pool.pass(relaxAfterMs / 2);
      expect(await pool.pairs()).toEqual([[1, 2]]);
    });

    test('[M4] nobody meets themselves: a second ticket replaces the first', async () => {
      const pool = await open();
      pool.join(ticket(1));
      pool.join(ticket(1, { number: 2 }));
      expect(await pool.pairs()).toEqual([]);
      expect(pool.waiting()).toBe(1);
      pool.join(ticket(2));
      expect(await pool.pairs()).toEqual([[1, 2]]);
      expect(pool.waiting()).toBe(0);
    });

    test('[M5] who leaves is met by nobody, at whatever moment', async () => {
      const pool = await open();
      for (let session = 1; session <= 40; session++) {
        pool.join(ticket(session, { tags: [1], language: 3 }));
        if (session % 2 === 0) await pool.pairs();
        pool.leave(session);
      }
      pool.join(ticket(99, { tags: [1] }));
      await pool.pass(relaxAfterMs);
      expect((await pool.pairs()).filter((pair) => pair.includes(99))).toEqual([]);
      expect(pool.waiting()).toBe(1);
    });

    test('[K2] two hundred at once: everybody is in one pair, and in no second one', async () => {
      const pool = await open();
      for (let session = 1; session <= 200; session++) pool.join(ticket(session));
      await pool.pass(relaxAfterMs);
      const met = (await pool.pairs()).flat();
      expect(met.length).toBe(200);
      expect(new Set(met).size).toBe(200);
    });
  });
}
