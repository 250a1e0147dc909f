import { expect, test } from 'bun:test';
import { closeCodeName, closeCodes } from './close-codes.ts';

test('[C1] every code has its own number in the range left to applications', () => {
  const numbers = Object.values(closeCodes);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const number of numbers) expect(number >= 4000 && number <= 4999).toBe(true);
});

test('[C1] a number finds its name, a foreign one finds none', () => {
  expect(closeCodeName(closeCodes.badFrame)).toBe('badFrame');
  expect(closeCodeName(1006)).toBeUndefined();
});
