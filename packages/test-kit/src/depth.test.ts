import { afterEach, expect, test } from 'bun:test';
import { depth } from './depth.ts';

const before = process.env['PASSERBY_DEEP'];

afterEach(() => {
  if (before === undefined) delete process.env['PASSERBY_DEEP'];
  else process.env['PASSERBY_DEEP'] = before;
});

test('[depth] every run has the reduced count', () => {
  delete process.env['PASSERBY_DEEP'];
  expect(depth({ quick: 3, deep: 4_000, of: 'turns of this test' })).toBe(3);
});

test('[depth] test:deep has the full count', () => {
  process.env['PASSERBY_DEEP'] = '1';
  expect(depth({ quick: 3, deep: 4_000, of: 'turns of this test' })).toBe(4_000);
});
