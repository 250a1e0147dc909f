import { expect, test } from 'bun:test';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import { createTagIndex } from './tag-index.ts';

const random = seededRandom(7);
const randomBytes = (length: number) => new Uint8Array(length).map(() => random());

test('[M1] one tag is one number, another tag another', () => {
  const index = createTagIndex(randomBytes);
  const tags = randomBytes(6 * 20_000);
  const numbers = index(tags);
  expect(index(tags)).toEqual(numbers);
  // By chance alone about 0.1 of 20,000 fall together in 2^31.
  expect(new Set(numbers).size).toBeGreaterThan(19_997);
  for (const number of numbers) expect(number >= 0 && number < 2 ** 31).toBe(true);
});

test('[M1] one bit more or less is another number', () => {
  const index = createTagIndex(randomBytes);
  const tag = randomBytes(6);
  const near = Array.from({ length: 48 }, (_, bit) => {
    const other = tag.slice();
    other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return index(other)[0];
  });
  expect(new Set([...near, index(tag)[0]]).size).toBe(49);
});

test('[F2] under another key it is another number', () => {
  const tag = randomBytes(6);
  expect(createTagIndex(randomBytes)(tag)).not.toEqual(createTagIndex(randomBytes)(tag));
});
