import { tagBytes } from '@passerby/protocol/limits';

const none: readonly number[] = [];

/** The matchmaker's own numbers for the tags of one wish. */
export type TagIndex = (tags: Uint8Array) => readonly number[];

/**
 * Turns tags into small numbers under a key of this process: the pools then hold no tag, and the
 * engine keeps a 31-bit number without leaving copies of it on its heap as it does with larger ones.
 * Two tags fall together once in 2^31: then two people meet who do not share that interest.
 */
export function createTagIndex(randomBytes: (length: number) => Uint8Array): TagIndex {
  const key = new DataView(randomBytes(8).slice().buffer);
  const start = key.getUint32(0);
  const factor = key.getUint32(4) | 1;
  return (tags) => {
    // Most who wait name none: one list serves them all.
    if (tags.length === 0) return none;
    const numbers: number[] = [];
    for (let at = 0; at < tags.length; at += tagBytes) {
      let mixed = start;
      for (let i = at; i < at + tagBytes; i++) {
        mixed = Math.imul(mixed ^ (tags[i] as number), factor);
        mixed ^= mixed >>> 15;
      }
      numbers.push(mixed >>> 1);
    }
    return numbers;
  };
}
