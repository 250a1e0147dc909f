import { expect, test } from 'bun:test';
import { packLanguage } from './language.ts';

test('[W6] a language is a number that fits its field, and no two are the same', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const packed = letters.flatMap((a) => letters.map((b) => packLanguage(a + b)));
  expect(new Set(packed).size).toBe(676);
  expect(Math.min(...packed)).toBe(1);
  expect(Math.max(...packed)).toBeLessThan(2 ** 16);
});

test('[W6] anything else is "any"', () => {
  for (const code of ['', 'e', 'eng', 'EN', 'é1', '__']) expect(packLanguage(code)).toBe(0);
});
