import { describe, expect, test } from 'bun:test';
import { relaxAfterMs } from '@passerby/protocol/limits';
import type { Ticket } from '@passerby/server/core/ticket';
import { divisions, Pools } from './pools.ts';
import { regions } from './world.ts';

const ticket = (session: number): Ticket => ({
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
});

const [here, there] = [2, regions[2]?.nearest[0] as number];

describe('pools of regions', () => {
  test('[E134] two regions do not meet, unless one looks beyond', () => {
    const pools = new Pools(divisions.spilling);
    expect(pools.join(ticket(1), here, 0)).toBeUndefined();
    expect(pools.join(ticket(2), there, 0)).toBeUndefined();
    const pair = pools.lookBeyond(ticket(1), here, 0, relaxAfterMs);
    expect([pair?.first.session, pair?.second.session].toSorted()).toEqual([1, 2]);
    expect(pools.size).toBe(0);
    expect(pools.join(ticket(3), there, relaxAfterMs)).toBeUndefined();
  });

  test('[E134] whoever found nobody beyond sits at home again, and there alone', () => {
    const pools = new Pools(divisions.spilling);
    pools.join(ticket(1), here, 0);
    expect(pools.lookBeyond(ticket(1), here, 0, relaxAfterMs)).toBeUndefined();
    expect(pools.join(ticket(2), there, relaxAfterMs)).toBeUndefined();
    expect(pools.join(ticket(3), here, relaxAfterMs)?.first.session).toBe(1);
    pools.leave(2);
    expect(pools.size).toBe(0);
  });

  test('[E134] lots are even, and every region has each other one beyond it', () => {
    const { lots } = divisions;
    const counts = new Array(lots.pools).fill(0);
    for (let session = 1; session <= 16_000; session++) {
      counts[lots.poolOf(ticket(session))] += 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(900);
    expect(Math.max(...counts)).toBeLessThan(1_100);
    for (const [at, { nearest }] of regions.entries()) {
      const others = regions.map((_, other) => other).filter((other) => other !== at);
      expect([...nearest].toSorted()).toEqual(others);
    }
  });
});
