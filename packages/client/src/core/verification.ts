import { nonceBytes } from '@passerby/protocol/limits';

/**
 * Whether somebody sits in the middle (SPEC V). Each side has committed to its certificate and a nonce
 * before it knew whom it would meet, and opens the commitment once the other cannot change theirs.
 */

/** What one side commits to: its certificate's SHA-256 and a random number. */
export interface Identity {
  readonly fingerprint: Uint8Array;
  readonly nonce: Uint8Array;
}

export type Sha256 = (bytes: Uint8Array) => Promise<Uint8Array>;

/** Five numbers from 0 to 63. Both sides get the same unless somebody sits in the middle. */
export type Emoji = readonly number[];

const commitLabel = asciiBytes('passerby-commit-v1');
const sasLabel = asciiBytes('passerby-sas-v1');
const emojiCount = 5;
const bitsOfOne = 6;

/** What a commitment is the SHA-256 of. Throws RangeError on a nonce of another length. */
export function commitmentInput({ fingerprint, nonce }: Identity): Uint8Array {
  if (nonce.length !== nonceBytes) throw new RangeError(`a nonce has ${nonceBytes} bytes`);
  return Uint8Array.of(...commitLabel, ...fingerprint, ...nonce);
}

/** Equal on both sides: they stand in the order of their fingerprints, not of a role that they were given. */
export function sasInput(one: Identity, other: Identity): Uint8Array {
  const [first, second] = isLess(one.fingerprint, other.fingerprint) ? [one, other] : [other, one];
  return Uint8Array.of(
    ...sasLabel,
    ...first.fingerprint,
    ...second.fingerprint,
    ...first.nonce,
    ...second.nonce,
  );
}

/** The first 30 bits of a hash, as five numbers of six bits. */
export function emojiOf(hash: Uint8Array): Emoji {
  return Array.from({ length: emojiCount }, (_, i) => {
    const at = i * bitsOfOne;
    const two = ((hash[at >> 3] ?? 0) << 8) | (hash[(at >> 3) + 1] ?? 0);
    return (two >> (16 - bitsOfOne - (at & 7))) & 63;
  });
}

/**
 * Opens the stranger's commitment. Undefined when it does not hold, or is one's own: somebody sits in
 * the middle, or the stranger's client lies.
 */
export async function verify(
  own: Identity,
  theirs: Identity,
  commitment: Uint8Array,
  sha256: Sha256,
): Promise<Emoji | undefined> {
  if (theirs.nonce.length !== nonceBytes) return undefined;
  // One's own words back: a mirror, not a stranger.
  if (isEqual(own.fingerprint, theirs.fingerprint)) return undefined;
  if (!isEqual(await sha256(commitmentInput(theirs)), commitment)) return undefined;
  return emojiOf(await sha256(sasInput(own, theirs)));
}

export const isEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, i) => byte === other[i]);

function isLess(one: Uint8Array, other: Uint8Array): boolean {
  const at = one.findIndex((byte, i) => byte !== other[i]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
