import { expect, test } from 'bun:test';
import { newOwnPicture, stepOwnPicture } from './own-picture.ts';
import type { Verdict } from './verdict.ts';

const after = (...verdicts: Verdict[]) => verdicts.reduce(stepOwnPicture, newOwnPicture);

test('[FL7] warned after two fails in a row, and not for one', () => {
  expect(after('failed').state).toBe('fine');
  expect(after('failed', 'passed', 'failed').state).toBe('fine');
  expect(after('passed', 'failed', 'failed').state).toBe('warned');
});

test('[FL7] the warning goes after three passes in a row', () => {
  expect(after('failed', 'failed', 'passed', 'passed').state).toBe('warned');
  expect(after('failed', 'failed', 'passed', 'failed', 'passed', 'passed').state).toBe('warned');
  expect(after('failed', 'failed', 'passed', 'passed', 'passed').state).toBe('fine');
});

test('[FL7] what nobody can tell is no news', () => {
  expect(after('cannotTell', 'error', 'timeout')).toEqual(newOwnPicture);
  expect(after('failed', 'cannotTell', 'failed').state).toBe('warned');
  expect(after('failed', 'failed', 'cannotTell', 'error').state).toBe('warned');
});
