import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { type AddressRange, isInRange, parseAddressRange } from './address-range.ts';
import { parseIpAddress } from './ip-address.ts';

const bytes = (text: string): Uint8Array => {
  const parsed = parseIpAddress(text);
  if (!parsed.ok) throw new Error('no address');
  return parsed.value;
};
const isIn = (address: string, range: string) =>
  isInRange(bytes(address), parseAddressRange(range) as AddressRange);

test('[A17] a range holds what CIDR says, to the bit', () => {
  expect(isIn('192.0.2.127', '192.0.2.0/25')).toBe(true);
  expect(isIn('192.0.2.128', '192.0.2.0/25')).toBe(false);
  expect(isIn('192.0.2.1', '192.0.2.1')).toBe(true);
  expect(isIn('192.0.2.2', '192.0.2.1')).toBe(false);
  expect(isIn('203.0.113.9', '0.0.0.0/0')).toBe(true);
  expect(isIn('2001:db8:7fff::1', '2001:db8::/33')).toBe(true);
  expect(isIn('2001:db8:8000::1', '2001:db8::/33')).toBe(false);
  expect(isIn('::1', '0.0.0.0/0')).toBe(false);
});

test('[A17] an address agrees with a range in exactly its first bits', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV4(), fc.nat(32), (one, other, bits) => {
      const number = (text: string) => bytes(text).reduce((sum, byte) => sum * 256 + byte, 0);
      const size = 2 ** (32 - bits);
      const expected = Math.floor(number(one) / size) === Math.floor(number(other) / size);
      expect(isIn(one, `${other}/${bits}`)).toBe(expected);
    }),
  );
});

test('[A17] what is no range is none', () => {
  for (const text of [
    '',
    '/',
    '192.0.2.0/33',
    '192.0.2.0/-1',
    '192.0.2.0/08',
    '::/129',
    'a/8',
    '1.2.3/8',
    '1.2.3.4/8/8',
  ]) {
    expect(parseAddressRange(text)).toBeUndefined();
  }
});
