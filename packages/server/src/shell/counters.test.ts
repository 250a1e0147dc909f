import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { createCounters, roundUp } from './counters.ts';

test('[H5] totals are rounded up to multiples of eight, and nothing stays nothing', () => {
  expect([0, 1, 7, 8, 9, 16, 17].map(roundUp)).toEqual([0, 8, 8, 8, 16, 16, 24]);
  fc.assert(
    fc.property(fc.nat(), (total) => {
      const rounded = roundUp(total);
      expect(rounded % 8).toBe(0);
      expect(rounded >= total && rounded < total + 8).toBe(true);
    }),
  );
});

test('[H5] no number in the health report is an exact one', () => {
  const counters = createCounters();
  for (let i = 0; i < 3; i++) counters.closed('badFrame');
  for (let i = 0; i < 9; i++) counters.closed('tooFast');
  const health = counters.health({ sessions: 11, waiting: 1, pairs: 5 });
  expect(health).toMatchObject({ status: 'ok', sessions: 16, waiting: 8, pairs: 8 });
  expect(health.closes).toMatchObject({ badFrame: 8, tooFast: 16, badState: 0 });
  const numbers = [health.sessions, health.waiting, health.pairs, ...Object.values(health.closes)];
  expect(numbers.every((number) => number % 8 === 0)).toBe(true);
});
