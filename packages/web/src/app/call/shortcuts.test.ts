import { describe, expect, test } from 'bun:test';
import { type KeyPlace, secondEscapeWithinMs, stepShortcut } from './shortcuts.ts';

const press = (key: string, place: KeyPlace = 'page', other = false, code = '') => ({
  key,
  code,
  place,
  other,
});

describe('keys in a call', () => {
  test('[keys] Esc once warns, twice in time is Next, too late warns again', () => {
    const first = stepShortcut(undefined, press('Escape'), 1_000, true);
    expect(first).toEqual({ state: 1_000, action: 'escapeOnce' });
    const inTime = 1_000 + secondEscapeWithinMs;
    expect(stepShortcut(first.state, press('Escape', 'text'), inTime, true).action).toBe('next');
    expect(stepShortcut(first.state, press('Escape'), inTime + 1, true).action).toBe('escapeOnce');
  });

  test('[keys] a key between two Esc makes them two single ones', () => {
    const first = stepShortcut(undefined, press('Escape'), 0, true);
    const between = stepShortcut(first.state, press('a'), 10, true);
    expect(stepShortcut(between.state, press('Escape'), 20, true).action).toBe('escapeOnce');
  });

  test('[keys] letters act anywhere but in a text box, and can be turned off', () => {
    expect(stepShortcut(undefined, press('m'), 0, true).action).toBe('microphone');
    expect(stepShortcut(undefined, press('V', 'control'), 0, true).action).toBe('camera');
    expect(stepShortcut(undefined, press('c'), 0, true).action).toBe('compare');
    expect(stepShortcut(undefined, press('b'), 0, true).action).toBe('blur');
    expect(stepShortcut(undefined, press('r'), 0, true).action).toBe('report');
    expect(stepShortcut(undefined, press('?'), 0, true).action).toBe('keys');
    expect(stepShortcut(undefined, press('m', 'text'), 0, true).action).toBeUndefined();
    expect(stepShortcut(undefined, press('r', 'text'), 0, true).action).toBeUndefined();
    expect(stepShortcut(undefined, press('m'), 0, false).action).toBeUndefined();
  });

  test.each([
    ['ь', 'KeyM', 'microphone'],
    ['К', 'KeyR', 'report'],
    ['ة', 'KeyM', 'microphone'],
    ['लि', 'KeyF', 'fullScreen'],
    ['؟', 'Slash', 'keys'],
    ['？', 'Slash', 'keys'],
    // AZERTY and a Turkish F keyboard: Latin letters count by what they are, wherever they stand.
    ['m', 'Semicolon', 'microphone'],
    ['ı', 'KeyR', undefined],
    ['&', 'Digit1', undefined],
  ] as const)(
    '[keys] %s at %s: the letters of a layout without Latin ones count by their place',
    (key, code, action) => {
      expect(stepShortcut(undefined, press(key, 'page', false, code), 0, true).action).toBe(action);
    },
  );

  test('[keys] Enter writes, unless it presses a button', () => {
    expect(stepShortcut(undefined, press('Enter'), 0, true).action).toBe('write');
    expect(stepShortcut(undefined, press('Enter', 'control'), 0, true).action).toBeUndefined();
  });

  test('[keys] a held key, or one with Ctrl, is never ours and keeps the first Esc', () => {
    const held = stepShortcut(5, press('Escape', 'page', true), 10, true);
    expect(held).toEqual({ state: 5, action: undefined });
  });
});
