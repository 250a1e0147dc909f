import { expect, test } from 'bun:test';
import { isOnlyEmoji } from './only-emoji.ts';

test.each(['👋', '❤️', '👍🏽', '👩‍👩‍👧', '🇩🇪', '😀 😂 🙂', '😀😂🙂😉😍'])(
  '[page] %s is large',
  (text) => {
    expect(isOnlyEmoji(text)).toBe(true);
  },
);

test.each(['', ' ', 'hello', '👋 hello', '7', '#', '😀😂🙂😉😍🤗'])(
  '[page] "%s" is not',
  (text) => {
    expect(isOnlyEmoji(text)).toBe(false);
  },
);
