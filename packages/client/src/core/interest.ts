import { maxTags, tagBytes } from '@passerby/protocol/limits';
import { encodeUtf8 } from './utf8.ts';

/** SHA-256 of some bytes. */
export type Sha256 = (bytes: Uint8Array) => Promise<Uint8Array>;

/** A word of one's own and the tag that stands for it on the wire. */
export interface Interest {
  readonly word: string;
  readonly tag: Uint8Array;
}

/** The form in which two people's words are the same word. */
export function normaliseInterest(word: string): string {
  return word.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * The first eight different words with their tags: 48 bits of SHA-256 of the normalised word. A
 * dictionary undoes that (the privacy page says so); it keeps words out of the server all the same.
 */
export async function hashInterests(
  words: readonly string[],
  sha256: Sha256,
): Promise<readonly Interest[]> {
  const byMeaning = new Map<string, string>();
  for (const word of words) {
    const meaning = normaliseInterest(word);
    if (meaning !== '' && !byMeaning.has(meaning)) byMeaning.set(meaning, word.trim());
  }
  const chosen = [...byMeaning].slice(0, maxTags);
  return Promise.all(
    chosen.map(async ([meaning, word]) => {
      const digest = await sha256(encodeUtf8(meaning));
      return { word, tag: digest.slice(0, tagBytes) };
    }),
  );
}

/** The words behind a `Matched`'s mask: bit i stands for the i-th tag that was sent. */
export function sharedWords(interests: readonly Interest[], mask: number): readonly string[] {
  return interests.filter((_, i) => (mask >> i) & 1).map(({ word }) => word);
}
