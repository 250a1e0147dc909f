import { describe, expect, test } from 'bun:test';
import { emojiOf } from '@passerby/client/core/verification';
import { comparingWords } from '../../words/later-words.ts';
import { namedEmoji } from './emoji-table.ts';
import '../../words/speak-english.ts';

const numbers = Array.from({ length: 64 }, (_, number) => number);

describe('the 64 emoji of Matrix', () => {
  test('[V3] all 64 have a picture and a name, and no two have the same', () => {
    const all = numbers.map(namedEmoji);
    expect(new Set(all.map(({ picture }) => picture)).size).toBe(64);
    expect(new Set(all.map(({ name }) => name.toLowerCase())).size).toBe(64);
    for (const { picture, name } of all) {
      expect(picture).toMatch(/^\p{Emoji}\uFE0F?$/u);
      expect(name).toMatch(/^\p{Lu}\p{L}+( \p{Lu}\p{L}+)?$/u);
    }
    expect(comparingWords.emojiNames).toHaveLength(64);
  });

  test('[V3] what is a sign of text by itself is asked for as a picture', () => {
    for (const { picture } of numbers.map(namedEmoji)) {
      expect(picture.endsWith('\uFE0F')).toBe(!/^\p{Emoji_Presentation}/u.test(picture));
    }
  });

  // Written down as code points, apart from the table, as the specification lists them.
  test('[V3] they stand in the order of the specification', () => {
    const codes = numbers.map((number) => namedEmoji(number).picture.codePointAt(0)?.toString(16));
    expect(codes).toEqual(specified.trim().split(/\s+/));
  });

  test('[V3] picture and name belong together', () => {
    const sample = [0, 15, 16, 31, 32, 34, 47, 48, 53, 63].map(namedEmoji);
    expect(sample.map(({ picture, name }) => `${picture} ${name}`)).toEqual([
      '🐶 Dog',
      '🌷 Flower',
      '🌳 Tree',
      '🤖 Robot',
      '🎩 Hat',
      '🔧 Spanner',
      '🔑 Key',
      '🔨 Hammer',
      '✈️ Aeroplane',
      '📌 Pin',
    ]);
  });

  test('[V3] every number that a hash can give is in the table, and no other is', () => {
    const hash = Uint8Array.from({ length: 32 }, (_, i) => (i * 73) % 256);
    expect(emojiOf(hash).map(namedEmoji)).toHaveLength(5);
    expect(emojiOf(new Uint8Array(32).fill(255)).map(namedEmoji)[4]?.name).toBe('Pin');
    for (const wrong of [-1, 64, 0.5, Number.NaN]) {
      expect(() => namedEmoji(wrong)).toThrow(RangeError);
    }
  });
});

const specified = `
  1f436 1f431 1f981 1f40e 1f984 1f437 1f418 1f430 1f43c 1f413 1f427 1f422 1f41f 1f419 1f98b 1f337
  1f333 1f335 1f344 1f30f 1f319 2601  1f525 1f34c 1f34e 1f353 1f33d 1f355 1f382 2764  1f600 1f916
  1f3a9 1f453 1f527 1f385 1f44d 2602  231b  23f0  1f381 1f4a1 1f4d5 270f  1f4ce 2702  1f512 1f511
  1f528 260e  1f3c1 1f682 1f6b2 2708  1f680 1f3c6 26bd  1f3b8 1f3ba 1f514 2693  1f3a7 1f4c1 1f4cc
`;
