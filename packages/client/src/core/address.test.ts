import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { type Address, addressBytes, formatAddress, parseAddress, scopeOf } from './address.ts';

const scope = (text: string) => {
  const address = parseAddress(text);
  return address && scopeOf(address);
};

describe('[D2] the scope of an address', () => {
  test('private, link-local, shared, loopback and made-up ones are local', () => {
    for (const text of [
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.3.4',
      '100.64.0.1',
      '100.127.255.255',
      '127.0.0.1',
      'fd00::2',
      'fc00::1',
      'fe80::1',
      '::1',
      '4f5e8f0c-8f4b-4c1e-9a57-0a6a3f0f5d11.local',
    ]) {
      expect(`${text} ${scope(text)}`).toBe(`${text} local`);
    }
  });

  test('their neighbours are public', () => {
    for (const text of [
      '9.255.255.255',
      '11.0.0.0',
      '172.15.255.255',
      '172.32.0.0',
      '192.167.255.255',
      '100.63.255.255',
      '100.128.0.0',
      '203.0.113.7',
      '2001:db8::1',
      '2a00::1',
    ]) {
      expect(`${text} ${scope(text)}`).toBe(`${text} public`);
    }
  });

  test('what reaches nobody, or hides an address inside, is unusable', () => {
    for (const text of [
      '0.0.0.0',
      '0.1.2.3',
      '224.0.0.251',
      '255.255.255.255',
      '::',
      '::7f00:1',
      'ff02::fb',
      '2002:c0a8:101::1',
      '64:ff9b::c0a8:101',
    ]) {
      expect(`${text} ${scope(text)}`).toBe(`${text} unusable`);
    }
    const mapped: Address = {
      family: 'ipv6',
      bytes: Uint8Array.from([...new Array(10).fill(0), 255, 255, 192, 168, 0, 1]),
    };
    expect(scopeOf(mapped)).toBe('unusable');
  });
});

test('[D2] an address survives being written and read', () => {
  const address = fc
    .constantFrom('ipv4' as const, 'ipv6' as const, 'mdns' as const)
    .chain((family) =>
      fc
        .uint8Array({ minLength: addressBytes[family], maxLength: addressBytes[family] })
        .map((bytes): Address => ({ family, bytes })),
    );
  fc.assert(
    fc.property(address, (value) => {
      const text = formatAddress(value);
      expect(text).toMatch(/^[\da-f.:-]+(\.local)?$/);
      expect(parseAddress(text)).toEqual(value);
    }),
  );
});

test('[D2] shortened IPv6 is understood, and nonsense is not', () => {
  expect(formatAddress(parseAddress('2001:DB8::8:800:200C:417A') as Address)).toBe(
    '2001:db8:0:0:8:800:200c:417a',
  );
  for (const text of [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '1.2.3.x',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8:9',
    'g::1',
    'fe80::1%eth0',
    'router.local',
    '4f5e8f0c8f4b4c1e9a570a6a3f0f5d11.local',
  ]) {
    expect(parseAddress(text)).toBeUndefined();
  }
});
