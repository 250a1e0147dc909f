import { relayPassSeconds } from '@passerby/protocol/limits';
import { base64 } from './base64.ts';

/** A name and a password that open a relay for a while. Whoever has sent them wipes them. */
export interface RelayPass {
  /** `<expiry in seconds since 1970>:<random>`, ASCII. */
  readonly username: Uint8Array;
  /** Base64, ASCII. */
  readonly credential: Uint8Array;
}

export interface RelayPassPorts {
  randomBytes(length: number): Uint8Array;
  /** HMAC-SHA1 under the secret that is shared with the relay: 20 bytes. */
  sign(name: Uint8Array): Uint8Array;
}

const randomNameBytes = 12;
const colon = 0x3a;
const digitZero = 0x30;

/**
 * Mints a pass by the TURN REST convention (draft-uberti-behave-turn-rest): the relay recomputes the
 * password from the name and looks at the clock, so nobody has to remember it. The name says nothing
 * about whom it is for.
 */
export function mintRelayPass(ports: RelayPassPorts, unixSeconds: number): RelayPass {
  const random = ports.randomBytes(randomNameBytes);
  const name = base64(random);
  const username = concat(digitsOf(unixSeconds + relayPassSeconds), Uint8Array.of(colon), name);
  const signature = ports.sign(username);
  const credential = base64(signature);
  for (const bytes of [random, name, signature]) bytes.fill(0);
  return { username, credential };
}

/** A whole number in decimal. Bytes throughout: a string could not be wiped. */
function digitsOf(number: number): Uint8Array {
  const digits: number[] = [];
  for (let rest = number; rest > 0; rest = Math.floor(rest / 10)) {
    digits.unshift(digitZero + (rest % 10));
  }
  return Uint8Array.from(digits);
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
