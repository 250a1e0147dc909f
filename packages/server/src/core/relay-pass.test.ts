import { expect, test } from 'bun:test';
import { createHmac } from 'node:crypto';
import { maxRelayNameBytes } from '@passerby/protocol/limits';
import { mintRelayPass } from './relay-pass.ts';

const secret = 'a secret of both';
const signed: Uint8Array[] = [];
const ports = {
  randomBytes: (length: number) => new Uint8Array(length).fill(0xfb),
  sign(name: Uint8Array) {
    const signature = new Uint8Array(createHmac('sha1', secret).update(name).digest());
    signed.push(signature);
    return signature;
  },
};
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('[N3] a name is when it ends and a random word, a password its signature', () => {
  const { username, credential } = mintRelayPass(ports, 1_700_000_000);
  expect(textOf(username)).toBe('1700000600:+/v7+/v7+/v7+/v7');
  expect(textOf(credential)).toBe(createHmac('sha1', secret).update(username).digest('base64'));
  expect(Math.max(username.length, credential.length)).toBeLessThanOrEqual(maxRelayNameBytes);
});

test('[F2] what it was made from is wiped', () => {
  let random = new Uint8Array(0);
  mintRelayPass(
    {
      ...ports,
      randomBytes(length) {
        random = new Uint8Array(length).fill(7);
        return random;
      },
    },
    1_700_000_000,
  );
  expect(random.some((byte) => byte !== 0)).toBe(false);
  expect(signed.at(-1)?.some((byte) => byte !== 0)).toBe(false);
});
