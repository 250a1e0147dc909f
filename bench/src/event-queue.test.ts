import { describe, expect, test } from 'bun:test';
import { createChance } from './chance.ts';
import { EventQueue } from './event-queue.ts';

describe('a queue of events', () => {
  test('[E133] what is due first happens first, and what was said first of what is due at once', () => {
    const chance = createChance(133);
    const queue = new EventQueue();
    const ran: { readonly at: number; readonly order: number }[] = [];
    for (let order = 0; order < 500; order++) {
      const at = chance.below(50);
      queue.after(at, () => ran.push({ at, order }));
    }
    queue.runUntil(100, 1_000, () => {});
    expect(ran.length).toBe(0);
    queue.runUntil(1_000, 1_000, () => {});
    expect(ran.length).toBe(500);
    expect(ran).toEqual(ran.toSorted((a, b) => a.at - b.at || a.order - b.order));
  });

  test('[E133] the clock stands where the event is, and what an event brings about comes after it', () => {
    const queue = new EventQueue();
    const times: number[] = [];
    queue.after(30, () => {
      times.push(queue.now);
      queue.after(5, () => times.push(queue.now));
    });
    queue.after(40, () => times.push(queue.now));
    queue.runUntil(50, 10, () => {});
    expect(times).toEqual([30, 35, 40]);
  });
});
