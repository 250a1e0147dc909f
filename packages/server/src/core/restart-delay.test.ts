import { expect, test } from 'bun:test';
import { restartDelayMs } from './restart-delay.ts';

test('[N6] a second, then twice as long each time, up to a minute', () => {
  expect([0, 1, 2, 5, 6, 2_000].map(restartDelayMs)).toEqual([
    1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
  ]);
});
