import { expect, test } from 'bun:test';
import { ClockWatch } from './clock-watch.ts';

test('[K7] a clock that goes as ours does has not jumped, whatever it shows and however late it is told', () => {
  const watch = new ClockWatch(1_000);
  const told = [
    [500_000, 10],
    [501_000, 1_010],
    [502_000, 2_900],
    [503_000, 3_010],
  ] as const;
  for (const [theirs, ours] of told) expect(watch.hasJumped(theirs, ours)).toBe(false);
});

test('[K7] a jump either way is told once', () => {
  const watch = new ClockWatch(1_000);
  expect(watch.hasJumped(500_000, 0)).toBe(false);
  expect(watch.hasJumped(502_001, 1_000)).toBe(true);
  expect(watch.hasJumped(503_001, 2_000)).toBe(false);
  expect(watch.hasJumped(502_000, 3_000)).toBe(true);
  expect(watch.hasJumped(503_000, 4_000)).toBe(false);
});
