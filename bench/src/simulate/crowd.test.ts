import { describe, expect, test } from 'bun:test';
import { relaxAfterMs } from '@passerby/protocol/limits';
import { Matchmaker } from '@passerby/server/core/matchmaker';
import type { Pair, Pool } from '@passerby/server/core/pool';
import type { SessionId, Ticket } from '@passerby/server/core/ticket';
import { quantile } from '../quantile.ts';
import { type Lived, liveThrough } from './crowd.ts';
import { type Division, divisions, Pools } from './pools.ts';
import { usualHabits } from './world.ts';

const lookedAtMs = 600_000;

function live(
  people: number,
  division: Division = divisions.world,
  given: { readonly seed?: number; readonly makePool?: () => Pool } = {},
): Lived {
  const { seed = 134, makePool } = given;
  return liveThrough(
    { seed, people, hour: 19, lookedAtMs },
    usualHabits,
    new Pools(division, makePool),
  );
}

const mean = ({ waits }: Lived) => waits.reduce((sum, ms) => sum + ms, 0) / waits.length;

describe('a crowd in virtual time', () => {
  test('[E133] the same seed is the same crowd, and another one is another', () => {
    const [one, again, other] = [133, 133, 134].map((seed) =>
      live(300, divisions.spilling, { seed }),
    );
    expect(one?.joins).toBeGreaterThan(500);
    expect(again).toEqual(one as Lived);
    expect(other?.waits).not.toEqual(one?.waits);
  });

  test('[E134] a larger crowd waits less, and meets more often by interest', () => {
    const [small, large] = [live(100), live(3_000)];
    expect(mean(large)).toBeLessThan(mean(small) / 2);
    expect(large.atOnce / large.joins).toBeGreaterThan(small.atOnce / small.joins);
    expect(large.sharedTag / large.pairs).toBeGreaterThan((2 * small.sharedTag) / small.pairs);
  });

  test('[E134] a crowd that is divided waits longer, and less so when regions spill over', () => {
    const [world, regions, spilling] = [
      live(600),
      live(600, divisions.regions),
      live(600, divisions.spilling),
    ];
    expect(mean(regions)).toBeGreaterThan(1.5 * mean(world));
    expect(quantile(spilling.waits, 0.99)).toBeLessThan(quantile(regions.waits, 0.99));
    expect(regions.abroad).toBe(0);
    expect(spilling.abroad).toBeGreaterThan(0);
    expect(spilling.abroad / spilling.pairs).toBeLessThan(world.abroad / world.pairs);
  });

  test('[E134] where nobody is ever matched, everybody waits until they give up', () => {
    const never = live(600, divisions.world, { makePool: () => new NeverMatching() });
    const real = live(600);
    expect(never.pairs).toBe(0);
    expect(never.atOnce).toBe(0);
    expect(mean(never)).toBeGreaterThan(0.5 * usualHabits.patienceMs);
    expect(mean(never)).toBeGreaterThan(10 * mean(real));
    expect(never.gaveUp / never.joins).toBeGreaterThan(20 * (real.gaveUp / real.joins));
  });

  test('[E134] whoever meets is matched by the server’s own rules', () => {
    const met: Pair[] = [];
    // Few enough to meet again, were it allowed.
    live(60, divisions.world, { makePool: () => new Watched(met) });
    expect(met.length).toBeGreaterThan(50);
    const former = new Map<SessionId, readonly SessionId[]>();
    for (const { first, second } of met) {
      expect(first.mode).toBe(second.mode);
      for (const [own, other] of [
        [first.session, second.session],
        [second.session, first.session],
      ] as const) {
        const before = former.get(own) ?? [];
        expect([own, ...before]).not.toContain(other);
        former.set(own, [...before.slice(-7), other]);
      }
      expect(first.since).toBeLessThanOrEqual(second.since);
    }
  });
});

/** The control: a pool from which nobody comes. */
class NeverMatching implements Pool {
  readonly #sessions = new Set<SessionId>();

  get size(): number {
    return this.#sessions.size;
  }

  has(session: SessionId): boolean {
    return this.#sessions.has(session);
  }

  join({ session }: Ticket): undefined {
    this.#sessions.add(session);
  }

  leave(session: SessionId): void {
    this.#sessions.delete(session);
  }

  sweep(): void {}
}

/** The server's own, with somebody who writes down who met. */
class Watched extends Matchmaker {
  constructor(private readonly met: Pair[]) {
    super(relaxAfterMs);
  }

  override join(ticket: Ticket, now: number): Pair | undefined {
    const pair = super.join(ticket, now);
    if (pair) this.met.push(pair);
    return pair;
  }
}
