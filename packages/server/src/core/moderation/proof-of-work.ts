import { challengeMs, challengeSeedBytes } from '@passerby/protocol/limits';
import type { SessionId } from '../ticket.ts';

export interface WorkPorts {
  randomBytes(length: number): Uint8Array;
  /** HMAC-SHA256. */
  mac(key: Uint8Array, bytes: Uint8Array): Uint8Array;
  sha256(bytes: Uint8Array): Uint8Array;
}

export interface Challenge {
  readonly ticket: number;
  /** In seconds of the server's own clock; the client only hands it back. */
  readonly expires: number;
  readonly bits: number;
  readonly seed: Uint8Array;
}

export interface Solution {
  readonly ticket: number;
  readonly expires: number;
  readonly bits: number;
  readonly nonce: Uint8Array;
}

/**
 * Proof of work without memory (SPEC A14): a challenge's seed is an HMAC over the session, its ticket,
 * the bits and when it expires, so that a solution proves itself. It opens the one ticket it was made
 * for, and that ticket is let in once: nothing else can be done with it, by anybody.
 */
export class ProofOfWork {
  readonly #key: Uint8Array;

  constructor(private readonly ports: WorkPorts) {
    this.#key = ports.randomBytes(32);
  }

  challenge(session: SessionId, ticket: number, bits: number, now: number): Challenge {
    const expires = Math.ceil((now + challengeMs) / 1_000);
    return { ticket, expires, bits, seed: this.#seed(session, ticket, bits, expires) };
  }

  isSolved(session: SessionId, solution: Solution, now: number): boolean {
    const { ticket, bits, expires, nonce } = solution;
    if (expires * 1_000 <= now) return false;
    const seed = this.#seed(session, ticket, bits, expires);
    const digest = this.ports.sha256(Uint8Array.of(...seed, ...nonce));
    return leadingZeroBits(digest) >= bits;
  }

  #seed(session: SessionId, ticket: number, bits: number, expires: number): Uint8Array {
    const message = new Uint8Array(13);
    const view = new DataView(message.buffer);
    view.setUint32(0, session);
    view.setUint32(4, ticket);
    view.setUint32(8, expires);
    view.setUint8(12, bits);
    return this.ports.mac(this.#key, message).slice(0, challengeSeedBytes);
  }
}

/** Zero bits before the first one that is set. */
function leadingZeroBits(bytes: Uint8Array): number {
  let bits = 0;
  for (const byte of bytes) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}
