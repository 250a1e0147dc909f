import { expect, test } from 'bun:test';
import { minSidePixels, modelSidePixels, pictureQuality } from './picture-quality.ts';

const large = { width: 640, height: 480 };

/** A picture whose light comes from `light(column, row)`. */
function picture(light: (x: number, y: number) => number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(modelSidePixels * modelSidePixels * 4).fill(255);
  for (let y = 0; y < modelSidePixels; y++) {
    for (let x = 0; x < modelSidePixels; x++) {
      pixels.fill(light(x, y), (y * modelSidePixels + x) * 4, (y * modelSidePixels + x) * 4 + 3);
    }
  }
  return pixels;
}
const stripes = picture((x) => (x % 40 < 20 ? 60 : 180));

test('[FL9] something to be seen, at a usable size, is good', () => {
  expect(pictureQuality(stripes, large)).toBe('good');
});

test('[FL9] small, dark and plain pictures say nothing', () => {
  expect(pictureQuality(stripes, { width: 640, height: minSidePixels - 1 })).toBe('small');
  expect(
    pictureQuality(
      picture((x) => x % 16),
      large,
    ),
  ).toBe('dark');
  expect(
    pictureQuality(
      picture(() => 128),
      large,
    ),
  ).toBe('plain');
  expect(pictureQuality(new Uint8ClampedArray(0), large)).toBe('small');
});

test('[FL9] white, as a browser gives that hides pictures from pages, never passes', () => {
  expect(
    pictureQuality(
      picture(() => 255),
      large,
    ),
  ).toBe('plain');
});
