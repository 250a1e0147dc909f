import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { Happenings, roundedSinceStart, waitGroups } from './since-start.ts';

test('[G5] what happened is counted, and each wait in every group that it fits', () => {
  const happenings = new Happenings();
  happenings.welcomed();
  happenings.met([0, 1_000]);
  happenings.met([1_001, 60_001]);
  happenings.neverConnected();
  happenings.gavePass();
  happenings.cameAbout('direct', 0);
  happenings.cameAbout('relayed', 5);
  happenings.cameAbout('none', 0);
  expect(waitGroups).toEqual([1, 4, 15, 60]);
  expect(happenings.totals()).toEqual({
    sessions: 1,
    pairs: 2,
    neverConnected: 1,
    relayPasses: 1,
    waits: [2, 3, 3, 3, 4],
    waitedSeconds: 62.002,
    calls: { none: 1, direct: 1, relayed: 1 },
    firstFrames: [1, 1, 1, 1, 1, 2],
  });
});

test('[G5] no number that leaves is exact, and groups stay in order', () => {
  const waits = fc.array(fc.tuple(fc.nat(90_000), fc.nat(90_000)), { maxLength: 50 });
  const calls = fc.array(
    fc.tuple(fc.constantFrom('none', 'direct', 'relayed' as const), fc.nat(5)),
  );
  fc.assert(
    fc.property(waits, calls, (met, told) => {
      const happenings = new Happenings();
      for (const pair of met) happenings.met(pair);
      for (const [way, group] of told) happenings.cameAbout(way, group);
      const { waits, calls, firstFrames, ...rest } = roundedSinceStart(happenings.totals());
      const numbers = [waits, firstFrames, Object.values(calls), Object.values(rest)].flat();
      for (const number of numbers) expect(number % 8).toBe(0);
      expect([...firstFrames].sort((a, b) => a - b)).toEqual([...firstFrames]);
      expect([...waits].sort((a, b) => a - b)).toEqual([...waits]);
      expect(waits.at(-1)).toBe(8 * Math.ceil((2 * met.length) / 8));
    }),
  );
});
