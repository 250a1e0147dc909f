import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { maxSlots, SocketSlots } from './socket-slots.ts';

/** Beyond 32 bits when a place has been used often. */
const numberOf = (slot: number, uses: number) => slot + uses * 3_000 * maxSlots;

test('[S14] it holds what a Map would hold, when a slot is not used again before it is free', () => {
  const action = fc.record({
    type: fc.constantFrom('set' as const, 'delete' as const),
    slot: fc.nat(20),
    uses: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 200 }), (actions) => {
      const slots = new SocketSlots<object>();
      const model = new Map<number, object>();
      const isTaken = (slot: number) => [...model.keys()].some((one) => one % maxSlots === slot);
      for (const { type, slot, uses } of actions) {
        const socket = numberOf(slot, uses);
        if (type === 'delete') expect(slots.delete(socket)).toBe(model.delete(socket));
        else if (!isTaken(slot) || model.has(socket)) {
          const item = {};
          slots.set(socket, item);
          model.set(socket, item);
        }
        for (let one = 0; one < 20; one++) {
          for (let use = 0; use < 4; use++) {
            const asked = numberOf(one, use);
            expect(slots.get(asked)).toBe(model.get(asked));
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('[S14] numbers of nobody find nobody', () => {
  const slots = new SocketSlots<object>();
  slots.set(1, {});
  for (const socket of [0, -1, 2 ** 20 + 1, 2 ** 52, Number.NaN]) {
    expect(slots.get(socket)).toBeUndefined();
    expect(slots.delete(socket)).toBe(false);
  }
});
