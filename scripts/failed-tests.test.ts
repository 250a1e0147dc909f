import { expect, test } from 'bun:test';
import { failedTests } from './failed-tests.ts';

const output = `bun test v1

e2e/call.test.ts:
(pass) [E1] two meet [12.00ms]
error: waited in vain
      at call.test.ts:3
(fail) [E2] two part [25.00ms]

2 tests failed:
(fail) [E2] two part [25.00ms]
(fail) [E3] a hook broke [1.00ms]
`;

test('[check] each test that failed is told once, with what went wrong', () => {
  expect(failedTests(output)).toEqual([
    'error: waited in vain\n      at call.test.ts:3\n(fail) [E2] two part [25.00ms]',
    '(fail) [E3] a hook broke [1.00ms]',
  ]);
});

test('[check] of a long story the end is told', () => {
  const noise = Array.from({ length: 100 }, (_, line) => `noise ${line}`).join('\n');
  const [told] = failedTests(`${noise}\n(fail) [E2] two part [25.00ms]`);
  expect(told?.split('\n')).toHaveLength(20);
  expect(told).toStartWith('noise 81\n');
});

test('[check] a run without a failure tells of none', () => {
  expect(failedTests('(pass) [E1] two meet [12.00ms]\n')).toEqual([]);
});
