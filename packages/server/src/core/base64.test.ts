import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { base64 } from './base64.ts';

test('[N3] base64 is what everybody else takes for it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(new TextDecoder().decode(base64(bytes))).toBe(Buffer.from(bytes).toString('base64'));
    }),
  );
});
