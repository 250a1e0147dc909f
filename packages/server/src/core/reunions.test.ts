import { expect, test } from 'bun:test';
import { Reunions } from './reunions.ts';

const sixteen = (...first: number[]): Uint8Array => {
  const bytes = new Uint8Array(16);
  bytes.set(first);
  return bytes;
};

/** A claim that meets others at the number that `hash` and `partnerHash` lead to: anybody can make it up. */
const madeUp = (i: number) => {
  const hash = sixteen(0, i >> 16, i >> 8, i, 9);
  return [hash, sixteen(1, i >> 16, i >> 8, i, 7)] as const;
};

test('[R4] claims made up to meet at one number cost nothing much, and leave nothing', () => {
  const reunions = new Reunions();
  const claims = 20_000;
  for (let i = 0; i < claims; i++) expect(reunions.claim(i, ...madeUp(i))).toBeUndefined();
  expect(reunions.size).toBe(claims);
  // Others are not in their way, nor they in those of others.
  const [one, two] = [sixteen(50), sixteen(60)];
  expect(reunions.claim(claims, one.slice(), two.slice())).toBeUndefined();
  expect(reunions.claim(claims + 1, two.slice(), one.slice())).toBe(claims);
  for (let i = 0; i < claims; i++) reunions.withdraw(i);
  expect(reunions.size).toBe(0);
  // Where they were there is room again.
  expect(reunions.claim(1, sixteen(0, 0, 0, 0), sixteen(1, 0, 0, 0))).toBeUndefined();
  expect(reunions.claim(2, sixteen(1, 0, 0, 0), sixteen(0, 0, 0, 0))).toBe(1);
});

test('[R4] one key cannot stand for both sides', () => {
  const reunions = new Reunions();
  expect(reunions.claim(1, sixteen(4), sixteen(4))).toBeUndefined();
  expect(reunions.claim(2, sixteen(4), sixteen(4))).toBeUndefined();
});
