import { expect, test } from 'bun:test';
import { seededRandom } from './seeded-random.ts';
import { shortest } from './shortest.ts';

test('of many lines those are left that it takes to fail', () => {
  const random = seededRandom(9);
  const lines = Array.from({ length: 1_000 }, () => random() % 10_000);
  lines[120] = 10_001;
  lines[803] = 10_002;
  let asked = 0;
  const fails = (some: readonly number[]) => {
    asked += 1;
    const first = some.indexOf(10_001);
    return first >= 0 && some.indexOf(10_002) > first;
  };
  expect(shortest(lines, fails)).toEqual([10_001, 10_002]);
  expect(asked).toBeLessThan(200);
});

test('what fails by itself is short, and what it takes all of stays', () => {
  expect(shortest([1, 2, 3], () => true)).toEqual([]);
  expect(shortest([1, 2, 3], (some) => some.length === 3)).toEqual([1, 2, 3]);
  expect(shortest([1, 2, 3, 4, 5], (some) => some.includes(2) && some.includes(5))).toEqual([2, 5]);
});
