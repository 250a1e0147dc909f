import { expect, test } from 'bun:test';
import { type InventoryCounts, kinds, renderInventory } from './inventory.ts';
import { Hall } from './test-hall.ts';

const none = Object.fromEntries(
  Object.keys(kinds).map((name) => [name, 0]),
) as unknown as InventoryCounts;
const nowOf = (counts: InventoryCounts): Record<string, number> =>
  Object.fromEntries(
    JSON.parse(renderInventory(counts)).held.map((one: { name: string; now: number }) => [
      one.name,
      one.now,
    ]),
  );

test('[Y3] every kind says what, why, how long and how many, in eights', () => {
  expect(nowOf({ ...none, sessions: 1, waiting: 9 })).toEqual({
    ...none,
    sessions: 8,
    waiting: 16,
  });
  for (const { what, why, secondsKept } of JSON.parse(renderInventory(none)).held) {
    expect(what).not.toBeEmpty();
    expect(why).not.toBeEmpty();
    expect(secondsKept).toBeWithin(0, 10 * 3_600);
  }
});

test('[Y3] what the switchboard holds is counted, and is gone when everybody is', () => {
  const hall = new Hall();
  const empty = hall.switchboard.held();
  const [one, two, three, four] = [hall.enter(), hall.enter(), hall.enter(), hall.enter()];
  hall.open();
  hall.join(one, 1);
  hall.join(two, 1);
  hall.join(three, 1);
  hall.say(four, {
    type: 'Reattach',
    ticket: 1,
    key: new Uint8Array(16),
    partnerHash: new Uint8Array(16),
  });
  hall.close(three, 'lost');
  expect(hall.switchboard.held()).toEqual({
    newcomers: 1,
    sessions: 4,
    lingering: 1,
    waiting: 0,
    pairs: 1,
    formerPairs: 0,
    reattaching: 1,
    offers: 0,
  });
  for (const socket of [one, two, four]) hall.close(socket, 'closed');
  hall.pass(16_000);
  expect(hall.switchboard.held()).toEqual(empty);
});
