import { expect, test } from 'bun:test';
import { backoffMs } from './backoff.ts';

test('[K1] the wait is anything from nothing to a window that doubles up to 15 s', () => {
  const longest = (attempt: number) => backoffMs(attempt, () => 0.999999) + 1;
  expect([1, 2, 3, 4, 5, 6, 7, 40].map(longest)).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000,
  ]);
  expect(backoffMs(9, () => 0)).toBe(0);
  expect(backoffMs(3, () => 0.5)).toBe(1_000);
});
