import { expect, test } from 'bun:test';
import { recordWords } from '../../words/later-words.ts';
import { recordLines } from './record-lines.ts';
import '../../words/speak-english.ts';

/** id, a u32, a u16. */
const item = (id: number, value: number, until: number) => [
  id,
  0,
  0,
  value >> 8,
  value & 255,
  until >> 8,
  until & 255,
];

test('[record] every item has a name, a value and an end', () => {
  const names = Object.keys(recordWords.names);
  const items = Uint8Array.from(names.flatMap((_, i) => item(i + 1, 1, 0xffff)));
  const lines = recordLines({ items, at: 0 }, 0, recordWords) ?? [];
  expect(lines).toHaveLength(names.length);
  expect(lines.map(({ item }) => item as string)).toEqual(names);
  for (const { name, value, until } of lines)
    for (const text of [name, value, until]) expect(text).not.toBeEmpty();
});

test('[record] seconds run on between two answers, and not below nothing', () => {
  const items = Uint8Array.from(item(24, 2, 40));
  const until = (now: number) => recordLines({ items, at: 1_000 }, now, recordWords)?.[0]?.until;
  expect(until(1_000)).toBe('gone in 40 sec at most');
  expect(until(11_500)).toBe('gone in 30 sec at most');
  expect(until(99_000)).toBe('gone in 0 sec at most');
});

test('[record] what a state and a number of bytes are called', () => {
  const items = Uint8Array.from([
    ...item(2, 1, 0xffff),
    ...item(19, 480, 0xfffe),
    ...item(14, 0, 0xfffe),
  ]);
  expect(recordLines({ items, at: 0 }, 0, recordWords)).toMatchObject([
    { value: 'looking', until: 'until you close this tab' },
    { value: '480 bytes', until: 'until you meet somebody, or stop' },
    { value: 'no' },
  ]);
});

test('[record] a thing without a name is not left out silently', () => {
  expect(
    recordLines({ items: Uint8Array.from(item(99, 1, 1)), at: 0 }, 0, recordWords),
  ).toBeUndefined();
});
