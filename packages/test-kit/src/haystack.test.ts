import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { createNeedleSearch } from './haystack.ts';
import { needlesOfBytes, needlesOfNumber } from './needle.ts';
import { seededRandom } from './seeded-random.ts';

const canary = Uint8Array.from({ length: 16 }, (_, i) => 200 - 7 * i);
const tag = 0xc0ffee_decade;

test('[R1] each form of a canary is found, wherever it lies', () => {
  const needles = [...needlesOfBytes('description', canary), ...needlesOfNumber('tags', tag)];
  const search = createNeedleSearch(needles);
  for (const { field, form, bytes } of needles) {
    for (const before of [0, 1, 2, 3, 61]) {
      const haystack = Buffer.concat([Buffer.alloc(before, 7), bytes, Buffer.alloc(5, 7)]);
      expect(search.in(haystack, 1_000)).toContainEqual({ field, form, at: 1_000 + before });
    }
  }
});

test('[R1] base64 is found whatever stands before the canary', () => {
  const search = createNeedleSearch(needlesOfBytes('blob', canary));
  for (let before = 0; before < 9; before++) {
    const frame = Buffer.concat([Buffer.alloc(before, 0x55), canary, Buffer.alloc(4, 0x55)]);
    const text = Buffer.from(`log: ${frame.toString('base64')}`);
    expect(search.in(text).map(({ form }) => form)).toContain('base64');
    expect(search.in(Buffer.from(text.toString(), 'utf16le'))).not.toBeEmpty();
  }
});

test('[R1] what is not there is not found', () => {
  const search = createNeedleSearch(needlesOfBytes('blob', canary));
  const random = seededRandom(20_26);
  const noise = Uint8Array.from({ length: 2 ** 20 }, () => random());
  expect(search.in(noise)).toEqual([]);
  expect(search.in(canary.subarray(0, 15))).toEqual([]);
  expect(search.in(new Uint8Array(0))).toEqual([]);
});

test('[R1] it agrees with a plain search on any bytes', () => {
  const few = fc.uint8Array({ min: 0, max: 2 });
  const needle = fc.uint8Array({ min: 0, max: 2, minLength: 4, maxLength: 9 });
  fc.assert(
    fc.property(fc.array(needle, { maxLength: 12 }), few, (patterns, haystack) => {
      const needles = patterns.map((bytes, i) => ({ field: String(i), form: 'raw', bytes }));
      const found = createNeedleSearch(needles).in(haystack);
      for (const { field, bytes } of needles) {
        const first = Buffer.from(haystack).indexOf(bytes);
        const ours = found.filter((find) => find.field === field).map(({ at }) => at);
        expect(ours[0] ?? -1).toBe(first);
      }
    }),
  );
});
