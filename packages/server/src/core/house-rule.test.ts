import { describe, expect, test } from 'bun:test';
import { type House, stepHouse } from './house-rule.ts';

const open: House = { state: 'open' };
const shut: House = { state: 'shut', since: 0 };

describe('[S8] open files', () => {
  test.each([
    [128, 120, 112],
    [1_024, 960, 896],
    [20_000, 19_744, 19_488],
    [1_048_576, 1_048_320, 1_048_064],
  ])('of %d all but a sixteenth may be open, and 256 are enough of a rest', (most, full, room) => {
    expect(stepHouse(open, { open: full, most }, 5)).toBe(open);
    expect(stepHouse(open, { open: full + 1, most }, 5)).toEqual({ state: 'shut', since: 5 });
    expect(stepHouse(shut, { open: room + 1, most }, 5_000)).toBe(shut);
    expect(stepHouse(shut, { open: room, most }, 5_000)).toEqual(open);
  });

  test('once shut it is shut for a second', () => {
    expect(stepHouse(shut, { open: 20, most: 128 }, 999)).toBe(shut);
    expect(stepHouse(shut, { open: 20, most: 128 }, 1_000)).toEqual(open);
  });
});
