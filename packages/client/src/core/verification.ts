import { nonceBytes } from '@passerby/protocol/limits';

/** Whether somebody sits in the middle (SPEC V): what is hashed, and what of it is shown. */

const commitLabel = asciiBytes('passerby-commit-v1');

/** What a commitment is the SHA-256 of. Throws RangeError on a nonce of another length. */
export function commitmentInput(fingerprint: Uint8Array, nonce: Uint8Array): Uint8Array {
  if (nonce.length !== nonceBytes) throw new RangeError(`a nonce has ${nonceBytes} bytes`);
  return Uint8Array.of(...commitLabel, ...fingerprint, ...nonce);
}

function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
