import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { type Numbered, NumberTable } from './number-table.ts';

interface Item extends Numbered<Item> {}
const item = (number: number): Item => ({ number, next: undefined });

test('[M5] an item is found by its number until it is removed, and removing twice is harmless', () => {
  const table = new NumberTable<Item>();
  const [one, other] = [item(7), item(7 + 2 ** 20)];
  table.add(one);
  table.add(other);
  table.remove(one);
  table.remove(one);
  expect([table.get(one.number), table.get(other.number), table.size]).toEqual([
    undefined,
    other,
    1,
  ]);
  table.add(one);
  expect([table.get(one.number), table.size]).toEqual([one, 2]);
});

test('[M5] whatever is added and removed, it holds what a map would', () => {
  // Few numbers meet again and again; those with the same lowest bits share a chain.
  const number = fc.oneof(
    fc.nat({ max: 40 }),
    fc.nat({ max: 60 }).map((many) => many * 2 ** 20),
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  );
  const added = number.map((one) => [one, true] as const);
  const removed = number.map((one) => [one, false] as const);
  fc.assert(
    fc.property(fc.array(fc.oneof(added, added, removed), { maxLength: 400 }), (steps) => {
      const table = new NumberTable<Item>();
      const model = new Map<number, Item>();
      for (const [one, isAdded] of steps) {
        const held = model.get(one);
        expect(table.get(one)).toBe(held as Item);
        if (isAdded && held === undefined) {
          const fresh = item(one);
          table.add(fresh);
          model.set(one, fresh);
        } else if (!isAdded && held !== undefined) {
          table.remove(held);
          model.delete(one);
        }
        expect(table.size).toBe(model.size);
      }
      for (const [one] of steps) expect(table.get(one)).toBe(model.get(one) as Item);
    }),
  );
});

test('[M5] what grew to a crowd is small again when the crowd has gone, and grows again', () => {
  const table = new NumberTable<Item>();
  const few = table.chains;
  // No order in them, and the same ones each time.
  const crowd = Array.from({ length: 10_000 }, (_, i) => item(Math.imul(i + 1, 0x9e3779b1) >>> 1));
  for (let round = 0; round < 2; round++) {
    for (const one of crowd) table.add(one);
    expect(table.chains).toBeGreaterThanOrEqual(crowd.length);
    for (const [i, one] of crowd.entries()) {
      table.remove(one);
      // Whoever is left is found, however often it has become smaller.
      if (i % 500 !== 0) continue;
      expect(crowd.filter(({ number }) => table.get(number) !== undefined)).toHaveLength(
        crowd.length - 1 - i,
      );
    }
    expect([table.size, table.chains]).toEqual([0, few]);
  }
});

test('[M5] numbers that somebody chose to be alike stand in many chains', () => {
  const table = new NumberTable<Item>();
  for (let i = 0; i < 4_096; i++) table.add(item(i << 8));
  let steps = 0;
  for (let i = 0; i < 4_096; i++) {
    for (let one = table.get(i << 8); one !== undefined; one = one.next) steps++;
  }
  expect(steps / 4_096).toBeLessThan(4);
});
