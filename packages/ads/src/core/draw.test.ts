import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { draw } from './draw.ts';

test('[B8] over all chances each lot comes as often as its weight says', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(weights, (each) => {
      const sum = each.reduce((a, b) => a + b, 0);
      const counts = each.map(() => 0);
      const lots = each.map((weight, index) => ({ weight, index }));
      // The middle of each of as many equal steps as there is weight.
      for (let i = 0; i < sum; i++) {
        const { index } = draw(lots, (i + 0.5) / sum) ?? { index: -1 };
        counts[index] = (counts[index] ?? 0) + 1;
      }
      expect(counts).toEqual(each);
    }),
  );
});

test('[B8] nothing is drawn from nothing, and the edges of chance are lots', () => {
  expect(draw([], 0.5)).toBeUndefined();
  const lots = [{ weight: 0.1 }, { weight: 0.2 }, { weight: 0.3 }];
  expect(draw(lots, 0)).toBe(lots[0]);
  expect(draw(lots, 1 - Number.EPSILON / 2)).toBe(lots[2]);
});
