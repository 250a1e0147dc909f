import { pairKeyBytes } from '@passerby/protocol/limits';
import type { PairKeys } from './session.ts';

export interface PairKeyPorts {
  randomBytes(length: number): Uint8Array;
  /** The first 16 bytes of SHA-256. */
  hash(bytes: Uint8Array): Uint8Array;
}

/** A key for each side, with the hash of the other's (SPEC R3). Whoever asks wipes them. */
export function createPairKeys(ports: PairKeyPorts): readonly [PairKeys, PairKeys] {
  const one = ports.randomBytes(pairKeyBytes);
  const two = ports.randomBytes(pairKeyBytes);
  return [
    { key: one, partnerHash: ports.hash(two) },
    { key: two, partnerHash: ports.hash(one) },
  ];
}
