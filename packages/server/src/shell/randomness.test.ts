import { expect, test } from 'bun:test';
import { randomBytes, randomId } from './randomness.ts';

test('[S14] ids are whole numbers of 31 bits, and every bit is used', () => {
  let seenSet = 0n;
  let seenClear = 0n;
  for (let i = 0; i < 2_000; i++) {
    const id = randomId();
    expect(Number.isSafeInteger(id) && id >= 0 && id < 2 ** 31).toBe(true);
    seenSet |= BigInt(id);
    seenClear |= ~BigInt(id) & 0x7fff_ffffn;
  }
  expect(seenSet).toBe(0x7fff_ffffn);
  expect(seenClear).toBe(0x7fff_ffffn);
});

test('[S14] no two secrets are the same', () => {
  const tokens = Array.from({ length: 2_000 }, () => randomBytes(16).toHex());
  expect(new Set(tokens).size).toBe(tokens.length);
});
