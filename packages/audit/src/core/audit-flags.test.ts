import { expect, test } from 'bun:test';
import { readAuditFlags } from './audit-flags.ts';

test('[Q2] the full audit is the usual one', () => {
  expect(readAuditFlags([])).toEqual({
    ok: true,
    value: { sessions: 1_000, quietMs: 60_000, json: false, browsers: true },
  });
  const words = ['--sessions=20', '--quiet=40', '--json', '--no-browsers'];
  expect(readAuditFlags(words)).toEqual({
    ok: true,
    value: { sessions: 20, quietMs: 40_000, json: true, browsers: false },
  });
});

test.each([['--sessions=0'], ['--sessions'], ['--json=yes'], ['--everything'], ['x']])(
  '[Q2] %s is answered with what there is',
  (word) => {
    expect(readAuditFlags([word])).toMatchObject({ ok: false });
  },
);
