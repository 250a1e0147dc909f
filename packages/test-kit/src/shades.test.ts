import { describe, expect, test } from 'bun:test';
import { difference, differenceMap, toShades } from './shades.ts';

describe('pictures as letters', () => {
  test('[E60] from black to white in 36 steps, row by row', () => {
    expect(toShades([0, 255, 128, 7], 2)).toEqual(['0z', 'i0']);
  });

  test('[E60] two steps are smoothing, three are something else', () => {
    expect(difference(['00ii'], ['02ik'])).toBe(0);
    expect(difference(['00ii'], ['03il'])).toBe(0.5);
    expect(differenceMap(['00ii', 'zzzz'], ['03ii', 'zzz0'])).toBe('.#..\n...#');
  });

  test('[E60] another size is another picture', () => {
    expect(difference(['00', '00'], ['0000'])).toBe(1);
    expect(difference([], [])).toBe(1);
  });
});
