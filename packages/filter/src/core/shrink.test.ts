import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { modelSidePixels } from './picture-quality.ts';
import { shrink } from './shrink.ts';

function draw(width: number, height: number, strideBytes: number, light: (x: number) => number) {
  const pixels = new Uint8Array(strideBytes * height).fill(99);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * strideBytes + x * 4;
      pixels.set([light(x), 10, 20, 255], at);
    }
  }
  return pixels;
}

test('[FL9] whatever the size and the stride, a flat picture stays what it is', () => {
  const side = fc.integer({ min: 1, max: 500 });
  fc.assert(
    fc.property(side, side, fc.integer({ min: 0, max: 64 }), (width, height, padding) => {
      const strideBytes = width * 4 + padding;
      const shrunk = shrink(
        draw(width, height, strideBytes, () => 77),
        {
          width,
          height,
          strideBytes,
        },
      );
      expect(shrunk.length).toBe(modelSidePixels * modelSidePixels * 4);
      const seen = new Set<string>();
      for (let at = 0; at < shrunk.length; at += 4) seen.add(shrunk.slice(at, at + 4).join());
      expect([...seen]).toEqual(['77,10,20,255']);
    }),
    { numRuns: 20 },
  );
});

test('[FL9] left stays left, and stripes finer than the square become their average', () => {
  const width = modelSidePixels * 2;
  const picture = { width, height: 4, strideBytes: width * 4 };
  const halves = shrink(
    draw(width, 4, width * 4, (x) => (x < width / 2 ? 0 : 200)),
    picture,
  );
  expect([halves[0], halves[(modelSidePixels - 1) * 4]]).toEqual([0, 200]);
  const stripes = shrink(
    draw(width, 4, width * 4, (x) => (x % 2) * 100),
    picture,
  );
  expect(stripes[40]).toBe(50);
});
