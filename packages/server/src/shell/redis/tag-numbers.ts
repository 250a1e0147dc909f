import { tagBytes } from '@passerby/protocol/limits';
import type { TagIndex } from '../../core/tag-index.ts';
import { hmacSha256 } from '../hmac-sha256.ts';

/**
 * The same numbers on every node that has the key, and nothing that can be looked up in a dictionary for
 * anybody else. Two tags fall together once in 2^31, as in core/tag-index.ts.
 */
export const createTagNumbers =
  (key: Uint8Array): TagIndex =>
  (tags) => {
    const numbers: number[] = [];
    for (let at = 0; at < tags.length; at += tagBytes) {
      const signature = hmacSha256(key, tags.subarray(at, at + tagBytes));
      numbers.push(new DataView(signature.buffer, signature.byteOffset).getUint32(0) >>> 1);
      signature.fill(0);
    }
    return numbers;
  };
