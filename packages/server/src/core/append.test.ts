import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { append } from './append.ts';

test('[M4] the last few of what was appended, in order, and no list changes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 20 }), (items, most) => {
      let list: readonly number[] = Object.freeze([]);
      for (const item of items) list = Object.freeze(append(list, item, most));
      expect(list).toEqual(items.slice(-most));
    }),
  );
});
