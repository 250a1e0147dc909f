import { expect, test } from 'bun:test';
import { hashInterests, normaliseInterest, sharedWords } from './interest.ts';

const sha256 = async (bytes: Uint8Array) =>
  new Uint8Array(new Bun.CryptoHasher('sha256').update(bytes).digest().buffer);

test('[W7] spelling that does not change the word does not change its form', () => {
  for (const word of ['Chess', '  chess ', 'CHESS', 'ｃｈｅｓｓ']) {
    expect(normaliseInterest(word)).toBe('chess');
  }
  expect(normaliseInterest('Old \t\n Films')).toBe('old films');
  expect(normaliseInterest('Cafe\u0301')).toBe(normaliseInterest('CAFÉ'));
});

test('[W7] the tag is the first 48 bits of SHA-256 of the normalised word', async () => {
  // printf abc | sha256sum (FIPS 180-2, appendix B.1)
  const [interest] = await hashInterests([' ABC '], sha256);
  expect(interest).toEqual({
    word: 'ABC',
    tag: Uint8Array.of(0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01),
  });
});

test('[W7] at most eight, none empty, none twice', async () => {
  const words = ['', '  ', 'tea', 'Tea', 'TEA ', ...'abcdefghij'];
  const interests = await hashInterests(words, sha256);
  expect(interests.map(({ word }) => word)).toEqual(['tea', ...'abcdefg']);
});

test("[K6] a mask finds the words of one's own, and bits beyond them find nothing", async () => {
  const interests = await hashInterests(['chess', 'tea', 'films'], sha256);
  expect(sharedWords(interests, 0b101)).toEqual(['chess', 'films']);
  expect(sharedWords(interests, 0xff)).toEqual(['chess', 'tea', 'films']);
  expect(sharedWords(interests, 0b11111000)).toEqual([]);
});
