import { expect, test } from 'bun:test';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { createNetworkKey } from './network-key.ts';

const key = new Uint8Array(32).fill(7);
const originOf = createNetworkKey(key);
const network = (address: string) => originOf(address)?.network;

test('[S6] a network is 48 bits of HMAC-SHA256 over family and prefix', () => {
  const expected = (...message: number[]) =>
    createHmac('sha256', key).update(Uint8Array.from(message)).digest().readUIntBE(0, 6);
  expect(network('192.0.2.1')).toBe(expected(4, 192, 0, 2, 1));
  expect(network('2001:db8:1:2:3:4:5:6')).toBe(expected(6, 0x20, 1, 0xd, 0xb8, 0, 1, 0, 2));
});

test('[S6] IPv6 counts by /64, IPv4 by address, and a mapped address as IPv4', () => {
  expect(network('2001:db8::1')).toBe(network('2001:db8::ffff:ffff:ffff:ffff') as number);
  expect(network('2001:db8::1')).not.toBe(network('2001:db8:0:1::1') as number);
  expect(network('192.0.2.1')).not.toBe(network('192.0.2.2') as number);
  expect(network('192.0.2.1')).toBe(network('::ffff:192.0.2.1') as number);
});

test('[S6] another key gives other names: a restart forgets them all', () => {
  const other = createNetworkKey();
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      const name = network(address) as number;
      expect(Number.isSafeInteger(name) && name >= 0 && name < 2 ** 48).toBe(true);
      expect(name).toBe(network(address) as number);
      expect(name).not.toBe(other(address)?.network as number);
    }),
  );
});

test('[S7] the address is judged local or not, and nothing else of it is kept', () => {
  expect(originOf('127.0.0.1')).toEqual({ network: network('127.0.0.1') as number, local: true });
  expect(originOf('192.0.2.1')?.local).toBe(false);
  expect(Object.keys(originOf('192.0.2.1') ?? {})).toEqual(['network', 'local']);
});

test('[S6] what is not an address has no network', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'g /[]%\n') }), (text) => {
      expect(originOf(text)).toBeUndefined();
    }),
  );
});
