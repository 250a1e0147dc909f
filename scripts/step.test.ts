import { afterEach, beforeEach, expect, type Mock, spyOn, test } from 'bun:test';
import { report, type Step } from './step.ts';

let log: Mock<typeof console.log>;
beforeEach(() => {
  log = spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => log.mockRestore());

const output = 'noise\nreduced: 3 of 4,000 turns (test:deep has all)\nmore noise\n';
const step = (ok: boolean): Step => ({ name: 'turns', run: async () => ({ ok, output }) });
const printed = () => log.mock.calls.flat().join('\n').split('\n');

test('[check] a step that passed is one line', async () => {
  expect(await report(step(true), { notes: false })).toMatchObject({ passed: 1, failed: 0 });
  expect(printed()).toEqual([expect.stringMatching(/^ok {4}turns +0\.0 s$/)]);
});

test('[check] where counts matter it tells those that were reduced', async () => {
  await report(step(true), { notes: true });
  expect(printed()).toEqual([
    'reduced: 3 of 4,000 turns (test:deep has all)',
    expect.stringMatching(/^ok {4}turns/),
  ]);
});

test('[check] one that failed shows all it said', async () => {
  expect(await report(step(false), { notes: false })).toMatchObject({ passed: 0, failed: 1 });
  expect(printed()).toEqual([
    ...output.trimEnd().split('\n'),
    expect.stringMatching(/^FAIL {2}turns/),
  ]);
});
