import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { SocketTable } from './socket-table.ts';

test('[S14] a number is given once, also when its slot is used again', () => {
  const table = new SocketTable<string>();
  const first = table.add('first');
  expect(table.remove(first)).toBe(true);
  const second = table.add('second');
  expect(second).not.toBe(first);
  expect(table.get(first)).toBeUndefined();
  expect(table.remove(first)).toBe(false);
  expect(table.get(second)).toBe('second');
});

test('[S14] numbers of nobody find nobody', () => {
  const table = new SocketTable<string>();
  table.add('somebody');
  for (const number of [0, 1, -1, 2 ** 20 + 1, 2 ** 52, Number.NaN]) {
    expect(table.get(number)).toBeUndefined();
    expect(table.remove(number)).toBe(false);
  }
});

test('[S14] it holds what a Map would hold', () => {
  const action = fc.oneof(
    fc.record({ type: fc.constant('add'), which: fc.nat(9) }),
    fc.record({ type: fc.constant('remove'), which: fc.nat(40) }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 120 }), (actions) => {
      const table = new SocketTable<number>();
      const model = new Map<number, number>();
      const given: number[] = [];
      for (const { type, which } of actions) {
        if (type === 'add') {
          const number = table.add(which);
          expect(given).not.toContain(number);
          given.push(number);
          model.set(number, which);
        } else {
          const number = given[which % Math.max(1, given.length)] ?? 0;
          expect(table.remove(number)).toBe(model.delete(number));
        }
        expect(table.size).toBe(model.size);
        for (const number of given) expect(table.get(number)).toBe(model.get(number));
      }
      expect([...table.numbers()].sort()).toEqual([...model.keys()].sort());
    }),
    { numRuns: 300 },
  );
});
