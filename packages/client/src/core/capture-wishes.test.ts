import { expect, test } from 'bun:test';
import { pictureConstraints, pictureLimitBps, reopened, usualWishes } from './capture-wishes.ts';

test('[U8] only what changes is opened anew, and the size of a picture in the open camera', () => {
  expect(reopened(usualWishes, usualWishes)).toEqual([]);
  expect(reopened(usualWishes, { ...usualWishes, facing: 'environment' })).toEqual(['camera']);
  expect(reopened(usualWishes, { ...usualWishes, echoCancellation: false })).toEqual([
    'microphone',
  ]);
  expect(reopened(usualWishes, { ...usualWishes, picture: 'saving' })).toEqual([]);
});

test('[U8] a saving picture is smaller, slower and bounded', () => {
  const [full, saving] = [usualWishes, { ...usualWishes, picture: 'saving' as const }];
  expect(pictureLimitBps(full)).toBeUndefined();
  expect(pictureLimitBps(saving)).toBeLessThan(500_000);
  expect(pictureConstraints(saving).width.ideal).toBeLessThan(pictureConstraints(full).width.ideal);
  expect(pictureConstraints(saving).frameRate.max).toBe(15);
});
