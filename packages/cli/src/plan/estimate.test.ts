import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { type Assumed, assumptionList, defaultAssumed } from './assumptions.ts';
import { estimate } from './estimate.ts';

const withThese = (more: Partial<Assumed>) => estimate({ ...defaultAssumed, ...more });

/** Any assumptions that the command would take. */
const anyAssumed = fc.record(
  Object.fromEntries(
    assumptionList.map(({ name, min, max }) => [name, fc.double({ min, max, noNaN: true })]),
  ) as { [N in keyof Assumed]: fc.Arbitrary<number> },
);

describe('[O17] a plan', () => {
  test('can be worked out by hand', () => {
    const { matchesPerSecond, relayedShare, direct, routed, adPagesPerMonth } = withThese({
      people: 36_000,
      inCallShare: 100,
      callMinutes: 5,
      callMbps: 1,
      hideShare: 10,
      visitMinutes: 60,
      averageShare: 50,
      adPages: 1,
      fullShare: 100,
    });
    // 18,000 calls of 300 s, and so many of them that no two behind hard routers must meet.
    expect(matchesPerSecond).toBeCloseTo(60);
    expect(relayedShare).toBeCloseTo(1 - 0.9 * 0.9);
    expect(routed.mediaMbps).toBeCloseTo(36_000);
    expect(direct.mediaMbps).toBeCloseTo(6_840);
    // Ten visits a second at the busiest time, 730 hours.
    expect(adPagesPerMonth).toBeCloseTo(10 * 0.5 * 730 * 3_600);
    expect(direct.breakEven).toBeCloseTo((1_000 * direct.monthlyCost) / adPagesPerMonth);
  });

  test('of a small crowd counts on the relay for those who have nobody to choose from', () => {
    const relayNeed = (people: number) => withThese({ people, hideShare: 0 }).relayedShare;
    expect(relayNeed(20)).toBeCloseTo(0.042);
    expect(relayNeed(100)).toBeCloseTo(0.038);
    expect(relayNeed(1_000)).toBeCloseTo(0.002);
    expect(relayNeed(10_000)).toBe(0);
  });

  test('where everybody hides hands on as much as one that routes everything', () => {
    const { direct, routed } = withThese({ hideShare: 100 });
    expect(direct).toEqual(routed);
  });

  test('without ads has no price at which they pay', () => {
    expect(withThese({ adPages: 0 }).direct.breakEven).toBeUndefined();
  });

  test('pays for traffic beyond what machines include, and for no less than one machine', () => {
    const alone = withThese({ people: 2, hideShare: 0 }).direct;
    expect([alone.machines, alone.monthlyCost]).toEqual([1, 6]);
    const { machines, monthlyTb, monthlyCost } = withThese({}).routed;
    expect(monthlyCost).toBeCloseTo(6 * machines + 1.5 * (monthlyTb - 20 * machines));
  });

  test('never costs more than one that routes everything, and is a number for whatever is assumed', () => {
    fc.assert(
      fc.property(anyAssumed, (assumed) => {
        const { direct, routed } = estimate(assumed);
        for (const need of [direct, routed]) {
          const numbers = [need.machines, need.cores, need.outMbps, need.monthlyCost];
          for (const number of numbers) expect(Number.isFinite(number) && number >= 0).toBe(true);
        }
        expect(direct.mediaMbps).toBeLessThanOrEqual(routed.mediaMbps * (1 + 1e-9));
        expect(direct.machines).toBeLessThanOrEqual(routed.machines);
      }),
    );
  });
});
