import { expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { solveWork } from './proof-of-work.ts';

function zeroBits(seed: Uint8Array, nonce: Uint8Array): number {
  const digest = createHash('sha256').update(seed).update(nonce).digest();
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.indexOf('1');
}

test('[A14] a solution has the bits, by another SHA-256 than ours', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.nat(10), (seed, bits) => {
      const nonce = solveWork(seed, bits);
      expect(nonce).toHaveLength(8);
      expect(zeroBits(seed, nonce)).toBeGreaterThanOrEqual(bits);
    }),
  );
});

test('[A14] it is the first that has them: no try is left out or taken for another', () => {
  const seed = new Uint8Array(16).fill(3);
  const nonce = solveWork(seed, 8);
  const tries = new DataView(nonce.buffer).getUint32(4);
  for (let i = 0; i < tries; i++) {
    const before = new Uint8Array(8);
    new DataView(before.buffer).setUint32(4, i);
    expect(zeroBits(seed, before)).toBeLessThan(8);
  }
});
