import { expect, test } from 'bun:test';
import { isComposing } from './is-composing.ts';

test('[keys] keys of an input method are not ours, and neither is the one that Safari sends after it', () => {
  const key = (isComposing: boolean, keyCode: number) =>
    ({ isComposing, keyCode }) as KeyboardEvent;
  expect(isComposing(key(true, 13))).toBe(true);
  expect(isComposing(key(false, 229))).toBe(true);
  expect(isComposing(key(false, 13))).toBe(false);
});
