import { expect, test } from 'bun:test';
import { startStopwatch } from './stopwatch.ts';

test('[stopwatch] a pause of the whole machine counts for a tenth of a second, and all else as it is', () => {
  let now = 1_000;
  const watch = startStopwatch(() => now);
  now += 90;
  expect(watch.ms).toBe(90);
  now += 5_000;
  expect(watch.ms).toBe(190);
  now += 10;
  expect(watch.ms).toBe(200);
});

test('[stopwatch] it counts by itself while nobody looks', async () => {
  const watch = startStopwatch();
  await Bun.sleep(1_000);
  expect(watch.ms).toBeGreaterThan(200);
});
