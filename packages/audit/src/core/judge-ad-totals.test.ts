import { expect, test } from 'bun:test';
import { type AdTotalsMeasures, judgeAdTotals } from './judge-ad-totals.ts';

const total = { day: '2026-11-25', creative: 'a-lamp', shown: 16, clicked: 0 };
const clean: AdTotalsMeasures = {
  visits: 10,
  text: JSON.stringify([total]),
  otherFiles: [],
  finds: {},
};
const stateOf = (more: Partial<AdTotalsMeasures>) =>
  judgeAdTotals({ ok: true, value: { ...clean, ...more } }).state;

test('[Q1] a file of rounded totals keeps the row, also an empty one', () => {
  expect(stateOf({})).toBe('kept');
  expect(stateOf({ text: '[]' })).toBe('kept');
});

test.each([
  ['no file', { text: undefined }],
  ['no JSON', { text: '16' }],
  ['a count that is not rounded', { text: JSON.stringify([{ ...total, shown: 17 }]) }],
  ['one field more', { text: JSON.stringify([{ ...total, from: 'somewhere' }]) }],
  ['words in place of a name', { text: JSON.stringify([{ ...total, creative: 'Mozilla/5.0' }]) }],
  ['a day with a time', { text: JSON.stringify([{ ...total, day: '2026-11-25T10:00' }]) }],
  ['another file', { otherFiles: ['/var/log/visits'] }],
  ['a canary', { finds: { 'header user-agent as latin1': 1 } }],
] as const)('[Q1] %s breaks it', (_, more) => {
  expect(stateOf(more)).toBe('broken');
});

test('[Q2] what could not be looked at says why', () => {
  expect(judgeAdTotals({ ok: false, why: 'no strace' })).toMatchObject({ state: 'notCovered' });
});
