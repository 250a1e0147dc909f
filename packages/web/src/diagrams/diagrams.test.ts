import { describe, expect, test } from 'bun:test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const drawings = readdirSync(import.meta.dir)
  .filter((file) => file.endsWith('.svg'))
  .map((file) => ({ file, svg: readFileSync(join(import.meta.dir, file), 'utf8') }));

/** Elements and attributes of a drawing; whatever is not here has no business in a page. */
const elements = /^(?:svg|title|desc|g|path|line|rect|circle|text)$/;
const attributes =
  /^(?:viewBox|role|aria-labelledby|id|class|d|x|y|width|height|rx|cx|cy|r|text-anchor)$/;

describe('[L2] a drawing', () => {
  for (const { file, svg } of drawings) {
    test(`${file} says what it shows to those who do not see it`, () => {
      const [, labels = ''] = /<svg [^>]*role="img" aria-labelledby="([^"]+)"/.exec(svg) ?? [];
      const [title = '', desc = ''] = labels.split(' ');
      expect(svg).toMatch(new RegExp(`<title id="${title}">[^<]{8,}</title>`));
      expect(svg).toMatch(new RegExp(`<desc id="${desc}">[^<]{60,}</desc>`));
    });

    test(`${file} holds shapes and words, and no colour, style, script or address`, () => {
      for (const [, element = '', given = ''] of svg.matchAll(/<(\w+)([^>]*)>/g)) {
        expect(element).toMatch(elements);
        for (const [, name = ''] of given.matchAll(/([\w:-]+)=/g)) expect(name).toMatch(attributes);
      }
      expect(svg).not.toMatch(/url\(|javascript:|https?:/);
    });
  }

  test('has ids that no other drawing has: several stand in one page', () => {
    const ids = drawings.flatMap(({ svg }) =>
      [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});
