import { expect, test } from 'bun:test';
import { turkishLetters } from './turkish-letters.ts';

const codePoint = (letter: string) =>
  `U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The ranges of the small faces, as the style sheet has them. */
async function rangesOfSmallFaces(): Promise<string[]> {
  const css = await Bun.file(new URL('../styles/fonts.css', import.meta.url)).text();
  return [...css.matchAll(/-turkish\.woff2[^}]*unicode-range:([^;]*);/g)].map(([, range]) =>
    String(range).trim(),
  );
}

test('no word of the Turkish lobby needs another letter of the large faces', async () => {
  let words = '';
  for await (const file of new Bun.Glob('*.ts').scan(new URL('tr', import.meta.url).pathname)) {
    words += await Bun.file(new URL(`tr/${file}`, import.meta.url)).text();
  }
  // Latin Extended, without the dotless i, which the usual face has.
  const needed = new Set(words.match(/[\u0100-\u02ba]/g)?.filter((letter) => letter !== 'ı'));
  expect(needed.size).toBeGreaterThan(0);
  expect([...needed].filter((letter) => !turkishLetters.includes(letter))).toEqual([]);
});

test('the style sheet takes exactly those from the small faces', async () => {
  const range = [...turkishLetters].map(codePoint).join(', ');
  expect(await rangesOfSmallFaces()).toEqual([range, range]);
});

test('and from no other face: what several ranges have is fetched from each of them', async () => {
  const css = await Bun.file(new URL('../styles/fonts.css', import.meta.url)).text();
  const ranges = [...css.matchAll(/unicode-range:([^;]*);/g)].map(([, range]) =>
    [...String(range).matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
      ([, from, to]) =>
        [from, to ?? from].map((hex) => parseInt(String(hex), 16)) as [number, number],
    ),
  );
  // The seventh is that of emoji, which nothing is fetched for.
  expect(ranges).toHaveLength(7);
  for (const letter of turkishLetters) {
    const point = letter.charCodeAt(0);
    const having = ranges.filter((range) =>
      range.some(([from, to]) => from <= point && point <= to),
    );
    expect({ letter, faces: having.length }).toEqual({ letter, faces: 2 });
  }
});
