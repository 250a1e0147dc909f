import { describe, expect, test } from 'bun:test';
import { asClock, secondsLeft, untilNextSecond } from './countdown.ts';

describe('a countdown', () => {
  test('[page] is over at the moment itself, and not a second before or after', () => {
    expect(secondsLeft(5_000, 0)).toBe(5);
    expect(secondsLeft(5_000, 1)).toBe(5);
    expect(secondsLeft(5_000, 4_999)).toBe(1);
    expect(secondsLeft(5_000, 5_000)).toBe(0);
    expect(secondsLeft(5_000, 9_000)).toBe(0);
    expect(secondsLeft(undefined, 0)).toBe(0);
  });

  test('[page] looks again when a second is full, however late it looked last', () => {
    expect(untilNextSecond(5_000, 0)).toBe(1_000);
    expect(untilNextSecond(5_000, 1_300)).toBe(700);
    // A timer that came a hair too early would otherwise be set again and again for nothing.
    expect(untilNextSecond(5_000, 3_999.9)).toBe(10);
  });

  test('[page] reads like a clock', () => {
    expect(asClock(0)).toBe('0:00');
    expect(asClock(9)).toBe('0:09');
    expect(asClock(872)).toBe('14:32');
    expect(asClock(3_600)).toBe('1:00:00');
    expect(asClock(14_399)).toBe('3:59:59');
  });
});
