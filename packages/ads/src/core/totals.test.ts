import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { atLeast, keptDays, Totals } from './totals.ts';

test('[B10] a total is rounded up to a multiple of 8, and at least what it says it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), (count) => {
      const totals = new Totals();
      for (let i = 0; i < count; i++) totals.shown('lamp', '2026-11-25');
      const [{ shown } = { shown: -1 }] = totals.finished('2026-11-26');
      expect(shown % 8).toBe(0);
      expect(shown - count).toBeWithin(0, 8);
      expect(atLeast(shown)).toBeLessThanOrEqual(count);
    }),
  );
  expect(atLeast(0)).toBe(0);
});

test('[B10] the day that is not over is not told', () => {
  const totals = new Totals();
  totals.shown('lamp', '2026-11-24');
  totals.clicked('lamp', '2026-11-25');
  expect(totals.finished('2026-11-25')).toEqual([
    { day: '2026-11-24', creative: 'lamp', shown: 8, clicked: 0 },
  ]);
});

test('[B10] no more than 62 days are held, and the oldest goes', () => {
  const totals = new Totals();
  const dayAt = (index: number) =>
    new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
  for (let i = 0; i < keptDays + 10; i++) totals.shown('lamp', dayAt(i));
  const days = totals.all().map(({ day }) => day);
  expect(days).toHaveLength(keptDays);
  expect(days[0]).toBe(dayAt(10));
});
