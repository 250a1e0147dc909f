import { expect, test } from 'bun:test';
import { pieces } from './pieces.ts';

test('[L2] a text is taken apart at its diagrams, and nothing of it is lost', () => {
  const html =
    '<p>One.</p>\n<figure data-diagram="a-b">What it <em>shows</em>.</figure>\n<p>Two.</p>' +
    '<figure data-diagram="c">\nMore.\n</figure>';
  expect(pieces(html)).toEqual([
    { kind: 'text', html: '<p>One.</p>\n' },
    { kind: 'diagram', name: 'a-b', caption: 'What it <em>shows</em>.' },
    { kind: 'text', html: '\n<p>Two.</p>' },
    { kind: 'diagram', name: 'c', caption: 'More.' },
  ]);
});

test('[L2] a text without any is one piece, an empty one none, and other figures stay', () => {
  const plain = '<p>One.</p><figure class="x">y</figure>';
  expect(pieces(plain)).toEqual([{ kind: 'text', html: plain }]);
  expect(pieces('')).toEqual([]);
});
