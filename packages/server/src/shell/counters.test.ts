import { expect, test } from 'bun:test';
import { createCounters } from './counters.ts';

test('[H5] no number in the health report is an exact one', () => {
  const counters = createCounters();
  for (let i = 0; i < 3; i++) counters.closed('badFrame');
  for (let i = 0; i < 9; i++) counters.closed('tooFast');
  const flags = { nudity: 1, minor: 0, harassment: 9, spam: 0, other: 0 };
  const health = counters.health(
    { sessions: 11, waiting: 1, pairs: 5 },
    { flags, ended: 3, blocks: 17 },
  );
  expect(health).toMatchObject({ status: 'ok', sessions: 16, waiting: 8, pairs: 8 });
  expect(health.closes).toMatchObject({ badFrame: 8, tooFast: 16, badState: 0 });
  expect(health.moderation).toEqual({
    flags: { nudity: 8, minor: 0, harassment: 16, spam: 0, other: 0 },
    ended: 8,
    blocks: 24,
  });
  const numbers = [health.sessions, health.waiting, health.pairs, ...Object.values(health.closes)];
  expect(numbers.every((number) => number % 8 === 0)).toBe(true);
});
