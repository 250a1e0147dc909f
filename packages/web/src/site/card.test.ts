import { expect, test } from 'bun:test';
import { cardSvg, type Face } from './card.ts';

/** Every letter is a square of half an em. */
const face: Face = {
  unitsPerEm: 1_000,
  letters: (text) => [...text].map(() => ({ advance: 500, outline: 'M0 0H400V400Z' })),
};
const faces = { serif: face, sans: face };
const sizesOf = (svg: string) =>
  [...svg.matchAll(/scale\(([\d.]+) /g)].map(([, size]) => Number(size));

test('[L6] a short title is large, and a long one takes more lines before it is smaller', () => {
  const short = cardSvg({ site: 'Passerby', title: 'Safety', lead: 'Be kind.' }, faces);
  expect(sizesOf(short)).toEqual([0.04, 0.104, 0.038]);
  const long = cardSvg({ site: 'Passerby', title: 'word '.repeat(14).trim(), lead: 'x' }, faces);
  expect(sizesOf(long)).toEqual([0.04, 0.074, 0.074, 0.074, 0.038]);
});

test('[L6] no line runs out of the card', () => {
  const svg = cardSvg(
    { site: 'Passerby', title: 'Safety', lead: 'many words '.repeat(20).trim() },
    faces,
  );
  for (const [, scale = '', letters = ''] of svg.matchAll(/scale\(([\d.]+) [^>]*>(.*?)<\/g>/g)) {
    const last = Math.max(...[...letters.matchAll(/translate\((\d+) /g)].map(([, x]) => Number(x)));
    expect((last + 500) * Number(scale)).toBeLessThanOrEqual(1_016);
  }
});
