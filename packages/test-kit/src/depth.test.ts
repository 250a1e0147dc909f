import { afterEach, expect, spyOn, test } from 'bun:test';
import { depth } from './depth.ts';

const before = process.env['PASSERBY_DEEP'];

afterEach(() => {
  if (before === undefined) delete process.env['PASSERBY_DEEP'];
  else process.env['PASSERBY_DEEP'] = before;
});

test('[depth] every run has the reduced count, and says so once', () => {
  delete process.env['PASSERBY_DEEP'];
  const log = spyOn(console, 'log').mockImplementation(() => {});
  expect(depth({ quick: 3, deep: 4_000, of: 'turns' })).toBe(3);
  expect(depth({ quick: 3, deep: 4_000, of: 'turns' })).toBe(3);
  expect(log.mock.calls).toEqual([['reduced: 3 of 4,000 turns (test:deep has all)']]);
  log.mockRestore();
});

test('[depth] test:deep has the full count', () => {
  process.env['PASSERBY_DEEP'] = '1';
  expect(depth({ quick: 3, deep: 4_000, of: 'turns' })).toBe(4_000);
});
